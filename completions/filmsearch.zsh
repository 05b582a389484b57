#compdef filmsearch filmindex filmweb
# SPDX-License-Identifier: GPL-2.0-or-later
# zsh completion for filmsearch, filmindex and filmweb. Options, their values
# and commands are taken from --help, which the programs print from their
# tables; names of films and people come from the index, saved searches from
# --saved.

_film() {
    local program=$words[1] before=$words[CURRENT-1] help word command line
    local -a commands options values names
    help=$($program --help 2>/dev/null)
    commands=(${(f)"$(print -r -- $help | sed '1,/^Commands:$/d' |
        sed -n 's/^  \([a-z]*\)  *\(.*\)/\1:\2/p')"})
    for word in $words[2,CURRENT-1]; do
        if (( ${commands[(I)$word:*]} )); then
            command=$word
            help=$($program $command --help 2>/dev/null)
            break
        fi
    done
    # The help of an option stands on its line, or on the next one.
    options=(${(f)"$(print -r -- $help | awk '
        function flush() { if (name) print name ":" text; name = text = "" }
        /^ +(-., )?--[a-z]/ {
            flush()
            match($0, /--[a-z-]+/)
            name = substr($0, RSTART, RLENGTH)
            text = length($0) > 27 ? substr($0, 28) : ""
            if (text ~ /^[^ ]*$/ || substr($0, 26, 2) != "  ") text = ""
            next
        }
        name && !text && /^ {27}/ { text = substr($0, 28) }
        END { flush() }')"})
    values=(${(s:|:)"$(print -r -- $help |
        sed -n "s/^.*$before \([a-z]*|[a-z|]*\).*/\1/p")"})
    if [[ $before == -* && -n $values ]]; then
        compadd -a values
    elif [[ $before == --film || $before == --person ]]; then
        for line in ${(f)"$($program --complete -n 50 -- ${(Q)PREFIX} \
            2>/dev/null)"}; do
            [[ ${line#*$'\t'} == ${before#--}* ]] && names+=(${line%%$'\t'*})
        done
        compadd -U -a names
    elif [[ $PREFIX == @* && $#commands == 0 ]]; then
        names=(${${(f)"$($program --saved 2>/dev/null)"}%% *})
        compadd -a names
    elif [[ $PREFIX == -* ]]; then
        _describe -o option options
    elif (( $#commands )) && [[ -z $command ]]; then
        _describe command commands
    else
        _files
    fi
}

_film "$@"
