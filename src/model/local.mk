src_libfilm_la_SOURCES += \
	%D%/article.h \
	%D%/record.h
