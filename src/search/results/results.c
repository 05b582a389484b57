/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/results.h"

#include "base/hash.h"
#include "base/url.h"
#include "search/results/highlight.h"
#include "search/retrieve/film-links.h"
#include "search/expand/spelling-variants.h"

#include <stdlib.h>

/* ---- Conditions ------------------------------------------------------- */

enum film_status
film_results_check(struct film_results *a, struct film_error *err)
{
    struct film_view *view = a->view;
    size_t kept = 0;
    bool failed = false;
    for (size_t i = 0; i < view->passage_count; i++) {
        struct film_fetched_passage *p = &view->passages[i];
        struct film_checked checked = {p->text.v,
                                       p->text.n,
                                       p->article->stored.meta.title,
                                       p->stored.passage.section,
                                       {0}};
        enum film_status s = film_entity_filters_met(&checked.films, a->filters,
                                                     p->article, a->arena, err);
        if (s != FILM_OK)
            return s;
        enum film_met met = film_check(a->root, &checked, a->an, &failed);
        p->context_only = met == FILM_MET_ABOVE;
        if (met != FILM_MET_NOT)
            view->passages[kept++] = *p;
    }
    view->passage_count = kept;
    return failed ? film_error_nomem(err) : FILM_OK;
}

/* ---- Order ------------------------------------------------------------ */

/* Lowers the scores of the passages that are to come behind the others below
 * theirs, and keeps their order. */
static void
put_after(struct film_view *view,
          bool (*is_after)(const struct film_fetched_passage *p))
{
    static const double BELOW = .999;
    double least = 0, most = 0;
    for (size_t i = 0; i < view->passage_count; i++) {
        const struct film_fetched_passage *p = &view->passages[i];
        if (is_after(p) && p->score > most)
            most = p->score;
        if (!is_after(p) && (least <= 0 || p->score < least))
            least = p->score;
    }
    if (least <= 0 || most < least)
        return;
    for (size_t i = 0; i < view->passage_count; i++)
        if (is_after(&view->passages[i]))
            view->passages[i].score *= BELOW * least / most;
}

/* Has a phrase only above it, where others say it. */
static bool
is_context_only(const struct film_fetched_passage *p)
{
    return p->context_only;
}

static bool
is_not_pinned(const struct film_fetched_passage *p)
{
    return p->pinned_rank == 0;
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
        c = a->input < b->input ? -1 : a->input > b->input;
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
    const struct film_fetched_passage *x =
        *(struct film_fetched_passage *const *)a;
    const struct film_fetched_passage *y =
        *(struct film_fetched_passage *const *)b;
    if (x->pinned_rank != y->pinned_rank) /* 0 is the last one */
        return x->pinned_rank - 1 < y->pinned_rank - 1 ? -1 : 1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return by_text(x, y);
}

/* The newest first, undated last. */
static int
by_date(const void *a, const void *b)
{
    const struct film_fetched_passage *x =
        *(struct film_fetched_passage *const *)a;
    const struct film_fetched_passage *y =
        *(struct film_fetched_passage *const *)b;
    int c = film_str_compare(y->article->stored.meta.date,
                             x->article->stored.meta.date);
    return c ? c : by_score(a, b);
}

/* ---- Near duplicates -------------------------------------------------- */

enum {
    COPY_WORDS = 8, /* shorter passages are alike by chance */
    COMPARED = 200, /* so many of the best are compared */
};

/* Words of a passage as a set of 512 bits: a first look that costs nothing. */
struct sketch {
    uint64_t bits[8];
    unsigned set;    /* bits that are 1 */
    uint32_t *words; /* for a second look, see word_set; NULL: not made yet */
    size_t n;
};

/* By the letters, as words out of the query's focus are not told apart. */
static uint32_t
token_hash(const struct film_fetched_passage *p, size_t i)
{
    const struct film_token *t = &p->text.v[i];
    struct film_str s = {p->stored.passage.text.p + t->from, t->to - t->from};
    return (uint32_t)film_hash(s, 0);
}

