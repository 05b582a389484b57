#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# JSON is as the schemas in docs/schema say.
. "$TOP_SRCDIR/tests/tap.sh"
cd "$tmp" || exit 99
FILMSEARCH_DB=$tmp/film.db
HOME=$tmp
export FILMSEARCH_DB HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME
search=$TOP_BUILDDIR/filmsearch
index=$TOP_BUILDDIR/filmindex
if ! python3 -c 'import jsonschema; jsonschema.Draft202012Validator' \
    >out 2>&1; then
    tap_skip "schemas" "no python3-jsonschema"
    tap_done
    exit
fi

# fits NAME SCHEMA COMMAND...: every line that it prints is as the schema says.
fits()
{
    name=$1
    schema=$2
    shift 2
    "$@" >lines 2>err
    [ $? -le 1 ] && python3 "$TOP_SRCDIR/tests/cli/schema.py" \
        "$TOP_SRCDIR/docs/schema" "$schema" lines >out 2>&1
    tap_result $? "$name" out
}

cp -r "$TOP_SRCDIR/corpus" .
printf 'Title: A note\ngrade: A+\n\nThe grade of Burning, which is high.\n' \
    >corpus/note.txt
printf -- '---\ntitle: Two\nvenue: [A, B]\nimdb_id: tt7282468\n---\n\nText.\n' \
    >corpus/two.md
printf '1\n00:00:01,000 --> 00:00:04,000\nSpoken words of Burning.\n' \
    >corpus/quay.srt
printf '\0\1\2' >corpus/bad.bin
"$index" -q add corpus >out 2>&1
[ $? -le 1 ]
tap_result $? "the corpus is indexed" out

for query in "Jeon Jong-seo awards" "who plays Ok-ju" Burning "the ending" \
    xqzw "spoken words" "grade Burning" "Ballerina box office" \
    "article:corpus/note.txt:4" "Jeon awrds" "Titanic iceberg"; do
    fits "answer: $query" answer.json "$search" --format json "$query"
    fits "explained: $query" answer.json "$search" --format json --explain \
        --facets film,person,filmyear,year,source,country,genre "$query"
done
fits "lines of hits" line.json "$search" --format jsonl --explain \
    --per-article 0 -n 100 Burning OR Jeon OR words
fits "lines of cards" line.json "$search" --format jsonl --who Jeon Jong-seo
fits "lines of films" line.json "$search" --format jsonl --who Burning
fits "lines of facets" line.json "$search" --format jsonl --facets film Burning
fits "lines of shared names" answer.json "$search" --format json --ambiguous
fits "completions" answer.json "$search" --format json --complete b
printf 'q1\tBurning\nq2\tawards\n' >batch.tsv
fits "a batch" answer.json "$search" --format json --batch batch.tsv
fits "export" item.json "$index" export
# shellcheck disable=SC2046 # names without blanks
fits "extract" item.json "$index" extract \
    $(find corpus -type f ! -name '*.rng' ! -name README.md ! -name '*.bin')
fits "status" status.json "$index" --format json status
fits "status with paths" status.json "$index" -v --format json status

# A wrong line is found.
cat >wrong <<'END'
{"kind":"passage","path":"a","format":"text","ordinal":"1","passages":1,"text":"x"}
END
fits_not=$(python3 "$TOP_SRCDIR/tests/cli/schema.py" "$TOP_SRCDIR/docs/schema" \
    item.json wrong 2>&1) && fits_not=
[ -n "$fits_not" ]
tap_result $? "a string for a number is found"
sed 's/"ordinal":"1"/"ordinal":1,"other":1/' wrong >also
fits_not=$(python3 "$TOP_SRCDIR/tests/cli/schema.py" "$TOP_SRCDIR/docs/schema" \
    item.json also 2>&1) && fits_not=
[ -n "$fits_not" ]
tap_result $? "a member without a place in the schema is found"
tap_done
