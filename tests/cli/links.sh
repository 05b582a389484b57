#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Articles that give no id find their films: by a title with its year or with
# people of the film, never by a word that only looks like one. Which films
# an article is about does not depend on what was added first.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" || exit 99
mkdir records articles

# film FILE TITLE ORIGINAL YEAR IMDB DIRECTOR ACTOR ROLE
film()
{
    cat >"records/$1.nfo" <<END
<movie><title>$2</title><originaltitle>$3</originaltitle><year>$4</year>
<uniqueid type="imdb" default="true">$5</uniqueid><director>$6</director>
<actor><name>$7</name><role>$8</role></actor></movie>
END
}
film it "It" "It" 2017 tt1396484 "Andy Muschietti" "Bill Skarsgård" Pennywise
film her "Her" "Her" 2013 tt1798709 "Spike Jonze" "Joaquin Phoenix" Theodore
film us "Us" "Us" 2019 tt6857112 "Jordan Peele" "Lupita Nyong'o" Adelaide
film up "Up" "Up" 2009 tt1049413 "Pete Docter" "Ed Asner" Carl
film call-kr "The Call" "콜" 2020 tt7888964 "Lee Chung-hyun" \
    "Jeon Jong-seo" Young-sook
film call-us "The Call" "The Call" 2013 tt1911644 "Brad Anderson" \
    "Halle Berry" "Jordan Turner"
film thing-82 "The Thing" "The Thing" 1982 tt0084787 "John Carpenter" \
    "Kurt Russell" MacReady
film thing-11 "The Thing" "The Thing" 2011 tt0905372 \
    "Matthijs van Heijningen" "Mary Elizabeth Winstead" "Kate Lloyd"
film angry-57 "12 Angry Men" "12 Angry Men" 1957 tt0050083 "Sidney Lumet" \
    "Henry Fonda" "Juror 8"
film angry-97 "12 Angry Men" "12 Angry Men" 1997 tt0118528 \
    "William Friedkin" "Jack Lemmon" "Juror 8"
film spotless "Eternal Sunshine of the Spotless Mind" \
    "Eternal Sunshine of the Spotless Mind" 2004 tt0338013 "Michel Gondry" \
    "Jim Carrey" Joel
film smith "Mr. &amp; Mrs. Smith" "Mr. &amp; Mrs. Smith" 2005 tt0356910 \
    "Doug Liman" "Brad Pitt" John
film dracula "Dracula" "Dracula" 1931 tt0021814 "Tod Browning" "Bela Lugosi" \
    Dracula
film dracula-es "Drácula" "Dracula" 1931 tt0021815 "George Melford" \
    "Carlos Villarías" Dracula

# name, title, film expected (imdb ids), text
while IFS='|' read -r name title want text; do
    case $name in '' | \#*) continue ;; esac
    printf 'Title: %s\n\n%s The word is %sword.\n\nAnd a second part of %s.\n' \
        "$title" "$text" "$name" "$name" >"articles/$name.txt"
    echo "$name $want" >>want
done <<'EOF2'
itreview|It (2017)|tt1396484|A clown lives in the drains.
itwords|What it means to lose it||Nobody could tell what it was in 2017.
herreview|Her, ten years on|tt1798709|Spike Jonze wrote it alone.
herwords|Her career in numbers||She has made nine films by 2013.
usnews|US box office||What people tell us of 2019.
usreview|Us|tt6857112|Jordan Peele sends a family on holiday.
upwords|Ticket prices are up||Prices went up in 2009.
upwho|Up and away|tt1049413|Pete Docter was asked to draw.
callkr|콜|tt7888964|전화 Jeon Jong-seo 영화.
callkryear|The Call (2020)|tt7888964|Two women and a telephone.
callus|The Call|tt1911644|Halle Berry takes an emergency call.
callnone|The Call||Somebody is on the telephone.
callother|The Call (1999)||Halle Berry and Jeon Jong-seo are not in it.
thing82|The Thing (1982)|tt0084787|Better than with Mary Elizabeth Winstead.
thing11|The Thing|tt0905372|Mary Elizabeth Winstead; Matthijs van Heijningen. No Kurt Russell.
angry57|12 Angry Men|tt0050083|Henry Fonda doubts, and Sidney Lumet looks on.
angry97|12 Angry Men (1997)|tt0118528|Without Henry Fonda, without Sidney Lumet.
angrynone|12 angry men||Twelve men were angry in 1957 and again in 1997.
spotless|Eternal Sunshine of the Spotless Mind|tt0338013|It came out in 2004, and stays.
smith|Mr and Mrs Smith (2005)|tt0356910|A marriage in arms.
dracula31|Dracula (1931)|tt0021814|Bela Lugosi and Tod Browning.
dracules|Dracula (1931)|tt0021815|Carlos Villarías is shot at night.
quote|At the pictures|tt1911644|We saw "The Call": Brad Anderson directs Halle Berry.
passing|At the pictures||She phones like Halle Berry would. The call was long.
heading|Two films|tt7888964|Nothing yet.
EOF2
printf 'Title: Two films\n\nThe word is headingword.\n\n%s\n\n%s\n' \
    'The Call (2020)' 'A telephone rings in the house.' >articles/heading.txt

