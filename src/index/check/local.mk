src_libfilmread_la_SOURCES += \
	%D%/audit.c \
	%D%/audit.h \
	%D%/scan.c \
	%D%/scan.h \
	%D%/verify.c \
	%D%/verify.h
