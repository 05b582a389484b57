#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The pages of filmweb in Chromium: two widths, light and dark, keys, and
# without JavaScript.
if [ ! -x "$TOP_BUILDDIR/filmweb" ]; then
    echo "1..0 # SKIP built without libmicrohttpd"
    exit 0
fi
for tool in chromium chromedriver python3; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "1..0 # SKIP no $tool"
        exit 0
    fi
done
cd "$TOP_SRCDIR" && exec python3 tests/web/browser.py test "$TOP_BUILDDIR" corpus
