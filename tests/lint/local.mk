# SPDX-License-Identifier: GPL-2.0-or-later
dist_check_SCRIPTS += \
	%D%/banned.sh \
	%D%/corpus.sh \
	%D%/documented.sh \
	%D%/english.sh \
	%D%/floors.sh \
	%D%/headers.sh \
	%D%/homes.sh \
	%D%/manual.sh \
	%D%/text.sh
