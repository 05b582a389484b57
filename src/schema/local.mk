src_libfilm_la_SOURCES += \
	%D%/schema.c \
	%D%/schema.h \
	%D%/xapian-status.c \
	%D%/xapian-status.h
