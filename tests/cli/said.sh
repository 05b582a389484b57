#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What is wrong with an input or a call is said: a row for each message that no
# other test causes. tests/coverage.sh finds those without one.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB FILMSEARCH_CONFIG

# FILE|what it begins with|how often|what is in it then|what it ends with|what is
# said. "~" stands for an end of line; what is indented continues a row.
rows='
item.json|{"type":"text","uri":"urn:x:1","versioncreated":"2018-01-01T00:00:00Z",
    "headline":"It"}|0|||a news item without text
news.xml|
    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentMeta>
    <headline>It</headline></contentMeta><contentSet><inlineXML/></contentSet>
    </newsItem>|0|||a news item without text
lines.jsonl|{"title":"It","text":"A sentence."}~|30|{"title":~||
    30 lines in all were left out
unknown.xml|<filmdata>|40|<other/>|</filmdata>|40 unknown elements in all
line.jsonl|{"title":"It","text":"|700000|
    one hundred bytes of a text without an end, so that a line is longer than
    what is held of one in memory...||a line is longer than 67108864 bytes
korean.xml|<?xml version="1.0" encoding="EUC-KR"?><filmdata><film>
    <title kind="main">|1|\377\376\200|</title></film></filmdata>|
    characters of the declared encoding
twice.txt|Les FranÃ§ais au cafÃ©, itâ€™s tout.~|3|||was encoded in UTF-8 twice
parts.eml|From: a@b.test~To: me~Subject: Notes~Content-Type: multipart/mixed;
    boundary=o~~|1002|--o~~Rain.~|--o~~Fog.~--o--~|more than 1000 parts in a message
bare.html|<!doctype html>|0|||no HTML element
tags.rss|<rss version="2.0"><channel>|1|||not well-formed
wide.csv|title,year~Heat,1995|300|,x|~|46 cells beyond the first 256 were left out
'

printf '%s\n' "$rows" |
    awk '/^ / { sub(/^    /, ""); printf "%s", $0; next }
        { printf "%s%s", (NR > 1 ? "\n" : ""), $0 }' | grep '|' >table
while IFS='|' read -r file head count element tail message; do
    printf '%s\n' "$head|$element|$tail" | awk -F'|' -v count="$count" '
        function bytes(text) {
            gsub(/~/, "\n", text)
            gsub(/\\377\\376\\200/, "\377\376\200", text)
            return text
        }
        {
            printf "%s", bytes($1)
            element = bytes($2)
            for (i = 0; i < count; i++)
                printf "%s", element
            printf "%s", bytes($3)
        }' >"$file"
    "$filmindex" extract "$file" >/dev/null 2>out
    grep -qF "$message" out
    tap_result $? "$file: $message" out
done <table

# said TEXT COMMAND...: the command says so, and does not end well.
said()
{
    text=$1
    shift
    "$@" >out 2>&1 && echo "it ended well" >>out
    grep -qF -e "$text" out && ! grep -q 'it ended well' out
    tap_result $? "$(basename "$1"): $text" out
}

filmweb=$TOP_BUILDDIR/filmweb
"$filmindex" -q --db db add lines.jsonl 2>/dev/null
if [ -x "$filmweb" ]; then
    said 'takes no operands' "$filmweb" --db db operand
    said 'at most 65535' "$filmweb" --db db --port 70000
    printf '0123456789abcdef\n' >token
    said 'not an IP address' "$filmweb" --db db --listen nowhere \
        --token-file token
    printf '0123456789 abcdef\n' >token
    said 'a token has printable ASCII' "$filmweb" --db db --listen 127.0.0.1 \
        --token-file token
fi
: | gzip -c >nothing.gz
said 'nothing.gz: empty' "$filmindex" extract nothing.gz
said 'no editor is named' env VISUAL= EDITOR=' ' "$filmsearch" --db db -o 1 sentence
said '--saved and --forget take no query' "$filmsearch" --saved sentence
said '--saved and --forget take no query' "$filmsearch" --forget x sentence
said '--notify: not with --batch or --open' "$filmsearch" --notify x -o 1 sentence
said '--notify: not with --batch or --open' "$filmsearch" --notify x --batch table
said 'no command' "$filmsearch" --db db --notify ' ' sentence
said 'say where it is with --db' env -u HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME \
    "$filmsearch" film
: >file
said 'shards: name one directory' "$filmindex" shards db db
said 'not a directory' "$filmindex" --db db watch file
printf 'seen\t\t1\t\t\tnote\n' >db/marks
for command in 'tag +seen sentence' 'add lines.jsonl'; do
    # shellcheck disable=SC2086 # words
    said 'db/marks:1: a line without a path' "$filmindex" --db db $command
done
rm db/marks
mkdir gone
# shellcheck disable=SC2016 # arguments
said 'text: the current folder no longer exists' sh -c \
    'cd gone && rmdir ../gone && "$1" --db "$2" add text' - "$filmindex" "$tmp/db"
cp -R db odd
rm odd/lock && mkfifo odd/lock
said 'odd/lock: not a regular file' "$filmindex" --db odd add lines.jsonl
rm -r odd/gen-* && : >odd/"$(cat db/CURRENT)"
said 'not a folder' "$filmindex" --db odd status
rm odd/gen-* && cp -R db/gen-* odd && rm odd/gen-*/postlist.glass
mkdir odd/"$(cat db/CURRENT)"/postlist.glass
said 'postlist.glass: not a regular file' "$filmsearch" --db odd sentence
rm odd/CURRENT && ln -s /dev/zero odd/CURRENT
said 'odd/CURRENT: not a regular file' "$filmsearch" --db odd sentence
printf 'gen-000009\n' >db/CURRENT
said 'names a generation that does not exist' "$filmindex" --db db compact
printf 'nothing\n' >db/CURRENT
said 'names no generation' "$filmsearch" --db db film
tap_done
