#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Whatever there are many of in an input, twice as many take twice the
# instructions, or a little more where they are sorted. Instructions are counted
# by valgrind; FILM_DOUBLING names the kinds that are tried.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ! command -v valgrind >/dev/null; then
    tap_skip "long lists" "no valgrind"
    tap_done
    exit 0
fi
if ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    tap_skip "long lists" "sanitizers count too"
    tap_done
    exit 0
fi
cd "$tmp" || exit 99

# KIND|FILE|what stands before the list|an element|what stands after. "^" stands
# for a number, "~" for an end of line; what is indented continues a row.
kinds='
cast|in.xml|<filmdata><film id="f"><title kind="main">It</title>|
    <actor name="Actor ^"><role>Role ^</role></actor>|</film></filmdata>
films|in.xml|<filmdata>|
    <film id="f^"><title kind="main">Film ^</title><actor name="Same One"/>
    </film>|</filmdata>
titles|in.xml|<filmdata><film id="f">|<title kind="aka">Film ^</title>|
    </film></filmdata>
awards|in.jsonl|{"title":"It","year":1961,"awards":[|
    {"name":"Prize ^","year":1961,"result":"won"},|{}]}
genres|in.jsonl|{"title":"It","year":1961,"genres":[|"Genre ^",|"x"]}
texts|in.jsonl||{"title":"Text ^","text":"A sentence about ^."}~|
keys|in.jsonl|{"title":"It","text":"A sentence.",|"key^":"^",|"x":1}
films_named|in.jsonl|{"title":"It","text":"A sentence.","films":[|"Film ^",|
    "x"]}
headings|in.md|# Title~~|## Heading ^~~|Text.
sections|in.md|# Title~~|## Heading ^~~Some text of ^ here.~~|Text.
items|in.md|# Title~~|- an item ^~|Text.
links|in.md|# Title~~|[link ^](http://example.org/^) |Text.
references|in.md|# Title~~|[r^]: http://example.org/^~|[r000001]
quotes|in.md|# Title~~|> quoted ^~~|Text.
stars|in.md|# Title~~|*a^ **b|Text.
brackets|in.md|# Title~~|[|Text.
rows|in.md|# Title~~\|a\|b\|~\|-\|-\|~|\|a^\|b\|~|~Text.
words|in.txt|Title: It~~|w^ |.
lines|in.txt|Title: It~~|line ^~|.
paragraphs|in.txt|Title: It~~|Paragraph ^ is here.~~|.
sentences|in.txt|Title: It~~|It is ^. |.
names|in.txt|Title: It~~|Ann N^ia met Ben O^son. |.
film_titles|in.txt|Title: It~~|He saw "Film ^" and *Song ^*. |.
letters|in.txt|Title: It~~|ab^|.
front|in.md|---~title: It~|key^: value~|---~~Text.
tags|in.md|---~title: It~tags:~|- tag ^~|---~~Text.
page|in.html|<html><title>It</title><body><article><h1>It</h1>|
    <p>Some text, which is number ^, in a paragraph.</p>|</article></html>
page_items|in.html|<html><title>It</title><body><article><h1>It</h1><ul>|
    <li>item ^, which has some text</li>|</ul></article></html>
page_links|in.html|<html><title>It</title><body><article><h1>It</h1><p>|
    <a href="/^">link ^</a> and |</p></article></html>
page_open|in.html|<html><title>It</title><body><article>|<div>some text ^ |
    </article></html>
page_bold|in.html|<html><title>It</title><body><article><p>|<b>some text ^ |
    </article></html>
page_cells|in.html|
    <html><title>It</title><body><article><p>Text.</p><table><tr>|
    <td>cell ^</td>|</tr></table></article></html>
page_rows|in.html|<html><title>It</title><body><article><p>Text.</p><table>|
    <tr><td>cell ^</td></tr>|</table></article></html>
page_headings|in.html|<html><title>It</title><body><article><p>Text.</p>|
    <h2>Heading ^</h2>|</article></html>
page_metas|in.html|<html><head><title>It</title>|<meta name="m^" content="^">|
    </head><body><article><p>Text of it.</p></article></html>
page_json|in.html|
    <html><head><title>It</title><script type="application/ld+json">[|
    {"@type":"Person","name":"P ^"},|
    {}]</script></head><body><article><p>Text of it.</p></article></html>
feed|in.rss|<rss version="2.0"><channel><title>It</title>|
    <item><title>Item ^</title><description>Text of ^.</description></item>|
    </channel></rss>
