/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/fetch.h"

#include "schema/xapian-status.h"
#include "search/retrieve/postings.h"

#include <stdio.h>

/* ---- The query -------------------------------------------------------- */

static enum film_status
count_term(struct film_query_term *t, struct film_shard *shard,
           struct film_error *err)
{
    struct film_str stem = t->word->stem;
    uint32_t text = 0, articles = 0;
    uint64_t occurrences = 0;
    enum film_status s =
        film_shard_termfreq(&text, shard, FILM_F_TEXT, stem, err);
    if (s == FILM_OK)
        s = film_shard_termfreq(&articles, shard, FILM_F_ARTICLE_TEXT, stem,
                                err);
    if (s != FILM_OK)
        return s;
    xapc_error *xerr = NULL;
    xapc_status x =
        xapc_database_collfreq(&occurrences, shard->db, stem.p, stem.n, &xerr);
    t->passages += text;
    t->occurrences += occurrences;
    t->articles += articles;
    return film_error_xapian(err, x, xerr);
}

/* Articles of one passage have no document of their own: their share of the
 * passages with the term is taken to be their share of all passages. */
static void
add_single_articles(struct film_view *view)
{
    const struct film_counts *c = &view->counts;
    uint64_t singles =
        c->articles > c->multiple ? c->articles - c->multiple : 0;
    if (c->passages == 0)
        return;
    double share = (double)singles / (double)c->passages;
    for (size_t i = 0; i < view->term_count; i++)
        view->terms[i].articles +=
            (uint64_t)(share * (double)view->terms[i].passages + .5);
}

static enum film_status
collect_terms(struct film_view *view, struct film_arena *arena,
              struct film_error *err)
{
    for (size_t i = 0; i < view->query.n; i++) {
        const struct film_word *word = view->query.v[i].word;
        size_t k = 0;
        while (k < view->term_count &&
               view->terms[k].word->stem_id != word->stem_id)
            k++;
        if (k < view->term_count)
            continue;
        struct film_query_term *t =
            film_arena_push(arena, &view->terms, &view->term_count, sizeof *t);
        if (!t)
            return film_error_nomem(err);
        t->word = word;
    }
    return FILM_OK;
}

enum film_status
film_fetch_query(struct film_view *view, struct film_tokens tokens,
                 struct film_str text, struct film_shard *shards, size_t n,
                 struct film_arena *arena, struct film_error *err)
{
    view->query = tokens;
    view->text = text;
    enum film_status s = collect_terms(view, arena, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        if (!shards[i].db)
            continue;
        film_counts_add(&view->counts, &shards[i].counts);
        for (size_t k = 0; k < view->term_count && s == FILM_OK; k++)
            s = count_term(&view->terms[k], &shards[i], err);
    }
    add_single_articles(view);
    return s;
}

/* ---- Texts ------------------------------------------------------------ */

enum film_status
film_fetch_tokens(struct film_tokens *out, struct film_str text,
                  struct film_analyser *an, struct film_arena *arena,
                  struct film_error *err)
{
    struct film_token *t;
    enum film_status s = film_analyse(an, text, &t, &out->n, err);
    if (s != FILM_OK)
        return s;
    out->v = film_arena_alloc(arena, (out->n + 1) * sizeof *t);
    if (!out->v)
        return film_error_nomem(err);
    if (out->n)
        memcpy(out->v, t, out->n * sizeof *t);
    return FILM_OK;
}

/* The tokens of several texts, one after the other, with a gap in their
 * positions so that nothing is near across it. */
