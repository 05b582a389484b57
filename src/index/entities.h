/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The catalogue inside the index: entity documents. They are rebuilt from all
 * record documents whenever these change, so the order of inputs makes no
 * difference. */
#ifndef FILM_INDEX_ENTITIES_H
#define FILM_INDEX_ENTITIES_H

#include "index/writer.h"

/* Replaces the entity documents of the writer's database by those of its
 * current records. Call it before committing a change of records. */
enum film_status film_entities_rebuild(struct film_writer *w,
                                       struct film_error *err);

/* The same, if records have changed since the writer's last commit. Call it
 * before every commit; otherwise a crash after the commit leaves a catalogue of
 * other records. */
enum film_status film_entities_refresh(struct film_writer *w,
                                       struct film_error *err);

#endif
