#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What of libxapian the C API has, by the headers of both: no less than was
# promised, and every function that the table names is declared.
. "$TOP_SRCDIR/tests/tap.sh"
shim=$TOP_SRCDIR/src/xapian-c

XAPIAN_CFLAGS=$(pkg-config --cflags xapian-core 2>/dev/null)
export XAPIAN_CFLAGS
sh "$shim/coverage.sh" >"$tmp/table" 2>"$tmp/complaints"
tap_result $? "the functions of coverage.txt are declared" "$tmp/complaints"

# share NAME: that share of the table's end, in tenths of a percent.
share()
{
    sed -n "s/^$1: .*, \(.*\)\.\(.*\) %$/\1\2/p" "$tmp/table"
}

sed -n '/^[a-z]*: /s/^/# /p' "$tmp/table"
[ "$(share core)" -ge 950 ]
tap_result $? "95 % of the 16 core classes" "$tmp/table"
[ "$(share all)" -ge 850 ]
tap_result $? "85 % of what an application calls" "$tmp/table"

# Another libxapian may have more, or less; the table is of this one.
if echo '#include <xapian.h>
"at" XAPIAN_VERSION' | ${CXX:-c++} -E -P -x c++ - | grep -q '"at" "1\.4\.22"'; then
    [ ! -s "$tmp/complaints" ]
    tap_result $? "the table knows every method, and no others" \
        "$tmp/complaints"
fi

# A tree where a function is missing, and with a method that is not known.
mkdir -p "$tmp/shim/api"
cp "$shim/coverage.sh" "$shim/methods.awk" "$tmp/shim"
grep -v xapc_query_part "$shim/api/query.h" >"$tmp/shim/api/query.h"
for header in "$shim"/api/*.h; do
    [ -e "$tmp/shim/api/$(basename "$header")" ] || cp "$header" "$tmp/shim/api"
done
grep -v '^Query::get_type' "$shim/coverage.txt" >"$tmp/shim/coverage.txt"
! sh "$tmp/shim/coverage.sh" >"$tmp/table" 2>"$tmp/complaints" &&
    grep -q 'xapc_query_part is not declared' "$tmp/complaints"
tap_result $? "a missing function is found" "$tmp/complaints"
grep -q 'Query::get_type is not known' "$tmp/complaints"
tap_result $? "a method without a line is found" "$tmp/complaints"
tap_done
