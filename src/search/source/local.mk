src_libfilm_la_SOURCES += \
	%D%/context.c \
	%D%/context.h \
	%D%/shard.c \
	%D%/shard.h \
	%D%/stored.c \
	%D%/stored.h
