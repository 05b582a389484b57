/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/docids.h"

#include "base/vec.h"

xapc_status
film_docids(xapc_docid **v, size_t *n, const xapc_database *db,
            struct film_str term, xapc_error **xerr)
{
    enum { BLOCK = 1024 };
    xapc_postlist *list = NULL;
    xapc_status s = xapc_postlist_open(&list, db, term.p, term.n, xerr);
    size_t got = 1, room = 0;
    *v = NULL;
    *n = 0;
    while (s == XAPC_OK && got > 0) {
        if (!film_vec_reserve(v, &room, *n + BLOCK, sizeof **v)) {
            s = XAPC_ERR_NOMEM;
            break;
        }
        s = xapc_postlist_next(&got, list, *v + *n, NULL, NULL, BLOCK, xerr);
        if (s == XAPC_OK)
            *n += got;
    }
    xapc_postlist_free(list);
    return s;
}
