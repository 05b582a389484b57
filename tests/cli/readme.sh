#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What README.md shows is what the programs print: every "$ command" of its
# console blocks is run in a copy of the sample, in order. The README shows
# lines as a terminal of 80 columns has them; white space is not compared.
#
# readme.sh --update writes the README with what the programs print now.
. "$TOP_SRCDIR/tests/tap.sh"

readme=$TOP_SRCDIR/README.md
tree=$tmp/tree
mkdir -p "$tree/index" "$tree/bin"
cp -R "$TOP_SRCDIR/corpus" "$tree"
chmod -R u+w "$tree"
for program in filmindex filmsearch; do
    printf '#!/bin/sh\nexec "%s/%s" "$@"\n' "$TOP_BUILDDIR" "$program" \
        >"$tree/bin/$program"
done
# The set-up is not what is tested here.
printf '#!/bin/sh\nexec filmsearch "$@"\n' >"$tree/quickstart"
chmod +x "$tree"/bin/* "$tree/quickstart"
PATH=$tree/bin:$PATH
HOME=$tmp/home
export PATH HOME
unset FILMSEARCH_DB XDG_DATA_HOME XDG_CONFIG_HOME
cd "$tree" || exit 99
filmindex --db index/film.db add corpus/articles corpus/films corpus/people \
    >"$tmp/add.out" 2>&1
tap_result $? "the sample is indexed" "$tmp/add.out"

# One file for each command, N.cmd, and for what it is said to print, N.want.
awk -v base="$tmp/" '
    /^```/ { inside = $0 == "```console"; next }
    !inside { next }
    /^\$ / { n++; print substr($0, 3) >(base n ".cmd")
             printf "" >(base n ".want"); next }
    { print >(base n ".want") }' "$readme"

words()
{
    tr -s '[:space:]' '\n' <"$1"
}

# Lines of at most 80 columns, further ones indented, as on a terminal.
wrapped()
{
    while IFS= read -r line; do
        printf '%s\n' "$line" | fold -s -w 76 | sed '2,$s/^/    /; s/ *$//'
    done <"$1"
}

n=1
while [ -e "$tmp/$n.cmd" ]; do
    command=$(cat "$tmp/$n.cmd")
    sh -c "$command" >"$tmp/$n.got" 2>&1 </dev/null
    words "$tmp/$n.want" >"$tmp/want"
    words "$tmp/$n.got" >"$tmp/got"
    diff -u "$tmp/want" "$tmp/got" >"$tmp/diff"
    tap_result $? "README: $command" "$tmp/$n.got"
    wrapped "$tmp/$n.got" >"$tmp/$n.new"
    n=$((n + 1))
done
[ "$n" -gt 1 ]
tap_result $? "README shows commands"
tap_done

[ "${1-}" = --update ] || exit 0
awk -v base="$tmp/" '
    /^```/ { inside = $0 == "```console" }
    !inside || /^```/ { print; next }
    /^\$ / {
        print
        n++
        new = base n ".new"
        while ((getline line <new) > 0)
            print line
    }' "$readme" >"$tmp/README.md" && cat "$tmp/README.md" >"$readme"
