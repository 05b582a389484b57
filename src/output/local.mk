src_libfilm_la_SOURCES += \
	%D%/cite.c \
	%D%/clean.c \
	%D%/clean.h \
	%D%/format.h \
	%D%/json.c \
	%D%/lists.c \
	%D%/output.c \
	%D%/output.h \
	%D%/render.h \
	%D%/snippet.c \
	%D%/snippet.h \
	%D%/text-cards.c \
	%D%/text-cards.h \
	%D%/text-explain.c \
	%D%/text-explain.h \
	%D%/text-place.c \
	%D%/text-place.h \
	%D%/text.c \
	%D%/tsv.c \
	%D%/wrap.c \
	%D%/wrap.h
