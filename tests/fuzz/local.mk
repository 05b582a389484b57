# SPDX-License-Identifier: GPL-2.0-or-later
# A target is fuzz-NAME.c, three lines at the end here and inputs in
# corpus/NAME, which make check replays. With --enable-fuzzing they are
# libFuzzer programs.
FUZZ_TARGETS =
FUZZ_COMMON = %D%/fuzz.h %D%/fuzz-read.c
if FUZZING
noinst_PROGRAMS += $(FUZZ_TARGETS)
else
check_PROGRAMS += $(FUZZ_TARGETS)
FUZZ_COMMON += %D%/driver.c
endif
EXTRA_DIST += %D%/corpus

if HAVE_LIBARCHIVE
FUZZ_TARGETS += tests/fuzz/fuzz-archive
tests_fuzz_fuzz_archive_SOURCES = %D%/fuzz-archive.c $(FUZZ_COMMON)
tests_fuzz_fuzz_archive_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-package
tests_fuzz_fuzz_package_SOURCES = %D%/fuzz-package.c $(FUZZ_COMMON)
tests_fuzz_fuzz_package_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
endif

FUZZ_TARGETS += tests/fuzz/fuzz-documents
tests_fuzz_fuzz_documents_SOURCES = %D%/fuzz-documents.c $(FUZZ_COMMON)
tests_fuzz_fuzz_documents_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-feed
tests_fuzz_fuzz_feed_SOURCES = %D%/fuzz-feed.c $(FUZZ_COMMON)
tests_fuzz_fuzz_feed_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-filmxml
tests_fuzz_fuzz_filmxml_SOURCES = %D%/fuzz-filmxml.c $(FUZZ_COMMON)
tests_fuzz_fuzz_filmxml_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-html
tests_fuzz_fuzz_html_SOURCES = %D%/fuzz-html.c $(FUZZ_COMMON)
tests_fuzz_fuzz_html_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-jsonl
tests_fuzz_fuzz_jsonl_SOURCES = %D%/fuzz-jsonl.c $(FUZZ_COMMON)
tests_fuzz_fuzz_jsonl_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-mail
tests_fuzz_fuzz_mail_SOURCES = %D%/fuzz-mail.c $(FUZZ_COMMON)
tests_fuzz_fuzz_mail_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-markdown
tests_fuzz_fuzz_markdown_SOURCES = %D%/fuzz-markdown.c $(FUZZ_COMMON)
tests_fuzz_fuzz_markdown_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-mhtml
tests_fuzz_fuzz_mhtml_SOURCES = %D%/fuzz-mhtml.c $(FUZZ_COMMON)
tests_fuzz_fuzz_mhtml_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-nfo
tests_fuzz_fuzz_nfo_SOURCES = %D%/fuzz-nfo.c $(FUZZ_COMMON)
tests_fuzz_fuzz_nfo_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-options
tests_fuzz_fuzz_options_SOURCES = %D%/fuzz-options.c $(FUZZ_COMMON)
tests_fuzz_fuzz_options_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-query
tests_fuzz_fuzz_query_SOURCES = %D%/fuzz-query.c $(FUZZ_COMMON)
tests_fuzz_fuzz_query_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-rtf
tests_fuzz_fuzz_rtf_SOURCES = %D%/fuzz-rtf.c $(FUZZ_COMMON)
tests_fuzz_fuzz_rtf_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-scripts
tests_fuzz_fuzz_scripts_SOURCES = %D%/fuzz-scripts.c $(FUZZ_COMMON)
tests_fuzz_fuzz_scripts_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-sniff
tests_fuzz_fuzz_sniff_SOURCES = %D%/fuzz-sniff.c $(FUZZ_COMMON)
tests_fuzz_fuzz_sniff_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-store
tests_fuzz_fuzz_store_SOURCES = %D%/fuzz-store.c $(FUZZ_COMMON)
tests_fuzz_fuzz_store_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-stream
tests_fuzz_fuzz_stream_SOURCES = %D%/fuzz-stream.c $(FUZZ_COMMON)
tests_fuzz_fuzz_stream_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-text
tests_fuzz_fuzz_text_SOURCES = %D%/fuzz-text.c $(FUZZ_COMMON)
tests_fuzz_fuzz_text_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-databases
tests_fuzz_fuzz_databases_SOURCES = %D%/fuzz-databases.c $(FUZZ_COMMON)
tests_fuzz_fuzz_databases_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-mediawiki
tests_fuzz_fuzz_mediawiki_SOURCES = %D%/fuzz-mediawiki.c $(FUZZ_COMMON)
tests_fuzz_fuzz_mediawiki_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-news
tests_fuzz_fuzz_news_SOURCES = %D%/fuzz-news.c $(FUZZ_COMMON)
tests_fuzz_fuzz_news_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-warc
tests_fuzz_fuzz_warc_SOURCES = %D%/fuzz-warc.c $(FUZZ_COMMON)
tests_fuzz_fuzz_warc_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz-wikitext
tests_fuzz_fuzz_wikitext_SOURCES = %D%/fuzz-wikitext.c $(FUZZ_COMMON)
tests_fuzz_fuzz_wikitext_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
