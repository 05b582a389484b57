src_libfilmread_la_SOURCES += \
	%D%/spool.c \
	%D%/spool.h \
	%D%/walk.c \
	%D%/walk.h \
	%D%/watch.c \
	%D%/watch.h
src_libfilm_la_SOURCES += \
	%D%/inputs.c \
	%D%/inputs.h \
	%D%/marks.c \
	%D%/marks.h \
	%D%/path.c \
	%D%/path.h \
	%D%/refusals.c \
	%D%/refusals.h
