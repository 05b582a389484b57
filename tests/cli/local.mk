# SPDX-License-Identifier: GPL-2.0-or-later
dist_check_SCRIPTS += \
	%D%/completion.sh \
	%D%/copies.sh \
	%D%/damage.sh \
	%D%/dates.sh \
	%D%/disk.sh \
	%D%/corpus.sh \
	%D%/fallback.sh \
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
	%D%/scripts.sh \
	%D%/trouble.sh \
	%D%/watch.sh \
	%D%/writers.sh
EXTRA_DIST += \
	%D%/damage.c \
	%D%/fault.c \
	%D%/judged.txt \
	%D%/kill-at.c \
	%D%/serve.c \
	%D%/tools.sh
