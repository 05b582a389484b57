src_libfilm_la_SOURCES += \
	%D%/gather.c \
	%D%/gather.h \
	%D%/hits.h \
	%D%/options.h \
	%D%/rank.h \
	%D%/search.h \
	%D%/shard.c \
	%D%/shard.h \
	%D%/view.h
