#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The configuration file: which setting holds, and what is wrong in one.
. "$TOP_SRCDIR/tests/tap.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB XDG_DATA_HOME NO_COLOR CLICOLOR_FORCE
HOME=$tmp/home
XDG_CONFIG_HOME=$tmp/etc
export HOME XDG_CONFIG_HOME
mkdir -p home etc/filmsearch
config=$tmp/etc/filmsearch/config
search=$TOP_BUILDDIR/filmsearch
index=$TOP_BUILDDIR/filmindex

# shows NAME LINE ARGUMENT...: --show-config prints the comment and the setting
# of LINE ("comment|key = value").
shows()
{
    name=$1
    want=$2
    shift 2
    "$search" "$@" --show-config >out 2>&1 &&
        tr '\n' '|' <out | grep -qF -e "# $want|"
    tap_result $? "$name" out
}

# refuses NAME LINE MESSAGE: the second line of the file is reported.
refuses()
{
    printf '# first\n%s\n' "$2" >"$config"
    "$search" Jeon >out 2>&1
    [ $? -eq 2 ] && grep -qF -e "$config:2: $3" out
    tap_result $? "$1" out
}

shows "no file: the default" "the default|limit = 10"
shows "no file: the default index" \
    "the default|db = $HOME/.local/share/filmsearch/film.db"
printf 'limit = 3\n\n  format=jsonl  \nlimit = 4\ndb = ~/a film.db\n' >"$config"
printf 'shard = localhost:1\nshard = localhost:2\n' >>"$config"
shows "the last line counts" "$config:4|limit = 4"
shows "blanks are ignored" "$config:3|format = jsonl"
shows "an option comes first" "an option|limit = 7" -n 7
shows "an option as in the file" "$config:4|limit = 4" -n 4
shows "an option of the usual value" "an option|limit = 10" -n 10
shows "not configured" "the default|color = auto"
shows "a repeated key, first" "$config:6|shard = localhost:1"
shows "a repeated key, second" "$config:7|shard = localhost:2"
grep -v shard "$config" >part
cp part "$config"
shows "an index below the home folder" "$config:5|db = $HOME/a film.db"
shows "--db comes first" "--db|db = x" --db x
FILMSEARCH_DB=/y shows "the environment comes first" \
    '$FILMSEARCH_DB|db = /y'
mkdir -p index/film.db
shows "an index in this folder comes first" "this folder|db = index/film.db"
rm -r index
"$search" --show-config >shown
cp shown "$config"
"$search" --show-config | grep -v '^#' >again
grep -v '^#' shown >was
diff was again >out
tap_result $? "what is shown can be read back" out

"$index" -q add "$TOP_SRCDIR/corpus/articles" >out 2>&1
[ -d "$HOME/a film.db" ]
tap_result $? "filmindex writes to the configured index" out
printf 'db = ~/a film.db\nlimit = 1\nformat = paths\n' >"$config"
"$search" film >out 2>&1 && [ "$(wc -l <out)" -eq 1 ]
tap_result $? "filmsearch answers by the file" out
"$search" -n 2 --format jsonl --no-facts film >out 2>&1 &&
    [ "$(grep -c '^{' out)" -eq 2 ]
tap_result $? "the command line has the last word" out

refuses "an unknown key" 'shade = x:1' "'shade' must be one of db|shard|"
refuses "no value" 'limit =' 'expected limit = VALUE'
refuses "no equals sign" 'limit' 'expected limit = VALUE'
refuses "no count" 'limit = many' "--limit: 'many' is not a count"
refuses "no choice" 'format = xml' "--format: 'xml' must be one of"
refuses "a relative index" 'db = film.db' 'db must begin with / or ~/'
refuses "a control character" "$(printf 'a\033b = 1')" "'a?b' must be one of"
head -c 200000 /dev/zero | tr '\0' x >long
refuses "a very long line" "$(cat long)" "'xxx"
for option in --help --version; do
    "$search" $option >out 2>&1
    tap_result $? "a wrong file does not keep from $option" out
done
rm "$config"
mkdir "$config"
"$search" Jeon >out 2>&1
[ $? -eq 2 ] && grep -qF "$config: " out
tap_result $? "a folder in place of the file" out
tap_done
