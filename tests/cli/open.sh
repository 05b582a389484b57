#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --open: a hit of the last answer, or of a query, in the user's editor.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

cd "$tmp" || exit 99
tab=$(printf '\t')
bell=$(printf '\007')
mkdir in bin
for i in 1 2 3; do
    printf 'Title: Article %s\n\nThe pelican of day %s.\n' $i $i >"in/$i.txt"
done
printf 'Title: A\n\nThe walrus.\n' >"in/-a \$b'\"$tab$bell.txt"
printf '1\n00:12:31,000 --> 00:12:33,000\nThe otter waits.\n' >in/quay.srt
printf 'Title: Z\n\nThe zebra.\n' | gzip -c >in/z.txt.gz
(cd in && printf 'Title: M\n\nThe marmot.\n' >m.txt && tar cf m.tar m.txt &&
    rm m.txt)
"$filmindex" -q --db db add in >out 2>&1
tap_result $? "articles" out

# An editor of each name that says what it was called with.
for name in vi less code subl kate other; do
    cat >bin/$name <<'END'
#!/bin/sh
printf '%s' "${0##*/}"
for word; do
    printf '|%s' "$word"
done
echo
exit "${EDITOR_STATUS:-0}"
END
done
chmod +x bin/*
PATH=$tmp/bin:$PATH
unset VISUAL EDITOR PAGER

search()
{
    "$filmsearch" --db db --no-facts "$@"
}

# opens NAME WANTED ARGUMENT...: the editor is called so.
opens()
{
    name=$1 wanted=$2
    shift 2
    search "$@" >out 2>&1
    status=$?
    [ "$status" -eq 0 ] && [ "$(cat out)" = "$wanted" ]
    tap_result $? "$name" out
}

# refuses NAME TEXT ARGUMENT...: no editor is called, and the text is said.
refuses()
{
    name=$1 text=$2
    shift 2
    search "$@" >out 2>&1
    status=$?
    [ "$status" -eq 2 ] && grep -qF -e "$text" out && ! grep -q '^[a-z]*|' out
    tap_result $? "$name" out
}

# shown ARGUMENT...: searches on a terminal; only that is remembered.
if ! tool terminal 2>out; then
    tap_skip "what was shown on a terminal" "no terminal can be made"
    tap_done
    exit 0
fi
shown()
{
    PAGER=never ./terminal 80 24 -- "$filmsearch" --db db --no-facts "$@"
}

refuses "nothing is remembered" "search first, or add the query" -o 1
search --sort date pelican >answer 2>&1
refuses "what is read by a program is not" "search first, or add the query" -o 1
shown --sort date pelican >out
grep -q '#1' out
tap_result $? "hits are numbered on a terminal" out
second=$(grep -o '^in/..txt' answer | sed -n 2p)
opens "without an editor less" "less|+3|$tmp/$second" --open 2
[ "$(stat -c %a "$XDG_STATE_HOME/filmsearch/last")" = 600 ]
tap_result $? "what is remembered is for the user alone"
PAGER=less opens "a pager" "less|+3|$tmp/$second" -o 2
PAGER=less EDITOR=vi opens "EDITOR before it" "vi|+3|$tmp/$second" -o 2
EDITOR=vi VISUAL=code opens "VISUAL before it" "code|-g|$tmp/$second:3" -o 2
EDITOR="code --wait 'a b' \$c" opens "words" \
    "code|--wait|a b|\$c|-g|$tmp/$second:3" -o 2
EDITOR=$tmp/bin/subl opens "by a path" "subl|$tmp/$second:3" -o 2
EDITOR=kate opens "an option for the line" "kate|-l|3|$tmp/$second" -o 2
EDITOR=other opens "one that we do not know" "other|$tmp/$second" -o 2
(cd in && EDITOR="vi" "$filmsearch" --db ../db -o 2 >../out)
[ "$(cat out)" = "vi|+3|$tmp/$second" ]
tap_result $? "from another folder" out
EDITOR=vi EDITOR_STATUS=7 search -o 2 >out
[ $? -eq 7 ]
tap_result $? "the status is the editor's"
EDITOR="vi"
export EDITOR
opens "with a query" "vi|+3|$tmp/in/-a \$b'\"$tab$bell.txt" -o 1 walrus
shown -o 1 walrus >out
opens "with a query on a terminal it is remembered" "vi|+3|$tmp/in/-a \$b'\"$tab$bell.txt" -o 1
opens "beyond the limit" "vi|+3|$tmp/$(sed -n 's/^\(in[^:]*\):3:.*/\1/p' answer |
    tail -n 1)" -n 1 --sort date -o 3 pelican
opens "what has a time, not a line" "vi|$tmp/in/quay.srt" -o 1 otter
shown otter >out
shown --format json walrus >out
shown -c walrus >out
search walrus >out 2>&1
opens "programs' answers are not remembered" "vi|$tmp/in/quay.srt" -o 1
refuses "compressed" "is compressed, or not text" -o 1 zebra
if [ "$(search --format paths marmot 2>/dev/null)" ]; then
    refuses "in an archive" "is in an archive: unpack it" -o 1 marmot
    article=$(sed -n "s/.*filmsearch --full '\(.*\)' shows.*/\1/p" out)
    search --full "$article" >out 2>&1
    grep -q "The marmot" out
    tap_result $? "what is said shows it" out
fi
shown pelican >out
refuses "no such hit" "has hits 1 to 3, but no hit 4" -o 4
refuses "no such hit of a query" "there is no hit 4" -o 4 pelican
shown zzzzqqqq >out
refuses "no hits at all" "the last answer has no hits" -o 1
refuses "not with others" "--open: not with" -o 1 -c pelican
shown pelican >out
mv in/1.txt in/2.txt in/3.txt .
refuses "a file that is gone" "No such file" -o 1
EDITOR=nonesuch refuses "no such editor" "nonesuch: No such file" -o 1 otter
EDITOR="vi '" refuses "no command" "a quotation mark" -o 1 otter

# Where nothing can be written searching is as before.
: >file
XDG_STATE_HOME=$tmp/file shown otter >out && ! grep -q remember out
tap_result $? "nothing is said when nothing can be remembered" out
HOME='' XDG_STATE_HOME='' refuses "nor without a home" \
    "there is no home directory" -o 1
XDG_STATE_HOME=$tmp/file refuses "but when it is wanted" \
    "no answer can be remembered; add the query to --open" -o 1
EDITOR=vi XDG_STATE_HOME=$tmp/file opens "with a query it works" \
    "vi|$tmp/in/quay.srt" -o 1 otter

tap_done
