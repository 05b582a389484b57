src_libfilm_la_SOURCES += \
	%D%/answer.c \
	%D%/answer.h \
	%D%/candidates.c \
	%D%/candidates.h \
	%D%/gather.c \
	%D%/gather.h \
	%D%/highlight.c \
	%D%/highlight.h \
	%D%/hits.h \
	%D%/load.c \
	%D%/load.h \
	%D%/options.h \
	%D%/rank.c \
	%D%/rank.h \
	%D%/search.c \
	%D%/search.h \
	%D%/shard.c \
	%D%/shard.h \
	%D%/view.h
