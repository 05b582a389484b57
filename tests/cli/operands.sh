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

# What is below too many folders costs only itself.
below=nest$(printf '/d%.0s' $(seq 201))
mkdir -p "$below"
cp texts/a.txt nest
"$filmindex" --db nest.db add nest >out 2>&1
[ $? -eq 1 ] && grep -q 'd: a folder nested more than 200 deep' out &&
    grep -q '^filmindex: 1 added.* 1 refused' out
tap_result $? "a folder that is nested too deep is refused by name" out

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

# ---- Standard input -------------------------------------------------------

# is NAME WANT GOT
is()
{
    printf 'wanted: %s\ngot:    %s\n' "$2" "$3" >differ
    [ "$2" = "$3" ]
    tap_result $? "$1" differ
}

# paths: the inputs of db, a path a line, in a line.
paths()
{
    "$filmindex" --db db export | sed 's/.*"path":"\([^"]*\)".*/\1/' | sort |
        tr '\n' ' '
}

# text WORD: an article.
text()
{
    printf 'Title: Cy\n\nThe paragraph about %s.\n' "$1"
}

rm -rf db
text Cy | "$filmindex" --db db add - moved >out 2>&1
is "a text of standard input is indexed beside files" "- moved/a.txt " "$(paths)"
text Cy | "$filmindex" --db db add - >out 2>&1
grep -q ' 0 added.* 1 unchanged' out
tap_result $? "the same text is unchanged" out
text Di | "$filmindex" --db db add - >out 2>&1
"$filmsearch" --db db Di >out 2>&1
grep -q -- '^ *-:3' out
tap_result $? "another one of the same length takes its place" out
text Ed | "$filmindex" --db db add --name moved/ed.txt - >out 2>&1
is "--name gives it a name" "- moved/a.txt moved/ed.txt " "$(paths)"
printf '<!DOCTYPE html><title>F</title><article><h1>F</h1><p>%s</p></article>' \
    'A page that is long enough to be taken for an article, about a film.' |
    "$filmindex" --db db add --name 'moved/Fay & co.html' - >out 2>&1
grep -q ' 1 added' out
tap_result $? "which may hold anything" out
"$filmindex" --db db sync moved >out 2>&1
is "sync does not forget what never was a file" \
    "- moved/Fay & co.html moved/a.txt moved/ed.txt " "$(paths)"
text Gus >moved/ed.txt
"$filmindex" --db db sync moved >out 2>&1
grep -q ' 1 added' out
tap_result $? "a file of that name takes its place" out
rm moved/ed.txt
"$filmindex" --db db sync moved >out 2>&1
grep -q ' 1 removed' out
tap_result $? "and is forgotten like any other" out
"$filmindex" --db db export >exported
"$filmindex" --db copy import - <exported >out 2>&1 &&
    everything copy >copied && sort exported | cmp -s - copied
tap_result $? "import reads an export from a pipe" out
"$filmindex" --db db -v remove - >out 2>&1
grep -q 'removed -$' out
tap_result $? "it is forgotten by its name" out
text Hal >whole
{ head -c 12 >part; "$filmindex" --db db add - >out 2>&1; } <whole
"$filmindex" --db db export | grep -q '"path":"-".*Hal'
tap_result $? "what is left of a file is read, too" out
: | "$filmindex" --db db add - moved >out 2>&1
[ $? -eq 1 ] && grep -q '^filmindex: -: empty' out
tap_result $? "nothing at all is refused" out
"$filmindex" --db db add - moved <&- >out 2>&1
[ $? -eq 2 ] && grep -q '^filmindex: -: cannot be read' out &&
    grep -q '1 unchanged.* 1 wrong name' out
