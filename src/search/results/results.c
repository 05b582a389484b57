/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/results.h"

#include "base/url.h"
#include "search/expand/film-links.h"
#include "search/expand/planner.h"
#include "search/rank/mentions.h"
#include "search/results/dedup.h"
#include "search/results/highlight.h"
#include "search/results/spoilers.h"

#include <stdlib.h>

/* Number of the best passages that are compared for copies. */
enum { COMPARED = 200 };

/* ---- Order ------------------------------------------------------------ */

static const double BELOW = .999; /* factor for a score after another one */

static void
scale(struct film_ranked_passage *r, double factor)
{
    r->order += r->score * factor - r->score;
    r->score *= factor;
}

/* Lowers the scores of the passages that have a phrase of the query only above
 * them below those that say it, and keeps their order. */
static void
put_context_last(struct film_ranking *ranking)
{
    double least = 0, most = 0;
    for (size_t i = 0; i < ranking->n; i++) {
        const struct film_ranked_passage *r = &ranking->v[i];
        if (r->p->context_only && r->score > most)
            most = r->score;
        if (!r->p->context_only && (least <= 0 || r->score < least))
            least = r->score;
    }
    if (least <= 0 || most < least)
        return;
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->v[i].p->context_only)
            scale(&ranking->v[i], BELOW * least / most);
}

/* Lowers all scores below one, and keeps their order. */
static void
put_below(struct film_ranked_passage **v, size_t n, double score)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        if (v[i]->score > most)
            most = v[i]->score;
    if (most < score || most <= 0)
        return;
    for (size_t i = 0; i < n; i++)
        scale(v[i], BELOW * score / most);
}

/* Orders equal scores by properties that do not depend on how the index was
 * built and, if these differ, not on the folder, as an input's number does. */
static int
by_text(const struct film_fetched_passage *x,
        const struct film_fetched_passage *y)
{
    const struct film_stored_article *a = &x->article->stored;
    const struct film_stored_article *b = &y->article->stored;
    int c = film_str_compare(a->meta.title, b->meta.title);
    if (c == 0)
        c = film_str_compare(a->meta.date, b->meta.date);
    if (c == 0)
        c = a->length < b->length ? -1 : a->length > b->length;
    if (c == 0)
        c = film_sum_compare(&a->input, &b->input);
    if (c == 0)
        c = film_str_compare(a->meta.id, b->meta.id);
    if (c == 0)
        c = x->stored.ordinal < y->stored.ordinal
                ? -1
                : x->stored.ordinal > y->stored.ordinal;
    return c;
}

static int
by_score(const void *a, const void *b)
{
    const struct film_ranked_passage *x =
        *(struct film_ranked_passage *const *)a;
    const struct film_ranked_passage *y =
        *(struct film_ranked_passage *const *)b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return by_text(x->p, y->p);
}

/* The newest first, undated last. */
static int
by_date(const void *a, const void *b)
{
    const struct film_ranked_passage *x =
        *(struct film_ranked_passage *const *)a;
    const struct film_ranked_passage *y =
        *(struct film_ranked_passage *const *)b;
    int c = film_str_compare(y->p->article->stored.meta.date,
                             x->p->article->stored.meta.date);
    return c ? c : by_score(a, b);
}

/* Orders articles by properties of their own, and passages by their place. */
static int
by_place(const void *a, const void *b)
{
    const struct film_ranked_passage *x =
        *(struct film_ranked_passage *const *)a;
    const struct film_ranked_passage *y =
        *(struct film_ranked_passage *const *)b;
    return by_text(x->p, y->p);
}

typedef int order_fn(const void *a, const void *b);

static order_fn *const orders[] = {[FILM_SORT_RELEVANCE] = by_score,
                                   [FILM_SORT_DATE] = by_date,
                                   [FILM_SORT_PLACE] = by_place};

/* ---- Choosing --------------------------------------------------------- */

