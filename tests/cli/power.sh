#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Power cuts: all that filmindex writes, syncs and renames is recorded, and what
# a disk may hold after a cut is made of it. The index is whole then, and holds
# what the last commit that was acknowledged left, or a later one.
#
# The cuts are at each commit and at the end of each command: a sync that is
# missing shows there. FILM_CUTS=N: so many at other places, and each sync is
# left out in turn, which must show unless nothing depends on it.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    echo "1..0 # SKIP sanitizers want to be loaded first"
    exit 0
fi
tool record -shared -fPIC -ldl || exit 99
tool replay || exit 99
cd "$tmp" || exit 99
root=$tmp/root

# recorded COMMAND...: of filmindex, with its changes in the log.
recorded()
{
    RECORD_LOG=$tmp/log RECORD_ROOT=$root LD_PRELOAD=$tmp/record \
        "$filmindex" -q -j 1 --db "$root/db" "$@" || exit 99
}

# An index without documents, its first ones in place, changes and removals in
# place, a merge, a compaction, changes of what that made.
mkdir root in
recorded add in
write_articles in 1 3 4
recorded add in
write_articles in 2 2 8
rm in/article-3.txt
cp "$TOP_SRCDIR/corpus/people/people.xml" in
recorded sync in
write_articles in 3 12 6
recorded add in
recorded remove in/article-5.txt
write_articles large 1 12 60 900
recorded add large
recorded compact
write_articles in 4 6 3
recorded add in
"$tmp/replay" log "$root" >entries
ops=$(wc -l <entries)

# state DIR: what verify, export and a search say of the index there, and
# whether a server that follows XAPIANDB finds a generation.
state()
{
    if [ -e "$1/db/XAPIANDB" ]; then
        served=$(tr -d '\000' <"$1/db/XAPIANDB")
        [ -n "${served#glass }" ] && [ -d "$1/db/${served#glass }" ] ||
            echo "XAPIANDB names nothing"
    fi
    if [ -e "$1/db/CURRENT" ]; then
        "$filmindex" -q --db "$1/db" verify 2>&1 || echo "verify failed"
        everything "$1/db" 2>&1
        "$filmsearch" --db "$1/db" -n 5 '"edition 2" word7' 2>&1 |
            sed "s,$1,,g"
    else
        echo "no index"
    fi
}

# image CUT HOW SEED [WITHOUT]: prints the sum of the state of what is left.
image()
{
    rm -rf image
    "$tmp/replay" log "$root" image "$@" && state image | cksum
}

# The commits, and the state behind each: entry and sum. The first: no index.
echo "0 $(echo "no index" | cksum)" >commits
awk '$2 == "R" && $3 ~ /\/(gen-[0-9]*\/iamglass|CURRENT)$/ { print $1 }' entries |
    while read -r at; do
        echo "$at $(image "$at" all 1)"
    done >>commits
! grep -q "$(printf 'verify failed\n' | cksum)" commits
tap_result $? "$(($(wc -l <commits) - 1)) commits in $ops changes of files"

# The ends of the commands: behind the last entry of each.
awk '$2 == "B" && NR > 1 { print NR - 1 } END { print NR }' entries >ends

# holds_after CUT SUM: whether that is the state of the last commit whose
# command had ended, or of a later one up to the cut.
holds_after()
{
    awk -v cut="$1" -v sum="$2" '
        FNR == NR { if ($1 <= cut) ended = $1; next }
        { state = $2 " " $3 }
        $1 <= ended { good = state == sum; next }
        $1 <= cut && state == sum { good = 1 }
        END { exit !good }' ends commits
}

# try CUT HOW SEED [WITHOUT]: says what is wrong.
try()
{
    sum=$(image "$@")
    holds_after "$1" "$sum" || {
        echo "entry $1 ($2, seed $3${4:+, without sync $4}):" \
            "$(sed -n "${1}p" entries)"
        state image | grep -E 'no index|filmindex|glass|verify' | head -n 5
    }
}

# cuts FROM TO [WITHOUT]: at the commits and ends of commands there.
cuts()
{
    { cut -d ' ' -f 1 commits && cat ends; } | sort -n | uniq |
        awk -v from="$1" -v to="$2" '$1 > from && $1 <= to' |
        while read -r at; do
            try "$at" synced 1 ${3:+"$3"}
            try "$at" named 1 ${3:+"$3"}
        done
}

cuts 0 "$ops" >problems
[ ! -s problems ]
tap_result $? "cuts at commits and ends of commands" problems

# unnoticed SYNC: whether all is well when that one is left out, up to the end of
# the next command.
unnoticed()
{
    until=$(awk -v at="$1" '$1 > at && n++ < 2 { last = $1 } END { print last }' ends)
    cuts "$(($1 - 1))" "$until" "$1" >problems
    [ ! -s problems ]
}

# The last sync before the last commit: of a table.
! unnoticed "$(awk -v at="$(tail -n 1 commits | cut -d ' ' -f 1)" \
    '$2 == "S" && $1 < at { last = $1 } END { print last }' entries)"
tap_result $? "a sync that is left out shows"

[ -n "${FILM_CUTS-}" ] || {
    tap_done
    exit 0
}

i=0
: >problems
while [ "$i" -lt "$FILM_CUTS" ]; do
    i=$((i + 1))
    at=$(((i * 7919 + i / 4) % ops + 1))
    for how in synced named zeros some torn; do
        [ $((i % 5)) -ne 0 ] || try "$at" "$how" "$i"
    done >>problems
    try "$at" torn "$i" >>problems
done
[ ! -s problems ]
tap_result $? "$FILM_CUTS cuts at other places" problems

# Of what is synced twice by the same command nothing depends on either; nor on
# a lock, which is empty.
awk '$2 == "B" { command++ }
    tolower($2) == "s" && $3 !~ /flintlock$/ {
        sub(/\/v[.]tmp$/, "/iamglass", $3)
        sub(/[.]new$/, "", $3)
        print $1, command ":" $3, $2
    }' entries >syncs
awk 'FNR == NR { times[$2]++; next } times[$2] == 1 && $3 == "S" { print $1, $2 }' \
    syncs syncs >once
while read -r at what; do
    if unnoticed "$at"; then echo "$at $what"; fi
done <once >left_out
[ -s once ] && [ ! -s left_out ]
tap_result $? "each of $(wc -l <once) syncs that is left out shows" left_out
tap_done