awk '{ print $1 "\t" $1 "word" }' want >queries

# about DB: each article with the films that are said for it.
about()
{
    "$TOP_BUILDDIR/filmsearch" --db "$1" --batch queries --format jsonl -n 1 \
        --no-facts --no-alias 2>&1 |
        sed 's/^.*"qid":"\([a-z0-9]*\)".*"films":\(\[[^]]*\]\).*$/\1 \2/
            s/{"id":"imdb:\(tt[0-9]*\)"[^}]*}/\1/g; s/[][]//g; s/,/ /g'
}

"$TOP_BUILDDIR/filmindex" -q --db a.db add records articles >out 2>&1
tap_result $? "records and articles are indexed" out
about a.db >got
while read -r name films; do
    grep -qx "$name $films" got
    tap_result $? "$name is about ${films:-no film}" got
done <want

"$TOP_BUILDDIR/filmindex" -q --db b.db add articles >out 2>&1
"$TOP_BUILDDIR/filmindex" -q --db b.db add records >>out 2>&1
about b.db | cmp - got >>out 2>&1
tap_result $? "articles first" out

"$TOP_BUILDDIR/filmindex" -q --db b.db remove records/call-us.nfo >out 2>&1
about b.db | grep -qx "callus "
tap_result $? "a record is gone" out
sed -i 's/2013/1999/' records/call-us.nfo
"$TOP_BUILDDIR/filmindex" -q --db b.db add records >out 2>&1
about b.db | grep -qx "callother tt1911644"
tap_result $? "a record is changed" out

# films TITLE: the articles that --film finds.
films()
{
    "$TOP_BUILDDIR/filmsearch" --db a.db --film "$1" --format paths -n 50 \
        --per-article 0 2>&1 | sed 's,.*/,,; s,\.txt,,' | sort -u | tr '\n' ' '
}

films 콜 >out; [ "$(films 콜)" = "callkr callkryear callnone callus heading quote " ]
tap_result $? "--film finds a film by its other title, and its title in texts" out
[ "$(films Her)" = "herreview " ]
tap_result $? "--film Her finds no other her"
[ "$(films 'Up (2009)')" = "upwho " ]
tap_result $? "--film with a year"
films 'The Thing (1982)' >out
grep -q thing82 out && ! grep -q thing11 out
tap_result $? "--film with a year finds no other film of the title" out
[ "$(films 'Dracula')" = "dracula31 dracules " ]
tap_result $? "--film with two films of a year"

# The film's record finds the paragraph, and its role the actor.
"$TOP_BUILDDIR/filmsearch" --db a.db --no-facts --format paths -n 1 \
    "Pennywise in the drains" >out 2>&1
grep -qx 'articles/itreview.txt' out
tap_result $? "a role leads to the article that names the film alone" out

# The articles about a film that the query names come first, whatever the words
# of its title are worth.
while IFS='|' read -r query want; do
    "$TOP_BUILDDIR/filmsearch" --db a.db --no-facts --format paths -n 1 \
        "$query" >out 2>&1
    grep -qx "articles/$want.txt" out
    tap_result $? "first for '$query'" out
done <<'EOF2'
what happens in Up|upwho
the part of Her|herreview
who directed Us|usreview
The Thing 2011 word|thing11
a part of It|itreview
EOF2

# ---- Cards of what several share

