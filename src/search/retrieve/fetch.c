/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/fetch.h"

#include "base/ascii.h"
#include "index/format/store.h"
#include "search/retrieve/records.h"

#include <stdio.h>
#include <stdlib.h>

/* The records of a film that many documents name. */
struct known {
    struct film_str id;
    struct film_docids records;
};

struct fetcher {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    const struct film_found *found;
    struct film_buf id;
    uint64_t beginnings[4]; /* hashes of what the query's words begin with */

    /* What is known of the shard that is read: all of its records, if they were
     * needed, and those of films that many of its documents name. */
    const struct film_shard *shard;
    struct film_docids records;
    struct known *known;
    size_t known_n;
};

/* ---- Texts ------------------------------------------------------------ */

/* Returns the tokens of several texts, concatenated, with a gap in their
 * positions so that nothing is near across texts. */
static struct film_tokens
tokens_of_list(struct film_search_ctx *c, const struct film_str *v, size_t n)
{
    enum { GAP = 100 };
    struct film_tokens out = {NULL, 0};
    uint32_t base = 0;
    for (size_t i = 0; i < n; i++) {
        struct film_tokens t = film_ctx_analyse(c, v[i]);
        for (size_t k = 0; k < t.n; k++) {
            struct film_token *copy =
                film_ctx_push(c, &out.v, &out.n, sizeof *copy);
            if (!copy)
                return (struct film_tokens){NULL, 0};
            *copy = t.v[k];
            copy->pos += base;
        }
        base += (t.n ? t.v[t.n - 1].pos : 0) + GAP;
    }
    return out;
}

static void
analyse_header(struct film_search_ctx *c, struct film_fetched_article *a)
{
    const struct film_article *m = &a->stored.meta;
    struct film_str *v = film_ctx_alloc(c, m->cast.n + 1, sizeof *v);
    a->title = film_ctx_tokens(c, m->title);
    if (!v)
        return;
    v[0] = m->date;
    if (m->cast.n)
        memcpy(v + 1, m->cast.v, m->cast.n * sizeof *v);
    a->header = tokens_of_list(c, v, m->cast.n + 1);
}

/* ---- Records ---------------------------------------------------------- */

static inline unsigned
beginning(unsigned char a, unsigned char b)
{
    return (a * 31u + b) & 255;
}

static inline unsigned char
lower(char c)
{
    return (unsigned char)film_ascii_to_small(c);
}

static inline bool
is_letter(char c)
{
    return film_ascii_letter(c) || film_ascii_digit(c);
}

static void
note_beginnings(struct fetcher *l)
{
    for (size_t i = 0; i < l->plan->asked.tokens.n; i++) {
        struct film_str w = l->plan->asked.tokens.v[i].word->folded;
        unsigned b = beginning((unsigned char)w.p[0],
                               w.n > 1 ? (unsigned char)w.p[1] : ' ');
        l->beginnings[b / 64] |= (uint64_t)1 << (b % 64);
    }
}

/* False if no word of the query can be in text: records name hundreds of
 * people, and analysing all of them took longer than ranking. Words with
 * apostrophes, initials and non-ASCII letters are left to the analyser. */
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

static void
add_text(struct fetcher *l, struct film_fetched_record *r,
         enum film_record_text_kind kind, struct film_str text, size_t credit)
{
    struct film_record_text *slot =
        film_ctx_push(l->c, &r->texts, &r->text_count, sizeof *slot);
    if (slot)
        *slot = (struct film_record_text){kind, film_ctx_tokens(l->c, text),
                                          credit};
}

/* Adds those names that may matter, or all. */
static void
add_names(struct fetcher *l, struct film_fetched_record *r,
          enum film_record_text_kind kind, struct film_names names,
          size_t credit, bool all)
{
    for (size_t i = 0; i < names.n; i++)
        if (all || may_matter(l, names.v[i].text))
            add_text(l, r, kind, names.v[i].text, credit);
}

/* If a role may match, the actor's names are needed as well. */
static void
add_credit(struct fetcher *l, struct film_fetched_record *r, size_t i)
{
    const struct film_credit *credit = &r->record.credits[i];
    size_t before = r->text_count;
    add_names(l, r, FILM_RECORD_TEXT_ROLE, credit->roles, i, false);
    add_names(l, r, FILM_RECORD_TEXT_NAME, credit->names, i,
              r->text_count > before);
}

