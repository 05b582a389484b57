# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += %D%/bench.sh
EXTRA_PROGRAMS = %D%/measure
%C%_measure_SOURCES = %D%/measure.c
%C%_measure_LDADD =
CLEANFILES += %D%/measure

# What indexing costs; what is indexed is not part of the tree.
bench: all %D%/measure
	@BENCH_DIR='$(BENCH_DIR)' BENCH_KIT='$(BENCH_KIT)' \
		BENCH_LARGE='$(BENCH_LARGE)' \
		FILMINDEX='$(abs_top_builddir)/filmindex' \
		FILMSEARCH='$(abs_top_builddir)/filmsearch' \
		MEASURE='$(abs_top_builddir)/tests/bench/measure' \
		$(SHELL) $(top_srcdir)/tests/bench/bench.sh
.PHONY: bench
