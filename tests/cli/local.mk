# SPDX-License-Identifier: GPL-2.0-or-later
dist_check_SCRIPTS += \
	%D%/completion.sh \
	%D%/corpus.sh \
	%D%/filmsearch.sh \
	%D%/manual.sh \
	%D%/readme.sh