static enum film_status
fetch_list(struct film_tokens *out, const struct film_str *v, size_t n,
           struct film_analyser *an, struct film_arena *arena,
           struct film_error *err)
{
    enum { GAP = 100 };
    uint32_t base = 0;
    *out = (struct film_tokens){0};
    for (size_t i = 0; i < n; i++) {
        struct film_token *t;
        size_t count;
        enum film_status s = film_analyse(an, v[i], &t, &count, err);
        if (s != FILM_OK)
            return s;
        for (size_t k = 0; k < count; k++) {
            struct film_token *copy =
                film_arena_push(arena, &out->v, &out->n, sizeof *copy);
            if (!copy)
                return film_error_nomem(err);
            *copy = t[k];
            copy->pos += base;
        }
        base += (count ? t[count - 1].pos : 0) + GAP;
    }
    return FILM_OK;
}

static enum film_status
fetch_header(struct film_fetched_article *a, struct film_analyser *an,
             struct film_arena *arena, struct film_error *err)
{
    const struct film_article *m = &a->stored.meta;
    enum film_status s = film_fetch_tokens(&a->title, m->title, an, arena, err);
    struct film_str *v = film_arena_alloc(arena, (m->cast.n + 1) * sizeof *v);
    if (s != FILM_OK || !v)
        return s ? s : film_error_nomem(err);
    v[0] = m->date;
    if (m->cast.n)
        memcpy(v + 1, m->cast.v, m->cast.n * sizeof *v);
    return fetch_list(&a->header, v, m->cast.n + 1, an, arena, err);
}

/* ---- Records ---------------------------------------------------------- */

struct fetcher {
    struct film_view *view;
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
    struct film_buf id;
    uint64_t beginnings[4]; /* hashes of what the query's words begin with */
};

static inline unsigned
beginning(unsigned char a, unsigned char b)
{
    return (a * 31u + b) & 255;
}

static inline unsigned char
lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static inline bool
is_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

static void
note_beginnings(struct fetcher *l)
{
    for (size_t i = 0; i < l->view->query.n; i++) {
        struct film_str w = l->view->query.v[i].word->folded;
        unsigned b = beginning((unsigned char)w.p[0],
                               w.n > 1 ? (unsigned char)w.p[1] : ' ');
        l->beginnings[b / 64] |= (uint64_t)1 << (b % 64);
    }
}

/* False if no word of the query can be in text: records name hundreds of
 * people, and analysing all of them took longer than ranking. Words with
 * apostrophes, initials and anything but ASCII are left to the analyser. */
static bool
may_matter(const struct fetcher *l, struct film_str text)
{
    bool inside = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : ' ';
        if ((unsigned char)c >= 0x80 || c == '\'')
            return true;
        if (c == '.' && inside && is_letter(next))
            return true;
        if (!inside && is_letter(c)) {
            unsigned b =
                beginning(lower(c), is_letter(next) ? lower(next) : ' ');
            if (l->beginnings[b / 64] >> (b % 64) & 1)
                return true;
        }
        inside = is_letter(c);
    }
    return false;
}

static enum film_status
add_text(struct fetcher *l, struct film_fetched_record *r,
         enum film_record_text_kind kind, struct film_str text, size_t credit)
{
    struct film_record_text *t =
        film_arena_push(l->arena, &r->texts, &r->text_count, sizeof *t);
    if (!t)
        return film_error_nomem(l->err);
    t->kind = kind;
    t->credit = credit;
    return film_fetch_tokens(&t->tokens, text, l->an, l->arena, l->err);
}

/* Adds those names that may matter, or all. */
static enum film_status
add_names(struct fetcher *l, struct film_fetched_record *r,
          enum film_record_text_kind kind, struct film_names names,
          size_t credit, bool all)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < names.n && s == FILM_OK; i++)
        if (all || may_matter(l, names.v[i].text))
            s = add_text(l, r, kind, names.v[i].text, credit);
    return s;
}

/* Of an actor whose role may matter the names do, too. */
static enum film_status
add_credit(struct fetcher *l, struct film_fetched_record *r, size_t i)
{
    const struct film_credit *c = &r->record.credits[i];
    size_t before = r->text_count;
    enum film_status s =
        add_names(l, r, FILM_RECORD_TEXT_ROLE, c->roles, i, false);
    return s ? s
             : add_names(l, r, FILM_RECORD_TEXT_NAME, c->names, i,
                         r->text_count > before);
}

