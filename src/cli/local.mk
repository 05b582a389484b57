src_libfilm_la_SOURCES += \
	%D%/config.c \
	%D%/config.h \
	%D%/editor.c \
	%D%/editor.h \
	%D%/feed.c \
	%D%/feed.h \
	%D%/location.c \
	%D%/location.h \
	%D%/options.c \
	%D%/options.h \
	%D%/pager.c \
	%D%/pager.h \
	%D%/program.c \
	%D%/program.h \
	%D%/start.c \
	%D%/start.h \
	%D%/saved.c \
	%D%/saved.h \
	%D%/xdg.c \
	%D%/xdg.h
