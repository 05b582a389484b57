src_libfilmread_la_SOURCES += \
	%D%/infobox.c \
	%D%/infobox.h \
	%D%/lex.c \
	%D%/mediawiki.c \
	%D%/template.c \
	%D%/template.h \
	%D%/wikitext.c \
	%D%/wikitext.h
