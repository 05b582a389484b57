/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/results.h"

#include "base/ascii.h"
#include "base/url.h"
#include "search/expand/film-links.h"
#include "search/expand/planner.h"
#include "search/rank/mentions.h"
#include "search/results/dedup.h"
#include "search/results/highlight.h"

#include <stdlib.h>

enum { COMPARED = 200 }; /* so many of the best are compared for copies */

/* ---- Order ------------------------------------------------------------ */

/* Lowers the scores of the passages that are to come after the others below
 * theirs, and keeps their order. */
static void
put_after(struct film_ranking *ranking,
          bool (*is_after)(const struct film_ranked_passage *r))
{
    static const double BELOW = .999;
    double least = 0, most = 0;
    for (size_t i = 0; i < ranking->n; i++) {
        const struct film_ranked_passage *r = &ranking->v[i];
        if (is_after(r) && r->score > most)
            most = r->score;
        if (!is_after(r) && (least <= 0 || r->score < least))
            least = r->score;
    }
    if (least <= 0 || most < least)
        return;
    for (size_t i = 0; i < ranking->n; i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        double before = r->score;
        if (is_after(r))
            r->score *= BELOW * least / most;
        r->order += r->score - before;
    }
}

/* Has a phrase only above it, where others say it. */
static bool
is_context_only(const struct film_ranked_passage *r)
{
    return r->p->context_only;
}

static bool
is_not_pinned(const struct film_ranked_passage *r)
{
    return r->pinned_rank == 0;
}

/* Equal scores: by what does not depend on how the index was built, and if it
 * tells them apart, not on the folder either, as the number of an input does.
 */
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
    if (x->pinned_rank != y->pinned_rank) /* 0 is the last one */
        return x->pinned_rank - 1 < y->pinned_rank - 1 ? -1 : 1;
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

/* ---- Choosing --------------------------------------------------------- */

/* A passage on its way to become a hit. */
struct chosen {
    const struct film_ranked_passage *r;
    struct film_sketch sketch;
    struct film_strs also_in;
    uint32_t more;
};

struct chooser {
    struct film_search_ctx *c;
    const struct film_search_options *o;
    struct chosen *v;
    size_t n, wanted;
};

/* The chosen passage that p repeats, from another article; or NULL. */
static struct chosen *
find_copy(struct chooser *k, const struct film_fetched_passage *p,
          struct film_sketch *sketch)
{
    for (size_t i = 0; i < k->n; i++) {
        const struct film_fetched_passage *q = k->v[i].r->p;
        if (q->article != p->article &&
            film_dedup_are_copies(k->c, q, &k->v[i].sketch, p, sketch))
            return &k->v[i];
    }
    return NULL;
}

/* An article from an archive has the member's name in its id, which the path
 * of the archive goes before: "site.zip!/a/b.html". */
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

static void
fold_copy(struct chooser *k, struct chosen *into,
          const struct film_fetched_passage *p)
{
    struct film_str path = path_of(k->c, p->article);
    for (size_t i = 0; i < into->also_in.n; i++)
        if (film_str_equal(into->also_in.v[i], path))
            return;
    struct film_str *slot =
        film_ctx_push(k->c, &into->also_in.v, &into->also_in.n, sizeof *slot);
    if (slot)
        *slot = path;
}

/* Hits of p's article that were chosen already; the last of them. */
static size_t
count_article(struct chooser *k, const struct film_fetched_passage *p,
              struct chosen **last)
{
    size_t n = 0;
    for (size_t i = 0; i < k->n; i++) {
        if (k->v[i].r->p->article != p->article)
            continue;
        *last = &k->v[i];
        n++;
    }
    return n;
}

static void
choose(struct chooser *k, const struct film_ranked_passage *r)
{
    struct chosen *other = NULL;
    if (k->o->min_score > 0 && r->score < k->o->min_score)
        return;
    if (k->o->per_article == 0) { /* every passage on its own */
        k->v[k->n++] = (struct chosen){.r = r};
        return;
    }
    struct film_sketch sketch = film_dedup_sketch(r->p);
    struct chosen *copy = find_copy(k, r->p, &sketch);
    if (copy)
        fold_copy(k, copy, r->p);
    else if (count_article(k, r->p, &other) >= k->o->per_article)
        other->more += r->p->stage1 > 0; /* has words of the query itself */
    else if (k->n < k->wanted)
        k->v[k->n++] = (struct chosen){.r = r, .sketch = sketch};
}

