src_libfilm_la_SOURCES += \
	%D%/config.c \
	%D%/config.h \
	%D%/file.c \
	%D%/file.h \
	%D%/location.c \
	%D%/location.h \
	%D%/options.c \
	%D%/options.h \
	%D%/pager.c \
	%D%/pager.h \
	%D%/program.c \
	%D%/program.h \
	%D%/xdg.c \
	%D%/xdg.h