static struct sketch
sketch_passage(const struct film_fetched_passage *p)
{
    struct sketch s = {0};
    for (size_t i = 0; i < p->text.n; i++) {
        uint32_t h = token_hash(p, i);
        s.bits[h >> 29] |= UINT64_C(1) << (h >> 23 & 63);
    }
    for (size_t i = 0; i < 8; i++)
        s.set += (unsigned)__builtin_popcountll(s.bits[i]);
    return s;
}

static int
by_id(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The words of a passage as hashes, sorted, each once; false when out of
 * memory. */
static bool
word_set(struct sketch *s, const struct film_fetched_passage *p,
         struct film_arena *arena)
{
    if (s->words)
        return true;
    uint32_t *ids = film_arena_alloc(arena, (p->text.n + 1) * sizeof *ids);
    if (!ids)
        return false;
    for (size_t i = 0; i < p->text.n; i++)
        ids[i] = token_hash(p, i);
    qsort(ids, p->text.n, sizeof *ids, by_id);
    s->n = 0;
    for (size_t i = 0; i < p->text.n; i++)
        if (s->n == 0 || ids[i] != ids[s->n - 1])
            ids[s->n++] = ids[i];
    s->words = ids;
    return true;
}

/* Nine in ten words in common. */
static bool
are_copies(const struct film_fetched_passage *p, struct sketch *a,
           const struct film_fetched_passage *q, struct sketch *b,
           struct film_arena *arena)
{
    unsigned differ = 0;
    size_t common = 0;
    if (a->set < COPY_WORDS || b->set < COPY_WORDS)
        return false;
    for (size_t i = 0; i < 8; i++)
        differ += (unsigned)__builtin_popcountll(a->bits[i] ^ b->bits[i]);
    if (differ * 5 > a->set + b->set)
        return false;
    if (!word_set(a, p, arena) || !word_set(b, q, arena))
        return false;
    const uint32_t *x = a->words, *y = b->words;
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        common += x[i] == y[k];
        if (x[i] <= y[k])
            k += x[i++] == y[k];
        else
            k++;
    }
    return 10 * common >= 9 * (a->n + b->n - common) && common > 0;
}

/* ---- Hits ------------------------------------------------------------- */

/* A passage on its way to become a hit. */
struct chosen {
    struct film_fetched_passage *p;
    struct sketch sketch;
    struct film_strs also_in;
    uint32_t more;
    bool last_of_article;
};

struct chooser {
    struct film_results *a;
    struct chosen *v; /* offset + limit at most */
    size_t n;
};

/* The chosen passage that p repeats, from another article; or NULL. */
static struct chosen *
find_copy(struct chooser *c, const struct film_fetched_passage *p,
          struct sketch *sketch)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->v[i].p->article != p->article &&
            are_copies(c->v[i].p, &c->v[i].sketch, p, sketch, c->a->arena))
            return &c->v[i];
    return NULL;
}

static enum film_status
path_of(const struct film_results *a,
        const struct film_fetched_article *article, struct film_str *path,
        struct film_error *err)
{
    return film_shard_path(path, article->shard, article->stored.input,
                           a->arena, err);
}

static enum film_status
fold_copy(struct chooser *c, struct chosen *into,
          const struct film_fetched_passage *p, struct film_error *err)
{
    struct film_str path;
    enum film_status s = path_of(c->a, p->article, &path, err);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < into->also_in.n; i++)
        if (film_str_equal(into->also_in.v[i], path))
            return FILM_OK;
    struct film_str *slot = film_arena_push(c->a->arena, &into->also_in.v,
                                            &into->also_in.n, sizeof *slot);
    if (!slot)
        return film_error_nomem(err);
    *slot = path;
    return FILM_OK;
}

/* Hits of p's article that were chosen already; the last of them. */
static size_t
count_article(struct chooser *c, const struct film_fetched_passage *p,
              struct chosen **last)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (c->v[i].p->article != p->article)
            continue;
        *last = &c->v[i];
        n++;
    }
    return n;
}

