/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/tokens.h"

void
film_tokens_unjoin(struct film_tokens *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->n; i++)
        if (!(t->v[i].flags & FILM_TOKEN_JOINED))
            t->v[kept++] = t->v[i];
    t->n = kept;
}

bool
film_tokens_have(struct film_tokens t, uint32_t stem_id)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.v[i].word->stem_id == stem_id)
            return true;
    return false;
}

bool
film_tokens_stand_in(struct film_tokens text, struct film_tokens want)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t k = 0;
        for (size_t j = i; j < text.n && k < want.n; j++) {
            if (text.v[j].flags & FILM_TOKEN_JOINED)
                continue;
            if (text.v[j].word->stem_id != want.v[k].word->stem_id)
                break;
            k++;
        }
        if (k == want.n)
            return true;
    }
    return false;
}
