#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A full disk, a limit of file sizes and read-only media: exit status 2 and a
# message that names the cause, the index as it was, and the same command
# afterwards gives what it would have given.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

with_mounts "full and read-only disks"

disk=$tmp/disk
mkdir "$disk" && mount -t tmpfs -o size=24m tmpfs "$disk" && cd "$tmp" ||
    exit 99

write_articles old 1 40 30
write_articles new 1 200 30
write_articles changed 2 200 30
write_articles large 1 40 50 450

# start OPERATION: the index and the files as they are before it.
start()
{
    rm -rf "${disk:?}"/* in
    case $1 in
    first) cp -rp new in ;;
    more) cp -rp base.db "$disk/db" && cp -rp new in ;;
    bulk) cp -rp base.db "$disk/db" && cp -rp large in ;;
    replace) cp -rp full.db "$disk/db" && cp -rp changed in ;;
    remove | compact) cp -rp full.db "$disk/db" && cp -rp new in ;;
    esac
}

# run OPERATION
run()
{
    case $1 in
    first | more | bulk | replace)
        "$filmindex" -q -j 2 --db "$disk/db" add in
        ;;
    remove) "$filmindex" -q --db "$disk/db" remove in ;;
    compact) "$filmindex" -q --db "$disk/db" compact ;;
    esac
}

cp -rp old in && "$filmindex" -q --db base.db add in && rm -r in &&
    cp -rp new in && "$filmindex" -q --db full.db add in || exit 99
operations='first more bulk replace remove compact'
for op in $operations; do
    start "$op"
    [ ! -e "$disk/db" ] || everything "$disk/db" >"before.$op"
    run "$op" 2>err || exit 99
    everything "$disk/db" >"want.$op"
done

# check OPERATION CODE CAUSE: says what is wrong after a run on a full disk.
check()
{
    if [ "$2" -eq 0 ]; then
        everything "$disk/db" | cmp - "want.$1"
    elif [ "$2" -ne 2 ]; then
        echo "exit status $2"
    else
        grep -q "$3" err || echo "the cause is not told"
        grep -q 'last commit\|no index yet' err || echo "the state is not told"
        grep -q "^filmindex: $disk/db" err || echo "the index is not named"
        [ ! -e "$disk/db" ] || litter "$disk/db"
        [ "$1" = first ] || everything "$disk/db" | cmp - "before.$1"
    fi
    if [ "$2" -eq 0 ] || [ "$1" != first ]; then
        "$filmindex" -q --db "$disk/db" verify || echo "verify failed"
    fi
}

# again OPERATION: says what is wrong with the same command afterwards.
again()
{
    run "$1" 2>>err || [ "$1" = remove ] || echo "failed again"
    "$filmindex" -q --db "$disk/db" verify || echo "verify failed at last"
    everything "$disk/db" | cmp - "want.$1"
}

for left in 0 32 128 512 2048 4096; do
    for op in $operations; do
        start "$op"
        free=$(df --output=avail -k "$disk" | tail -n 1)
        head -c $(((free - left) * 1024)) /dev/zero >"$disk/filler"
        run "$op" 2>err
        code=$?
        {
            check "$op" "$code" 'No space left on device'
            rm "$disk/filler"
            again "$op"
        } >problems 2>&1
        [ ! -s problems ] || cat err >>problems
        [ ! -s problems ]
        tap_result $? "$op with $left kB left: exit status $code" problems
    done
done

for blocks in 1 64 400; do
    for op in first more replace compact; do
        start "$op"
        (
            ulimit -f "$blocks" # of 512 bytes
            run "$op" 2>err
        )
        code=$?
        {
            check "$op" "$code" 'File too large'
            again "$op"
        } >problems 2>&1
        [ ! -s problems ] || cat err >>problems
        [ ! -s problems ]
        tap_result $? "$op, files of $blocks blocks: exit status $code" problems
    done
done

start remove
mount -o remount,ro "$disk" || exit 99
for op in more remove compact; do
    run "$op" 2>err
    [ $? -eq 2 ] && grep -q 'Read-only file system' err
    tap_result $? "$op on read-only media is refused with the cause" err
done
tap_says "verify works on read-only media" 'whole (read-only' \
    "$filmindex" --db "$disk/db" verify
"$filmsearch" --db "$disk/db" word7 film8 >out 2>err && [ -s out ]
tap_result $? "search works on read-only media" err
"$filmindex" --db "$disk/db" status >out 2>err && [ -s out ]
tap_result $? "status works on read-only media" err
mount -o remount,rw "$disk" || exit 99
printf 'damaged damaged' | dd conv=notrunc bs=1 seek=20000 2>err \
    of="$disk/db/$(cat "$disk/db/CURRENT")/docdata.glass"
mount -o remount,ro "$disk" || exit 99
"$filmindex" --db "$disk/db" verify >out 2>err
[ $? -eq 2 ] && [ -s out ]
tap_result $? "verify notices damage on read-only media" out
cd / && umount "$disk"
tap_done
