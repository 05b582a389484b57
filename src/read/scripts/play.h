/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A screenplay as an article: scene headings are its sections, and what a
 * character says is a passage "LENA: Where were you?". */
#ifndef FILM_READ_SCRIPTS_PLAY_H
#define FILM_READ_SCRIPTS_PLAY_H

#include "read/builder.h"

enum film_play_part {
    FILM_PLAY_SCENE,
    FILM_PLAY_CHARACTER,
    FILM_PLAY_DIALOGUE, /* includes remarks in brackets */
    FILM_PLAY_ACTION,   /* any other paragraph; ends a speech */
};

struct film_play {
    struct film_builder *b;
    struct film_buf speech; /* speech of the current character */
    uint32_t line, line_end;
};

/* Begins with the builder's present article, which is borrowed; release it
 * after use. */
void film_play_init(struct film_play *p, struct film_builder *b);
void film_play_release(struct film_play *p);

/* Adds a part of the play in the order of the input. */
void film_play_add(struct film_play *p, enum film_play_part part,
                   struct film_str text, uint32_t line);

/* Ends the last speech. */
void film_play_end(struct film_play *p);

#endif
