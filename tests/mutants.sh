#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# mutants.sh BUILD [COUNT [SEED]]: plants so many faults (60), each in another
# line and spread over all rooms of src: a check dropped, a comparison off by one
# or turned round, "and" for "or", operands swapped, a constant changed. Which,
# depends on SEED (1) and their own lines, so most stay the same when the sources
# change. "- FILE" for COUNT and SEED plants
# those that FILE lists, "PATH LINE KIND". Prints what kills each, the lines of
# those that survive, and "planted N killed N survived N share N %".
#
# All faults are compiled into one copy of the tree and put in force at run time
# (mutants.h). The tests of make check run one after the other, unit tests first:
# each once without a fault, which shows the faulty lines that it runs; then with
# all of these faults that no test has killed yet; if it fails, with each half of
# them, and so on. A fault is killed by a test that fails with it alone; a script
# must fail twice. What cannot be built or is known to change nothing
# (equivalent.txt) is left out, and the next place taken. With MUTANTS_SLOW=yes
# those of make check-slow then look for what is left, which takes hours. BUILD is a configured
# build folder, whose options are used again. MUTANTS_WORK names a folder to work
# in, which is kept.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd) || exit 2
count=${2:-60} seed=${3:-1}
work=${MUTANTS_WORK:-}
if [ -z "$work" ]; then
    work=$(mktemp -d) || exit 2
    trap 'rm -rf "$work"' EXIT
fi
tree=$work/tree state=$work/state
mkdir -p "$tree/build" || exit 2

# faulty FILE MODE PLAN: what mutants.awk makes of a source.
faulty()
{
    awk -v mode="$2" -v plan="$3" -v header="$tree/tests/mutants.h" \
        -f "$work/before/tests/mutants.awk" "$work/before/$1"
}

# is_equivalent FILE LINE KIND: whether that is in the list of equivalent.txt.
is_equivalent()
{
    sed -n "s,^$1|$3|,,p" "$work/before/tests/equivalent.txt" |
        sed 's/  *-- .*//' >"$work/parts"
    sed -n "$2p" "$work/before/$1" | grep -qFf "$work/parts"
}

# Places for faults, "FILE LINE KIND", in an order of chance: one of each room,
# then the next of each; one a line, none that is equivalent.
places()
{
    (cd "$work/before" && find src -name '*.c' -o -name '*.cc') | LC_ALL=C sort |
        (cd "$work/before" &&
            LC_ALL=C xargs awk -v mode=places -v seed="$seed" -f tests/mutants.awk) |
        sort | awk '
        $2 !~ /examples/ && !seen[$2 " " $3]++ {
            room = $2
            sub(/\/[^\/]*$/, "", room)
            printf "%d %s\n", ++n[room], $0
        }' | sort -n | cut -d' ' -f3- | head -n $((count * 2 + 40)) |
        while read -r file line kind; do
            is_equivalent "$file" "$line" "$kind" || echo "$file $line $kind"
        done
}

# plant: makes $work/plan, "NUMBER FILE LINE KIND", of the first $count places,
# and writes its faults into the copy. One that is dropped leaves its number
# free, so that other files stay as they were built.
plant()
{
    head -n "$count" "$work/places" >"$work/plan"
    cut -d' ' -f2 "$work/plan" | sort -u | while read -r file; do
        awk -v file="$file" '$2 == file { print $1, $3, $4 }' "$work/plan" \
            >"$work/file.plan"
        faulty "$file" plant "$work/file.plan" >"$work/source"
        cmp -s "$work/source" "$tree/$file" || cat "$work/source" >"$tree/$file"
    done
}

# drop_unbuilt: takes the places out of $work/places that the compiler refuses,
# those that it shows or all of the file; fails if there are none.
drop_unbuilt()
{
    sed -n 's,^\(\.\./\)*\(src/[^: ]*\):[0-9]*:.*error.*,\2,p' "$work/log" |
        sort -u >"$work/refused"
    [ -s "$work/refused" ] || return 1
    while read -r file; do
        grep " $file " "$work/plan" | while read -r n place; do
            ! grep -qF "film_mutant($n)" "$work/log" || echo "$n $place"
        done >"$work/out"
        [ -s "$work/out" ] || grep " $file " "$work/plan" >"$work/out"
        cat "$work/before/$file" >"$tree/$file"
        sed 's/^[0-9]* //; s/$/: cannot be built/' "$work/out"
        grep -vxFf "$work/out" "$work/places" >"$work/others"
        mv "$work/others" "$work/places"
    done <"$work/refused"
}

# force N...: puts these faults in force, and no other.
force()
{
    bytes=$(awk -v list="$*" 'BEGIN {
        split(list, n, " ")
        for (i in n) is[n[i]] = 1
        for (i = 0; i < 256; i++) printf "%s", i in is ? "\\001" : "\\000"
    }')
    # shellcheck disable=SC2059 # the bytes
    { head -c 256 /dev/zero; printf "$bytes"; } |
        dd of="$state" conv=notrunc 2>/dev/null
}

