#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three readers beside sixty commits, some of them new generations: no query
# and no command that reads fails, and every answer is one of the states.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

write_articles in 1 60 20
printf 'Title: Changing\n\nZanzibar edition 0 of the changing one.\n' \
    >in/changing.txt
"$filmindex" -q --db db add in || exit 99
i=0
while [ "$i" -lt 400 ]; do
    i=$((i + 1))
    printf 'q%d\tzanzibar word%d film%d\n' "$i" "$i" "$((i % 89))"
done >queries

# Each reader writes a line a query that failed, and at its end how many it
# made.
one_by_one()
{
    n=0
    while [ ! -e stop ]; do
        n=$((n + 1))
        "$filmsearch" --db db -n 1 --format paths zanzibar >"out.$1" 2>&1
        code=$?
        [ "$code" -eq 0 ] && [ "$(cat "out.$1")" = in/changing.txt ] ||
            echo "query: exit status $code, $(cat "out.$1")"
    done
    echo "# reader $1: $n"
}

in_batches()
{
    n=0
    while [ ! -e stop ]; do
        n=$((n + 400))
        "$filmsearch" --db db --batch queries --format tsv >"out.$1" 2>&1 ||
            echo "batch: $(tail -n 1 "out.$1")"
    done
    echo "# reader $1: $n"
}

others()
{
    n=0
    while [ ! -e stop ]; do
        n=$((n + 2))
        "$filmindex" --db db status >"out.$1" 2>&1 ||
            echo "status: $(tail -n 1 "out.$1")"
        # On a slow machine all of its tries may meet a commit: that is said.
        "$filmindex" --db db export >"out.$1" 2>"err.$1"
        ! grep -q 'while it was read; try again' "err.$1" || continue
        sed 's/^/export: /' "err.$1"
        # Before or behind a change it may be there twice, or not at all.
        lines=$(grep -c '"edition 1 of article' "out.$1")
        [ "$lines" -eq 1200 ] || echo "export: $lines passages"
    done
    echo "# reader $1: $n"
}

one_by_one 1 >log.1 &
in_batches 2 >log.2 &
others 3 >log.3 &

i=0
failed=0
while [ "$i" -lt 60 ]; do
    i=$((i + 1))
    printf 'Title: Changing\n\nZanzibar edition %d of the changing one.\n' \
        "$i" >in/changing.txt
    "$filmindex" -q --db db add in 2>>err || failed=1
    [ $((i % 10)) -ne 0 ] || "$filmindex" -q --db db compact 2>>err || failed=1
done
: >stop
wait
tap_result "$failed" "sixty commits beside readers" err
for reader in 1 2 3; do
    grep '^#' "log.$reader"
    grep -v '^#' "log.$reader" >problems
    [ ! -s problems ]
    tap_result $? "reader $reader met no failure" problems
done
"$filmindex" -q --db db verify >out 2>&1
tap_result $? "the index is whole" out
tap_done
