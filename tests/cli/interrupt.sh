#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A signal in the middle of add: what is whole is kept, and the next add goes on;
# a second signal drops it. In bulk and in place, wherever it comes.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99
unset FILMSEARCH_DB

write_articles texts 1 300 20 10
write_articles first 1 2 2
"$filmindex" -q --db want add texts || exit 99
holds want >want.held

# inputs: how many db has.
inputs()
{
    if [ -e db ]; then
        "$filmindex" --db db status | sed -n 's/^inputs: *\([0-9]*\) .*/\1/p'
    else
        echo 0
    fi
}

# whole NAME: passes if every article of db is as in want and the index is whole.
whole()
{
    {
        "$filmindex" -q --db db verify
        holds db | grep -v '^first/' | grep -vxFf want.held
    } >problems 2>&1
    [ ! -s problems ]
    tap_result $? "$1" problems
}

# interrupt ARGUMENT...: begins add, and sends a signal once it has read some
# inputs; sets $code.
interrupt()
{
    : >err
    "$filmindex" --db db "$@" 2>err &
    process=$!
    until [ "$(count_reads)" -ge 20 ] || ! kill -0 $process 2>/dev/null; do
        sleep .01
    done
    kill -INT $process 2>/dev/null
    wait $process
    code=$?
}

# count_reads: how much the process has read, in units of 10 kB.
count_reads()
{
    awk '/^rchar/ { print int($2 / 10000) }' "/proc/$process/io" 2>/dev/null ||
        echo 20
}

for how in bulk place; do
    rm -rf db
    [ $how = bulk ] || "$filmindex" -q --db db add first
    interrupt -j 2 add texts
    if [ $code -eq 2 ] && grep -q 'is being kept' err; then
        tap_result 0 "$how: a signal is reported, with exit status 2"
    elif grep -q 'as it was at its last commit' err; then
        [ $code -eq 2 ]
        tap_result $? "$how: it came before anything was whole" err
    else
        [ $code -eq 0 ]
        tap_result $? "$how: it came too late" err
    fi
    if [ -e db ]; then
        whole "$how: what is whole is kept"
    fi
    left=$(sed -n 's/.*interrupted; \([0-9]*\) inputs* .*/\1/p' err)
    if [ ! -e db ] || grep -q 'as it was at its last commit' err; then
        left=300 # it came before anything was whole
    fi
    [ -z "$left" ] || [ $((left + $(inputs))) -ge 300 ]
    tap_result $? "$how: the number of the others is right" err
    "$filmindex" --db db add texts >out 2>&1 && grep -q " ${left:-0} added" out
    tap_result $? "$how: the next add goes on" out
    whole "$how: until all is there"
    holds db | grep -xFf want.held | cmp -s - want.held
    tap_result $? "$how: all of it"
done

# A changed input that was not reached keeps what the index has of it.
rm -rf db changed
cp -rp texts changed
"$filmindex" -q --db db add changed
"$filmindex" --db db status | grep -E '^(articles|passages)' >before
for file in changed/*.txt; do
    echo "" >>"$file"
done
interrupt -j 1 add changed
"$filmindex" --db db status | grep -E '^(articles|passages)' | cmp - before
tap_result $? "inputs that were not reached stay as they were" err
"$filmindex" -q --db db verify >out 2>&1
tap_result $? "and the index is whole" out

# The second one ends it, whatever it does.
rm -rf db
"$filmindex" -j 2 --db db add texts 2>err &
process=$!
until [ "$(count_reads)" -ge 20 ] || ! kill -0 $process 2>/dev/null; do
    sleep .01
done
began=$(date +%s%N)
while kill -INT $process 2>/dev/null; do
    sleep .01
done
wait $process
code=$?
took=$((($(date +%s%N) - began) / 1000000))
{ [ $code -eq 2 ] || [ $code -eq 0 ]; } && [ $took -lt 5000 ]
tap_result $? "several signals end it within five seconds" err
"$filmindex" -q --db db add texts >out 2>&1 && holds db | cmp -s - want.held
tap_result $? "and leave nothing that is in the way" out
tap_done
