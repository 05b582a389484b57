src_libfilmread_la_SOURCES += \
	%D%/grammar.h \
	%D%/infobox.c \
	%D%/infobox.h \
	%D%/lex.c \
	%D%/lex.h \
	%D%/mediawiki.c \
	%D%/template.c \
	%D%/wikitext.c \
	%D%/wikitext.h
