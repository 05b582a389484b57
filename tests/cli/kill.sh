#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# kill -9 at random moments of whatever changes an index: it is whole
# afterwards, what was acknowledged is there, and the same command again gives
# what it would have given uninterrupted. FILM_KILLS says how many kills.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

kills=${FILM_KILLS:-20}
tool kill-at || exit 99
cd "$tmp" || exit 99

# More passages than fit in one commit: 400 x 30.
write_articles old 1 40 30
write_articles new 1 400 30
write_articles changed 2 400 30
write_articles large 1 40 50 450 # more bytes than are added in place

# start OPERATION: the index and the files as they are before it, in db and in.
start()
{
    rm -rf db in
    case $1 in
    first) cp -rp new in ;;
    late) cp -rp empty.db db && cp -rp old in ;;
    more) cp -rp base.db db && cp -rp new in ;;
    bulk) cp -rp base.db db && cp -rp large in ;;
    replace) cp -rp full.db db && cp -rp changed in ;;
    remove | compact) cp -rp full.db db && cp -rp new in ;;
    esac
}

# operands OPERATION: the command that carries it out.
operands()
{
    case $1 in
    first | late | more | bulk | replace) echo -v -j 2 --db db add in ;;
    remove) echo -v --db db remove in ;;
    compact) echo -v --db db compact ;;
    esac
}

mkdir in && "$filmindex" -q --db empty.db add in && rmdir in &&
    cp -rp old in && "$filmindex" -q --db base.db add in && rm -r in &&
    cp -rp new in && "$filmindex" -q --db full.db add in || exit 99

# Each once, uninterrupted: how long it takes, and what it gives.
operations='first late more bulk replace remove compact'
for op in $operations; do
    start "$op"
    began=$(date +%s%N)
    # shellcheck disable=SC2046 # words
    "$filmindex" $(operands "$op") 2>err || exit 99
    echo $((($(date +%s%N) - began) / 1000)) >"time.$op"
    everything db >"want.$op"
done

# lost FILE: acknowledged inputs that are not there as they should be.
lost()
{
    case $op in replace) edition=2 ;; *) edition=1 ;; esac
    sed -n "s/^filmindex: added \\(.*\\): [0-9]* articles.*/\\1 $edition/p" \
        "$1" | sort >acknowledged
    comm -23 acknowledged held
    sed -n 's/^filmindex: removed //p' "$1" | sort >acknowledged
    sed 's/ [0-9]*$//' held | comm -12 acknowledged -
}

# check: says what is wrong after a kill, and after the command again.
check()
{
    : >held
    if [ -e db/CURRENT ]; then
        "$filmindex" -q --db db verify || echo "verify failed"
        holds db >held || echo "export failed"
    elif [ "$op" != first ]; then
        echo "the index is gone"
    fi
    lost err
    # shellcheck disable=SC2046 # words
    if ! "$filmindex" $(operands "$op") 2>again; then
        # What was removed is unknown the next time.
        if [ "$op" != remove ] || [ -s held ]; then cat again; fi
    fi
    "$filmindex" -q --db db verify || echo "verify failed after the command"
    everything db | cmp - "want.$op"
    find db -name 'new-*' -print
}

i=0
done_count=0
while [ "$i" -lt "$kills" ]; do
    for op in $operations; do
        [ "$i" -lt "$kills" ] || break
        i=$((i + 1))
        start "$op"
        # shellcheck disable=SC2046 # words
        outcome=$("$tmp/kill-at" "$i" "$(cat "time.$op")" "$filmindex" \
            $(operands "$op") 2>err) || outcome="failed by itself"
        [ "$outcome" = killed ] || done_count=$((done_count + 1))
        check >problems 2>&1
        [ ! -s problems ]
        tap_result $? "kill $i: $op, $outcome" problems
    done
done
echo "# $((kills - done_count)) of $kills were killed in the midst"
tap_done
