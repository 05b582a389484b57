src_libfilmread_la_SOURCES += \
	%D%/attachment.c \
	%D%/attachment.h \
	%D%/feed.c \
	%D%/frontmatter.c \
	%D%/frontmatter.h \
	%D%/json-flat.c \
	%D%/json-flat.h \
	%D%/jats.c \
	%D%/jsonl.c \
	%D%/mail.c \
	%D%/markdown.c \
	%D%/mhtml.c \
	%D%/newsml.c \
	%D%/mime-name.c \
	%D%/mime.c \
	%D%/mime.h \
	%D%/ninjs.c \
	%D%/nitf.c \
	%D%/nitf.h \
	%D%/plain.c \
	%D%/tei.c \
	%D%/toml.c \
	%D%/toml.h \
	%D%/warc.c \
	%D%/wxr.c \
	%D%/wxr.h
