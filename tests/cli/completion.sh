#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the bash completion offers.
. "$TOP_SRCDIR/tests/tap.sh"

# offers NAME WANTED WORDS...: passes if WANTED is among the completions of the
# last of WORDS.
offers()
{
    name=$1
    wanted=$2
    shift 2
    PATH=$TOP_BUILDDIR:$PATH bash -c '
        . "$0"
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _film
        printf "%s\n" "${COMPREPLY[@]}"' \
        "$TOP_SRCDIR/completions/filmsearch.bash" "$@" >"$tmp/out" 2>&1
    grep -qxF -e "$wanted" "$tmp/out"
    tap_result $? "$name" "$tmp/out"
}

if ! command -v bash >/dev/null; then
    tap_skip "completion" "no bash"
    tap_done
    exit
fi
offers "options" --per-article filmsearch --per
offers "values" jsonl filmsearch --format js
offers "values of any option" never filmsearch Jeon --color ''
offers "commands" sync filmindex sy
offers "options of filmindex" --quiet filmindex add --q
touch "$tmp/batch.tsv"
offers "files" "$tmp/batch.tsv" filmsearch --batch "$tmp/ba"
tap_done
