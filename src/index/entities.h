/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The catalogue inside the index: entity documents, rebuilt from all record
 * documents whenever these change, so that no order of inputs can show. */
#ifndef FILM_INDEX_ENTITIES_H
#define FILM_INDEX_ENTITIES_H

#include "index/writer.h"

/* Replaces the entity documents of the writer's database by those of its
 * present records; to be called before the commit of a change of records. */
enum film_status film_entities_rebuild(struct film_writer *w,
                                       struct film_error *err);

/* The same, if the records changed since the writer's last commit: before every
 * commit, or a crash after it would leave a catalogue of other records. */
enum film_status film_entities_refresh(struct film_writer *w,
                                       struct film_error *err);

#endif
