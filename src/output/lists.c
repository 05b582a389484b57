/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists for other programs: each path or each article once, or names. */
#include <config.h>
#include "output/render.h"
#include "base/map.h"
#include "base/utf8.h"
#include "output/clean.h"

#include <math.h>

/* Adds str to the set; returns true if it was there already. out keeps a
 * failure. */
static bool
seen(struct film_map *m, struct film_str str, struct film_buf *out)
{
    bool added = false;
    if (!film_map_put(m, str, &added))
        out->failed = FILM_ERR_NOMEM;
    return !added;
}

/* If lines end in NUL, paths are written byte for byte, for other programs. */
static void
add_path(struct film_buf *out, struct film_map *paths, struct film_str path,
         const struct film_output *o)
{
    if (seen(paths, path, out))
        return;
    if (o->null)
        film_buf_str(out, path);
    else
        film_output_clean(out, path);
    film_buf_byte(out, o->null ? '\0' : '\n');
}

/* A path with a copy of a hit has the hit, too; those come after the hits, as
 * many as still fit. */
void
film_render_paths(struct film_buf *out, const struct film_hits *hits,
                  const struct film_output *o)
{
    struct film_map paths;
    film_map_init(&paths);
    for (size_t i = 0; o->cards && i < hits->card_count; i++)
        add_path(out, &paths, hits->cards[i].source.path, o);
    for (size_t i = 0; !o->cards && i < hits->n; i++)
        add_path(out, &paths, hits->v[i].path, o);
    for (size_t i = 0; !o->cards && i < hits->n; i++)
        for (size_t k = 0; k < hits->v[i].also_in.n; k++)
            if (o->limit == 0 || paths.n < o->limit)
                add_path(out, &paths, hits->v[i].also_in.v[k], o);
    film_map_release(&paths);
}

/* Writes lines such as "Burning\tfilm, 2018": a name that shells can complete,
 * and its description. */
void
film_render_names(struct film_buf *out, const struct film_hits *hits)
{
    for (size_t i = 0; i < hits->card_count; i++) {
        const struct film_fact_card *c = &hits->cards[i];
        film_output_clean(out, c->name);
        film_buf_text(out, c->person ? "\tperson" : "\tfilm");
        if (!c->person && c->year)
            film_buf_printf(out, ", %d", c->year);
        film_buf_byte(out, '\n');
    }
}

/* Appends a name without spaces for TREC's columns. */
static void
add_trec_name(struct film_buf *out, struct film_str s)
{
    if (s.n == 0)
        film_buf_byte(out, '-');
    for (size_t i = 0; i < s.n;) {
        uint32_t c = film_utf8_next(s, &i);
        film_utf8_add(out, c <= 0x20 || film_utf8_control(c) ? '_' : c);
    }
}

/* trec_eval uses only the scores and breaks ties by docno, so every score is
 * printed lower than the one before it. An article counts once, with its best
 * passage; its name is the one its collection gave it. */
void
film_render_trec(struct film_buf *out, const struct film_hits *hits)
{
    long long last = 0;
    struct film_map articles;
    film_map_init(&articles);
    for (size_t i = 0; i < hits->n; i++) {
        const struct film_hit *h = &hits->v[i];
        if (seen(&articles, h->article, out))
            continue;
        long long score = llround(h->score * 1e6);
        if (i > 0 && score >= last)
            score = last - 1;
        last = score;
        add_trec_name(out, hits->qid);
        film_buf_text(out, " Q0 ");
        add_trec_name(out, h->id.n > 0 ? h->id : h->article);
        film_buf_printf(out, " %u %.6f filmsearch\n", (unsigned)h->rank,
                        (double)score / 1e6);
    }
    film_map_release(&articles);
}