feed_tags|in.rss|
    <rss version="2.0"><channel><title>It</title><item><title>One</title>
    <description>Text.</description>|<category>c^</category>|
    </item></channel></rss>
columns|in.csv|title,year,|c^,|x~It,1961,1~
csv_rows|in.csv|title,year,director~|Film ^,1961,Ann Other~|
csv_cell|in.csv|title,year,director~|Film "^"" ,|1961~
mail_parts|in.eml|
    From: a@b.c~Subject: It~MIME-Version: 1.0~Content-Type: multipart/mixed;~
     boundary=b~~|--b~Content-Type: text/plain~~Text of ^.~|--b--~
mail_heads|in.eml|From: a@b.c~Subject: It~|X-Head-^: value~|~Text.
mail_long|in.eml|From: a@b.c~Subject: It|~ more ^|~~Text.
messages|in.mbox||
    From a@b.c Mon Jan  1 00:00:00 2018~From: a@b.c~To: b@b.c~Date:
     Mon, 1 Jan 2018 00:00:00 +0000~Subject: S^~~Text of ^.~~|
cues|in.srt||1~00:00:01,000 --> 00:00:02,000~Line ^.~~|
scenes|in.fountain|Title: It~~|INT. ROOM ^ - DAY~~ANN~Line ^.~~|
groups|in.rtf|{\rtf1 |{\b bold ^} text\par |}
wiki_links|in.wiki|== It ==~|[[Link ^]] and |~
wiki|in.xml|<mediawiki><page><title>It</title><ns>0</ns><revision><text>|
    [[Link ^]] and {{t\|^}} |</text></revision></page></mediawiki>
wiki_braces|in.xml|
    <mediawiki><page><title>It</title><ns>0</ns><revision><text>Text. |{{|
    </text></revision></page></mediawiki>
wiki_pages|in.xml|<mediawiki>|
    <page><title>P^</title><ns>0</ns><revision><text>Text of ^.</text>
    </revision></page>|</mediawiki>
entities|in.xml|<filmdata><film id="f"><title kind="main">It</title><synopsis>|
    \&amp;^ |</synopsis></film></filmdata>
'
kinds=$(printf '%s\n' "$kinds" |
    awk '/^ / { sub(/^    /, ""); printf "%s", $0; next }
        { printf "%s%s", (NR > 1 ? "\n" : ""), $0 }' |
    grep -E "^(${FILM_DOUBLING:-.*})\\|")

# write KIND COUNT: a file of so many.
write()
{
    printf '%s\n' "$kinds" | awk -v kind="$1" -v count="$2" '
        function plain(text)
        {
            gsub(/~/, "\n", text)
            gsub(/\001/, "|", text)
            return text
        }
        {
            gsub(/\\\|/, "\001")
            split($0, part, "|")
            if (part[1] != kind)
                next
            n = split(plain(part[4]), piece, "^")
            printf "%s", plain(part[3]) >part[2]
            for (i = 0; i < count; i++) {
                number = sprintf("%06d", i)
                text = piece[1]
                for (k = 2; k <= n; k++)
                    text = text number piece[k]
                printf "%s", text >part[2]
            }
            printf "%s\n", plain(part[5]) >part[2]
        }'
}

# instructions KIND COUNT: how many an index of such a file takes.
instructions()
{
    rm -rf db in.*
    write "$1" "$2"
    valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
        "$filmindex" -q --jobs 1 --db db add in.* >log 2>&1
    sed -n 's/.*I *refs: *//p' log | tr -d ,
}

# grows A B C: with twice and four times as many elements as took A instructions,
# it takes B and C. The second doubling is compared with the first, which leaves
# out what does not depend on the list: twice as much, and four times if it is
# quadratic.
grows()
{
    [ $(($3 - $2)) -lt $((($2 - $1) * 5 / 2)) ] && [ $(($2 - $1)) -gt 100000 ]
}

# A limit that is reached between two counts makes one step smaller than it would
# be: the next doubling shows whether the list is quadratic.
for kind in $(printf '%s\n' "$kinds" | sed 's/|.*//'); do
    a=$(instructions "$kind" 1000)
    b=$(instructions "$kind" 2000)
    c=$(instructions "$kind" 4000)
    d=
    grows "$a" "$b" "$c" || d=$(instructions "$kind" 8000)
    echo "$a instructions for 1000, $b for 2000, $c for 4000, $d for 8000" >>log
    [ -z "$d" ] || grows "$b" "$c" "$d"
    tap_result $? "$kind" log
done
tap_done
