#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Hardly any memory is no fault of the inputs: whatever the limit, an add ends
# with all of them new, or with exit status 2 and the index as it was at a
# commit; it never forgets one.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    tap_skip "hardly any memory" "sanitizers need more than there would be"
    tap_done
    exit 0
fi
cd "$tmp" || exit 99

write_articles in 1 200 30
"$filmindex" -q -j 1 --db base.db add in || exit 99
holds base.db | sed 's/ .*//' | sort -u >inputs
write_articles in 2 200 30

# What the program needs to begin with depends on the system.
needed=20000
# shellcheck disable=SC3045 # ulimit -v
until (ulimit -v "$needed" && "$filmindex" --version) >out 2>&1; do
    needed=$((needed + 1000))
done

short=0
for more in 0 500 1000 1500 2000 2500 3000 4000 6000 10000 16000 24000; do
    rm -rf db
    cp -rp base.db db
    # shellcheck disable=SC3045 # ulimit -v
    (ulimit -v $((needed + more)) && exec "$filmindex" -q -j 1 --db db add in) \
        >out 2>&1
    code=$?
    [ "$code" -ne 2 ] || short=$((short + 1))
    {
        "$filmindex" -q --db db verify || echo "verify failed"
        holds db | sed 's/ .*//' | sort -u | cmp - inputs
        case $code in
        0) holds db | grep -v ' 2$' ;;
        2) grep -q 'last commit' out || echo "the state is not told" ;;
        *) echo "exit status $code" ;;
        esac
    } >problems 2>&1
    [ ! -s problems ] || head -n 5 out >>problems
    [ ! -s problems ]
    tap_result $? "with $((needed + more)) kB: exit status $code" problems
done
[ "$short" -gt 0 ]
tap_result $? "some of these limits were too low"

# Articles need little, whatever their number; records are all looked at, so too
# little for them is the end, at once and not after all other ways.
awk 'BEGIN {
    for (i = 0; i < 3000; i++) {
        printf "{\"imdbID\":\"tt%07d\",\"Title\":\"Film of %d\",", i, i
        printf "\"Year\":\"%d\",\"Director\":\"Ann Other%d\",", \
            1950 + i % 70, i % 700
        printf "\"Actors\":\""
        for (k = 0; k < 20; k++)
            printf "%sActor Number%d", k ? ", " : "", (i * 20 + k) % 9000
        print "\",\"Response\":\"True\"}"
    }
}' >records.json
rm -rf db
"$filmindex" --db db --memory 24M add in >out 2>&1
code=$?
grep -q ' 200 added' out && [ $code -eq 0 ]
tap_result $? "--memory: enough for articles" out
cp -rp db db2
for how in 'new no index yet' 'db2 last commit'; do
    "$filmindex" --db "${how%% *}" --memory 24M add records.json >out 2>&1
    [ $? -eq 2 ] && [ "$(grep -c 'out of memory' out)" = 1 ] &&
        grep -q "${how#* }" out && ! grep -q refused out
    tap_result $? "too little for records: ${how#* }" out
done
"$filmindex" -q --db db2 verify >out 2>&1
tap_result $? "the index is whole" out
"$filmindex" --db db2 --memory 1G add records.json >out 2>&1
grep -q ' 3000 records' out
tap_result $? "enough memory takes them" out
tap_done
