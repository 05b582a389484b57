#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The tests of filmindex with a libxapian that does not read segments as it
# should: everything goes through its own writer, and the same comes of it.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    echo "1..0 # SKIP sanitizers want to be loaded first"
    exit 0
fi
# shellcheck disable=SC2046,SC2086 # lists of options
$CXX -std=c++17 -O1 -shared -fPIC -o "$tmp/newer" \
    "$TOP_SRCDIR/tests/api/newer.cc" $(pkg-config --cflags xapian-core) -ldl ||
    exit 99

NEWER_REFUSED=/new-segment NEWER_LOG=$tmp/log LD_PRELOAD=$tmp/newer \
    sh "$TOP_SRCDIR/tests/cli/filmindex.sh" >"$tmp/results" 2>&1
grep -v '^1\.\.' "$tmp/results"
# shellcheck disable=SC2034 # tap_result goes on from there
tap_count=$(grep -c -E '^(not )?ok ' "$tmp/results")
[ -s "$tmp/log" ]
tap_result $? "libxapian's own writer was used"
tap_done
