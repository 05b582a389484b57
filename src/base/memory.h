/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handling failed allocations. Libraries that read inputs mistake a failed
 * allocation for the end of the input, or continue without what they could not
 * store, and their return values do not say so; a failed buffer may be checked
 * too late. So buffers, arenas, arrays, tables and those libraries record every
 * failure for the calling thread, as errno does. Whoever owns a unit of work
 * (an input, a commit, a query) checks at its end. */
#ifndef FILM_BASE_MEMORY_H
#define FILM_BASE_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

/* The number of bytes that this process may still allocate: what its limits
 * leave, and at most three quarters of the machine's memory. */
uint64_t film_memory_room(void);

/* Limits the memory of this process to `bytes` (not under sanitizers, which
 * need more than the machine has). */
void film_memory_limit(uint64_t bytes);

/* Records that an allocation failed. */
void film_memory_fail(void);

/* True if an allocation has failed in this thread since film_memory_forget. */
bool film_memory_failed(void);

/* Clears the record for this thread. A function that is called by one that
 * checks must record the failure again afterwards, as film_read_fd does. */
void film_memory_forget(void);

#endif
