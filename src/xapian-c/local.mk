# SPDX-License-Identifier: GPL-2.0-or-later
# The objects are a convenience library, so that tests reach what the shared
# library hides.
noinst_LTLIBRARIES += src/xapian-c/libxapc.la
src_xapian_c_libxapc_la_SOURCES = \
	src/xapian-c/version.cc \
	src/xapian-c/xapian-c.h
src_xapian_c_libxapc_la_CPPFLAGS = $(AM_CPPFLAGS) $(XAPIAN_CFLAGS)
src_xapian_c_libxapc_la_LIBADD = $(XAPIAN_LIBS)

lib_LTLIBRARIES += src/xapian-c/libxapian-c.la
src_xapian_c_libxapian_c_la_SOURCES =
# Never there: makes automake link with the C++ compiler.
nodist_EXTRA_src_xapian_c_libxapian_c_la_SOURCES = src/xapian-c/link.cxx
src_xapian_c_libxapian_c_la_LIBADD = src/xapian-c/libxapc.la $(XAPIAN_LIBS)
src_xapian_c_libxapian_c_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined \
	-version-info 0:0:0 \
	-Wl,--version-script=$(top_srcdir)/src/xapian-c/xapian-c.map
src_xapian_c_libxapian_c_la_DEPENDENCIES = src/xapian-c/libxapc.la \
	$(top_srcdir)/src/xapian-c/xapian-c.map
EXTRA_DIST += src/xapian-c/xapian-c.map

xapiancincludedir = $(includedir)/xapian-c
xapiancinclude_HEADERS = src/xapian-c/xapian-c.h
pkgconfig_DATA += src/xapian-c/xapian-c.pc