/* A passage on its way to become a hit. */
struct chosen {
    const struct film_ranked_passage *r;
    struct film_sketch sketch;
    struct film_strs also_in;
    uint32_t more;
    unsigned round; /* the round that chose it */
};

struct film_results {
    /* This passage and its copies are excluded; or NULL … */
    const struct film_fetched_passage *without;
    struct film_sketch without_sketch; /* … with its sketch */
    struct film_search_ctx *c;
    const struct film_search_options *o;
    struct chosen *v;
    size_t n, wanted;
    /* Passages not decided by any round yet. */
    struct film_ranked_passage **rest;
    size_t rest_n;
    const struct film_ranked_passage *nearest; /* the best, shown or not */
    size_t weak; /* number of passages not shown although they have a word of
                    the query */
    bool weaker; /* passages of later rounds are not to be shown either */
    unsigned round;
};

struct film_results *
film_results_new(struct film_search_ctx *c, const struct film_search_options *o)
{
    struct film_results *k = film_ctx_alloc(c, 1, sizeof *k);
    if (k)
        *k = (struct film_results){
            .c = c, .o = o, .wanted = (size_t)o->offset + o->limit};
    return k;
}

void
film_results_leave_out(struct film_results *k,
                       const struct film_fetched_passage *p)
{
    if (!k)
        return;
    k->without = p;
    k->without_sketch = film_dedup_sketch(p);
}

static bool
is_full(const struct film_results *k)
{
    return k->n == k->wanted;
}

bool
film_results_over(const struct film_results *k)
{
    return is_full(k) || k->weaker;
}

static bool
is_same_article(const struct film_fetched_passage *p,
                const struct film_fetched_passage *q)
{
    return p->article->docid == q->article->docid &&
           p->article->shard == q->article->shard;
}

/* The chosen passage that p repeats, from another article; or NULL. */
static struct chosen *
find_copy(struct film_results *k, const struct film_fetched_passage *p,
          struct film_sketch *sketch)
{
    for (size_t i = 0; i < k->n; i++) {
        const struct film_fetched_passage *q = k->v[i].r->p;
        if (!is_same_article(p, q) &&
            film_dedup_are_copies(k->c, q, &k->v[i].sketch, p, sketch))
            return &k->v[i];
    }
    return NULL;
}

/* The path of a hit. An article from an archive has the member's name in its
 * id, which follows the path of the archive: "site.zip!/a/b.html". */
static struct film_str
path_of(struct film_search_ctx *c, const struct film_fetched_article *a)
{
    struct film_str path = film_shard_path(c, a->shard, &a->stored.input);
    struct film_str rest = a->stored.meta.id, member;
    if (!film_str_starts(rest, FILM_STR("!/")) ||
        !film_str_cut(&rest, '#', &member))
        return path;
    char *p = film_ctx_alloc(c, path.n + member.n, 1);
    if (!p)
        return path;
    memcpy(p, path.p, path.n);
    memcpy(p + path.n, member.p, member.n);
    return (struct film_str){p, path.n + member.n};
}

/* Makes r, a copy of a hit, one more place of it. Of equal scores the first in
 * the order of paths is the hit: which of them is ranked first means nothing.
 */
static void
fold_copy(struct film_results *k, struct chosen *into,
          const struct film_ranked_passage *r, const struct film_sketch *sketch)
{
    struct film_str path = path_of(k->c, r->p->article);
    struct film_str shown = path_of(k->c, into->r->p->article);
    if (r->score == into->r->score && film_str_compare(path, shown) < 0) {
        into->r = r;
        into->sketch = *sketch;
        path = shown;
    }
    for (size_t i = 0; i < into->also_in.n; i++)
        if (film_str_equal(into->also_in.v[i], path))
            return;
    struct film_str *slot =
        film_ctx_push(k->c, &into->also_in.v, &into->also_in.n, sizeof *slot);
    if (slot)
        *slot = path;
}

/* The number of hits already chosen from p's article; *last is set to the last
 * one. */
