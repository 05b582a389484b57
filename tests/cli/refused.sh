#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What was refused: status counts it by reason, add does not read it again before
# it changes, and both agree.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB

# has NAME TEXT...: passes if the file out has each of the lines.
has()
{
    name=$1
    shift
    bad=0
    for text; do
        grep -qE -e "$text" out || bad=1
    done
    tap_result $bad "$name" out
}

# status [OPTION...]: what status prints, in out.
status()
{
    "$filmindex" --db db "$@" status >out 2>&1
}

# add: adds texts; its output is in added.
add()
{
    "$filmindex" --db db add texts >added 2>&1
    got=$?
    cat added >out
}

mkdir texts
printf 'Title: Ann\n\nThe first paragraph about Ann.\n' >texts/ann.txt
printf 'no text \001\002\003\004\377\376' >texts/noise
printf '<x>' >texts/x.xml
printf '\211PNG\r\n\032\n' >texts/p.png
printf '<?xml version="1.0"?>\n<films xmlns="x"><f' >texts/cut.xml
printf '\037\213\010\000\000' >texts/cut.gz
sleep .1 # a file of this moment may change without a sign

add
refused=$(sed -n 's/.* \([0-9]*\) refused.*/\1/p' added)
[ "$got" -eq 1 ] && [ "$refused" -gt 0 ]
tap_result $? "add refuses some" added
status
has "status counts as many" "^refused:   $refused\$" \
    '^left out:  1 other files$' '^  [0-9]* not a format that can be read$'
sum=$(sed -n '/^refused/,/^left/s/^  \([0-9]*\) .*/\1/p' out | paste -sd+ | bc)
[ "$sum" = "$refused" ]
tap_result $? "the reasons add up" out
status -v
has "-v names them" '^  texts/noise: not a format' '^  texts/x.xml: .*<x>' \
    '^  texts/cut.gz: '
[ "$(grep -c '^  texts/' out)" = "$refused" ]
tap_result $? "all of them" out
status --format json -v
has "so does JSON" "\"refused\":$refused," '"left_out":1,' '"format":[1-9]' \
    '"path":"texts/noise","message":"texts/noise: not a format' \
    '^\{"index":"db",.*\}$'

grep '^filmindex: texts' added | sort >first
add
grep '^filmindex: texts' added | sort >second
cmp -s first second && [ "$got" -eq 1 ]
tap_result $? "the same are reported again" second
has "with the same counts" " 0 added.* 1 unchanged.* $refused refused, 1 other"
# opened: how often add opens a file of texts.
opened()
{
    strace -f -e trace=openat -o trace "$filmindex" --db db add texts \
        >/dev/null 2>&1
    grep -c 'texts/[a-z]*\.*[a-z]*"' trace
}
if command -v strace >/dev/null; then
    [ "$(opened)" = 0 ]
    tap_result $? "without opening one" trace
else
    tap_skip "without opening one" "no strace"
fi

printf 'Title: Now\n\nIt is a paragraph about Ben now.\n' >texts/noise
sleep .1
add
has "what has changed is read" ' 1 added' " $((refused - 1)) refused"
status
has "and counted no more" "^refused:   $((refused - 1))\$"
"$filmindex" --db db --max-depth 400 add texts >out 2>&1
has "another limit, another try" " refused"
rm texts/x.xml
add
has "what is gone is not reported" " $((refused - 2)) refused"
status
has "nor counted" "^refused:   $((refused - 2))\$"
"$filmindex" --db db compact >out 2>&1
status
has "compact keeps the counts" "^refused:   $((refused - 2))\$"
"$filmindex" --db db remove texts/cut.gz >out 2>&1
tap_result $? "a refused one can be removed" out
status
has "and is forgotten" "^refused:   $((refused - 3))\$"
"$filmindex" --db db verify >out 2>&1
tap_result $? "the index is whole" out

# In place and in bulk alike; some not readable.
write_articles more 1 40 20 600
mv texts/cut.xml more
"$filmindex" --db db add texts more >out 2>&1
status
has "in bulk as well" "^refused:   $((refused - 2))\$"
add
has "and the rest stays" " $((refused - 3)) refused"
"$filmindex" --db db verify >out 2>&1
tap_result $? "the index is whole" out
if [ "$(id -u)" != 0 ]; then
    mkdir more/shut
    chmod 0 more/shut
    "$filmindex" --db db add more >out 2>&1
    status
    has "a folder that cannot be read" '^  1 could not be opened or read$'
    chmod 700 more/shut
fi
# A bad input costs only itself: the files beside it are opened once, whatever
# is wrong with it, though there is no index yet.
if ! command -v strace >/dev/null; then
    tap_skip "a bad input costs only itself" "no strace"
elif ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    tap_skip "a bad input costs only itself" "sanitizers want all the memory"
else
    write_articles many 1 100 2
    mkdir bad
    awk 'BEGIN {
        for (id = "i"; length(id) < 1048576;) id = id id
        print "<filmdata><film id=\"" id "\"><title kind=\"main\">X</title>" \
            "</film></filmdata>" >"bad/id.xml"
        print "<filmdata><film><title kind=\"main\">" id "</title></film>" \
            "</filmdata>" >"bad/name.xml"
        for (i = 0; i < 300; i++) deep = deep "<a>"
        print "<filmdata>" deep >"bad/deep.xml"
        printf "{\"title\":\"%s\",\"text\":\"x\"", id >"bad/cut.jsonl"
        printf "<html><title>Many</title><body>" >"bad/z.html"
        for (i = 0; i < 300000; i++) printf "<p>a <b>b</b> c" >"bad/z.html"
    }'
    for bad in bad/*; do
        rm -rf one
        strace -f -e trace=openat -o trace "$filmindex" --db one \
            --memory 48M add many "$bad" >out 2>&1
        times=$(grep -c 'many/article-[0-9]*.txt"' trace)
        echo "$times files opened" >>out
        [ "$times" -eq 100 ] && grep -q '1 refused\|1 with warnings' out &&
            "$filmindex" --db one verify >>out 2>&1
        tap_result $? "$bad costs only itself" out
    done
fi

# What is refused at its beginning is not read to its end for its digest.
if command -v strace >/dev/null; then
    for head in '<?xml version="1.0"?><filmdata>' '<html><body><p>' \
        '{"title":"x","text":"' 'title,year\nA,1961,"' 'PK\003\004'; do
        rm -f huge* && rm -rf one
        # shellcheck disable=SC2059 # it has escapes
        printf "$head" >huge
        truncate -s 2G huge
        sleep .1
        strace -f -e trace=read,pread64 -o trace "$filmindex" --db one \
            add huge >out 2>&1
        reads=$(grep -c 'read' trace)
        echo "$reads reads" >>out
        [ "$reads" -lt 10000 ] && grep -q '1 refused\|1 other' out
        tap_result $? "2 GB that begin with $head" out
    done
fi

"$filmindex" --db new add texts/noise >/dev/null 2>&1
"$filmindex" --db new status >out 2>&1
has "nothing refused" '^refused:   0$' '^left out:  0 other files$'
tap_done
