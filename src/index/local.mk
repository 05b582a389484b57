src_libfilm_la_SOURCES += \
	%D%/generation.c \
	%D%/generation.h \
	%D%/live.c \
	%D%/live.h \
	%D%/summary.c \
	%D%/summary.h
src_libfilmread_la_SOURCES += \
	%D%/again.c \
	%D%/again.h \
	%D%/docids.c \
	%D%/docids.h \
	%D%/document.c \
	%D%/document.h \
	%D%/entities.c \
	%D%/entities.h \
	%D%/heads.c \
	%D%/heads.h \
	%D%/writer.c \
	%D%/writer.h
