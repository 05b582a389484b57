#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Folders share an index: an input is known by its absolute path, however it was
# named, and shown as it was named where that still leads to it.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
tmp=$(cd "$tmp" && pwd -P)
cd "$tmp" || exit 99
XDG_DATA_HOME=$tmp/data
HOME=$tmp
export XDG_DATA_HOME HOME
unset FILMSEARCH_DB XDG_CONFIG_HOME

# paths [QUERY]: what is found, a path a line, in a line.
paths()
{
    "$filmsearch" --format paths "${1-paragraph}" | sort | tr '\n' ' '
}

# is NAME WANT GOT
is()
{
    printf 'wanted: %s\ngot:    %s\n' "$2" "$3" >differ
    [ "$2" = "$3" ]
    tap_result $? "$1" differ
}

mkdir -p X/sub Y p
for name in X/note Y/note X/sub/deep p/one; do
    printf 'Title: A note\n\nA paragraph of %s.\n' "${name##*/}" >"$name.txt"
done
(cd X && "$filmindex" -q add note.txt) && (cd Y && "$filmindex" -q add note.txt)
is "files of one name in two folders are two inputs" 'X/note.txt Y/note.txt ' \
    "$(paths)"
is "below the folder we are in paths are relative, above absolute" \
    "$tmp/Y/note.txt note.txt " "$(cd X && paths)"
(cd X && "$filmindex" -q sync .)
(cd Y && "$filmindex" -q sync .)
is "a sync forgets nothing of another folder" \
    'X/note.txt X/sub/deep.txt Y/note.txt ' "$(paths)"
"$filmindex" -v add X >out 2>&1
grep -q 'unchanged X/sub/deep.txt' out && grep -q ' 2 unchanged' out
tap_result $? "named from above they are the same" out
ln -s X/sub link
for path in X/sub ./X//sub/ X/./sub/../sub X/sub/. link/../sub "$tmp/X/sub"; do
    "$filmindex" add "$path" >out 2>&1
    grep -q ' 0 added.* 1 unchanged' out
    tap_result $? "so are they as $path" out
done
is "the last name decides how it is shown" \
    "$tmp/X/sub/deep.txt X/note.txt Y/note.txt " "$(paths)"
"$filmindex" -q add link
is "a link is left as it is named" \
    "$tmp/X/sub/deep.txt X/note.txt Y/note.txt link/deep.txt " "$(paths)"
"$filmindex" -v remove link >out 2>&1
grep -q 'removed link/deep.txt' out
tap_result $? "and forgotten so" out
"$filmindex" -q add ''  >out 2>&1
[ $? -eq 2 ] && grep -q 'an empty path' out
tap_result $? "an empty path is no folder" out
(cd Y && "$filmindex" -v remove ../X/note.txt) >out 2>&1
grep -q "removed $tmp/X/note.txt" out
tap_result $? "a file is forgotten by any of its names" out
(cd Y && "$filmindex" -v remove deep.txt) >out 2>&1
[ $? -eq 1 ] && grep -q 'deep.txt: not in the index' out
tap_result $? "but not by that of another" out
"$filmindex" -q add X/sub X/sub/../note.txt
for format in text tsv json jsonl; do
    (cd X && "$filmsearch" --format $format paragraph) >out 2>&1
    grep -q '[^/]sub/deep.txt\|^sub/deep.txt' out &&
        grep -q "$tmp/Y/note.txt" out && ! grep -q 'X/sub' out
    tap_result $? "--format $format shows them so" out
done
(cd X && "$filmindex" export) >out 2>&1
grep -q '"path":"sub/deep.txt"' out && grep -q "\"path\":\"$tmp/Y/note.txt\"" out
tap_result $? "so does export" out
(cd X && "$filmsearch" --hyperlink deep) >out 2>&1
grep -q "file://[^/]*$tmp/X/sub/deep.txt" out
tap_result $? "a link leads to the file" out

# What records say is shown with their paths.
cp "$TOP_SRCDIR"/corpus/films/*.xml "$TOP_SRCDIR"/corpus/films/*.nfo X
printf '<movie><title>Burning</title><year>2017</year>%s</movie>\n' \
    '<uniqueid type="imdb">tt7282468</uniqueid>' >X/burning.nfo
"$filmindex" -q add X
(cd X && "$filmsearch" Burning) >out 2>&1
grep -q '\[burning-2018.xml:[0-9]' out && ! grep -q 'X/burning' out
tap_result $? "a card names the records so" out
grep -q 'disagree: year: 201[78] (burning[^/]*), 201[78] (burning[^/]*)' out
tap_result $? "and where they disagree" out
(cd Y && "$filmsearch" --who Burning) >out 2>&1
grep -q "\[$tmp/X/burning-2018.xml:" out && grep -q "($tmp/X/burning.nfo:" out
tap_result $? "from elsewhere by absolute paths" out
(cd X && "$filmindex" export) | grep -q '"path":"burning.nfo"'
tap_result $? "and export"

# A working folder that a link leads to has the name that it was gone to by.
ln -s X/sub called
(cd called && "$filmindex" -q add deep.txt && paths deep && echo) >out 2>&1
grep -q ' deep.txt' out
tap_result $? "a linked working folder" out
rm called/deep.txt
(cd called && "$filmindex" -v --forget-all sync "$tmp/called") >out 2>&1
grep -q 'removed deep.txt\|removed .*called/deep.txt' out
tap_result $? "is known by its name" out

# Deeper than the system takes a path.
part=$(printf 'd%.0s' $(seq 200))
top=$PWD
mkdir long && cd long || exit 99
i=0
while [ "$i" -lt 25 ]; do
    mkdir "$part" && cd -P "$part" || exit 99
    i=$((i + 1))
done
printf 'Title: Deep\n\nA paragraph of abyssal plains.\n' >abyss.txt
cd "$top" || exit 99
"$filmindex" -q add long >out 2>&1 &&
    [ "$("$filmsearch" --format paths abyssal | wc -c)" -gt 5000 ]
tap_result $? "a path that is too long for the system is read" out
"$filmindex" sync long >out 2>&1
grep -q ' 1 unchanged, 0 removed' out
tap_result $? "and known again" out
tap_done
