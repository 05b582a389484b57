#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What filmindex says and its exit status, command by command.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
film=$filmindex

# gives NAME CODE TEXT COMMAND...: passes if it ends with that exit status and
# a line of what it prints holds TEXT.
gives()
{
    name=$1
    want=$2
    text=$3
    shift 3
    "$@" >out 2>&1
    code=$?
    [ "$code" -eq "$want" ] && grep -qF -e "$text" out
    status=$?
    [ "$status" -eq 0 ] || echo "exit status $code" >>out
    tap_result "$status" "$name" out
}

cp -rp "$TOP_SRCDIR/corpus" corpus
printf 'no text \001\002\003\004\377\376' >noise.bin

gives "no command" 2 'no command given' "$film"
gives "an unknown one" 2 'enlarge: no such command' "$film" enlarge
for command in add remove sync watch extract; do
    gives "$command without operands" 2 'filmindex: ' "$film" "$command"
done
gives "a name with a blank is quoted for a shell" 2 "--db 'no db' add PATH" \
    "$film" --db 'no db' status
for command in status verify compact export upgrade; do
    gives "$command without an index" 2 'no index there' \
        "$film" --db none "$command"
    gives "$command with an operand" 2 'takes no operands' \
        "$film" --db none "$command" more
    mkdir -p foreign
    echo text >foreign/file
    gives "$command on another folder" 2 'is not a filmsearch index' \
        "$film" --db foreign "$command"
done
gives "add into another folder" 2 'a directory with other files in it' \
    "$film" --db foreign add corpus
gives "a path that does not exist" 2 'nowhere: No such file' \
    "$film" --db db add nowhere

gives "extract of a path that does not exist" 2 'nowhere: cannot open' \
    "$film" extract nowhere
[ ! -e db ]
tap_result $? "nothing is left of an index that came to nothing"
mkdir locked && : >locked/lock
gives "a folder with a lock alone" 2 'no index there' "$film" --db locked status
rm -r locked

gives "add leaves a schema out and counts it" 0 ' 0 refused, 1 other file left' \
    "$film" --db schema add corpus
gives "and names it with -v" 0 'left out corpus/film.rng' \
    "$film" -v --db schema add corpus
gives "named, it is refused" 1 'film.rng: not a format' \
    "$film" --db schema add corpus/film.rng
rm -r schema
echo '<x/>' >corpus/x.xml
gives "add" 1 'corpus/x.xml: not a format' "$film" --db db add corpus
gives "what was refused is tried again, the rest is unchanged" 1 \
    ' 0 added (0 articles, 0 passages, 0 records), 41 unchanged' \
    "$film" --db db add corpus
rm corpus/x.xml corpus/film.rng
gives "add -v says what is unchanged" 0 \
    'unchanged corpus/articles/short-titles.md' "$film" -v --db db add corpus
gives "extract -v shows what of a page is left out, and why" 0 \
    'drive-my-car.html:20: left out (navigation): Home' \
    "$film" -v extract corpus/articles/drive-my-car.html
touch corpus/articles/short-titles.md
gives "another time alone is no change" 0 ' 41 unchanged' \
    "$film" --db db add corpus
"$film" --db db export >before
gives "and is noted" 0 ' 41 unchanged' "$film" --db db add corpus
touch -r corpus/articles/short-titles.md stamp
sed -i 's/Her/Hex/' corpus/articles/short-titles.md
touch -r stamp corpus/articles/short-titles.md
gives "a change of the same size and time is one" 0 '1 added' \
    "$film" --db db add corpus
sed -i 's/Hex/Her/' corpus/articles/short-titles.md
"$film" -q --db db add corpus/articles/short-titles.md
sed -i 's/Her/Hex/' corpus/articles/short-titles.md
gives "so is one at once behind the last" 0 '1 added' \
    "$film" --db db add corpus
gives "a device" 2 'neither a file nor a directory' \
    "$film" --db db add /dev/null
