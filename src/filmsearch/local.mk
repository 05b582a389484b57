bin_PROGRAMS += filmsearch
filmsearch_SOURCES = \
	%D%/batch.c \
	%D%/batch.h \
	%D%/check.c \
	%D%/check.h \
	%D%/last.c \
	%D%/last.h \
	%D%/limit.c \
	%D%/limit.h \
	%D%/main.c \
	%D%/open.c \
	%D%/open.h \
	%D%/options.c \
	%D%/options.h \
	%D%/pick.c \
	%D%/pick.h \
	%D%/searches.c \
	%D%/searches.h \
	%D%/seen.c \
	%D%/seen.h \
	%D%/settings.c \
	%D%/settings.h
filmsearch_LDADD = $(FILM_LIBS)
