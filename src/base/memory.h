/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What becomes of a failed allocation. Libraries that read inputs take one for
 * the end of the input, or go on without what they could not keep, and nothing
 * they return tells; a buffer that fails may be asked too late. So buffers,
 * arenas and those libraries note every failure, for the calling thread, as
 * errno would be, and who answers for a whole asks at its end: of an input, a
 * commit, a query. */
#ifndef FILM_BASE_MEMORY_H
#define FILM_BASE_MEMORY_H

#include <stdbool.h>

/* Notes that an allocation failed. */
void film_memory_fail(void);

/* True if one failed, in this thread, since film_memory_forget. */
bool film_memory_failed(void);

/* Begins anew for this thread. Who is called by someone who asks, too, notes
 * the failure again afterwards, as film_read_fd does. */
void film_memory_forget(void);

#endif
