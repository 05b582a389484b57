/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/query-units.h"

#include "base/utf8.h"
#include "catalog/key.h"
#include "catalog/words.h"
#include "text/analyse.h"
#include "text/fold.h"

static bool
is_joint(uint32_t c)
{
    return film_words_hyphen(c) || film_words_apostrophe(c);
}

static bool
add(struct film_units *u, size_t from, size_t end, uint32_t first,
    struct film_arena *arena)
{
    struct film_unit *unit = &u->v[u->n];
    struct film_buf key;
    struct film_str typed = {u->text.p + from, end - from};
    typed.n -= film_words_possessive(typed);
    film_buf_init(&key, 1 << 16);
    film_name_key_joined(&key, typed);
    *unit = (struct film_unit){.from = from,
                               .to = from + typed.n,
                               .end = end,
                               .capital = film_fold_upper(first),
                               .hangul = film_fold_hangul(first),
                               .year = film_words_year(typed)};
    unit->stop = film_stop_word(film_buf_get(&key));
    bool ok =
        !key.failed && film_arena_copy(arena, film_buf_get(&key), &unit->key);
    u->n += key.n > 0;
    film_buf_release(&key);
    return ok;
}

bool
film_units_split(struct film_units *u, struct film_str text,
                 struct film_arena *arena)
{
    size_t from = 0, end = 0;
    uint32_t first = 0;
    bool inside = false, ok = true;
    u->text = text;
    u->n = 0;
    for (size_t at = 0; at < text.n && ok && u->n < FILM_UNITS_MOST;) {
        size_t here = at;
        uint32_t c = film_utf8_next(text, &at);
        bool word = film_fold_word_char(c);
        bool turns =
            inside && word && film_fold_hangul(c) != film_fold_hangul(first);
        if (inside && ((!word && !is_joint(c)) || turns)) {
            ok = add(u, from, end, first, arena);
            inside = false;
        }
        if (word && !inside) {
            from = here;
            first = c;
            inside = true;
        }
        if (word)
            end = at;
    }
    if (inside && ok && u->n < FILM_UNITS_MOST)
        ok = add(u, from, end, first, arena);
    return ok;
}

bool
film_units_ask_for_role(const struct film_units *u)
{
    static const char asking[] =
        "as|plays|played|playing|role|part|cast|actor|actress";
    for (size_t i = 0; i < u->n; i++)
        if (film_str_is_one_of(u->v[i].key, asking))
            return true;
    return false;
}
