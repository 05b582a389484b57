# SPDX-License-Identifier: GPL-2.0-or-later
UNIT_TESTS += tests/unit/test-read-databases tests/unit/test-read-date \
	tests/unit/test-read-exports \
	tests/unit/test-read-mediawiki tests/unit/test-read-news \
	tests/unit/test-read-mail \
	tests/unit/test-read-rtf \
	tests/unit/test-read-scripts tests/unit/test-read-stream \
	tests/unit/test-read-tables \
	tests/unit/test-read-warc tests/unit/test-read-wikitext \
	tests/unit/test-read-xml
if HAVE_LIBARCHIVE
UNIT_TESTS += tests/unit/test-read-archive
tests_unit_test_read_archive_SOURCES = %D%/test-read-archive.c $(READ_SUPPORT)
tests_unit_test_read_archive_LDADD = $(LDADD) $(ZLIB_LIBS)
endif
if HAVE_POPPLER
UNIT_TESTS += tests/unit/test-read-pdf
tests_unit_test_read_pdf_SOURCES = %D%/test-read-pdf.c $(READ_SUPPORT)
endif
UNIT_TESTS += tests/unit/test-analyse tests/unit/test-names
UNIT_TESTS += tests/unit/test-options tests/unit/test-output \
	tests/unit/test-query

# Tests of readers compare what is found as text.
READ_SUPPORT = %D%/read-support.c %D%/read-support.h
tests_unit_test_read_exports_SOURCES = %D%/test-read-exports.c \
	$(READ_SUPPORT)
tests_unit_test_read_databases_SOURCES = %D%/test-read-databases.c \
	$(READ_SUPPORT)
tests_unit_test_read_news_SOURCES = %D%/test-read-news.c $(READ_SUPPORT)
tests_unit_test_read_rtf_SOURCES = %D%/test-read-rtf.c $(READ_SUPPORT)
tests_unit_test_read_scripts_SOURCES = %D%/test-read-scripts.c $(READ_SUPPORT)
tests_unit_test_read_mail_SOURCES = %D%/test-read-mail.c $(READ_SUPPORT)
tests_unit_test_read_tables_SOURCES = %D%/test-read-tables.c $(READ_SUPPORT)
tests_unit_test_read_warc_SOURCES = %D%/test-read-warc.c $(READ_SUPPORT)
tests_unit_test_read_mediawiki_SOURCES = %D%/test-read-mediawiki.c \
	$(READ_SUPPORT)

UNIT_TESTS += tests/unit/test-lost tests/unit/test-html-pages
tests_unit_test_html_pages_SOURCES = %D%/test-html-pages.c $(READ_SUPPORT)
UNIT_TESTS += tests/unit/test-read-feed tests/unit/test-read-html \
	tests/unit/test-read-mhtml tests/unit/test-read-samples \
	tests/unit/test-read-shape
tests_unit_test_read_feed_SOURCES = %D%/test-read-feed.c $(READ_SUPPORT)
tests_unit_test_read_html_SOURCES = %D%/test-read-html.c $(READ_SUPPORT)
# What the renderers print; test-output --update rewrites them.
EXTRA_DIST += \
	tests/golden/output-batch.tsv \
	tests/golden/output-count.txt \
	tests/golden/output-csl.json \
	tests/golden/output-full.txt \
	tests/golden/output-paths.txt \
	tests/golden/output-terminal.txt \
	tests/golden/output-text.txt \
	tests/golden/output-trec.txt \
	tests/golden/output.bib \
	tests/golden/output.json \
	tests/golden/output.jsonl \
	tests/golden/output.md \
	tests/golden/output.ris \
	tests/golden/output.tsv
UNIT_TESTS += tests/unit/test-base tests/unit/test-stage1
UNIT_TESTS += tests/unit/test-file tests/unit/test-model
UNIT_TESTS += tests/unit/test-query-words tests/unit/test-rank
UNIT_TESTS += tests/unit/test-compress tests/unit/test-store \
	tests/unit/test-titles

UNIT_TESTS += tests/unit/test-read-jsonl tests/unit/test-read-markdown \
	tests/unit/test-read-records tests/unit/test-read-text
tests_unit_test_read_jsonl_SOURCES = %D%/test-read-jsonl.c $(READ_SUPPORT)
tests_unit_test_read_markdown_SOURCES = %D%/test-read-markdown.c \
	$(READ_SUPPORT)
tests_unit_test_read_records_SOURCES = %D%/test-read-records.c $(READ_SUPPORT)
tests_unit_test_read_text_SOURCES = %D%/test-read-text.c $(READ_SUPPORT)

UNIT_TESTS += tests/unit/test-read-charset tests/unit/test-read-collections \
	tests/unit/test-read-files
tests_unit_test_read_files_SOURCES = %D%/test-read-files.c $(READ_SUPPORT)
tests_unit_test_read_mhtml_SOURCES = %D%/test-read-mhtml.c $(READ_SUPPORT)
tests_unit_test_read_shape_SOURCES = %D%/test-read-shape.c
UNIT_TESTS += tests/unit/test-digest tests/unit/test-document \
	tests/unit/test-identity
UNIT_TESTS += tests/unit/test-audit tests/unit/test-catalog
UNIT_TESTS += tests/unit/test-schema
UNIT_TESTS += tests/unit/test-mentions tests/unit/test-upgrade
UNIT_TESTS += tests/unit/test-sample

UNIT_TESTS += tests/unit/test-romanise tests/unit/test-wire

# Tests that build an index of their own.
INDEX_SUPPORT = %D%/index-support.c %D%/index-support.h
tests_unit_test_audit_SOURCES = %D%/test-audit.c $(INDEX_SUPPORT)
tests_unit_test_identity_SOURCES = %D%/test-identity.c $(INDEX_SUPPORT)
tests_unit_test_mentions_SOURCES = %D%/test-mentions.c $(INDEX_SUPPORT)
tests_unit_test_sample_SOURCES = %D%/test-sample.c $(INDEX_SUPPORT)
tests_unit_test_upgrade_SOURCES = %D%/test-upgrade.c $(INDEX_SUPPORT)

# Memory that src asks for in vain.
UNIT_TESTS += tests/unit/test-memory
tests_unit_test_memory_SOURCES = %D%/test-memory.c $(INDEX_SUPPORT) $(READ_SUPPORT)
tests_unit_test_memory_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=strdup \
	-Wl,--wrap=film_arena_alloc,--wrap=film_arena_zalloc \
	-Wl,--wrap=film_arena_copy,--wrap=film_arena_push \
	-Wl,--wrap=film_vec_reserve
