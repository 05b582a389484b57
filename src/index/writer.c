/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/writer.h"

#include "base/memory.h"
#include "base/url.h"
#include "catalog/titles.h"
#include "index/format/counts.h"
#include "index/format/terms.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "text/fold.h"
#include "names/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    INPUT_TERM = 5,          /* characters of the hash in an input's term */
    WORDS_KEPT = 400000,     /* of the analyser's memory: about 60 MB */
    SEGMENT_HELD = 64 << 20, /* bytes that a segment may keep in memory */
    BATCH = 2000, /* documents a commit of a new database: keeps Xapian's maps
                     in the processor's caches (30 % faster than 10,000) */
};

struct film_writer {
    xapc_writable *db;     /* or */
    xapc_segment *segment; /* NULL again when it is written */
    struct film_analyser *an;
    struct film_terms terms;   /* of a passage or record */
    struct film_terms article; /* of an article of several passages */
    struct film_arena arena;
    struct film_buf data, value;
    bool dense;                 /* the document in data */
    struct film_titles titles;  /* of the article */
    struct film_strs title;     /* stems of its own title, the analyser's */
    struct film_name_set names; /* of passages since the last commit; of a
                                   fresh database: since the first */
    bool fresh;
    bool records_changed;      /* since the last commit */
    struct film_counts counts; /* of the database, changes included */
    struct film_counts committed;
    uint32_t pending;
};

enum film_status
film_writer_set_metadata(struct film_writer *w, struct film_str key,
                         struct film_str value, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status s = w->segment
                        ? xapc_segment_set_metadata(w->segment, key.p, key.n,
                                                    value.p, value.n, &xerr)
                        : xapc_writable_set_metadata(w->db, key.p, key.n,
                                                     value.p, value.n, &xerr);
    return film_error_xapian(err, s, xerr);
}

static enum film_status
stamp(struct film_writer *w, struct film_error *err)
{
    enum film_status s = film_writer_set_metadata(
        w, FILM_STR(FILM_META_SCHEMA), FILM_STR(FILM_SCHEMA_VERSION), err);
    return s ? s
             : film_writer_set_metadata(
                   w, FILM_STR(FILM_META_ANALYSIS),
                   film_str_from(film_analysis_fingerprint()), err);
}

static enum film_status
load_counts(struct film_writer *w, struct film_error *err)
{
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = film_counts_load(&w->counts, db, err);
    w->committed = w->counts;
    xapc_database_free(db);
    return s;
}

/* Xapian commits by itself at every 10,000th change, in the midst of an input,
 * but never inside a transaction. */
static enum film_status
begin(struct film_writer *w, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = w->fresh ? XAPC_OK : xapc_writable_begin(w->db, 1, &xerr);
    return film_error_xapian(err, x, xerr);
}

/* A writer without a database. */
static enum film_status
new_writer(struct film_writer **out, struct film_error *err)
{
    film_memory_forget();
    struct film_writer *w = calloc(1, sizeof *w);
    if (!w)
        return film_error_nomem(err);
    film_arena_init(&w->arena);
    film_buf_init(&w->data, (size_t)1 << 31);
    film_buf_init(&w->value, 1 << 16);
    film_name_set_init(&w->names);
    enum film_status s = film_analyser_new(&w->an, err);
    film_terms_init(&w->terms, w->an);
    film_terms_init(&w->article, w->an);
    if (s != FILM_OK)
        film_writer_free(w);
    else
        *out = w;
    return s;
}

