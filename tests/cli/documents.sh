#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What has no lines is cited by its page or time, in every format, and an index
# that is exported and imported keeps that.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

# has NAME TEXT COMMAND...: passes if a line of what it prints has TEXT.
has()
{
    name=$1 text=$2
    shift 2
    "$@" >out 2>&1
    grep -qF -e "$text" out
    tap_result $? "$name" out
}

mkdir in
cat >in/The.Quay.2019.en.srt <<'END'
1
00:12:31,000 --> 00:12:35,000
The lighthouse keeper is gone.

2
01:02:03,000 --> 01:02:09,000
He left the harbour at dawn.
END
"$filmindex" -q --db db add in || exit 99
has "what is said is cited by its time" \
    'in/The.Quay.2019.en.srt:00:12:31: The Quay' \
    "$filmsearch" --db db lighthouse
tab=$(printf '\t')
has "so it is in a table" ".srt${tab}01:02:03$tab" \
    "$filmsearch" --db db --format tsv dawn
has "JSON has seconds and no line" \
    '"line":null,"line_end":null,"second":751,"second_end":755,' \
    "$filmsearch" --db db --format jsonl lighthouse
"$filmindex" --db db export >one || exit 99
"$filmindex" -q --db again import one || exit 99
has "an index that is imported keeps it" '"second":3723' \
    "$filmindex" --db again export

# A PDF document is made by groff, if it and the reader are here.
printf '.PDFINFO /Title The Lighthouse\n' >notes.ms
cat >>notes.ms <<'END'
.LP
It rains on the first page.
.bp
The foghorn is heard on the second.
END
if groff -ms -Tpdf notes.ms >in/notes.pdf 2>/dev/null && [ -s in/notes.pdf ] &&
    ! "$filmindex" extract in/notes.pdf 2>&1 | grep -q 'a PDF document)'; then
    "$filmindex" -q --db pdf add in/notes.pdf || exit 99
    has "what a PDF document says is cited by its page" 'in/notes.pdf:p2:' \
        "$filmsearch" --db pdf foghorn
    has "JSON has the page and no line" \
        '"line":null,"line_end":null,"page":2,"page_end":2,' \
        "$filmsearch" --db pdf --format jsonl foghorn
    head -c 400 in/notes.pdf >broken.pdf
    has "a broken one does no harm" '1 added' \
        "$filmindex" --db pdf add broken.pdf in/The.Quay.2019.en.srt
else
    tap_skip "PDF documents" "no groff -Tpdf, or built without poppler"
fi
tap_done
