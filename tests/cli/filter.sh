#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Filters: programs of the user's that turn an input into one that can be read,
# among them hostile ones.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB
XDG_CONFIG_HOME=$tmp
export XDG_CONFIG_HOME
mkdir filmsearch
config=filmsearch/config

# filter LINE...: the configuration.
filter()
{
    printf 'filter = %s\n' "$@" >$config
}

# gives NAME TEXT FILE [OPTION...]: extract prints TEXT, with status 0 or 1.
gives()
{
    name=$1
    want=$2
    file=$3
    shift 3
    timeout 60 "$filmindex" "$@" extract "$file" >out 2>&1
    [ $? -le 1 ] && grep -qF -e "$want" out
    tap_result $? "$name" out
}

# refuses NAME TEXT COMMAND...: what the filter COMMAND does is an error of its
# input alone.
refuses()
{
    name=$1
    want=$2
    shift 2
    filter ".x text/plain $*"
    timeout 60 "$filmindex" --max-seconds 2 --max-input-bytes 100K \
        extract in.x good.txt >out 2>&1
    got=$?
    [ $got -le 2 ] && grep -qF -e "in.x: the filter $want" out &&
        grep -q '"title":"Good"' out
    tap_result $? "$name" out
}

printf 'Title: Ann\n\nThe first paragraph about Ann.\n' >in.x
printf 'Title: Good\n\nThe first paragraph about it.\n' >good.txt
printf '{\\rtf1 The text.}' >in.rtf
cp in.x 'two words.x'
gzip -c in.x >in.x.gz
tar cf in.tar in.x in.rtf

filter '.x text/plain tr a-z A-Z'
gives "a suffix" 'FIRST PARAGRAPH ABOUT ANN' in.x
gives "in another case" 'FIRST PARAGRAPH' "$(cp in.x in.X && echo in.X)"
gives "compressed" 'FIRST PARAGRAPH' in.x.gz
gives "in an archive" 'FIRST PARAGRAPH' in.tar
"$filmindex" extract --name a.x - <in.x >out 2>&1
grep -q 'FIRST PARAGRAPH' out
tap_result $? "from a pipe" out
filter '.x text/plain false'
cp good.txt in.txt && tar cf two.tar in.x in.txt
gives "one that fails in an archive costs only its member" '"title":"Good"' two.tar
filter 'application/rtf text/plain echo A text of a paragraph.'
gives "a MIME type" 'A text of a paragraph' in.rtf
filter '.x text/plain cat %f' '.rtf text/plain head -c 100 in%f'
gives "%f is a file with the input" 'The first paragraph' in.x
gives "whatever its name" 'The first paragraph' 'two words.x'
filter '.x text/plain echo "two  words  $HOME ; `ls` | *"'
# shellcheck disable=SC2016 # that is the point
gives "nothing is expanded" 'two words $HOME ; `ls` | *' in.x
filter '.x text/html cat page.html'
{
    echo '<!DOCTYPE html><title>Page</title><body><article><h1>Page</h1>'
    for i in 1 2 3 4 5 6; do
        echo "<p>A sentence that is long enough for an article about a film, $i.</p>"
    done
    echo '</article>'
} >page.html
gives "the output is read as what it is said to be: HTML" \
    '"text":"A sentence that' in.x
filter '.x text/plain cat page.html'
gives "or plain text" 'DOCTYPE' in.x
filter '.x application/json cat rows.jsonl'
printf '{"id":"1","title":"One","text":"A paragraph."}\n' >rows.jsonl
gives "or by its bytes" '"format":"jsonl"' in.x
filter '.x text/plain true'
gives "no output is no text" 'found no text' in.x
filter '.x text/plain cat' '.x text/plain tr a-z A-Z'
gives "the first line counts" 'The first paragraph' in.x
filter '.x application/json cat in.x'
gives "a filter is no input of another" 'The first paragraph' in.x

# ---- Hostile ones ---------------------------------------------------------

