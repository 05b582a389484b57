src_libfilm_la_SOURCES += \
	%D%/counts.c \
	%D%/counts.h \
	%D%/generation.c \
	%D%/generation.h \
	%D%/store.c \
	%D%/store.h
src_libfilmread_la_SOURCES += \
	%D%/build.c \
	%D%/build.h \
	%D%/bulk.c \
	%D%/bulk.h \
	%D%/entities.c \
	%D%/entities.h \
	%D%/ingest.c \
	%D%/ingest.h \
	%D%/inputs.c \
	%D%/inputs.h \
	%D%/merge.c \
	%D%/merge.h \
	%D%/terms.c \
	%D%/terms.h \
	%D%/walk.c \
	%D%/walk.h \
	%D%/writer.c \
	%D%/writer.h
