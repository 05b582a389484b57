#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What indexing and searching cost, as a table, beside SQLite's FTS5 and omindex
# where they are installed. BENCH_DIR holds x1.jsonl and x10.jsonl (articles, one
# a line), x1.tsv and x10.tsv (the same for FTS5: id, title, text), files/
# (articles, one a file) and queries.tsv (a batch for filmsearch); what is not
# there is left out. The figures are kept in bench-last.tsv; BENCH_BASE names
# those of an earlier run to compare with. BENCH_KIT may hold compare.sh, which
# runs further programs. Only ratios within one run say much, and those of
# processor time more than those of the clock.
: "${BENCH_DIR:?names the folder of what is to be indexed}"
: "${FILMINDEX:?}" "${FILMSEARCH:?}" "${MEASURE:?}"
out=$PWD/bench-out
last=$PWD/bench-last.tsv
rm -rf "$out"
mkdir -p "$out" || exit 2
: >"$out/rows"

bytes() { du -skL --apparent-size "$1" | awk '{ print $1 * 1024 }'; }

# measure WHO WHAT ON MADE COMMAND...: notes what a run costs, and how large the
# file or folder MADE is then, if it is not "-".
measure()
{
    who=$1 what=$2 on=$3 made=$4 size=-
    shift 4
    echo "bench: $who, $what $on" >&2
    "$MEASURE" "$out/cost" "$@" >"$out/said" 2>&1
    status=$?
    if [ "$status" -gt 1 ]; then
        cat "$out/said" >&2
        exit 2
    fi
    [ "$made" = - ] || size=$(bytes "$made")
    read -r wall cpu peak <"$out/cost"
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$who" "$what" "$on" "$wall" \
        "$cpu" "$peak" "$size" >>"$out/rows"
}

# add NAME PATH: indexes the path into a new index and notes it for growth.
add()
{
    measure filmindex add "$1" "$out/$1.db" \
        "$FILMINDEX" -q --db "$out/$1.db" add "$2"
    echo "$1 $(bytes "$2") $wall $cpu $size $peak" >>"$out/grown"
}

# FTS5 as it is meant for English: Porter's stemmer, all merged at the end.
fts5_add()
{
    {
        echo "PRAGMA journal_mode=OFF;"
        echo "CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, title, body,
            tokenize='porter unicode61');"
        printf '.mode ascii\n.separator "\\t" "\\n"\n'
        echo ".import '$BENCH_DIR/$1.tsv' p"
        echo "INSERT INTO p(p) VALUES('optimize');"
    } >"$out/sql"
    measure fts5 add "$1" "$out/$1.fts5" \
        sqlite3 "$out/$1.fts5" ".read $out/sql"
}

# Any of the words, the ten best, with their texts.
fts5_ask()
{
    awk -F'\t' '{
        gsub(/[^[:alnum:]]+/, " ", $2)
        n = split($2, w, " ")
        match_ = "\"" w[1] "\""
        for (i = 2; i <= n; i++)
            match_ = match_ " OR \"" w[i] "\""
        printf "SELECT id, body FROM p WHERE p MATCH \47%s\47 " \
            "ORDER BY rank LIMIT 10;\n", match_
    }' "$BENCH_DIR/queries.tsv" >"$out/sql"
    measure fts5 "$queries queries" "$1" - \
        sqlite3 "$out/$1.fts5" ".read $out/sql"
}

add_all()
{
    for name in x1 x10; do
        [ -e "$BENCH_DIR/$name.jsonl" ] && add "$name" "$BENCH_DIR/$name.jsonl"
        [ -e "$BENCH_DIR/$name.tsv" ] && command -v sqlite3 >/dev/null &&
            fts5_add "$name"
    done
    # Three times the largest, its articles under other ids.
    if [ -n "$BENCH_LARGE" ] && [ -e "$BENCH_DIR/x10.jsonl" ]; then
        for i in 1 2 3; do
            sed "s/{\"id\": \"/&$i-/" "$BENCH_DIR/x10.jsonl"
        done >"$out/x30.jsonl"
        add x30 "$out/x30.jsonl"
        rm -rf "$out/x30.jsonl" "$out/x30.db"
    fi
    [ -d "$BENCH_DIR/files" ] || return
    measure filmindex add files "$out/files.db" \
        "$FILMINDEX" -q --db "$out/files.db" add "$BENCH_DIR/files/"
    measure filmindex "add again" files "$out/files.db" \
        "$FILMINDEX" -q --db "$out/files.db" add "$BENCH_DIR/files/"
    command -v omindex >/dev/null &&
        measure omindex add files "$out/files.omega" omindex \
            --db "$out/files.omega" --url / -m 100M "$BENCH_DIR/files/"
}

ask_all()
{
    [ -e "$BENCH_DIR/queries.tsv" ] || return
    queries=$(wc -l <"$BENCH_DIR/queries.tsv")
    for name in x1 x10; do
        [ -d "$out/$name.db" ] || continue
        measure filmsearch "$queries queries" "$name" - "$FILMSEARCH" --db \
            "$out/$name.db" --batch "$BENCH_DIR/queries.tsv" --format jsonl \
            -n 10
        [ -e "$out/$name.fts5" ] && fts5_ask "$name"
    done
}

# Prints the rows of ours, each with the base's and the peer's beside it.
table()
{
    printf '%-12s %-6s %9s %9s %7s %7s %9s  %s\n' what on "clock s" "proc. s" \
        "peak MB" "size MB" "to base" "peer: proc. s, ours to it, size MB"
    awk -F'\t' '
        function mb(n) { return n == "-" ? "-" : sprintf("%.1f", n / 1e6) }
        FILENAME != rows { base[$1, $2, $3] = $5; next }
        $1 !~ /^film/ { peer[$2, $3] = $0; next }
        { ours[++n] = $0 }
        END {
            for (i = 1; i <= n; i++) {
                split(ours[i], f, "\t")
                was = base[f[1], f[2], f[3]]
                beside = ""
                if (split(peer[f[2], f[3]], p, "\t"))
                    beside = sprintf("%s: %.2f, %.2f, %s", p[1], p[5],
                        (p[5] > 0 ? f[5] / p[5] : 0), mb(p[7]))
                printf "%-12s %-6s %9.2f %9.2f %7.0f %7s %9s  %s\n", f[2],
                    f[3], f[4], f[5], f[6] / 1000, mb(f[7]),
                    (was > 0 ? sprintf("%.2f", f[5] / was) : "-"), beside
            }
        }' rows="$out/rows" "${BENCH_BASE:-/dev/null}" "$out/rows"
}

# The exponent e of what grows as bytes^e, from the first row to each other.
growth()
{
    awk 'NR == 1 { name = $1; split($0, first); next }
    {
        split("clock processor size peak", of, " ")
        printf "%s to %s, %.1f times as much:", name, $1, $2 / first[2]
        for (i = 1; i <= 4; i++)
            printf " %s ^%.3f", of[i],
                log($(i + 2) / first[i + 2]) / log($2 / first[2])
        print ""
    }' "$out/grown"
}

add_all
ask_all
table
[ -e "$out/grown" ] && growth
cp "$out/rows" "$last"
echo "kept in $last: compare with it by BENCH_BASE="
if [ -n "$BENCH_KIT" ]; then
    bash "$BENCH_KIT/compare.sh" "$BENCH_DIR"
fi
rm -rf "$out"
