src_libfilm_la_SOURCES += \
	%D%/address.c \
	%D%/address.h \
	%D%/context.c \
	%D%/context.h \
	%D%/lookup.c \
	%D%/lookup.h \
	%D%/peers.c \
	%D%/peers.h \
	%D%/shard.c \
	%D%/shard.h \
	%D%/stored.c \
	%D%/stored.h \
	%D%/wire.c \
	%D%/wire.h
