# SPDX-License-Identifier: GPL-2.0-or-later
# fish completion for filmsearch, filmindex and filmweb. Options, their values
# and commands are taken from --help, which the programs print from their
# tables; names of films and people come from the index, saved searches from
# --saved.

# Commands of --help, each with what it does.
function __film_commands
    sed -n 's/^  \([a-z]*\)  *\(.*\)/\1\t\2/p'
end

# Options of --help, each with what it does: on its line, or on the next one.
function __film_options
    set -l name
    while read -l line
        if set -l m (string match -r '^ +(?:-., )?(--[a-z-]+)(?: [^ ]+)?(?:  +(.*))?$' -- $line)
            test -n "$name"; and echo $name
            if test -n "$m[3]"
                printf '%s\t%s\n' $m[2] $m[3]
                set name
            else
                set name $m[2]
            end
        else if test -n "$name"
            printf '%s\t%s\n' $name (string trim -- $line)
            set name
        end
    end
end

function __film
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -l before $words[-1]
    set -l help ($program --help 2>/dev/null)
    set -l commands
    set -l command
    if set -l at (contains -i Commands: $help)
        set commands (printf '%s\n' $help[$at..-1] | __film_commands)
    end
    for word in $words[2..-1]
        if printf '%s\n' $commands | string match -q -- $word\t'*'
            set command $word
            set help ($program $command --help 2>/dev/null)
            break
        end
    end
    set -l values (printf '%s\n' $help |
        string match -rg -- (string escape --style=regex -- $before)' ([a-z]+\|[a-z|]+)')
    if string match -q -- '-*' $before; and test -n "$values"
        string split '|' $values
    else if contains -- $before --film --person
        $program --complete -n 50 -- (string unescape -- $current) 2>/dev/null |
            string match -r '.*\t'(string sub -s 3 -- $before)'.*'
    else if string match -q -- '@*' $current; and test -z "$commands"
        $program --saved 2>/dev/null | string replace '  ' \t
    else if string match -q -- '-*' $current
        printf '%s\n' $help | __film_options
    else if test -n "$commands"; and test -z "$command"
        printf '%s\n' $commands
    else
        __fish_complete_path $current
    end
end

for program in filmsearch filmindex filmweb
    complete -c $program -f -a '(__film)'
end