static void
analyse_record(struct fetcher *l, struct film_fetched_record *r)
{
    const struct film_record *rec = &r->record;
    char year[16];
    if (r->analysed)
        return;
    r->analysed = true;
    add_names(l, r, FILM_RECORD_TEXT_TITLE, rec->names, 0, false);
    for (size_t i = 0; i < rec->credit_count; i++)
        add_credit(l, r, i);
    if (rec->year <= 0)
        return;
    snprintf(year, sizeof year, "%d", rec->year);
    add_text(l, r, FILM_RECORD_TEXT_YEAR,
             film_ctx_copy(l->c, film_str_from(year)), 0);
}

/* Adds the record stored at docid to the article, if it is one of a film. */
static void
add_record(struct fetcher *l, struct film_fetched_article *a, xapc_docid docid)
{
    for (size_t i = 0; i < a->record_count; i++)
        if (a->records[i]->docid == docid)
            return;
    struct film_fetched_record *r = film_records_get(l->c, a->shard, docid);
    if (!r || r->record.kind != FILM_RECORD_FILM)
        return;
    const struct film_fetched_record **slot =
        film_ctx_push(l->c, &a->records, &a->record_count, sizeof *slot);
    if (!slot)
        return;
    *slot = r;
    analyse_record(l, r);
}

/* A record and its content. */
struct content {
    struct film_str data;
    xapc_docid docid;
};

static int
by_content(const void *a, const void *b)
{
    const struct content *x = a, *y = b;
    return film_str_compare(x->data, y->data);
}

/* The first `most` of some records by what they say: which docids come first
 * depends on the build. */
static struct film_docids
first_by_content(struct film_search_ctx *c, struct film_shard *s,
                 struct film_docids records, size_t most)
{
    struct content *v = film_ctx_alloc(c, records.n + 1, sizeof *v);
    xapc_docid *ids = film_ctx_alloc(c, most, sizeof *ids);
    const struct film_str *data = film_shard_data_here(c, s, records);
    size_t n = v && ids && data ? records.n : 0;
    for (size_t i = 0; i < n; i++)
        v[i] = (struct content){data[i], records.v[i]};
    if (n > 0)
        qsort(v, n, sizeof *v, by_content);
    for (size_t i = 0; i < n && i < most; i++)
        ids[i] = v[i].docid;
    return (struct film_docids){ids, n < most ? n : most};
}

/* The records among many documents that name a film, mostly articles. */
static struct film_docids
records_among(struct fetcher *l, struct film_shard *s, struct film_docids docs)
{
    xapc_docid *v = film_ctx_alloc(l->c, docs.n, sizeof *v);
    size_t n = 0;
    if (!l->records.v)
        l->records =
            film_shard_all(l->c, s, FILM_F_KIND, FILM_STR(FILM_KIND_RECORD));
    for (size_t i = 0; v && i < docs.n; i++)
        if (film_docids_have(l->records, docs.v[i]))
            v[n++] = docs.v[i];
    return (struct film_docids){v, n};
}

static void
begin_shard(struct fetcher *l, const struct film_shard *s)
{
    l->shard = s;
    l->records = (struct film_docids){NULL, 0};
    l->known = NULL;
    l->known_n = 0;
}

/* The records with the id in l->id; other documents may be among them if there
 * are few. Of a film with many they are kept: each of its articles asks, and
 * with 4,000 of them the answer took 5 seconds. */
static struct film_docids
records_with_id(struct fetcher *l, struct film_shard *s)
{
    enum { MOST = 64 };
    struct film_str id = film_buf_get(&l->id);
    if (l->shard != s)
        begin_shard(l, s);
    for (size_t i = 0; i < l->known_n; i++)
        if (film_str_equal(l->known[i].id, id))
            return l->known[i].records;
    struct film_docids docs = film_shard_all(l->c, s, FILM_F_FILM_ID, id);
    if (docs.n <= MOST)
        return docs;
    docs = first_by_content(l->c, s, records_among(l, s, docs), MOST);
    struct known *slot =
        film_ctx_push(l->c, &l->known, &l->known_n, sizeof *slot);
    if (slot)
        *slot = (struct known){film_ctx_copy(l->c, id), docs};
    return docs;
}