static enum film_status
open_database(struct film_writer *w, const char *path, int flags,
              struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_open(&w->db, path, flags, 0, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    if (s == FILM_OK)
        s = begin(w, err);
    return s;
}

enum film_status
film_writer_open(struct film_writer **out, const char *path, bool fresh,
                 struct film_error *err)
{
    int flags =
        fresh ? XAPC_WRITE_CREATE | XAPC_WRITE_NO_SYNC | XAPC_WRITE_DANGEROUS
              : XAPC_WRITE_OPEN;
    enum film_status s = new_writer(out, err);
    if (s != FILM_OK)
        return s;
    (*out)->fresh = fresh;
    s = open_database(*out, path, flags, err);
    if (s == FILM_OK)
        s = fresh ? stamp(*out, err) : load_counts(*out, err);
    if (s != FILM_OK) {
        film_writer_free(*out);
        *out = NULL;
    }
    return s;
}

enum film_status
film_writer_next_segment(struct film_writer *w, const char *path,
                         struct film_error *err)
{
    xapc_error *xerr = NULL;
    memset(&w->counts, 0, sizeof w->counts);
    xapc_status x = xapc_segment_open(&w->segment, path, &xerr);
    enum film_status s;
    if (x == XAPC_ERR_FEATURE_UNAVAILABLE) { /* slower, but the same */
        xapc_error_free(xerr);
        s = open_database(
            w, path,
            XAPC_WRITE_OPEN | XAPC_WRITE_NO_SYNC | XAPC_WRITE_DANGEROUS, err);
    } else {
        s = film_error_xapian(err, x, xerr);
    }
    return s == FILM_OK ? stamp(w, err) : s;
}

enum film_status
film_writer_open_segment(struct film_writer **out, const char *path,
                         struct film_error *err)
{
    enum film_status s = new_writer(out, err);
    if (s != FILM_OK)
        return s;
    (*out)->fresh = true;
    s = film_writer_next_segment(*out, path, err);
    if (s != FILM_OK) {
        film_writer_free(*out);
        *out = NULL;
    }
    return s;
}

void
film_writer_free(struct film_writer *w)
{
    if (!w)
        return;
    if (w->db) {
        xapc_writable_discard(w->db, NULL);
        xapc_writable_free(w->db);
    }
    xapc_segment_free(w->segment);
    film_terms_release(&w->terms);
    film_terms_release(&w->article);
    film_analyser_free(w->an);
    film_name_set_release(&w->names);
    film_arena_release(&w->arena);
    film_buf_release(&w->data);
    film_buf_release(&w->value);
    free(w);
}

/* ---- Documents -------------------------------------------------------- */

/* A date's bounds as sortable text: unknown parts are 00 and 99. */
static size_t
date_values(struct film_str date, char low[8], char high[8],
            xapc_value values[2])
{
    char digits[8];
    size_t n = 0;
    for (size_t i = 0; i < date.n && n < 8; i++)
        if (date.p[i] >= '0' && date.p[i] <= '9')
            digits[n++] = date.p[i];
    if (n < 4)
        return 0;
    memset(low, '0', 8);
    memset(high, '9', 8);
    memcpy(low, digits, n);
    memcpy(high, digits, n);
    values[0] = (xapc_value){FILM_SLOT_DATE_LOW, low, 8};
    values[1] = (xapc_value){FILM_SLOT_DATE_HIGH, high, 8};
    return 2;
}

static enum film_status
add_prepared(struct film_writer *w, const xapc_prepared *doc,
             struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = w->segment
                        ? xapc_segment_add(w->segment, doc, &xerr)
                        : xapc_writable_add_prepared(NULL, w->db, doc, &xerr);
    w->pending++;
    return film_error_xapian(err, x, xerr);
}

/* Adds the document whose data is in w->data; adds the sum of its terms' wdf
 * to *length. */
static enum film_status
add_document(struct film_writer *w, struct film_terms *terms,
             enum film_field stems, struct film_str date, uint64_t *length,
             struct film_error *err)
{
    enum film_status s = film_buf_check(&w->data, err);
    xapc_prepared doc = {
        .data = w->data.p, .data_len = w->data.n, .dense = w->dense};
    if (s == FILM_OK)
        s = film_terms_finish(terms, stems, &doc.terms, &doc.n_terms, err);
    if (s != FILM_OK)
        return s;
    char low[8], high[8];
    xapc_value values[2];
    doc.values = values;
    doc.n_values = date_values(date, low, high, values);
    for (size_t i = 0; i < doc.n_terms; i++)
        *length += doc.terms[i].wdf;
    return add_prepared(w, &doc, err);
}

static enum film_status
count_text(struct film_writer *w, struct film_terms *terms,
           struct film_str text, uint32_t weight, enum film_terms_rule rule,
           struct film_error *err)
{
    struct film_token *tokens;
    size_t n;
    enum film_status s = film_analyse(w->an, text, &tokens, &n, err);
    if (s == FILM_OK)
        film_terms_count(terms, tokens, n, weight, rule);
    return s;
}

static void
add_exact(struct film_writer *w, enum film_field field, struct film_str value)
{
    film_buf_reset(&w->value);
    film_fold_exact(&w->value, value);
    film_terms_add(&w->terms, field, film_buf_get(&w->value), 0);
    w->terms.failed |= w->value.failed != FILM_OK;
}

/* Terms that filter by the article's metadata; on every passage, as a filter
 * must hold where the words are. An article is from its site, too, which few
 * pages name. */
static void
add_filters(struct film_writer *w, const struct film_article *a)
{
    add_exact(w, FILM_F_SOURCE, a->source);
    add_exact(w, FILM_F_SOURCE, film_url_host(a->url));
    add_exact(w, FILM_F_LANGUAGE, a->language);
    for (size_t i = 0; i < a->tags.n; i++)
        add_exact(w, FILM_F_TAG, a->tags.v[i]);
}

/* The term that finds what came from an input. It is a short one, as every
 * article has it: whoever looks it up checks the whole id (belongs). */
static void
add_input(struct film_terms *t, struct film_str path)
{
    char hash[FILM_PATH_HASH + 1];
    film_path_hash(film_path_id(path), hash);
    film_terms_add(t, FILM_F_PATH_HASH, (struct film_str){hash, INPUT_TERM}, 0);
}

static enum film_status
add_film_ids(struct film_terms *t, const struct film_id *ids, size_t n,
             struct film_error *err)
{
    struct film_buf id;
    film_buf_init(&id, 1 << 16);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        film_id_text(&id, &ids[i]);
        s = film_buf_check(&id, err);
        if (s == FILM_OK)
            film_terms_add(t, FILM_F_FILM_ID, film_buf_get(&id), 0);
    }
    film_buf_release(&id);
    return s;
}

