bin_PROGRAMS += filmindex
filmindex_SOURCES = \
	%D%/building.c \
	%D%/building.h \
	%D%/cmd-add.c \
	%D%/cmd-export.c \
	%D%/cmd-import.c \
	%D%/cmd-extract.c \
	%D%/cmd-shards.c \
	%D%/cmd-status.c \
	%D%/cmd-tag.c \
	%D%/cmd-verify.c \
	%D%/cmd-watch.c \
	%D%/command.h \
	%D%/export-json.c \
	%D%/export-json.h \
	%D%/main.c \
	%D%/status.c \
	%D%/status.h \
	%D%/notify.c \
	%D%/notify.h \
	%D%/operands.c \
	%D%/operands.h \
	%D%/stop.c \
	%D%/stop.h
filmindex_LDADD = $(FILMREAD_LIBS) -lpthread
