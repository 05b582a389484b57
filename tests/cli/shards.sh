#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# An index that is split answers as the whole does, in few round trips, and says
# what is missing.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
. "$TOP_SRCDIR/tests/cli/servers.sh"

# says STATUS NAME TEXT COMMAND...: what it prints has TEXT.
says()
{
    want=$1
    name=$2
    text=$3
    shift 3
    timeout 60 "$@" >out 2>err
    status=$?
    cat err >>out
    [ "$status" -eq "$want" ] && grep -qF -e "$text" out
    tap_result $? "$name" out
}

cat >queries <<'X'
Burning
Jeon Jong-seo awards
jun jong seo
전종서가
who plays Minhee
Ballerina revenge
train to busan zombies
films by Park Chan-wook
Parasite prizes
Jeon awrds
the ending of Burning
author:Penrose
film:Burning
date:2018..2020 film
text:greenhouse OR heading:cast
"first film"
kim ji-hoon
no such words xqzw
X
awk '{ print "q" NR "\t" $0 }' queries >batch.tsv

says 0 "an index is made and split" " added (" "$filmindex" --db film.db add \
    --shards 3 corpus/articles corpus/films corpus/people
"$filmsearch" --db film.db --batch batch.tsv --format jsonl >want 2>want.err
says 1 "a shard alone is not searched" "shard 2 of 3; only its head" sh -c \
    '"$0" --db film.db/shard-2 Burning; [ $? -eq 2 ] && exit 1' "$filmsearch"
for part in head shard-1; do
    says 2 "$part: nothing is added" "is part of an index that is split" \
        "$filmindex" --db film.db/$part add corpus/films
    says 2 "$part: nor exported" "is part of an index that is split" \
        "$filmindex" --db film.db/$part export
    says 0 "$part: whole" "whole" "$filmindex" --db film.db/$part verify
done
says 2 "too many" "--shards: at most" "$filmindex" --db film.db add \
    --shards 100000 corpus/films

# serve N: the shards, and $shards, the options to ask them.
serve()
{
    shards=
    for i in $(seq "$1"); do
        start "s$i" "film.db/shard-$i"
        shards="$shards --shard 127.0.0.1:$(cat "s$i.port")"
    done
}

# same NAME: the answers are those of the whole.
same()
{
    # shellcheck disable=SC2086 # options
    "$filmsearch" --db film.db/head $shards --batch batch.tsv --format jsonl \
        >got 2>got.err
    cmp want got >differ 2>&1 && cmp want.err got.err >>differ 2>&1
    tap_result $? "$1" differ
}
serve 3
same "three shards"
for how in "--facets film,person,year" "--who" "--complete" "--explain" \
    "--sort date" "--count" "--like corpus/articles/greenhouse-burning.md:12"; do
    # shellcheck disable=SC2086 # options
    "$filmsearch" --db film.db $how Burning >want.one 2>&1
    # shellcheck disable=SC2086 # options
    "$filmsearch" --db film.db/head $shards $how Burning >got.one 2>&1
    [ -s want.one ] && cmp want.one got.one >differ 2>&1
    tap_result $? "$how" differ
done

# A query in few round trips, connections included, and a batch in fewer.
proxied=
for i in 1 2 3; do
    peer "p$i" proxy "$(cat "s$i.port")" 1
    proxied="$proxied --shard 127.0.0.1:$(cat "p$i.port")"
done
while read -r query; do
    # shellcheck disable=SC2086 # options
    "$filmsearch" --db film.db/head $proxied --format jsonl "$query"
done <queries >got 2>&1
sed 's/"qid":"[^"]*"/"qid":null/' want >want.single
grep '^{' got | cmp - want.single >differ 2>&1
tap_result $? "each query alone" differ
# trips MOST NAME: no connection had more.
trips()
{
    sleep 0.2
    sed -s 1d p1.port p2.port p3.port >trips
    awk -v most="$1" '$1 > most { bad = 1 } END { exit bad || !NR }' trips
    tap_result $? "$2" trips
}
trips 8 "at most 8 round trips a query"

# Whatever a shard does, the others' passages come, and it is named.
gap()
{
    name=$1
    text=$2
    shift 2
    says 0 "$name: named" "$text" "$filmsearch" --db film.db/head "$@" \
        --time-limit 0 --shard-timeout 0.5 --per-article 0 -n 1000 \
        --format jsonl --batch batch.tsv
    grep '"rank"' got.whole >rows
    sed 's/.*"path":\("[^"]*"\).*"line":\([0-9]*\).*/\1 \2/' rows |
        sort -u >places
    grep '"rank"' out | sed \
        's/.*"path":\("[^"]*"\).*"line":\([0-9]*\).*/\1 \2/' | sort -u >some
    [ -s some ] && [ "$(comm -13 places some | wc -l)" -eq 0 ] &&
        [ "$(wc -l <some)" -lt "$(wc -l <places)" ]
    tap_result $? "$name: some places, and no others" some
}
"$filmsearch" --db film.db --per-article 0 -n 1000 --format jsonl --batch \
    batch.tsv >got.whole 2>/dev/null