static size_t
count_article(struct film_results *k, const struct film_fetched_passage *p,
              struct chosen **last)
{
    size_t n = 0;
    for (size_t i = 0; i < k->n; i++) {
        if (!is_same_article(k->v[i].r->p, p))
            continue;
        *last = &k->v[i];
        n++;
    }
    return n;
}

static void
add(struct film_results *k, struct chosen chosen)
{
    struct chosen *slot =
        is_full(k) ? NULL : film_ctx_push(k->c, &k->v, &k->n, sizeof *slot);
    chosen.round = k->round;
    if (slot)
        *slot = chosen;
}

/* True if a hit represents r: r is a copy of it, or is beyond the limit of
 * its article. Only the round that chose a hit counts its copies and further
 * passages of its article, so that neither depends on the length of the
 * list. */
static bool
is_stood_for(struct film_results *k, const struct film_ranked_passage *r,
             struct film_sketch *sketch)
{
    struct chosen *last = NULL, *copy = find_copy(k, r->p, sketch);
    if (copy && copy->round == k->round)
        fold_copy(k, copy, r, sketch);
    if (copy)
        return true;
    if (count_article(k, r->p, &last) < k->o->per_article)
        return false;
    if (last->round == k->round)
        last->more += r->p->stage1 > 0; /* has words of the query itself */
    return true;
}

static bool
is_left_out(struct film_results *k, const struct film_fetched_passage *p)
{
    const struct film_fetched_passage *q = k->without;
    struct film_sketch sketch = film_dedup_sketch(p);
    return (q->docid == p->docid && is_same_article(q, p)) ||
           film_dedup_are_copies(k->c, q, &k->without_sketch, p, &sketch);
}

static void
choose(struct film_results *k, const struct film_ranked_passage *r)
{
    if ((k->o->min_score > 0 && r->score < k->o->min_score) ||
        (!k->o->all && r->weak))
        return;
    if (k->without && is_left_out(k, r->p))
        return;
    if (k->o->per_article == 0) { /* every passage on its own */
        add(k, (struct chosen){.r = r});
        return;
    }
    struct film_sketch sketch = film_dedup_sketch(r->p);
    if (!is_stood_for(k, r, &sketch))
        add(k, (struct chosen){.r = r, .sketch = sketch});
}

/* The number of hits up to which a round decides; the passages after these are
 * ranked again with those of the next round. The first page is decided by few
 * passages, which is what most searches pay for. When lists of 100 were decided
 * by 300 passages from the first hit on, one query in 100 was better (.870
 * instead of .866 on movielog), but they did not begin like the first page. If
 * sorted by date, a round's order is final. */
static size_t
decided(const struct film_results *k, bool last)
{
    static const size_t hits[] = {10, 100, 500};
    bool more = k->round < sizeof hits / sizeof hits[0];
    return last || !more || k->o->sort != FILM_SORT_RELEVANCE ? SIZE_MAX
                                                              : hits[k->round];
}

/* Sorts the undecided passages together with the new ones. */
static size_t
sort_all(struct film_results *k, struct film_ranking *ranking,
         struct film_ranked_passage ***out)
{
    size_t n = 0, room = k->rest_n + ranking->n + 1;
    bool by_scores = k->o->sort == FILM_SORT_RELEVANCE;
    struct film_ranked_passage **v =
        film_ctx_alloc(k->c, room, sizeof(struct film_ranked_passage *));
    if (!v)
        return 0;
    for (size_t i = 0; i < k->rest_n; i++)
        v[n++] = k->rest[i];
    for (size_t i = 0; i < ranking->n; i++)
        v[n++] = &ranking->v[i];
    if (by_scores && k->n > 0)
        put_below(v, n, k->v[k->n - 1].r->score);
    qsort(v, n, sizeof(struct film_ranked_passage *), orders[k->o->sort]);
    *out = v;
    return n;
}

