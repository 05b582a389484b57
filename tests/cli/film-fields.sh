#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Conditions on the films that an article is about: year, countries, genres,
# people by their job.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
mkdir "$tmp/in" "$tmp/in/films"
cd "$tmp/in" || exit 99
number=0

# film TITLE YEAR ID REST: a record.
film()
{
    number=$((number + 1))
    printf '<movie><title>%s</title><year>%s</year><imdbid>%s</imdbid>%s</movie>\n' \
        "$1" "$2" "$3" "$4" >"films/$number.nfo"
}
film "Dust and Silver" 1968 tt0000011 "<country>Italy</country>
<country>Spain</country><genre>Western</genre><director>Sergio Valli</director>
<credits>Ada Bruni</credits><actor><name>Tom Reed</name><role>Kid</role></actor>"
film "Silver Road" 1970 tt0000012 "<country>Italien</country>
<genre>western</genre><genre>Sci-Fi</genre><director>Ada Bruni</director>
<actor><name>Sergio Valli</name><role>Sheriff</role></actor>"
film "Han River" 1969 tt0000013 "<country>KOR</country>
<genre>Drama</genre><director>Kim Soo-yong</director>"
film "The Lane" 1969 tt0000014 "<country>Freedonia</country>
<genre>Drama</genre><director>Pat Valli</director>"
film "Han River" 1990 tt0000015 "<country>United States</country>
<genre>Science Fiction</genre><director>Lee Ward</director>"
film "No Facts" 1971 tt0000016 ""

# article FILE FRONT TEXT...: an article of as many paragraphs.
article()
{
    printf -- '---\n%s\n---\n' "$2" >"$1"
    file=$1
    shift 2
    for text; do
        printf '\n%s\n' "$text" >>"$file"
    done
}
article dust.md "imdb_id: tt0000011" "Dust is everywhere." "The end is silver."
article road.md "imdb_id: tt0000012
date: 2001-02-03" "A road film with dust."
article han.md "title: Han River (1969)" "A river of sorrow." "It ends in winter."
article ward.md "title: Han River (1990)" "A river of steel."
article lane.md "imdb_id: tt0000014
date: 2015-06" "A lane in the rain."
article both.md "imdb_id: [tt0000013, tt0000011]" "Two films side by side."
article none.md "title: On westerns
tags: [western, Italy]" "Nothing on any one film of 1968."
"$TOP_BUILDDIR/filmindex" -q add "$tmp/in" >"$tmp/out" 2>&1
tap_result $? "articles and records are indexed" "$tmp/out"

# finds FILES QUERY...: passes if the passages found are of these files.
finds()
{
    wanted=$1
    shift
    "$search" --format paths -n 100 --per-article 0 -- "$@" 2>/dev/null |
        sed 's/.*\///' | sort | tr '\n' ' ' | sed 's/ $//' >"$tmp/got"
    printf '%s' "$wanted" | cmp - "$tmp/got" >"$tmp/tap.out" 2>&1
    status=$?
    { cat "$tmp/got" && echo; } >>"$tmp/tap.out"
    tap_result "$status" "$*: $wanted" "$tmp/tap.out"
}

while IFS='|' read -r query wanted; do
    finds "$wanted" "$query"
