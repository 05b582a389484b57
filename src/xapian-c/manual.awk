# SPDX-License-Identifier: GPL-2.0-or-later
# The manual page xapian-c(3), made from xapian-c.h and the headers that it
# includes, in its order: sections become headings, the comment above a
# declaration its description. It is committed; a test makes it again and
# compares.
BEGIN {
    dir = ARGV[1]
    sub(/[^\/]*$/, "", dir)
    print ".\\\" SPDX-License-Identifier: GPL-2.0-or-later"
    print ".\\\" Made from src/xapian-c/xapian-c.h and api/ by manual.awk: change those."
    print ".TH XAPIAN-C 3 \"\" \"filmsearch\" \"Library functions\""
    print ".SH NAME"
    print "xapian-c \\- the Xapian search engine library for C"
    print ".SH SYNOPSIS"
    print ".EX"
    print "#include <xapian\\-c.h>"
    print ""
    print "cc program.c $(pkg\\-config \\-\\-cflags \\-\\-libs xapian\\-c)"
    print ".EE"
    print ".SH DESCRIPTION"
}

# Text with what roff would take for its own made harmless.
function plain(s)
{
    gsub(/\\/, "\\e", s)
    gsub(/-/, "\\-", s)
    return s ~ /^[.']/ ? "\\&" s : s
}

# The lines of a comment, without its marks; an item begins a paragraph.
function describe(text,    lines, n, i, s)
{
    n = split(text, lines, "\n")
    for (i = 1; i <= n; i++) {
        s = lines[i]
        gsub(/^ *\/?\*+ ?| *\*\/ *$/, "", s)
        sub(/^ +/, "", s)
        if (s == "")
            print ".PP"
        else if (sub(/^- /, "", s))
            print ".IP \\(bu 2\n" plain(s)
        else
            print plain(s)
    }
}

function flush()
{
    if (code != "") {
        gsub(/XAPC_(API|ENUM) /, "", code)
        print ".PP\n.EX"
        n = split(code, rows, "\n")
        for (i = 1; i < n; i++)
            print plain(rows[i])
        print ".EE"
        if (comment != "") {
            print ".PP"
            describe(comment)
        }
        comment = ""
    }
    code = ""
}

FNR == 1 {
    flush()
    begun = 0
}
/^\/\* SPDX/ { next }
/^#include "xapian-c\/api\// && FILENAME == ARGV[1] {
    split($0, part, /"xapian-c\/|"/)
    ARGV[ARGC++] = dir part[2]
}
/^\/\* ---- / {
    flush()
    comment = ""
    sub(/^\/\* -+ /, "")
    sub(/ -+ \*\/$/, "")
    print ".SH \"" toupper($0) "\""
    begun = 1
    next
}
!begun {
    if (/^\/\*/ || /^ \*/) {
        if (/^\/\* xapian-c:/) { next }
        opening = opening $0 "\n"
        if (/\*\/$/ && !described++) { describe(opening) }
    }
    next
}
/^\/\*/ {
    flush()
    comment = $0
    inside = !/\*\/ *$/
    next
}
inside {
    comment = comment "\n" $0
    inside = !/\*\/ *$/
    next
}
/^#(ifdef|ifndef|if|else|endif)|^extern "C"|^}$/ { next }
/^$/ { if (!nested) flush(); next }
{
    code = code $0 "\n"
    nested += gsub(/{/, "{") - gsub(/}/, "}")
}
END {
    flush()
    print ".SH \"SEE ALSO\""
    print "The examples in /usr/share/doc/libxapian\\-c\\-dev/examples."
    print ".PP"
    print "https://xapian.org/docs/"
}
