src_libfilmread_la_SOURCES += \
	%D%/office.c
