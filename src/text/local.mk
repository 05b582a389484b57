src_libfilm_la_SOURCES += \
	%D%/analyse.c \
	%D%/analyse.h \
	%D%/clean.c \
	%D%/clean.h \
	%D%/fold.c \
	%D%/fold.h \
	%D%/particles.c \
	%D%/particles.h \
	%D%/passages.c \
	%D%/passages.h \
	%D%/sentence.c \
	%D%/stop.c \
	%D%/tokens.c \
	%D%/tokens.h \
	%D%/variants.c \
	%D%/variants.h