/* Sorts the passages and chooses the hits among them. */
static struct chooser
choose_all(struct film_search_ctx *c, struct film_ranking *ranking,
           const struct film_search_options *o, size_t wanted)
{
    struct chooser k = {.c = c, .o = o, .wanted = wanted};
    size_t n = ranking->n;
    struct film_ranked_passage **order =
        film_ctx_alloc(c, n + 1, sizeof(struct film_ranked_passage *));
    k.v = film_ctx_alloc(c, (wanted < n ? wanted : n) + 1, sizeof *k.v);
    if (!film_ctx_ok(c))
        return k;
    put_after(ranking, is_context_only);
    for (size_t i = 0; i < n; i++)
        order[i] = &ranking->v[i];
    qsort(order, n, sizeof(struct film_ranked_passage *),
          o->sort == FILM_SORT_DATE ? by_date : by_score);
    for (size_t i = 0; i < n && film_ctx_ok(c); i++) {
        if (k.n == wanted && (i >= COMPARED || o->per_article == 0))
            break;
        choose(&k, order[i]);
    }
    return k;
}

/* ---- Hits ------------------------------------------------------------- */

/* Headings under which a film's end is told. */
static bool
is_spoiler(struct film_strs section)
{
    static const char *const words[] = {"plot", "ending", "spoiler", "spoilers",
                                        "synopsis"};
    for (size_t i = 0; i < section.n; i++) {
        struct film_str rest = section.v[i], word;
        while (film_str_cut(&rest, ' ', &word)) {
            while (word.n > 0 && !film_ascii_letter(word.p[word.n - 1]))
                word.n--; /* "Spoilers:" */
            for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
                if (film_str_equal_nocase(word, film_str_from(words[k])))
                    return true;
        }
    }
    return false;
}

static struct film_str
article_id(struct film_search_ctx *c, const struct film_stored_article *a)
{
    struct film_sum id = film_article_id(&a->input, a->meta.id);
    char text[FILM_SUM_TEXT + 1];
    film_sum_text(&id, text);
    return film_ctx_copy(c, film_str_from(text));
}

static void
add_film(struct film_search_ctx *c, struct film_hit *h, struct film_str id,
         struct film_names names, int year)
{
    struct film_hit_film *slot =
        film_ctx_push(c, &h->films, &h->film_count, sizeof *slot);
    if (slot)
        *slot = (struct film_hit_film){
            id, names.n ? names.v[0].text : (struct film_str){"", 0}, year};
}

/* The films that the article names by title. */
static void
set_linked_films(struct film_search_ctx *c, struct film_hit *h,
                 const struct film_fetched_article *a,
                 struct film_shard *catalogue)
{
    struct film_entities films =
        film_links_of(c, a->shard, a->docid, catalogue);
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
    struct film_shard *catalogue = film_planner_catalogue(c);
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
        .spoiler = is_spoiler(g->section),
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
        film_rank_explain(c, k->r, h);
}

void
film_results_make(struct film_search_ctx *c, const struct film_plan *plan,
                  struct film_ranking *ranking,
                  const struct film_search_options *o, struct film_hits *hits)
{
    size_t offset = o->offset;
    struct chooser k = choose_all(c, ranking, o, offset + o->limit);
    size_t n = k.n > offset ? k.n - offset : 0;
    hits->v = film_ctx_alloc(c, n + 1, sizeof *hits->v);
    for (size_t i = 0; i < n && film_ctx_ok(c); i++) {
        make_hit(c, plan, o, &k.v[offset + i], &hits->v[i]);
        hits->v[i].rank = (uint32_t)(offset + i + 1);
    }
    hits->n = n;
    if (n > 0 && hits->estimate < offset + n)
        hits->estimate = offset + n;
}

/* ---- Shorter lists ---------------------------------------------------- */

struct film_first
film_results_first(struct film_search_ctx *c, struct film_ranking *ranking,
                   const struct film_search_options *o, size_t wanted)
{
    struct chooser k = choose_all(c, ranking, o, wanted);
    struct film_first first = {0};
    first.v = film_ctx_alloc(c, k.n + 1, sizeof *first.v);
    for (size_t i = 0; i < k.n && first.v; i++) {
        const struct film_fetched_passage *p = k.v[i].r->p;
        first.v[first.n++] = (struct film_first_hit){p->article->shard,
                                                     p->docid, k.v[i].r->score};
    }
    return first;
}

void
film_results_keep(struct film_ranking *ranking, const struct film_first *first)
{
    for (size_t i = 0; i < ranking->n && first->n > 0; i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        size_t k = 0;
        while (k < first->n && (first->v[k].docid != r->p->docid ||
                                first->v[k].shard != r->p->article->shard))
            k++;
        if (k == first->n)
            continue;
        r->pinned_rank = k + 1;
        r->order += first->v[k].score - r->score;
        r->score = first->v[k].score;
    }
    if (first->n > 0)
        put_after(ranking, is_not_pinned);
}
