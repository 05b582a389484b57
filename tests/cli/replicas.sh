#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Shards that were copied: by xapian-replicate, which follows changes, to another
# folder and port, and with the whole index. The answers stay those of the whole.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
. "$TOP_SRCDIR/tests/cli/servers.sh"

if ! command -v xapian-replicate >/dev/null 2>&1; then
    echo "1..0 # SKIP no xapian-replicate"
    exit 0
fi
"$filmindex" -q --db film.db add --shards 2 corpus/articles corpus/films ||
    exit 99
# A port that was free just now.
start free film.db/shard-1
port=$(cat free.port)
end free

# replicate: both shards once, to copy-1 and copy-2.
replicate()
{
    for i in 1 2; do
        xapian-replicate-server -o -I 127.0.0.1 -p "$port" film.db 2>>server &
        serving=$!
        servers="$servers $serving"
        left=100
        until xapian-replicate -q -o -h 127.0.0.1 -p "$port" -m "shard-$i" \
            "copy-$i" 2>client; do
            left=$((left - 1))
            [ $left -gt 0 ] || return 1
            sleep 0.1
        done
        wait "$serving"
    done
}

# same NAME HEAD SERVER...: those servers give the whole's answer.
same()
{
    name=$1
    head=$2
    shift 2
    for server; do
        set -- "$@" --shard "127.0.0.1:$(cat "$server.port")"
        shift
    done
    "$filmsearch" --db film.db burning greenhouse >want
    "$filmsearch" --db "$head" "$@" burning greenhouse >got 2>&1
    [ -s want ] && cmp want got >differ 2>&1
    tap_result $? "$name" got
}

replicate
tap_result $? "replicas are made" client
start one copy-1
start two copy-2
same "replicas answer" film.db/head one two

printf 'Title: New\n\nA greenhouse was burning in the new article.\n' >new.txt
"$filmindex" -q --db film.db add --shards 2 new.txt
"$filmsearch" --db film.db/head --shard "127.0.0.1:$(cat one.port)" burning \
    >out 2>&1
grep -q "is missing: it serves a shard of another index, or of another state" out
tap_result $? "replicas of an earlier state are named" out
replicate
tap_result $? "replicas follow a change" client
same "they answer under their old servers" film.db/head one two
"$filmindex" -q --db film.db/shard-1 compact
replicate
tap_result $? "replicas follow a compaction" client
same "and answer" film.db/head one two

cp -R film.db/shard-2 moved
start three moved
same "a shard that was moved" film.db/head one three
cp -R film.db backup.db
"$filmindex" --db backup.db verify >out 2>&1
tap_result $? "a copy of the index is whole" out
same "its head goes with the same shards" backup.db/head one three
tap_done
