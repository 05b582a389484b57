/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The values that documents have in a field. */
#ifndef FILM_SCHEMA_VALUES_H
#define FILM_SCHEMA_VALUES_H

#include "base/error.h"
#include "schema/schema.h"
#include "xapian-c/xapian-c.h"

/* Receives a value, which is valid until it returns, and the number of
 * documents that have it. An error of it ends the list. */
typedef enum film_status film_take_value_fn(void *user, struct film_str value,
                                            uint32_t freq,
                                            struct film_error *err);

/* Passes the values of a field that begin so to take, in the order of their
 * bytes. Errors: those of take and of film_error_xapian, and FILM_ERR_NOMEM. */
enum film_status film_values_each(const xapc_database *db,
                                  enum film_field field, struct film_str begin,
                                  film_take_value_fn *take, void *user,
                                  struct film_error *err);

#endif