/* The records of the films that the article names by id. */
static void
add_records(struct fetcher *l, struct film_fetched_article *a)
{
    const struct film_article *m = &a->stored.meta;
    if (l->plan->counts.records == 0)
        return;
    for (size_t i = 0; i < m->film_id_count; i++) {
        film_id_text(&l->id, &m->film_ids[i]);
        struct film_docids docs = records_with_id(l, a->shard);
        for (size_t k = 0; k < docs.n; k++)
            if (docs.v[k] != a->docid)
                add_record(l, a, docs.v[k]);
    }
}

/* The records that the article was found to be linked to. */
static void
add_linked(struct fetcher *l, struct film_fetched_article *a)
{
    const struct film_link *v = l->found->links;
    size_t n = l->found->link_count, low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (v[middle].shard < a->shard ||
            (v[middle].shard == a->shard && v[middle].article < a->docid))
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < n && v[low].shard == a->shard && v[low].article == a->docid;
         low++)
        add_record(l, a, v[low].record);
}

/* ---- Articles and passages -------------------------------------------- */

static void
count_single(const struct film_plan *plan, struct film_fetched_passage *p)
{
    for (size_t i = 0; i < p->text.n; i++)
        for (size_t k = 0; k < plan->term_count; k++)
            if (plan->terms[k].word->stem_id == p->text.v[i].word->stem_id)
                p->article->tf[k]++;
}

/* The articles' counts of every term of the query, from the postings. */
static void
count_articles(struct fetcher *l, struct film_fetched_article **v,
               struct film_docids docs)
{
    uint32_t *wdfs = film_ctx_alloc(l->c, docs.n + 1, sizeof *wdfs);
    for (size_t k = 0; k < l->plan->term_count && film_ctx_ok(l->c); k++) {
        film_shard_wdfs(l->c, v[0]->shard, FILM_F_ARTICLE_TEXT,
                        l->plan->terms[k].word->stem, docs, wdfs);
        for (size_t i = 0; i < docs.n; i++)
            v[i]->tf[k] = wdfs[i];
    }
}

/* Turns focus on if only words that the query may match have to be
 * distinguished. With records, the actors of roles matter, whom the query does
 * not name; a check of the text may need words that do not rank. */
static void
focus(struct fetcher *l, const struct film_fetched_article *a)
{
    film_analyser_focus(l->c->an,
                        !l->plan->asked.verify && a->record_count == 0);
}

static void
read_article(struct fetcher *l, struct film_fetched_article *a,
             struct film_str data)
{
    struct film_search_ctx *c = l->c;
    a->tf = film_ctx_alloc(c, l->plan->term_count + 1, sizeof *a->tf);
    if (!a->tf || !film_ctx_keep(
                      c, film_load_article(&a->stored, data, c->arena, c->err)))
        return;
    add_records(l, a);
    add_linked(l, a);
    focus(l, a);
    analyse_header(c, a);
    film_analyser_focus(c->an, false);
}

static void
analyse_passage(struct fetcher *l, struct film_fetched_passage *p)
{
    const struct film_strs *section = &p->stored.passage.section;
    focus(l, p->article);
    p->text = film_ctx_tokens(l->c, p->stored.passage.text);
    p->headings = tokens_of_list(l->c, section->v, section->n);
    film_analyser_focus(l->c->an, false);
}

/* One shard's candidates, whose texts are being read. */
struct batch {
    const struct film_candidate *found;
    size_t n;
    struct film_fetched_passage *passages;
    struct film_fetched_article *articles;
    size_t article_count;
    struct film_fetched_article **multiple; /* articles with several passages */
    size_t multiple_count;
    xapc_docid *docids;
};

/* Decodes the passages and makes an entry for each of their articles. Passages
 * of an article are adjacent, so its entry is the one made last. An article of
 * one passage is in the same document. */
