#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Removing: what is left answers as if nothing else had ever been there,
# whether the index was changed in place or rewritten; it costs no more than
# adding did; and a signal ends it at once.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

# many DIR FILES: articles of words that differ, 1200 bytes each.
many()
{
    mkdir -p "$1" && awk -v dir="$1" -v files="$2" 'BEGIN {
        srand(7)
        for (i = 1; i <= files; i++) {
            name = dir "/a" i ".txt"
            printf "Title: Article %d\nDate: 2020-01-%02d\n", i,
                i % 28 + 1 >name
            for (j = 1; j <= 3; j++) {
                printf "\n" >name
                for (k = 1; k <= 40; k++)
                    printf "word%d ", int(rand() * rand() * 20000) >name
                printf "by John Smith%d.\n", i % 997 >name
            }
            close(name)
        }
    }'
}

# cpu COMMAND...: sets $ms to the time of the processor that it took.
cpu()
{
    times >before
    "$@" || exit 99
    times >after
    ms=$(awk -F '[ms ]+' 'FNR == 2 {
        t = int(($1 * 60 + $2 + $3 * 60 + $4) * 1000) - t
    } END { print t }' before after)
}

cp -rp "$TOP_SRCDIR/corpus" rest
rm rest/film.rng
many rest/few 200
many more 4000
"$filmindex" -q -j 1 --db want.db add rest || exit 99
printf 'q%d\t%s\n' 1 'Jeon Jong-seo awards' 2 word17 \
    3 '"Kim Ji-hoon" director' 4 Ballerina >queries

# same NAME: passes if db is whole and gives what want.db does.
same()
{
    {
        everything want.db >one
        everything db | cmp - one
        "$filmsearch" --db want.db --batch queries --format json -n 20 >one 2>err
        "$filmsearch" --db db --batch queries --format json -n 20 2>err |
            cmp - one
        "$filmindex" -q --db db verify
        find db -name 'new-*' -print
        for db in want.db db; do
            "$filmindex" --db "$db" status |
                grep -E 'inputs|articles|passages|records|entities'
        done | sort | uniq -u
    } >problems 2>&1
    [ ! -s problems ]
    tap_result $? "$1" problems
}

cpu "$filmindex" -q -j 1 --db db add more
adding=$ms
"$filmindex" -q -j 1 --db db add rest || exit 99
cp -rp db full.db
cpu "$filmindex" -q --db db remove more
removing=$ms
same "most removed: the rest is as ever"
echo "$adding ms to add, $removing ms to remove" >spent
[ "$removing" -lt $((2 * adding)) ]
tap_result $? "it costs no more than adding" spent

"$filmindex" -q --db db remove rest/people rest/few/a1.txt || exit 99
"$filmindex" -q --db want.db remove rest/people rest/few/a1.txt || exit 99
"$filmindex" -q -j 1 --db db add rest || exit 99
"$filmindex" -q -j 1 --db want.db add rest || exit 99
same "few removed, and added again"

"$filmindex" -q --db db remove rest || exit 99
[ -z "$(everything db)" ] && "$filmindex" -q --db db verify >out 2>&1
tap_result $? "everything removed: the index is whole and empty" out

# Documents are left out one by one from a copy.
rm -rf db
cp -rp full.db db
mkdir small large
cp more/a[1-9].txt small
write_articles large 1 40 50 450
"$filmindex" -q -j 1 --db db add small || exit 99
rm small/*
cp -rp more kept
"$filmindex" -q -j 1 --db db --forget-all sync small kept large 2>out
"$filmindex" -q -j 1 --db db add rest large || exit 99
rm large/*
"$filmindex" -q --db db --forget-all sync small large || exit 99
"$filmindex" -q --db db remove more kept || exit 99
same "few forgotten beside much added"

# A signal, while much is removed in place, and while it is rewritten.
for what in some all; do
    rm -rf db
    cp -rp full.db db
    everything db >before
    case $what in
    some) set -- more/a[12]*.txt ;;
    all) set -- more ;;
    esac
    "$filmindex" -q --db db remove "$@" 2>err &
    process=$!
    sleep 0.3
    began=$(date +%s%N)
    kill -INT "$process" 2>/dev/null
    wait "$process"
    code=$?
    took=$((($(date +%s%N) - began) / 1000000))
    {
        [ "$code" -eq 2 ] || { [ "$what" = all ] && [ "$code" -eq 0 ]; } ||
            echo "exit status $code" # all of it may have been quick
        [ "$took" -lt 2500 ] || echo "it took $took ms"
        [ "$code" -ne 2 ] || grep -qx 'filmindex: interrupted' err || cat err
        "$filmindex" -q --db db verify
    } >problems 2>&1
    [ ! -s problems ]
    tap_result $? "SIGINT ends a removal of $what" problems
done
tap_done
