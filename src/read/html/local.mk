src_libfilmread_la_SOURCES += \
	%D%/byline.c \
	%D%/byline.h \
	%D%/class.c \
	%D%/class.h \
	%D%/content.c \
	%D%/content.h \
	%D%/dom.c \
	%D%/dom.h \
	%D%/guide.c \
	%D%/guide.h \
	%D%/html.c \
	%D%/html.h \
	%D%/json-ld.c \
	%D%/json-ld.h \
	%D%/keep.c \
	%D%/keep.h \
	%D%/meta.c \
	%D%/meta.h \
	%D%/parse.c \
	%D%/parse.h \
	%D%/phrase.c \
	%D%/phrase.h \
	%D%/text.c \
	%D%/text.h \
	%D%/weights.c \
	%D%/weights.h
