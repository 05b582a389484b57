src_libfilm_la_SOURCES += \
	%D%/articles.c \
	%D%/articles.h \
	%D%/fetch.c \
	%D%/fetch.h \
	%D%/film-links.c \
	%D%/film-links.h \
	%D%/named-films.c \
	%D%/named-films.h \
	%D%/passages.c \
	%D%/passages.h \
	%D%/postings.c \
	%D%/postings.h \
	%D%/shard.c \
	%D%/shard.h
