#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The manual: pages render without a warning, links in our Markdown lead to
# files, and paths that it names exist.
. "$TOP_SRCDIR/tests/tap.sh"

# warnings PAGE...: what groff says of manual pages.
warnings()
{
    for page in "$@"; do
        groff -man -Tutf8 -ww -z -K utf8 "$page"
    done
}

if command -v groff >/dev/null; then
    tap_silent "manual pages render" warnings "$TOP_SRCDIR"/man/*.[1-8]
    printf '.TH A 1\n.SH NAME\n.NOSUCHMACRO\n' >"$tmp/bad.1"
    tap_says "a macro that is none is found" NOSUCHMACRO \
        warnings "$tmp/bad.1"
else
    tap_skip "manual pages render" "no groff"
    tap_skip "a macro that is none is found" "no groff"
fi

# dead DIR: links and `paths/with/slashes` in the Markdown of DIR that lead
# nowhere; also a path that is built or made up is not meant: those begin
# with build, are globs or have capitals or dots in place of letters.
dead()
{
    for page in "$1"/*.md "$1"/index/*.md "$1"/corpus/*.md; do
        [ -e "$page" ] || continue
        grep -oE '\]\([^)#]+\)' "$page" | sed 's/^](//; s/)$//' |
            grep -v '://' | while IFS= read -r link; do
            [ -e "${page%/*}/$link" ] || echo "${page#"$1/"}: $link"
        done
        grep -oE '`(src|tests|man|corpus)/[a-z0-9./-]+`' "$page" |
            tr -d '`' | while IFS= read -r path; do
            [ -e "$1/$path" ] || echo "${page#"$1/"}: $path"
        done
    done
}

tap_silent "what our pages point to exists" dead "$TOP_SRCDIR"
# shellcheck disable=SC2016 # backquotes of Markdown
printf 'See [a](gone.md) and `src/gone.c`.\n' >"$tmp/README.md"
tap_says "a dead link is found" 'README.md: gone.md' dead "$tmp"
tap_says "a dead path is found" 'README.md: src/gone.c' dead "$tmp"
tap_done