/* Counts the passages that are too weak to be shown. If most of a round are,
 * later ones are hardly better: the list ends here, whatever its requested
 * length, so that pages fit together. */
static void
count_weak(struct film_results *k, const struct film_ranking *ranking)
{
    size_t weak = 0;
    for (size_t i = 0; i < ranking->n && !k->o->all; i++) {
        const struct film_ranked_passage *r = &ranking->v[i];
        weak += r->weak;
        k->weak += r->weak && r->share > 0;
    }
    k->weaker = 2 * weak > ranking->n && k->o->sort != FILM_SORT_DATE;
}

/* Removes the passages represented by hits from v, starting at `from`; returns
 * how many remain. */
static size_t
leave_rest(struct film_results *k, struct film_ranked_passage **v, size_t from,
           size_t n)
{
    size_t kept = from;
    for (size_t i = from; i < n && film_ctx_ok(k->c); i++) {
        struct film_sketch sketch = {0};
        bool look = i < COMPARED && k->o->per_article > 0;
        if (look)
            sketch = film_dedup_sketch(v[i]->p);
        if (!look || !is_stood_for(k, v[i], &sketch))
            v[kept++] = v[i];
    }
    return kept - from;
}

void
film_results_add(struct film_results *k, struct film_ranking *ranking,
                 bool last)
{
    struct film_ranked_passage **v = NULL;
    put_context_last(ranking);
    count_weak(k, ranking);
    size_t n = sort_all(k, ranking, &v), i = 0;
    size_t most = decided(k, last || k->weaker);
    if (!k->nearest && n > 0)
        k->nearest = v[0];
    for (; i < n && k->n < most && !is_full(k) && film_ctx_ok(k->c); i++)
        choose(k, v[i]);
    k->rest = v + i;
    k->rest_n = leave_rest(k, v, i, n);
    k->round++;
}

/* ---- Hits ------------------------------------------------------------- */

static struct film_str
article_id(struct film_search_ctx *c, const struct film_stored_article *a)
{
    char text[FILM_ARTICLE_ID + 1];
    film_article_id_text(text, &a->input, a->meta.id);
    return film_ctx_copy(c, film_str_from(text));
}

/* Adds a film unless another record has said the same. */
static void
add_film(struct film_search_ctx *c, struct film_hit *h, struct film_str id,
         struct film_names names, int year)
{
    struct film_str title = names.n ? names.v[0].text : FILM_STR("");
    for (size_t i = 0; i < h->film_count; i++)
        if (film_str_equal(h->films[i].id, id) &&
            film_str_equal(h->films[i].title, title) &&
            h->films[i].year == year)
            return;
    struct film_hit_film *slot =
        film_ctx_push(c, &h->films, &h->film_count, sizeof *slot);
    if (slot)
        *slot = (struct film_hit_film){id, title, year};
}

/* The films that the article names by title. */
static void
set_linked_films(struct film_search_ctx *c, struct film_hit *h,
                 const struct film_fetched_article *a,
                 struct film_shard *catalogue)
{
    struct film_entities films =
        film_links_of(c, a->shard, a->docid, &a->stored, catalogue);
    for (size_t i = 0; i < films.n; i++)
        add_film(c, h, films.v[i].id, films.v[i].names, films.v[i].year);
}

/* The films of the article: by its own metadata, titled by their records. */
static void
set_films(struct film_search_ctx *c, struct film_hit *h,
          const struct film_fetched_article *a)
{
    struct film_buf id;
    film_buf_init(&id, 4096);
    for (size_t i = 0; i < a->record_count; i++) {
        const struct film_record *r = &a->records[i]->record;
        film_buf_reset(&id);
        if (r->id_count > 0)
            film_id_text(&id, &r->ids[0]);
        film_ctx_keep(c, film_buf_check(&id, c->err));
        add_film(c, h, film_ctx_copy(c, film_buf_get(&id)), r->names, r->year);
    }
    film_buf_release(&id);
}

