src_libfilm_la_SOURCES += \
	%D%/articles.c \
	%D%/articles.h \
	%D%/candidates.h \
	%D%/fetch.c \
	%D%/fetch.h \
	%D%/matcher.c \
	%D%/matcher.h \
	%D%/passages.c \
	%D%/passages.h \
	%D%/records.c \
	%D%/records.h \
	%D%/retrieval.c \
	%D%/retrieval.h \
	%D%/stage1.c \
	%D%/stage1.h \
	%D%/taat.c \
	%D%/taat.h
