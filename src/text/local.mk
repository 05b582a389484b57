src_libfilm_la_SOURCES += \
	%D%/analyse.c \
	%D%/analyse.h \
	%D%/fold.c \
	%D%/fold.h \
	%D%/name-glance.c \
	%D%/name-glance.h \
	%D%/name-list.c \
	%D%/name-list.h \
	%D%/names.c \
	%D%/names.h \
	%D%/passages.c \
	%D%/passages.h \
	%D%/sentence.c \
	%D%/sound.c \
	%D%/sound.h \
	%D%/squeeze-table.h \
	%D%/squeeze.c \
	%D%/squeeze.h \
	%D%/stop.c
