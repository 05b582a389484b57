#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# An input of which something was left out changes the exit status when it is
# read, is counted as long as it stays as it is, and is read again when other
# limits may let in what a limit left out. A warning that nothing was lost
# changes nothing.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

# gives NAME CODE TEXT ARGUMENT...: passes if filmindex ends with that exit
# status and a line of what it prints holds TEXT.
gives()
{
    name=$1
    want=$2
    text=$3
    shift 3
    "$filmindex" -j 1 --db db "$@" >out 2>&1
    code=$?
    [ "$code" -eq "$want" ] && grep -qF -e "$text" out
    status=$?
    [ "$status" -eq 0 ] || echo "exit status $code" >>out
    tap_result "$status" "$name" out
}

mkdir in
cat >in/lines.jsonl <<'EOF'
{"id": "a", "text": "A passage of Jane Roe."}
{"id": "b", "text": "A line without its end
EOF
cat >in/untitled.nfo <<'EOF'
<movie><title>Ballerina</title></movie>
<movie><year>2023</year></movie>
EOF
printf 'Title: Long\n\nOne of two paragraphs.\n\nThe second of them.\n' \
    >in/long.txt
{
    printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n'
    printf 'WARC-Target-URI: http://a.test/x\r\nContent-Length: 500\r\n\r\n'
    echo 'A record that ends too early.'
} >in/cut.warc
printf 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n' \
    >in/bare.mhtml
printf -- '--b\nContent-Type: text/html\n\n<html><body></body></html>\n--b--\n' \
    >>in/bare.mhtml

for file in lines.jsonl untitled.nfo cut.warc bare.mhtml; do
    rm -rf db
    gives "$file: in part" 1 'refused, 1 with warnings; ' add "in/$file"
    gives "$file: unchanged" 0 '; 1 unchanged one is indexed only in part' \
        add "in/$file"
    "$filmindex" extract "in/$file" >out 2>&1
    [ $? -eq 1 ]
    tap_result $? "$file: extract" out
done

rm -rf db
gives "-v says which" 1 'added in/lines.jsonl: 1 articles, 1 passages, 0 records, only in part' \
    -v add in
gives "all in all" 0 '; 4 unchanged ones are indexed only in part' add in
gives "status counts them" 0 'in part:   4' status
gives "status -v names them" 0 '  in/cut.warc' status -v
! grep -qF '  in/long.txt' out
tap_result $? "and no others" out

rm -rf db
gives "over a limit" 1 '1 with warnings' --max-article-bytes 30 add in/long.txt
gives "the same limit again" 0 ' 0 added' --max-article-bytes 30 add in/long.txt
gives "no limit: read again" 0 ' 1 added' add in/long.txt
gives "and whole" 0 'in part:   0' status
gives "the limit again: nothing had been left out" 0 ' 0 added' \
    --max-article-bytes 30 add in/long.txt
sed -i 's/b"/b", "text": "All of it."}/; s/, "text": "A line.*//' in/lines.jsonl
gives "mended at its source" 0 '1 added (2 articles' add in/lines.jsonl

mkdir mended
printf '<movie><title>Up & down</title></movie>\n' >mended/markup.nfo
printf 'Title: Caf\351\n\nAt the caf\351 \201 of Jane Roe.\n' >mended/bytes.txt
gives "a mended input" 0 'warning' add mended
gives "has lost nothing" 0 '2 unchanged, 0 removed, 0 refused in' add mended

# What no key can be made of costs what it stands for and nothing else.
long=$(printf '%070000d' 0)
over() { printf '<filmdata>%s</filmdata>\n' "$2" >"$1"; }
over id.xml "<film id='$long'><title kind='main'>Long</title></film>"
over scheme.xml "<film id='f'><id scheme='$long' value='1'/>
<title kind='main'>Long</title></film>"
over value.xml "<person id='p'><id scheme='imdb' value='$long'/>
<name kind='main'>Jane Roe</name></person>"
over cast.xml "<film id='f'><title kind='main'>Long</title>
<actor name='Jane Roe' person='$long'/></film>"
over name.xml "<film id='f'><title kind='main'>Long</title>
<title kind='alternative'>$long</title></film>"
over award.xml "<film id='f'><title kind='main'>Long</title>
<award year='2021' ceremony='B' category='C' result='won' person='$long'/></film>"
for file in id scheme value cast name award; do
    rm -rf db
    gives "an endless $file" 1 ' of 70000 bytes was left out; the limit is' \
        add $file.xml in/long.txt
    gives "and nothing else" 0 'records:   1' status
done
rm -rf db
printf '{"title": "%s", "text": "A passage of Jane Roe."}\n' "$long" >title.jsonl
gives "an endless title" 1 'title.jsonl:1: warning: a title of 70000 bytes' \
    add title.jsonl
gives "and the article is there" 0 'articles:  1' status

large=$tmp/large
write_articles "$large" 1 40 50 450
rm -rf db
gives "in bulk" 1 ', 43 with warnings' --max-article-bytes 30000 add in "$large"
gives "in bulk, unchanged" 0 '; 43 unchanged ones are' \
    --max-article-bytes 30000 add in "$large"
gives "in bulk, without the limit" 0 '; 3 unchanged ones are' add in "$large"
tap_done
