#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# An index served by xapian-tcpsrv answers as it does here: cards, names, the
# films of articles, conditions on names.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ! command -v xapian-tcpsrv >/dev/null 2>&1; then
    echo "1..0 # SKIP no xapian-tcpsrv"
    exit 0
fi
HOME=$tmp
export HOME
unset FILMSEARCH_DB XDG_DATA_HOME XDG_CONFIG_HOME

# Where there is no ./index/film.db, which would be asked, too.
cd "$tmp" && ln -s "$TOP_SRCDIR/corpus" corpus || exit 99
"$filmindex" -q --db "$tmp/film.db" add corpus/articles \
    corpus/films corpus/people || exit 99

tool serve "$TOP_SRCDIR/tests/api/server.c" || exit 99
"$tmp/serve" "$tmp/film.db" >"$tmp/port" 2>"$tmp/server" &
serving=$!
trap 'kill "$serving" 2>/dev/null; rm -rf "$tmp"' EXIT
until [ -s "$tmp/port" ] || ! kill -0 "$serving" 2>/dev/null; do
    sleep 0.05
done
[ -s "$tmp/port" ]
tap_result $? "the index is served" "$tmp/server"
port=$(cat "$tmp/port")

# same NAME OPTION...: passes if both print the same, and something.
same()
{
    name=$1
    shift
    "$filmsearch" --db "$tmp/film.db" "$@" >"$tmp/want" 2>/dev/null
    "$filmsearch" --shard "127.0.0.1:$port" "$@" 2>"$tmp/err" |
        sed "s/ \[127.0.0.1:$port\]//; s/,\"shard\":\"127.0.0.1:$port\"//" \
            >"$tmp/got"
    [ -s "$tmp/want" ] && diff "$tmp/want" "$tmp/got" >"$tmp/diff"
    tap_result $? "$name" "$tmp/diff"
}
same "a person's card" --who "Jun Jong-seo"
same "a film's card" --who 콜
same "the cards of two" --who "Kim Ji-hoon"
same "names of several" --ambiguous
for title in Burning 콜 Her "Ballerina (2023)"; do
    same "--film $title" --film "$title" --format paths -n 50 --per-article 0
done
same "--person" --person 전종서 --format paths -n 50 --per-article 0
same "role:" --format paths -n 50 --per-article 0 role:Ok-ju

# Libxapian's matcher ranks there, and gives the same scores.
for query in "Jeon Jong-seo awards" "jun jong seo" 전종서가 \
    "Jeon 전종서 awards" "who plays Minhee" "Pennywise" "Ballerina revenge" \
    "prize OR festival" "+plastic smoke" "film:Burning smoke" "Bong Joon-hoo" \
    "festivel prize"; do
    same "$query" -n 40 --format jsonl "$query" --no-facts
done
same "with a date" -n 40 --format jsonl --since 2020 --no-facts prize Cannes
same "by date" -n 40 --format jsonl --sort date --no-facts prize Cannes
"$filmsearch" --shard "127.0.0.1:$port" -n 20 --format jsonl Ballerina revenge \
    >"$tmp/got" 2>&1
grep -q 'ballerina-cast-guide.*"films":\[{"id":"name:ballerina:2023"' "$tmp/got"
tap_result $? "an article's film by its title" "$tmp/got"

# The server follows to the next generation.
for again in once twice; do
    "$filmindex" -q --db "$tmp/film.db" compact
    same "compacted $again" Burning -n 1 --format jsonl --no-facts
done
tap_done
