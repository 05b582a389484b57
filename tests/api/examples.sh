#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The examples of the C API build with the installed header, library and flags
# of pkg-config, and do what they say; the manual page is that of the header.
. "$TOP_SRCDIR/tests/tap.sh"
cd "$tmp" || exit 99

awk -f "$TOP_SRCDIR/src/xapian-c/manual.awk" \
    "$TOP_SRCDIR/src/xapian-c/xapian-c.h" >page
diff page "$TOP_SRCDIR/man/xapian-c.3" >out
tap_result $? "xapian-c.3 is made from xapian-c.h" out

if grep -q 'define FILM_SANITIZERS' "$TOP_BUILDDIR/config.h" ||
    [ ! -e "$TOP_BUILDDIR/src/xapian-c/.libs/libxapian-c.so" ]; then
    tap_skip "examples" "the library is instrumented, or not shared"
    tap_done
    exit
fi
if ! make -C "$TOP_BUILDDIR" DESTDIR="$tmp/root" MAKEFLAGS= \
    install-libLTLIBRARIES install-xapiancincludeHEADERS \
    install-xapiancapiHEADERS \
    install-pkgconfigDATA install-exec-hook >out 2>&1; then
    tap_result 1 "the C API is installed" out
    tap_done
    exit
fi
PKG_CONFIG_PATH=$(dirname "$(find root -name xapian-c.pc)")
PKG_CONFIG_SYSROOT_DIR=$tmp/root
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
cflags=$(pkg-config --cflags xapian-c)
libs=$(pkg-config --libs xapian-c)
lib=$(dirname "$(find "$tmp/root" -name libxapian-c.so)")
find root -name '*.la' >out
[ ! -s out ]
tap_result $? "no file of libtool is installed" out

for name in index search iterate; do
    # shellcheck disable=SC2086 # words of a command
    ${CC:-cc} -std=c11 -Wall -Wextra -Werror $cflags -o "$name" \
        "$TOP_SRCDIR/src/xapian-c/examples/$name.c" $libs \
        "-Wl,-rpath,$lib" >out 2>&1
    tap_result $? "$name.c builds" out
done

printf 'Burning is slow.\nSlow trains burn.\nThe Call\n' | ./index db >out 2>&1
tap_result $? "index" out
./search db 'slow burn' >out 2>&1 && [ "$(wc -l <out)" -eq 2 ] &&
    grep -q '^[0-9.]* \*Burning\* is \*slow\*\.$' out
tap_result $? "search" out
./search db '"slow trains" NOT call' >out 2>&1 && [ "$(wc -l <out)" -eq 1 ]
tap_result $? "search with operators" out
./iterate db slow >out 2>&1 && [ "$(cat out)" = "slow 1:1 2:1" ]
tap_result $? "iterate" out
for name in search iterate; do
    ./$name missing x >out 2>&1
    [ $? -eq 1 ] && grep -q "^$name: .*missing" out
    tap_result $? "$name reports a missing database" out
done
tap_done
