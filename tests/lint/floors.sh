#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A source file includes headers of lower floors and of its own folder only.
. "$TOP_SRCDIR/tests/tap.sh"

# floors DIR: prints every include in the source tree DIR that climbs.
floors()
{
    find "$1" -name '*.c' -o -name '*.h' -o -name '*.cc' | sort |
        xargs awk -v root="$1/" '
        BEGIN {
            split("xapian-c 0 base 1 model 2 schema 2 text 3 read 4 names 4 " \
                  "catalog 5 query 4 index 6 search 7 output 8 cli 8 " \
                  "filmindex 9 filmsearch 9", pair)
            for (i = 1; pair[i] != ""; i += 2)
                floor[pair[i]] = pair[i + 1]
        }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            name = substr(FILENAME, length(root) + 1)
            from = name
            sub(/\/.*/, "", from)
            split($0, part, "\"")
            to = part[2]
            if (!sub(/\/.*/, "", to))
                why = "says no folder"
            else if (!(from in floor))
                why = "stands in a folder without a floor"
            else if (!(to in floor))
                why = "names a folder without a floor"
            else if (to != from && floor[to] + 0 >= floor[from] + 0)
                why = "goes up from floor " floor[from] " to " floor[to]
            else
                next
            printf "%s:%d: \"%s\" %s\n", name, FNR, part[2], why
        }' /dev/null
}

# planted WHERE INCLUDE: what the lint says of a tree with that one file.
planted()
{
    rm -rf "$tmp/src"
    mkdir -p "$tmp/src/${1%/*}"
    echo "#include \"$2\"" >"$tmp/src/$1"
    floors "$tmp/src"
}

tap_silent "no include climbs" floors "$TOP_SRCDIR/src"
tap_says "a climbing include is found" \
    'base/a.c:1: "index/b.h" goes up' planted base/a.c index/b.h
tap_says "an include across a floor is found" \
    'query/a.c:1: "catalog/b.h" goes up' planted query/a.c catalog/b.h
tap_says "a folder without a floor is found" \
    'attic/a.c:1: "base/b.h" stands' planted attic/a.c base/b.h
tap_says "an include of an unknown folder is found" \
    'base/a.h:1: "../b.h" names' planted base/a.h ../b.h
tap_says "an include without a folder is found" \
    'base/a.c:1: "b.h" says no folder' planted base/a.c b.h
tap_silent "an include of a lower floor passes" \
    planted search/a.c query/b.h
tap_silent "an include of the own folder passes" \
    planted read/a.c read/b.h
tap_done
