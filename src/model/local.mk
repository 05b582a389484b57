src_libfilm_la_SOURCES += \
	%D%/article.h \
	%D%/copy.c \
	%D%/copy.h \
	%D%/record.h
