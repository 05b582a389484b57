#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A server is killed and started again, twice, in the middle of a batch: every
# answer is that of the whole index, or names the gap and has nothing false.
# RESTARTS_QUERIES=10000 asks so many.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
. "$TOP_SRCDIR/tests/cli/servers.sh"
queries=${RESTARTS_QUERIES-600}

# Articles of words in all combinations, so that answers differ.
mkdir articles
awk 'BEGIN {
    n = split("burning greenhouse phone call house thief train zombie award " \
        "prize role actress debut director sequel ending remake score", w, " ")
    for (i = 1; i <= 240; i++) {
        name = "articles/" i ".txt"
        printf "Title: Notes on %s %d\n", w[i % n + 1], i >name
        for (p = 0; p < 4; p++)
            printf "\nThe %s and the %s of film %d, which its %s takes as a " \
                "%s in take %d.\n", w[(i * 7 + p) % n + 1],
                w[(i * 3 + p * 5) % n + 1], i, w[(i + p * p) % n + 1],
                w[(i * 11 + p * 3) % n + 1], p >name
        close(name)
    }
    for (q = 1; q <= '"$queries"'; q++)
        printf "q%d\t%s %s %d\n", q, w[q * 5 % n + 1], w[(q * 13 + 4) % n + 1],
            q % 240 + 1 >"batch.tsv"
}'
"$filmindex" -q --db film.db add --shards 3 articles || exit 99
"$filmindex" --db film.db export | sed -n \
    's/.*"path":\("[^"]*"\).*"line":\([0-9]*\).*"text":\("[^"]*"\).*/\1 \3/p' |
    sort -u >places
"$filmsearch" --db film.db --batch batch.tsv --format jsonl >want 2>/dev/null
start one film.db/shard-1
start two film.db/shard-2
start three film.db/shard-3
port=$(cat two.port)

# The program waits while nobody reads its output: so the server goes and comes
# at the same places on every machine.
step=$(($(wc -c <want) / 5))
mkfifo pipe
timeout 1200 "$filmsearch" --db film.db/head \
    --shard "127.0.0.1:$(cat one.port)" --shard "127.0.0.1:$port" \
    --shard "127.0.0.1:$(cat three.port)" --batch batch.tsv --format jsonl \
    >pipe 2>got.err &
searching=$!
exec 3<pipe
for _ in 1 2; do
    head -c $step <&3
    end two
    head -c $((step / 2)) <&3
    start two film.db/shard-2 "$port"
    sleep 1 # until the server is asked again
done >got
cat <&3 >>got
wait $searching
tap_result $? "the batch ends" got.err

# For each query, its lines; one with sources marks a gap.
awk '
function qid() {
    match($0, /"qid":"[^"]*"/)
    return substr($0, RSTART + 7, RLENGTH - 8)
}
FILENAME == "places" { known[$0] = 1; next }
FILENAME == "batch.tsv" { all[$1] = 1; next }
FILENAME == "want" { want[qid()] = want[qid()] $0 "\n"; next }
/"sources":/ {
    gap[qid()] = 1
    gaps++
    if (!/"shard":2,"missing":"[^"]/)
        print "not named: " $0
    next
}
{
    got[qid()] = got[qid()] $0 "\n"
    match($0, /"path":"[^"]*"/)
    place = substr($0, RSTART + 7, RLENGTH - 7)
    match($0, /"text":"[^"]*"/)
    place = place " " substr($0, RSTART + 7, RLENGTH - 7)
    if (!(place in known))
        print "false: " $0
}
END {
    for (q in all)
        if (!(q in gap) && got[q] != want[q])
            print "wrong, and no gap is named: " q
    print gaps + 0 >"gaps"
}' places batch.tsv want got >wrong
[ ! -s wrong ]
tap_result $? "no wrong answer" wrong
gaps=$(cat gaps)
[ "$gaps" -gt 0 ] && [ "$gaps" -lt "$queries" ]
tap_result $? "some answers have a gap" gaps
[ "$(grep -c "source 127.0.0.1:$port is missing: " got.err)" -eq "$gaps" ]
tap_result $? "standard error names every gap" gaps
echo "# $queries queries, $gaps with a gap"
tap_done
