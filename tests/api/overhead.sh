#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The C API takes at most 3 % more instructions than C++ for the same work.
. "$TOP_SRCDIR/tests/tap.sh"

if ! command -v valgrind >/dev/null ||
    grep -q 'define FILM_SANITIZERS' "$TOP_BUILDDIR/config.h"; then
    tap_skip "overhead" "no valgrind, or the library is instrumented"
    tap_done
    exit
fi

if ! make -C "$TOP_BUILDDIR" MAKEFLAGS= tests/api/overhead >"$tmp/log" 2>&1
then
    tap_result 1 "the two programs build" "$tmp/log"
    tap_done
    exit
fi

# count SIDE WORK: the instructions that it takes.
count()
{
    "$TOP_BUILDDIR/libtool" --mode=execute valgrind --tool=callgrind \
        --callgrind-out-file=/dev/null \
        "$TOP_BUILDDIR/tests/api/overhead" "$1" "$2" "$tmp/db.$1" \
        2>"$tmp/log" >"$tmp/found.$1" || cat "$tmp/log" >&2
    sed -n 's/.*Collected : //p' "$tmp/log"
}

for work in index search; do
    cpp=$(count cpp "$work")
    c=$(count c "$work")
    echo "# $work: C++ $cpp, C $c instructions"
    [ "$((c * 100))" -le "$((cpp * 103))" ]
    tap_result $? "$work takes at most 3 % more" "$tmp/log"
done
cmp "$tmp/found.cpp" "$tmp/found.c" >"$tmp/log" 2>&1
tap_result $? "both find the same" "$tmp/log"
tap_done
