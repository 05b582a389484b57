src_libfilm_la_SOURCES += \
	%D%/lexicon.c \
	%D%/lexicon.h \
	%D%/parse.c \
	%D%/parse.h \
	%D%/phonetic.c \
	%D%/phonetic.h \
	%D%/prefilter.c \
	%D%/prefilter.h
