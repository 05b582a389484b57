#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two writers, and signals: a second one is told or waits, SIGINT and SIGTERM
# end a command within five seconds with exit status 2.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

write_articles one 1 40 50 450
write_articles two 1 5 3
write_articles three 1 5 3
"$filmindex" -q --db base.db add two || exit 99

# begin COMMAND...: in the background, stopped once it is at work; $first is
# its process.
begin()
{
    "$@" 2>first.err &
    first=$!
    until [ -e db/new-segment-0 ]; do
        kill -0 "$first" 2>/dev/null || break
    done
    kill -STOP "$first"
}

cp -rp base.db db
begin "$filmindex" -q --db db add one
"$filmindex" --db db add three 2>err
[ $? -eq 2 ] && grep -q 'another filmindex is writing it' err
tap_result $? "a second writer is told at once" err
"$filmindex" --db db verify --quick 2>err
tap_result $? "a quick check is not disturbed" err
"$filmindex" --db db verify 2>verify.err &
verifying=$!
until grep -q 'waiting for another filmindex' verify.err; do
    kill -0 "$verifying" || break
done
kill -0 "$verifying"
tap_result $? "verify waits" verify.err
"$filmsearch" --db db word2 >out 2>err && [ -s out ]
tap_result $? "a search is not disturbed" err

"$filmindex" -q --wait --db db add three 2>second.err &
second=$!
"$filmindex" --wait --db db compact 2>third.err &
third=$!
sleep 0.2
kill -0 "$second"
tap_result $? "with --wait it waits"
began=$(date +%s)
kill -INT "$third"
wait "$third"
[ $? -eq 2 ] && [ $(($(date +%s) - began)) -lt 5 ] &&
    grep -q 'interrupted' third.err
tap_result $? "a signal ends the wait" third.err
grep -q 'waiting for another filmindex' third.err && [ ! -s second.err ]
tap_result $? "it is said that it waits, but with -q" third.err
kill -CONT "$first"
wait "$first"
tap_result $? "the first writer succeeds" first.err
wait "$second"
tap_result $? "so does the second one" second.err
wait "$verifying"
tap_result $? "and verify" verify.err
holds db | sed 's:/.*::' | sort -u | tr '\n' ' ' >out
[ "$(cat out)" = "one three two " ]
tap_result $? "both have written" out
"$filmindex" -q --db db verify >out 2>&1
tap_result $? "the index is whole" out

# A signal in the midst of each way to write.
for signal in INT TERM; do
    rm -rf db
    cp -rp base.db db
    begin "$filmindex" --db db add one
    kill "-$signal" "$first"
    kill -CONT "$first"
    began=$(date +%s)
    wait "$first"
    code=$?
    [ "$code" -eq 2 ] && [ $(($(date +%s) - began)) -lt 5 ] &&
        grep -q '^filmindex: interrupted' first.err
    tap_result $? "SIG$signal ends a bulk add with exit status 2" first.err
    everything db >got && everything base.db | comm -23 - got >out 2>&1 &&
        [ ! -s out ] && "$filmindex" -q --db db verify >out 2>&1
    tap_result $? "the index has what it had, and is whole" out
    find db -name 'new-*' -print >out
    [ ! -s out ]
    tap_result $? "nothing is left behind" out
done

rm -rf db
cp -rp base.db db
"$filmindex" --db none/deep/db add two 2>err && [ -e none/deep/db/CURRENT ]
tap_result $? "folders above a new index are made" err
mkdir full && echo text >full/file
"$filmindex" --db full add two 2>err
[ $? -eq 2 ] && [ "$(ls full)" = file ]
tap_result $? "a folder with other files in it is left alone" err

# Folders of others whose files have names like ours.
for name in new-wave-essay.txt gen-000001 new-merged new-segment-0 gen-x \
    new-current CURRENT XAPIANDB new-stub lock; do
    rm -rf films && mkdir films && echo text >"films/$name"
    "$filmindex" --db films add two 2>err
    [ $? -eq 2 ] && [ "$(ls films)" = "$name" ] &&
        [ "$(cat "films/$name")" = text ]
    tap_result $? "a folder with a file $name is left alone" err
done
for name in gen-000001 gen-000002 new-merged new-segment-0 new-wave; do
    rm -rf films && mkdir -p "films/$name" && echo text >"films/$name/note.txt"
    "$filmindex" --db films add two 2>err
    [ $? -eq 2 ] && [ "$(find films -type f)" = "films/$name/note.txt" ]
    tap_result $? "so is one with a folder $name of notes" err
done
rm -rf films && mkdir films && cp -r db/gen-000001 films/gen-000002
before=$(find films | sort)
"$filmindex" --db films add two 2>err
[ $? -eq 2 ] && [ "$(find films | sort)" = "$before" ]
tap_result $? "a generation that something had named is not removed" err
ln -s "$PWD/two" db/new-merged && "$filmindex" --db db remove one 2>err
[ "$(find two -type f | wc -l)" -gt 0 ] && [ -L db/new-merged ]
tap_result $? "what a link leads to is not removed" err
rm db/new-merged
rm -rf films && mkdir -p films/new-segment-0
touch films/lock films/new-segment-0/postlist.glass
printf gen- >films/new-current
cp -r db/gen-000001 films
"$filmindex" --db films add two 2>err && (cd films && echo ./*) >out
[ "$(cat out)" = "./CURRENT ./XAPIANDB ./gen-000001 ./lock" ]
tap_result $? "what was begun is begun again" err

printf 'gen-000002\n' >db/CURRENT
before=$(find db | sort)
"$filmindex" --db db add two 2>err
[ $? -eq 2 ] && [ "$(find db | sort)" = "$before" ]
tap_result $? "a wrong CURRENT removes nothing" err
tap_done
