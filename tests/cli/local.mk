# SPDX-License-Identifier: GPL-2.0-or-later
dist_check_SCRIPTS += \
	%D%/answered.sh \
	%D%/archives.sh \
	%D%/cards.sh \
	%D%/completion.sh \
	%D%/config.sh \
	%D%/copies.sh \
	%D%/corpus.sh \
	%D%/dates.sh \
	%D%/evidence.sh \
	%D%/documents.sh \
	%D%/facets.sh \
	%D%/fields.sh \
	%D%/film-fields.sh \
	%D%/filter.sh \
	%D%/filmindex.sh \
	%D%/filmsearch.sh \
	%D%/heads.sh \
	%D%/import.sh \
	%D%/interrupt.sh \
	%D%/interactive.sh \
	%D%/judged.sh \
	%D%/keep.sh \
	%D%/linear.sh \
	%D%/links.sh \
	%D%/manual.sh \
	%D%/mentions.sh \
	%D%/missing.sh \
	%D%/open.sh \
	%D%/operands.sh \
	%D%/partial.sh \
	%D%/pager.sh \
	%D%/paths.sh \
	%D%/places.sh \
	%D%/power.sh \
	%D%/readers.sh \
	%D%/readme.sh \
	%D%/refused.sh \
	%D%/replicas.sh \
	%D%/remote.sh \
	%D%/rounds.sh \
	%D%/saved.sh \
	%D%/said.sh \
	%D%/scripts.sh \
	%D%/shards.sh \
	%D%/scripts-of-names.sh \
	%D%/schema.sh \
	%D%/spelling.sh \
	%D%/stars.sh \
	%D%/tags.sh \
	%D%/titles.sh \
	%D%/web.sh

# Kills, faults, full disks, damage, and what takes long. power.sh does more
# there.
SLOW_TESTS += \
	%D%/damage.sh \
	%D%/disk.sh \
	%D%/doubling.sh \
	%D%/fallback.sh \
	%D%/fault.sh \
	%D%/kill.sh \
	%D%/memory.sh \
	%D%/order.sh \
	%D%/remove.sh \
	%D%/restarts.sh \
	%D%/traps.sh \
	%D%/trouble.sh \
	%D%/watch.sh \
	%D%/writers.sh

EXTRA_DIST += \
	%D%/count.c \
	%D%/damage.c \
	%D%/fault.c \
	%D%/get.c \
	%D%/hosts.c \
	%D%/judged.txt \
	%D%/kill-at.c \
	%D%/peer.c \
	%D%/preload.h \
	%D%/record.c \
	%D%/replay.c \
	%D%/schema.py \
	%D%/serve.c \
	%D%/servers.sh \
	%D%/terminal.c \
	%D%/tools.sh \
	%D%/unanswered.txt