static void
add_title(struct film_writer *w, struct film_terms *t, const char *mark,
          const struct film_title *title)
{
    film_title_term(&w->value, mark, title->key, title->year);
    film_terms_add(t, FILM_F_TITLE_KEY, film_buf_get(&w->value), 0);
    t->failed |= w->value.failed != FILM_OK;
}

/* Which films an article may be about: by id and by title. */
static enum film_status
add_films(struct film_writer *w, struct film_terms *t,
          const struct film_article *a, struct film_error *err)
{
    for (size_t i = 0; i < w->titles.n; i++) {
        const struct film_title *title = &w->titles.v[i];
        add_title(w, t,
                  title->place == FILM_TITLE_TEXT ? FILM_TITLE_IN_TEXT : "",
                  title);
    }
    return add_film_ids(t, a->film_ids, a->film_id_count, err);
}

/* The same on a passage of several, so that they can filter there; not those
 * of headings, which stand above other passages, too. */
static void
add_films_above(struct film_writer *w, struct film_terms *t,
                const struct film_article *a)
{
    for (size_t i = 0; i < w->titles.n; i++)
        if (w->titles.v[i].place != FILM_TITLE_HEADING)
            add_title(w, t, FILM_ON_PASSAGE, &w->titles.v[i]);
    for (size_t i = 0; i < a->film_id_count; i++) {
        film_buf_reset(&w->value);
        film_buf_text(&w->value, FILM_ON_PASSAGE);
        film_buf_str(&w->value, a->film_ids[i].scheme);
        film_buf_byte(&w->value, ':');
        film_buf_str(&w->value, a->film_ids[i].value);
        film_terms_add(t, FILM_F_FILM_ID, film_buf_get(&w->value), 0);
        t->failed |= w->value.failed != FILM_OK;
    }
}

/* Adds the words of text as terms of a field, each `wdf` times, and lists the
 * names in it. */
static enum film_status
add_words(struct film_writer *w, struct film_terms *t, enum film_field field,
          struct film_str text, uint32_t wdf, struct film_error *err)
{
    struct film_token *tokens;
    size_t n;
    enum film_status s = film_analyse(w->an, text, &tokens, &n, err);
    for (size_t i = 0; s == FILM_OK && i < n; i++)
        film_terms_add(t, field, tokens[i].word->stem, wdf);
    return s == FILM_OK ? film_name_set_add(&w->names, text, err) : s;
}

