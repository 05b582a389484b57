#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The manual pages name the options and commands that the programs have, and
# no others; their examples find something in the sample corpus.
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
    if [ ! -x "$TOP_BUILDDIR/$program" ]; then
        tap_skip "$program.1 tells its options" "not built"
        continue
    fi
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

FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
"$TOP_BUILDDIR/filmindex" -q add "$TOP_SRCDIR/corpus/articles" \
    "$TOP_SRCDIR/corpus/films" "$TOP_SRCDIR/corpus/people" >"$tmp/out" 2>&1
[ $? -le 1 ]
tap_result $? "the corpus is indexed" "$tmp/out"

# filmsearch ARGUMENT...: the program as the examples call it.
filmsearch()
{
    "$TOP_BUILDDIR/filmsearch" --no-facts "$@"
}

sed -n '/^\.EX/,/^\.EE/s/^ *\(filmsearch .*\)/\1/p' \
    "$TOP_SRCDIR/man/filmsearch-query.7" "$TOP_SRCDIR/man/filmsearch.1" |
    sed 's/\\-/-/g' | grep -v -e ' --batch ' >"$tmp/examples"
[ "$(wc -l <"$tmp/examples")" -ge 8 ]
tap_result $? "the manual has examples" "$tmp/examples"
while read -r line; do
    eval "$line" >"$tmp/out" 2>&1
    tap_result $? "$line" "$tmp/out"
done <"$tmp/examples"
tap_done
