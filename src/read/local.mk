src_libfilmread_la_SOURCES += \
	%D%/builder.c \
	%D%/builder.h \
	%D%/charset.c \
	%D%/charset.h \
	%D%/date.c \
	%D%/date.h \
	%D%/formats.h \
	%D%/reader.h \
	%D%/readers.c \
	%D%/stream.c \
	%D%/stream.h \
	%D%/xml-text.c \
	%D%/xml.c \
	%D%/xml.h
