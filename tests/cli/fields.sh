#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Fields and phrases find every passage that they are true of, wherever the
# words are posted.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME

# One article of several passages and headings, one of a single passage, one
# that only speaks of the first one's title.
mkdir "$tmp/in"
cat >"$tmp/in/several.md" <<'END'
---
title: Nightingale Square
date: 2021-03-04
---
Opening words on a film.

## Cast of Birdsong

The lead is new to the screen.

Her rival is not.

### Two Verdicts

Worth a second look.
END
cat >"$tmp/in/single.md" <<'END'
---
title: The Birdcage, again
---
A single paragraph, and that is all.
END
cat >"$tmp/in/other.md" <<'END'
---
title: Elsewhere
---
We saw Nightingale Square in May.

The square of the nightingale was empty.
END
cat >"$tmp/in/pages.jsonl" <<'END'
{"id":"a","title":"A","url":"https://www.Paper.example/a?b","text":"Of one film.","tags":["Drama"]}
{"id":"b","title":"B","url":"http://me@films.example:80","source":"The Films","text":"Of a film."}
{"id":"c","title":"C","url":"paper.example","text":"Of none."}
END
"$TOP_BUILDDIR/filmindex" -q add "$tmp/in" >"$tmp/out" 2>&1
tap_result $? "the articles are indexed" "$tmp/out"

# finds QUERY PLACE...: passes if these are the places of all passages found.
finds()
{
    query=$1
    shift
    "$search" --format tsv -n 100 --per-article 0 -- "$query" 2>/dev/null |
        cut -f 3,4 | tr '\t' ':' | sed 's|.*/||' | sort | xargs >"$tmp/out"
    [ "$(cat "$tmp/out")" = "$*" ]
    tap_result $? "$query" "$tmp/out"
}

all='several.md:11 several.md:15 several.md:5 several.md:9'
# shellcheck disable=SC2086 # places are words
{
    finds 'title:nightingale' $all
    finds '+title:square' $all
    finds 'title:"nightingale square"' $all
    finds 'title:"square nightingale"'
    finds 'title:nightin*' $all
    finds 'title:bird*' single.md:4
    finds 'title:(nightingale OR birdcage)' $all single.md:4
    finds 'title:square heading:verdict' several.md:15
    finds '+title:square rival' several.md:11
    finds 'title:square +rival' several.md:11
    finds '"nightingale square"' other.md:4 $all
    finds '"nightingale square" +rival' several.md:11
}
finds 'heading:birdsong' several.md:11 several.md:15 several.md:9
finds 'section:"two verdicts"' several.md:15
finds 'heading:bird*' several.md:11 several.md:15 several.md:9
finds 'heading:birdcage'
finds 'heading:(verdict OR nothing)' several.md:15
finds 'title:square -heading:cast' several.md:5
finds 'square -title:nightingale' other.md:4 other.md:6
finds 'text:square' other.md:4 other.md:6

# Phrases stand in a title or a heading as well; whoever says them comes first.
finds '"the birdcage"' single.md:4
finds '"two verdicts"' several.md:15
finds '"cast birdsong"'
finds 'square -"nightingale square"' other.md:6
finds '+nightingale' other.md:4 other.md:6
finds '("nightingale square" OR nightingale) +we' other.md:4
"$search" --format tsv -n 1 '"Nightingale Square"' | cut -f 3,4 |
    tr '\t' ':' >"$tmp/out"
grep -q 'other.md:4$' "$tmp/out"
tap_result $? "a passage that says the phrase comes first" "$tmp/out"
"$search" --format tsv --per-article 0 '"Nightingale Square"' | cut -f 2 \
    >"$tmp/out"
sort -rn "$tmp/out" | cmp -s - "$tmp/out"
tap_result $? "scores fall all the same" "$tmp/out"

# An outlet is known by its site, too; values are compared whatever their case.
finds 'source:paper.example' pages.jsonl:1
finds 'site:"films.example"' pages.jsonl:2
finds 'source:"the films"' pages.jsonl:2
finds 'source:films'
finds 'source:paper*' pages.jsonl:1
finds 'tag:drama' pages.jsonl:1
"$search" --format json source:paper.example |
    grep -q '"source":"Paper.example"'
tap_result $? "a site without a name is told as the source"
tap_done
