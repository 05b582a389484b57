#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# counts.sh [update]: counts the instructions of one bulk add and of 500 queries
# (350 over articles that articles.awk makes, 150 over the sample) and fails if
# either takes more than 3 % more than counts.txt says. Instructions, because
# times mean little on a machine that does other things too: two runs differ by
# less than .1 %. The functions of libc for AVX2 are not used, so that
# processors agree. counts.txt is for one compiler and one libxapian; with
# others the counts are printed, and the status is 77. "update" writes
# counts.txt.
: "${FILMINDEX:?}" "${FILMSEARCH:?}" "${TOP_SRCDIR:?}"
base=$TOP_SRCDIR/tests/bench/counts.txt
most=103 # percent
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
if ! command -v valgrind >/dev/null; then
    echo "counts: no valgrind" >&2
    exit 77
fi

# count COMMAND...: prints the number of instructions it takes.
count()
{
    GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-AVX2 \
        XDG_STATE_HOME=$tmp/state valgrind --tool=cachegrind --cache-sim=no \
        --cachegrind-out-file=/dev/null --log-file="$tmp/log" \
        "$@" >"$tmp/out" 2>&1
    status=$?
    if [ "$status" -gt 1 ]; then
        cat "$tmp/out" "$tmp/log" >&2
        exit 2
    fi
    sed -n 's/.*I *refs: *//p' "$tmp/log" | tr -d ,
}

cd "$tmp" || exit 2
awk -v articles=2000 -v queries=350 -v out=. \
    -f "$TOP_SRCDIR/tests/bench/articles.awk" || exit 2
data=$(cat made.jsonl made.tsv | cksum)
cp -R "$TOP_SRCDIR/corpus" . || exit 2
awk -F'|' '!/^#/ && NF > 2 { print "s" NR "\t" $2 }' \
    "$TOP_SRCDIR/tests/cli/judged.txt" | head -n 150 >>made.tsv
{
    echo "compiler $(${CC:-cc} --version | head -n 1)"
    echo "flags $(echo "${CFLAGS-}" | tr ' ' '\n' | LC_ALL=C sort | paste -sd ' ' -)"
    echo "library $("$FILMSEARCH" --version | grep -o 'Xapian [0-9.]*')"
    echo "made $data"
    echo "add $(count "$FILMINDEX" -q --jobs 1 --db db add made.jsonl \
        corpus/articles corpus/films corpus/people)"
    echo "queries $(count "$FILMSEARCH" --db db --batch made.tsv --time-limit 0 \
        --format jsonl -n 10)"
} >now || exit 2
if [ "${1-}" = update ]; then
    cp now "$base"
fi

awk -v most="$most" '
    { what = $1; sub(/^[^ ]* */, ""); sub(/ *$/, "") }
    NR == FNR { was[what] = $0; next }
    what != "add" && what != "queries" {
        if (was[what] == $0)
            next
        printf "not compared: %s is \"%s\", in counts.txt \"%s\"\n", what, $0,
            was[what]
        other = 1
        next
    }
    {
        percent = was[what] ? 100 * $0 / was[what] : 0
        printf "%-8s %8.1f M instructions, counts.txt %8.1f M: %+.1f %%\n",
            what, $0 / 1e6, was[what] / 1e6, percent - 100
        over = over || percent > most
        under = under || percent < 200 - most
    }
    END {
        if (over && !other)
            print "that is more than " most - 100 " % more"
        if (under && !other)
            print "less: note it by make bench-counts BENCH_UPDATE=update"
        exit other ? 77 : over
    }' "$base" now
