src_libfilmread_la_SOURCES += \
	%D%/each.c \
	%D%/text.c \
	%D%/tree.c \
	%D%/unread.c \
	%D%/tree.h \
	%D%/xml.c \
	%D%/xml.h
