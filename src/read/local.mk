src_libfilmread_la_SOURCES += \
	%D%/builder.c \
	%D%/builder.h \
	%D%/charset.c \
	%D%/charset.h \
	%D%/date.c \
	%D%/date.h \
	%D%/fields.c \
	%D%/fields.h \
	%D%/filmxml.c \
	%D%/formats.h \
	%D%/mediawiki.c \
	%D%/reader.h \
	%D%/readers.c \
	%D%/stream.c \
	%D%/stream.h \
	%D%/text.c \
	%D%/wikitext-infobox.c \
	%D%/wikitext-infobox.h \
	%D%/wikitext-lex.c \
	%D%/wikitext-template.c \
	%D%/wikitext-template.h \
	%D%/wikitext.c \
	%D%/wikitext.h \
	%D%/xml-text.c \
	%D%/xml.c \
	%D%/xml.h
