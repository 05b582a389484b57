#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# mutants.sh BUILD [COUNT [SEED]]: plants so many faults (60), one after the
# other, in a copy of the tree, each in another place of all rooms of src: a
# check dropped, a comparison off by one or turned round, operands swapped, a
# constant changed. Runs the fast tests whose programs have the file until one
# fails, and says which faults were found: "N of M killed". With "- FILE" for
# COUNT and SEED the faults are those that FILE lists, "PATH LINE KIND". Not part
# of make check: it takes an hour. BUILD is a configured build folder; its options
# are used again, but for optimisation.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd) || exit 2
count=${2:-60} seed=${3:-1}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# tests_of FILE: those whose programs have it, the likeliest first: of its room,
# then of all that reads inputs, or of all that is asked and indexed.
tests_of()
{
    programs='cli/corpus.sh cli/filmindex.sh cli/filmsearch.sh'
    case $1 in
    src/xapian-c/*) set -- api/test-read api/test-search api/test-write \
        api/test-segment api/test-errors api/test-newer unit/test-digest \
        other ;;
    src/base/*) set -- unit/test-base unit/test-output unit/test-read-stream \
        unit/test-options cli/filter.sh readers other ;;
    src/model/* | src/schema/*) set -- unit/test-schema readers other ;;
    src/text/*) set -- unit/test-analyse unit/test-base unit/test-document \
        unit/test-romanise unit/test-titles cli/judged.sh other readers ;;
    src/names/*) set -- unit/test-names unit/test-romanise other ;;
    src/query/*) set -- unit/test-query unit/test-query-words other ;;
    src/read/xml/* | src/read/records/*) set -- unit/test-read-xml \
        unit/test-read-records unit/test-read-databases \
        unit/test-read-exports unit/test-read-collections readers ;;
    src/read/wiki/*) set -- unit/test-read-wikitext \
        unit/test-read-mediawiki readers ;;
    src/read/containers/*) set -- unit/test-read-archive \
        unit/test-read-files unit/test-read-stream cli/archives.sh readers ;;
    src/read/html/*) set -- unit/test-read-html unit/test-html-pages \
        unit/test-lost unit/test-read-mhtml readers ;;
    src/read/tables/*) set -- unit/test-read-tables readers ;;
    src/read/articles/*) set -- unit/test-read-markdown unit/test-read-text \
        unit/test-read-mail unit/test-read-feed unit/test-read-jsonl \
        unit/test-read-news unit/test-read-mhtml unit/test-read-warc \
        unit/test-read-shape readers ;;
    src/read/documents/*) set -- unit/test-read-files unit/test-read-rtf \
        unit/test-read-pdf cli/documents.sh readers ;;
    src/read/scripts/*) set -- unit/test-read-scripts cli/scripts.sh readers ;;
    src/read/*) set -- unit/test-read-date unit/test-read-charset \
        unit/test-read-stream readers ;;
    src/catalog/*) set -- unit/test-catalog unit/test-identity \
        unit/test-titles cli/titles.sh cli/mentions.sh other ;;
    src/index/format/*) set -- unit/test-store unit/test-compress \
        unit/test-digest cli/import.sh other ;;
    src/index/*) set -- unit/test-document unit/test-store unit/test-upgrade \
        "$programs" cli/refused.sh cli/partial.sh cli/import.sh cli/paths.sh \
        cli/keep.sh cli/interrupt.sh unit/test-memory cli/power.sh other ;;
    src/search/*) set -- unit/test-rank unit/test-stage1 other ;;
    src/output/*) set -- unit/test-output cli/cards.sh cli/places.sh other ;;
    src/filmweb/*) set -- cli/web.sh cli/heads.sh cli/tags.sh ;;
    *) set -- unit/test-options cli/operands.sh cli/config.sh \
        cli/completion.sh cli/open.sh cli/saved.sh cli/pager.sh \
        cli/interactive.sh cli/manual.sh cli/said.sh other ;;
    esac
    for test; do
        case $test in
        readers) (cd "$top/tests" && ls unit/test-read-*.c unit/test-html-*.c \
            unit/test-lost.c) |
            sed 's/\.c$//' && echo "unit/test-memory cli/readers.sh
                cli/documents.sh cli/archives.sh cli/scripts.sh cli/dates.sh
                cli/filmindex.sh cli/corpus.sh" ;;
        other) echo "unit/test-analyse unit/test-catalog unit/test-document
            unit/test-identity unit/test-mentions unit/test-names
            unit/test-output unit/test-query unit/test-rank unit/test-schema
            unit/test-store unit/test-titles unit/test-upgrade
            unit/test-memory $programs cli/answered.sh cli/cards.sh
            cli/copies.sh cli/evidence.sh cli/facets.sh cli/fields.sh
            cli/film-fields.sh cli/filter.sh cli/heads.sh cli/import.sh
            cli/keep.sh cli/links.sh cli/mentions.sh cli/open.sh
            cli/operands.sh cli/partial.sh cli/paths.sh cli/places.sh
            cli/readme.sh cli/refused.sh cli/remote.sh cli/schema.sh
            cli/spelling.sh cli/stars.sh cli/tags.sh cli/titles.sh
            cli/judged.sh" ;;
        *) echo "$test" ;;
        esac
    done | tr -s ' ' '\n' | awk 'NF && !seen[$1]++ { print $1 }'
}

# Places for faults, "FILE LINE KIND", in an order of chance: one of each room,
# then the next of each.
places()
{
    (cd "$top" && find src -name '*.c') | sort | (cd "$top" && xargs awk '
        FNR == 1 { data = 0 }
        /^static const.*=( \{)?$/ { data = 1 }
        /^};?$/ { data = 0 }
        data || /^ *(\/?\*|#|"|\/\/)/ { next }
        /^ *if \(.*\)( \{)?$/ { print FILENAME, FNR, "drop" }
        / (<|<=|>|>=) / { print FILENAME, FNR, "edge" }
        / (==|!=) / { print FILENAME, FNR, "turn" }
        / (&&|\|\|) / { print FILENAME, FNR, "swap" }
        / = [1-9][0-9]*[,;]/ { print FILENAME, FNR, "number" }
        / [+-] 1[^0-9]/ { print FILENAME, FNR, "step" }') |
        awk -v seed="$seed" '
        BEGIN { srand(seed) }
        { print rand(), $0 }' | sort -n | awk '
        {
            room = $2
            sub(/\/[^\/]*$/, "", room)
            print ++n[room], $0
        }' | sort -k1,1n -k2,2n | cut -d' ' -f3-
}

# plant FILE LINE KIND: changes the line.
plant()
{
    awk -v at="$2" -v kind="$3" '
        NR != at { print; next }
        kind == "drop" { sub(/if \(/, "if (0 \\&\\& ("); sub(/\)( \{)?$/, ")&") }
        kind == "edge" {
            if (!sub(/ <= /, " < ") && !sub(/ >= /, " > ") &&
                !sub(/ < /, " <= "))
                sub(/ > /, " >= ")
        }
        kind == "turn" { if (!sub(/ == /, " != ")) sub(/ != /, " == ") }
        kind == "swap" { if (!sub(/ && /, " || ")) sub(/ \|\| /, " \\&\\& ") }
        kind == "number" {
            match($0, / = [1-9][0-9]*/)
            is = substr($0, RSTART + 3, RLENGTH - 3) + 0
            sub(/ = [1-9][0-9]*/, " = " (is + 1 + int(is / 8)))
        }
        kind == "step" { if (!sub(/ \+ 1/, " + 2")) sub(/ - 1/, " - 2") }
        { print }' "$top/$1" >"$work/src.c" && cat "$work/src.c" >"$work/tree/$1"
}

