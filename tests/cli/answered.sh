#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What nothing answers is said, once, and not padded; what is answered is never
# called unanswered.
. "$TOP_SRCDIR/tests/tap.sh"

db=$tmp/film.db

cd "$TOP_SRCDIR" || exit 99
"$TOP_BUILDDIR/filmindex" -q --db "$db" add corpus/articles corpus/films \
    corpus/people >"$tmp/out" 2>&1
tap_result $? "the sample is indexed" "$tmp/out"

search()
{
    "$TOP_BUILDDIR/filmsearch" --db "$db" --no-facts "$@"
}

# ---- Rates --------------------------------------------------------------

# poor FILE: asks its queries, one a line, and prints those of which it is said
# that nothing answers them, or for which nothing is shown.
poor()
{
    awk '{ print NR "\t" $0 }' "$1" >"$tmp/batch"
    search --batch "$tmp/batch" --format tsv >"$tmp/hits" 2>"$tmp/err"
    sed -n 's/^filmsearch: \([0-9]*\): no passage has .*; nearest: .*/\1/p' \
        "$tmp/err" >"$tmp/said"
    awk -F'\t' 'FILENAME == ARGV[1] { said[$1]; next }
        FILENAME == ARGV[2] { shown[$1]; next }
        ($1 in said) || !($1 in shown) { print $2 }' \
        "$tmp/said" "$tmp/hits" "$tmp/batch"
}

# 2 of them are not found by the other name that was typed.
awk -F'|' '!/^#/ && $3 != "" { print $2 }' tests/cli/judged.txt >"$tmp/queries"
poor "$tmp/queries" >"$tmp/out"
[ "$(wc -l <"$tmp/queries")" -ge 60 ] &&
    [ $((100 * $(wc -l <"$tmp/out"))) -le $((3 * $(wc -l <"$tmp/queries"))) ]
tap_result $? "of answered questions few are called unanswered" "$tmp/out"

grep -v '^#' tests/cli/unanswered.txt >"$tmp/queries"
poor "$tmp/queries" >"$tmp/out"
[ $((100 * $(wc -l <"$tmp/out"))) -ge $((85 * $(wc -l <"$tmp/queries"))) ]
tap_result $? "of questions without an answer most are said to be so" "$tmp/out"

# ---- What is said -------------------------------------------------------

# Rows: a query, what no passage has; none: nothing is said.
while IFS='|' read -r query what; do
    search "$query" 2>"$tmp/err" >/dev/null
    case $what in
    none) ! grep -q nearest: "$tmp/err" ;;
    *) [ "$(grep -c '^filmsearch: no passage has ' "$tmp/err")" -eq 1 ] &&
        grep -q "^filmsearch: no passage has $what; nearest: corpus/" \
            "$tmp/err" ;;
    esac
    tap_result $? "$query: $what" "$tmp/err"
done <<'END'
Titanic Burning|'Titanic'
Jeon Jong-min|'Jeon Jong-min'
Lee Jong-seo|'Lee Jong-seo'
Lee Jong-seo awards|'Lee Jong-seo'
Park Jong-seo films|'Park Jong-seo'
Jeon Jong-seo awards|none
Jun Jong-seo|none
Jong-seo Jeon|none
Burning Titanic|'Titanic'
James Cameron films|'James Cameron'
Was Meryl Streep in Burning?|'Meryl Streep'
Quentin Tannenquist jury|'Tannenquist'
Parasite sequel in Antarctica|'Antarctica'
공룡 영화|'공룡'
who plays Ok-ju in Ballerina|none
Who Plays Ok-ju In Ballerina|none
Jun Jong-seo New Orleans|none
release date of Ballarina|none
strawberries|none
+Burning Titanic|'Titanic'
END

# ---- Other words --------------------------------------------------------

# A question is answered in words of its own: initials that the text spells out,
# the surname alone, a verb for another. Keywords are expected to be there.
mkdir "$tmp/in" || exit 99
cat >"$tmp/in/harbour.txt" <<'END'
Title: Harbour Lights

The Baltic Sailing Union opposed the launch of the ferry at Wismar, as the crew
had no pilot.

Brandt took the fog for a sign that the crew would mutiny at the ferry landing.
END
cat >"$tmp/in/lantern.txt" <<'END'
Title: Lantern (1931)

It cost little and was soon forgotten, but the cellar scenes are still cited.
END
i=0
while [ $i -lt 30 ]; do
    printf 'Title: Story %s\n\nThe crew of number %s had a good day.\n' \
        $i $i >"$tmp/in/story$i.txt"
    i=$((i + 1))
done
"$TOP_BUILDDIR/filmindex" -q --db "$tmp/in.db" add "$tmp/in" >"$tmp/out" 2>&1
tap_result $? "small articles are indexed" "$tmp/out"

while IFS='|' read -r query what; do
    "$TOP_BUILDDIR/filmsearch" --db "$tmp/in.db" "$query" 2>"$tmp/err" \
        >/dev/null
    case $what in
    none) ! grep -q nearest: "$tmp/err" ;;
    *) grep -q "^filmsearch: no passage has $what.*; nearest: " "$tmp/err" ;;
    esac
    tap_result $? "$query: $what" "$tmp/err"
done <<'END'
Why did the BSU oppose the launch of the ferry at Wismar?|none
Why did the BTU oppose the launch of the ferry at Wismar?|'BTU'
What did Anna Brandt think of the fog at the ferry landing?|none
What did Brandt Keller think of the fog at the ferry landing?|'Keller'
Anna Brandt films|'Anna'
how expensive is lantern|none
END

# ---- What is not shown --------------------------------------------------

query='Gordan Velmire films'
search "$query" >"$tmp/out" 2>"$tmp/err"
code=$?
[ "$code" -eq 1 ] && [ ! -s "$tmp/out" ] &&
    grep -q ' have little of the query: --all shows them$' "$tmp/err"
tap_result $? "passages with one common word of a query are not shown" \
    "$tmp/err"
search --all "$query" >"$tmp/out" 2>"$tmp/err"
code=$?
[ "$code" -eq 0 ] && ! grep -q -e --all "$tmp/err"
tap_result $? "--all shows them" "$tmp/err"
search --format json "$query" 2>/dev/null |
    grep -q '"absent":\["Gordan Velmire"\],"nearest":"corpus/[^"]*:[0-9]*"'
tap_result $? "JSON says what is absent, and the nearest place"
search --format json strawberries 2>/dev/null | grep -q '"absent"'
[ $? -eq 1 ]
tap_result $? "and nothing of it otherwise"
search -n 1 'Titanic Burning' 2>"$tmp/one" >/dev/null
search -n 50 'Titanic Burning' 2>&1 >/dev/null | grep nearest: >"$tmp/many"
grep nearest: "$tmp/one" | cmp -s - "$tmp/many"
tap_result $? "what is said does not depend on -n" "$tmp/many"
tap_done
