#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What cannot be read this time, or only as a damaged whole, is not forgotten:
# the index has what it had of it, says so, and tries again the next time. What
# has become something that is never indexed is removed, and counted.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
chmod 755 .

write_articles in 1 3 3
write_articles large 1 40 50 450 # more bytes than are added in place
jsonl()
{
    for i in 1 2 3; do
        echo "{\"id\": \"z$i\", \"text\": \"edition $1 of entry $i.\"}"
    done | gzip -c
}
jsonl 1 >in/z.jsonl.gz
"$filmindex" -q --db base.db add in || exit 99
everything base.db >before
jsonl 2 >whole.gz
head -c 60 whole.gz >cut.gz

# state NAME FILE: passes if the index holds just what FILE says, and is whole.
state()
{
    {
        everything db | cmp - "$2" && "$filmindex" -q --db db verify
    } >problems 2>&1
    tap_result $? "$1" problems
}

# add NAME CODE SUMMARY FILE...: passes if an add ends so and prints SUMMARY.
add()
{
    name=$1 code=$2 summary=$3
    shift 3
    "$filmindex" -j 1 --db db add "$@" >out 2>&1
    [ $? -eq "$code" ] && grep -qF -e "$summary" out
    tap_result $? "$name" out
}

cp -rp in first
for way in place bulk; do
    more=in/z.jsonl.gz
    [ "$way" = place ] || more="in/z.jsonl.gz large"
    rm -rf in db
    cp -rp first in
    cp -rp base.db db
    cp cut.gz in/z.jsonl.gz
    # shellcheck disable=SC2086 # words
    add "$way: a file that is cut off" 1 ' 0 removed, 1 refused' $more
    grep -qF 'cut off after 60 bytes; what the index has of it stays' out
    tap_result $? "$way: says that what it was stays" out
    "$filmindex" -q --db db remove large 2>out
    state "$way: and it does" before
    add "$way: it is tried again" 1 ' 0 removed, 1 refused' in/z.jsonl.gz
    cp whole.gz in/z.jsonl.gz
    add "$way: it is whole again" 0 '1 added' in/z.jsonl.gz
    holds db | grep z.jsonl >out
    [ "$(cat out)" = "in/z.jsonl.gz 2" ]
    tap_result $? "$way: and replaces what it was" out

    echo 'GIF89a' >in/z.jsonl.gz
    # shellcheck disable=SC2086 # words
    add "$way: a file of a format that is not read" 1 \
        ' 1 removed, 1 refused' $more
    ! holds db | grep z.jsonl >out
    tap_result $? "$way: is forgotten" out
done

# Reading is refused to root by nothing but want of its capabilities.
as_other()
{
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid 65534 --clear-groups env HOME=/ "$@"
    else
        "$@"
    fi
}

rm -rf in db
cp -rp first in
cp -rp base.db db
mkdir in/sub
cp in/article-1.txt in/sub/article-4.txt
"$filmindex" -q --db db add in || exit 99
everything db >before
[ "$(id -u)" -ne 0 ] || chown -R 65534 db in
if as_other "$filmindex" --version >out 2>&1; then
    chmod 0 in/article-2.txt in/sub
    as_other "$filmindex" --db db add in/article-2.txt >out 2>&1
    [ $? -eq 1 ] && grep -qF 'denied; what the index has of it stays' out &&
        grep -qF ' 0 removed, 1 refused' out
    tap_result $? "a file that may not be read" out
    as_other "$filmindex" --db db sync in >out 2>&1
    [ $? -eq 1 ] && grep -qF 'in/sub: ' out &&
        grep -qF ' 0 removed, 2 refused' out
    tap_result $? "sync, a folder that may not be read" out
    [ "$(id -u)" -ne 0 ] || chown -R 0 db
    state "the index has both" before
    chmod 644 in/article-2.txt
    chmod 755 in/sub
    add "they may be read again" 0 '0 added' in
else
    tap_skip "files that may not be read" "no other user to be"
fi

rm -r in/sub in/article-3.txt
mkfifo in/article-3.txt
"$filmindex" --db db sync in >out 2>&1
grep -qF ' 2 removed, 0 refused' out
tap_result $? "what is no file any more is gone" out
tap_done
