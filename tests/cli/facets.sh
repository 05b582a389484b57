#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --facets counts all passages that match by what they have in common, and
# gives each value as a condition that finds so many.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
mkdir "$tmp/in"
cd "$tmp/in" || exit 99

cat >one.nfo <<'END'
<movie><title>Dust and "Silver"</title><year>1968</year><id>tt0000011</id>
<country>Italy</country><country>Spain</country><genre>Western</genre>
<genre>Film-Noir</genre><director>Sergio Valli</director>
<actor><name>Tom Reed</name><role>Kid</role></actor></movie>
END
cat >two.nfo <<'END'
<movie><title>Silver Road</title><year>1970</year><id>tt0000012</id>
<country>Italia</country><genre>western</genre>
<director>Ada Bruni</director></movie>
END
cat >three.nfo <<'END'
<movie><title>Han River</title><year>1969</year><id>tt0000013</id>
<country>KR</country><genre>Drama</genre><director>Kim Soo-yong</director></movie>
END
# A long article on the first film, one on two of them, one on the third by its
# title, one of no film, and a feed with outlets.
{
    printf -- '---\nimdb_id: tt0000011\ndate: 2001-05-01\n---\n'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        printf '\nThe story goes on in part %d, and Tom Reed rides again.\n' $i
        printf '\nThen part %d of the story ends where the river is deep.\n' $i
    done
} >long.md
printf -- '---\nimdb_id: [tt0000011, tt0000012]\ndate: 2001\n---\n\n%s\n' \
    "A story of two films, by Sergio Valli and Ada Bruni." >both.md
printf -- '---\ntitle: Han River (1969)\ndate: 2014-03\n---\n\n%s\n' \
    "A story by Kim Soo-yong." >han.md
printf 'No story of any film.\n' >none.txt
cat >feed.jsonl <<'END'
{"id":"a","title":"A","url":"https://paper.example/a","text":"A story of the paper."}
{"id":"b","title":"B","url":"https://paper.example/b","source":"The Paper","text":"A story of it."}
{"id":"c","title":"C","source":"PAPER.example","text":"Another story."}
END
"$TOP_BUILDDIR/filmindex" -q add "$tmp/in" >"$tmp/out" 2>&1
tap_result $? "articles and records are indexed" "$tmp/out"

# counts NAME LINES ARGUMENT...: passes if these are the facets.
counts()
{
    name=$1
    wanted=$2
    shift 2
    "$search" --no-facts -n 0 "$@" >"$tmp/got" 2>&1
    printf '%s\n' "$wanted" >"$tmp/wanted"
    sed '/^$/d; s/^ *//' "$tmp/got" | diff "$tmp/wanted" - >"$tmp/diff"
    tap_result $? "$name" "$tmp/diff"
}
counts "countries, genres, years of films" 'filmyear: 3
41  filmyear:1968
1  filmyear:1969
1  filmyear:1970
country: 3
41  country:Italy
41  country:Spain
1  country:KR
genre: 3
41  genre:"Film-Noir"
41  genre:Western
1  genre:Drama' --facets filmyear,country,genre story
counts "films and people" 'film: 3
41  film:"Dust and Silver (1968)"
1  film:"Han River (1969)"
1  film:"Silver Road (1970)"
person: 4
20  person:"Tom Reed"
1  person:"Ada Bruni"
1  person:"Kim Soo-yong"
1  person:"Sergio Valli"' --facets film,person story
counts "years and sources of articles" 'year: 2
41  year:2001
1  year:2014
source: 2
3  source:"paper.example"
1  source:"The Paper"' --facets year,source story
counts "so many values as asked for" 'genre: 1 of 3
41  genre:"Film-Noir"
country: 2 of 3
41  country:Italy
41  country:Spain
year: 2
41  year:2001
1  year:2014' --facets genre:1,country:2,year story
counts "a number holds for those before it" 'genre: 1 of 3
41  genre:"Film-Noir"
country: 1 of 3
41  country:Italy' --facets genre,country:1 story
counts "only films that meet the conditions count" 'country: 1
1  country:Italia
genre: 1
1  genre:western' --facets country,genre filmyear:1970
counts "a phrase is checked" 'genre: 2
20  genre:"Film-Noir"
20  genre:Western' --facets genre '"rides again"'
counts "without a query all passages count" 'genre: 3
41  genre:"Film-Noir"
41  genre:Western
1  genre:Drama' --facets genre
counts "nothing found" 'genre: none
filmsearch: no passage has '\''octopus'\''' --facets genre octopus

