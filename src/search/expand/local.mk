src_libfilm_la_SOURCES += \
	%D%/about.c \
	%D%/about.h \
	%D%/catalogue-names.c \
	%D%/catalogue-names.h \
	%D%/entity-filters.c \
	%D%/entity-filters.h \
	%D%/film-facts.c \
	%D%/film-facts.h \
	%D%/film-links.c \
	%D%/film-links.h \
	%D%/named-films.c \
	%D%/named-films.h \
	%D%/parameters.c \
	%D%/parameters.h \
	%D%/plan.h \
	%D%/planner.c \
	%D%/planner.h \
	%D%/query-hints.c \
	%D%/query-hints.h \
	%D%/spelling-variants.c \
	%D%/spelling-variants.h \
	%D%/spelling.c \
	%D%/spelling.h \
	%D%/thesaurus.c \
	%D%/thesaurus.h \
	%D%/weights.c \
	%D%/weights.h