# made TARGET...: builds them in the copy.
made()
{
    make -C "$work/build" -j2 "$@" >"$work/log" 2>&1
}

# passes TEST: whether it does in the copy; 2 if that cannot be built.
passes()
{
    run=$work/build/tests/$1
    case $1 in
    *.sh)
        made filmindex filmsearch filmweb || return 2
        run="sh $work/tree/tests/$1"
        ;;
    *) made "tests/$1" || return 2 ;;
    esac
    # shellcheck disable=SC3045,SC2086 # ulimit -t, a command of words
    (cd "$work/build" && ulimit -t 60 && export CMOCKA_MESSAGE_OUTPUT=TAP \
        LC_ALL=C.UTF-8 TOP_SRCDIR="$work/tree" TOP_BUILDDIR="$work/build" \
        CC="${CC:-cc}" CXX="${CXX:-c++}" &&
        timeout 600 $run) >"$work/log" 2>&1 || return 1
    ! grep -q '^not ok' "$work/log" || return 1
}

# killed FILE: whether a test finds the fault, which is then $by; 2 if it cannot
# be built.
killed()
{
    for by in $(tests_of "$1"); do
        ! grep -qxF "$by" "$work/bad" || continue
        passes "$by"
        case $? in
        1) return 0 ;;
        2) return 2 ;;
        esac
    done
    return 1
}

# is_good TEST: whether it passes without a fault, so that it can find one.
is_good()
{
    ! grep -qxF "$1" "$work/good" || return 0
    if passes "$1"; then
        echo "$1" >>"$work/good"
    else
        echo "$1" >>"$work/bad"
        echo "$1 fails without a fault"
        return 1
    fi
}

# try FILE LINE KIND: as killed, with the fault in $work/fault.
try()
{
    while :; do
        plant "$@"
        killed "$1"
        code=$?
        diff "$top/$1" "$work/tree/$1" | sed -n 's/^[<>]/    &/p' >"$work/fault"
        cat "$top/$1" >"$work/tree/$1"
        [ "$code" -eq 0 ] || return "$code"
        ! is_good "$by" || return 0
    done
}

mkdir "$work/tree" "$work/build" || exit 2
(cd "$top" && tar cf - --exclude=./build --exclude=./.git .) | tar xf - -C "$work/tree"
cd "$work/build" || exit 2
eval "$work/tree/configure -q --disable-werror \
    $(cd "$build" && ./config.status --config) \
    CFLAGS='-O0 -g0' CXXFLAGS='-O0 -g0'" >"$work/log" 2>&1
made all || {
    cat "$work/log"
    exit 2
}
if [ "$count" = - ]; then
    cp "$seed" "$work/places"
    count=$(wc -l <"$seed")
else
    places >"$work/places"
fi
planted=0 found=0
: >"$work/good"
: >"$work/bad"
while [ "$planted" -lt "$count" ] && read -r file line kind; do
    try "$file" "$line" "$kind" </dev/null
    case $? in
    0) found=$((found + 1)) planted=$((planted + 1)) what="by $by" ;;
    1) planted=$((planted + 1)) what=SURVIVED ;;
    *) what= ;; # it cannot be built
    esac
    [ -z "$what" ] || {
        echo "$file:$line: $kind: $what"
        [ "$what" != SURVIVED ] || cat "$work/fault"
    }
done <"$work/places"
echo "$found of $planted killed"
