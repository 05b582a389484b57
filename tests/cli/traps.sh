#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What somebody may put into the folder of an index: links, FIFOs, devices,
# folders in the place of its files. None is followed, written or waited for.
# And what a limit or a variable may do.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB

mkdir texts more
printf 'Title: Ann\n\nThe first paragraph about Ann.\n' >texts/ann.txt
printf 'Title: Ben\n\nThe second paragraph about Ben.\n' >more/ben.txt
write_articles large 1 40 40 400
"$filmindex" -q --db whole add texts || exit 99
"$filmindex" -q --db other add more || exit 99
everything other >other.before
mkdir victim
echo precious >victim/file
cp victim/file victim/termlist.glass

# trap_in PATH KIND: puts something else there.
trap_in()
{
    rm -rf "$1"
    case $2 in
    link) ln -s "$tmp/victim/file" "$1" ;;
    index) ln -s "$tmp/other/gen-000001" "$1" ;;
    folder) mkdir "$1" && echo mine >"$1/mine" ;;
    to-folder) ln -s "$tmp/victim" "$1" ;;
    fifo) mkfifo "$1" ;;
    device) ln -s /dev/zero "$1" ;;
    dangling) ln -s "$tmp/written" "$1" ;;
    esac
}

# survives PLACE KIND: no command hangs, crashes or touches anything else.
survives()
{
    rm -rf db
    cp -rp whole db
    trap_in "db/$1" "$2"
    : >problems
    for command in status 'verify' 'add large' compact 'remove texts' export; do
        # shellcheck disable=SC2086 # words
        timeout 20 "$filmindex" --db db $command >out 2>&1
        code=$?
        [ $code -le 2 ] || echo "$command: $code" >>problems
        grep -q 'crashed' out && cat out >>problems
    done
    timeout 20 "$filmsearch" --db db paragraph >out 2>&1
    code=$?
    [ $code -le 2 ] || echo "search: $code" >>problems
    everything other | cmp - other.before >>problems 2>&1
    "$filmindex" --db other verify >>out 2>&1 || cat out >>problems
    [ "$(cat victim/file victim/termlist.glass)" = 'precious
precious' ] || echo "the victim was written" >>problems
    [ "$(find victim | wc -l)" = 3 ] || find victim >>problems
    [ ! -e written ] || { echo "a file was made elsewhere" && rm written; } \
        >>problems
    [ "$2" != folder ] || [ -e "db/$1/mine" ] || echo "mine is gone" >>problems
    [ ! -s problems ]
    tap_result $? "$1 as $2" problems
}

for place in lock CURRENT gen-000001 gen-000001/iamglass gen-000001/digest \
    gen-000001/postlist.glass gen-000001/termlist.glass gen-000002 new-merged \
    new-segment-0 new-segment-1 new-reduced new-empty new-current \
    new-stub XAPIANDB; do
    for kind in link index folder to-folder fifo device dangling; do
        survives $place $kind
    done
done

# ---- Too few files --------------------------------------------------------

# Files that make leaves open would count, too, and the loader needs one.
cp -rp whole db2 && cp -rp whole db3
bad=0
for n in 4 5 6 7 8 9 10 12 14 16 20 24 28 32 40; do
    for command in status verify compact 'add large'; do
        # shellcheck disable=SC2086,SC3045 # words; dash has ulimit -n
        (ulimit -n $n && timeout 60 "$filmindex" --db db2 $command) \
            >out 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
        code=$?
        grep -Eq 'damage|changed between|another filmindex|check' out && bad=1 &&
            cat out
        [ $code -le 2 ] || bad=1
        [ $code -ne 2 ] || grep -Eqi 'open files|files may be open' out || bad=1
    done
done >problems 2>&1
tap_result $bad "too few files may be open: that is said, and not of damage" problems
"$filmindex" --db db2 verify >out 2>&1
tap_result $? "the index is whole" out

# ---- A quick check --------------------------------------------------------

size=$(wc -c <whole/gen-000001/postlist.glass)
for place in 0 100 $((size / 2)) $((size - 100)); do
    rm -rf db
    cp -rp whole db
    printf 'xyz' | dd of=db/gen-000001/postlist.glass bs=1 seek="$place" \
        conv=notrunc 2>dd.err
    "$filmindex" --db db verify >out 2>&1
    want=$?
    "$filmindex" --db db verify --quick >out 2>&1
    [ $? -eq $want ]
    tap_result $? "verify --quick finds a change at $place, too" out
done
for file in iamglass postlist.glass digest; do
    rm -rf db
    cp -rp whole db
    head -c 20 whole/gen-000001/$file >db/gen-000001/$file
    "$filmindex" --db db verify --quick >out 2>&1
    [ $? -eq 2 ]
    tap_result $? "verify --quick finds a cut $file" out
done

# ---- The environment ------------------------------------------------------

XAPIAN_MAX_CHANGESETS=5 XAPIAN_FLUSH_THRESHOLD=1 XAPIAN_PREFER_GLASS=0 \
    "$filmindex" -q --db db3 add more
XAPIAN_MAX_CHANGESETS=5 "$filmindex" -q --db db3 compact
find db3 -name '*changes*' >out
[ "$(find db3 -name 'gen-*' | wc -l)" = 1 ] && [ ! -s out ]
tap_result $? "no variable of the library keeps old files" out

# ---- No exit status without a word ----------------------------------------

printf '{"id":"1","title":"T","text":"A paragraph."}\n{"id":\n' >part.jsonl
gzip -c large/article-1.txt | head -c 900 >cut.txt.gz
for input in part.jsonl cut.txt.gz more/none victim; do
    rm -rf quiet
    "$filmindex" -q --db quiet add $input >out 2>&1
    code=$?
    [ $code -eq 0 ] || [ -s out ]
    tap_result $? "-q add $input: $code" out
done
"$filmindex" -q --db whole remove none >out 2>&1
[ -s out ]
tap_result $? "-q remove of what is not there" out
tap_done