tap_result $? "a closed input is a wrong name" out
"$filmindex" --db db add --name in - moved <. >out 2>&1
[ $? -eq 2 ] && grep -q '^filmindex: in: cannot be read: Is a dir' out
tap_result $? "so is a folder" out
text Ida | TMPDIR=$tmp/none "$filmindex" --db db add - moved >out 2>&1
[ $? -eq 2 ] && grep -q '1 unchanged.* 1 wrong name' out
tap_result $? "and what cannot be kept" out
text Ida | "$filmindex" --db db --max-stream-bytes 10 add - moved >out 2>&1
[ $? -eq 2 ] && grep -q -- '-: larger than 10 bytes' out
tap_result $? "and what is too long" out
text Ida | "$filmindex" extract --name ida.txt - >out 2>&1
grep -q '"path":"ida.txt".*about Ida' out
tap_result $? "extract reads it, too" out
gzip -c whole | "$filmindex" extract - >out 2>&1
grep -q '"path":"-".*about Hal' out
tap_result $? "also compressed" out
mkfifo slow
"$filmindex" --db db add - <slow >out 2>&1 &
adding=$!
exec 9>slow
while kill -INT $adding 2>/dev/null; do # it may not have begun
    sleep .05
done
wait $adding
[ $? -eq 2 ] && grep -q 'interrupted' out
tap_result $? "a pipe that gives nothing is left at a signal" out
exec 9>&-

# ---- Names from a file ----------------------------------------------------

mkdir list
for name in 1 2 '3 4' '-' '5
6'; do
    text "$name" >"list/$name"
done
printf 'list/1\n\nlist/3 4\n' >names
rm -rf db
"$filmindex" --db db add --files-from names list/2 >out 2>&1
is "--files-from takes names from a file" 'list/1 list/2 list/3 4 ' "$(paths)"
find list -type f -print0 | "$filmindex" --db db add -0 --files-from - >out 2>&1
grep -q ' 2 added.* 3 unchanged' out
tap_result $? "or, any name, from standard input" out
(cd list && echo - | "$filmindex" --db ../db -v add --files-from - >../out 2>&1)
grep -q 'unchanged -$' out
tap_result $? "where - is a file" out
printf 'list/1\nnowhere\nlist/2' |
    "$filmindex" --db db add --files-from - >out 2>&1
[ $? -eq 2 ] && grep -q ' 2 unchanged.* 1 wrong name' out
tap_result $? "a wrong one costs only itself" out
echo list/1 | "$filmindex" --db db remove --files-from - >out 2>&1
grep -q ' 1 removed' out
tap_result $? "remove" out
echo list/1 | "$filmindex" extract --files-from - >out 2>&1
grep -q '"path":"list/1"' out
tap_result $? "extract" out
"$filmindex" --db new2 add --files-from /dev/null >out 2>&1 && [ ! -e new2 ]
tap_result $? "an empty list is nothing to do" out

# usage NAME TEXT ARGUMENT...
usage()
{
    name=$1
    want=$2
    shift 2
    "$filmindex" --db db "$@" >out 2>&1 </dev/null
    [ $? -eq 2 ] && grep -qF -e "$want" out
    tap_result $? "$name" out
}
usage "-0 alone" '--null goes with --files-from' add -0 list
usage "--name alone" '--name names the text' add --name x list
usage "both from standard input" 'either names' add --files-from - -
usage "a list that is not there" 'nowhere: cannot be opened' \
    add --files-from nowhere
usage "a list that is a folder" 'list: cannot be read' add --files-from list
printf 'a\0b\n' >nul
usage "NUL in a line" 'nul: a name holds a NUL byte' add --files-from nul
usage "an empty --name" 'an empty path' add --name '' -
usage "a command without operands" 'takes no operands' \
    status --files-from names
long=$(awk 'BEGIN { for (i = 0; i < 8200; i++) printf "x" }')
for option in film person role source; do
    "$filmsearch" --db nest.db --$option "$long" paragraph >out 2>&1
    [ $? -eq 2 ] && grep -q "^filmsearch: --$option: longer than 8192 bytes" out
    tap_result $? "a value of --$option that is too long is refused" out
done
tap_done
