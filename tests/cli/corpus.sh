#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The sample, indexed whole, answers as its readers would want: for each query
# the first passage is of that file and has those words.
. "$TOP_SRCDIR/tests/tap.sh"

db=$tmp/film.db
cd "$TOP_SRCDIR" || exit 99
"$TOP_BUILDDIR/filmindex" --db "$db" add corpus/articles corpus/films \
    corpus/people >"$tmp/out" 2>&1
tap_result $? "every input of the sample is read" "$tmp/out"

# Query, file, words of the passage; a line that begins with # is a comment.
while IFS='|' read -r query file words; do
    case $query in '' | \#*) continue ;; esac
    "$TOP_BUILDDIR/filmsearch" --db "$db" -n 1 --no-facts --format tsv \
        -- "$query" 2>&1 | tr '\t' '|' >"$tmp/out"
    grep -qE "^1[|][^|]*[|]corpus/articles/${file}[|].*$words" "$tmp/out"
    tap_result $? "$query" "$tmp/out"
done <<'EOF'
Jeon Jong-seo awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
jeon jong seo AWARDS|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
Jeon Jong-seo Baeksang|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
Director's Cut Awards|ballerina-cast-guide.txt|Director's Cut Awards
Jong-seo Jeon awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
Jeon Jongseo awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
jeonjongseo awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
Jeon Jong-Soo awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
전종서 Baeksang Arts Awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
Jeon 전종서 awards|jeon-jong-seo-ko.txt|백상예술대상
Jun Jong Seo|.*|J(eo|u)n Jong-seo
Jun Jong Seo awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
Jeon Jong-Soo|.*|Jeon Jong-(seo|Soo)
전종서가|jeon-jong-seo-ko.txt|전종서가
Ok-ju actress awards|ballerina-cast-guide.txt|2021 Baeksang Arts Awards
who plays Minhee|ballerina-cast-guide.txt|Park Yu-rim as Minhee
Ji Hun-Kim Best Supporting Actor|ballerina-cast-guide.txt|Flower of Evil
Ballerina release date|ballerina-(release-news|cast-guide).txt|October 6
Tokyo in Money Heist Korea|(money-heist-korea-cast|ballerina-cast-guide).txt|Tokyo
director of The Call|the-call-review.md|Lee Chung-hyun's first feature
who directed Ballerina|ballerina-.*|(wrote|written) and directed
The Call|the-call-review.md|.
composer of Ballerina|(one-word-composers|ballerina-release-.*).txt|Gray
공유|train-to-busan.md|Gong Yoo
Don Lee carriage|train-to-busan.md|Ma Dong-seok
Rain Ninja Assassin|one-word-composers.txt|Rain sings
It 2017 Pennywise|short-titles.md|Skarsgård
Up|short-titles.md|balloons
콜|short-titles.md|The Call of 2020
Kim Ji-hoon 1971|two-kim-ji-hoons.txt|born in 1971
Gray rapper from Seoul|one-word-composers.txt|Gray
greenhouse every two months|greenhouse-burning.md|plastic greenhouse
Mona Lisa Lee barefoot|mona-lisa-new-orleans.txt|Jong-seo Jeon
Amelie creme brulee|amelie-at-twenty.md|Audrey Tautou
"Grand Prix" Oldboy Tarantino|park-chan-wook-retrospective.txt.gz|Quentin Tarantino
Youn Yuh-jung Academy Award|past-lives-and-minari.md|Brad Pitt
Kim Ji-hoon director disasters|two-kim-ji-hoons.txt|Sinkhole
Jung Yu-mi Rooftop Prince|train-to-busan.md|There are two
sign language audition Sonya|drive-my-car.html|Korean Sign Language
Broker Cannes Best Actor|reel-feed.rss|Song Kang-ho
Steven Yeun yawns|festival-notes.jsonl|Steven Yeun yawns
전종서|jeon-jong-seo-ko.txt|전종서
뉴올리언스 촬영|jeon-jong-seo-ko.txt|뉴올리언스
EOF

# What is no text of an article is never found.
"$TOP_BUILDDIR/filmsearch" --db "$db" -n 100 --per-article 0 --no-facts \
    --format tsv image via netflix distributor cookies >"$tmp/out" 2>&1
! grep -E "Image via|cookies" "$tmp/out" >"$tmp/found"
tap_result $? "captions and cookie banners are left out" "$tmp/found"
tap_done