gives "status" 0 'inputs:    41' "$film" --db db status
"$film" --db db status >out
grep -Eq '^size: +[0-9]+\.[0-9] [kM]B$' out &&
    grep -Eq "^committed: $(date -u +%Y)-[0-9-]+ [0-9:]+ UTC\$" out
tap_result $? "and the index's size and last commit" out
"$film" -qv --db db add corpus >out 2>&1
[ ! -s out ]
tap_result $? "-q is stronger than -v" out
"$film" --db db add corpus >out 2>&1
grep -q '0 refused in [0-9.]* s$' out
tap_result $? "no size where nothing was read" out
"$film" --db small add corpus/articles/short-titles.md >out 2>&1
grep -q '0 refused; [0-9.]* kB in [0-9.]* s$' out
tap_result $? "a small size" out
gives "verify" 0 'db: whole' "$film" --db db verify
gives "remove of something unknown" 1 'corpus/none: not in the index' \
    "$film" --db db remove corpus/none
gives "remove -v" 0 'removed corpus/people/people.xml' \
    "$film" -v --db db remove corpus/people/
gives "sync" 0 '3 added' "$film" --db db sync corpus
rm -r corpus/people
gives "sync -v forgets" 0 'removed corpus/people/people.xml' \
    "$film" -v --db db sync corpus

# What cannot be looked at is not gone, nor is what a walk passes over. The
# superuser may read everything; nobody can open more files than the limit.
deep=tree$(printf '/d%.0s' $(seq 60))
mkdir -p "$deep" tree/a
printf 'Title: Deep\n\nA paragraph of dace.\n' >"$deep/deep.txt"
printf 'Title: Flat\n\nA paragraph of flounder.\n' >tree/a/flat.txt
"$film" -q --db trees add tree
rm "$deep/deep.txt" tree/a/flat.txt
gives "sync -v where it cannot look" 1 'Too many open files' \
    sh -c 'ulimit -n 40 && exec "$@"' sh "$film" -v --db trees --forget-all sync tree
grep -q 'removed tree/a/flat.txt' out && ! grep -q 'removed.*deep.txt' out
tap_result $? "what is there is not forgotten, what is not is" out
gives "when it can it forgets" 0 "removed $deep/deep.txt" \
    "$film" -v --db trees --forget-all sync tree
printf 'Title: Draft\n\nA paragraph of dorado.\n' >tree/a/.draft.txt
echo 'Linked, a paragraph of ling.' >linked.txt
ln -s "$PWD/linked.txt" tree/link.txt
"$film" -q --db trees add tree/a/.draft.txt tree/link.txt
gives "hidden files and links that were named are not forgotten" 0 \
    'done in' "$film" --db trees --forget-all sync tree
rm linked.txt tree/a/.draft.txt
gives "until they are gone" 0 ' 2 removed' "$film" --db trees --forget-all sync tree

# A folder that is empty all of a sudden may be a drive that is not mounted.
mkdir drive other
for i in 1 2 3 4 5; do
    printf 'Title: A\n\nA paragraph of dunlin %s.\n' "$i" >"drive/$i.txt"
done
printf 'Title: B\n\nA paragraph of eider.\n' >other/b.txt
"$film" -q --db drives add drive other
rm drive/1.txt drive/2.txt
gives "sync forgets what is less than half" 0 ' 2 removed' \
    "$film" --db drives sync drive other
