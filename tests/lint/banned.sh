#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Calls that are easily misused, or that start other programs.
. "$TOP_SRCDIR/tests/tap.sh"

# banned DIR: prints every such call in DIR, outside comments and strings.
banned()
{
    find "$1" -name '*.c' -o -name '*.h' -o -name '*.cc' | sort |
        xargs awk -v root="$1/" '
        BEGIN {
            n = split("strcpy strncpy strcat strncat sprintf vsprintf gets " \
                      "atoi atol atoll atof strtok system popen tmpnam " \
                      "tempnam mktemp setjmp longjmp alloca strcasecmp " \
                      "strncasecmp tolower toupper", name, " ")
            for (i = 1; i <= n; i++)
                is_banned[name[i]] = 1
        }
        FNR == 1 { comment = 0 }
        {
            code = strip($0)
            while (match(code, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
                word = substr(code, RSTART, RLENGTH - 1)
                gsub(/[ \t]/, "", word)
                before = RSTART > 1 ? substr(code, RSTART - 1, 1) : ""
                if ((word in is_banned) && before !~ /[.>]/)
                    printf "%s:%d: %s()\n", \
                        substr(FILENAME, length(root) + 1), FNR, word
                code = substr(code, RSTART + RLENGTH)
            }
        }
        # The line without strings, character constants and comments.
        function strip(line,    out, two) {
            gsub(/\\./, "", line)
            gsub(/"[^"]*"/, "", line)
            gsub(/\047[^\047]*\047/, "", line)
            out = ""
            while (line != "") {
                two = substr(line, 1, 2)
                if (comment) {
                    if (!match(line, /\*\//))
                        return out
                    line = substr(line, RSTART + 2)
                    comment = 0
                } else if (two == "/*") {
                    comment = 1
                    line = substr(line, 3)
                } else if (two == "//") {
                    return out
                } else {
                    out = out substr(line, 1, 1)
                    line = substr(line, 2)
                }
            }
            return out
        }' /dev/null
}

# planted LINE: what the lint says of a file with that line.
planted()
{
    mkdir -p "$tmp/src/base"
    printf '%s\n' "$1" >"$tmp/src/base/a.c"
    banned "$tmp/src"
}

tap_silent "no banned call in src" banned "$TOP_SRCDIR/src"
tap_silent "no banned call in tests" banned "$TOP_SRCDIR/tests"
tap_says "strcpy is found" 'base/a.c:1: strcpy()' planted '  strcpy(a, b);'
tap_says "system after other calls is found" 'base/a.c:1: system()' \
    planted 'if (ok(x) && system ("true"))'
tap_says "a call behind a comment is found" 'base/a.c:1: atoi()' \
    planted '/* number */ n = atoi(s);'
tap_silent "a comment passes" planted '/* never strcpy(a, b) */'
tap_silent "a string passes" planted 'puts("system(x)");'
tap_silent "a longer name passes" planted 'film_system(x); snprintf(b, 1, "");'
tap_done
