#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every function that a header declares has a comment right above it, or
# belongs to a block of declarations without a blank line that begins with one.
# The shim's other headers are C++.
. "$TOP_SRCDIR/tests/tap.sh"

# documented DIR: prints the functions in headers of DIR without a comment.
documented()
{
    find "$1" -name '*.h' \( ! -path "*/xapian-c/*" -o -path "*/xapian-c/api/*" \
        -o -path "*/xapian-c/glass/blocks.h" \
        -o -path "*/xapian-c/glass/segment.h" \) |
        sort | xargs awk -v root="$1/" '
        FNR == 1 { told = comment = depth = 0; pending = "" }
        comment {
            if (/\*\//) comment = 0
            next
        }
        /^[ \t]*\/\*/ {
            told = 1
            if (!/\*\//) comment = 1
            next
        }
        /^$/ { told = 0; next }
        /^#|^extern "C"/ { next }
        {
            # A declaration may take several lines, up to ";" or "{".
            line = $0
            gsub(/\/\*[^*]*\*\//, "", line)
            at_top = depth == 0
            opened = gsub(/\{/, "{", line)
            closed = gsub(/\}/, "}", line)
            depth += opened - closed
            if (depth < 0) depth = 0
            if (!at_top) next
            if (pending == "") where = FNR
            pending = pending " " line
            if (pending !~ /[;{]/) next
            declaration = pending
            pending = ""
            sub(/\{.*/, "", declaration)
            if (declaration ~ /^ *(typedef|struct [a-z_]+ *$|enum|union)/)
                next
            if (!match(declaration, /[a-z][a-z0-9_]* *\(/))
                next
            name = substr(declaration, RSTART, RLENGTH - 1)
            if (!told && name !~ /__attribute__/)
                printf "%s:%d: %s() has no comment\n", \
                    substr(FILENAME, length(root) + 1), where, name
        }' /dev/null
}

# planted TEXT: what the lint says of a header with that text.
planted()
{
    mkdir -p "$tmp/src/base"
    # shellcheck disable=SC2059 # the text is a format
    printf "$1" >"$tmp/src/base/a.h"
    documented "$tmp/src"
}

tap_silent "every public function is documented" documented "$TOP_SRCDIR/src"
tap_says "a bare declaration is found" 'base/a.h:1: film_a() has' \
    planted 'int film_a(void);\n'
tap_says "a bare inline function is found" 'base/a.h:4: film_b() has' \
    planted '/* Of a. */\nint film_a(void);\n\nstatic int\nfilm_b(int x)\n{\n}\n'
tap_silent "a comment above is enough" \
    planted '/* Does. */\nint\nfilm_a(int x,\n       int y);\n'
tap_silent "a comment above a block is enough" \
    planted '/* Do. */\nint film_a(void);\nint film_b(void);\n'
tap_silent "structs and macros need none" \
    planted '#define A(x) (x)\nstruct a {\n    int (*f)(int);\n};\n'
tap_done
