#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What of libxapian the C API has: prints a table of class, method and function,
# made from the headers of libxapian that the compiler finds, those in api/ and
# coverage.txt; then what share is covered. Fails if a function of coverage.txt
# is not declared; names on stderr the methods that it does not know, and its
# lines about methods that are not there.
#
#   CXX=c++ coverage.sh
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# CXX may carry flags: unquoted.
# shellcheck disable=SC2086
echo '#include <xapian.h>' | ${CXX:-c++} ${XAPIAN_CFLAGS:-} -E -x c++ - |
    awk -f "$here/methods.awk" | LC_ALL=C sort -u >"$dir/methods"
cat "$here"/api/*.h | tr '\n' ' ' | grep -oE 'XAPC_API[^(;]*\(' |
    grep -oE 'xapc_[a-z0-9_]+ *\(' | tr -d ' (' >"$dir/functions"

awk '
FILENAME ~ /methods$/ { method[++n] = $1; there[$1] = 1; next }
FILENAME ~ /functions$/ { declared[$1] = 1; next }
/^#/ || /^$/ { next }
/^ / {
    sub(/^ +/, " ")
    covers[last] = covers[last] $0
    next
}
{
    last = $1
    split(last, part, "::")
    if (!(part[1] in rank)) rank[part[1]] = ++classes
    covers[last] = substr($0, length($1) + 2)
}
function complain(what) { print "coverage: " what | "cat >&2" }
END {
    for (i = 1; i <= n; i++) {
        split(method[i], part, "::")
        what = method[i] in covers ? covers[method[i]] : covers[part[1] "::*"]
        if (what == "") {
            complain(method[i] " is not known")
            what = "- not known"
        }
        printf "| %s | %s | %s |\n", part[1], part[2], what
        if (what ~ /^~/) continue
        core = rank[part[1]] >= 1 && rank[part[1]] <= 16
        all++
        cores += core
        if (what ~ /^-/) continue
        covered++
        core_covered += core
        k = split(what, name, " ")
        for (j = 1; j <= k; j++)
            if (!(name[j] in declared)) {
                complain(name[j] " is not declared")
                bad = 1
            }
    }
    for (m in covers)
        if (m !~ /\*$/ && !(m in there)) complain(m " is not there")
    printf "core: %d of %d methods, %.1f %%\n", core_covered, cores, \
        100 * core_covered / cores
    printf "all: %d of %d methods, %.1f %%\n", covered, all, 100 * covered / all
    exit bad
}' "$dir/methods" "$dir/functions" "$here/coverage.txt"