static void
read_passages(struct fetcher *l, struct batch *b, const struct film_str *data)
{
    for (size_t i = 0; i < b->n && film_ctx_ok(l->c); i++) {
        struct film_fetched_passage *p = &b->passages[i];
        p->docid = b->found[i].docid;
        p->stage1 = b->found[i].score;
        if (!film_ctx_keep(l->c, film_load_passage(&p->stored, data[i],
                                                   l->c->arena, l->c->err)))
            return;
        xapc_docid of = p->docid - p->stored.ordinal;
        struct film_fetched_article *a =
            b->article_count ? &b->articles[b->article_count - 1] : NULL;
        if (!a || a->docid != of) {
            a = &b->articles[b->article_count++];
            *a = (struct film_fetched_article){.shard = b->found[i].shard,
                                               .docid = of};
            if (p->stored.ordinal == 0)
                read_article(l, a, data[i]);
            else
                b->multiple[b->multiple_count++] = a;
        }
        p->article = a;
    }
}

static void
read_multiple(struct fetcher *l, struct batch *b)
{
    size_t n = b->multiple_count;
    const struct film_docids docs = {b->docids, n};
    if (n == 0)
        return;
    for (size_t i = 0; i < n; i++)
        b->docids[i] = b->multiple[i]->docid;
    struct film_str *data = film_shard_data(l->c, b->found[0].shard, docs);
    for (size_t i = 0; i < n && film_ctx_ok(l->c); i++)
        read_article(l, b->multiple[i], data[i]);
    count_articles(l, b->multiple, docs);
}

/* Leaves out passages whose text is missing. */
static void
drop_lost(struct fetcher *l, struct batch *b, struct film_str *data)
{
    struct film_candidate *found = film_ctx_alloc(l->c, b->n, sizeof *found);
    size_t kept = 0;
    for (size_t i = 0; i < b->n && found; i++) {
        if (film_shard_lacks(b->found[i].shard, b->found[i].docid))
            continue;
        found[kept] = b->found[i];
        data[kept++] = data[i];
    }
    b->found = found;
    b->n = kept;
}

static void
fetch_batch(struct fetcher *l, struct batch *b)
{
    b->docids = film_ctx_alloc(l->c, b->n + 1, sizeof *b->docids);
    b->multiple =
        film_ctx_alloc(l->c, b->n + 1, sizeof(struct film_fetched_article *));
    if (!film_ctx_ok(l->c))
        return;
    for (size_t i = 0; i < b->n; i++)
        b->docids[i] = b->found[i].docid;
    struct film_str *data = film_shard_data(
        l->c, b->found[0].shard, (struct film_docids){b->docids, b->n});
    if (data && b->found[0].shard->lost.n > 0)
        drop_lost(l, b, data);
    read_passages(l, b, data);
    read_multiple(l, b);
    for (size_t i = 0; i < b->n && film_ctx_ok(l->c); i++) {
        analyse_passage(l, &b->passages[i]);
        if (b->passages[i].stored.ordinal == 0)
            count_single(l->plan, &b->passages[i]);
    }
}

struct film_candidates
film_fetch_passages(struct film_search_ctx *c, const struct film_plan *plan,
                    const struct film_found *found)
{
    struct fetcher l = {.c = c, .plan = plan, .found = found};
    struct film_candidates out = {
        .found = found->n, .all = found->all, .matched = found->matched};
    size_t n = found->n;
    film_buf_init(&l.id, 1 << 16);
    note_beginnings(&l);
    out.passages = film_ctx_alloc(c, n + 1, sizeof *out.passages);
    out.articles = film_ctx_alloc(c, n + 1, sizeof *out.articles);
    for (size_t i = 0; i < n && film_ctx_ok(c);) {
        size_t k = i;
        while (k < n && found->v[k].shard == found->v[i].shard)
            k++;
        struct batch b = {.found = &found->v[i],
                          .n = k - i,
                          .passages = &out.passages[out.passage_count],
                          .articles = &out.articles[out.article_count]};
        fetch_batch(&l, &b);
        out.article_count += b.article_count;
        out.passage_count += b.n;
        i = k;
    }
    if (!film_ctx_ok(c))
        out.passage_count = 0;
    film_buf_release(&l.id);
    return out;
}
