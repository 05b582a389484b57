# SPDX-License-Identifier: GPL-2.0-or-later
# The objects are a convenience library, so that tests reach what the shared
# library hides.
noinst_LTLIBRARIES += %D%/libxapc.la
%C%_libxapc_la_SOURCES = \
	%D%/callback.h \
	%D%/collect.cc \
	%D%/database.cc \
	%D%/decider.cc \
	%D%/document.cc \
	%D%/enquire.cc \
	%D%/error.cc \
	%D%/expand.cc \
	%D%/field.cc \
	%D%/field.h \
	%D%/glass/begin.h \
	%D%/glass/block.cc \
	%D%/glass/block.h \
	%D%/glass/blocks.cc \
	%D%/glass/blocks.h \
	%D%/glass/code.cc \
	%D%/glass/code.h \
	%D%/glass/file.cc \
	%D%/glass/file.h \
	%D%/glass/free.cc \
	%D%/glass/free.h \
	%D%/glass/lists.cc \
	%D%/glass/lists.h \
	%D%/glass/open.cc \
	%D%/glass/pack.h \
	%D%/glass/probe.cc \
	%D%/glass/probe.h \
	%D%/glass/segment.cc \
	%D%/glass/segment.h \
	%D%/glass/table.cc \
	%D%/glass/table.h \
	%D%/glass/terms.cc \
	%D%/glass/terms.h \
	%D%/glass/version.cc \
	%D%/glass/version.h \
	%D%/internal.h \
	%D%/key.cc \
	%D%/maintain.cc \
	%D%/mset.cc \
	%D%/number.cc \
	%D%/position.cc \
	%D%/query-parser.cc \
	%D%/query.cc \
	%D%/read.cc \
	%D%/rset.cc \
	%D%/search.h \
	%D%/source.cc \
	%D%/spy.cc \
	%D%/statistics.cc \
	%D%/stem.cc \
	%D%/stopper.cc \
	%D%/string.cc \
	%D%/term-generator.cc \
	%D%/text.h \
	%D%/value.cc \
	%D%/version.cc \
	%D%/weight.cc \
	%D%/words.cc \
	%D%/writable.cc \
	%D%/writer.h
%C%_libxapc_la_CPPFLAGS = $(AM_CPPFLAGS) $(XAPIAN_CFLAGS) $(ZLIB_CFLAGS)
%C%_libxapc_la_LIBADD = $(XAPIAN_LIBS) $(ZLIB_LIBS)

lib_LTLIBRARIES += %D%/libxapian-c.la
%C%_libxapian_c_la_SOURCES =
# Never there: makes automake link with the C++ compiler.
nodist_EXTRA_%C%_libxapian_c_la_SOURCES = %D%/link.cxx
%C%_libxapian_c_la_LIBADD = %D%/libxapc.la $(XAPIAN_LIBS) $(ZLIB_LIBS)
%C%_libxapian_c_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined \
	-version-info 0:0:0 \
	-Wl,--version-script=$(top_srcdir)/%D%/xapian-c.map
%C%_libxapian_c_la_DEPENDENCIES = %D%/libxapc.la \
	$(top_srcdir)/%D%/xapian-c.map
EXTRA_DIST += %D%/coverage.sh %D%/coverage.txt %D%/glass/FORMAT.md \
	%D%/manual.awk %D%/methods.awk %D%/xapian-c.map

xapiancincludedir = $(includedir)/xapian-c
xapiancinclude_HEADERS = %D%/xapian-c.h
# What xapian-c.h includes.
xapiancapidir = $(xapiancincludedir)/api
xapiancapi_HEADERS = \
	%D%/api/common.h \
	%D%/api/database.h \
	%D%/api/decider.h \
	%D%/api/document.h \
	%D%/api/enquire.h \
	%D%/api/field.h \
	%D%/api/generator.h \
	%D%/api/key.h \
	%D%/api/maintain.h \
	%D%/api/mset.h \
	%D%/api/number.h \
	%D%/api/parser.h \
	%D%/api/query.h \
	%D%/api/read.h \
	%D%/api/rset.h \
	%D%/api/source.h \
	%D%/api/spy.h \
	%D%/api/stem.h \
	%D%/api/stopper.h \
	%D%/api/writable.h
pkgconfig_DATA += %D%/xapian-c.pc
xapiancexamplesdir = $(docdir)/examples
dist_xapiancexamples_DATA = \
	%D%/examples/index.c \
	%D%/examples/iterate.c \
	%D%/examples/search.c

# libtool's own file is of no use to those who link by pkg-config, but without
# it uninstalling leaves the library.
install-exec-hook:
	rm -f '$(DESTDIR)$(libdir)/libxapian-c.la'

uninstall-hook:
	rm -f '$(DESTDIR)$(libdir)'/libxapian-c.so*
