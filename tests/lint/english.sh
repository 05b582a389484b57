#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Comments, messages and pages use standard words: each phrase of the list has
# a plainer form, which comes after it.
. "$TOP_SRCDIR/tests/tap.sh"

list='
anew                      = again; rebuild
is none of [a-z|]+,       = must be one of
in the midst of           = in the middle of
at one go                 = in one pass
want of memory            = no memory; out of memory
told apart                = distinguished
behind (it|them|the|an?)  = after; past
nobody to tell            = nowhere to report it
nobody wants to know      = may be NULL
not there any more        = gone; no longer there
what (be)?comes of it     = the result
NUL after it              = NUL-terminated
may lack                  = may be missing
whoever                   = the caller; everyone who
as it stands              = as written; unchanged
shown as from             = shown relative to
'

# clumsy DIR: prints every line of the tree DIR that has one of the phrases.
clumsy()
{
    all=$(printf '%s\n' "$list" | sed -n 's/ *= .*//p' | paste -sd '|' -)
    find "$1" \( -name '*.[ch]' -o -name '*.cc' -o -name '*.md' \
        -o -name '*.[1-7]' -o -name NEWS \) -print | sort |
        xargs grep -nwE "$all" /dev/null
}

# planted TEXT: what the lint says of a tree with that one line.
planted()
{
    rm -rf "$tmp/src"
    mkdir -p "$tmp/src"
    echo "/* $1 */" >"$tmp/src/a.c"
    clumsy "$tmp/src"
}

for part in src man README.md HACKING.md NEWS SECURITY.md index/SCHEMA.md; do
    tap_silent "$part uses plain words" clumsy "$TOP_SRCDIR/$part"
done
tap_says "a phrase of the list is found" 'a.c:1:' planted 'It is built anew.'
tap_says "so is one with several forms" 'a.c:1:' \
    planted 'The byte behind the word.'
tap_silent "part of a word is no phrase" planted 'a renewed lead'
tap_done
