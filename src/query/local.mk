src_libfilm_la_SOURCES += \
	%D%/check.c \
	%D%/lex.c \
	%D%/lex.h \
	%D%/lower.c \
	%D%/lower.h \
	%D%/parse.c \
	%D%/print.c \
	%D%/query.h \
	%D%/request.c \
	%D%/request.h
