/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a browser asks for, and what it is given: plain values, so that pages
 * can be made and tested without a server. */
#ifndef FILM_FILMWEB_REQUEST_H
#define FILM_FILMWEB_REQUEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "filmweb/visit.h"

enum { WEB_ARGS_MAX = 40 }; /* arguments of an address; the rest is ignored */

struct web_arg {
    struct film_str name, value; /* decoded */
};

struct web_args {
    struct web_arg v[WEB_ARGS_MAX];
    size_t n;
};

/* Strings are borrowed until the answer is made. */
struct web_request {
    bool readonly;                /* GET or HEAD */
    bool posted;                  /* POST; args are of the form then */
    struct film_str path;         /* "/film", decoded */
    struct web_args args;         /* of the address, or of the form */
    struct film_str host, origin; /* headers, "" if missing */
    struct film_str token;        /* from the cookie or the header */
    struct web_visit visit;       /* that this belongs to */
    struct film_arena *arena;     /* of this answer */
};

struct web_response {
    unsigned status;
    const char *type; /* of the body */
    bool lasting;     /* a browser may keep it for a day */
    bool remember;    /* set the cookie with the token */
    struct film_buf body;
};

/* The last argument of that name, "" if there is none. */
struct film_str web_arg(const struct web_args *args, const char *name);

/* The number of an argument: `otherwise` if it is missing or none, at most
 * `most`. */
uint32_t web_arg_number(const struct web_args *args, const char *name,
                        uint32_t otherwise, uint32_t most);

/* Adds an argument; what there is no room for is left out. */
void web_args_add(struct web_args *args, const char *name,
                  struct film_str value);

/* Adds the fields of a form (application/x-www-form-urlencoded), decoded into
 * the arena; what there is no memory for is left out. */
void web_args_read(struct web_args *args, struct film_str form,
                   struct film_arena *a);

/* A copy without those of a name, and of a value unless that is NULL. */
struct web_args web_args_without(const struct web_args *args, const char *name,
                                 const struct film_str *value);

#endif
