src_libfilmread_la_SOURCES += \
	%D%/build.c \
	%D%/build.h \
	%D%/bulk.c \
	%D%/bulk.h \
	%D%/copy-live.c \
	%D%/copy-live.h \
	%D%/import.c \
	%D%/import.h \
	%D%/ingest.c \
	%D%/ingest.h \
	%D%/merge.c \
	%D%/merge.h \
	%D%/plan.c \
	%D%/plan.h \
	%D%/refused.c \
	%D%/refused.h \
	%D%/remove.c \
	%D%/remove.h \
	%D%/report.c \
	%D%/report.h \
	%D%/sample.c \
	%D%/sample.h \
	%D%/split.c \
	%D%/split.h \
	%D%/update.c \
	%D%/update.h \
	%D%/upgrade.c
