# SPDX-License-Identifier: GPL-2.0-or-later
# A target is fuzz-NAME.c, three lines here and inputs in corpus/NAME, which
# make check replays. With --enable-fuzzing they are libFuzzer programs.
FUZZ_TARGETS = tests/fuzz/fuzz-feed tests/fuzz/fuzz-html \
	tests/fuzz/fuzz-mhtml tests/fuzz/fuzz-query
FUZZ_COMMON = %D%/fuzz.h %D%/fuzz-read.c
if FUZZING
noinst_PROGRAMS += $(FUZZ_TARGETS)
else
check_PROGRAMS += $(FUZZ_TARGETS)
FUZZ_COMMON += %D%/driver.c
endif
EXTRA_DIST += %D%/corpus

tests_fuzz_fuzz_feed_SOURCES = %D%/fuzz-feed.c $(FUZZ_COMMON)
tests_fuzz_fuzz_feed_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_html_SOURCES = %D%/fuzz-html.c $(FUZZ_COMMON)
tests_fuzz_fuzz_html_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_query_SOURCES = %D%/fuzz-query.c $(FUZZ_COMMON)
tests_fuzz_fuzz_query_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_mhtml_SOURCES = %D%/fuzz-mhtml.c $(FUZZ_COMMON)
tests_fuzz_fuzz_mhtml_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
