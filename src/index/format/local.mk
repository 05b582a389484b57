src_libfilm_la_SOURCES += \
	%D%/counts.c \
	%D%/counts.h \
	%D%/digest.c \
	%D%/digest.h \
	%D%/layout.c \
	%D%/layout.h \
	%D%/part.c \
	%D%/part.h \
	%D%/decompress.c \
	%D%/decompress.h \
	%D%/dictionary.c \
	%D%/dictionary.h \
	%D%/store.c \
	%D%/store.h
src_libfilmread_la_SOURCES += \
	%D%/compress.c \
	%D%/compress.h \
	%D%/terms.c \
	%D%/terms.h
