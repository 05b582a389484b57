# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# TAP for tests in sh: source this file, call the functions below, end with
# tap_done. $tmp is a fresh folder that is removed at exit.

tap_count=0
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT

# What programs remember is not the user's.
XDG_STATE_HOME=$tmp/state
export XDG_STATE_HOME

# tap_result STATUS NAME [FILE]: one result; FILE is shown if it failed.
tap_result()
{
    tap_count=$((tap_count + 1))
    if [ "$1" -eq 0 ]; then
        printf 'ok %d - %s\n' "$tap_count" "$2"
        return
    fi
    printf 'not ok %d - %s\n' "$tap_count" "$2"
    [ -z "${3-}" ] || sed 's/^/# /' "$3"
}

# tap_silent NAME COMMAND...: passes if the command prints nothing.
tap_silent()
{
    tap_name=$1
    shift
    "$@" >"$tmp/tap.out" 2>&1
    tap_status=0
    [ ! -s "$tmp/tap.out" ] || tap_status=1
    tap_result "$tap_status" "$tap_name" "$tmp/tap.out"
}

# tap_says NAME TEXT COMMAND...: passes if a line of what the command prints
# holds TEXT.
tap_says()
{
    tap_name=$1
    tap_text=$2
    shift 2
    "$@" >"$tmp/tap.out" 2>&1
    tap_status=0
    grep -qF -e "$tap_text" "$tmp/tap.out" || tap_status=1
    tap_result "$tap_status" "$tap_name" "$tmp/tap.out"
}

# tap_skip NAME REASON
tap_skip()
{
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

tap_done()
{
    echo "1..$tap_count"
}
