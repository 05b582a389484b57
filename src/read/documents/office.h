/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text of office documents. DOCX keeps notes, comments and running heads in
 * separate parts. These are read first, so that each note can follow the
 * paragraph that refers to it. */
#ifndef FILM_READ_DOCUMENTS_OFFICE_H
#define FILM_READ_DOCUMENTS_OFFICE_H

#include "read/context.h"
#include "read/stream.h"

#include <libxml/tree.h>

struct film_note {
    struct film_str text, id; /* a paragraph, and the id of its note */
    bool end;                 /* an endnote: both kinds are numbered from 1 */
    /* Why it is left out, in a few words; NULL: it is a note. */
    const char *why;
    bool used;
};

/* Paragraphs from the other parts of a document. */
struct film_notes {
    struct film_arena arena;
    struct film_note *v;
    size_t n;
};

/* Makes it empty. */
void film_notes_init(struct film_notes *notes);

/* Frees all paragraphs. */
void film_notes_release(struct film_notes *notes);

/* Adds the paragraphs of a part: footnotes, endnotes, comments, a header or a
 * footer. An error concerns only this part. */
enum film_status film_notes_read(struct film_notes *notes, struct film_str part,
                                 struct film_read_context *ctx,
                                 struct film_error *err);

/* Appends the text of a paragraph: not that of its notes and text boxes, what
 * is deleted, and the numbers by which pictures are placed. */
void film_office_text(struct film_buf *out, const xmlNode *paragraph);

/* Reads a document; notes may be NULL. Notes without a reference come last. */
enum film_status film_office_read(struct film_stream *in,
                                  struct film_read_context *ctx,
                                  struct film_notes *notes,
                                  struct film_error *err);

#endif
