src_libfilmread_la_SOURCES += \
	%D%/columns.c \
	%D%/columns.h \
	%D%/csv.c \
	%D%/csv.h \
	%D%/separated.c \
	%D%/table.c \
	%D%/table.h
