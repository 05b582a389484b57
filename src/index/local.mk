src_libfilm_la_SOURCES += \
	%D%/generation.c \
	%D%/generation.h \
	%D%/store.c \
	%D%/store.h
src_libfilmread_la_SOURCES += \
	%D%/terms.c \
	%D%/terms.h \
	%D%/writer.c \
	%D%/writer.h
