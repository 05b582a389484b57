src_libfilm_la_SOURCES += \
	%D%/child.c \
	%D%/child.h \
	%D%/counts.c \
	%D%/counts.h \
	%D%/digest.c \
	%D%/digest.h \
	%D%/generation.c \
	%D%/generation.h \
	%D%/inputs.c \
	%D%/inputs.h \
	%D%/layout.c \
	%D%/layout.h \
	%D%/live.c \
	%D%/live.h \
	%D%/store.c \
	%D%/store.h
src_libfilmread_la_SOURCES += \
	%D%/audit.c \
	%D%/audit.h \
	%D%/build.c \
	%D%/build.h \
	%D%/bulk.c \
	%D%/bulk.h \
	%D%/entities.c \
	%D%/entities.h \
	%D%/ingest.c \
	%D%/ingest.h \
	%D%/merge.c \
	%D%/merge.h \
	%D%/place.c \
	%D%/place.h \
	%D%/plan.c \
	%D%/plan.h \
	%D%/scan.c \
	%D%/scan.h \
	%D%/terms.c \
	%D%/terms.h \
	%D%/upgrade.c \
	%D%/verify.c \
	%D%/verify.h \
	%D%/walk.c \
	%D%/walk.h \
	%D%/watch.c \
	%D%/watch.h \
	%D%/writer.c \
	%D%/writer.h
