#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A server that is not there, hangs or lies: the hits of the others are shown,
# and it is named with the reason.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
. "$TOP_SRCDIR/tests/cli/servers.sh"

"$filmindex" -q --db film.db add --shards 2 corpus/articles corpus/films \
    corpus/people || exit 99
start good film.db/shard-1
good=127.0.0.1:$(cat good.port)

# asks STATUS NAME TEXT OPTION...: what is printed has TEXT, and such a status.
asks()
{
    want=$1
    name=$2
    text=$3
    shift 3
    timeout 60 "$filmsearch" --db film.db/head "$@" >out 2>err
    status=$?
    cat err >>out
    [ "$status" -eq "$want" ] && grep -qF -e "$text" out
    tap_result $? "$name" out
}

# Whatever it does, it is named, and the other one's hits are shown.
bad()
{
    address=127.0.0.1:$(cat "$1.port")
    asks 0 "$1: named" "source $address is missing: $2" --shard "$address" \
        --shard "$good" --shard-timeout 0.5 --no-facts burning
    grep -qF corpus/articles/ out
    tap_result $? "$1: the other one's hits" out
    asks 3 "$1: nothing else" "\"missing\":\"$2" --shard "$address" \
        --shard-timeout 0.5 --format json --no-facts burning
}
for mode in silent closing web noise huge long old half upset; do
    peer "$mode" "$mode"
done
bad silent "no answer within 0.5 s"
bad closing ""
bad web "it does not answer as xapian-tcpsrv does"
bad noise "it does not answer as xapian-tcpsrv does"
bad huge "it announces an answer of impossible length"
bad long "it speaks version 17 of the protocol, not 39"
bad old "it speaks version 12 of the protocol, not 39"
bad half "no answer within 0.5 s"
bad upset "it cannot serve: ??[1m"
! grep -q "$(printf '\357\277\275')" out
tap_result $? "upset: no half of a character" out

start stopped film.db/shard-2
kill -s STOP -- "-$(cat stopped.group)"
bad stopped "no answer within 0.5 s"
kill -s CONT -- "-$(cat stopped.group)"
stopped=127.0.0.1:$(cat stopped.port)
end stopped
bad stopped "Connection refused"

# It is a shard, but not as it should be. Bytes that come one by one do not
# lengthen the time.
start two film.db/shard-2
peer drip drip "$(cat two.port)" 20
bad drip "no answer within 0.5 s"
peer late drip "$(cat two.port)" 1
asks 0 "bytes one by one, in time" '"missing":null},{' --format json \
    --shard-timeout 30 --shard "127.0.0.1:$(cat late.port)" --shard "$good" \
    burning
peer other other "$(cat two.port)"
asks 0 "another document" "is missing: it gave another text than the index has" \
    --shard "127.0.0.1:$(cat other.port)" --shard "$good" burning
end two

for address in nowhere host: host:+80 host:-1 "host: 80" host:0 host:65536 \
    host:80x :80 host:-18446744073709551536; do
    asks 2 "another form: $address" "must have the form HOST:PORT" \
        --shard "$address" x
done
asks 2 "a host that nobody knows" "--shard no host:1: " --shard "no host:1" x
asks 2 "no time" "--shard-timeout: must be above 0" --shard "$good" \
    --shard-timeout 0 x

# Every format of JSON says what is missing.
for how in "--format json" "--format jsonl" "--format json --explain"; do
    # shellcheck disable=SC2086 # options
    asks 0 "$how" "\"sources\":[{\"source\":\"$stopped\",\"shard\":null,\
\"missing\":\"Connection refused\"},{\"source\":\"$good\",\"shard\":1,\
\"missing\":null}]" $how --shard "$stopped" --shard "$good" Burning
done
start two film.db/shard-2
"$filmsearch" --db film.db/head --format jsonl --shard "$good" \
    --shard "127.0.0.1:$(cat two.port)" Burning | grep -q '"sources"'
[ $? -eq 1 ]
tap_result $? "jsonl says nothing of sources if all answer"

# A whole index is asked here, or with its head.
start whole film.db/gen-*
whole=127.0.0.1:$(cat whole.port)
asks 0 "a server of a whole index" "it serves a whole index" --shard "$good" \
    --shard "$whole" Burning
# refused NAME TEXT OPTION...
refused()
{
    name=$1
    text=$2
    shift 2
    "$filmsearch" "$@" --shard "$whole" Burning >out 2>&1
    [ $? -eq 2 ] && grep -qF -e "$text" out
    tap_result $? "$name" out
}
refused "an index that is not split" \
    "film.db: is not split, and --shard is for the head" --db film.db
refused "no head" "name the head of the index, too: --db HEAD"

# A batch goes on while a server goes and comes.
i=0
while [ $i -lt 40 ]; do
    i=$((i + 1))
    printf 'q%d\tBurning\n' $i
done >batch.tsv
start coming film.db/shard-2
coming=127.0.0.1:$(cat coming.port)
"$filmsearch" --db film.db/head --shard "$coming" --shard "$good" --batch \
    batch.tsv --format json >out 2>err &&
    [ "$(grep -c '"missing":null.*"missing":null' out)" -eq 40 ]
tap_result $? "all answers are whole" err
end coming
"$filmsearch" --db film.db/head --shard "$coming" --shard "$good" --batch \
    batch.tsv --format json >out 2>err &&
    [ "$(grep -c '"missing":"Connection refused"' out)" -eq 40 ] &&
    [ "$(grep -c 'corpus/articles/' out)" -eq 40 ]
tap_result $? "every gap is named" err
tap_done
