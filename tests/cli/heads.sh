#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The first line of a hit on a terminal: where it is, in few columns; links with
# lines; and warnings of spoilers in the text.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

cd "$tmp" || exit 99
unset KITTY_WINDOW_ID TERM_PROGRAM
TERM=xterm
FILMSEARCH_PAGER=never
export TERM FILMSEARCH_PAGER
long=a-very-long-name-of-a-folder/and-one-more-that-has-no-end-at-all
mkdir -p "$long/reviews/2021" "$long/notes" far
printf 'Title: One\n\nThe pelican flies.\n' >"$long/reviews/2021/one.txt"
printf 'Title: Two\n\nThe pelican waits.\n' >"$long/notes/two.txt"
printf 'Title: Owl\n\nThe owl.\n' >"$long/notes/$(printf %080d 0)이창동.txt"
for kind in 'Spoilers follow.' 'SPOILER ALERT! We tell all.' \
    'Warning: major spoilers ahead.' 'No spoilers follow.' \
    'This is a spoiler-free review with no warning.' \
    'We do not warn of spoilers.' 'The spoiler of the car came off.'; do
    n=$((${n-0} + 1))
    printf 'Title: Film %s\n\nThe early otter.\n\n%s\n\nThe late otter.\n' \
        $n "$kind" >far/spoiler$n.txt
done
"$filmindex" -q --db db add "$tmp/$long" far >out 2>&1
tap_result $? "articles" out

"$filmsearch" --db db --format tsv --per-article 0 late otter -n 50 |
    grep late >/dev/null
tap_result $? "late otters"
"$filmsearch" --db db --format jsonl --per-article 0 '"otter"' -n 50 |
    sed -n 's/.*"path":"far.spoiler\([0-9]\).*"text":"The \([a-z]*\) .*"spoiler":true.*/\1 \2/p' |
    sort | paste -s -d , - >out
[ "$(cat out)" = "1 late,2 late,3 late" ]
tap_result $? "what is after a warning is a spoiler" out

if ! tool terminal 2>out; then
    tap_skip "on a terminal" "no compiler"
    tap_done
    exit
fi

# shows NAME PATTERN QUERY...: a line of the answer on a terminal is so.
shows()
{
    name=$1 pattern=$2
    shift 2
    ./terminal 80 24 -- "$filmsearch" --db db --color never "$@" |
        tr -d '\r' >out
    grep -q -e "$pattern" out && [ "$(awk 'length > 160' out | wc -l)" -eq 0 ]
    tap_result $? "$name" out
}
cd far && mv ../terminal ../db . || exit 99
shows "a long path loses its beginning" \
    '^…/reviews/2021/one.txt:3: One #1$' flies
shows "and so does a long name" '^…0*이창동.txt:3: Owl #1$' owl
shows "the folder of all is said once" \
    'and-one-more-that-has-no-end-at-all/$' pelican
shows "and not in the heads" '^notes/two.txt:3: Two #[12]$' \
    pelican
shows "no folder for one hit" '^…/notes/two.txt:3: Two #1' -n 1 pelican waits
shows "a warning is folded" 'may give the plot away' late otter

# A link has the whole path, and the line for those who know what to do.
link()
{
    name=$1 wanted=$2
    shift 2
    env "$@" ./terminal 80 24 -- "$filmsearch" --db db --hyperlink flies >out
    grep -qF "$(printf '\033]8;;')$wanted" out
    tap_result $? "$name" out
}
host=$(uname -n)
file=$tmp/$long/reviews/2021/one.txt
link "a link" "file://$host$file$(printf '\033')" A=b
link "kitty" "file://$host$file#3" KITTY_WINDOW_ID=1
link "VS Code" "vscode://file$file:3" TERM_PROGRAM=vscode
tap_done