rm drive/*.txt
printf 'Title: C\n\nA paragraph of fulmar.\n' >other/c.txt
gives "but not all" 1 'drive: 3 of the 3 articles' \
    "$film" --db drives sync drive other
grep -q '1 added .* 0 removed, 1 refused' out
tap_result $? "and does the rest" out
gives "unless that is wanted" 0 ' 3 removed' \
    "$film" --db drives --forget-all sync drive other
gives "several indexes are none" 2 'db is given twice: a and b' \
    "$film" --db a --db b status

# What is left out by rule, and an index below the folder.
mkfifo tree/pipe
ln -s a tree/folder
mkdir tree/.git
touch tree/.hidden
"$film" -v --db tree/a/db add tree >out 2>&1
for left in '.hidden: hidden' '.git: hidden' 'folder: a symbolic link' \
    'pipe: neither a file nor a directory'; do
    grep -q "left out tree/$left" out
    tap_result $? "add -v names what it leaves out: $left" out
done
gives "an index was left out" 0 'left out tree/a/db: an index' \
    "$film" -v --db tree/a/db add tree
gives "so is that of another" 0 'left out tree/a/db: an index' \
    "$film" -v --db trees sync tree
gives "an index that is named is no folder of articles" 0 \
    'left out tree/a/db: an index' "$film" -v --db trees add tree/a/db
mkdir tree/begun && touch tree/begun/lock && mkdir tree/begun/new-segment-0
gives "so is one that is being made" 0 'left out tree/begun: an index' \
    "$film" -v --db trees sync tree

gives "compact" 0 'done in' "$film" --db db compact
gives "verify" 0 'db: whole' "$film" --db db verify
gives "upgrade of an index of this version" 0 'already has this version' \
    "$film" --db db upgrade

"$film" --db db export >out
grep -c '"kind":"passage"' out >passages
"$film" --db db status | sed -n 's/^passages: *//p' | cmp -s - passages
tap_result $? "export has every passage" out
"$film" --db db export >/dev/full 2>out
[ $? -eq 2 ] && grep -q 'cannot write' out
tap_result $? "export to a full device" out

gives "a limit" 1 'input is larger than 100 bytes' "$film" --db limited \
    --max-input-bytes 100 add corpus/articles/short-titles.md
gives "a limit that is none" 2 'is not a size' "$film" --db limited \
    --max-input-bytes 1Q add corpus
gives "what fits" 0 '1 added' "$film" --db limited \
    --max-input-bytes 1M add corpus/articles/short-titles.md
gives "an article that is cut" 1 'warning' "$film" --db limited \
    --max-article-bytes 200 add corpus/articles/the-call-review.md

# on_terminal COMMAND...: with a terminal as standard error.
on_terminal()
{
    script -qec "$*" typescript </dev/null
}

# A file that is large enough to be told of before its end.
awk 'BEGIN {
    for (i = 0; i < 40000; i++)
        printf "{\"id\": \"a%d\", \"text\": \"Passage %d of film%d.\"}\n",
            i, i, i % 997
}' >long.jsonl
echo '%PDF-1.4' >refused.pdf
if script -qec true /dev/null </dev/null >out 2>&1; then
    gives "progress" 1 ', 1 refused, writing the index' \
        on_terminal "$film" --db seen add refused.pdf long.jsonl
    gives "progress within a file" 0 '0 of 1 files, ' \
        on_terminal "$film" --db anew add long.jsonl
    gives "-q" 1 'a PDF document' on_terminal "$film" -q --db seen add \
        refused.pdf
    ! grep -q 'MB' out
    tap_result $? "-q shows no progress" out
else
    tap_skip "progress" "no script command"
fi

# ---- A file that several workers index: more than 1 MB

awk 'BEGIN {
    for (i = 1; i <= 4000; i++) {
        printf "{\"title\":\"T%d\",\"text\":\"The pelican of day %d.", i, i
        for (k = 0; k < 60; k++)
            printf " waits"
        print "\"}"
    }
}' >"$tmp/long.jsonl"
"$TOP_BUILDDIR/filmindex" -q -j 3 --db "$tmp/long.db" add "$tmp/long.jsonl" \
    >"$tmp/out" 2>&1
[ "$("$TOP_BUILDDIR/filmsearch" --db "$tmp/long.db" -c +pelican)" = 4000 ]
tap_result $? "each article of a long file is indexed once" "$tmp/out"
tap_done
