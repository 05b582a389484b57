# SPDX-License-Identifier: GPL-2.0-or-later
# libfilm: what both programs need. libfilmread: what reads articles and
# records, with the libraries that takes; filmsearch never links it.
noinst_LTLIBRARIES += src/libfilm.la src/libfilmread.la
src_libfilm_la_SOURCES =
src_libfilmread_la_SOURCES =

# Link with one of these, in this order. The shim's objects need the library of
# C++, which the C compiler does not add.
FILM_LIBS = src/libfilm.la src/xapian-c/libxapc.la -lstdc++ \
	$(UTF8PROC_LIBS) $(JANSSON_LIBS) $(ZSTD_LIBS) -lm
FILMREAD_LIBS = src/libfilmread.la $(FILM_LIBS) \
	$(XML2_LIBS) $(ZLIB_LIBS) $(MD4C_LIBS) $(YAML_LIBS) $(UCHARDET_LIBS) $(ARCHIVE_LIBS)

# Folders, lowest floor first.
include src/xapian-c/local.mk
include src/base/local.mk
include src/model/local.mk
include src/schema/local.mk
include src/text/local.mk
include src/names/local.mk
include src/query/local.mk
include src/search/local.mk
include src/search/source/local.mk
include src/search/expand/local.mk
include src/search/retrieve/local.mk
include src/search/rank/local.mk
include src/search/results/local.mk
include src/output/local.mk
include src/cli/local.mk
include src/read/local.mk
include src/read/xml/local.mk
include src/read/html/local.mk
include src/read/wiki/local.mk
include src/read/articles/local.mk
include src/read/records/local.mk
include src/read/containers/local.mk
include src/read/documents/local.mk
include src/read/scripts/local.mk
include src/read/tables/local.mk
include src/catalog/local.mk
include src/index/format/local.mk
include src/index/inputs/local.mk
include src/index/local.mk
include src/index/build/local.mk
include src/index/check/local.mk
include src/filmindex/local.mk
include src/filmsearch/local.mk
include src/filmweb/local.mk
