#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Tags and notes: they are found and shown, and nothing that is done with the
# index or its inputs loses them.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

cd "$tmp" || exit 99
FILMSEARCH_DB=$tmp/db
export FILMSEARCH_DB
mkdir in
printf 'Title: One\n\nThe pelican flies.\n\nThe owl.\n' >in/1.txt
printf 'Title: Two\n\nThe pelican waits.\n' >in/2.txt
printf '{"id":"x","title":"J","text":"The stork."}\n%s\n' \
    '{"id":"y","title":"K","text":"The heron."}' >in/j.jsonl
"$filmindex" -q add in >out 2>&1
tap_result $? "articles" out

# says NAME STATUS TEXT ARGUMENT...: filmindex does.
says()
{
    name=$1 code=$2 text=$3
    shift 3
    "$filmindex" "$@" >out 2>&1
    [ $? -eq "$code" ] && grep -qF -e "$text" out
    tap_result $? "$name" out
}

# finds NAME PATHS QUERY...: these, sorted.
finds()
{
    name=$1 wanted=$2
    shift 2
    "$filmsearch" --format paths "$@" 2>err | sort | paste -s -d ' ' - >out
    [ "$(cat out)" = "$wanted" ]
    tap_result $? "$name" out
}

says "tag" 0 "tagged 2 articles" tag +seen -todo pelican
finds "they are found" "in/1.txt in/2.txt" tag:seen
"$filmsearch" tag:seen owl >out 2>&1
grep -q '^    tagged seen$' out
tap_result $? "all passages have it, and show it" out
"$filmsearch" --format json tag:seen owl >out 2>&1
grep -q '"meta":{"mark":"seen"}' out
tap_result $? "so does JSON" out
says "a second tag" 0 "tagged 1 article" tag +bird -seen +todo waits
finds "is added" in/2.txt tag:bird tag:todo
finds "and one removed" in/1.txt tag:seen
says "an article of several" 0 "tagged 1 article" tag +fish heron
finds "has it alone" in/j.jsonl tag:fish
[ "$("$filmsearch" -c tag:fish)" -eq 1 ]
tap_result $? "and not its neighbour"
says "nothing matches" 1 "no article matches" tag +x zzzzqqqq
says "no tag" 2 "expected +TAG" tag pelican
says "no query" 2 "expected +TAG" tag +seen
says "a query with operators" 0 "tagged 1 article" tag +two -- +pelican -flies
finds "is read as one" in/2.txt tag:two
says "help" 0 "Adds tags" tag --help

says "a note" 0 "noted on 1 article" note in/1.txt:5 Check "the wingspan."
"$filmsearch" wingspan >out 2>&1
grep -q '^in/1.txt:5: One > Note$' out && grep -q 'Check the wingspan' out
tap_result $? "its words are found, at the line" out
says "another one" 0 "noted on 1 article" note in/1.txt Or not.
finds "replaces it" "" wingspan
says "a note on nothing" 1 "no such article" note in/none.txt x
says "a note without text" 2 "expected PATH" note in/1.txt

# What is done with inputs and index.
all()
{
    finds "$1: a tag" "$2" tag:seen
    finds "$1: a note" "$2" +heading:note
    finds "$1: in a list" in/j.jsonl tag:fish
}
all "as it is" in/1.txt
mv in/1.txt in/9.txt
"$filmindex" -q sync in
all "moved" in/9.txt
printf '\nA line more.\n' >>in/9.txt
"$filmindex" -q sync in
all "changed after that" in/9.txt
printf '\nAnd more.\n' >>in/9.txt
"$filmindex" -q sync in
all "changed again" in/9.txt
"$filmindex" -q compact
all "compact" in/9.txt
printf '{"id":"z","title":"L","text":"The crane."}\n' >>in/j.jsonl
"$filmindex" -q add in
all "more in the list" in/9.txt
"$filmindex" -q verify >out 2>&1
tap_result $? "the index is whole" out
"$filmindex" export >all.jsonl && "$filmindex" --db copy -q import all.jsonl
FILMSEARCH_DB=$tmp/copy finds "exported and imported" in/9.txt tag:seen
says "an empty note" 0 "noted on 1 article" note in/9.txt ""
finds "is none" "" +heading:note
says "the last tag" 0 "tagged 1 article" tag -seen tag:seen
finds "is gone" "" tag:seen
[ "$(stat -c %a db/marks)" = 600 ]
tap_result $? "what is kept is for the user alone"
tap_done
