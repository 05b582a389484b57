#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# As long as hits are wanted and something matches, more is found: copies and
# long articles hide nothing. A longer list begins as a shorter one does, pages
# join, and how an index was built makes no difference.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" || exit 99

index()
{
    rm -rf db
    "$TOP_BUILDDIR/filmindex" -q -j 2 --db db add in
}

find_hits()
{
    "$TOP_BUILDDIR/filmsearch" --db db --no-facts "$@" 2>err
}

# A line a hit: the format paths lists copies, too.
find_paths()
{
    find_hits --format tsv "$@" | cut -f 3
}

# ---- Copies -------------------------------------------------------------

mkdir in
i=100
while [ $i -lt 400 ]; do
    printf 'Title: T%s\n\n%s\n' $i \
        "The zebra and the zebra live in the same zebra text of every file." \
        >in/d$i.txt
    i=$((i + 1))
done
printf 'Title: Other\n\nA zebra is seen once in this other passage, %s\n' \
    "which is longer and says more of the story of the farm." >in/y.txt
printf 'Title: Another\n\nOne more passage says that no zebra text %s\n' \
    "was harmed in the making of the film about the farm." >in/z.txt
index
while read -r query; do
    eval "find_paths $query" >out
    [ "$(wc -l <out)" -eq 3 ] && grep -qx in/y.txt out && grep -qx in/z.txt out
    tap_result $? "300 copies are one hit of three: $query" out
done <<'END'
zebra
+zebra passage
zeb\*
zebra --sort date
zebra --min-score .0001
zebra -n 100
zebra -n 3
END
[ "$(find_paths zebra --per-article 0 -n 1000 | wc -l)" -eq 302 ]
tap_result $? "all of them are listed if that is asked"

# ---- A long article -----------------------------------------------------

rm -rf in && mkdir in
i=0
{
    echo 'Title: A long study'
    while [ $i -lt 150 ]; do
        printf '\nThe ostrich burns: story %s, light %s, camera %s.\n' \
            $i $((i * 7)) $((i * 11))
        i=$((i + 1))
    done
} >in/long.txt
i=10
while [ $i -lt 22 ]; do
    printf 'Title: R%s\n\nThis number %s tells at length of %s %s %s.\n' \
        $i $((i * 13)) "the light, of mother $((i * 17)) and train" \
        $((i * 19)) "and that the ostrich is good" >in/r$i.txt
    i=$((i + 1))
done
index
for option in "--per-article 1 -n 13" "--per-article 2 -n 14" \
    "--per-article 1 -n 3 --offset 10"; do
    # shellcheck disable=SC2086 # several words
    find_hits --format tsv $option ostrich >out
    [ "$(wc -l <out)" -eq "$(echo "$option" | sed 's/.*-n \([0-9]*\).*/\1/')" ]
    tap_result $? "a long article leaves room: $option" out
done

# index_in_order N: with N workers, every second time in the reverse order.
index_in_order()
{
    rm -rf db
    printf '%s\n' in/* | sort "$([ $(($1 % 2)) -eq 0 ] && echo -r || echo -f)" |
        xargs "$TOP_BUILDDIR/filmindex" -q -j "$1" --db db add
}

# find_pages SEED QUERY...: the first 25 hits, in pages of any length.
find_pages()
{
    awk -v seed="$1" 'BEGIN {
        srand(seed)
        for (at = 0; at < 25; at += n) {
            n = 1 + int(rand() * 7)
            if (n > 25 - at)
                n = 25 - at
            print at, n
        }
    }' >lengths
    shift
    while read -r offset n; do
        find_paths -n "$n" --offset "$offset" "$@"
    done <lengths
}

# ---- Equal scores -------------------------------------------------------

rm -rf in && mkdir in
i=100
while [ $i -lt 300 ]; do
    printf 'Title: T%s\n\nThe same lemur text in every file number %s.\n' \
        $i $((i % 7)) >in/d$i.txt
    i=$((i + 1))
done
for build in 1 2 3 4 5 6 7 8; do
    index_in_order $build
    number=0
    for query in lemur '"lemur text"' 'lem*' '+lemur -zebra'; do
        for each in 0 2; do
            number=$((number + 1))
            set -- --per-article $each "$query"
            about="$query, $each of an article, build $build"
            find_paths -n 100 "$@" >long
            find_paths -n 7 "$@" >short
            find_pages $((build * 10 + number)) "$@" >pages
            head -n 7 long | cmp -s - short
            tap_result $? "7 begin as 100 do: $about" short
            head -n 25 long | cmp -s - pages
            tap_result $? "pages join: $about" pages
            [ $build -gt 1 ] || cp long first.$number
            cmp -s first.$number long
            tap_result $? "builds are alike: $about" long
        done
    done
done

# ---- What a hit says ----------------------------------------------------

# About three passages of an article, and copies of others.
sides()
{
    find_hits --format json "$@" lemur |
        sed 's/"hits":\[/&\n/; s/,{"schema_version"/\n&/g' |
        grep -o '"rank":[0-9]*\|"also_in":[^]]*]\|"more_in_article":[0-9]*' |
        awk '/rank/ && ++hits > 3 { exit } { print }'
}
for n in 3 10 100; do
    sides -n $n >sides.$n
done
grep -q also_in sides.3 && cmp -s sides.3 sides.10 && cmp -s sides.3 sides.100
tap_result $? "the copies of a hit do not depend on -n" sides.100

# ---- More equals than a round looks at ----------------------------------

# 7,200 passages that no score tells apart, 6,600 of them without a date.
rm -rf in && mkdir in
awk 'BEGIN {
    for (i = 0; i < 7200; i++) {
        date = i % 12 ? "" : sprintf("\"date\":\"2020-01-%02d\",", 1 + i % 9)
        printf "{\"id\":\"a%d\",\"title\":\"T%d\",%s\"text\":\"The lemur of file %d is here.\"}\n",
            i, i % 50, date, i >("in/d" i % 16 ".jsonl")
    }
}'
for build in 1 2 3 4 5 6 7 8; do
    index_in_order $build
    number=0
    for query in lemur 'lem*' '-- +lemur -zebra' \
        '--sort date lemur' '--sort date +lemur' '--sort date lem*'; do
        number=$((number + 1))
        # shellcheck disable=SC2086 # several words
        set -f -- --format tsv --per-article 0 $query
        set +f
        about="$query, build $build"
        find_hits -n 6000 "$@" >long
        [ $build -gt 1 ] || cp long equals.$number
        cmp -s equals.$number long && [ "$(wc -l <long)" -eq 6000 ]
        tap_result $? "of many equals the same are chosen: $about" err
        [ $build -eq 2 ] || continue
        find_hits -n 7 "$@" >short
        {
            find_hits -n 4990 "$@"
            find_hits -n 20 --offset 4990 "$@"
            find_hits -n 990 --offset 5010 "$@"
        } >pages
        cut -f 3- long >long.cut
        head -n 7 long | cmp -s - short && cmp -s long pages
        tap_result $? "and pages of them join: $about" pages
    done
done
tap_done
