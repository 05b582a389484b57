#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A card says first what the query asks for, and is short.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
mkdir "$tmp/in"
cd "$tmp/in" || exit 99

{
    echo '<movie><title>Harbour Lights</title>'
    echo '<originaltitle>Luci del porto</originaltitle><year>1971</year>'
    echo '<runtime>104</runtime><premiered>1971-03-12</premiered>'
    echo '<country>Italy</country><country>France</country>'
    echo '<ratings><rating name="imdb" max="10"><value>7.4</value></rating>'
    echo '<rating name="ours" max="5"><value>4</value></rating></ratings>'
    echo '<genre>Crime</genre><genre>Drama</genre><id>tt0000021</id>'
    echo '<director>Ada Bruni</director><credits>Piero Conti</credits>'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do
        echo "<actor><name>Player Number$i</name><role>Part $i</role></actor>"
    done
    echo '<actor><name>Vera Lindt</name><role>The Widow</role></actor></movie>'
} >harbour.nfo
printf '<movie><title>No Country Genre</title><year>2001</year><director>%s</director></movie>\n' \
    "Ada Bruni" >country.nfo
echo "Harbour Lights is a film by Ada Bruni; No Country Genre is another." >a.txt
"$TOP_BUILDDIR/filmindex" -q add "$tmp/in" >"$tmp/out" 2>&1
tap_result $? "records are indexed" "$tmp/out"

# first WANTED QUERY...: passes if the first fact of the card begins so.
first()
{
    wanted=$1
    shift
    "$search" "$@" 2>/dev/null | sed '/^$/q' >"$tmp/got"
    sed -n '3s/^ *//p' "$tmp/got" | grep -qF -e "$wanted"
    status=$?
    case $(sed -n '3s/^ *//p' "$tmp/got") in
    "$wanted"*) ;;
    *) status=1 ;;
    esac
    tap_result "$status" "$*: $wanted" "$tmp/got"
}
while IFS='|' read -r query wanted; do
    first "$wanted" "$query"
done <<'END'
how long is Harbour Lights|runtime 104 min [:1]; Ada Bruni, director
Harbour Lights running time|runtime 104 min
Harbour Lights 상영시간|runtime 104 min
what genre is Harbour Lights|genre Crime, Drama [:1]; Ada Bruni
which country is Harbour Lights from|country Italy, France
original title of Harbour Lights|original title Luci del porto
rating of Harbour Lights|rating 7.4/10 (imdb), 4/5 (ours) [:1]
No Country Genre 평점|rating not in the records
when was Harbour Lights released|released 1971-03-12 [:1]
genre and runtime of Harbour Lights|runtime 104 min [:1]; genre Crime, Drama
who directed Harbour Lights|Ada Bruni, director
who wrote Harbour Lights|Piero Conti, writer
who played in Harbour Lights|Player Number1: Part 1
Harbour Lights|Ada Bruni, director
No Country Genre|Ada Bruni, director
No Country Genre country|country not in the records; Ada Bruni
how long is No Country Genre|runtime not in the records
END
"$search" -n 1 "Vera Lindt Harbour Lights" 2>/dev/null |
    sed -n '/^Harbour Lights/,/^$/p' | sed -n '3s/^ *//p' >"$tmp/got"
grep -q '^Vera Lindt: The Widow' "$tmp/got"
tap_result $? "the person that is named stands first" "$tmp/got"
"$search" -n 1 "Ada Bruni No Country Genre" 2>/dev/null |
    sed -n '/^Ada Bruni/,/^$/p' | sed -n '2s/^ *//p' >"$tmp/got"
grep -q '^2001 No Country Genre, director' "$tmp/got"
tap_result $? "so does the film" "$tmp/got"

# A card that is not asked for whole has no more characters than four lines.
"$search" "Harbour Lights" 2>/dev/null | sed '/^$/q' >"$tmp/got"
[ "$(wc -l <"$tmp/got")" -le 5 ] && [ "$(wc -c <"$tmp/got")" -le 320 ] &&
    grep -q 'more (--full)' "$tmp/got"
tap_result $? "a card is four lines" "$tmp/got"
"$search" "cast of Harbour Lights" 2>/dev/null | sed '/^$/q' >"$tmp/got"
grep -q 'Vera Lindt' "$tmp/got" && ! grep -q 'more (--full)' "$tmp/got"
tap_result $? "a cast is whole" "$tmp/got"
for option in --full --who; do
    "$search" "$option" "Harbour Lights" 2>/dev/null | sed '/^$/q' >"$tmp/got"
    grep -q '^ *original title Luci del porto' "$tmp/got" &&
        grep -q '^ *runtime 104 min' "$tmp/got" &&
        grep -q '^ *country Italy, France' "$tmp/got" &&
        grep -q '^ *rating 7.4/10 (imdb), 4/5 (ours)' "$tmp/got" &&
        grep -q '^ *genre Crime, Drama' "$tmp/got" &&
        grep -q '^ *released 1971-03-12' "$tmp/got" &&
        [ "$(grep -c "harbour.nfo" "$tmp/got")" -eq 1 ]
    tap_result $? "$option says all, and the path once" "$tmp/got"
done
"$search" --format json "Harbour Lights" >"$tmp/got" 2>&1
grep -qF '"what":"runtime","value":"104",' "$tmp/got" &&
    grep -qF '"what":"release","value":"1971-03-12","country":null,' "$tmp/got" &&
    grep -qF '"what":"rating","value":"4/5","by":"ours",' "$tmp/got" &&
    grep -qF '"what":"original_title","value":"Luci del porto",' "$tmp/got"
tap_result $? "so does JSON" "$tmp/got"
tap_done