/* The article's title, date and cast. */
static enum film_status
add_header(struct film_writer *w, struct film_terms *t, enum film_field field,
           const struct film_article *a, uint32_t wdf, struct film_error *err)
{
    enum film_status s = add_words(w, t, field, a->title, wdf, err);
    if (s == FILM_OK)
        s = add_words(w, t, field, a->date, wdf, err);
    for (size_t i = 0; i < a->cast.n && s == FILM_OK; i++)
        s = add_words(w, t, field, a->cast.v[i], wdf, err);
    return s;
}

/* Sets w->title: the stems of the article's title, once for all passages. */
static enum film_status
find_title(struct film_writer *w, struct film_str title, struct film_error *err)
{
    struct film_token *tokens;
    size_t n;
    w->title = (struct film_strs){0};
    enum film_status s = film_analyse(w->an, title, &tokens, &n, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_str *slot =
            film_arena_push(&w->arena, &w->title.v, &w->title.n, sizeof *slot);
        if (!slot)
            return film_error_nomem(err);
        *slot = tokens[i].word->stem;
    }
    return s;
}

/* The terms that a passage has of itself, its headings and its article. */
static enum film_status
passage_terms(struct film_writer *w, const struct film_article *a,
              const struct film_passage *p, struct film_error *err)
{
    struct film_terms *t = &w->terms;
    enum film_status s = count_text(w, t, p->text, 1, FILM_TERMS_TEXT, err);
    if (s == FILM_OK)
        s = film_name_set_add(&w->names, p->text, err);
    for (size_t i = 0; i < p->section.n && s == FILM_OK; i++)
        s = add_words(w, t, FILM_F_ABOVE, p->section.v[i], 1, err);
    add_filters(w, a);
    for (size_t i = 0; i < a->authors.n && s == FILM_OK; i++)
        s = add_words(w, t, FILM_F_AUTHOR, a->authors.v[i], 0, err);
    return s;
}

static enum film_status
add_single(struct film_writer *w, const struct film_stored_article *a,
           const struct film_passage *p, struct film_error *err)
{
    struct film_stored_passage stored = {0, *p};
    film_terms_reset(&w->terms);
    enum film_status s = passage_terms(w, &a->meta, p, err);
    if (s == FILM_OK)
        s = add_header(w, &w->terms, FILM_F_ABOVE, &a->meta, 1, err);
    if (s != FILM_OK)
        return s;
    add_input(&w->terms, a->meta.path);
    film_terms_add(&w->terms, FILM_F_KIND, FILM_STR(FILM_KIND_SINGLE), 0);
    s = add_films(w, &w->terms, &a->meta, err);
    if (s != FILM_OK)
        return s;
    struct film_stored_article counted = *a;
    counted.length = w->terms.length;
    film_buf_reset(&w->data);
    w->dense = film_store_single(&w->data, &counted, &stored);
    w->counts.articles++;
    w->counts.article_length += counted.length;
    w->counts.passages++;
    return add_document(w, &w->terms, FILM_F_TEXT, a->meta.date,
                        &w->counts.passage_length, err);
}

static enum film_status
add_passage(struct film_writer *w, const struct film_article *a,
            const struct film_stored_passage *p, struct film_error *err)
{
    film_terms_reset(&w->terms);
    enum film_status s = passage_terms(w, a, &p->passage, err);
    if (s != FILM_OK)
        return s;
    add_films_above(w, &w->terms, a);
    for (size_t i = 0; i < w->title.n; i++)
        film_terms_add(&w->terms, FILM_F_TITLE, w->title.v[i], 0);
    film_terms_add(&w->terms, FILM_F_KIND, FILM_STR(FILM_KIND_PASSAGE), 0);
    film_buf_reset(&w->data);
    w->dense = film_store_passage(&w->data, p);
    w->counts.passages++;
    return add_document(w, &w->terms, FILM_F_TEXT, a->date,
                        &w->counts.passage_length, err);
}

