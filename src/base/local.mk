src_libfilm_la_SOURCES += \
	%D%/arena.c \
	%D%/arena.h \
	%D%/ascii.h \
	%D%/buf.c \
	%D%/buf.h \
	%D%/child.c \
	%D%/child.h \
	%D%/date.c \
	%D%/date.h \
	%D%/error.c \
	%D%/error.h \
	%D%/hash.h \
	%D%/json.c \
	%D%/json.h \
	%D%/map.c \
	%D%/map.h \
	%D%/memory.c \
	%D%/memory.h \
	%D%/str.c \
	%D%/str.h \
	%D%/unpack.c \
	%D%/unpack.h \
	%D%/url.c \
	%D%/url.h \
	%D%/utf8.c \
	%D%/utf8.h
