/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Joins the cues of subtitles to passages that stand at their time. */
#ifndef FILM_READ_SCRIPTS_SPEECH_H
#define FILM_READ_SCRIPTS_SPEECH_H

#include "read/builder.h"

struct film_speech {
    struct film_builder *b;
    struct film_buf text; /* of the passage that is being joined */
    struct film_buf last; /* the text of the last cue */
    double from, to;      /* of that passage, in seconds; from < 0: none */
};

/* Begins with the builder's present article, which is borrowed; release it
 * after use. */
void film_speech_init(struct film_speech *s, struct film_builder *b);
void film_speech_release(struct film_speech *s);

/* Adds what is said from `from` to `to` (seconds). A pause, the length of the
 * passage or the end of a sentence after some of it begins another. The same
 * text again, as in subtitles that roll up, is left out. */
void film_speech_add(struct film_speech *s, double from, double to,
                     struct film_str text);

/* Adds the last passage to the builder's article. */
void film_speech_end(struct film_speech *s);

/* Reads "1:02:03.450" or "02:03,45" at the beginning of s: seconds, or a
 * negative number if there is no time. *n is its length. */
double film_speech_time(struct film_str s, size_t *n);

/* Appends s to out without tags in < > and { }, "\N" as a blank; what a tag
 * <v NAME> names is put in front with a colon. */
void film_speech_plain(struct film_buf *out, struct film_str s);

#endif