/* The article's own document comes first: its passages follow it. */
static enum film_status
add_whole(struct film_writer *w, const struct film_stored_article *a,
          const struct film_passage *v, size_t n, struct film_error *err)
{
    struct film_terms *t = &w->article;
    film_terms_reset(t);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = count_text(w, t, v[i].text, 1, FILM_TERMS_TEXT, err);
    uint32_t length = t->length;
    if (s == FILM_OK)
        s = add_header(w, t, FILM_F_ARTICLE_TEXT, &a->meta, FILM_HEADER_WDF,
                       err);
    if (s != FILM_OK)
        return s;
    add_input(t, a->meta.path);
    film_terms_add(t, FILM_F_KIND, FILM_STR(FILM_KIND_ARTICLE), 0);
    s = add_films(w, t, &a->meta, err);
    if (s != FILM_OK)
        return s;
    struct film_stored_article counted = *a;
    counted.length = length;
    film_buf_reset(&w->data);
    film_store_article(&w->data, &counted);
    w->dense = false;
    w->counts.articles++;
    w->counts.multiple++;
    w->counts.article_length += counted.length;
    uint64_t none = 0;
    return add_document(w, t, FILM_F_ARTICLE_TEXT, a->meta.date, &none, err);
}

static void
trim_words(struct film_writer *w)
{
    if (film_analyser_trim(w->an, WORDS_KEPT)) {
        w->terms.touched_count = w->article.touched_count = 0;
        memset(w->terms.wdf, 0, w->terms.room * sizeof *w->terms.wdf);
        memset(w->article.wdf, 0, w->article.room * sizeof *w->article.wdf);
    }
}

enum film_status
film_writer_add_article(struct film_writer *w, const struct film_article *a,
                        uint32_t *passages, struct film_error *err)
{
    struct film_passage *v = NULL;
    size_t n = 0;
    film_terms_reset(&w->terms);
    film_terms_reset(&w->article);
    trim_words(w);
    film_arena_reset(&w->arena);
    enum film_status s = film_passages(&w->arena, a, &v, &n, err);
    if (s != FILM_OK)
        return s;
    if (passages)
        *passages = (uint32_t)n;
    struct film_stored_article stored = {.meta = *a, .passages = (uint32_t)n};
    if (n == 0)
        return FILM_OK;
    s = film_titles_find(&w->titles, a, v[0].text, &w->arena, err);
    if (s != FILM_OK)
        return s;
    if (n == 1)
        return add_single(w, &stored, &v[0], err);
    s = find_title(w, a->title, err);
    if (s == FILM_OK)
        s = add_whole(w, &stored, v, n, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_stored_passage p = {(uint32_t)i + 1, v[i]};
        s = add_passage(w, a, &p, err);
    }
    return s;
}

/* ---- Records ---------------------------------------------------------- */

static enum film_status
count_names(struct film_writer *w, struct film_names names,
            struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < names.n && s == FILM_OK; i++) {
        s = count_text(w, &w->terms, names.v[i].text, 1, FILM_TERMS_ALL, err);
        if (s == FILM_OK)
            s = film_name_set_add(&w->names, names.v[i].text, err);
    }
    return s;
}

static enum film_status
record_terms(struct film_writer *w, const struct film_record *r,
             struct film_error *err)
{
    enum film_status s = count_names(w, r->names, err);
    for (size_t i = 0; i < r->credit_count && s == FILM_OK; i++) {
        s = count_names(w, r->credits[i].names, err);
        if (s == FILM_OK)
            s = count_names(w, r->credits[i].roles, err);
    }
    if (s == FILM_OK && r->year > 0) {
        char year[16];
        snprintf(year, sizeof year, "%d", r->year);
        s = count_text(w, &w->terms, film_str_from(year), 1, FILM_TERMS_ALL,
                       err);
    }
    return s;
}

enum film_status
film_writer_add_record(struct film_writer *w, const struct film_record *r,
                       struct film_error *err)
{
    film_terms_reset(&w->terms);
    film_terms_reset(&w->article);
    trim_words(w);
    enum film_status s = record_terms(w, r, err);
    if (s != FILM_OK)
        return s;
    add_input(&w->terms, r->path);
    film_terms_add(&w->terms, FILM_F_KIND, FILM_STR(FILM_KIND_RECORD), 0);
    s = add_film_ids(&w->terms, r->ids, r->id_count, err);
    if (s != FILM_OK)
        return s;
    film_buf_reset(&w->data);
    film_store_record(&w->data, r);
    w->dense = false;
    w->counts.records++;
    w->records_changed = true;
    uint64_t none = 0;
    return add_document(w, &w->terms, FILM_F_RECORD_TEXT, (struct film_str){0},
                        &none, err);
}

