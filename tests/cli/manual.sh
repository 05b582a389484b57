#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The manual pages name the options and commands that the programs have, and
# no others.
. "$TOP_SRCDIR/tests/tap.sh"

# options < TEXT: the long options it names, one a line.
options()
{
    sed 's/\\-/-/g' | grep -oE -e '--[a-z][a-z-]*' | sort -u
}

# commands PROGRAM: the commands that --help lists, one a line.
commands()
{
    "$TOP_BUILDDIR/$1" --help | sed '1,/^Commands:$/d' |
        sed -n 's/^  \([a-z][a-z-]*\).*/\1/p' | sort -u
}

# helped PROGRAM: everything it says of itself.
helped()
{
    "$TOP_BUILDDIR/$1" --help
    for name in $(commands "$1"); do
        "$TOP_BUILDDIR/$1" "$name" --help
    done
}

for page in "$TOP_SRCDIR"/man/*.1; do
    program=$(basename "$page" .1)
    helped "$program" | options >"$tmp/has"
    options <"$page" >"$tmp/told"
    diff "$tmp/has" "$tmp/told" >"$tmp/diff" && [ -s "$tmp/has" ]
    tap_result $? "$program.1 tells its options" "$tmp/diff"
done

commands filmindex >"$tmp/has"
sed -n '/^\.\\" commands: begin/,/^\.\\" commands: end/p' \
    "$TOP_SRCDIR/man/filmindex.1" |
    sed -n 's/^\.BI* \([a-z-]*\).*/\1/p' | sort -u >"$tmp/told"
diff "$tmp/has" "$tmp/told" >"$tmp/diff" && [ -s "$tmp/has" ]
tap_result $? "filmindex.1 tells its commands" "$tmp/diff"
tap_done
