#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The installed header stands alone, in C and in C++, under strict flags.
: "${TOP_SRCDIR:=.}" "${CC:=cc}" "${CXX:=c++}"
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
n=0
bad=0
try()
{
    n=$((n + 1))
    if (cd "$dir" && "$@" -Wall -Wextra -Werror -pedantic \
        -I"$src/src" -fsyntax-only "$file") >"$dir/log" 2>&1; then
        echo "ok $n - $name"
    else
        sed 's/^/# /' "$dir/log"
        echo "not ok $n - $name"
        bad=1
    fi
}
src=$(cd "$TOP_SRCDIR" && pwd)
echo '#include "xapian-c/xapian-c.h"
int main(void) { return xapc_version()[0] == 0; }' >"$dir/a.c"
cp "$dir/a.c" "$dir/a.cc"
echo 1..4
# CC and CXX may carry flags: unquoted.
# shellcheck disable=SC2086
for std in c99 c11; do
    file=a.c name="$std"
    try $CC -std=$std
done
# shellcheck disable=SC2086
for std in c++11 c++17; do
    file=a.cc name="$std"
    try $CXX -std=$std
done
exit $bad
