#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# check.sh BUILD [TARGET]: runs "make check", or another target that runs tests,
# in a configured build folder, shows the logs of what failed, and ends with the
# line "N passed, N failed". Exits 0 only if something passed and nothing failed.
set -u
build=$1
target=${2:-check}
log=$build/$target.log

echo "check: running make $target in $build" >&2
code=0
make -C "$build" -j"$(nproc)" "$target" >"$log" 2>&1 </dev/null || code=$?

# automake's summary: "# PASS:  12" and so on. An expected failure is a pass,
# an unexpected pass a failure.
count()
{
    awk -v keys="$1" '
        BEGIN { n = split(keys, k); for (i = 1; i <= n; i++) want[k[i]] = 1 }
        $1 == "#" && ($2 in want) && $3 ~ /^[0-9]+$/ { sum += $3 }
        END { print sum + 0 }' "$log"
}
passed=$(count "PASS: XFAIL:")
skipped=$(count "SKIP:")
failed=$(count "FAIL: XPASS: ERROR:")

if [ "$code" -ne 0 ]; then
    if [ "$failed" -gt 0 ] && [ -e "$build/test-suite.log" ]; then
        cat "$build/test-suite.log"
    else
        failed=1 # the build itself
        tail -n 60 "$log"
    fi
fi
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$code" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
