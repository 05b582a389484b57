#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The shared library exports the functions the headers declare, and no others;
# so says the list of symbols of its package.
: "${TOP_SRCDIR:=.}" "${TOP_BUILDDIR:=.}"
lib=$TOP_BUILDDIR/src/xapian-c/.libs/libxapian-c.so
headers=$TOP_SRCDIR/src/xapian-c/api
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
cat "$headers"/*.h | tr '\n' ' ' | grep -oE 'XAPC_API[^(;]*\(' |
    grep -oE 'xapc_[a-z0-9_]+ *\(' | tr -d ' (' |
    LC_ALL=C sort -u >"$dir/declared"
bad=0
echo 1..4
# Headers that declare nothing would agree with anything.
if [ "$(wc -l <"$dir/declared")" -ge 100 ]; then
    echo "ok 1 - the headers declare functions"
else
    echo "not ok 1 - the headers declare functions"
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
# The list is what dpkg compares a build with.
sed -n 's/^ \(xapc_[a-z0-9_]*\)@XAPIAN_C_0 .*/\1/p' \
    "$TOP_SRCDIR/debian/libxapian-c0.symbols" | LC_ALL=C sort -u >"$dir/packaged"
if diff "$dir/declared" "$dir/packaged" >"$dir/diff"; then
    echo "ok 4 - the package's list has them all"
else
    sed 's/^/# /' "$dir/diff"
    echo "not ok 4 - the package's list has them all"
    bad=1
fi
exit $bad
