src_libfilm_la_SOURCES += \
	%D%/hits.h \
	%D%/options.h \
	%D%/search.c \
	%D%/search.h
