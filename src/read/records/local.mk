src_libfilmread_la_SOURCES += \
	%D%/ebucore.c \
	%D%/en15907.c \
	%D%/filmxml.c \
	%D%/imdb-tsv.c \
	%D%/kmdb.c \
	%D%/kobis.c \
	%D%/marcxml.c \
	%D%/movie-json.c \
	%D%/nfo.c \
	%D%/omdb.c \
	%D%/pbcore.c \
	%D%/schema-org.c \
	%D%/wikidata.c
