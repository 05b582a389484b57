src_libfilmread_la_SOURCES += \
	%D%/builder.c \
	%D%/builder.h \
	%D%/charset-guess.c \
	%D%/charset-guess.h \
	%D%/charset-name.c \
	%D%/charset-name.h \
	%D%/charset.c \
	%D%/charset.h \
	%D%/context.c \
	%D%/context.h \
	%D%/date.c \
	%D%/date.h \
	%D%/export.c \
	%D%/export.h \
	%D%/fields.c \
	%D%/fields.h \
	%D%/formats.h \
	%D%/months.c \
	%D%/months.h \
	%D%/reader.h \
	%D%/registry.c \
	%D%/reserve.c \
	%D%/reserve.h \
	%D%/shape.c \
	%D%/shape.h \
	%D%/stream.c \
	%D%/stream.h
