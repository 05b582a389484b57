#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The sample corpus is whole: the records follow the grammar, what a record
# refers to exists, and compressed files inflate.
. "$TOP_SRCDIR/tests/tap.sh"
corpus=$TOP_SRCDIR/corpus

mkdir "$tmp/records"
for file in "$corpus"/films/*.xml "$corpus"/people/*.xml; do
    cp "$file" "$tmp/records"
done
broken()
{
    for file in "$corpus"/*/*.gz; do
        gzip -t "$file"
        case $file in
        *.xml.gz) gzip -dc "$file" >"$tmp/records/$(basename "$file" .gz)" ;;
        esac
    done
}
tap_silent "compressed files inflate" broken

# invalid FILE...: prints the complaints of the grammar.
invalid()
{
    xmllint --noout --relaxng "$corpus/film.rng" "$@" 2>&1 |
        grep -v ' validates$'
}
if command -v xmllint >/dev/null; then
    tap_silent "records follow the grammar" invalid "$tmp"/records/*.xml
    sed 's/result="won"/result="lost"/' "$corpus/films/ballerina-2023.xml" \
        >"$tmp/bad.xml"
    tap_says "a wrong record is found" 'fails to validate' \
        invalid "$tmp/bad.xml"
else
    tap_skip "records follow the grammar" "no xmllint"
    tap_skip "a wrong record is found" "no xmllint"
fi

# dangling FILE...: prints references to records that are in no file.
dangling()
{
    ids=$(cat "$@" | tr '\n' ' ' |
        grep -oE '<(film|person) id="[^"]*"' | cut -d'"' -f2)
    cat "$@" | tr '\n' ' ' | grep -oE ' (film|person)="[^"]*"' |
        cut -d'"' -f2 | sort -u | while IFS= read -r ref; do
        echo "$ids" | grep -qxF -e "$ref" || echo "no record: $ref"
    done
}
tap_silent "references lead to records" dangling "$tmp"/records/*.xml
echo '<filmdata> <actor person="nobody"/> </filmdata>' >"$tmp/bad.xml"
tap_says "a reference to nothing is found" 'no record: nobody' \
    dangling "$tmp"/records/*.xml "$tmp/bad.xml"

# doubled FILE...: prints ids that two records share.
doubled()
{
    cat "$@" | grep -oE '<(film|person) id="[^"]*"' | sort | uniq -d
}
tap_silent "ids are unique" doubled "$tmp"/records/*.xml
tap_says "an id used twice is found" '<film id="burning-2018"' \
    doubled "$tmp/records/burning-2018.xml" "$tmp/records/burning-2018.xml"
tap_done
