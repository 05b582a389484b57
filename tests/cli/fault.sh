#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A call that fails - memory, a read, a write, a sync, a rename, an open - ends no
# command by a signal: it succeeds all the same, or refuses an input by name,
# or exits 2 with a message and leaves the index whole, as it was or as it was
# to be. FILM_FAULTS=all tries every call, else a sample; it may also name the
# kinds of calls to try in full.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    tap_skip "failing calls" "sanitizers have their own malloc"
    tap_done
    exit 0
fi
# Built with clang the sanitizers are part of the program; libxapian's leaks of
# tests/lsan.supp are known by frames that only the slow way finds.
ASAN_OPTIONS="fast_unwind_on_malloc=0:$ASAN_OPTIONS"
export ASAN_OPTIONS
tool fault -shared -fPIC -ldl || exit 99
samples=${FILM_FAULT_SAMPLES:-6}
cd "$tmp" || exit 99

mkdir old changed
cp "$TOP_SRCDIR/corpus/people/people.xml" "$TOP_SRCDIR/corpus/films/it.nfo" \
    "$TOP_SRCDIR/corpus/articles/two-kim-ji-hoons.txt" old
sed 's/Ji-hoon/Ji-hun/' old/two-kim-ji-hoons.txt >changed/two-kim-ji-hoons.txt
cp "$TOP_SRCDIR/corpus/articles/short-titles.md" changed
for name in html/page.html markdown/review.md jsonl/nested.jsonl feed/rss.xml \
    warc/records.warc news/ninjs.json mediawiki/export.xml; do
    cp "$TOP_SRCDIR/tests/fuzz/corpus/$name" .
done
sed -i 2,4d nested.jsonl # what is left out would change the exit status
cp -rp old many
write_articles many 1 60 40

# start OPERATION: the index and the files as they are before it.
start()
{
    rm -rf db in
    case $1 in
    bulk) cp -rp many in ;;
    *) cp -rp old in ;;
    esac
    case $1 in
    first | bulk | import) ;;
    upgrade) cp -rp old.db db ;;
    *) cp -rp base.db db ;;
    esac
    case $1 in
    more) cp -p changed/* in ;;
    sync) cp -p changed/* in && rm in/it.nfo ;;
    esac
}

# run OPERATION
run()
{
    case $1 in
    first | more) "$filmindex" -q -j 1 --db db add in ;;
    bulk) "$filmindex" -q -j 4 --db db add in ;;
    sync) "$filmindex" -q --db db sync in ;;
    remove) "$filmindex" -q --db db remove in/people.xml ;;
    split) "$filmindex" -q --db db add --shards 2 in ;;
    upgrade) "$filmindex" -q --db db upgrade ;;
    import) "$filmindex" -q --db db import export.jsonl ;;
    compact) "$filmindex" -q --db db compact ;;
    export) "$filmindex" --db db export ;;
    extract)
        "$filmindex" extract page.html review.md nested.jsonl rss.xml \
            records.warc ninjs.json export.xml
        ;;
    search) "$filmsearch" --db db Ji-hoon director ;;
    verify) "$filmindex" -q --db db verify ;;
    esac
}

# is_older DB: whether an earlier version made it.
is_older()
{
    "$filmindex" --db "$1" export 2>&1 | grep -q 'another version'
}

cp -rp old in && "$filmindex" -q --db base.db add in &&
    "$filmindex" --db base.db export >export.jsonl || exit 99
everything base.db >before
# The same as an earlier version made it.
cp -rp base.db old.db &&
    LC_ALL=C sed -i 's/film\.schema[0-9]/film.schema3/g' old.db/gen-*/postlist.glass &&
    is_older old.db || exit 99
writes='first more sync remove compact split upgrade import'
reads='export extract search verify'
for op in $writes $reads bulk; do
    start "$op"
    run "$op" >"out.$op" 2>"err.$op" || exit 99
    everything db >"want.$op"
done

# A sync forgets what is gone in a commit of its own.
start sync && "$filmindex" -q --db db remove in/it.nfo && everything db >forgotten ||
    exit 99

# calls OPERATION KIND: how many calls there are.
calls()
{
    start "$1"
    FAULT_KIND=$2 FAULT_COUNT=$tmp/count LD_PRELOAD=$tmp/fault run "$1" \
        >out 2>&1
    cat count
}