/* ---- Removing --------------------------------------------------------- */

/* Takes a stored document into the counts, or, times -1 (unsigned numbers come
 * round), off them; *following is how many passages stand behind it. */
static enum film_status
count_stored(struct film_writer *w, struct film_str data, uint64_t length,
             uint64_t times, uint32_t *following, struct film_error *err)
{
    struct film_counts *c = &w->counts;
    struct film_stored_article a;
    char kind = film_stored_kind(data);
    *following = 0;
    if (kind == FILM_KIND_RECORD[0]) {
        c->records += times;
        w->records_changed = true;
    } else if (kind == FILM_KIND_PASSAGE[0]) {
        c->passages += times;
        c->passage_length += times * length;
    } else {
        film_arena_reset(&w->arena);
        enum film_status s = film_load_article(&a, data, &w->arena, err);
        if (s != FILM_OK)
            return s;
        c->articles += times;
        c->article_length += times * a.length;
        if (kind == FILM_KIND_SINGLE[0]) {
            c->passages += times;
            c->passage_length += times * length;
        } else {
            c->multiple += times;
            *following = a.passages;
        }
    }
    return FILM_OK;
}

enum film_status
film_writer_copy(struct film_writer *w, const xapc_prepared *doc,
                 struct film_error *err)
{
    struct film_str data = {doc->data, doc->data_len};
    uint64_t length = 0;
    uint32_t following;
    for (size_t i = 0; i < doc->n_terms; i++)
        length += doc->terms[i].wdf;
    enum film_status s = count_stored(w, data, length, 1, &following, err);
    return s == FILM_OK ? add_prepared(w, doc, err) : s;
}

