src_libfilm_la_SOURCES += \
	%D%/location.c \
	%D%/location.h \
	%D%/options.c \
	%D%/options.h \
	%D%/program.c \
	%D%/program.h
