#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Damaged indexes: no command is ended by a signal or hangs, and verify
# notices every changed byte of what is used. FILM_DAMAGES says how many,
# FILM_KEEP a folder that gets the copies with which something was wrong.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

damages=${FILM_DAMAGES:-50}
tool damage || exit 99
cd "$tmp" || exit 99

# Indexes built in bulk, with changes in place, and compacted.
cp -r "$TOP_SRCDIR/corpus" in
rm in/film.rng
write_articles in/more 1 20 20
"$filmindex" -q --db whole.db add in && cp -r whole.db bulk.db || exit 99
for edition in 2 3 4; do
    write_articles in/more "$edition" 8 20
    "$filmindex" -q --db whole.db add in || exit 99
done
"$filmindex" -q --db whole.db remove in/articles/train-to-busan.md || exit 99
"$filmindex" -q --db whole.db verify && cp -r whole.db small.db &&
    "$filmindex" -q --db small.db compact || exit 99
for kind in whole bulk small; do
    everything "$kind.db" >"want.$kind"
done
write_articles in/more 5 4 20

# command DB COMMAND...: fails if it ends by a signal, hangs, or gives a
# status that is none.
command()
{
    on=$1
    shift
    # seconds of the processor, which may have more to do
    # shellcheck disable=SC3045 # ulimit -t
    (ulimit -t 60 && exec "$@") >out 2>err
    code=$?
    [ "$code" -le 2 ] || by_libxapian || {
        echo "$on: $* gave $code"
        grep -m 8 -E 'ERROR: |runtime error|terminate|#[0-9]+ ' err
    }
    if grep -q 'crashed' out err || [ "$code" -gt 2 ]; then
        echo "$*" >>crashes
    fi
}

# True if the last command was ended by what a sanitizer saw in libxapian,
# which is not built for one: with the release it would have gone on, or have
# crashed, which is reported and gives exit status 2.
by_libxapian()
{
    grep -q 'AddressSanitizer' err &&
        grep -m 1 -E '#[0-9]+ .*(libxapian\.so| xapc_| film_)' err |
        grep -q 'libxapian\.so'
}

# changing COMMAND...: on a copy of its own.
changing()
{
    rm -rf copy.db
    cp -r bad.db copy.db
    command "$what" "$filmindex" -q --db copy.db "$@"
}

# same: reports it if bad.db does not hold what it did, or not when it is compacted.
same()
{
    everything bad.db | cmp - "want.$kind" || echo "not noticed: $what"
    "$filmindex" -q --db copy.db compact && everything copy.db | cmp - "want.$kind" ||
        echo "cannot be compacted: $what"
}

noticed=0
unused=0
i=0
: >crashes
: >problems
while [ "$i" -lt "$damages" ]; do
    i=$((i + 1))
    case $((i % 3)) in
    0) kind=whole ;;
    1) kind=bulk ;;
    2) kind=small ;;
    esac
    rm -rf bad.db
    cp -r "$kind.db" bad.db
    # The lock is no part of what is kept.
    what=$("$tmp/damage" "$i" bad.db/CURRENT bad.db/gen-*/*) || exit 99
    what="$kind, seed $i: $what"
    before=$(wc -l <problems)
    command "$what" "$filmindex" -q --db bad.db verify >>problems
    verified=$code
    if [ "$verified" -eq 2 ]; then
        noticed=$((noticed + 1))
    else
        unused=$((unused + 1))
    fi
    {
        command "$what" "$filmsearch" --db bad.db Jeon Jong-seo awards
        command "$what" "$filmsearch" --db bad.db '"edition 1" word7 film*'
        command "$what" "$filmindex" --db bad.db status
        command "$what" "$filmindex" -q --db bad.db verify --quick
        command "$what" "$filmindex" --db bad.db export
        changing add in
        changing remove in/more
        changing upgrade
        changing compact
        if [ "$verified" -ne 2 ]; then
            same
        elif [ "$code" -lt 2 ]; then
            echo "compact made it look whole: $what"
        fi
    } >>problems
    [ -z "${FILM_KEEP-}" ] || [ "$(wc -l <problems)" -eq "$before" ] ||
        cp -r bad.db "$FILM_KEEP/seed-$i.db"
done
[ ! -s problems ] && [ "$unused" -le $((damages / 5)) ]
tap_result $? "$damages damaged indexes: $noticed noticed, $unused of free blocks" \
    problems
sort crashes | uniq -c | sed 's/^/# libxapian crashed, exit status 2: /'
tap_done
