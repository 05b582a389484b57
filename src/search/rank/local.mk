src_libfilm_la_SOURCES += \
	%D%/absent.c \
	%D%/absent.h \
	%D%/answers.c \
	%D%/answers.h \
	%D%/article.c \
	%D%/count.c \
	%D%/enough.c \
	%D%/enough.h \
	%D%/evidence.c \
	%D%/evidence.h \
	%D%/internal.h \
	%D%/judge.c \
	%D%/judge.h \
	%D%/mentions.c \
	%D%/mentions.h \
	%D%/proximity.c \
	%D%/rank.c \
	%D%/rank.h
