# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for filmsearch and filmindex. Options, their values and
# commands are taken from --help, which the programs print from their tables.
_film()
{
    local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]} help values commands
    help=$("$program" --help 2>/dev/null)
    values=$(sed -n "s/^.*$before \([a-z]*|[a-z|]*\).*/\1/p" <<<"$help")
    commands=$(sed '1,/^Commands:$/d' <<<"$help" |
        sed -n 's/^  \([a-z]*\).*/\1/p')
    COMPREPLY=()
    if [[ $before == -* && -n $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "${values//|/ }" -- "$current")
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W \
            "$(grep -oE -e '--[a-z-]+' <<<"$help" | sort -u)" -- "$current")
    elif [[ -n $commands && $COMP_CWORD -eq 1 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _film filmsearch filmindex