# index_is OPERATION: says what is wrong with the index.
index_is()
{
    case $1 in
    first | bulk | import) [ -e db/CURRENT ] || return ;;
    upgrade) ! is_older db || return ;;
    split) parts_are ;;
    esac
    "$filmindex" -q --db db verify || echo "verify failed"
    everything db >got
    if [ "$1" = bulk ]; then
        comm -23 got want.bulk
        return
    fi
    [ "$1" != sync ] || ! cmp -s got forgotten || return
    cmp -s got "want.$1" || { [ "$1" != first ] && cmp -s got before; } ||
        echo "the index is neither as it was nor as it was to be"
}

# Says what is wrong with parts of the index.
parts_are()
{
    for part in db/head db/shard-*; do
        [ ! -e "$part/CURRENT" ] || "$filmindex" -q --db "$part" verify ||
            echo "verify of $part failed"
    done
}

# again OPERATION: says what is wrong with the same command afterwards.
again()
{
    run "$1" >out 2>later || [ "$1" = remove ] || cat later
    "$filmindex" -q --db db verify || echo "verify failed at last"
    everything db | cmp - "want.$1"
    find db -name CURRENT | while read -r current; do
        litter "${current%/*}"
    done
}

# check OPERATION CODE: says what is wrong.
check()
{
    # A commit of libxapian 1.4 throws where it must not, once, when memory
    # runs out; nothing else may crash.
    grep -q 'bad_alloc' err || ! grep 'crashed' err || return
    case $2 in
    0)
        case $1 in
        export | extract | search) cmp out "out.$1" && cmp err "err.$1" ;;
        esac
        everything db | cmp - "want.$1"
        ;;
    1)
        # An input refused by name, or nothing found.
        case $1 in
        first | bulk | more | sync | upgrade | import)
            grep -q '\bin[/:]' err || echo "no input is named"
            ;;
        extract) grep -q 'cannot open' err || echo "no reason to refuse" ;;
        *) echo "exit status 1" ;;
        esac
        "$filmindex" -q --db db verify || echo "verify failed"
        ;;
    2)
        [ -s err ] || echo "no message"
        case $1 in
        export | extract | search | verify) ;;
        *)
            # Whatever fails once, what was begun is removed.
            case $kind$lasting in
            read | write | fsync | rename | open) [ ! -d db ] || litter db ;;
            esac
            index_is "$1"
            again "$1"
            ;;
        esac
        ;;
    *) echo "exit status $2" ;;
    esac
}

# try OPERATION KIND N [LASTING]
try()
{
    start "$1"
    lasting=${4-}
    (
        [ -z "$lasting" ] || export FAULT_LASTING=1
        export FAULT_KIND="$2" FAULT_AT="$3" LD_PRELOAD="$tmp/fault"
        run "$1"
    ) >out 2>err
    check "$1" $? >wrong 2>&1
    [ ! -s wrong ] || {
        echo "call $3${lasting:+ and all after it}:"
        cat wrong err
    }
}

# A signal at every read and write, and half of what was asked for, change
# nothing.
kind=interrupt lasting=
for op in $writes $reads; do
    start "$op"
    FAULT_KIND=interrupt LD_PRELOAD=$tmp/fault run "$op" >out 2>err
    code=$?
    { [ $code -eq 0 ] || echo "exit status $code"; } >problems
    { check "$op" $code && cat err; } >>problems 2>&1
    [ $code -eq 0 ] && cmp -s err "err.$op" && "$filmindex" -q --db db verify &&
        everything db | cmp -s - "want.$op"
    tap_result $? "$op: interrupted at each read and write" problems
done

for kind in malloc worker read write fsync rename open; do
    # Which of its calls is the nth depends on the order of the workers.
    case $kind in
    worker) operations=bulk ;;
    *) operations="$writes $reads" ;;
    esac
    for op in $operations; do
        most=$(calls "$op" "$kind")
        step=$((most / samples + 1))
        case " ${FILM_FAULTS-} " in *" all "* | *" $kind "*) step=1 ;; esac
        : >problems
        n=1
        tried=0
        while [ "$n" -le "$most" ]; do
            try "$op" "$kind" "$n" >>problems
            try "$op" "$kind" "$n" lasting >>problems
            n=$((n + step))
            tried=$((tried + 1))
        done
        [ ! -s problems ]
        tap_result $? "$op: $kind fails ($tried of $most)" problems
    done
done
tap_done
