#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Each third-party library has its home; nobody else includes its headers.
. "$TOP_SRCDIR/tests/tap.sh"

# Library, its headers, the folders or files of src/ that may include them.
table='
xapian     ^xapian[./]              xapian-c/
libxml2    ^libxml/                 read/
zlib       ^zlib[.]h$               read/stream.c xapian-c/
zstd       ^(zstd|zdict)            index/format/
utf8proc   ^utf8proc[.]h$           base/ text/ names/
jansson    ^jansson[.]h$            read/
libarchive ^archive(_entry)?[.]h$   read/containers/
microhttpd ^microhttpd[.]h$         filmweb/server.c
md4c       ^md4c                    read/
libyaml    ^yaml[.]h$               read/
uchardet   ^uchardet                read/
'

# homes DIR: prints every include in the source tree DIR away from home.
homes()
{
    find "$1" -name '*.c' -o -name '*.h' -o -name '*.cc' | sort |
        xargs awk -v root="$1/" -v table="$table" '
        BEGIN {
            n = split(table, line, "\n")
            for (i = 1; i <= n; i++)
                if ((fields = split(line[i], word, " ")) > 2) {
                    library[++count] = word[1]
                    headers[count] = word[2]
                    for (j = 3; j <= fields; j++)
                        home[count] = home[count] " " word[j]
                }
        }
        /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
            name = substr(FILENAME, length(root) + 1)
            split($0, part, /[<">]/)
            for (i = 1; i <= count; i++)
                if (part[2] ~ headers[i] && !at_home(name, home[i]))
                    printf "%s:%d: %s belongs in%s\n", name, FNR, \
                        library[i], home[i]
        }
        function at_home(name, places,    k, m, place) {
            m = split(places, place, " ")
            for (k = 1; k <= m; k++)
                if (index(name, place[k]) == 1)
                    return 1
            return 0
        }' /dev/null
}

# planted WHERE INCLUDE: what the lint says of a tree with that one file.
planted()
{
    rm -rf "$tmp/src"
    mkdir -p "$tmp/src/${1%/*}"
    echo "#include <$2>" >"$tmp/src/$1"
    homes "$tmp/src"
}

tap_silent "every library stays in its home" homes "$TOP_SRCDIR/src"
tap_says "libxapian outside the shim is found" \
    'index/a.c:1: xapian belongs' planted index/a.c xapian.h
tap_says "libxml2 outside the readers is found" \
    'text/a.c:1: libxml2 belongs' planted text/a.c libxml/tree.h
tap_says "zlib in another reader is found" \
    'read/articles/warc.c:1: zlib belongs' planted read/articles/warc.c zlib.h
tap_says "jansson in another renderer is found" \
    'output/text.c:1: jansson belongs' planted output/text.c jansson.h
tap_silent "a library at home passes" planted read/html/html.c libxml/HTMLparser.h
tap_silent "the own shim passes" planted index/a.c xapian-c/xapian-c.h
tap_done
