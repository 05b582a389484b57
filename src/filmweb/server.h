/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTTP, by libmicrohttpd. */
#ifndef FILM_FILMWEB_SERVER_H
#define FILM_FILMWEB_SERVER_H

#include "filmweb/site.h"

struct web_server;

/* Listens on `address` ("127.0.0.1", "::1", …) and answers in a few threads of
 * its own until the stop; neither slow or idle connections nor an answer that
 * takes long hold up others. Port 0: any that is free; site->guard.port
 * becomes the one in use. The site is borrowed. FILM_ERR_USAGE: no address;
 * FILM_ERR_IO: the port is taken, or the like. */
enum film_status web_server_start(struct web_server **out,
                                  struct web_site *site, const char *address,
                                  struct film_error *err);
void web_server_stop(struct web_server *s);

#endif
