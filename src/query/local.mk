src_libfilm_la_SOURCES += \
	%D%/lex.c \
	%D%/lex.h \
	%D%/parse.c \
	%D%/print.c \
	%D%/query.h