# Every count is what the query finds with the condition.
for query in 'story' '"the story"' 'genre:western' 'year:2001' '-genre:drama +story'; do
    "$search" --no-facts -n 0 --facets filmyear,year,source,country,genre \
        -- "$query" 2>&1 | sed -n 's/^ *\([0-9]*\)  \(.*\)/\1|\2/p' >"$tmp/got"
    [ -s "$tmp/got" ] || echo "nothing counted" >"$tmp/bad"
    while IFS='|' read -r count condition; do
        found=$("$search" -c -- "$query $condition" 2>/dev/null)
        [ "$found" = "$count" ] || echo "$condition: $count, not $found"
    done <"$tmp/got" >"$tmp/bad"
    tap_silent "conditions of $query find what they count" cat "$tmp/bad"
done
"$search" --no-facts -n 0 --facets film,person year:2001.. 2>&1 |
    sed -n 's/^ *\([0-9]*\)  \(.*\)/\1|\2/p' |
    while IFS='|' read -r count condition; do
        found=$("$search" -c "year:2001.. $condition" 2>/dev/null)
        [ "$found" = "$count" ] || echo "$condition: $count, not $found"
    done >"$tmp/bad"
tap_silent "so do those of films and people" cat "$tmp/bad"

"$search" --no-facts -n 1 --facets genre:1 --format json story |
    grep -F '"facets":[{"facet":"genre","total":3,"exact":true,"values":[' |
    grep -qF '{"value":"Film-Noir","condition":"genre:\"Film-Noir\"","count":41}]}]'
tap_result $? "JSON has them"
"$search" --no-facts -n 1 --facets genre:1 --format jsonl story >"$tmp/got"
[ "$(grep -c '"facet":"genre"' "$tmp/got")" = 1 ] &&
    [ "$(grep -c '"rank":1' "$tmp/got")" = 1 ]
tap_result $? "jsonl has a line of each" "$tmp/got"
"$search" --no-facts --facets genre -n 0 story >"$tmp/got"
tap_result $? "facets alone are an answer" "$tmp/got"
"$search" --no-facts --facets genre octopus >"$tmp/got" 2>&1
[ $? -eq 1 ]
tap_result $? "none are not" "$tmp/got"

# refuses TEXT ARGUMENT...
refuses()
{
    text=$1
    shift
    "$search" "$@" >"$tmp/got" 2>&1
    [ $? -eq 2 ] && grep -qF -e "$text" "$tmp/got"
    tap_result $? "$*: $text" "$tmp/got"
}
refuses "must be one of film, person" --facets colour story
refuses "must be one of film, person" --facets '' story
refuses "must be one of film, person" --facets film, story
refuses "must be one of film, person" --facets ,film story
refuses "genre twice" --facets genre,film,genre story
refuses "expected a number from 1" --facets genre:0 story
refuses "expected a number from 1" --facets genre:-1 story
refuses "expected a number from 1" --facets genre:x story
refuses "expected a number from 1" --facets genre:3x story
refuses "expected a number from 1" --facets genre:+3 story
refuses "expected a number from 1" --facets genre: story
refuses "expected a number from 1" --facets genre:99999999999 story
refuses "not with --who" --facets genre --who story
refuses "not with --who" --facets genre -c story
refuses "not with --min-score" --facets genre --min-score 1 story
refuses "only in the formats text" --facets genre --format tsv story

"$TOP_BUILDDIR/filmindex" -q --db "$tmp/bare.db" add none.txt
tap_says "without records there are no films" "genre: none" \
    "$search" --db "$tmp/bare.db" -n 0 --facets genre,film,person story
tap_done
