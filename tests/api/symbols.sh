#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The shared library exports the functions the header declares, and no others.
: "${TOP_SRCDIR:=.}" "${TOP_BUILDDIR:=.}"
lib=$TOP_BUILDDIR/src/xapian-c/.libs/libxapian-c.so
header=$TOP_SRCDIR/src/xapian-c/xapian-c.h
if ! [ -e "$lib" ] || ! command -v readelf >/dev/null; then
    echo "1..0 # SKIP no shared library or no readelf"
    exit 0
fi
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
# Typeinfo of exceptions may be visible: functions only.
readelf --dyn-syms -W "$lib" |
    awk '$4 == "FUNC" && $7 != "UND" { sub(/@.*/, "", $8); print $8 }' |
    LC_ALL=C sort -u >"$dir/exported"
tr '\n' ' ' <"$header" | grep -oE 'XAPC_API[^(;]*\(' |
    grep -oE 'xapc_[a-z0-9_]+ *\(' | tr -d ' (' |
    LC_ALL=C sort -u >"$dir/declared"
bad=0
echo 1..3
# A header that declares nothing would agree with anything.
if [ "$(wc -l <"$dir/declared")" -ge 100 ]; then
    echo "ok 1 - the header declares functions"
else
    echo "not ok 1 - the header declares functions"
    bad=1
fi
if diff "$dir/declared" "$dir/exported" >"$dir/diff"; then
    echo "ok 2 - exported is what is declared"
else
    sed 's/^/# /' "$dir/diff"
    echo "not ok 2 - exported is what is declared"
    bad=1
fi
if grep -v '^xapc_' "$dir/exported" >"$dir/foreign"; then
    sed 's/^/# /' "$dir/foreign"
    echo "not ok 3 - all begin with xapc_"
    bad=1
else
    echo "ok 3 - all begin with xapc_"
fi
exit $bad
