#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the completions of bash, zsh and fish offer, in the shells themselves.
. "$TOP_SRCDIR/tests/tap.sh"
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
PATH=$TOP_BUILDDIR:$PATH
export FILMSEARCH_DB HOME PATH
unset XDG_DATA_HOME XDG_CONFIG_HOME ZDOTDIR
scripts=$TOP_SRCDIR/completions

filmindex -q add "$TOP_SRCDIR/corpus/films" "$TOP_SRCDIR/corpus/people" \
    >"$tmp/out" 2>&1
[ $? -le 1 ]
tap_result $? "the corpus is indexed" "$tmp/out"
cd "$tmp" || exit 99
touch 'my batch.tsv'

# Each prints what the shell offers to complete the last of the words, one a
# line.
of_bash()
{
    # shellcheck disable=SC2016 # bash expands it
    bash -c '
        . "$0"
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _film
        printf "%s\n" "${COMPREPLY[@]}"' "$scripts/filmsearch.bash" "$@"
}

of_fish()
{
    # shellcheck disable=SC2016 # fish expands it
    fish -c 'source $argv[1]
        complete -C (string join " " -- $argv[2..-1])' \
        "$scripts/filmsearch.fish" "$@" | cut -f 1
}

# The completion system of zsh works on a terminal only: its functions that
# offer are replaced.
of_zsh()
{
    # shellcheck disable=SC2016 # zsh expands it
    zsh -f -c '
        compadd() { [[ $1 == -U ]] && shift; print -l -- ${(P)2} }
        _describe() {
            [[ $1 == -o ]] && shift
            print -l -- ${${(P)2}%%:*}
        }
        _files() { print -l -- $PREFIX*(N) }
        script=$1; shift
        words=("$@") CURRENT=$# PREFIX=${@[-1]}
        eval "$(sed "s/^_film \"\$@\"$/_film/" $script)"' \
        zsh "$scripts/filmsearch.zsh" "$@"
}

# offers NAME WANTED WORDS...: passes if every shell that is here has WANTED
# among the completions of the last of WORDS.
offers()
{
    name=$1
    wanted=$2
    shift 2
    for shell in bash zsh fish; do
        if ! command -v $shell >/dev/null || ! command -v "$1" >/dev/null; then
            tap_skip "$shell: $name" "no $shell, or no $1"
            continue
        fi
        "of_$shell" "$@" >"$tmp/out" 2>&1
        grep -qxF -e "$wanted" "$tmp/out"
        tap_result $? "$shell: $name" "$tmp/out"
    done
}

offers "options" --per-article filmsearch --per
offers "options with help on the next line" --max-input-bytes \
    filmindex --max-in
offers "values" jsonl filmsearch --format js
offers "values of any option" never filmsearch Jeon --color ''
offers "commands" sync filmindex sy
offers "commands after options" status filmindex --quiet st
offers "options of a command" --quiet filmindex add --q
offers "options of filmweb" --token-file filmweb --tok
offers "files" "my batch.tsv" filmsearch --batch my
offers "files after a command" "my batch.tsv" filmindex add my
offers "people" "Jeon Jong-seo" filmsearch --person jeon
offers "people by the surname" "Lee Chang-dong" filmsearch --person chang
XDG_CONFIG_HOME=$tmp
export XDG_CONFIG_HOME
filmsearch --save birds pelican
offers "saved searches" @birds filmsearch @bi
offers "films" "Burning" filmsearch --film bur

# In zsh's own completion, on a terminal.
if command -v zsh >/dev/null; then
    mkdir functions
    cp "$scripts/filmsearch.zsh" functions/_filmsearch
    # shellcheck disable=SC2016 # zsh expands it
    timeout 60 zsh -f -c '
        zmodload zsh/zpty
        zpty z TERM=dumb zsh -f -i
        zpty -w z "fpath=($PWD/functions \$fpath); autoload -Uz compinit"
        zpty -w z "compinit -u -d $PWD/dump; print READ""Y"
        zpty -r z text "*READY*"
        zpty -w -n z $'\''filmsearch --per-a\t'\''
        zpty -r z text "*--per-article*" && print -r -- $text
        zpty -d z' >"$tmp/out" 2>&1
    grep -q -e '--per-article' "$tmp/out"
    tap_result $? "zsh: on a terminal" "$tmp/out"
else
    tap_skip "zsh: on a terminal" "no zsh"
fi
tap_done