static enum film_status
delete_document(struct film_writer *w, const xapc_database *db,
                xapc_docid docid, uint32_t *following, struct film_error *err)
{
    xapc_blobs data;
    uint32_t length;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_data_many(&data, db, &docid, 1, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = FILM_OK;
    x = xapc_database_doclength(&length, db, docid, &xerr);
    if (x == XAPC_OK)
        s = count_stored(
            w, (struct film_str){data.items[0].data, data.items[0].len}, length,
            (uint64_t)-1, following, err);
    xapc_blobs_free(&data);
    if (s != FILM_OK)
        return s;
    if (x == XAPC_OK)
        x = xapc_writable_delete(w->db, docid, &xerr);
    w->pending++;
    return film_error_xapian(err, x, xerr);
}

/* Deletes the document at docid and the passages that follow it. */
static enum film_status
delete_article(struct film_writer *w, const xapc_database *db, xapc_docid docid,
               struct film_error *err)
{
    uint32_t following, none;
    enum film_status s = delete_document(w, db, docid, &following, err);
    for (uint32_t i = 1; s == FILM_OK && i <= following; i++)
        s = delete_document(w, db, docid + i, &none, err);
    return s;
}

/* Whether the document at docid came from the input. */
static enum film_status
belongs(struct film_writer *w, const xapc_database *db, xapc_docid docid,
        struct film_str path, bool *yes, struct film_error *err)
{
    xapc_blobs data;
    xapc_error *xerr = NULL;
    struct film_stored_article a;
    struct film_record r;
    xapc_status x = xapc_database_get_data_many(&data, db, &docid, 1, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    struct film_str bytes = {data.items[0].data, data.items[0].len};
    enum film_status s;
    film_arena_reset(&w->arena);
    if (film_stored_kind(bytes) == FILM_KIND_RECORD[0]) {
        s = film_load_record(&r, bytes, &w->arena, err);
        *yes = s == FILM_OK && film_str_equal(r.path, path);
    } else {
        s = film_load_article(&a, bytes, &w->arena, err);
        *yes = s == FILM_OK && a.input == film_path_id(path);
    }
    xapc_blobs_free(&data);
    return s;
}

/* All docids of a term, to be freed by the caller. */
static xapc_status
all_docids(const xapc_database *db, struct film_str term, xapc_docid **v,
           size_t *n, xapc_error **xerr)
{
    enum { BLOCK = 1024 };
    xapc_postlist *list = NULL;
    xapc_status s = xapc_postlist_open(&list, db, term.p, term.n, xerr);
    size_t got = 1, room = 0;
    *v = NULL;
    *n = 0;
    while (s == XAPC_OK && got > 0) {
        if (*n + BLOCK > room) {
            room = 2 * room + BLOCK;
            xapc_docid *more = realloc(*v, room * sizeof *more);
            if (!more) {
                s = XAPC_ERR_NOMEM;
                break;
            }
            *v = more;
        }
        s = xapc_postlist_next(&got, list, *v + *n, NULL, NULL, BLOCK, xerr);
        if (s == XAPC_OK)
            *n += got;
    }
    xapc_postlist_free(list);
    return s;
}

/* Forgets the documents of the input that are at docids first to last. */
static enum film_status
remove_range(struct film_writer *w, struct film_str path, xapc_docid first,
             xapc_docid last, struct film_error *err)
{
    char hash[FILM_PATH_HASH + 1];
    film_path_hash(film_path_id(path), hash);
    struct film_buf term;
    film_buf_init(&term, FILM_TERM_MAX);
    film_schema_term(&term, FILM_F_PATH_HASH,
                     (struct film_str){hash, INPUT_TERM});
    xapc_error *xerr = NULL;
    xapc_database *db = NULL;
    xapc_docid *v = NULL;
    size_t n = 0;
    xapc_status s = term.failed ? XAPC_ERR_NOMEM
                                : xapc_writable_get_database(&db, w->db, &xerr);
    if (s == XAPC_OK)
        s = all_docids(db, film_buf_get(&term), &v, &n, &xerr);
    enum film_status f = film_error_xapian(err, s, xerr);
    for (size_t i = 0; i < n && f == FILM_OK; i++) {
        bool ours = false;
        if (v[i] >= first && v[i] <= last)
            f = belongs(w, db, v[i], path, &ours, err);
        if (f == FILM_OK && ours)
            f = delete_article(w, db, v[i], err);
    }
    free(v);
    xapc_database_free(db);
    film_buf_release(&term);
    return f;
}

enum film_status
film_writer_remove(struct film_writer *w, struct film_str path,
                   struct film_error *err)
{
    enum film_status s = remove_range(w, path, 1, UINT32_MAX, err);
    return s == FILM_OK ? film_writer_unset_input(w, path, err) : s;
}

enum film_status
film_writer_mark(const struct film_writer *w, uint32_t *mark,
                 struct film_error *err)
{
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    x = xapc_database_lastdocid(mark, db, &xerr);
    xapc_database_free(db);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_writer_remove_before(struct film_writer *w, struct film_str path,
                          uint32_t mark, struct film_error *err)
{
    return remove_range(w, path, 1, mark, err);
}

enum film_status
film_writer_remove_after(struct film_writer *w, struct film_str path,
                         uint32_t mark, struct film_error *err)
{
    return mark == UINT32_MAX
               ? FILM_OK
               : remove_range(w, path, mark + 1, UINT32_MAX, err);
}

/* ---- Inputs and commits ----------------------------------------------- */

enum film_status
film_writer_set_input(struct film_writer *w, const struct film_input *in,
                      struct film_error *err)
{
    char key[FILM_INPUT_KEY];
    film_input_key(film_path_id(in->path), key);
    film_buf_reset(&w->data);
    film_store_input(&w->data, in);
    enum film_status s = film_buf_check(&w->data, err);
    return s ? s
             : film_writer_set_metadata(w, film_str_from(key),
                                        film_buf_get(&w->data), err);
}

enum film_status
film_writer_unset_input(struct film_writer *w, struct film_str path,
                        struct film_error *err)
{
    char key[FILM_INPUT_KEY];
    film_input_key(film_path_id(path), key);
    return film_writer_set_metadata(w, film_str_from(key), (struct film_str){0},
                                    err);
}

/* Adds one piece of the list of names to what is noted under its key. */
static enum film_status
merge_piece(struct film_writer *w, const xapc_database *db,
            const struct film_name_piece *piece, struct film_error *err)
{
    char key[64];
    xapc_string known = {0};
    xapc_error *xerr = NULL;
    struct film_buf fresh, merged;
    snprintf(key, sizeof key, "%s%s", FILM_META_NAMES, piece->key);
    xapc_status x =
        xapc_database_get_metadata(&known, db, key, strlen(key), &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    film_buf_init(&fresh, (size_t)1 << 31);
    film_buf_init(&merged, (size_t)1 << 31);
    film_name_piece_write(&fresh, piece);
    film_name_list_merge(&merged, (struct film_str){known.data, known.len},
                         film_buf_get(&fresh));
    enum film_status s = film_buf_check(&fresh, err);
    if (s == FILM_OK)
        s = film_buf_check(&merged, err);
    if (s == FILM_OK)
        s = film_writer_set_metadata(w, film_str_from(key),
                                     film_buf_get(&merged), err);
    xapc_string_free(&known);
    film_buf_release(&fresh);
    film_buf_release(&merged);
    return s;
}

enum film_status
film_writer_add_names(struct film_writer *w, struct film_name_set *names,
                      struct film_error *err)
{
    struct film_name_piece piece;
    xapc_database *db;
    xapc_error *xerr = NULL;
    size_t at = 0;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = FILM_OK;
    film_name_set_sort(names);
    while (s == FILM_OK && film_name_set_next(&piece, names, &at))
        s = merge_piece(w, db, &piece, err);
    xapc_database_free(db);
    return s;
}

bool
film_writer_records_changed(const struct film_writer *w)
{
    return w->records_changed;
}

struct film_name_set *
film_writer_names(struct film_writer *w)
{
    return &w->names;
}

static enum film_status
store_counts(struct film_writer *w, struct film_error *err)
{
    film_buf_reset(&w->data);
    film_counts_write(&w->data, &w->counts);
    enum film_status s = film_buf_check(&w->data, err);
    return s ? s
             : film_writer_set_metadata(w, FILM_STR(FILM_META_COUNTS),
                                        film_buf_get(&w->data), err);
}

static xapc_status
commit(struct film_writer *w, xapc_error **xerr)
{
    if (w->segment) {
        xapc_status x = xapc_segment_finish(w->segment, xerr);
        xapc_segment_free(w->segment);
        w->segment = NULL;
        return x;
    }
    return w->fresh ? xapc_writable_commit(w->db, xerr)
                    : xapc_writable_commit_transaction(w->db, xerr);
}

enum film_status
film_writer_commit(struct film_writer *w, struct film_error *err)
{
    xapc_error *xerr = NULL;
    enum film_status s = store_counts(w, err);
    if (s == FILM_OK && !w->fresh && w->names.n > 0) {
        s = film_writer_add_names(w, &w->names, err);
        film_name_set_reset(&w->names);
    }
    if (s == FILM_OK && film_memory_failed()) /* a term or a name may lack */
        s = film_error_nomem(err);
    if (s != FILM_OK)
        return s;
    xapc_status x = commit(w, &xerr);
    w->pending = 0;
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    w->committed = w->counts;
    w->records_changed = false;
    return begin(w, err);
}

bool
film_writer_is_full(const struct film_writer *w)
{
    return w->segment ? xapc_segment_held(w->segment) > SEGMENT_HELD
                      : w->pending >= BATCH;
}

bool
film_writer_has_ended(const struct film_writer *w)
{
    return !w->segment && !w->db;
}

enum film_status
film_writer_discard(struct film_writer *w, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_discard(w->db, &xerr);
    w->pending = 0;
    w->records_changed = false;
    w->counts = w->committed;
    film_name_set_reset(&w->names);
    film_memory_forget();
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    return begin(w, err);
}

struct film_counts *
film_writer_counts(struct film_writer *w)
{
    return &w->counts;
}

uint32_t
film_writer_pending(const struct film_writer *w)
{
    return w->pending;
}

xapc_writable *
film_writer_database(struct film_writer *w)
{
    return w->db;
}