static enum film_status
analyse_record(struct fetcher *l, struct film_fetched_record *r)
{
    const struct film_record *rec = &r->record;
    char year[16];
    enum film_status s =
        add_names(l, r, FILM_RECORD_TEXT_TITLE, rec->names, 0, false);
    for (size_t i = 0; i < rec->credit_count && s == FILM_OK; i++)
        s = add_credit(l, r, i);
    if (s != FILM_OK || rec->year <= 0)
        return s;
    int n = snprintf(year, sizeof year, "%d", rec->year);
    struct film_str copy;
    if (!film_arena_copy(l->arena, (struct film_str){year, (size_t)n}, &copy))
        return film_error_nomem(l->err);
    return add_text(l, r, FILM_RECORD_TEXT_YEAR, copy, 0);
}

/* Adds the record stored at docid to the article, if it is one of a film. */
static enum film_status
add_record(struct fetcher *l, struct film_fetched_article *a, xapc_docid docid)
{
    xapc_blobs data;
    for (size_t i = 0; i < a->record_count; i++)
        if (a->records[i]->docid == docid)
            return FILM_OK;
    enum film_status s = film_shard_data(&data, a->shard, &docid, 1, l->err);
    if (s != FILM_OK)
        return s;
    struct film_str bytes = {data.items[0].data, data.items[0].len}, copy;
    bool is_record = film_stored_kind(bytes) == FILM_KIND_RECORD[0];
    bool ok = !is_record || film_arena_copy(l->arena, bytes, &copy);
    xapc_blobs_free(&data);
    if (!ok)
        return film_error_nomem(l->err);
    if (!is_record)
        return FILM_OK;
    struct film_fetched_record *r = film_arena_zalloc(l->arena, 1, sizeof *r);
    const struct film_fetched_record **slot =
        film_arena_push(l->arena, &a->records, &a->record_count, sizeof *slot);
    if (!r || !slot)
        return film_error_nomem(l->err);
    *slot = r;
    r->docid = docid;
    s = film_load_record(&r->record, copy, l->arena, l->err);
    if (s != FILM_OK)
        return s;
    if (r->record.kind != FILM_RECORD_FILM) {
        a->record_count--;
        return FILM_OK;
    }
    return analyse_record(l, r);
}

/* The records of the films that the article names by id. */
static enum film_status
fetch_records(struct fetcher *l, struct film_fetched_article *a)
{
    enum { MOST = 64 };
    const struct film_article *m = &a->stored.meta;
    enum film_status s = FILM_OK;
    if (l->view->counts.records == 0)
        return FILM_OK;
    for (size_t i = 0; i < m->film_id_count && s == FILM_OK; i++) {
        xapc_docid ids[MOST];
        size_t n;
        film_id_text(&l->id, &m->film_ids[i]);
        s = film_shard_documents(ids, &n, MOST, a->shard, FILM_F_FILM_ID,
                                 film_buf_get(&l->id), l->err);
        for (size_t k = 0; k < n && s == FILM_OK; k++)
            if (ids[k] != a->docid)
                s = add_record(l, a, ids[k]);
    }
    return s;
}

/* The records that the article was found to be linked to. */
static enum film_status
fetch_linked(struct fetcher *l, struct film_fetched_article *a)
{
    const struct film_view *view = l->view;
    size_t low = 0, high = view->link_count;
    enum film_status s = FILM_OK;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct film_link *k = &view->links[middle];
        if (k->shard < a->shard ||
            (k->shard == a->shard && k->article < a->docid))
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < view->link_count && view->links[low].shard == a->shard &&
           view->links[low].article == a->docid && s == FILM_OK;
         low++)
        s = add_record(l, a, view->links[low].record);
    return s;
}

