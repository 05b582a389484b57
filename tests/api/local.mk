# SPDX-License-Identifier: GPL-2.0-or-later
api_tests = %D%/test-callback %D%/test-errors %D%/test-lists %D%/test-newer \
	%D%/test-process %D%/test-read %D%/test-search \
	%D%/test-segment %D%/test-write
api_support = %D%/support.c %D%/support.h
# With --disable-shared that is an archive: the C compiler does not add the
# library of C++, and libtool takes it for granted.
api_libs = src/xapian-c/libxapian-c.la -lstdc++ $(CMOCKA_LIBS) -lm
# For what is not exported.
internal_libs = src/xapian-c/libxapc.la -lstdc++ $(CMOCKA_LIBS) -lm
UNIT_TESTS += $(api_tests)
%C%_test_callback_SOURCES = %D%/test-callback.c $(api_support)
%C%_test_callback_LDADD = $(api_libs)
%C%_test_errors_SOURCES = %D%/test-errors.c %D%/server.c %D%/server.h \
	$(api_support)
%C%_test_errors_LDADD = $(api_libs)
%C%_test_lists_SOURCES = %D%/test-lists.c $(api_support)
%C%_test_lists_LDADD = $(internal_libs)
%C%_test_newer_SOURCES = %D%/newer.cc %D%/test-newer.c $(api_support)
%C%_test_newer_CPPFLAGS = $(AM_CPPFLAGS) $(XAPIAN_CFLAGS)
%C%_test_newer_LDADD = $(internal_libs)
%C%_test_process_SOURCES = %D%/test-process.c $(api_support)
%C%_test_process_LDADD = $(api_libs) -lpthread
%C%_test_read_SOURCES = %D%/test-read.c $(api_support)
%C%_test_read_LDADD = $(api_libs)
%C%_test_search_SOURCES = %D%/test-search.c $(api_support)
%C%_test_search_LDADD = $(api_libs)
%C%_test_segment_SOURCES = %D%/test-segment.c $(api_support)
%C%_test_segment_LDADD = $(internal_libs)
%C%_test_write_SOURCES = %D%/test-write.c $(api_support)
%C%_test_write_LDADD = $(api_libs)

check_PROGRAMS += %D%/test-guard
%C%_test_guard_SOURCES = %D%/test-guard.cc
%C%_test_guard_CPPFLAGS = $(AM_CPPFLAGS) $(XAPIAN_CFLAGS)
%C%_test_guard_LDADD = src/xapian-c/libxapc.la $(XAPIAN_LIBS)

# Each behaviour asked of libxapian by C++ and by xapian-c.
check_PROGRAMS += %D%/test-twin
%C%_test_twin_SOURCES = \
	%D%/twin/decide.cc \
	%D%/twin/generate.cc \
	%D%/twin/parse.cc \
	%D%/twin/queries.cc \
	%D%/twin/read.cc \
	%D%/twin/search.cc \
	%D%/twin/sources.cc \
	%D%/twin/twin.cc \
	%D%/twin/twin.h \
	%D%/twin/write.cc
%C%_test_twin_CPPFLAGS = $(AM_CPPFLAGS) $(XAPIAN_CFLAGS)
%C%_test_twin_LDADD = src/xapian-c/libxapian-c.la $(XAPIAN_LIBS)

dist_check_SCRIPTS += %D%/header.sh %D%/symbols.sh
dist_check_SCRIPTS += %D%/coverage.sh %D%/examples.sh

# The same work by C++ and by C, for counting instructions.
EXTRA_PROGRAMS += %D%/overhead
CLEANFILES += %D%/overhead
%C%_overhead_SOURCES = %D%/overhead.cc
%C%_overhead_CPPFLAGS = $(AM_CPPFLAGS) $(XAPIAN_CFLAGS)
%C%_overhead_LDADD = src/xapian-c/libxapian-c.la $(XAPIAN_LIBS)
SLOW_TESTS += %D%/overhead.sh
