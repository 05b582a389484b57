#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Passages that have nine of ten words in common are one hit, which names the
# other article; with fewer they are two.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99

# article NAME SAME OTHER: one passage of "pelican", SAME words that others have
# too, and OTHER of its own.
article()
{
    awk -v name="$1" -v same="$2" -v other="$3" 'BEGIN {
        printf "Title: Article %s\n\nPelican", name
        for (i = 0; i < same; i++)
            printf " w%c%cord", 97 + i / 26, 97 + i % 26
        for (i = 0; i < other; i++)
            printf " %sx%cthing", name, 97 + i
        print "."
    }' >"in/$1.txt"
}

# SAME|OTHER|hits of two such articles.
while IFS='|' read -r same other hits; do
    rm -rf db in/*
    article a "$same" "$other"
    article b "$same" "$other"
    "$TOP_BUILDDIR/filmindex" -q --db db add in >out 2>&1
    "$TOP_BUILDDIR/filmsearch" --db db --format jsonl pelican >out 2>&1
    [ "$(wc -l <out)" -eq "$hits" ]
    tap_result $? \
        "$((same + 1)) of $((same + 1 + 2 * other)) words: $hits" out
done <<'END'
59|0|1
59|1|1
59|2|1
56|3|1
56|4|2
56|5|2
56|7|2
56|12|2
END

# The first path is shown, whatever order the files are read in and whatever
# their titles are hashed to.
rm -rf in/*
for name in d c j f a h b e i g; do
    article same 30 0
    mv in/same.txt "in/$name.txt"
done
for jobs in 1 2; do
    rm -rf db
    "$TOP_BUILDDIR/filmindex" -q -j $jobs --db db add in >out 2>&1
    "$TOP_BUILDDIR/filmsearch" --db db --format paths pelican >out 2>&1
    "$TOP_BUILDDIR/filmsearch" --db db --format paths -n 3 pelican >few 2>&1
    [ "$(head -n 1 out)" = in/a.txt ] && [ "$(wc -l <out)" -eq 10 ] &&
        head -n 3 out | cmp -s - few
    tap_result $? "of equal copies the first path leads, and all are listed, -j $jobs" out
done
tap_done
