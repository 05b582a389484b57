src_libfilm_la_SOURCES += \
	%D%/catalogue-names.c \
	%D%/catalogue-names.h \
	%D%/entity-filters.c \
	%D%/entity-filters.h \
	%D%/query-hints.c \
	%D%/query-hints.h \
	%D%/spelling-variants.c \
	%D%/spelling-variants.h \
	%D%/spelling.c \
	%D%/spelling.h \
	%D%/thesaurus.c \
	%D%/thesaurus.h
