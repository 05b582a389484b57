#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A source file includes headers of lower floors and of its own room only, and
# no files include each other in a circle.
. "$TOP_SRCDIR/tests/tap.sh"

# Rooms and their floors. A folder without a line belongs to the room around it;
# a line may name one file (without .c or .h), which then is a room of its own.
# Rooms of one floor do not know each other.
table='
xapian-c         0
xapian-c/glass   0.5
base             1
model            2
schema           2
text             3
names            4
query            4
read             4
read/xml         4.1
read/wiki        4.2
read/containers  4.2
read/html        4.3
read/tables      4.35
read/articles    4.4
read/documents   4.4
read/records     4.4
read/scripts     4.4
read/registry    4.5
catalog          5
index/format     6
index/inputs     6.1
index            6.2
index/build      6.3
index/check      6.3
search/facet-list 7
search/hits      7
search/options   7
search/source    7.1
search/expand    7.2
search/retrieve  7.3
search/rank      7.4
search/results   7.5
search           7.6
output           8
cli              8
filmindex        9
filmsearch       9
filmweb          9
'

# floors DIR: prints every include in the source tree DIR that climbs.
floors()
{
    find "$1" -name '*.c' -o -name '*.h' -o -name '*.cc' | sort |
        xargs awk -v root="$1/" -v table="$table" '
        BEGIN {
            n = split(table, line, "\n")
            for (i = 1; i <= n; i++)
                if (split(line[i], word, " ") == 2)
                    floor[word[1]] = word[2]
        }
        # The room of a file: the longest beginning of its path in the table.
        function room(path) {
            sub(/[.][a-z]+$/, "", path)
            while (!(path in floor) && sub(/\/[^\/]*$/, "", path))
                ;
            return path in floor ? path : ""
        }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            name = substr(FILENAME, length(root) + 1)
            split($0, part, "\"")
            from = room(name)
            to = room(part[2])
            if (part[2] !~ /\//)
                why = "says no folder"
            else if (from == "")
                why = "is in a folder without a floor"
            else if (to == "")
                why = "names a folder without a floor"
            else if (to != from && floor[to] + 0 >= floor[from] + 0)
                why = "goes up from floor " floor[from] " to " floor[to]
            else
                next
            printf "%s:%d: \"%s\" %s\n", name, FNR, part[2], why
        }' /dev/null
}

# circles DIR: prints every include in the source tree DIR that belongs to a
# circle of files, a .c and a .h of one name being one file.
circles()
{
    find "$1" -name '*.c' -o -name '*.h' -o -name '*.cc' | sort |
        xargs awk -v root="$1/" '
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            from = substr(FILENAME, length(root) + 1)
            split($0, part, "\"")
            where = from ":" FNR ": \"" part[2] "\""
            to = part[2]
            sub(/[.][a-z]+$/, "", from)
            sub(/[.][a-z]+$/, "", to)
            if (from == to)
                next
            n++
            source[n] = from
            target[n] = to
            text[n] = where
        }
        # A file that includes nothing, or that nothing includes, is in no
        # circle. Without these others are the like, until only circles and
        # what leads from one to another are left.
        END {
            do {
                split("", out)
                split("", in_)
                for (i = 1; i <= n; i++)
                    if (!gone[i]) {
                        out[source[i]] = 1
                        in_[target[i]] = 1
                    }
                changed = 0
                for (i = 1; i <= n; i++)
                    if (!gone[i] && !(out[target[i]] && in_[source[i]]))
                        changed = gone[i] = 1
            } while (changed)
            for (i = 1; i <= n; i++)
                if (!gone[i])
                    print text[i] " closes a circle of files"
        }' /dev/null
}

# plant FILE INCLUDE...: writes pairs of a file and what it includes as a tree.
plant()
{
    rm -rf "$tmp/src"
    while [ $# -gt 0 ]; do
        mkdir -p "$tmp/src/${1%/*}"
        echo "#include \"$2\"" >>"$tmp/src/$1"
        shift 2
    done
}

# planted FILE INCLUDE...: what the lint says of that tree.
planted()
{
    plant "$@"
    floors "$tmp/src"
}

# planted_circle FILE INCLUDE...: likewise.
planted_circle()
{
    plant "$@"
    circles "$tmp/src"
}

tap_silent "no include climbs" floors "$TOP_SRCDIR/src"
tap_says "a climbing include is found" \
    'base/a.c:1: "index/b.h" goes up' planted base/a.c index/b.h
tap_says "an include across a floor is found" \
    'query/a.c:1: "names/b.h" goes up' planted query/a.c names/b.h
tap_says "a climb between rooms of a folder is found" \
    'index/a.c:1: "index/build/b.h" goes up' planted index/a.c index/build/b.h
tap_says "a climb to a file above its room is found" \
    'read/a.c:1: "read/registry.h" goes up' planted read/a.c read/registry.h
tap_says "an include across rooms of a folder is found" \
    'read/html/a.c:1: "read/tables/b.h" goes up' \
    planted read/html/a.c read/tables/b.h
tap_says "a folder without a floor is found" \
    'attic/a.c:1: "base/b.h" is in' planted attic/a.c base/b.h
tap_says "an include of an unknown folder is found" \
    'base/a.h:1: "../b.h" names' planted base/a.h ../b.h
tap_says "an include without a folder is found" \
    'base/a.c:1: "b.h" says no folder' planted base/a.c b.h
tap_silent "an include of a lower floor passes" \
    planted search/a.c query/b.h
tap_silent "an include of a lower room of the folder passes" \
    planted read/records/a.c read/html/b.h
tap_silent "an include of the own room passes" \
    planted read/a.c read/b.h

tap_silent "no files include each other in a circle" \
    circles "$TOP_SRCDIR/src"
tap_says "a circle of two files is found" \
    'read/b.c:1: "read/a.h" closes a circle' \
    planted_circle read/a.c read/b.h read/b.c read/a.h
tap_says "a circle by a header is found" \
    'base/b.h:1: "base/c.h" closes a circle' \
    planted_circle base/a.h base/b.h base/b.h base/c.h base/c.c base/a.h
tap_silent "a file and its header are one" \
    planted_circle read/a.c read/a.h read/a.h read/b.h
tap_silent "two ways to one file are no circle" \
    planted_circle read/a.c read/b.h read/a.c read/c.h read/b.c read/c.h \
    read/c.c base/d.h
tap_done
