/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts about a film in the name of its media file:
 * "The.Quay.2019.1080p.BluRay.x264.en.srt", "The Quay (2019)
 * {imdb-tt…}.vtt". */
#ifndef FILM_READ_SCRIPTS_RELEASE_H
#define FILM_READ_SCRIPTS_RELEASE_H

#include "read/builder.h"

/* Sets the title of the builder's article from the path, and, where the name
 * gives a year or an IMDb id, the film it is about; and its language from an
 * ending like ".en" before the last. */
void film_release_apply(struct film_builder *b, struct film_str path);

#endif
