#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A server that is not there, hangs or lies: the hits of the others are shown,
# and it is named with the reason.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
. "$TOP_SRCDIR/tests/cli/servers.sh"

"$filmindex" -q --db film.db add corpus/articles corpus/films corpus/people ||
    exit 99
start good film.db/gen-*
good=127.0.0.1:$(cat good.port)

# asks STATUS NAME TEXT OPTION...: what is printed has TEXT, and such a status.
asks()
{
    want=$1
    name=$2
    text=$3
    shift 3
    timeout 60 "$filmsearch" "$@" >out 2>err
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
        --shard "$good" --shard-timeout 0.5 Burning
    grep -qF corpus/articles/greenhouse-burning.md out
    tap_result $? "$1: the other one's hits" out
    asks 3 "$1: nothing else" "\"missing\":\"$2" --shard "$address" \
        --shard-timeout 0.5 --format json Burning
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

start stopped film.db/gen-*
kill -s STOP -- "-$(cat stopped.group)"
bad stopped "no answer within 0.5 s"
kill -s CONT -- "-$(cat stopped.group)"
stopped=127.0.0.1:$(cat stopped.port)
end stopped
bad stopped "Connection refused"

# It keeps its word until the query is asked.
for mode in short cut; do
    peer "$mode" "$mode" "$(cat good.port)" 3000
    address=127.0.0.1:$(cat "$mode.port")
    asks 0 "$mode: named" "source $address is missing: " --shard "$address" \
        --shard "$good" --shard-timeout 0.5 Burning
    grep -qF corpus/articles/greenhouse-burning.md out
    tap_result $? "$mode: the other one's hits" out
done

# A server of a shard is asked in one exchange, which bytes that come one by one
# do not lengthen; of a whole index, in many.
"$filmindex" -q --db split.db add --shards 1 corpus/articles || exit 99
start shard split.db/shard-1
shard=$(cat shard.port)
peer drip drip "$shard" 20
asks 3 "byte by byte, too late" "is missing: no answer within 0.5 s" \
    --db split.db/head --shard "127.0.0.1:$(cat drip.port)" --shard-timeout 0.5 \
    burning
peer late drip "$shard" 1
asks 0 "byte by byte, in time" '"missing":null}' --format json --db \
    split.db/head --shard "127.0.0.1:$(cat late.port)" --shard-timeout 30 burning
peer other other "$shard"
"$filmsearch" --db split.db/head --shard "127.0.0.1:$(cat other.port)" \
    --shard-timeout 30 burning >out 2>&1
grep -q "is missing: it " out
tap_result $? "another document" out

for address in nowhere host: host:+80 host:-1 "host: 80" host:0 host:65536 \
    host:80x :80 host:-18446744073709551536; do
    asks 2 "another form: $address" "must have the form HOST:PORT" \
        --shard "$address" x
done
asks 2 "a host that nobody knows" "--shard no host:1: " --shard "no host:1" x
asks 2 "no time" "--shard-timeout: must be above 0" --shard "$good" \
    --shard-timeout 0 x

# Every format of JSON says what is missing.
for how in "--format json" "--format jsonl" "--format json --who" \
    "--format jsonl --who" "--format json --explain"; do
    # shellcheck disable=SC2086 # options
    asks 0 "$how" "\"sources\":[{\"source\":\"$stopped\",\"shard\":null,\
\"missing\":\"Connection refused\"},{\"source\":\"$good\",\"shard\":null,\
\"missing\":null}]" $how --shard "$stopped" --shard "$good" Burning
done
asks 0 "--ambiguous" "\"sources\":[{\"source\":\"$stopped\"" --format json \
    --shard "$stopped" --shard "$good" --ambiguous
"$filmsearch" --format jsonl --shard "$good" Burning | grep -q '"sources"'
[ $? -eq 1 ]
tap_result $? "jsonl says nothing of sources if all answer"

# A batch goes on while a server goes and comes.
i=0
while [ $i -lt 40 ]; do
    i=$((i + 1))
    printf 'q%d\tBurning\n' $i
done >batch.tsv
start coming film.db/gen-*
coming=127.0.0.1:$(cat coming.port)
"$filmsearch" --db film.db --shard "$coming" --batch batch.tsv --format json \
    >out 2>err && [ "$(grep -c '"missing":null' out)" -eq 40 ]
tap_result $? "all answers are whole" err
end coming
"$filmsearch" --db film.db --shard "$coming" --batch batch.tsv --format json \
    >out 2>err &&
    [ "$(grep -c '"missing":"Connection refused"' out)" -eq 40 ] &&
    [ "$(grep -c greenhouse-burning.md out)" -eq 40 ]
tap_result $? "every gap is named" err

# A look-up of a host may never end.
if ldd "$filmsearch" | grep -q 'lib[a-z]*san'; then
    tap_skip "hosts" "sanitizers want to be loaded first"
    tap_done
    exit
fi
tool hosts -shared -fPIC -ldl || exit 99
# of_host HOST STATUS TEXT OPTION...
of_host()
{
    address=$1:${good#*:}
    want=$2
    text=$3
    shift 3
    export LD_PRELOAD="$tmp/hosts"
    asks "$want" "$address, $*" "$text" --shard "$address" "$@" \
        --shard-timeout 0.5 Burning
    unset LD_PRELOAD
}
of_host here.example 0 corpus/articles/
of_host here.example 0 '"missing":null' --format json --no-facts
of_host slow.example 0 "is missing: its host was not found in time" --shard \
    "$good"
of_host slow.example 3 "is missing: its host was not found in time" --no-facts
of_host later.example 0 "is missing: " --shard "$good"
of_host later.example 3 '"missing":"' --format json --no-facts
tap_done
