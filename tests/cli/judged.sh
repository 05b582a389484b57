#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Ranking over the sample: the mean nDCG@10 of the questions in judged.txt must
# not fall below a floor. A change that raises the mean raises the floor.
. "$TOP_SRCDIR/tests/tap.sh"

judged=$TOP_SRCDIR/tests/cli/judged.txt
db=$tmp/film.db

# The mean was .889: one question of a hundred may get lost. The means of the
# kinds are printed only: most kinds are small.
floor=.88

cd "$TOP_SRCDIR" || exit 99
"$TOP_BUILDDIR/filmindex" -q --db "$db" add corpus/articles corpus/films \
    corpus/people >"$tmp/out" 2>&1
tap_result $? "the sample is indexed" "$tmp/out"

# Answers that no passage holds any more.
"$TOP_BUILDDIR/filmindex" --db "$db" export >"$tmp/passages" 2>"$tmp/err"
missing()
{
    grep -v '^#' "$1" | cut -s -d'|' -f3- | tr '|' '\n' | grep . |
        while IFS= read -r words; do
            grep -qF -e "$words" "$tmp/passages" || echo "no passage: $words"
        done
}
tap_silent "every answer is a passage" missing "$judged"
echo 'title|Up|flies a horse' >"$tmp/bad"
tap_says "an answer that is none is found" 'flies a horse' \
    missing "$tmp/bad"

# One line a query: its number in judged.txt, and its words.
awk -F'|' '!/^#/ && NF > 2 { print NR "\t" $2 }' "$judged" >"$tmp/queries"
[ "$(wc -l <"$tmp/queries")" -ge 60 ]
tap_result $? "there are 60 questions"
"$TOP_BUILDDIR/filmsearch" --db "$db" --batch "$tmp/queries" --format tsv \
    -n 10 >"$tmp/hits" 2>"$tmp/err"
tap_result $? "they are asked" "$tmp/err"

# score JUDGED HITS: prints the nDCG@10 of the worst questions, and the means of
# each kind and of all. All answers are worth the same; each counts once, at its
# best rank. A question that nothing answers is right if nothing is shown.
score()
{
    awk -F'\t' '
        function gain(rank) { return log(2) / log(rank + 1) }
        NR == FNR {
            if (/^#/ || !/[|]/)
                next
            n = split($0, f, "|")
            kind[NR] = f[1]
            query[NR] = f[2]
            for (i = 3; i <= n; i++)
                if (f[i] != "") {
                    answer[NR, ++answers[NR]] = f[i]
                    best[NR] += gain(answers[NR])
                }
            next
        }
        {
            shown[$1]++
            for (i = 1; i <= answers[$1]; i++)
                if (!(($1, i) in seen) && index($9, answer[$1, i])) {
                    seen[$1, i]
                    got[$1] += gain($2)
                    break
                }
        }
        END {
            for (q in kind) {
                s = best[q] ? got[q] / best[q] : !shown[q]
                sum[kind[q]] += s
                count[kind[q]]++
                all += s
                n++
                if (s < .7)
                    printf "%.3f %s: %s\n", s, kind[q], query[q]
            }
            for (k in sum)
                printf "%.3f %s (%d)\n", sum[k] / count[k], k, count[k]
            printf "%.4f mean\n", all / n
        }' "$1" "$2" | LC_ALL=C sort
}

# enough HITS: is the mean at least the floor?
enough()
{
    score "$judged" "$1" >"$tmp/out"
    awk -v floor="$floor" '$2 == "mean" { m = $1 } END { exit m < floor }' \
        "$tmp/out"
}
enough "$tmp/hits"
tap_result $? "the mean nDCG@10 is at least $floor" "$tmp/out"
sed 's/^/# /' "$tmp/out"

# The same passages, the best last.
awk -F'\t' -v OFS='\t' '{ $2 = 11 - $2; print }' "$tmp/hits" >"$tmp/bad"
! enough "$tmp/bad"
tap_result $? "a wrong order is below it" "$tmp/out"
tap_done
