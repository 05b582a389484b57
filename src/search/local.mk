src_libfilm_la_SOURCES += \
	%D%/facet-list.c \
	%D%/facet-list.h \
	%D%/hits.h \
	%D%/options.h \
	%D%/search.c \
	%D%/search.h \
	%D%/sources.c \
	%D%/sources.h
