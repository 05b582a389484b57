if HAVE_LIBARCHIVE
src_libfilmread_la_SOURCES += \
	%D%/archive.c \
	%D%/archive.h \
	%D%/book.c \
	%D%/book.h \
	%D%/compressed.c \
	%D%/members.c
endif