# card QUERY: the first line of each card.
card()
{
    "$TOP_BUILDDIR/filmsearch" --db a.db --who "$1" 2>/dev/null |
        grep '^[^ ]' | sed 's/ (imdb.*//' | tr '\n' ' '
}
[ "$(card 'the thing')" = "The Thing (1982) The Thing (2011) " ]
tap_result $? "--who shows every film of the title"
[ "$(card 'the thing 2011')" = "The Thing (2011) " ]
tap_result $? "a year tells which"
[ "$(card 'dracula')" = "$(card 'dracula 1931')" ]
tap_result $? "a year of both does not"
[ "$(card 'juror 8')" = "Henry Fonda Jack Lemmon " ]
tap_result $? "a character leads to every actor"
[ "$(card '12 Angry Men (1997) Juror 8')" = "12 Angry Men (1997) Jack Lemmon " ]
tap_result $? "a film tells which"

# ---- Many documents of one film ----------------------------------------

# 80 articles and 80 records name it; which of them are read does not depend on
# which were added first, and the records are not hidden behind the articles.
mkdir many many/a many/r
i=0
while [ $i -lt 80 ]; do
    printf -- '---\ntitle: Ferry (1931)\nimdb_id: tt0000931\n---\n\nNotes %s.\n' \
        $i >many/a/$i.md
    printf '%s<uniqueid type="imdb" default="true">tt0000931</uniqueid>%s%s%s' \
        '<movie><title>Ferry</title><year>1931</year>' \
        "<actor><name>Ada $i</name><role>" "Zelda $i" \
        '</role></actor></movie>' >many/r/$i.nfo
    i=$((i + 1))
done
for order in 'a r' 'r a'; do
    for part in $order; do
        "$TOP_BUILDDIR/filmindex" -q --db "many/${order% ?}.db" add "many/$part"
    done
    "$TOP_BUILDDIR/filmsearch" --db "many/${order% ?}.db" --no-facts \
        --format json -n 3 --explain 'notes zelda' >"many/${order% ?}.out"
done 2>err
cmp many/a.out many/r.out >out
tap_result $? "the records read of many are always the same" out
grep -q '"title":"Ferry","year":1931' many/a.out
tap_result $? "articles do not hide the records" many/a.out
[ "$(grep -o '"title":"Ferry"' many/a.out | wc -l)" -eq \
    "$(grep -o '"rank":' many/a.out | wc -l)" ]
tap_result $? "what all of them say is listed once" many/a.out

# What was read for one such film is not shown for another.
mkdir two two/a
i=0
while [ $i -lt 70 ]; do
    printf -- '---\ntitle: Ferry (1931)\nimdb_id: tt0000931\n---\n\nNotes %s.\n' \
        $i >two/a/f$i.md
    printf -- '---\ntitle: Pier (1932)\nimdb_id: tt0000932\n---\n\nLogs %s.\n' \
        $i >two/a/p$i.md
    i=$((i + 1))
done
for film in 'Ferry 1931' 'Pier 1932'; do
    printf '<movie><title>%s</title><year>%s</year>%s</movie>' "${film% *}" \
        "${film#* }" "<uniqueid type=\"imdb\">tt0000${film#* 1}</uniqueid>" \
        >two/"${film% *}".nfo
done
"$TOP_BUILDDIR/filmindex" -q --db two.db add two
"$TOP_BUILDDIR/filmsearch" --db two.db --no-facts --format jsonl -n 200 \
    'notes logs' >out 2>err
grep -q '"title":"Pier (1932)".*"films":\[{[^}]*"title":"Pier"' out &&
    grep -q '"title":"Ferry (1931)".*"films":\[{[^}]*"title":"Ferry"' out &&
    ! grep '"title":"Pier (1932)"' out | grep -q '"title":"Ferry"'
tap_result $? "each of two films with many articles has its own" out

# ---- Titles of small words ----------------------------------------------

mkdir small
cp records/it.nfo small
printf '<movie><title>%s</title><year>1958</year>%s</movie>' \
    'It! The Terror' \
    '<uniqueid type="imdb" default="true">tt0051786</uniqueid>' \
    >small/terror.nfo
printf 'Title: Sets\n\nThey borrowed what It! The Terror had left of them.\n' \
    >small/sets.txt
printf 'Title: Clowns\n\nNobody who saw It in 2017 liked clowns after that.\n' \
    >small/clowns.txt
"$TOP_BUILDDIR/filmindex" -q --db small.db add small
"$TOP_BUILDDIR/filmsearch" --db small.db --film It --format paths >out 2>err
grep -q clowns out && ! grep -q sets out
tap_result $? "a longer title that begins so is another film" out
tap_done
