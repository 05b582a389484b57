#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Which passages --person and --film keep: surnames that mean the person, and
# titles that are not part of another film's.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
mkdir "$tmp/in" "$tmp/in/films"
cd "$tmp/in" || exit 99

# film ID YEAR TITLE REST: a record.
film()
{
    printf '<movie><title>%s</title><year>%s</year><imdbid>%s</imdbid>%s</movie>\n' \
        "$3" "$2" "$1" "$4" >"films/$1.nfo"
}
# plays NAME: somebody in the cast.
plays()
{
    printf '<actor><name>%s</name></actor>' "$1"
}
film tt0000101 1961 "The Ronin" "$(plays "Toshiro Morita")"
film tt0000102 1984 "Long Harbour" "$(plays "Rikiya Morita")"
film tt0000103 1990 "Two Moritas" "$(plays "Toshiro Morita")$(plays "Rikiya Morita")"
film tt0000104 1970 "Quiet Line" "$(plays "Lena De Vries")"
film tt0000105 2003 "Night Bus" "$(plays "Park Jae-in")"
film tt0000106 1999 "Pilot" "$(plays "Sam Keller Jr.")"
film tt0000201 1960 "Maniac" ""
film tt0000202 2000 "Silver Maniac" ""
film tt0000203 1983 "Maniac II" ""
film tt0000204 1986 "Maniac 3" ""
film tt0000205 1995 "Furnace" ""
film tt0000206 1986 "Furnace" ""
film tt0000207 1974 "Caged Furnace" ""
film tt0000208 1990 "It" ""
film tt0000209 1959 "Some Like It Hot" ""
film tt0000210 1963 "La Notte Rossa" "<originaltitle>The Red Night</originaltitle>"
film tt0000211 1988 "The Red Night Returns" ""

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
article credits.md "imdb_id: tt0000101" "Morita waits in the rain." \
    "A dog has a hand."
article names.md "title: On swords" "Toshiro Morita knew them." \
    "Then Morita sat down." "MORITA's blade rests." "Nobody else."
article other.md "imdb_id: tt0000102" "Morita sails away." \
    "Toshiro Morita once saw this ship."
article both.md "imdb_id: tt0000103" "Morita meets himself."
article uncle.md "title: Rikiya Morita at sixty" "Morita looks back." \
    "With Toshiro Morita he shared a stage."
article stage.md "title: A stage" "Toshiro Morita left early." \
    "Rikiya Morita stayed." "Then Morita bowed."
article nobody.md "title: A town" "Morita is a town in the hills."
article song.md "imdb_id: tt0000104" "De Vries sings." "Later Vries is gone."
article bus.md "imdb_id: tt0000105" "Then Park drives." "They park the bus."
article lands.md "imdb_id: tt0000106" "Then Keller lands."
article starts.md "title: Landings" "Then Keller starts."

article motel.md "imdb_id: tt0000201" "A motel by the road."
article silver.md "imdb_id: tt0000202" "A flat in the city."
article said.md "title: Knives" "As in Maniac, a knife." "As in Silver Maniac." \
    "As in Maniac II." "As in Maniac 2 and Maniac III." "He is a maniac." \
    "Between Silver Maniac and Maniac."
article possessive.md "title: Showers" "It is Maniac's shower again."
article f95.md "imdb_id: tt0000205" "A thief and his wife."
article f86.md "imdb_id: tt0000206" "A guard in the desert."
article said95.md "title: Thieves" "As in Furnace (1995)." "As in Furnace." \
    "As in Caged Furnace."
article drain.md "imdb_id: tt0000208" "A clown in the drain."
article hot.md "title: Clowns" "He saw It in town." "He said, \"It was wet.\"" \
    "Then Some Like It Hot came." "He thought It's a clown." "It rains."
article nights.md "title: Nights" "As in La Notte Rossa." "As in The Red Night." \
    "As in The Red Night Returns."
"$TOP_BUILDDIR/filmindex" -q add "$tmp/in" >"$tmp/out" 2>&1
tap_result $? "articles and records are indexed" "$tmp/out"

# keeps PASSAGES OPTION NAME: passes if the passages kept are these, each as
# FILE:N, the N-th paragraph of it.
keeps()
{
    "$search" --format jsonl -n 100 --per-article 0 "$2" "$3" 2>/dev/null |
        sed 's/.*"path":"\([^"]*\)".*"line":\([0-9]*\).*/\1 \2/' |
        sed 's/.*\///' | awk '{ print $1 ":" ($2 - 3) / 2 }' | sort |
        tr '\n' ' ' | sed 's/ $//; s/\.md//g' >"$tmp/got"
    printf '%s' "$1" | cmp - "$tmp/got" >"$tmp/tap.out" 2>&1
    status=$?
    { cat "$tmp/got" && echo; } >>"$tmp/tap.out"
    tap_result "$status" "$2 $3: $1" "$tmp/tap.out"
}

while IFS='|' read -r option name wanted; do
    keeps "$wanted" "$option" "$name"
done <<'END'
--person|Toshiro Morita|both:1 credits:1 names:1 names:2 names:3 other:2 stage:1 stage:3 uncle:2
--person|Rikiya Morita|both:1 other:1 stage:2 stage:3 uncle:1 uncle:2
--person|Lena De Vries|song:1 song:2
--person|Park Jae-in|bus:1
--person|Sam Keller Jr.|lands:1
--film|Maniac|motel:1 possessive:1 said:1 said:6
--film|Silver Maniac|said:2 said:6 silver:1
--film|Maniac II|said:3 said:4
--film|Maniac 3|said:4
--film|Furnace|f86:1 f95:1 said95:1 said95:2
--film|Furnace (1995)|f95:1 said95:1
--film|Furnace (1986)|f86:1
--film|It|drain:1 hot:1
--film|The Red Night|nights:1 nights:2
--film|La Notte Rossa|nights:1 nights:2
END

tap_done
