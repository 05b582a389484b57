# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += %D%/browser.py %D%/browser.sh

# The pages in a real browser: needs chromium, chromium-driver and python3.
check-browser: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS=tests/web/browser.sh

# Pictures of them, to be looked at.
screenshots: all
	cd $(srcdir) && python3 tests/web/browser.py screenshots \
		'$(abs_builddir)' corpus '$(abs_builddir)/screenshots'
.PHONY: check-browser screenshots
