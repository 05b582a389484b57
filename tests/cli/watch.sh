#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# watch follows whatever happens below its folders, soon, and ends by a signal
# with exit status 0.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

mkdir -p in/sub other
echo 'Title: One

A paragraph of abalone.' >in/one.txt
"$filmindex" -v --db db watch in other/ 2>log &
watcher=$!

# finds WORD PATH: the word is in that file, and in no other one.
finds()
{
    [ "$("$filmsearch" --db db --format paths "$1")" = "$2" ]
}

lacks()
{
    "$filmsearch" --db db --format paths "$1"
    [ $? -eq 1 ]
}

soon "what is there is found" 10 finds abalone in/one.txt

# The time that counts: from the close of the file to the answer.
began=$(date +%s%N)
printf 'Title: Two\n\nA paragraph of barracuda.\n' >in/two.txt
soon "a new article is found" 10 finds barracuda in/two.txt
took=$((($(date +%s%N) - began) / 1000000))
echo "# a new article was searchable after $took ms"

printf 'Title: Two\n\nA paragraph of cuttlefish.\n' >in/two.txt.new
mv in/two.txt.new in/two.txt
soon "so is one that is saved by a rename" 10 finds cuttlefish in/two.txt
soon "what it was before is forgotten" 10 lacks barracuda
mv in/two.txt in/sub/three.txt
soon "a renamed file is found at its place" 10 finds cuttlefish in/sub/three.txt
mkdir -p in/new/deeper
printf 'Title: Four\n\nA paragraph of dolphins.\n' >in/new/deeper/four.txt
soon "so is one in new folders" 10 finds dolphins in/new/deeper/four.txt
mv in/new in/newer
soon "and in a renamed folder" 10 finds dolphins in/newer/deeper/four.txt
printf 'Title: Five\n\nA paragraph of eels.\n' >in/newer/deeper/five.txt
soon "what comes into it is followed" 10 finds eels in/newer/deeper/five.txt
mv in/newer away
soon "a folder that is moved away is forgotten" 10 lacks dolphins
printf 'Title: Five\n\nA paragraph of flounders.\n' >away/five.txt
mv away other/back
soon "one that is moved in is read" 10 finds flounders other/back/five.txt
printf 'Title: Six\n\nA paragraph of gudgeon.\n' >unlinked
ln unlinked in/six.txt
soon "a hard link is read" 10 finds gudgeon in/six.txt
ln -s "$PWD/unlinked" in/seven.txt
printf 'Title: Hidden\n\nA paragraph of halibut.\n' >in/.hidden.txt
rm in/six.txt
soon "a removed file is forgotten, links and hidden files are left alone" 10 \
    lacks gudgeon
lacks halibut
tap_result $? "a hidden file is not read"

# A burst, more than its queue would hold if nobody read it.
write_articles in/burst 1 3000 1
printf 'Title: End\n\nA paragraph of ibex.\n' >in/burst/end.txt
soon "the end of a burst is found" 60 finds ibex in/burst/end.txt
all_there()
{
    [ "$(holds db | grep -c ' 1$')" -eq 3000 ]
}
soon "and all of it" 60 all_there

# The queue runs over while the watcher stands still.
mkdir in/over
printf 'Title: First\n\nA paragraph of iguanas.\n' >in/over/first.txt
soon "a folder to run over is followed" 10 finds iguanas in/over/first.txt
kill -STOP "$watcher"
most=$(cat /proc/sys/fs/inotify/max_queued_events)
awk -v n="$((most * 3 / 4))" 'BEGIN {
    for (i = 0; i < n; i++) {
        f = "in/over/f" i % 50 ".txt"
        printf "Title: Over\n\nA paragraph of jackal%d.\n", i >f
        close(f)
        printf "" >"in/over/.g"
        close("in/over/.g")
    }
}'
mkdir in/over/folder
printf 'Title: After\n\nA paragraph of kittiwakes.\n' >in/over/folder/after.txt
kill -CONT "$watcher"
soon "after a queue that ran over all is read" 60 finds kittiwakes \
    in/over/folder/after.txt
printf 'Title: Later\n\nA paragraph of lampreys.\n' >in/over/folder/later.txt
soon "and followed again" 10 finds lampreys in/over/folder/later.txt

# A root that goes as a whole and comes back.
mv other gone
sleep 1
finds flounders other/back/five.txt
tap_result $? "a folder that is gone as a whole is not forgotten"
grep -q 'other/: the folder is gone' log
tap_result $? "and said to be gone" log
rm gone/back/five.txt
mv gone other
soon "when it is back it is synced" 10 lacks flounders
printf 'Title: Eight\n\nA paragraph of marlin.\n' >other/eight.txt
soon "and followed" 10 finds marlin other/eight.txt

# Another writer in between, and a batch that was refused.
"$filmindex" -q --wait --db db compact 2>out
tap_result $? "another writer gets its turn" out
head -c 2000 /dev/urandom >in/noise.bin
soon "what is refused is named" 10 grep -q 'in/noise.bin' log
printf 'Title: Nine\n\nA paragraph of narwhals.\n' >in/nine.txt
soon "and the next one is read" 10 finds narwhals in/nine.txt

# Indexes below the folder, of another and its own, are no articles.
"$filmindex" -q --db in/index add in/nine.txt 2>out
printf 'Title: Ten\n\nA paragraph of opah.\n' >in/ten.txt
soon "a change behind another index" 10 finds opah in/ten.txt
"$filmindex" -q --db in/index add in/ten.txt 2>out
grep -q 'in/index/' log
[ $? -eq 1 ]
tap_result $? "that index is left alone" log

kill -TERM "$watcher"
wait "$watcher"
tap_result $? "a signal ends it with exit status 0" log
"$filmindex" -q --db db verify >out 2>&1
tap_result $? "the index is whole" out
rm -rf in/index
"$filmindex" --db in/own watch in 2>log &
watcher=$!
finds_own()
{
    [ "$("$filmsearch" --db in/own --format paths "$1")" = "$2" ]
}
soon "an index below the folder it is of" 10 finds_own opah in/ten.txt
printf 'Title: Eleven\n\nA paragraph of pilchards.\n' >in/eleven.txt
soon "follows changes" 10 finds_own pilchards in/eleven.txt
sleep 1
lines=$(wc -l <log)
sleep 2
[ "$(wc -l <log)" -eq "$lines" ] && ! grep -q 'in/own/' log
tap_result $? "and not its own" log
kill -TERM "$watcher"
wait "$watcher"
"$filmindex" --db db watch in/one.txt 2>out
[ $? -eq 2 ] && grep -q 'not a directory' out
tap_result $? "a file is no folder to watch" out
tap_done
