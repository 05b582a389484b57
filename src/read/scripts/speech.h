/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Joins the cues of subtitles to passages, whose position is their time. */
#ifndef FILM_READ_SCRIPTS_SPEECH_H
#define FILM_READ_SCRIPTS_SPEECH_H

#include "read/builder.h"

struct film_speech {
    struct film_builder *b;
    struct film_buf text; /* text of the current passage */
    struct film_buf last; /* the text of the last cue */
    /* Times of the current passage in seconds; from < 0: none. */
    double from, to;
};

/* Begins with the builder's present article, which is borrowed; release it
 * after use. */
void film_speech_init(struct film_speech *s, struct film_builder *b);
void film_speech_release(struct film_speech *s);

/* Adds what is said from `from` to `to` (in seconds). A pause, a maximum
 * length, or the end of a sentence once the passage is long enough begins a new
 * passage. Text that is repeated, as in roll-up subtitles, is left out. */
void film_speech_add(struct film_speech *s, double from, double to,
                     struct film_str text);

/* Adds the last passage to the builder's article. */
void film_speech_end(struct film_speech *s);

/* Reads "1:02:03.450" or "02:03,45" at the beginning of s. Returns seconds, or
 * a negative number if there is no time. *n is set to its length. */
double film_speech_time(struct film_str s, size_t *n);

/* Appends s to out without tags in < > and { }, with "\N" as a space. A name in
 * a tag <v NAME> is put in front, with a colon. */
void film_speech_plain(struct film_buf *out, struct film_str s);

#endif
