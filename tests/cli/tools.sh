# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# What tests of durability share; source it behind tap.sh.
# shellcheck disable=SC2034 # for whoever sources this
filmindex=$TOP_BUILDDIR/filmindex filmsearch=$TOP_BUILDDIR/filmsearch

# tool NAME [FLAG...]: compiles tests/cli/NAME.c to $tmp/NAME.
tool()
{
    tool_name=$1
    shift
    # shellcheck disable=SC2086 # CC may hold flags
    $CC -O1 -o "$tmp/$tool_name" "$TOP_SRCDIR/tests/cli/$tool_name.c" "$@"
}

# write_articles DIR EDITION FILES PARAGRAPHS [WORDS]: articles whose every
# paragraph begins with "edition EDITION" and has so many words more.
write_articles()
{
    mkdir -p "$1" && awk -v dir="$1" -v edition="$2" -v files="$3" \
        -v paragraphs="$4" -v words="${5-0}" 'BEGIN {
            for (i = 0; i < words; i++)
                more = more " more"
            for (i = 1; i <= files; i++) {
                name = dir "/article-" i ".txt"
                printf "Title: Article %d\n", i >name
                for (j = 1; j <= paragraphs; j++)
                    printf "\nedition %d of article %d, where paragraph %d" \
                        " tells of word%d and film%d%s.\n", edition, i, j, \
                        i * j % 997, (i + j) % 89, more >name
                close(name)
            }
        }'
}

# holds DB: "path edition" of all that is in the index, sorted.
holds()
{
    "$filmindex" --db "$1" export >"$tmp/holds.jsonl" &&
        sed -n 's/.*"path":"\([^"]*\)".*"text":"edition \([0-9]*\).*/\1 \2/p' \
            "$tmp/holds.jsonl" | sort -u
}

# everything DB: its export in an order of its own.
everything()
{
    "$filmindex" --db "$1" export | sort
}

# litter DB: says what a command should have removed, and whether a server that
# follows XAPIANDB misses the generation of CURRENT.
litter()
{
    find "$1" -name 'new-*' -o -name v.tmp -o -name digest.new
    [ ! -e "$1/XAPIANDB" ] ||
        sed 's/^glass //' "$1/XAPIANDB" | cmp - "$1/CURRENT" 2>&1
}

# soon NAME SECONDS COMMAND...: passes if the command succeeds within so long,
# and the process $watcher, which writes to log, lives.
soon()
{
    name=$1
    left=$(($2 * 20))
    shift 2
    until "$@" >out 2>&1; do
        left=$((left - 1))
        if [ "$left" -le 0 ] || ! kill -0 "$watcher"; then
            tail -n 5 log >>out
            tap_result 1 "$name" out
            return
        fi
        sleep 0.05
    done
    tap_result 0 "$name"
}

# with_mounts NAME: goes on in name spaces of our own, where we may mount and set
# limits and leave nothing behind; skips what NAME says where there are none.
with_mounts()
{
    [ "${FILM_UNSHARED-}" != yes ] || return 0
    if unshare -rm mount -t tmpfs tmpfs "$tmp" 2>/dev/null; then
        FILM_UNSHARED=yes
        export FILM_UNSHARED
        unshare -rm sh "$0"
        exit
    fi
    tap_skip "$1" "no mount here"
    tap_done
    exit 0
}
