src_libfilm_la_SOURCES += \
	%D%/chinese.c \
	%D%/cyrillic.c \
	%D%/han.c \
	%D%/han.h \
	%D%/japanese.c \
	%D%/kana.c \
	%D%/kana.h \
	%D%/keys.c \
	%D%/keys.h \
	%D%/letters.c \
	%D%/letters.h \
	%D%/lexicon.c \
	%D%/lexicon.h \
	%D%/loanword.c \
	%D%/loanword.h \
	%D%/parse.c \
	%D%/parse.h \
	%D%/phonetic.c \
	%D%/phonetic.h \
	%D%/prefilter.c \
	%D%/prefilter.h \
	%D%/romanise.h \
	%D%/slips.c \
	%D%/slips.h