static enum film_status
choose(struct chooser *c, struct film_fetched_passage *p, size_t wanted,
       struct film_error *err)
{
    const struct film_search_options *o = c->a->o;
    struct chosen *other = NULL;
    if (o->min_score > 0 && p->score < o->min_score)
        return FILM_OK;
    if (o->per_article == 0) { /* every passage on its own */
        c->v[c->n++] = (struct chosen){.p = p};
        return FILM_OK;
    }
    struct sketch sketch = sketch_passage(p);
    struct chosen *copy = find_copy(c, p, &sketch);
    if (copy)
        return fold_copy(c, copy, p, err);
    if (count_article(c, p, &other) >= o->per_article) {
        other->more += p->stage1 > 0; /* has words of the query itself */
        return FILM_OK;
    }
    if (c->n < wanted)
        c->v[c->n++] = (struct chosen){.p = p, .sketch = sketch};
    return FILM_OK;
}

/* Headings under which a film's end is told. */
static bool
is_spoiler(struct film_strs section)
{
    static const char *const words[] = {"plot", "ending", "spoiler", "spoilers",
                                        "synopsis"};
    for (size_t i = 0; i < section.n; i++) {
        struct film_str rest = section.v[i], word;
        while (film_str_cut(&rest, ' ', &word))
            for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
                while (word.n > 0 && word.p[word.n - 1] < 'A')
                    word.n--; /* "Spoilers:" */
                if (film_str_equal_nocase(word, film_str_from(words[k])))
                    return true;
            }
    }
    return false;
}

static bool
set_article_id(struct film_hit *h, const struct film_stored_article *a,
               struct film_arena *arena)
{
    char id[FILM_PATH_HASH + 1];
    film_path_hash(film_article_id(a->input, a->meta.id), id);
    return film_arena_copy(arena, film_str_from(id), &h->article);
}

/* The films that the article names by title. */
static enum film_status
set_linked_films(struct film_results *a, struct film_hit *h,
                 const struct film_fetched_article *article,
                 struct film_error *err)
{
    const struct film_linker l = {a->an, a->arena, err};
    struct film_entity *v;
    size_t n;
    enum film_status s =
        film_links_of(&v, &n, article->shard, article->docid, a->catalogue, &l);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_hit_film *f =
            film_arena_push(a->arena, &h->films, &h->film_count, sizeof *f);
        if (!f)
            return film_error_nomem(err);
        struct film_names names = v[i].names;
        *f = (struct film_hit_film){
            v[i].id, names.n ? names.v[0].text : (struct film_str){"", 0},
            v[i].year};
    }
    return s;
}

/* The films of the article: by its own metadata, titled by their records. */
static bool
set_films(struct film_hit *h, const struct film_fetched_article *a,
          struct film_arena *arena)
{
    for (size_t i = 0; i < a->record_count; i++) {
        const struct film_record *r = &a->records[i]->record;
        struct film_hit_film *f =
            film_arena_push(arena, &h->films, &h->film_count, sizeof *f);
        struct film_buf id;
        if (!f)
            return false;
        film_buf_init(&id, 4096);
        if (r->id_count > 0) {
            film_buf_str(&id, r->ids[0].scheme);
            film_buf_byte(&id, ':');
            film_buf_str(&id, r->ids[0].value);
        }
        bool ok = id.failed == FILM_OK &&
                  film_arena_copy(arena, film_buf_get(&id), &f->id);
        film_buf_release(&id);
        if (!ok)
            return false;
        f->title = r->names.n ? r->names.v[0].text : (struct film_str){"", 0};
        f->year = r->year;
    }
    return true;
}

static enum film_status
make_hit(struct film_results *a, struct film_hit *h, const struct chosen *c,
         struct film_error *err)
{
    const struct film_fetched_passage *p = c->p;
    const struct film_article *m = &p->article->stored.meta;
    const struct film_passage *g = &p->stored.passage;
    *h = (struct film_hit){
        .score = p->score,
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
        .text = g->text,
        .also_in = c->also_in,
        .more_in_article = c->more,
        .spoiler = is_spoiler(g->section),
        .shard = p->article->shard->name,
    };
    bool linked = a->o->name_films && a->catalogue && m->film_id_count == 0;
    enum film_status s =
        linked ? set_linked_films(a, h, p->article, err) : FILM_OK;
    if (s != FILM_OK)
        return s;
    if (!set_article_id(h, &p->article->stored, a->arena) ||
        (!linked && !set_films(h, p->article, a->arena)) ||
        film_highlight(&h->highlights, &h->highlight_count, a->view, p,
                       a->arena) != FILM_OK ||
        film_spelling_variants_matched(&h->matched, &h->matched_count, a->view,
                                       p, a->arena, NULL) != FILM_OK)
        return film_error_nomem(err);
    s = film_catalogue_names_matched(h, a->aliases, a->view, p, a->arena, err);
    return s ? s : path_of(a, p->article, &h->path, err);
}

