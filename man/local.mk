# SPDX-License-Identifier: GPL-2.0-or-later
dist_man_MANS += \
	%D%/filmindex.1 \
	%D%/filmsearch.1 \
	%D%/filmsearch.conf.5 \
	%D%/filmsearch-query.7 \
	%D%/xapian-c.3
if HAVE_MICROHTTPD
dist_man_MANS += %D%/filmweb.1
else
EXTRA_DIST += %D%/filmweb.1
endif
