#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What README.md and docs/recipes.md show is what the programs print: every
# "$ command" of their console blocks is run in a copy of the sample, in order.
# They show lines as a terminal of 80 columns has them; white space is not
# compared.
#
# readme.sh --update writes both with what the programs print now.
. "$TOP_SRCDIR/tests/tap.sh"

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

words()
{
    tr -s '[:space:]' '\n' <"$1" | grep .
}

# Lines of at most 80 columns, further ones indented, as on a terminal.
wrapped()
{
    while IFS= read -r line || [ -n "$line" ]; do
        printf '%s\n' "$line" | fold -s -w 76 | sed '2,$s/^/    /; s/ *$//'
    done <"$1"
}

# split PAGE BASE: one file for each command, BASE.N.cmd, and for what it is said
# to print, BASE.N.want.
split()
{
    awk -v base="$2." '
        /^```/ { inside = $0 == "```console"; next }
        !inside { next }
        /^\$ / { n++; print substr($0, 3) >(base n ".cmd")
                 printf "" >(base n ".want"); next }
        { print >(base n ".want") }' "$1"
}

# missing COMMAND: the first program that it needs and that is not here.
missing()
{
    for program in jq vim; do
        case " $1 " in
            *" $program "*) command -v $program >/dev/null ||
                { echo $program; return; } ;;
        esac
    done
}

# run PAGE BASE: runs the commands; what they print goes to BASE.N.new.
run()
{
    page=$1
    base=$2
    n=1
    split "$TOP_SRCDIR/$page" "$base"
    while [ -e "$base.$n.cmd" ]; do
        command=$(cat "$base.$n.cmd")
        needs=$(missing "$command")
        if [ -n "$needs" ]; then
            tap_skip "$page: $command" "no $needs"
            cp "$base.$n.want" "$base.$n.new"
        else
            sh -c "$command" >"$base.$n.got" 2>&1 </dev/null
            words "$base.$n.want" >"$tmp/want"
            words "$base.$n.got" >"$tmp/got"
            diff -u "$tmp/want" "$tmp/got" >"$tmp/diff"
            tap_result $? "$page: $command" "$base.$n.got"
            wrapped "$base.$n.got" >"$base.$n.new"
        fi
        n=$((n + 1))
    done
    [ "$n" -gt 1 ]
    tap_result $? "$page shows commands"
}

# update PAGE BASE
update()
{
    awk -v base="$2." '
        /^```/ { inside = $0 == "```console" }
        !inside || /^```/ { print; next }
        /^\$ / {
            print
            n++
            new = base n ".new"
            while ((getline line <new) > 0)
                print line
        }' "$TOP_SRCDIR/$1" >"$tmp/page" && cat "$tmp/page" >"$TOP_SRCDIR/$1"
}

run README.md "$tmp/readme"
run docs/recipes.md "$tmp/recipes"

if command -v systemd-analyze >/dev/null; then
    sed -n '/^```ini/,/^```/p' "$TOP_SRCDIR/docs/recipes.md" |
        sed "/^\`\`\`/d; s|/usr/bin/filmindex|$TOP_BUILDDIR/filmindex|" \
            >"$tmp/filmindex-watch.service"
    systemd-analyze verify "$tmp/filmindex-watch.service" >"$tmp/out" 2>&1 &&
        ! grep -q filmindex-watch "$tmp/out"
    tap_result $? "docs/recipes.md: a unit of systemd" "$tmp/out"
else
    tap_skip "docs/recipes.md: a unit of systemd" "no systemd-analyze"
fi
tap_done

[ "${1-}" = --update ] || exit 0
update README.md "$tmp/readme"
update docs/recipes.md "$tmp/recipes"
