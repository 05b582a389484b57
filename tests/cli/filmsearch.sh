#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# filmsearch on the sample corpus: usage, exit statuses, formats, queries.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME NO_COLOR CLICOLOR_FORCE

cd "$TOP_SRCDIR" || exit 99
"$TOP_BUILDDIR/filmindex" -q add corpus/articles corpus/films corpus/people \
    >"$tmp/out" 2>&1
[ $? -le 1 ]
tap_result $? "the corpus is indexed" "$tmp/out"

# exits STATUS NAME COMMAND...: passes if the command ends so.
exits()
{
    want=$1
    name=$2
    shift 2
    "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    got=$?
    [ "$got" -eq "$want" ]
    tap_result $? "$name (exit $want)" "$tmp/err"
}

# silent NAME: passes if the last command printed nothing on stdout.
silent()
{
    [ ! -s "$tmp/out" ]
    tap_result $? "$1" "$tmp/out"
}

# ---- Usage and exit statuses

exits 0 "found" "$search" Jeon
exits 1 "nothing found" "$search" zzzzqqqq
silent "nothing found prints nothing"
exits 2 "no query" "$search"
exits 2 "an unknown option" "$search" --nothing x
exits 2 "a wrong value" "$search" -n many x
exits 2 "a wrong date" "$search" --since soon x
exits 2 "a query beside --batch" "$search" --batch - x
exits 2 "a missing index" "$search" --db "$tmp/none" x
silent "an error prints nothing on stdout"
exits 2 "a missing batch file" "$search" --batch "$tmp/none"
exits 0 "-- before a word with a -" "$search" -- Jeon -Burning
exits 0 "conditions alone" "$search" -- -Jeon
exits 0 "a filter alone" "$search" --since 2021
exits 0 "--help" "$search" --help
[ "$(awk 'length > 80' "$tmp/out" | wc -l)" -eq 0 ]
tap_result $? "--help fits 80 columns" "$tmp/out"
exits 0 "--version" "$search" --version

"$search" Jeon >/dev/full 2>"$tmp/err"
[ $? -eq 2 ]
tap_result $? "a full disk is an error" "$tmp/err"
"$search" Jeon >&- 2>"$tmp/err"
[ $? -eq 2 ]
tap_result $? "a closed stdout is an error" "$tmp/err"
"$search" Jeon 2>&- >"$tmp/out" <&-
tap_result $? "closed stdin and stderr are none" "$tmp/out"
("$search" -n 100 --per-article 0 --format jsonl the film; echo $? >"$tmp/rc") |
    true
[ "$(cat "$tmp/rc")" -ne 2 ]
tap_result $? "a reader that has gone is no error"

"$search" --complete jeo >"$tmp/out" 2>&1 &&
    printf 'Jeon Jong-seo\tperson\n' | diff - "$tmp/out" >"$tmp/diff"
tap_result $? "--complete lists people" "$tmp/out"
"$search" --complete burn >"$tmp/out" 2>&1 &&
    printf 'Burning\tfilm, 2018\n' | diff - "$tmp/out" >"$tmp/diff"
tap_result $? "--complete lists films with their year" "$tmp/out"
exits 1 "--complete of no name" "$search" --complete xqzw
exits 2 "--complete with --who" "$search" --complete --who jeo
exits 2 "--complete in a list of paths" "$search" --complete --format paths jeo

printf '# mine\nshard = nowhere\n' >"$tmp/config.in"
mkdir -p "$tmp/.config/filmsearch"
cp "$tmp/config.in" "$tmp/.config/filmsearch/config"
exits 2 "the configuration names a shard" "$search" x
echo 'shade = x:1' >"$tmp/.config/filmsearch/config"
exits 2 "a wrong line of the configuration" "$search" x
grep -q 'config:1: .shade. must be one of' "$tmp/err"
tap_result $? "it is named" "$tmp/err"
exits 2 "it is an error with --db too" "$search" --db "$FILMSEARCH_DB" Jeon
rm "$tmp/.config/filmsearch/config"

