src_libfilmread_la_SOURCES += \
	%D%/fdx.c \
	%D%/fountain.c \
	%D%/play.c \
	%D%/play.h \
	%D%/release.c \
	%D%/release.h \
	%D%/speech.c \
	%D%/speech.h \
	%D%/subtitles.c \
	%D%/ttml.c
