# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# What tests with servers share; source it after tools.sh. They are in $tmp, with
# the corpus, and have no index of the user's.
if ! command -v xapian-tcpsrv >/dev/null 2>&1; then
    echo "1..0 # SKIP no xapian-tcpsrv"
    exit 0
fi
HOME=$tmp
export HOME
unset FILMSEARCH_DB XDG_DATA_HOME XDG_CONFIG_HOME
cd "$tmp" && ln -s "$TOP_SRCDIR/corpus" corpus || exit 99
tool serve "$TOP_SRCDIR/tests/api/server.c" && tool peer || exit 99
servers=
trap 'kill $servers 2>/dev/null; rm -rf "$tmp"' EXIT

# await NAME: waits until it has printed its port.
await()
{
    servers="$servers $!"
    echo $! >"$1.pid"
    until [ -s "$1.port" ] || ! kill -0 "$(cat "$1.pid")" 2>/dev/null; do
        sleep 0.05
    done
    [ -s "$1.port" ] || exit 99
}

# start NAME DATABASE [PORT]: serves it; NAME.port, and NAME.group, its
# processes.
start()
{
    rm -f "$1.port"
    "$tmp/serve" "$2" "$1.group" ${3:+"$3"} >"$1.port" 2>"$1.err" &
    await "$1"
}

# peer NAME MODE [PORT [N]]: see peer.c.
peer()
{
    name=$1
    shift
    rm -f "$name.port"
    "$tmp/peer" "$@" >"$name.port" 2>"$name.err" &
    await "$name"
}

# end NAME: kills it and all that it serves.
end()
{
    kill -s KILL -- "-$(cat "$1.group")"
    kill "$(cat "$1.pid")"
    wait "$(cat "$1.pid")" 2>/dev/null
}
