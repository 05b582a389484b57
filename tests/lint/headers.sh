#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every header compiles alone, so that the order of includes never matters.
. "$TOP_SRCDIR/tests/tap.sh"

# alone DIR: prints what the compiler says of each header of the tree DIR.
# What is internal to the shim is C++.
alone()
{
    find "$1" -name '*.h' | sort | while IFS= read -r header; do
        echo "#include \"${header#"$1/"}\"" >"$tmp/alone.c"
        compiler="${CC:-cc} -std=gnu11"
        case $header in
        */xapian-c/xapian-c.h | */xapian-c/api/*) ;;
        */xapian-c/glass/blocks.h | */xapian-c/glass/segment.h) ;;
        */xapian-c/*) compiler="${CXX:-c++} -std=gnu++17 -x c++" ;;
        esac
        # shellcheck disable=SC2086 # lists of options
        $compiler -fsyntax-only -Wall -Wextra -Werror $xml2_cflags \
            -I "$1" -I "$TOP_BUILDDIR" "$tmp/alone.c"
    done
}

xml2_cflags=$(pkg-config --cflags libxml-2.0 2>/dev/null)
mkdir -p "$tmp/bad/base" "$tmp/good/base"
echo 'struct film_x { size_t n; };' >"$tmp/bad/base/x.h"
printf '#include <stddef.h>\nstruct film_x { size_t n; };\n' \
    >"$tmp/good/base/x.h"

tap_silent "every header compiles alone" alone "$TOP_SRCDIR/src"
tap_says "a header that leans on others is found" size_t alone "$tmp/bad"
tap_silent "a header that brings what it needs passes" alone "$tmp/good"
tap_done
