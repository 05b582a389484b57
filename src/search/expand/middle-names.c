/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/middle-names.h"

#include "catalog/key.h"
#include "names/scripts.h"

/* True if somebody has a name that begins so. */
static bool
begins_with(struct film_search_ctx *c, const struct film_entity *e,
            const char *first)
{
    bool is = false;
    struct film_buf key;
    film_buf_init(&key, 1 << 10);
    for (size_t i = 0; i < e->names.n && !is; i++) {
        film_name_key_joined(&key, e->names.v[i].text);
        is = film_str_starts(film_buf_get(&key), film_str_from(first));
    }
    film_ctx_keep(c, film_buf_check(&key, c->err));
    film_buf_release(&key);
    return is;
}

enum { MOST_WORDS = 6 };

/* The words of a name, which blanks or the sign of kana divide. */
struct words {
    struct film_str v[MOST_WORDS];
    size_t n;
};

static void
split(struct words *out, struct film_str name)
{
    static const struct film_str sign = FILM_STR("・");
    size_t from = 0;
    out->n = 0;
    for (size_t i = 0; i <= name.n && out->n < MOST_WORDS; i++) {
        struct film_str rest = {name.p + i, name.n - i};
        bool blank = rest.n > 0 && rest.p[0] == ' ';
        if (rest.n > 0 && !blank && !film_str_starts(rest, sign))
            continue;
        size_t end = i > from && name.p[i - 1] == '.' ? i - 1 : i;
        if (end > from)
            out->v[out->n++] = (struct film_str){name.p + from, end - from};
        from = i + (blank || rest.n == 0 ? 1 : sign.n);
    }
}

/* True if two words may be one in two scripts. */
static bool
sounds_like(struct film_str a, struct film_str b)
{
    static const double MOST = .5; /* Томас and Thomas: 0 */
    struct film_phonetic p, q;
    struct film_script_part x, y;
    if (!film_phonetic_set(&p, a) || !film_phonetic_set(&q, b))
        return false;
    film_script_read(&x, &p);
    film_script_read(&y, &q);
    return film_script_distance(&x, &y, MOST) <= MOST;
}

/* True if the middle of what was typed is that of a name: Пол Томас Андерсон is
 * neither Paul Anderson nor Paul W. S. Anderson. */
static bool
has_middle(const struct film_entity *e, struct film_str typed)
{
    struct words a, b;
    bool is = false;
    split(&a, typed);
    for (size_t i = 0; i < e->names.n && !is; i++) {
        split(&b, e->names.v[i].text);
        is = a.n == b.n;
        for (size_t k = 1; is && k + 1 < a.n; k++)
            is = sounds_like(a.v[k], b.v[k]);
    }
    return is;
}

bool
film_middle_names_fit(struct film_search_ctx *c, const struct film_entity *e,
                      const char *first, struct film_str typed)
{
    return begins_with(c, e, first) && has_middle(e, typed);
}
