#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# coverage.sh FOLDER [--report]: builds the tree in FOLDER so that it counts what
# is run, runs all tests there, and reports how many of the branches in each
# folder of src were taken both ways of those that can be, and which messages of
# errors and warnings no test has caused. Those that none can cause stand in
# tests/unheard.txt with the reason; it fails for others, and for one there that
# was caused after all. With --report, only reports what was counted before.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1" && cd "$1" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

if [ "${2-}" != --report ]; then
    flags="-O0 --coverage -fprofile-update=atomic"
    "$top/configure" -q --disable-shared LDFLAGS=--coverage \
        CFLAGS="$flags -include $top/tests/coverage.h" CXXFLAGS="$flags" &&
        make -j"$(nproc)" || exit 2
    find . -name '*.gcda' -exec rm {} +
    "$top/tests/check.sh" "$PWD" check
    "$top/tests/check.sh" "$PWD" check-slow
fi

# Every object has counts of its own of what it was compiled from.
find src -name '*.gcno' | while read -r notes; do
    mkdir -p "$work/$notes" && (cd "$work/$notes" &&
        gcov -b -c -p "$OLDPWD/$notes" >/dev/null 2>&1)
done
find "$work" -name '*#src#*.gcov' >"$work/files"

# "FILE LINE COUNT" of lines with code, "FILE LINE.BRANCH COUNT" of branches. The
# way that an exception of C++ takes out of a call is none: nobody wrote it.
xargs awk -v top="$top/" '
    FNR == 1 { sub(/.*Source:/, ""); sub(/^.*\/src\//, "src/"); file = $0 }
    /^branch.*\(throw\)/ { next }
    /^branch/ { print file, line "." $2, $4 == "executed" ? 0 : $4; next }
    /^ *[0-9#=-]+\*?: *[0-9]+:/ {
        split($0, part, ":")
        line = part[2] + 0
        if (part[1] ~ /[0-9]/)
            print file, line, part[1] + 0
        else if (part[1] ~ /[#=]/)
            print file, line, 0
    }' <"$work/files" >"$work/each"
awk '{ n[$1 " " $2] += $3 } END { for (k in n) print k, n[k] }' \
    "$work/each" | grep '^src/' >"$work/counts"

awk '$2 ~ /[.]/ {
        room = $1
        sub(/\/[^\/]*$/, "", room)
        all[room]++
        taken[room] += $3 > 0
        all["src"]++
        taken["src"] += $3 > 0
    }
    END {
        for (room in all)
            printf "%-24s %6d of %6d branches, %.1f %%\n", room, taken[room],
                all[room], 100 * taken[room] / all[room]
    }' "$work/counts" | sort

# "FILE|MESSAGE" of each call that was never made.
(cd "$top" && find src -name '*.c') | sort | (cd "$top" && xargs awk \
    -v counts="$work/counts" '
    BEGIN {
        while ((getline <counts) > 0)
            if ($2 !~ /[.]/)
                made[$1 " " $2] = $3 + 0
    }
    # Ends a call: reports it if it has code and none was run.
    function end() {
        if (!calls || text !~ /"/ || !code || run)
            return
        message = ""
        while (match(text, /"([^"\\]|\\.)*"/)) {
            message = message substr(text, RSTART + 1, RLENGTH - 2)
            between = text = substr(text, RSTART + RLENGTH)
            if (between !~ /^ *("|PRI)/)
                break
        }
        print file "|" message
    }
    FNR == 1 { calls = 0 }
    !calls && /film_(error_(set|errno)|read_(warn|mended|report))\(/ &&
        !/^film_/ {
        calls = 1
        text = ""
        code = run = 0
        file = FILENAME
    }
    calls {
        text = text " " $0
        key = FILENAME " " FNR
        code = code || key in made
        run = run || made[key] > 0
        if (/;$/ || /[^ ] : / ) {
            end()
            calls = 0
        }
    }') | sort -u >"$work/silent"

grep -v -e '^#' -e '^$' "$top/tests/unheard.txt" | sed 's/  *-- .*//' |
    sort -u >"$work/listed"
comm -23 "$work/silent" "$work/listed" | sed 's/^/no test causes: /'
comm -13 "$work/silent" "$work/listed" | sed 's/^/a test causes: /'
cmp -s "$work/silent" "$work/listed"