/* ---- Articles and passages -------------------------------------------- */

static void
count_single(struct film_view *view, struct film_fetched_passage *p)
{
    for (size_t i = 0; i < p->text.n; i++)
        for (size_t k = 0; k < view->term_count; k++)
            if (view->terms[k].word->stem_id == p->text.v[i].word->stem_id)
                p->article->tf[k]++;
}

/* The articles' counts of every term of the query, from the postings. */
static enum film_status
count_articles(struct fetcher *l, struct film_shard *shard,
               struct film_fetched_article **v, size_t n)
{
    xapc_docid *ids = film_arena_alloc(l->arena, (n + 1) * sizeof *ids);
    uint32_t *wdfs = film_arena_alloc(l->arena, (n + 1) * sizeof *wdfs);
    enum film_status s = ids && wdfs ? FILM_OK : film_error_nomem(l->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        ids[i] = v[i]->docid;
    for (size_t k = 0; k < l->view->term_count && s == FILM_OK; k++) {
        s = film_retrieve_wdfs(shard, FILM_F_ARTICLE_TEXT,
                               l->view->terms[k].word->stem, ids, n, wdfs,
                               l->err);
        for (size_t i = 0; i < n && s == FILM_OK; i++)
            v[i]->tf[k] = wdfs[i];
    }
    return s;
}

/* Without records only the words that the query may match have to be told
 * apart; the actors of records' roles are not known to the query. */
static void
focus(struct fetcher *l, const struct film_fetched_article *a)
{
    film_analyser_focus(l->an, l->view->filtered && a->record_count == 0);
}

static enum film_status
fetch_article(struct fetcher *l, struct film_fetched_article *a,
              struct film_str data)
{
    a->tf = film_arena_zalloc(l->arena, l->view->term_count + 1, sizeof *a->tf);
    if (!a->tf)
        return film_error_nomem(l->err);
    enum film_status s = film_load_article(&a->stored, data, l->arena, l->err);
    if (s == FILM_OK)
        s = fetch_records(l, a);
    if (s == FILM_OK)
        s = fetch_linked(l, a);
    if (s != FILM_OK)
        return s;
    focus(l, a);
    s = fetch_header(a, l->an, l->arena, l->err);
    film_analyser_focus(l->an, false);
    return s;
}

/* Copies stored data into the arena: what is decoded borrows from it. */
static enum film_status
fetch_data(struct fetcher *l, struct film_shard *shard, const xapc_docid *ids,
           size_t n, struct film_str *out)
{
    xapc_blobs data;
    enum film_status s = film_shard_data(&data, shard, ids, n, l->err);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_str bytes = {data.items[i].data, data.items[i].len};
        if (!film_arena_copy(l->arena, bytes, &out[i]))
            s = film_error_nomem(l->err);
    }
    xapc_blobs_free(&data);
    return s;
}

static enum film_status
analyse_passage(struct fetcher *l, struct film_fetched_passage *p)
{
    focus(l, p->article);
    enum film_status s = film_fetch_tokens(&p->text, p->stored.passage.text,
                                           l->an, l->arena, l->err);
    if (s == FILM_OK)
        s = fetch_list(&p->headings, p->stored.passage.section.v,
                       p->stored.passage.section.n, l->an, l->arena, l->err);
    film_analyser_focus(l->an, false);
    return s;
}

/* One shard's candidates on their way to views. */
struct batch {
    const struct film_candidate *c;
    size_t n;
    struct film_fetched_passage *passages;
    struct film_fetched_article *articles;
    size_t article_count;
    struct film_str *data;                  /* of the passages */
    struct film_fetched_article **multiple; /* of several passages */
    xapc_docid *docids;
    size_t multiple_count;
};