mkdir "$tmp/index"
cp -r "$tmp/film.db" "$tmp/index"
(cd "$tmp" && unset FILMSEARCH_DB && "$search" Jeon) >"$tmp/out" 2>&1
tap_result $? "./index/film.db is found" "$tmp/out"
mkdir -p "$tmp/.local/share/filmsearch"
mv "$tmp/index/film.db" "$tmp/.local/share/filmsearch"
(cd "$tmp" && unset FILMSEARCH_DB && "$search" Jeon) >"$tmp/out" 2>&1
tap_result $? "the index in the home folder is found" "$tmp/out"

exits 2 "the time limit holds" "$search" --time-limit 0.000001 Jeon
grep -q 'no answer within' "$tmp/err"
tap_result $? "it is said" "$tmp/err"
exits 2 "a time limit below 0" "$search" --time-limit -1 Jeon
exits 0 "no time limit" "$search" --time-limit 0 Jeon

# ---- Formats

tap_says "text: path and line" "corpus/articles/ballerina-cast-guide.txt:18: " \
    "$search" Jeon Jong-seo awards
tap_says "text: the passage" "    Jeon Jong-seo won Best Actress three times" \
    "$search" Jeon Jong-seo awards
tap_says "colours on demand" "$(printf '\033[1;31mJeon')" \
    "$search" --color always --no-facts Jeon
NO_COLOR=1 CLICOLOR_FORCE=1 "$search" Jeon >"$tmp/out"
! grep -q "$(printf '\033')" "$tmp/out"
tap_result $? "NO_COLOR comes before CLICOLOR_FORCE"
CLICOLOR_FORCE=1 "$search" Jeon >"$tmp/out"
grep -q "$(printf '\033')" "$tmp/out"
tap_result $? "CLICOLOR_FORCE colours a file"
tap_says "all words that begin as a word with a star are marked" \
    "$(printf '\033[1;31mactress')" \
    "$search" --color always --no-facts 'actr*'
tap_says "also those of a field" "$(printf '\033[1;31mBallerina')" \
    "$search" --color always --no-facts 'title:baller*'
tap_says "links on demand" "$(printf '\033]8;;file://')" \
    "$search" --hyperlink Jeon

keys='schema_version qid rank score path line line_end byte article title
section date url author source films people text highlights matched'
"$search" --format jsonl -n 3 Jeon awards >"$tmp/out"
[ "$(wc -l <"$tmp/out")" -eq 3 ]
tap_result $? "jsonl: a line a hit" "$tmp/out"
pattern=
for key in $keys; do
    pattern="$pattern\"$key\":.*"
done
[ "$(grep -c "$pattern" "$tmp/out")" -eq 3 ]
tap_result $? "jsonl: the members in order" "$tmp/out"
"$search" --format json zzzzqqqq >"$tmp/out"
grep -q '"hits":\[\]' "$tmp/out"
tap_result $? "json: an object without hits too" "$tmp/out"
[ "$("$search" --format tsv -n 3 Jeon | awk -F'\t' 'NF == 8' | wc -l)" -eq 3 ]
tap_result $? "tsv: eight columns"
"$search" --format paths -n 50 --per-article 0 Jeon >"$tmp/out"
sort "$tmp/out" | uniq -d >"$tmp/twice"
[ -s "$tmp/out" ] && [ ! -s "$tmp/twice" ]
tap_result $? "paths: each once" "$tmp/out"
[ "$("$search" --format paths -0 Jeon | tr '\0' '\n' | wc -l)" -eq \
    "$("$search" --format paths Jeon | wc -l)" ]
tap_result $? "paths: NULs with -0"
[ "$("$search" -c Jeon)" -gt 5 ]
tap_result $? "a count"

# counts N QUERY...: passes if the count is N and as many passages are listed.
counts()
{
    want=$1
    shift
    "$search" -c "$@" >"$tmp/out" 2>"$tmp/err"
    "$search" --format tsv --per-article 0 -n 5000 "$@" 2>/dev/null |
        wc -l >>"$tmp/out"
    [ "$(xargs <"$tmp/out")" = "$want $want" ] && [ ! -s "$tmp/err" ]
    tap_result $? "$want: $*" "$tmp/out"
}

