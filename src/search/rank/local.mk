src_libfilm_la_SOURCES += \
	%D%/answers.c \
	%D%/answers.h \
	%D%/article.c \
	%D%/count.c \
	%D%/evidence.c \
	%D%/evidence.h \
	%D%/internal.h \
	%D%/mentions.c \
	%D%/mentions.h \
	%D%/proximity.c \
	%D%/rank.c \
	%D%/rank.h