static bool
make_batch(struct fetcher *l, struct batch *b)
{
    b->data = film_arena_alloc(l->arena, (b->n + 1) * sizeof *b->data);
    b->docids = film_arena_alloc(l->arena, (b->n + 1) * sizeof *b->docids);
    b->multiple = film_arena_alloc(
        l->arena, (b->n + 1) * sizeof(struct film_fetched_article *));
    return b->data && b->docids && b->multiple;
}

/* Decodes the passages and makes a view for each of their articles. Passages
 * of an article follow each other, so its view is the last one made. An
 * article of one passage stands in the same document. */
static enum film_status
fetch_texts(struct fetcher *l, struct batch *b)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < b->n && s == FILM_OK; i++) {
        struct film_fetched_passage *p = &b->passages[i];
        p->docid = b->c[i].docid;
        p->stage1 = b->c[i].score;
        s = film_load_passage(&p->stored, b->data[i], l->arena, l->err);
        if (s != FILM_OK)
            return s;
        xapc_docid of = p->docid - p->stored.ordinal;
        struct film_fetched_article *a =
            b->article_count ? &b->articles[b->article_count - 1] : NULL;
        if (!a || a->docid != of) {
            a = &b->articles[b->article_count++];
            *a = (struct film_fetched_article){.shard = b->c[i].shard,
                                               .docid = of};
            if (p->stored.ordinal == 0)
                s = fetch_article(l, a, b->data[i]);
            else
                b->multiple[b->multiple_count++] = a;
        }
        p->article = a;
    }
    return s;
}

static enum film_status
fetch_multiple(struct fetcher *l, struct batch *b)
{
    struct film_shard *shard = b->c[0].shard;
    size_t n = b->multiple_count;
    if (n == 0)
        return FILM_OK;
    struct film_str *data = film_arena_alloc(l->arena, n * sizeof *data);
    if (!data)
        return film_error_nomem(l->err);
    for (size_t i = 0; i < n; i++)
        b->docids[i] = b->multiple[i]->docid;
    enum film_status s = fetch_data(l, shard, b->docids, n, data);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = fetch_article(l, b->multiple[i], data[i]);
    return s == FILM_OK ? count_articles(l, shard, b->multiple, n) : s;
}

static enum film_status
fetch_shard(struct fetcher *l, struct batch *b)
{
    if (!make_batch(l, b))
        return film_error_nomem(l->err);
    for (size_t i = 0; i < b->n; i++)
        b->docids[i] = b->c[i].docid;
    enum film_status s = fetch_data(l, b->c[0].shard, b->docids, b->n, b->data);
    if (s == FILM_OK)
        s = fetch_texts(l, b);
    if (s == FILM_OK)
        s = fetch_multiple(l, b);
    for (size_t i = 0; i < b->n && s == FILM_OK; i++) {
        s = analyse_passage(l, &b->passages[i]);
        if (s == FILM_OK && b->passages[i].stored.ordinal == 0)
            count_single(l->view, &b->passages[i]);
    }
    return s;
}

enum film_status
film_fetch_passages(struct film_view *view, const struct film_candidate *c,
                    size_t n, struct film_analyser *an,
                    struct film_arena *arena, struct film_error *err)
{
    struct fetcher l = {.view = view, .an = an, .arena = arena, .err = err};
    film_buf_init(&l.id, 1 << 16);
    note_beginnings(&l);
    view->passages = film_arena_zalloc(arena, n + 1, sizeof *view->passages);
    view->articles = film_arena_zalloc(arena, n + 1, sizeof *view->articles);
    view->passage_count = n;
    view->article_count = 0;
    enum film_status s =
        view->passages && view->articles ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < n && s == FILM_OK;) {
        size_t k = i;
        while (k < n && c[k].shard == c[i].shard)
            k++;
        struct batch b = {.c = &c[i],
                          .n = k - i,
                          .passages = &view->passages[i],
                          .articles = &view->articles[view->article_count]};
        s = fetch_shard(&l, &b);
        view->article_count += b.article_count;
        i = k;
    }
    film_buf_release(&l.id);
    return s;
}
