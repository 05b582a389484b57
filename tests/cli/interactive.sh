#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# filmsearch -i: type, look, choose, on a terminal of 80 columns and 24 rows.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

cd "$tmp" || exit 99
TERM=xterm
EDITOR="echo opened"
LC_ALL=C.UTF-8
export TERM EDITOR LC_ALL
unset VISUAL
mkdir "in put"
printf 'Title: 버닝\n\n전종서는 해미를 연기했다.\n\n이창동 감독의 영화다.\n' \
    >"in put/burning's.txt"
printf 'Title: Pelicans\n\nThe pelican flies.\n\nThe ferryman waits.\n' \
    >"in put/pelican.txt"
printf 'Title: Pelican two\n\nA pelican and another pelican.\n' \
    >"in put/two.txt"
"$filmindex" -q --db "d b" add "in put" >out 2>&1
tap_result $? "articles" out

"$filmsearch" --db "d b" -i pelican </dev/null >out 2>&1
[ $? -eq 2 ] && grep -q 'there is no terminal' out
tap_result $? "it needs a terminal" out
"$filmsearch" -i --count pelican </dev/null >out 2>&1
[ $? -eq 2 ] && grep -q 'not with options' out
tap_result $? "it shows hits alone" out
if ! tool terminal 2>out; then
    tap_skip "on a terminal" "no compiler"
    tap_done
    exit
fi
PATH=/nonesuch ./terminal 80 24 -- "$filmsearch" --db "d b" -i >out 2>&1
[ $? -eq 2 ] && grep -q 'needs fzf' out
tap_result $? "it needs fzf" out
mkdir broken
printf '#!/bin/sh\nexit 7\n' >broken/fzf && chmod +x broken/fzf
PATH=$tmp/broken:$PATH ./terminal 80 24 -- "$filmsearch" --db "d b" -i >out 2>&1
[ $? -eq 2 ] && grep -q 'fzf ended with status 7' out
tap_result $? "it says when fzf fails" out
if ! command -v fzf >/dev/null; then
    tap_skip "choosing" "no fzf"
    tap_done
    exit
fi

# picks NAME STATUS WANTED STEP... -- ARGUMENT...: typed so, it ends so.
picks()
{
    name=$1 code=$2 wanted=$3
    shift 3
    steps=$#
    for step; do
        shift
        set -- "$@" "$step"
        steps=$((steps - 1))
        if [ "$step" = -- ]; then
            set -- "$@" "$filmsearch" --db "d b" -i
        fi
    done
    timeout 60 ./terminal 80 24 "$@" >out 2>&1
    status=$?
    [ "$status" -eq "$code" ] && grep -qF -e "$wanted" out
    tap_result $? "$name (status $status)" out
}
enter=$(printf '\r')
escape=$(printf '\033')
down=$(printf '\016')
picks "a query is typed" 0 "opened $tmp/in put/pelican.txt" \
    "?filmsearch>" ferryman '?1/1' '?waits' "$enter" --
picks "a query is given" 0 "opened $tmp/in put/pelican.txt" \
    '?waits' "$enter" -- ferryman
picks "in Hangul, and an apostrophe in the path" 0 \
    "opened $tmp/in put/burning's.txt" \
    "?filmsearch>" 전종서 '?해미를 연기했다' '?이창동' "$enter" --
picks "the second hit" 0 "opened $tmp/in put/" \
    '?2/2' "$down" '?' "$enter" -- --per-article 1 pelican
picks "options hold" 0 "opened $tmp/in put/two.txt" \
    '?1/1' "$enter" -- --min-score 0 pelican title:two
picks "Escape" 1 "" '?2/2' "$escape" -- --per-article 1 pelican
picks "Ctrl-C" 1 "" '?2/2' "$(printf '\003')" -- --per-article 1 pelican
picks "nothing found, and Enter" 1 "" '?0/0' "$enter" -- zzzzqqqq
picks "what a shell would read" 1 "" '?0/0' "$escape" -- \
    '$(touch hacked) `touch hacked` '"'; touch hacked; '"
[ ! -e hacked ]
tap_result $? "is not read by one"
tap_done
