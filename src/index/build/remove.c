/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/remove.h"

#include "index/again.h"
#include "index/writer.h"

enum film_status
film_remove_inputs(const char *path, struct film_strs inputs,
                   const volatile sig_atomic_t *stop, struct film_error *err)
{
    struct film_writer *w = NULL;
    if (inputs.n == 0)
        return FILM_OK;
    enum film_status s = film_again_list(path, inputs, false, stop, err);
    if (s == FILM_OK)
        s = film_writer_open(&w, path, false, err);
    for (size_t i = 0; i < inputs.n && s == FILM_OK; i++) {
        s = stop && *stop
                ? film_error_set(err, FILM_ERR_CANCELED, "interrupted")
                : film_writer_remove(w, inputs.v[i], err);
    }
    if (s == FILM_OK)
        s = film_writer_commit(w, err);
    film_writer_free(w);
    return s;
}
