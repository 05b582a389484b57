src_libfilm_la_SOURCES += \
	%D%/countries.c \
	%D%/countries.h \
	%D%/complete.c \
	%D%/complete.h \
	%D%/entity.c \
	%D%/entity.h \
	%D%/key.c \
	%D%/key.h \
	%D%/lookup.c \
	%D%/lookup.h \
	%D%/meant.c \
	%D%/meant.h \
	%D%/near.c \
	%D%/near.h \
	%D%/numerals.c \
	%D%/numerals.h \
	%D%/query-units.c \
	%D%/query-units.h \
	%D%/recognise.c \
	%D%/recognise.h \
	%D%/role-key.c \
	%D%/title-key.c \
	%D%/titles.c \
	%D%/titles.h \
	%D%/words.c \
	%D%/words.h
src_libfilmread_la_SOURCES += \
	%D%/mention.h \
	%D%/merge.c \
	%D%/merge.h
