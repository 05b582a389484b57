# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for filmsearch, filmindex and filmweb. Options, their values
# and commands are taken from --help, which the programs print from their
# tables; names of films and people come from the index, saved searches from
# --saved.

# Lines of standard input that begin with $1, into COMPREPLY.
_film_offer()
{
    local line
    while IFS= read -r line; do
        [[ $line == "$1"* ]] && COMPREPLY+=("$line")
    done
}

# Names of a kind (film or person) that begin with $2 as people type them.
_film_names()
{
    local line
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <("${COMP_WORDS[0]}" --complete -n 50 -- "$2" 2>/dev/null |
        grep -P "\t$1")
}

_film()
{
    local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]} help values commands command word
    help=$("$program" --help 2>/dev/null)
    commands=$(sed '1,/^Commands:$/d' <<<"$help" |
        sed -n 's/^  \([a-z]*\).*/\1/p')
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ -n $commands && $'\n'$commands$'\n' == *$'\n'"$word"$'\n'* ]]; then
            command=$word
            help=$("$program" "$command" --help 2>/dev/null)
            break
        fi
    done
    values=$(sed -n "s/^.*$before \([a-z]*|[a-z|]*\).*/\1/p" <<<"$help")
    COMPREPLY=()
    if [[ $before == -* && -n $values ]]; then
        _film_offer "$current" <<<"${values//|/$'\n'}"
    elif [[ $before == --film || $before == --person ]]; then
        _film_names "${before#--}" "$current"
    elif [[ $current == -* ]]; then
        _film_offer "$current" < <(grep -oE -e '--[a-z-]+' <<<"$help" | sort -u)
    elif [[ $current == @* && -z $commands ]]; then
        _film_offer "$current" < <("$program" --saved 2>/dev/null |
            cut -d ' ' -f 1)
    elif [[ -n $commands && -z $command ]]; then
        _film_offer "$current" <<<"$commands"
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _film filmsearch filmindex filmweb
