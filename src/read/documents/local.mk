src_libfilmread_la_SOURCES += \
	%D%/layout.c \
	%D%/layout.h \
	%D%/notes.c \
	%D%/office.c \
	%D%/office.h \
	%D%/rtf.c
if HAVE_LIBARCHIVE
src_libfilmread_la_SOURCES += \
	%D%/package.c \
	%D%/package.h \
	%D%/slides.c \
	%D%/xlsx.c
endif
if HAVE_POPPLER
src_libfilmread_la_SOURCES += \
	%D%/pdf.c
endif
