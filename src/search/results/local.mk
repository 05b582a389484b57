src_libfilm_la_SOURCES += \
	%D%/ambiguous.c \
	%D%/ambiguous.h \
	%D%/cards.c \
	%D%/cards.h \
	%D%/conditions.c \
	%D%/conditions.h \
	%D%/dedup.c \
	%D%/dedup.h \
	%D%/diagnose.c \
	%D%/diagnose.h \
	%D%/highlight.c \
	%D%/highlight.h \
	%D%/results.c \
	%D%/results.h
