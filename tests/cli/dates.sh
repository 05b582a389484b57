#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --since and --until take an article whose date is known in part if it may be
# of that time; date:... does the same.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99
for date in 2018 2018-05 2018-05-14; do
    printf 'Title: Article\nDate: %s\n\nPelican of %s.\n' "$date" "$date" \
        >"in/$date.txt"
done
printf 'Title: Article\n\nPelican without a date.\n' >in/none.txt
"$TOP_BUILDDIR/filmindex" -q --db db add in >out 2>&1
tap_result $? "articles with dates known in part" out

# finds FILES QUERY...: the paths that are found, sorted, are these.
finds()
{
    want=$1
    shift
    "$TOP_BUILDDIR/filmsearch" --db db --format paths "$@" 2>err |
        sed 's|in/||; s|\.txt$||' | LC_ALL=C sort | paste -s -d ' ' - >out
    [ "$(cat out)" = "$want" ]
    tap_result $? "$*: ${want:-none}" out
}

# Since, until, what is found.
while IFS='|' read -r since until want; do
    finds "$want" ${since:+--since "$since"} ${until:+--until "$until"} pelican
    finds "$want" "date:$since..$until pelican"
done <<'END'
2017||2018 2018-05 2018-05-14
2018||2018 2018-05 2018-05-14
2018-02||2018 2018-05 2018-05-14
2018-05||2018 2018-05 2018-05-14
2018-05-14||2018 2018-05 2018-05-14
2018-05-15||2018 2018-05
2018-06||2018
2018-12-31||2018
2019||
|2017|
|2018-01-01|2018
|2018-02|2018
|2018-04-30|2018
|2018-05-01|2018 2018-05
|2018-05-13|2018 2018-05
|2018-05-14|2018 2018-05 2018-05-14
|2018-05|2018 2018-05 2018-05-14
|2018-07|2018 2018-05 2018-05-14
|2018|2018 2018-05 2018-05-14
|2019|2018 2018-05 2018-05-14
2018-02|2018-03|2018
2018-05-02|2018-05-03|2018 2018-05
2018-05-15|2018-06-01|2018 2018-05
2016|2017|
2019|2020|
END
finds "2018 2018-05 2018-05-14" "date:2018 pelican"
finds "2018 2018-05" "date:2018-05-20 pelican"
finds "2018" "date:2018-07 pelican"
# Dates told by today, which is 2018-05-15.
SOURCE_DATE_EPOCH=$(date -u -d 2018-05-15T12:00 +%s)
export SOURCE_DATE_EPOCH
while IFS='|' read -r since until want; do
    finds "$want" ${since:+--since "$since"} ${until:+--until "$until"} pelican
    finds "$want" "date:\"$since..$until\" pelican"
done <<'END'
today||2018 2018-05
yesterday||2018 2018-05 2018-05-14
1d||2018 2018-05 2018-05-14
last week|yesterday|2018 2018-05 2018-05-14
|last week|2018 2018-05
2 weeks ago|2d|2018 2018-05
1y|last year|
|1y|
this year||2018 2018-05 2018-05-14
END
"$TOP_BUILDDIR/filmsearch" --db db --since soon pelican >out 2>&1
[ $? -eq 2 ] && grep -q 'like 2019, 2019-05, .*today, yesterday, 2w' out
tap_result $? "what a date can be is said" out

tap_done