refuses "a program that is not there" 'nowhere: cannot be run' nowhere
refuses "one that is none" './page.html: cannot be run' ./page.html
refuses "a failure" 'sh: ended with status 3: it broke' \
    'sh -c "echo it broke >&2; exit 3"'
cat >die.sh <<'EOF'
kill -SEGV $$
EOF
refuses "a signal" 'sh: ended by signal 11' 'sh die.sh'
refuses "a hang" 'sleep: not finished after 2 s' 'sleep 1000'
refuses "a busy one" 'sh: ' 'sh -c "while :; do :; done"'
refuses "a flood" 'yes: ' 'yes'
refuses "a flood of errors" 'sh: ' 'sh -c "yes >&2"'
refuses "garbage with a failure" 'sh: ended with status 1' \
    'sh -c "head -c 5000 /dev/urandom; exit 1"'
refuses "one that closes its output and goes on" 'sh: not finished' \
    'sh -c "exec >&-; sleep 1000"'
filter '.x text/plain head -c 5000 /dev/urandom'
gives "garbage" '' in.x
cat >orphan.sh <<'EOF'
(setsid sleep 987 &)
sleep 987 &
echo "A paragraph of the parent."
EOF
filter '.x text/plain sh orphan.sh'
gives "what it leaves behind" 'A paragraph of the parent' in.x
sleep .2
if unshare -n -p true 2>/dev/null || unshare -U -n -p true 2>/dev/null; then
    ! pgrep -f '[s]leep 987' >out
    tap_result $? "is ended with it" out
    filter '.x text/plain cat /proc/self/net/dev'
    timeout 60 "$filmindex" extract in.x >out 2>&1
    [ "$(grep -o ' [a-z0-9]*: [0-9]' out | grep -vc '^ lo:')" = 0 ]
    tap_result $? "there is no network" out
else
    tap_skip "is ended with it" "no name spaces"
    tap_skip "there is no network" "no name spaces"
fi
cat >greedy.sh <<'EOF'
awk 'BEGIN { s = "xxxxxxxxxxxxxxxx"; while (1) s = s s }'
EOF
refuses "too much memory" 'sh: ' 'sh greedy.sh'
echo 'sh -c "sleep 986; true"; true' >deep.sh
refuses "a child of a child that hangs" 'sh: not finished' 'sh deep.sh'
find /tmp "${TMPDIR:-/tmp}" -maxdepth 1 -name 'filmindex-*.x' -user "$(id -u)" \
    -newer page.html 2>/dev/null >out
[ ! -s out ]
tap_result $? "no file is left" out

# ---- The configuration ----------------------------------------------------

for line in 'x' '.x text/plain' 'x text/plain cat' '.x text cat' \
    '.x text/plain "cat'; do
    filter "$line"
    "$filmindex" extract good.txt >out 2>&1
    [ $? -eq 2 ] && grep -qF 'expected filter =' out
    tap_result $? "wrong: filter = $line" out
done
echo 'filtr = .x text/plain cat' >$config
"$filmindex" extract good.txt >out 2>&1
[ $? -eq 2 ] && grep -q 'config:1: .filtr. must be one of' out
tap_result $? "wrong: another key" out
printf 'shard = localhost:1\n# nothing\nfilter = .x text/plain cat\n' >$config
gives "shards beside it" 'The first paragraph' in.x

# ---- The index ------------------------------------------------------------

mkdir texts
cp in.x good.txt texts
for i in 1 2 3 4 5 6 7 8; do
    sed "s/Ann/Ann $i/" in.x >texts/$i.x
done
filter '.x text/plain false'
"$filmindex" --db db -j 4 add texts >out 2>&1
grep -q ' 1 added.* 9 refused' out
tap_result $? "a filter that fails refuses its inputs" out
filter '.x text/plain tr a-z A-Z'
"$filmindex" --db db -j 4 add texts >out 2>&1
grep -q ' 9 added.* 1 unchanged.* 0 refused' out
tap_result $? "another one takes them" out
"$filmsearch" --db db 'paragraph about ann' >out 2>&1
grep -q 'ABOUT ANN' out
tap_result $? "they are found" out
tap_done
