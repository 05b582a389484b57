/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A server of a database for tests of remote ones. */
#ifndef TESTS_API_SERVER_H
#define TESTS_API_SERVER_H

#include <sys/types.h>

/* Starts xapian-tcpsrv for the database at path, on *port of 127.0.0.1, or if
 * that is 0 one that the kernel chooses, and waits until it answers. It writes
 * nothing, has a process group of its own and dies with its parent. Returns its
 * id, or 0 if there is no such program or it does not come up. */
pid_t server_start(const char *path, unsigned *port);

/* Ends it and what serves its connections, whatever they do. */
void server_end(pid_t server);

#endif
