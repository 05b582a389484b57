#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# article:ID shows one article whole, in its order; --like finds passages like
# the one at a line.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
mkdir "$tmp/in" "$tmp/in/a b"
cd "$tmp/in" || exit 99

# Twenty paragraphs, most of them alike, so that nothing but the line tells them
# apart; a page of one paragraph; articles in one file.
{
    printf -- '---\ntitle: The Lighthouse Papers\ndate: 2020-01-01\n---\n'
    for i in 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29; do
        printf '\nThe keeper of the lighthouse writes letter number %d to the' $i
        printf ' harbour master about the storm and the lamp.\n'
    done
    printf '\nAt last the lamp goes out.\n'
} >"a b/long.md"
printf 'A page of its own on harbours.\n' >"a b/short.txt"
cat >pages.jsonl <<'END'
{"id":"x","title":"One","text":"The first page of many.\n\nIts second paragraph."}
{"id":"y","title":"Two","text":"The second page of many."}
{"id":"z","title":"Three","text":"The third page of many."}
END
cat >storm.md <<'END'
A trawler captain watches the barometer fall and turns the trawler for home.

The trawler sinks; the barometer is found.
END
cp storm.md copy.md
cat >other.md <<'END'
On a trawler the captain does not trust the barometer, and nobody goes home.

A comedy of manners in which nobody drowns.
END
"$TOP_BUILDDIR/filmindex" -q add . >"$tmp/out" 2>&1
tap_result $? "articles are indexed" "$tmp/out"

# lines NAME WANTED ARGUMENT...: passes if the hits have these lines.
lines()
{
    name=$1
    wanted=$2
    shift 2
    "$search" --no-facts --format tsv "$@" 2>"$tmp/err" |
        awk -F'\t' '{n = split($3, p, "/"); printf "%s%s:%s", s, p[n], $4; s = " "}' \
            >"$tmp/got"
    printf '%s' "$wanted" | cmp - "$tmp/got" >"$tmp/tap.out" 2>&1
    status=$?
    echo >>"$tmp/got"
    cat "$tmp/got" "$tmp/err" >>"$tmp/tap.out"
    tap_result "$status" "$name" "$tmp/tap.out"
}
id=$("$search" -n 1 --format json lighthouse |
    sed 's/.*"article":"\([^"]*\)".*/\1/')
all=$("$search" --no-facts --format tsv "article:$id" | awk -F'\t' '
    {printf "%s%s", s, $4; s = " "}')
wanted=$(awk '/[.]$/ {printf "%s%d", s, NR; s = " "}' "a b/long.md")
[ "$all" = "$wanted" ]
tap_result $? "all paragraphs in their order: $all"
[ "$("$search" -c "article:$id")" = 20 ]
tap_result $? "and they are counted"
[ "$("$search" --format jsonl "article:$id letter" | wc -l)" -eq 20 ]
tap_result $? "words do not leave any out"
lines "conditions do" "long.md:44" "article:$id" '+last'
lines "so does -n" "long.md:6 long.md:8" -n 2 "article:$id" storm
lines "and --offset" "long.md:42 long.md:44" --offset 18 "article:$id"
"$search" -n 1 --per-article 1 lighthouse 2>&1 |
    grep -q "more in this article: article:$id\$"
tap_result $? "the id is shown where there is more"
"$search" "article:$id" lamp 2>&1 | grep -q '^$'
tap_result $? "no card stands above it"

lines "a path is an id" "short.txt:1" "article:\"$tmp/in/a b/short.txt\""
lines "a path as it is shown is one" "short.txt:1" 'article:"a b/short.txt"'
lines "with a line, too" "short.txt:1" 'article:"a b/short.txt:1"'
lines "a line inside an article" "storm.md:1 storm.md:3" article:storm.md:3
lines "a line tells articles of a file apart" "pages.jsonl:2" article:pages.jsonl:2
lines "without one they are all meant" \
    "pages.jsonl:1 pages.jsonl:1 pages.jsonl:3 pages.jsonl:2" article:pages.jsonl
lines "a line between two is of the one before" "storm.md:1 storm.md:3" \
    article:storm.md:2
lines "several" "short.txt:1 pages.jsonl:2" \
    'article:"a b/short.txt" OR article:pages.jsonl:2'
lines "none of it" "pages.jsonl:3" '+third -article:pages.jsonl:2'
lines "none" "" '+second +page -article:pages.jsonl:2'
lines "another one is none" "" article:nothing.md
lines "no path" "" 'article:":::"'
lines "a folder is no article" "" 'article:"a b"'
lines "a wrong id" "" "article:${id%??}xx"
tap_says "it is said" 'no passage meets article:nothing.md' \
    "$search" article:nothing.md

lines "passages like one, not itself nor its copy" \
    "other.md:1 copy.md:3" --like storm.md:1 -n 2
lines "nor at another line of it" "other.md:1 copy.md:3" --like copy.md:2 -n 2
lines "with conditions" "other.md:1" --like storm.md:1 article:other.md +nobody +home
lines "with words" "pages.jsonl:3" --like pages.jsonl:2 -n 1 third
tap_says "no such place" "--like storm.md: no passage is there" \
    "$search" --like storm.md
tap_says "nor there" "--like nowhere.md:3: no passage is there" \
    "$search" --like nowhere.md:3
tap_says "before the first line" "--like storm.md:0: no passage is there" \
    "$search" --like storm.md:0
"$search" --like nowhere.md:3 2>/dev/null
[ $? -eq 1 ]
tap_result $? "that is nothing found"
"$search" -c --like storm.md:1 2>"$tmp/err"
[ $? -eq 2 ] && grep -q "not with --who" "$tmp/err"
tap_result $? "--like is not counted" "$tmp/err"
tap_done
