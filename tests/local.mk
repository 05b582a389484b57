# SPDX-License-Identifier: GPL-2.0-or-later
# A unit test is one line: UNIT_TESTS += tests/unit/test-NAME, its source
# test-NAME.c and its libraries LDADD. A command test is one line:
# dist_check_SCRIPTS += tests/cli/NAME.sh, or, for make check-slow,
# SLOW_TESTS += tests/cli/NAME.sh. All write TAP.
UNIT_TESTS =
SLOW_TESTS =
if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
endif
LDADD = $(FILMREAD_LIBS) $(CMOCKA_LIBS)

TEST_EXTENSIONS = .sh
TESTS = $(check_PROGRAMS) $(dist_check_SCRIPTS)
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	LC_ALL=C.UTF-8; export LC_ALL; \
	unset XAPIAN_FLUSH_THRESHOLD FILMSEARCH_DB; \
	TOP_SRCDIR='$(abs_top_srcdir)'; export TOP_SRCDIR; \
	TOP_BUILDDIR='$(abs_top_builddir)'; export TOP_BUILDDIR; \
	CC='$(CC)'; export CC; CXX='$(CXX)'; export CXX; \
	ASAN_OPTIONS="new_delete_type_mismatch=0:$$ASAN_OPTIONS"; \
	export ASAN_OPTIONS; \
	LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0'; \
	export LSAN_OPTIONS;
EXTRA_DIST += tests/lsan.supp $(SLOW_TESTS) tests/coverage.h tests/coverage.sh \
	tests/equivalent.txt tests/mutants.awk tests/mutants.h tests/mutants.sh \
	tests/unheard.txt

# What make check leaves out.
check-slow: all
	FILM_CUTS=200 $(MAKE) $(AM_MAKEFLAGS) check \
		TESTS='$(SLOW_TESTS) tests/cli/power.sh'
.PHONY: check-slow

include tests/api/local.mk
include tests/bench/local.mk
include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/cli/local.mk
include tests/eval/local.mk
include tests/lint/local.mk
include tests/web/local.mk
