#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# watch goes on after what passes: a full disk, no more folders to watch, an
# index that cannot be written for a while.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

with_mounts "trouble while watching"

mkdir "$tmp/disk" && mount -t tmpfs -o size=8m tmpfs "$tmp/disk" && cd "$tmp" ||
    exit 99
mkdir in
printf 'Title: One\n\nA paragraph of abalone.\n' >in/one.txt
"$filmindex" --db disk/db watch in 2>log &
watcher=$!

finds()
{
    [ "$("$filmsearch" --db disk/db --format paths "$1")" = "$2" ]
}

soon "what is there is found" 10 finds abalone in/one.txt
head -c 20000000 /dev/zero >disk/filler 2>out
printf 'Title: Two\n\nA paragraph of barracuda.\n' >in/two.txt
soon "a full disk is told" 10 grep -q 'No space left on device' log
rm disk/filler
soon "with room again it goes on" 20 finds barracuda in/two.txt

mount -o remount,ro disk || exit 99
printf 'Title: Three\n\nA paragraph of cuttlefish.\n' >in/three.txt
soon "a disk that is read-only for a while is told" 10 \
    grep -q 'Read-only file system' log
mount -o remount,rw disk || exit 99
soon "and it goes on" 20 finds cuttlefish in/three.txt

limit=/proc/sys/user/max_inotify_watches
if (echo 1 >"$limit") 2>/dev/null; then
    mkdir in/new
    soon "too many folders to watch are told" 10 \
        grep -q 'fs.inotify.max_user_watches' log
    printf 'Title: Four\n\nA paragraph of dolphins.\n' >in/four.txt
    soon "what is watched is followed" 10 finds dolphins in/four.txt
    echo 1000 >"$limit"
    printf 'Title: Five\n\nA paragraph of eels.\n' >in/new/five.txt
    soon "the others after a while" 40 finds eels in/new/five.txt
    printf 'Title: Six\n\nA paragraph of flounders.\n' >in/new/six.txt
    soon "and then at once" 5 finds flounders in/new/six.txt
else
    tap_skip "too many folders to watch" "no limit of our own"
fi
[ "$(grep -c 'max_user_watches' log)" -le 1 ] &&
    [ "$(grep -c 'Read-only' log)" -le 1 ]
tap_result $? "the same is told once" log

kill -TERM "$watcher"
wait "$watcher"
tap_result $? "a signal ends it with exit status 0" log
"$filmindex" -q --db disk/db verify >out 2>&1
tap_result $? "the index is whole" out
cd / && umount "$tmp/disk"
tap_done