static void
make_hit(struct film_search_ctx *c, const struct film_plan *plan,
         const struct film_search_options *o, const struct chosen *k,
         struct film_hit *h)
{
    const struct film_fetched_article *a = k->r->p->article;
    const struct film_article *m = &a->stored.meta;
    const struct film_passage *g = &k->r->p->stored.passage;
    struct film_shard *catalogue = film_shards_catalogue(c);
    *h = (struct film_hit){
        .score = k->r->score,
        .line = g->line,
        .line_end = g->line_end,
        .byte = g->byte,
        .byte_end = g->byte_end,
        .id = m->id,
        .title = m->title,
        .date = m->date,
        .url = m->url,
        .source = m->source.n ? m->source : film_url_host(m->url),
        .language = m->language,
        .section = g->section,
        .authors = m->authors,
        .fields = m->fields,
        .text = g->text,
        .also_in = k->also_in,
        .more_in_article = k->more,
        .spoiler = film_is_spoiler(c, k->r->p),
        .shard = a->shard->name,
    };
    h->article = article_id(c, &a->stored);
    h->path = path_of(c, a);
    if (o->name_films && catalogue && m->film_id_count == 0)
        set_linked_films(c, h, a, catalogue);
    else
        set_films(c, h, a);
    if (m->title_made && m->film_id_count > 0 && h->film_count == 1)
        h->title = h->films[0].title; /* better than a file's name */
    film_highlight(c, plan, k->r, h);
    film_mentions_matched(c, plan, k->r, h);
    if (o->explain)
        film_rank_explain(c, plan, k->r, h);
}

/* "PATH:LINE". */
static struct film_str
place_of(struct film_search_ctx *c, const struct film_ranked_passage *r)
{
    struct film_str path = path_of(c, r->p->article), out = {"", 0};
    uint32_t line = r->p->stored.passage.line;
    struct film_buf text;
    film_buf_init(&text, path.n + 16);
    film_buf_str(&text, path);
    if (line > 0)
        film_buf_printf(&text, ":%u", (unsigned)line);
    if (film_ctx_keep(c, film_buf_check(&text, c->err)))
        out = film_ctx_copy(c, film_buf_get(&text));
    film_buf_release(&text);
    return out;
}

/* Says why nothing is shown though something was found. */
static void
note_window(const struct film_results *k, uint64_t estimate)
{
    if (k->o->limit == 0 && estimate > 0 && !k->o->facets)
        film_ctx_note(k->c, "no passages are shown with -n 0: about %llu match",
                      (unsigned long long)estimate);
    else if (k->n > 0 && k->n <= k->o->offset)
        film_ctx_note(k->c, "nothing comes after --offset %u: passages: %zu",
                      (unsigned)k->o->offset, k->n);
}

static void
note_weak(const struct film_results *k)
{
    if (k->weak > 0 && !is_full(k))
        film_ctx_note(k->c,
                      k->weak == 1 ? "%zu more passage has little of the "
                                     "query: --all shows it"
                                   : "%zu more passages have little of the "
                                     "query: --all shows them",
                      k->weak);
}

void
film_results_make(struct film_results *k, const struct film_plan *plan,
                  struct film_hits *hits)
{
    struct film_search_ctx *c = k->c;
    size_t offset = k->o->offset, n = k->n > offset ? k->n - offset : 0;
    hits->v = film_ctx_alloc(c, n + 1, sizeof *hits->v);
    for (size_t i = 0; i < n && film_ctx_ok(c); i++) {
        make_hit(c, plan, k->o, &k->v[offset + i], &hits->v[i]);
        hits->v[i].rank = (uint32_t)(offset + i + 1);
    }
    hits->n = n;
    note_weak(k);
    note_window(k, hits->estimate);
    if (k->nearest)
        hits->nearest = place_of(c, n > 0 ? k->v[offset].r : k->nearest);
    if (n > 0 && hits->estimate < offset + n)
        hits->estimate = offset + n;
}
