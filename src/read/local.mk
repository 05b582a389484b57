src_libfilmread_la_SOURCES += \
	%D%/builder.c \
	%D%/builder.h \
	%D%/charset.c \
	%D%/charset.h \
	%D%/date.c \
	%D%/date.h \
	%D%/fields.c \
	%D%/fields.h \
	%D%/formats.h \
	%D%/reader.h \
	%D%/readers.c \
	%D%/stream.c \
	%D%/stream.h \
	%D%/text.c \
	%D%/xml-text.c \
	%D%/xml.c \
	%D%/xml.h