one="--shard 127.0.0.1:$(cat s1.port)"
two="--shard 127.0.0.1:$(cat s2.port)"
three="--shard 127.0.0.1:$(cat s3.port)"
# shellcheck disable=SC2086 # options
gap "not given" "source shard 3 of 3 is missing: no server with it" $one $two
# shellcheck disable=SC2086 # options
gap "twice the same" "source shard 3 of 3 is missing: no server" $one $two $two
for mode in silent web noise half; do
    peer $mode $mode
    # shellcheck disable=SC2086 # options
    gap $mode "source 127.0.0.1:$(cat $mode.port) is missing: " $one $two \
        --shard "127.0.0.1:$(cat $mode.port)"
done
for mode in false short cut; do
    for n in 100 400 1200; do
        peer $mode$n $mode "$(cat s3.port)" $n
        # shellcheck disable=SC2086 # options
        gap $mode$n "source 127.0.0.1:$(cat $mode$n.port) is missing: " $one \
            $two --shard "127.0.0.1:$(cat $mode$n.port)"
    done
done
start whole film.db
# shellcheck disable=SC2086 # options
gap "no shard" "is missing: it serves no shard" $one $two \
    --shard "127.0.0.1:$(cat whole.port)"
"$filmindex" -q --db other.db add --shards 3 corpus/articles
start other other.db/shard-3
# shellcheck disable=SC2086 # options
gap "another's shard" "is missing: it serves a shard of another index" $one \
    $two --shard "127.0.0.1:$(cat other.port)"
kill -s STOP -- "-$(cat s3.group)"
# shellcheck disable=SC2086 # options
gap "stopped" "is missing: no answer within 0.5 s" $one $two $three
kill -s CONT -- "-$(cat s3.group)"

# A second server of a part takes the place of one that fails.
peer first short "$(cat s3.port)" 300
# shellcheck disable=SC2086 # options
"$filmsearch" --db film.db/head $one $two \
    --shard "127.0.0.1:$(cat first.port)" $three --shard-timeout 0.5 \
    --batch batch.tsv --format jsonl >got 2>got.err
grep -v '"sources"' got | cmp - want >differ 2>&1 &&
    grep -q "127.0.0.1:$(cat first.port) is missing" got.err
tap_result $? "another server of the shard" differ

# All are missing: records are still found, passages are not.
says 3 "no server at all" '"missing":"no server with it is named by --shard"' \
    "$filmsearch" --db film.db/head --format json --no-facts "greenhouse"
says 0 "a card needs none" "Burning (2018)" "$filmsearch" --db film.db/head \
    --who Burning

# ---- Changes --------------------------------------------------------------

for part in shard-1 shard-2 head; do
    "$filmindex" -q --db film.db/$part compact || echo "$part" >>failed
done
[ ! -e failed ] && same "compacted, and served without a restart"
says 0 "the commands" "xapian-tcpsrv --quiet --interface 127.0.0.1 --port 7702 \
film.db/shard-2" "$filmindex" shards film.db
grep -q '^filmsearch --db film.db/head --shard 127.0.0.1:7701 --shard ' out
tap_result $? "the command that searches" out
printf 'Title: New\n\nA greenhouse burns in the new article.\n' >new.txt
says 0 "a change is told" "its shards are of an earlier state" "$filmindex" \
    --db film.db add new.txt
says 2 "it has changed" "has changed since it was split" "$filmindex" shards \
    film.db
says 0 "status reports it" "shards:    3, of an earlier state" "$filmindex" \
    --db film.db status
says 0 "status reports it as JSON" '"shards":3,"shards_current":false' \
    "$filmindex" --db film.db status --format json
says 0 "it is split again" "film.db/shard-3" "$filmindex" shards --shards 3 \
    film.db
says 0 "status has the shards" "shards:    3
" "$filmindex" --db film.db status
says 0 "status has them as JSON" '"shards":3,"shards_current":true' \
    "$filmindex" --db film.db status --format json
"$filmsearch" --db film.db --batch batch.tsv --format jsonl >want 2>want.err
same "the same servers have the new state"
says 0 "into two" "film.db/shard-2" "$filmindex" shards --shards 2 film.db
says 0 "the third is named" "shard-3 and those after it are of an earlier" \
    "$filmindex" shards film.db
shards="$one $two"
same "two of them"
for change in compact "tag +fire greenhouse"; do
    # shellcheck disable=SC2086 # its words
    says 0 "$change: it is reported" "its shards are of an earlier state" \
        "$filmindex" --db film.db $change
    says 0 "$change: split again" "film.db/shard-2" "$filmindex" shards \
        --shards 2 film.db
done
mkdir watched
"$filmindex" --db film.db watch watched >log 2>&1 &
watcher=$!
soon "watch follows" 60 grep -q . log
printf 'Title: Newer\n\nA barn burns in the newer article.\n' >watched/newer.txt
soon "watch reports it" 60 grep -q "its shards are of an earlier state" log
kill $watcher
says 2 "no index" "no index there" "$filmindex" shards other.db/nowhere
"$filmindex" -q --db plain.db add corpus/films
says 2 "a whole one" "is not split; " "$filmindex" --db plain.db shards
tap_done
