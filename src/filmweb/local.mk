# SPDX-License-Identifier: GPL-2.0-or-later
# The pages apart from the server, so that tests can make them without one.
noinst_LTLIBRARIES += src/libfilmweb.la
src_libfilmweb_la_SOURCES = \
	%D%/api.c \
	%D%/article-page.c \
	%D%/aspects.c \
	%D%/aspects.h \
	%D%/assets.h \
	%D%/card.c \
	%D%/card.h \
	%D%/entity-page.c \
	%D%/facets.c \
	%D%/facets.h \
	%D%/guard.c \
	%D%/guard.h \
	%D%/html.c \
	%D%/html.h \
	%D%/new-page.c \
	%D%/open.c \
	%D%/page.c \
	%D%/passages.c \
	%D%/page.h \
	%D%/query.c \
	%D%/query.h \
	%D%/readers.c \
	%D%/readers.h \
	%D%/request.c \
	%D%/request.h \
	%D%/search-page.c \
	%D%/site.c \
	%D%/site.h \
	%D%/status-page.c \
	%D%/timeline.c \
	%D%/visit.c \
	%D%/visit.h
nodist_src_libfilmweb_la_SOURCES = %D%/assets.c

# Style, script and icon as strings of the program: there is no file that could
# be missing or be another version's.
film_assets = %D%/style.css %D%/filmweb.js %D%/icon.svg
EXTRA_DIST += $(film_assets)
CLEANFILES += %D%/assets.c

%D%/assets.c: $(film_assets)
	$(AM_V_GEN)$(MKDIR_P) src/filmweb && { \
	  echo '#include "filmweb/assets.h"'; \
	  for f in style:style.css script:filmweb.js icon:icon.svg; do \
	    echo "const char web_asset_$${f%%:*}[] ="; \
	    sed 's/[\\"]/\\&/g; s/.*/    "&\\n"/' $(srcdir)/src/filmweb/$${f#*:}; \
	    echo '    "";'; \
	  done; } >$@.tmp && mv $@.tmp $@

if HAVE_MICROHTTPD
bin_PROGRAMS += filmweb
filmweb_SOURCES = \
	%D%/main.c \
	%D%/options.c \
	%D%/options.h \
	%D%/server.c \
	%D%/server.h
filmweb_CPPFLAGS = $(AM_CPPFLAGS) $(MICROHTTPD_CFLAGS)
filmweb_LDADD = src/libfilmweb.la $(FILM_LIBS) $(MICROHTTPD_LIBS)
endif
