src_libfilm_la_SOURCES += \
	%D%/entity.c \
	%D%/entity.h \
	%D%/key.c \
	%D%/key.h \
	%D%/recognise.c \
	%D%/recognise.h \
	%D%/titles.c \
	%D%/titles.h
src_libfilmread_la_SOURCES += \
	%D%/merge.c \
	%D%/merge.h
