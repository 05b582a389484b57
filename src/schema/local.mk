src_libfilm_la_SOURCES += \
	%D%/metadata.c \
	%D%/metadata.h \
	%D%/schema.c \
	%D%/schema.h \
	%D%/values.c \
	%D%/values.h \
	%D%/xapian-status.c \
	%D%/xapian-status.h
