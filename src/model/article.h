/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An article as a reader found it: metadata, and its text as blocks. Plain
 * structs of borrowed strings (UTF-8, NFC), valid as long as the arena they
 * were made in. A missing string is empty. */
#ifndef FILM_MODEL_ARTICLE_H
#define FILM_MODEL_ARTICLE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum film_block_kind {
    FILM_BLOCK_PARAGRAPH, /* also a list item, a quotation, a table row */
    FILM_BLOCK_HEADING,
};

/* One paragraph or heading. Lines and bytes are its position in the
 * decompressed input; a reader that does not know the bytes leaves both 0. */
struct film_block {
    struct film_str text; /* each run of white space is one space */
    enum film_block_kind kind;
    unsigned level;          /* of a heading: 1 (outermost) to 6 */
    uint32_t line, line_end; /* from 1; 0 if unknown */
    uint64_t byte, byte_end; /* half-open */
};

/* An identifier from a named scheme: "imdb" "tt13130308". Schemes in use:
 * imdb tmdb wikidata kobis kmdb tvdb isan eidr elonet; lower-case. */
struct film_id {
    struct film_str scheme, value;
};

/* A film named in the article's own metadata. */
struct film_named_title {
    struct film_str title;
    int year; /* 0 if not given */
};

struct film_article {
    /* Path of the input: its key, or the path shown in messages. */
    struct film_str path;
    struct film_str id; /* in a container: the record's own id; "" for a file
                           that is one article */
    uint32_t line;      /* first line in the input, from 1 */
    const char *format; /* the reader's name: "html", "markdown" … */
    struct film_str title, url, source, language;
    struct film_str date; /* YYYY, YYYY-MM or YYYY-MM-DD */
    struct film_strs authors;
    struct film_strs cast; /* names in the article's own metadata */
    struct film_strs tags;
    struct film_strs fields;  /* other metadata: "grade:A+" */
    bool title_made;          /* the title was made from the file's name */
    struct film_id *film_ids; /* the films it is about, by id … */
    size_t film_id_count;
    struct film_named_title *films; /* … and by title */
    size_t film_count;
    struct film_block *blocks;
    size_t block_count;
};

/* The user's tags are metadata with this key. */
#define FILM_FIELD_TAG "mark:"

/* True if the field is a tag of the user's, which it leaves in *tag. */
static inline bool
film_field_tag(struct film_str field, struct film_str *tag)
{
    size_t n = sizeof FILM_FIELD_TAG - 1;
    if (!film_str_starts(field, FILM_STR(FILM_FIELD_TAG)))
        return false;
    *tag = (struct film_str){field.p + n, field.n - n};
    return true;
}

#endif
