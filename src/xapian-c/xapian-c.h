/* SPDX-License-Identifier: GPL-2.0-or-later */
/* xapian-c: the Xapian search engine library for C.
 *
 * The sections go from simple to special: errors and strings; databases;
 * documents and writing; queries; searching; bulk reading; text; helpers.
 *
 * Conventions of every function that returns xapc_status:
 * - No C++ exception leaves the library. XAPC_OK is 0.
 * - `xapc_error **err` is last and may be NULL. On failure, and only then, *err
 *   is set to a new object, to be freed with xapc_error_free().
 * - Outputs come first and are written on success only.
 * - Bytes are (pointer, length); terms, values and document data may contain
 *   NULs. A pointer may be NULL when its length is 0. Paths, host names,
 *   languages, names of fields and their prefixes are C strings.
 * - Arguments are borrowed for the call and never kept, unless the function
 *   says so. The caller owns every handle that is returned and frees it with
 *   its own _free(), which accepts NULL. A handle keeps alive what it was made
 *   from, so handles may be freed in any order.
 * - Owned strings and lists are freed with the function of their type.
 *
 * Errors that are not repeated below:
 * - XAPC_ERR_INVALID_ARGUMENT for a NULL handle or output, for NULL bytes with
 *   a length, and for what else this library refuses before Xapian sees it; the
 *   message then begins with "refused: ".
 * - XAPC_ERR_NOMEM of every function.
 * - Of every function that reads a database: XAPC_ERR_DATABASE_CLOSED after it
 *   was closed, XAPC_ERR_DATABASE_MODIFIED when writers have since committed
 *   twice or more (reopen and repeat), XAPC_ERR_DATABASE_CORRUPT and
 *   XAPC_ERR_DATABASE for damage and failed reads, XAPC_ERR_NETWORK and
 *   XAPC_ERR_NETWORK_TIMEOUT if it is remote.
 *
 * Callbacks:
 * - They run in the thread and within the call that needs them, and get the
 * data `user` that was given with them. What else they are given is theirs for
 * the call only.
 * - One that fails returns what xapc_error_set() returns. The call that is
 * being made ends with that status and error.
 * - They must neither throw nor longjmp out, nor free what is calling them, nor
 *   call it again.
 *
 * Left out, besides what is deprecated: places on the earth (LatLong), which is
 * out of scope; characters, for which there are other libraries; weighting
 * schemes of one's own and registries, which need C++. coverage.txt in the
 * source has the list.
 *
 * Threads and processes:
 * - There is no global state. Different threads may use different handles at
 *   the same time, if neither was made from the other nor both from a third;
 *   each thread opens the database for itself. A handle and everything made
 *   from it is used by one thread at a time. Errors, strings and lists belong
 *   to the thread that has them.
 * - After fork() the child must not use nor free handles of databases and of
 *   what was made from them: parent and child would share the offsets of
 *   sockets, and a writer's lock and uncommitted changes belong to the parent.
 *   The child opens databases for itself, or calls exec() or _exit().
 */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include "xapian-c/api/common.h"
#include "xapian-c/api/database.h"
#include "xapian-c/api/maintain.h"
#include "xapian-c/api/document.h"
#include "xapian-c/api/writable.h"
#include "xapian-c/api/query.h"
#include "xapian-c/api/enquire.h"
#include "xapian-c/api/mset.h"
#include "xapian-c/api/rset.h"
#include "xapian-c/api/read.h"
#include "xapian-c/api/stem.h"
#include "xapian-c/api/stopper.h"
#include "xapian-c/api/generator.h"
#include "xapian-c/api/field.h"
#include "xapian-c/api/parser.h"
#include "xapian-c/api/decider.h"
#include "xapian-c/api/key.h"
#include "xapian-c/api/spy.h"
#include "xapian-c/api/source.h"
#include "xapian-c/api/number.h"

#endif
