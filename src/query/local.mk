src_libfilm_la_SOURCES += \
	%D%/query.h
