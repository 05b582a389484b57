src_libfilm_la_SOURCES += \
	%D%/clean.c \
	%D%/clean.h \
	%D%/json.c \
	%D%/output.c \
	%D%/output.h \
	%D%/render.h \
	%D%/snippet.c \
	%D%/text.c
