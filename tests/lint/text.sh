#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The form of our own text files: no tabs but where make wants them, no
# control characters, no blanks at the end of a line, lines of at most 100
# columns in code, a newline at the end of the file.
. "$TOP_SRCDIR/tests/tap.sh"

# The files of the tree $1 that are ours to write.
ours()
{
    for place in src tests corpus index man .ci quickstart configure.ac \
        Makefile.am README.md HACKING.md NEWS; do
        [ ! -e "$1/$place" ] || echo "$1/$place"
    done | xargs -I {} find {} -type f \
        ! -path '*/tests/data/*' ! -path '*/tests/golden/*' \
        ! -path '*/tests/fuzz/*' ! -path '*/film.db*' ! -path '*/.libs/*' \
        ! -path '*/.deps/*' ! -name '*.gz' ! -name '*.o' ! -name '*.lo' \
        ! -name '*.la' ! -name '*.log' ! -name '*.trs' ! -name '.dirstamp' |
        sort
}

# form DIR: prints what is amiss in the text files of the tree DIR.
form()
{
    ours "$1" | while IFS= read -r file; do
        # Programs of a build inside the source tree.
        [ "$(head -c 4 "$file" | tr -d '\177')" != ELF ] || continue
        LC_ALL=C awk -v name="${file#"$1/"}" '
        function amiss(what) { printf "%s:%d: %s\n", name, FNR, what }
        /[\001-\010\013-\037\177]/ { amiss("control character") }
        /\t/ && name !~ /(^|\/)(Makefile\.am|.*\.mk)$/ { amiss("tab") }
        /[ \t]$/ { amiss("blank at the end of the line") }
        name ~ /\.(c|h|cc|sh|mk|am)$/ {
            # Bytes that continue a UTF-8 sequence take no column.
            columns = $0
            gsub(/[\200-\277]/, "", columns)
            if (length(columns) > 100)
                amiss("longer than 100 columns")
        }' "$file"
        [ -z "$(tail -c 1 "$file" | tr -d '\n')" ] ||
            echo "${file#"$1/"}: no newline at the end"
    done
}

# planted NAME TEXT: what the lint says of a tree with that file.
planted()
{
    rm -rf "$tmp/tree"
    mkdir -p "$tmp/tree/src"
    # shellcheck disable=SC2059 # the text is a format
    printf "$2" >"$tmp/tree/src/$1"
    form "$tmp/tree"
}

long=$(printf '%0101d' 0)
wide=$(printf '%050d' 0 | sed 's/0/한/g')
tap_silent "our text files are well formed" form "$TOP_SRCDIR"
tap_says "a tab is found" 'src/a.c:1: tab' planted a.c '\tint x;\n'
tap_says "a control character is found" 'src/a.c:2: control' \
    planted a.c 'int x;\n\033\n'
tap_says "a trailing blank is found" 'src/a.c:1: blank' planted a.c 'int x; \n'
tap_says "a long line is found" 'src/a.c:1: longer' planted a.c "$long\n"
tap_says "a missing newline is found" 'src/a.c: no newline' planted a.c 'x'
tap_silent "a tab in a makefile passes" planted local.mk '\tx\n'
tap_silent "a line of many bytes and few columns passes" \
    planted a.c "$wide\n"
tap_done
