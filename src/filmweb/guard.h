/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who may ask. Pages of other sites must neither read the archive nor reach it
 * by a name of theirs that leads to this machine (DNS rebinding). */
#ifndef FILM_FILMWEB_GUARD_H
#define FILM_FILMWEB_GUARD_H

#include "filmweb/request.h"

struct web_guard {
    uint16_t port;
    struct film_str token; /* that every request has to bring; "": only this
                              machine is served */
    struct film_str key;   /* that a form has to bring; "": none is taken */
};

/* NULL if the request may be answered, else the reason why not. Without a token
 * the Host must be a name of the loopback interface, with the port. */
const char *web_guard_refuses(const struct web_guard *g,
                              const struct web_request *r);

#endif
