# SPDX-License-Identifier: GPL-2.0-or-later
dist_check_SCRIPTS += \
	%D%/completion.sh \
	%D%/copies.sh \
	%D%/damage.sh \
	%D%/dates.sh \
	%D%/disk.sh \
	%D%/corpus.sh \
	%D%/fault.sh \
	%D%/fields.sh \
	%D%/filmindex.sh \
	%D%/filmsearch.sh \
	%D%/judged.sh \
	%D%/keep.sh \
	%D%/kill.sh \
	%D%/links.sh \
	%D%/manual.sh \
	%D%/memory.sh \
	%D%/order.sh \
	%D%/partial.sh \
	%D%/paths.sh \
	%D%/readers.sh \
	%D%/readme.sh \
	%D%/remote.sh \
	%D%/remove.sh \
	%D%/trouble.sh \
	%D%/watch.sh \
	%D%/writers.sh
EXTRA_DIST += tests/cli/damage.c tests/cli/fault.c tests/cli/judged.txt \
	tests/cli/kill-at.c tests/cli/tools.sh