done <<'END'
director:Val*|both.md dust.md lane.md
director:ser*|both.md dust.md
director:valli*|both.md dust.md lane.md
actor:val*|road.md
writer:ada*|both.md dust.md
director:zz*|
filmyear:1968|both.md dust.md
filmyear:1968..1970|both.md dust.md han.md lane.md road.md
filmyear:1970..1968|both.md dust.md han.md lane.md road.md
filmyear:..1968|both.md dust.md
filmyear:1970..|road.md ward.md
FILMYEAR:1969-05|both.md han.md lane.md
filmyear:1971|
filmyear:2001|
year:2001|road.md
filmyear:(1968 OR 1990)|both.md dust.md ward.md
country:it|both.md dust.md road.md
country:Italy|both.md dust.md road.md
country:ITA|both.md dust.md road.md
country:Italie|both.md dust.md road.md
country:이탈리아|both.md dust.md road.md
country:"South Korea"|both.md han.md
country:"Corée du Sud"|both.md han.md
country:한국|both.md han.md
country:КНДР|
country:usa|ward.md
country:"United States of America"|ward.md
country:U.S.A.|ward.md
country:freedonia|lane.md
country:FREEDONIA|lane.md
country:ital*|both.md dust.md road.md
country:xx|
country:"?!"|
genre:western|both.md dust.md road.md
genre:WESTERN|both.md dust.md road.md
genre:sci-fi|road.md
genre:"science fiction"|ward.md
genre:sci*|road.md ward.md
genre:dra|
tag:western|none.md
director:"Sergio Valli"|both.md dust.md
director:"valli sergio"|both.md dust.md
director:Valli|both.md dust.md lane.md
actor:"Sergio Valli"|road.md
writer:"Ada Bruni"|both.md dust.md
director:"Ada Bruni"|road.md
director:"Kim Su-yong"|both.md han.md
director:"Kim Soo Yong"|both.md han.md
director:"Nobody Here"|
writer:"Tom Reed"|
actor:"Tom Reed"|both.md dust.md
filmyear:1968 country:it|both.md dust.md
filmyear:1968 country:kr|
filmyear:1969 country:kr|both.md han.md
filmyear:1969 AND country:kr|both.md han.md
+filmyear:1968 +country:kr|
filmyear:1968 OR country:us|both.md dust.md ward.md
(filmyear:1968 country:kr) OR country:us|ward.md
genre:western -country:es|road.md
genre:western -(country:es OR country:kr)|road.md
genre:western director:"Sergio Valli" actor:"Tom Reed"|both.md dust.md
-genre:western +river|han.md ward.md
genre:western +dust|dust.md road.md
genre:western year:2001|road.md
genre:western tag:western|
film:"Han River" filmyear:1990|ward.md
END

# One passage a line.
tap_says "conditions are counted whole" 4 "$search" -c genre:western

# notes TEXT QUERY...: passes if stderr says so.
notes()
{
    text=$1
    shift
    "$search" "$@" 2>"$tmp/err" >"$tmp/tap.out"
    grep -qF -e "$text" "$tmp/err"
    tap_result $? "$* says: $text" "$tmp/err"
}
notes "no film in the records meets country:xx" country:xx
notes "no film in the records meets filmyear:1968 country:kr" \
    filmyear:1968 country:kr
notes "no article is about a film that meets filmyear:1971: No Facts (1971)" \
    filmyear:1971
notes "no film in the records meets genre:horror" genre:horror genre:western
notes "articles have it as a tag: tag:italy" genre:italy
notes "here date:2001-02-03..2015-06; filmyear: is the film's year" year:1968
notes "here date:2001-02-03..2015-06; filmyear: is the film's year" \
    --since 2016 river
notes "no film in the records meets that" --who country:xx

tap_says "the printer keeps the years" "(range filmyear 19680000 19709999)" \
    "$search" --explain filmyear:1970..1968 country:it
tap_says "--explain names what is asked of films" \
    "(about genre:western)" "$search" --explain genre:western
"$search" --who 'country:it filmyear:1970' >"$tmp/got" 2>&1
grep -q "^Silver Road (1970)" "$tmp/got" && ! grep -q "^Dust" "$tmp/got"
tap_result $? "--who shows the records of films that meet conditions" "$tmp/got"
tap_says "--who counts them" 2 "$search" --who -c country:it

# Without records nothing is known of films.
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/bare.db" add none.md road.md
tap_says "an index without records has no such films" \
    "no film in the records meets country:it" \
    "$search" --db "$tmp/bare.db" country:it
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/bare2.db" add none.md
tap_says "and an index without dates says so" "no article here has a date" \
    "$search" --db "$tmp/bare2.db" --since 1990 none
tap_done
