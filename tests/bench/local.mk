# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += %D%/bench.sh %D%/counts.sh %D%/counts.txt %D%/articles.awk
EXTRA_PROGRAMS += %D%/measure
%C%_measure_SOURCES = %D%/measure.c
%C%_measure_LDADD =
CLEANFILES += %D%/measure

# What indexing costs; what is indexed is not part of the tree.
bench: all %D%/measure
	@BENCH_DIR='$(BENCH_DIR)' BENCH_KIT='$(BENCH_KIT)' \
		BENCH_LARGE='$(BENCH_LARGE)' BENCH_BASE='$(BENCH_BASE)' \
		FILMINDEX='$(abs_top_builddir)/filmindex' \
		FILMSEARCH='$(abs_top_builddir)/filmsearch' \
		MEASURE='$(abs_top_builddir)/tests/bench/measure' \
		$(SHELL) $(top_srcdir)/tests/bench/bench.sh

# Fails if adding or searching takes more instructions than counts.txt says.
bench-counts: all
	@FILMINDEX='$(abs_top_builddir)/filmindex' \
		FILMSEARCH='$(abs_top_builddir)/filmsearch' \
		TOP_SRCDIR='$(abs_top_srcdir)' CC='$(CC)' CFLAGS='$(CFLAGS)' \
		$(SHELL) $(top_srcdir)/tests/bench/counts.sh $(BENCH_UPDATE)
.PHONY: bench bench-counts