counts 26 date:2020..2021
counts 1 '"Best Actress"'
counts 20 title:ballerina
counts 4 'actr*'
counts 9 --min-score 2 Burning
exits 1 "a count of none" "$search" -c --min-score 1000 Burning
[ "$("$search" -c --who "Kim Ji-hoon" 2>/dev/null)" = 2 ] &&
    [ "$("$search" -c --ambiguous 2>/dev/null)" = 3 ]
tap_result $? "a count of records and names"

printf 'q1\tJeon awards\n\nq2\tzzzzqqqq\nq3\tBurning\n' >"$tmp/batch"
exits 0 "a batch" "$search" --batch "$tmp/batch" --format jsonl -n 2
[ "$(sed 's/.*"qid":"\([^"]*\)".*/\1/' "$tmp/out" | uniq | xargs)" = "q1 q3" ]
tap_result $? "every hit carries its qid" "$tmp/out"
"$search" --batch - --format trec -n 20 <"$tmp/batch" >"$tmp/out"
awk '$1 == qid && $5 >= last || NF != 6 || $2 != "Q0" { exit 1 }
    { qid = $1; last = $5 }' "$tmp/out"
tap_result $? "trec: six columns, scores fall" "$tmp/out"
printf 'q1\tJeon\nno tab here\n' >"$tmp/batch"
exits 2 "a wrong line of a batch" "$search" --batch "$tmp/batch"
grep -q 'batch: 2: expected a query id' "$tmp/err"
tap_result $? "it is named" "$tmp/err"
grep -q Jeon "$tmp/out"
tap_result $? "the other lines are answered" "$tmp/out"
printf '\357\273\277q1\tJeon\n' >"$tmp/batch"
exits 0 "a batch with a byte order mark" "$search" --batch "$tmp/batch" \
    --format tsv
cut -f 1 "$tmp/out" | grep -qx q1
tap_result $? "it is no part of the first id" "$tmp/out"

# ---- Queries

# first NAME PLACE QUERY...: passes if the best passage stands at PLACE.
first()
{
    name=$1
    place=$2
    shift 2
    "$search" --format tsv -n 1 "$@" 2>/dev/null | cut -f 3,4 | tr '\t' ':' \
        >"$tmp/out"
    [ "$(cat "$tmp/out")" = "corpus/articles/$place" ]
    tap_result $? "$name" "$tmp/out"
}

guide=ballerina-cast-guide.txt
first "words" $guide:18 Jeon Jong-seo awards
first "a phrase" $guide:18 '"won Best Actress three times"'
first "a field" $guide:28 heading:minhee dancer
first "a filter" jeon-jong-seo-ko.txt:5 --since 2021-05 --until 2021-05 \
    전종서 백상예술대상
tap_says "how a query was read is said" \
    "filmsearch: 'foo:bar' read as words: no such field" "$search" foo:bar Jeon
tap_says "--explain shows the tree" \
    "    (list (word Jeon) (not (word awards)))" \
    "$search" --explain 'Jeon -awards'

# No text is an error, and none takes long: anything at all, operators above
# all, and 100 kB of one thing. FILM_TEST_ROUNDS asks for more.
LC_ALL=C awk -v rounds="${FILM_TEST_ROUNDS:-1000}" '
    BEGIN {
        n = split("\" \" ( ) + - * : . , a Jeon Jong-seo award actor* the " \
            "AND OR NOT NEAR NEAR/3 title: person: film:Burning date: " \
            "date:2021 2020..2022 foo: \303\251 \314\201 \354\240\204 " \
            "\342\200\234 \342\200\256 \377 \355\240\200", piece, " ")
        srand(20231005)
        for (i = 0; i < rounds; i++) {
            line = ""
            for (k = int(rand() * (i % 50 ? 20 : 400)); k > 0; k--) {
                if (rand() < 0.1)
                    line = line sprintf("%c", 32 + int(rand() * 224))
                else
                    line = line piece[1 + int(rand() * n)]
                if (rand() < 0.5)
                    line = line " "
            }
            printf "r%d\t%s\n", i, line
        }
        for (i = 1; i <= n; i++) {
            line = piece[i] (i % 2 ? " " : "")
            while (length(line) < 100000)
                line = line line
            printf "l%d\t%s\n", i, line
        }
    }' >"$tmp/noise"
"$search" --batch "$tmp/noise" --format jsonl >"$tmp/out" 2>"$tmp/err"
tap_result $? "no text is an error"
[ "$(grep -cv '^{.*}$' "$tmp/out")" -eq 0 ]
tap_result $? "every answer is whole"
! LC_ALL=C grep -q "[$(printf '\001-\010\013-\037')]" "$tmp/err"
tap_result $? "messages hold no controls"

"$search" perfomance >"$tmp/out" 2>"$tmp/err"
grep -q "'perfomance' is in no passage: searched also for 'performance'$" \
    "$tmp/err" && grep -q performance "$tmp/out"
tap_result $? "a misspelt word is searched as passages spell it" "$tmp/err"

# ---- What a query asks for and nothing has is named

# notes NOTE QUERY...: passes if NOTE, and nothing else, is said.
notes()
{
    want=$1
    shift
    "$search" --no-facts "$@" 2>"$tmp/err" >/dev/null
    printf '%s\n' "filmsearch: $want" | cmp -s - "$tmp/err"
    tap_result $? "$*: $want" "$tmp/err"
}

notes "no passage has 'zzzzqqqq'" zzzzqqqq
notes "no passage has 'Godzilla'" Godzilla
notes 'the query has no word to look for' ''
notes 'the query has no word to look for' '& ?'
notes 'no passages are shown with -n 0: about 1 match' -n 0 strawberries
notes 'nothing comes after --offset 500: passages: 1' --offset 500 strawberries
notes "no passage has 'zzzzqqqq'" +zzzzqqqq
notes 'no passage has "awards the Korean"' '"awards the Korean"'
notes "no passage has a word that begins with 'zzzz'" 'zzzz*'
notes 'no passage meets film:"Nonexistent"' --film Nonexistent
notes 'no passage meets person:"Zed Nemo"' --person "Zed Nemo"
notes 'no passage meets role:"Zed"' --role Zed Burning
notes 'no passage meets source:"nowhere.example"' --source nowhere.example
dates="
filmsearch: date: and year: are when the article was published, here"
dates="$dates date:2016-10-02..2023-11-08; filmyear: is the film's year"
notes "no passage meets date:1982$dates" year:1982
notes 'no passage meets language:xx' lang:xx film
notes "no passage meets date:2008-02-30$dates" date:2008-02-30
notes 'no passage meets title:octopus' title:octopus +Jeon
notes 'passages meet each, but none all of +octopus, +greenhouse' \
    +octopus +greenhouse
notes 'passages meet each, but none all of +octopus, +greenhouse' \
    -c +octopus +greenhouse
notes "passages meet date:2020, but none has the other words$dates" \
    date:2020 greenhouse
"$search" --no-facts --min-score 1000 Burning 2>&1 |
    grep -qx 'filmsearch: no passage scores 1000: the best has [0-9.]*'
tap_result $? "--min-score 1000: the best score is told"
notes "'date:2022..2021' ends before it begins: read the other way" \
    date:2022..2021
notes "'--since 2022 --until 2021' ends before it begins: read the other way" \
    --since 2022 --until 2021
notes 'no record has that name' --who zzzz
"$search" Jeon Jong-seo -- -Burning 2>"$tmp/err" >/dev/null
[ ! -s "$tmp/err" ]
tap_result $? "what is found needs no note" "$tmp/err"

# More passages that match than are ranked: the newest say it once only.
awk 'BEGIN {
    for (i = 0; i < 500; i++)
        printf "{\"id\":\"%d\",\"date\":\"%d-06-01\",\"text\":" \
            "\"Number %d of gaslight%s\"}\n", i, 1500 + i, i,
            i < 490 ? ", gaslight and gaslight." : " in a street."
}' >"$tmp/dated.jsonl"
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/dated.db" add "$tmp/dated.jsonl"
"$search" --db "$tmp/dated.db" --sort date -n 3 --format json gaslight |
    tr -d '\n' | grep -o '"date": *"[^"]*"' | tr -cd '0-9-\n' >"$tmp/out"
printf '%s\n' 1999-06-01 1998-06-01 1997-06-01 | cmp -s - "$tmp/out"
tap_result $? "--sort date: the newest of all that match" "$tmp/out"

[ "$("$search" --db "$tmp/dated.db" -c gaslight)" = 500 ] &&
    [ "$("$search" --db "$tmp/dated.db" -c date:1500..1959)" = 460 ] &&
    [ "$("$search" --db "$tmp/dated.db" -c '"gaslight in a"')" = 10 ]
tap_result $? "a count beyond what is looked at"

# A paragraph that three papers printed.
mkdir "$tmp/papers"
for paper in a b c; do
    printf 'Title: Paper %s\n\n%s %s\n\nOnly in %s: a zeppelin.\n' $paper \
        'The marmalade heist opens in October at the Odeon, said' \
        'its director, who had shot all of it on a single rainy night.' \
        $paper >"$tmp/papers/$paper.txt"
done
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/papers.db" add "$tmp/papers"
"$search" --db "$tmp/papers.db" --format jsonl marmalade heist >"$tmp/out"
[ "$(grep -c 'The marmalade heist' "$tmp/out")" -eq 1 ] &&
    grep -q '"also_in":\["[^"]*/[abc].txt","[^"]*/[abc].txt"\]' "$tmp/out"
tap_result $? "a paragraph printed thrice is one hit" "$tmp/out"
"$search" --db "$tmp/papers.db" --format jsonl --per-article 0 marmalade heist \
    >"$tmp/out"
[ "$(grep -c 'The marmalade heist' "$tmp/out")" -eq 3 ] &&
    ! grep -q '"also_in":\["' "$tmp/out"
tap_result $? "--per-article 0 shows it thrice" "$tmp/out"

# A Hangul name as it stands comes before one that only sounds like it, however
# short the passage.
mkdir "$tmp/hangul"
printf 'Title: A slip\n\nBy Jeon Jong-Soo.\n' >"$tmp/hangul/slip.txt"
printf 'Title: 배우\n\n%s\n' '2021년 전종서는 백상예술대상 영화 부문 상을 받았다. \
시상식은 5월에 열렸고, 그는 무대에서 함께한 감독과 동료들에게 감사를 전했다.' \
    >"$tmp/hangul/name.txt"
awk -v dir="$tmp/hangul" 'BEGIN {
    for (i = 1; i <= 60; i++)
        printf "Title: Film %d\n\nOf nothing, number %d.\n", i, i >(dir "/" i)
}'
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/hangul.db" add "$tmp/hangul"
"$search" --db "$tmp/hangul.db" --format paths 전종서 >"$tmp/out"
head -n 1 "$tmp/out" | grep -q 'name.txt$' && [ "$(wc -l <"$tmp/out")" -eq 2 ]
tap_result $? "a Hangul name as it stands comes first" "$tmp/out"

# ---- Names of several

"$search" --ambiguous >"$tmp/out" 2>"$tmp/err"
tap_result $? "--ambiguous finds names" "$tmp/err"
grep -qx "Kim Ji-hoon, 김지훈: 2" "$tmp/out" && grep -q \
    "^    Kim Ji-hoon, born 1971, .*1971 \[corpus/people/people.xml:20\]" \
    "$tmp/out" && grep -q "born 1981-05-09, .*Ballerina (2023)" "$tmp/out" &&
    ! grep -q "^Jeon Jong-seo" "$tmp/out"
tap_result $? "--ambiguous tells two of one name apart" "$tmp/out"
mkdir "$tmp/dunes"
for year in 1984 2021; do
    printf '<movie><title>Dune</title><year>%s</year><id>tt000%s</id></movie>' \
        $year $year >"$tmp/dunes/$year.nfo"
    printf 'Title: Sand\nIMDb: tt000%s\n\nThe desert.\n' $year \
        >"$tmp/dunes/$year.txt"
done
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/dunes.db" add "$tmp/dunes"
for year in 1984 2021 1999; do
    "$search" --db "$tmp/dunes.db" --format paths "film:\"Dune ($year)\" desert" \
        2>/dev/null | sed 's,.*/,,'
done | paste -s -d ' ' - >"$tmp/out"
[ "$(cat "$tmp/out")" = "1984.txt 2021.txt" ]
tap_result $? "a year after a title in film: chooses the film" "$tmp/out"
"$search" --db "$tmp/dunes.db" --ambiguous 2>&1 | cut -d, -f1 | paste -s -d '|' - \
    >"$tmp/out"
[ "$(cat "$tmp/out")" = "Dune: 2|    Dune (1984)|    Dune (2021)" ]
tap_result $? "--ambiguous tells films of one title apart by year" "$tmp/out"
"$search" --ambiguous --format jsonl >"$tmp/out" 2>&1
want='{"schema_version":1,"names":\["Kim Ji-hoon","김지훈"\],"total":2,'
grep -q "^$want\"facts\":\[{\"kind\":\"person\",\"id\":\"name:" "$tmp/out"
tap_result $? "--ambiguous as JSON Lines" "$tmp/out"
"$search" --ambiguous --format json >"$tmp/out" 2>&1
grep -q ',"ambiguous":\[{"schema_version":1,"names":\["' "$tmp/out"
tap_result $? "--ambiguous as JSON" "$tmp/out"
exits 2 "--ambiguous with a query" "$search" --ambiguous Jeon
exits 2 "--ambiguous in another format" "$search" --ambiguous --format tsv
"$search" --who "Kim Ji-hoon" >"$tmp/out" 2>"$tmp/err"
[ "$(grep -c "^Kim Ji-hoon, born 19" "$tmp/out")" -eq 2 ] &&
    grep -q "2 are called Kim Ji-hoon: .* (born 1971), .* (born 1981-05-09)$" "$tmp/err"
tap_result $? "--who shows both, and tells their ids" "$tmp/err"
"$search" "Kim Ji-hoon or Kim Ji-hoon" >"$tmp/out" 2>"$tmp/err"
[ "$(grep -c "2 are called Kim Ji-hoon:" "$tmp/err")" -eq 1 ]
tap_result $? "a name that stands twice in the query is explained once" "$tmp/err"
"$search" --who "Kim Ji-hoon" --format tsv 2>/dev/null | tr '\t' '|' \
    >"$tmp/out"
[ "$(wc -l <"$tmp/out")" -eq 2 ] && grep -q \
    '^person|name:[^|]*|Kim Ji-hoon|1971||corpus/[^|]*|20|.*김지훈' "$tmp/out"
tap_result $? "--who as TSV" "$tmp/out"
"$search" --who "Kim Ji-hoon" --format jsonl >"$tmp/out" 2>/dev/null
[ "$(grep -c '^{"schema_version":1,"qid":null,"kind":"person".*}$' "$tmp/out")" -eq 2 ]
tap_result $? "--who as JSON Lines" "$tmp/out"
exits 0 "--who as paths" "$search" --who "Kim Ji-hoon" --format paths
grep -q '^corpus/.*xml$' "$tmp/out"
tap_result $? "the records' paths are printed" "$tmp/out"
exits 2 "--who as a TREC run" "$search" --who "Kim Ji-hoon" --format trec
printf 'Title: Empty\n\nNobody is named here.\n' >"$tmp/empty.txt"
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/empty.db" add "$tmp/empty.txt"
exits 1 "--ambiguous without records" "$search" --db "$tmp/empty.db" --ambiguous
silent "--ambiguous without records prints nothing"

# ---- Where a passage says another year than the records

mkdir "$tmp/years"
cat >"$tmp/years/award.txt" <<'END'
Title: Prizes

Jeon Jong-seo took Best Actress at the 2020 Baeksang Arts Awards for The Call.

Somebody else took Best Actor at the 2019 Asian Film Awards that night.
END
cat >"$tmp/years/film.txt" <<'END'
Title: Revenge

In Ballerina (2022) the hunt begins at once. Ballerina never rests.

Tiny Ballerina (2016) is a cartoon, and another film than Ballerina.
END
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/years.db" add corpus/films \
    corpus/people "$tmp/years"
"$search" --db "$tmp/years.db" Jeon Jong-seo awards >"$tmp/out" 2>&1
grep -q "2021 Baeksang Arts Awards (57), .*: won (.*/award.txt:3 says 2020)" \
    "$tmp/out" && ! grep -q "says 2019" "$tmp/out"
tap_result $? "an award's other year is said" "$tmp/out"
"$search" --db "$tmp/years.db" --format json Jeon Jong-seo awards \
    >"$tmp/out" 2>&1
grep -q '"ceremony":"Baeksang Arts Awards",.*,"notes":\["[^"]*:3 says 2020"\]' \
    "$tmp/out"
tap_result $? "an award's other year in JSON" "$tmp/out"
"$search" --db "$tmp/years.db" Ballerina >"$tmp/out" 2>&1
grep -q "sources disagree: year: 2023 (corpus/films/ballerina-2023.xml:.*), \
2022 (.*film.txt:3)" "$tmp/out"
tap_result $? "a film's other year is said" "$tmp/out"
grep -q 'Tiny Ballerina' "$tmp/out" && ! grep -q 'disagree.*2016' "$tmp/out"
tap_result $? "the year of a longer title is not" "$tmp/out"
"$search" --db "$tmp/years.db" --format json Ballerina >"$tmp/out" 2>&1
grep -q '"conflicts":\["year: 2023 ([^"]*), 2022 ([^"]*film.txt:3)"\]' \
    "$tmp/out"
tap_result $? "a film's other year in JSON" "$tmp/out"
"$search" Ballerina >"$tmp/out" 2>&1
grep -q '^Ballerina (2023)' "$tmp/out" && ! grep -q "disagree\|says" "$tmp/out"
tap_result $? "equal years are not" "$tmp/out"

# ---- Cards

"$search" --who "Jeon Jong-seo" | sed -n 's/^    \([0-9]*\) .*/\1/p' >"$tmp/out"
[ "$(tr '\n' ' ' <"$tmp/out")" = "2018 2020 2021 2022 2023 2021 2021 2022 " ]
tap_result $? "films by year, then awards by year" "$tmp/out"
"$search" --who "The Call" >"$tmp/out"
grep -q "^    Lee Chung-hyun, director, writer \[" "$tmp/out"
tap_result $? "who did two things is on one line"
cat >"$tmp/double.nfo" <<'END'
<movie><title>Two of Her</title><year>1958</year><actor><name>Kim Novak</name>
<role>Madeleine Elster / Judy Barton</role></actor><actor><name>Kim Novak</name>
<role>Judy Barton</role><role>Madeleine Elster</role></actor></movie>
END
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/double.db" add "$tmp/double.nfo"
"$search" --db "$tmp/double.db" --who "Two of Her" >"$tmp/out"
[ "$(grep -c 'Judy Barton' "$tmp/out")" -eq 1 ] &&
    grep -q 'Kim Novak: [^/]* \[' "$tmp/out"
tap_result $? "a role of two is not told twice" "$tmp/out" "$tmp/out"

# Pages go on where the one before has ended. Options are words.
# shellcheck disable=SC2086
for query in "Jeon Jong-seo film" "the director of the film" \
    "--all a film of revenge"; do
    : >"$tmp/pages"
    for offset in 0 5 10 15 20 25; do
        "$search" --no-facts --per-article 0 -n 5 --offset "$offset" \
            --format tsv $query | cut -f 3,4 >>"$tmp/pages"
    done
    sort "$tmp/pages" | uniq -d >"$tmp/twice"
    [ ! -s "$tmp/twice" ] && [ "$(wc -l <"$tmp/pages")" -ge 20 ]
    tap_result $? "pages of '$query' repeat nothing" "$tmp/twice"
done

tap_done
