#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The order, batches and detours in which inputs come never show: whatever led
# to the same set of inputs, every answer is the same to the byte. FILM_ORDERS
# says how many ways are tried.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

orders=${FILM_ORDERS:-10}
cd "$tmp" || exit 99
cp -rp "$TOP_SRCDIR/corpus" original
rm original/film.rng
cp -rp original in

awk '{ printf "q%d\t%s\n", NR, $0 }' >queries <<'EOF'
Jeon Jong-seo awards
jun jong seo
Jong-seo Jeon Ballerina
전종서
전종서 버닝
Jeon Jong-soe
Park Yu-rim
who plays Ok-ju
who plays Minhee
the caller Young-sook
Kim Ji-hoon
Kim Ji-hoon director disasters
Ji Hun-Kim Best Supporting Actor
Lee Chung-hyun
directed by Lee Chung-hyun
Ballerina release date
Ballerina
The Call
Burning greenhouse
greenhouse every two months
"plastic greenhouse"
Steven Yeun
Steven Yeun yawns
Tokyo in Money Heist Korea
Gray rapper from Seoul
one word composers
Mona Lisa Lee barefoot
Amelie creme brulee
amélie
"Grand Prix" Oldboy Tarantino
Park Chan-wook
Bong Joon-ho Parasite
Parasite prizes Cannes
Youn Yuh-jung Academy Award
sign language audition Sonya
Broker Cannes Best Actor
Song Kang-ho
It
Her
Us
Up
to be or not to be
film:Ballerina revenge
person:"Jeon Jong-seo" award
role:Ok-ju
date:2023 thriller
title:ballerina
+award -film
(Burning OR Parasite) AND prize
reveng*
EOF

# answers DB: all that can be told of the queries.
answers()
{
    "$filmsearch" --db "$1" --batch queries --format json -n 20 2>&1
    "$filmsearch" --db "$1" --batch queries --format jsonl --per-article 0 \
        -n 50 --explain 2>&1
}

"$filmindex" -q --db want.db add in || exit 99
answers want.db >want
grep -c '"rank":1,' want >out
tap_result $? "the queries find something" out

# shuffle SEED: the lines of standard input in an order of their own.
shuffle()
{
    awk -v seed="$1" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' |
        sort -g | cut -f2-
}

# detour FILE DB STEP: on its way in, the file is of other bytes once, or comes
# and goes, or comes twice.
detour()
{
    case $(($3 % 5)) in
    0)
        case $1 in
        *.gz) printf 'Title: Another\n\nQuite another text of Jane Roe.\n' |
            gzip -c >"$1" ;;
        *) printf 'Title: Another\n\nQuite another text of Jane Roe.\n' >"$1" ;;
        esac
        "$filmindex" -q --db "$2" add "$1"
        cp -p "original/${1#in/}" "$1"
        ;;
    1) "$filmindex" -q --db "$2" add "$1" &&
        "$filmindex" -q --db "$2" remove "$1" ;;
    2) "$filmindex" -q --db "$2" add "$1" ;;
    esac
}

find in -type f | sort >files
i=0
while [ "$i" -lt "$orders" ]; do
    i=$((i + 1))
    rm -rf got.db
    shuffle "$i" <files >left
    step=$i
    {
        while [ -s left ]; do
            step=$((step + 1))
            n=$((1 + (step * 7 + i * 13) % 17))
            head -n "$n" left >batch.list
            tail -n +"$((n + 1))" left >rest
            mv rest left
            detour "$(head -n 1 batch.list)" got.db "$step"
            tr '\n' '\0' <batch.list | xargs -0 "$filmindex" -q -j $((1 + i % 2)) \
                --db got.db add
            [ $(((step + i) % 7)) -ne 0 ] || "$filmindex" -q --db got.db compact
        done
        "$filmindex" -q --db got.db add in
        "$filmindex" -q --db got.db verify
    } >err 2>&1
    answers got.db >got
    cmp -s got want
    same=$?
    [ "$same" -eq 0 ] || diff got want | cut -c 1-400 | head -n 8 >>err
    [ "$same" -eq 0 ] && [ ! -s err ]
    tap_result $? "order $i" err
done
tap_done
