src_libfilm_la_SOURCES += \
	%D%/ambiguous.c \
	%D%/ambiguous.h \
	%D%/article-runs.c \
	%D%/article-runs.h \
	%D%/cards.c \
	%D%/cards.h \
	%D%/conditions.c \
	%D%/conditions.h \
	%D%/dedup.c \
	%D%/dedup.h \
	%D%/diagnose.c \
	%D%/diagnose.h \
	%D%/explain.c \
	%D%/explain.h \
	%D%/facet-people.c \
	%D%/facet-people.h \
	%D%/facets.c \
	%D%/facets.h \
	%D%/highlight.c \
	%D%/highlight.h \
	%D%/matches.c \
	%D%/matches.h \
	%D%/results.c \
	%D%/results.h \
	%D%/tally.c \
	%D%/tally.h
