#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What export writes, import makes an index of that gives the same answers,
# without the files.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

cp -r "$TOP_SRCDIR/corpus" corpus && chmod -R u+w corpus
printf -- '---\nimdb_id: tt7282468\ngrade: A+\nsynopsis: %s\n---\n\n%s\n' \
    'A greenhouse burns in the fog.' 'The rest of it is smoke.' >corpus/made.md
"$filmindex" -q --db first add corpus 2>/dev/null
"$filmindex" --db first export >export.jsonl || exit 99
cp -r corpus files && rm -r corpus

"$filmindex" --db second import export.jsonl >out 2>&1
tap_result $? "import" out
"$filmindex" -q --db second verify >out 2>&1
tap_result $? "makes an index that is whole" out
sort export.jsonl >before
"$filmindex" --db second export | sort >after
cmp before after >out 2>&1
tap_result $? "that exports the same" out

# answers DB: what a number of questions give.
answers()
{
    for query in 'Burning greenhouse' 'Jeon Jong-seo awards' \
        'film:Burning smoke' 'who played Ok-ju' 'meta.grade:A+' \
        'heading:actor' 'date:2021..2023 prize' '"The Call"'; do
        "$filmsearch" --db "$1" --format json "$query" 2>&1
    done
}
answers first >before
answers second >after
cmp before after >out 2>&1
tap_result $? "and gives the same answers" out

cp -r files corpus
"$filmindex" --db second add corpus >out 2>&1
grep -q ' 0 refused' out
tap_result $? "the files can be added again" out
"$filmindex" --db second export | sort >after
sort export.jsonl | cmp - after >out 2>&1
tap_result $? "and replace what was imported" out

# refused NAME MESSAGE OPERAND...: an import that ends with 2 and says so.
refused()
{
    name=$1 message=$2
    shift 2
    "$filmindex" "$@" >out 2>&1
    [ $? -eq 2 ] && grep -qF -e "$message" out
    tap_result $? "$name" out
}
refused "an index that is there" 'import makes a new one' \
    --db second import export.jsonl
head -n 2 export.jsonl >bad.jsonl
echo '{"title":"x"}' >>bad.jsonl
refused "a line of something else" 'bad.jsonl: line 3: not a line of an export' \
    --db third import bad.jsonl
head -c 300 export.jsonl >cut.jsonl
refused "an export that is cut off" 'cut.jsonl: line 1' --db third import cut.jsonl
: >empty.jsonl
refused "an empty one" 'the export is empty' --db third import empty.jsonl
refused "one that is missing" 'none.jsonl' --db third import none.jsonl
refused "no operand" 'name one export' --db third import
[ ! -e third ]
tap_result $? "none of them makes an index"
tap_done