static enum film_status
make_hits(struct film_results *a, struct film_hits *hits,
          const struct chooser *c, struct film_error *err)
{
    size_t offset = a->o->offset;
    size_t n = c->n > offset ? c->n - offset : 0;
    hits->v = film_arena_zalloc(a->arena, n + 1, sizeof *hits->v);
    if (!hits->v)
        return film_error_nomem(err);
    for (size_t i = 0; i < n; i++) {
        struct film_hit *h = &hits->v[i];
        enum film_status s = make_hit(a, h, &c->v[offset + i], err);
        h->rank = (uint32_t)(offset + i + 1);
        if (s == FILM_OK && a->o->explain)
            s = film_rank_explain(a->rank, c->v[offset + i].p, a->arena,
                                  &h->parts, &h->part_count, err);
        if (s != FILM_OK)
            return s;
    }
    hits->n = n;
    if (n > 0 && hits->estimate < offset + n)
        hits->estimate = offset + n;
    return FILM_OK;
}

static enum film_status
choose_all(struct chooser *c, struct film_results *a, size_t wanted,
           struct film_error *err)
{
    struct film_view *view = a->view;
    size_t n = view->passage_count;
    struct film_fetched_passage **order =
        film_arena_alloc(a->arena, (n + 1) * sizeof *order);
    *c = (struct chooser){.a = a};
    c->v = film_arena_alloc(a->arena,
                            ((wanted < n ? wanted : n) + 1) * sizeof *c->v);
    if (!order || !c->v)
        return film_error_nomem(err);
    put_after(view, is_context_only);
    for (size_t i = 0; i < n; i++)
        order[i] = &view->passages[i];
    qsort(order, n, sizeof(struct film_fetched_passage *),
          a->o->sort == FILM_SORT_DATE ? by_date : by_score);
    for (size_t i = 0; i < n; i++) {
        if (c->n == wanted && (i >= COMPARED || a->o->per_article == 0))
            break;
        enum film_status s = choose(c, order[i], wanted, err);
        if (s != FILM_OK)
            return s;
    }
    return FILM_OK;
}

enum film_status
film_results_first(struct film_first *first, struct film_results *a,
                   size_t wanted, struct film_error *err)
{
    struct chooser c;
    enum film_status s = choose_all(&c, a, wanted, err);
    if (s != FILM_OK)
        return s;
    first->n = 0;
    first->v = film_arena_alloc(a->arena, (c.n + 1) * sizeof *first->v);
    if (!first->v)
        return film_error_nomem(err);
    for (size_t i = 0; i < c.n; i++) {
        const struct film_fetched_passage *p = c.v[i].p;
        first->v[first->n++] =
            (struct film_first_hit){p->article->shard, p->docid, p->score};
    }
    return FILM_OK;
}

void
film_results_keep(struct film_view *view, const struct film_first *first)
{
    for (size_t i = 0; i < view->passage_count && first->n > 0; i++) {
        struct film_fetched_passage *p = &view->passages[i];
        size_t k = 0;
        while (k < first->n && (first->v[k].docid != p->docid ||
                                first->v[k].shard != p->article->shard))
            k++;
        if (k == first->n)
            continue;
        p->pinned_rank = k + 1;
        p->score = first->v[k].score;
    }
    if (first->n > 0)
        put_after(view, is_not_pinned);
}

enum film_status
film_results_make(struct film_results *a, struct film_hits *hits,
                  struct film_error *err)
{
    struct chooser c;
    enum film_status s =
        choose_all(&c, a, (size_t)a->o->offset + a->o->limit, err);
    return s == FILM_OK ? make_hits(a, hits, &c, err) : s;
}
