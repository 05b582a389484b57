#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A word that no passage has stands for the nearest one that some passage has,
# and the answer says so.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99
cat >in/a.txt <<'END'
Title: Directors

Martin Scorsese shot it in New York. The films of Scorsese are long.

Scorsese speaks of Ingmar Bergman. A Bergman film is quiet, said Bergman.

The new Bergman restoration.

He keeps a tarantule, and tarantules bite. Two tarantules, three tarantules.

Tarantules again, and more tarantules.

With a grin Quentin Tarantulo laughs.

He was losing the lead.

In the end Dennis Hopper wins. Hopper hopes, and he hopes again; so many hopes.

A film by John Sturges, and Sturges rides. Guy Hamilton met James Whale once.
The horror of Whale. Peter Cushing and a cushion. Eric Tolson meets Tolson.
END
cat >in/b.nfo <<'END'
<movie><title>Something</title><year>1999</year>
<director>Nobody Else</director>
<actor><name>Hans Bergmann</name><role>Extra</role></actor>
<actor><name>Ola Fagerstrom</name><role>Extra</role></actor>
<actor><name>Abe Tolsen</name><role>Extra</role></actor></movie>
END
# Those who are well known.
i=0
for name in 'Dennis Hopper' 'John Sturges' 'James Whale' 'Peter Cushing'; do
    for year in 1950 1951 1952 1953; do
        i=$((i + 1))
        printf '<movie><title>Film %s</title><year>%s</year><director>%s</director></movie>' \
            "$i" "$year" "$name" >"in/$i.nfo"
    done
done
"$TOP_BUILDDIR/filmindex" -q --db db add in >out 2>&1
tap_result $? "words and names" out

# Query|what is searched for as well, or - for nothing
while IFS='|' read -r query want; do
    "$TOP_BUILDDIR/filmsearch" --db db --no-facts --format tsv -- "$query" \
        >found 2>out
    case $want in
    -) ! grep -q 'searched also' out ;;
    *) grep -q "searched also for '$want'\$" out && grep -q "$want" found ;;
    esac
    tap_result $? "$query: $want" out
done <<'END'
Scorcese|Scorsese
scorcese|Scorsese
Film Scorcese|Scorsese
Hamilton Struges|Sturges
James Scorcese|-
Guy Scorcese|-
James Guy Scorcese|-
films of Scorcese|Scorsese
Bergmann|Bergman
a quiet film by Bergmann|Bergman
the restauration of Bergman|restoration
tarantulu|tarantule
Tarantulu|Tarantulo
Fagerstrom|-
Fagerstrem|-
Scorsese|-
lossing|losing
qqqqqq|-
hoper|Hopper
Hoper|Hopper
Hoppper|Hopper
Struges|Sturges
struges|Sturges
sturgis|Sturges
Wahle|Whale
Cushinng|Cushing
cushinng|Cushing
Scorsee|Scorsese
Scorsesse|Scorsese
Scorcesse|Scorsese
Tolsen|-
Hapgood|-
Hoffer|-
cursing|-
hoppled|-
Kushing|Cushing
kushing|Cushing
Phitchcock|-
Zturges|Sturges
Amilton|-
a kushing of silk|-
Cushlng|Cushing
END

# Query|whose card comes first, or - for none: a name with a slip, in another
# script or romanisation has the card that the right one has.
while IFS='|' read -r query want; do
    for option in '' --who; do
        "$TOP_BUILDDIR/filmsearch" --db db --format json $option -- "$query" \
            >found 2>out
        got=$(sed -n 's/.*"facts":\[{[^}]*"name":"\([^"]*\)".*/\1/p' found)
        [ "${got:--}" = "$want" ]
        tap_result $? "card, ${option:-no option}: $query: $want" found
    done
done <<'END'
Struges|John Sturges
John Strugess|John Sturges
Denis Hopper|Dennis Hopper
dennis hoper|Dennis Hopper
데니스 호퍼|Dennis Hopper
데니스호퍼|Dennis Hopper
デニス・ホッパー|Dennis Hopper
Hopper Dennis|Dennis Hopper
John Stoppard|-
제임스 카메론|-
END

# Which passages show how a word is spelled, and how frequent it is, does not
# depend on the order of inputs: 20 with capitals and 20 without in two orders.
mkdir big small
for i in 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    printf 'Note %s\n\nHere is Karlov with a lamp, number %s.\n' $i $i >big/$i.txt
    printf 'Note %s\n\nHere is a karlov with a lamp, number %s.\n' $i $i >small/$i.txt
done
for order in 'big small' 'small big'; do
    # shellcheck disable=SC2086
    set -- $order
    for folder; do
        "$TOP_BUILDDIR/filmindex" -q --db "one-$1" add "$folder" >/dev/null 2>&1
    done
done
for query in 'karlof' 'Karlof' 'a lamp of karlof'; do
    "$TOP_BUILDDIR/filmsearch" --db one-big --format tsv -n 5 "$query" >want 2>&1
    "$TOP_BUILDDIR/filmsearch" --db one-small --format tsv -n 5 "$query" >got 2>&1
    cmp want got >out 2>&1
    tap_result $? "$query: inputs in another order" got
done

# Option|query: what its passages have, or - for none.
while IFS='|' read -r query want; do
    "$TOP_BUILDDIR/filmsearch" --db db --format tsv -- "$query" >found 2>out
    if [ "$want" = - ]; then
        ! grep -q . found
    else
        grep -q "$want" found
    fi
    tap_result $? "$query: $want" found
done <<'END'
person:"데니스 호퍼"|Hopper
person:"마틴 스코세이지"|Scorsese
person:"제임스 카메론"|-
END
tap_done