# passes TEST N...: whether it does with these faults.
passes()
{
    run=$tree/build/$1
    case $1 in
    *.sh) run="sh $tree/$1" ;;
    esac
    shift
    force "$@"
    # shellcheck disable=SC3045,SC2086 # ulimit -t, a command of words
    (cd "$tree/build" && ulimit -t "$limit" && unset XAPIAN_FLUSH_THRESHOLD \
        FILMSEARCH_DB && export CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 \
        TOP_SRCDIR="$tree" TOP_BUILDDIR="$tree/build" \
        ASAN_OPTIONS=new_delete_type_mismatch=0 \
        LSAN_OPTIONS="suppressions=$tree/tests/lsan.supp:print_suppressions=0" \
        CC="${CC:-cc}" CXX="${CXX:-c++}" &&
        timeout -k 5 "$((limit * 10))" $run </dev/null) >"$work/log" 2>&1 ||
        return 1
    ! grep -q '^not ok' "$work/log" || return 1
}

# sift TEST N...: finds those among the faults that fail the test alone.
sift()
{
    passes "$@" && return
    if [ $# -gt 2 ]; then
        half=$(($# / 2))
        sift_half "$@"
        return
    fi
    case $1 in
    *.sh) passes "$@" && return ;;
    esac
    echo "$2 $1" >>"$work/killed"
    sed -n "s/^$2 //p" "$work/plan" | sed "s,\$,: by $1,"
}

# sift_half TEST N...: sifts the first $half of the faults, then the rest.
sift_half()
{
    # shellcheck disable=SC2046 # numbers
    set -- "$1" "$(echo "$@" | cut -d' ' -f2-$((half + 1)))" \
        "$(echo "$@" | cut -d' ' -f$((half + 2))-)"
    # shellcheck disable=SC2086 # numbers
    (sift "$1" $2)
    # shellcheck disable=SC2086 # numbers
    (sift "$1" $3)
}

# try TEST: has it find what it can.
try()
{
    limit=600 from=$(date +%s)
    if ! passes "$1"; then
        echo "$1 fails without a fault"
        cp "$work/log" "$work/$(basename "$1").log"
        return
    fi
    limit=$((($(date +%s) - from) * 2 + 5)) # of the processor: some faults loop
    set -- "$1" "$(od -An -v -tu1 -w1 -N256 "$state" | awk -v was="$work/killed" '
        BEGIN { while ((getline <was) > 0) killed[$1] = 1 }
        $1 && !(NR - 1 in killed) { print NR - 1 }' | tee -a "$work/run")"
    # shellcheck disable=SC2086 # numbers
    [ -z "$2" ] || sift "$1" $2
}

(cd "$top" && tar cf - --exclude='./build' --exclude="./${build#"$top/"}" \
    --exclude=./.git .) | tar xf - -C "$tree"
rm -rf "$work/before" && mkdir "$work/before" && cp -R "$tree/src" "$tree/tests" "$work/before"
if [ "$count" = - ]; then
    cat "$seed"
else
    places
fi | awk '{ print NR, $0 }' >"$work/places"
[ "$count" != - ] || count=$(wc -l <"$work/places")
[ "$count" -le 100 ] || exit 2
: >"$work/killed"
: >"$work/run"
truncate -s 512 "$state" && chmod 666 "$state"
sed "s,@STATE@,$state," "$top/tests/mutants.h" >"$tree/tests/mutants.h"
cd "$tree/build" || exit 2
eval "../configure -q $(cd "$build" && ./config.status --config)" >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 2; }
while :; do
    plant
    ! make -k -j2 check TESTS= >"$work/log" 2>&1 || break
    drop_unbuilt || { cat "$work/log"; exit 2; }
done
{ printf 'include Makefile\n.DEFAULT_GOAL := tests-of-check\n'
    printf 'tests-of-check: ; @echo $(TESTS) %s\n' \
        "${MUTANTS_SLOW:+\$(SLOW_TESTS)}"; } >"$work/tests.mk"
make -s -f "$work/tests.mk" | tr ' ' '\n' | grep -v /lint/ |
    sed 's,^tests/unit,1 &,; s,^tests/api,2 &,; s,^tests/fuzz,3 &,; s,^tests,4 &,' |
    sort -s -n -k1,1 | cut -d' ' -f2 >"$work/tests"
while read -r test; do
    try "$test" </dev/null
done <"$work/tests"
killed=$(wc -l <"$work/killed")
count=$(wc -l <"$work/plan")
while read -r n file line kind; do
    ! grep -q "^$n " "$work/killed" || continue
    grep -qx "$n" "$work/run" && how= || how=', no test runs it'
    echo "$file $line $kind: SURVIVED$how"
    echo "$n $line $kind" >"$work/file.plan"
    faulty "$file" show "$work/file.plan"
done <"$work/plan"
echo "planted $count killed $killed survived $((count - killed))" \
    "share $((killed * 100 / count)).$((killed * 1000 / count % 10)) %"
