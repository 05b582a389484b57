#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What indexing and searching cost, one JSON line a figure. BENCH_DIR holds
# x1.jsonl and x10.jsonl (articles, one a line), files/ (articles, one a file)
# and queries.tsv (a batch for filmsearch); what is not there is left out.
# BENCH_KIT may hold compare.sh, which runs other programs on the same work in
# the same minutes: only ratios within one run say anything.
: "${BENCH_DIR:?names the folder of what is to be indexed}"
: "${FILMINDEX:?}" "${FILMSEARCH:?}" "${MEASURE:?}"
out=$PWD/bench-out
rm -rf "$out"
mkdir -p "$out" || exit 2

bytes() { du -skL --apparent-size "$1" | awk '{ print $1 * 1024 }'; }

# measure WHAT ON COMMAND...: prints the figures of one run; the database is
# $out/ON.db.
measure()
{
    what=$1 on=$2
    shift 2
    "$MEASURE" "$out/cost" "$@" >"$out/said" 2>&1
    status=$?
    if [ "$status" -gt 1 ]; then
        cat "$out/said" >&2
        exit 2
    fi
    read -r wall cpu peak <"$out/cost"
    printf '{"what":"%s","on":"%s","wall":%s,"cpu":%s,"peak_kb":%s}\n' \
        "$what" "$on" "$wall" "$cpu" "$peak"
}

# add NAME PATH: indexes the path into a new index and notes it for growth.
add()
{
    measure add "$1" "$FILMINDEX" -q --db "$out/$1.db" add "$2"
    from=$(bytes "$2") to=$(bytes "$out/$1.db")
    echo "$from $to" | awk -v on="$1" '{ printf "{\"what\":\"size\"," \
        "\"on\":\"%s\",\"bytes\":%d,\"index\":%d,\"ratio\":%.3f}\n",
        on, $1, $2, $2 / $1 }'
    echo "$1 $from $wall $cpu $to $peak" >>"$out/grown"
}

# The exponent e of what grows as bytes^e, from the first row to each other.
growth()
{
    awk 'NR == 1 { name = $1; split($0, first); next }
    {
        split("wall cpu index peak_kb", of, " ")
        for (i = 1; i <= 4; i++)
            printf "{\"what\":\"growth\",\"of\":\"%s\",\"from\":\"%s\"," \
                "\"to\":\"%s\",\"times\":%.1f,\"exponent\":%.3f}\n", of[i],
                name, $1, $2 / first[2],
                log($(i + 2) / first[i + 2]) / log($2 / first[2])
    }' "$out/grown"
}

for name in x1 x10; do
    [ -e "$BENCH_DIR/$name.jsonl" ] && add "$name" "$BENCH_DIR/$name.jsonl"
done
# Three times the largest, its articles under other ids.
if [ -n "$BENCH_LARGE" ] && [ -e "$BENCH_DIR/x10.jsonl" ]; then
    for i in 1 2 3; do
        sed "s/{\"id\": \"/&$i-/" "$BENCH_DIR/x10.jsonl"
    done >"$out/x30.jsonl"
    add x30 "$out/x30.jsonl"
    rm -rf "$out/x30.jsonl" "$out/x30.db"
fi
[ -e "$out/grown" ] && growth
if [ -d "$BENCH_DIR/files" ]; then
    measure add files "$FILMINDEX" -q --db "$out/files.db" add \
        "$BENCH_DIR/files/"
    measure again files "$FILMINDEX" -q --db "$out/files.db" add \
        "$BENCH_DIR/files/"
fi
for name in x1 x10; do
    [ -d "$out/$name.db" ] && [ -e "$BENCH_DIR/queries.tsv" ] &&
        measure "$(wc -l <"$BENCH_DIR/queries.tsv") queries" "$name" \
            "$FILMSEARCH" --db "$out/$name.db" --batch \
            "$BENCH_DIR/queries.tsv" --format jsonl
done
if [ -n "$BENCH_KIT" ]; then
    bash "$BENCH_KIT/compare.sh" "$BENCH_DIR"
fi
rm -rf "$out"
