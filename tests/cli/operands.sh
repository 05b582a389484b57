#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What is named on the command line of filmindex: a wrong name is reported and
# costs only itself.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB

mkdir texts
printf 'Title: Ann\n\nThe first paragraph about Ann.\n' >texts/a.txt
printf 'Title: Ben\n\nThe second paragraph about Ben.\n' >texts/b.txt
ln -s nowhere dangling
ln -s loop loop
mkfifo fifo
long=$(awk 'BEGIN { for (i = 0; i < 300; i++) printf "x" }')

# wrong TEXT NAME: NAME beside good ones.
wrong()
{
    rm -rf db
    "$filmindex" --db db add texts/a.txt "$2" texts/b.txt >out 2>&1
    got=$?
    "$filmindex" --db db status >>out 2>&1
    [ $got -eq 2 ] && grep -qF "$1" out && grep -q ', 1 wrong name;' out &&
        grep -q '^inputs: *2 ' out && grep -q ' 0 refused' out
    tap_result $? "add reports '$2' and goes on" out
}

while IFS='|' read -r text name; do
    wrong "$text" "$name"
done <<'ROWS'
nowhere: No such file or directory|nowhere
no/where: No such file or directory|no/where
dangling: No such file or directory|dangling
loop: Too many levels|loop
fifo: neither a file nor a directory|fifo
/dev/null: neither a file nor a directory|/dev/null
an empty path|
texts/a.txt/: Not a directory|texts/a.txt/
texts/a.txt/.: Not a directory|texts/a.txt/.
texts/a.txt/../b.txt: Not a directory|texts/a.txt/../b.txt
texts/none/../a.txt: No such file or directory|texts/none/../a.txt
ROWS
wrong 'File name too long' "$long"

"$filmindex" --db db -q sync texts
rm texts/b.txt
"$filmindex" --db db sync nowhere texts >out 2>&1
[ $? -eq 2 ] && grep -q 'nowhere: No such' out && grep -q ' 1 removed' out
tap_result $? "sync too" out
mv texts moved
"$filmindex" --db db sync texts moved >out 2>&1
[ $? -eq 2 ] && grep -q '1 added' out && grep -q ' 0 removed' out
tap_result $? "and forgets nothing of a folder that is missing" out
"$filmindex" --db db remove '' texts none >out 2>&1
[ $? -eq 2 ] && grep -q '1 removed, 1 refused, 1 wrong name' out
tap_result $? "remove too" out
"$filmindex" --db new add nowhere '' fifo >out 2>&1
[ $? -eq 2 ] && [ ! -e new ] && grep -q '3 wrong names' out
tap_result $? "without a right one no index is made" out
"$filmindex" -q --db new add nowhere moved/a.txt >out 2>&1
[ $? -eq 2 ] && [ "$(grep -c . out)" = 1 ] && [ -e new ]
tap_result $? "with -q it is the only line" out
"$filmindex" extract moved/a.txt nowhere '' moved/a.txt/ fifo moved/a.txt \
    >out 2>&1
[ $? -eq 2 ] && [ "$(grep -c 'kind":"article' out)" = 2 ] &&
    [ "$(grep -c '^filmindex: ' out)" = 4 ]
tap_result $? "extract too" out
for name in nowhere '' moved/a.txt/ fifo; do
    "$filmindex" extract "$name" moved/a.txt >out 2>&1
    tap_result $(($? != 2)) "extract of '$name' exits 2" out
done
tap_done
