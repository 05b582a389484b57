/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/document.h"

#include "base/hash.h"
#include "base/url.h"
#include "catalog/titles.h"
#include "index/format/terms.h"
#include "names/lexicon.h"
#include "schema/schema.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    WORDS_KEPT = 400000, /* words kept in the analyser's memory: about 60 MB */
};

struct film_document_maker {
    struct film_analyser *an;
    struct film_terms terms; /* terms of the document */
    struct film_buf data, value;
    char low[8], high[8];          /* bounds of its date, … */
    char order[12];                /* … its place among equals, … */
    xapc_value values[FILM_SLOTS]; /* … which these values refer to */
    size_t n_values;
    struct film_lexicon names;
    struct film_buf path;  /* the input of the article before, … */
    struct film_sum input; /* … and its id */
    /* The current article: */
    struct film_arena arena;
    struct film_stored_article stored;
    const struct film_article *article;
    const struct film_passage *passages;
    size_t n, next;         /* next: index of the next document to make */
    struct film_strs title; /* stems of its own title; the analyser owns them */
    bool again;             /* it is in an index: its names are listed there */
};

enum film_status
film_document_maker_new(struct film_document_maker **out,
                        struct film_error *err)
{
    struct film_document_maker *m = calloc(1, sizeof *m);
    if (!m)
        return film_error_nomem(err);
    film_arena_init(&m->arena);
    film_buf_init(&m->data, (size_t)1 << 31);
    film_buf_init(&m->value, (size_t)1 << 31);
    film_buf_init(&m->path, (size_t)1 << 31);
    film_lexicon_init(&m->names);
    enum film_status s = film_analyser_new(&m->an, err);
    film_terms_init(&m->terms, m->an);
    if (s != FILM_OK)
        film_document_maker_free(m);
    else
        *out = m;
    return s;
}

void
film_document_maker_free(struct film_document_maker *m)
{
    if (!m)
        return;
    film_terms_release(&m->terms);
    film_analyser_free(m->an);
    film_lexicon_release(&m->names);
    film_arena_release(&m->arena);
    film_buf_release(&m->data);
    film_buf_release(&m->value);
    film_buf_release(&m->path);
    free(m);
}

struct film_lexicon *
film_document_names(struct film_document_maker *m)
{
    return &m->names;
}

struct film_str
film_document_input(const struct film_sum *id, char text[FILM_SUM_TEXT + 1])
{
    film_sum_text(id, text);
    return (struct film_str){text, FILM_INPUT_TERM};
}

/* ---- One document ----------------------------------------------------- */

static void
begin(struct film_document_maker *m)
{
    film_terms_reset(&m->terms);
    film_buf_reset(&m->data);
    m->n_values = 0;
}

static void
add_slot(struct film_document_maker *m, enum film_slot slot, const char *p,
         size_t n)
{
    m->values[m->n_values++] = (xapc_value){slot, p, n};
}

/* Adds the bounds of a date as sortable text, in which unknown parts are 00 and
 * 99; none if the date has no year. */
static void
add_date(struct film_document_maker *m, struct film_str date)
{
    char digits[8];
    size_t n = 0;
    for (size_t i = 0; i < date.n && n < 8; i++)
        if (date.p[i] >= '0' && date.p[i] <= '9')
            digits[n++] = date.p[i];
    memset(m->low, '0', 8);
    memset(m->high, '9', 8);
    if (n < 4)
        return;
    memcpy(m->low, digits, n);
    memcpy(m->high, digits, n);
    add_slot(m, FILM_SLOT_DATE_LOW, m->low, 8);
    add_slot(m, FILM_SLOT_DATE_HIGH, m->high, 8);
}

/* Writes a number of 32 bits so that its bytes sort as it does. */
static void
put_sorted(char out[4], uint64_t n)
{
    for (unsigned i = 0; i < 4; i++)
        out[i] = (char)(n >> (24 - 8 * i) & 255);
}

/* Adds the values of document number `ordinal` of the article, which has this
 * text. Two of the same date and text are ordered by where they are from. */
static void
add_values(struct film_document_maker *m, uint32_t ordinal,
           struct film_str text)
{
    const struct film_article *a = m->article;
    uint64_t day = 0;
    add_date(m, a->date);
    for (size_t i = 0; i < 8; i++)
        day = 10 * day + (uint64_t)(m->low[i] - '0');
    put_sorted(m->order, day);
    put_sorted(m->order + 4, film_hash(text, film_hash(a->title, 0)));
    put_sorted(m->order + 8, film_hash(a->path, film_hash(a->id, ordinal)));
    add_slot(m, FILM_SLOT_ORDER, m->order, sizeof m->order);
}

/* Completes the document from the terms and data so far. The stems of its text
 * become terms of the field `stems`. */
static enum film_status
finish(struct film_document_maker *m, struct film_document *out,
       enum film_field stems, struct film_error *err)
{
    xapc_prepared *doc = &out->prepared;
    enum film_status s = film_buf_check(&m->data, err);
    if (s == FILM_OK)
        s = film_terms_finish(&m->terms, stems, &doc->terms, &doc->n_terms,
                              err);
    if (s != FILM_OK)
        return s;
    doc->data = m->data.p;
    doc->data_len = m->data.n;
    doc->values = m->values;
    doc->n_values = m->n_values;
    out->kind = film_stored_kind(film_buf_get(&m->data));
    for (size_t i = 0; i < doc->n_terms; i++)
        out->length += doc->terms[i].wdf;
    return FILM_OK;
}

static enum film_status
list_names(struct film_document_maker *m, struct film_str text,
           struct film_error *err)
{
    return m->again ? FILM_OK : film_lexicon_add(&m->names, text, err);
}

/* Adds the words of the document's own text and, if with_names is set, adds the
 * names in it to the list of names. */
static enum film_status
add_text(struct film_document_maker *m, struct film_str text,
         enum film_terms_rule rule, bool with_names, struct film_error *err)
{
    struct film_token *tokens;
    size_t n;
    enum film_status s = film_analyse(m->an, text, &tokens, &n, err);
    if (s == FILM_OK)
        film_terms_count(&m->terms, tokens, n, rule);
    return s == FILM_OK && with_names ? list_names(m, text, err) : s;
}

/* Adds the words of text as terms of a field, each with this wdf, and the names
 * in it to the list of names. */
static enum film_status
add_words(struct film_document_maker *m, enum film_field field,
          struct film_str text, uint32_t wdf, struct film_error *err)
{
    struct film_token *tokens;
    size_t n;
    enum film_status s = film_analyse(m->an, text, &tokens, &n, err);
    for (size_t i = 0; s == FILM_OK && i < n; i++)
        film_terms_add(&m->terms, field, tokens[i].word->stem, wdf);
    return s == FILM_OK ? list_names(m, text, err) : s;
}

static void
add_kind(struct film_document_maker *m, struct film_str kind)
{
    film_terms_add(&m->terms, FILM_F_KIND, kind, 0);
}

static void
add_input(struct film_document_maker *m, const struct film_sum *input)
{
    char text[FILM_SUM_TEXT + 1];
    film_terms_add(&m->terms, FILM_F_PATH_HASH,
                   film_document_input(input, text), 0);
}

/* Adds the content of m->value as a term that is used only by filters. */
static void
add_value(struct film_document_maker *m, enum film_field field)
{
    film_terms_add_buf(&m->terms, field, &m->value, 0);
}

static void
add_exact(struct film_document_maker *m, enum film_field field,
          struct film_str value)
{
    film_buf_reset(&m->value);
    film_fold_exact(&m->value, value);
    add_value(m, field);
}

static void
add_film_ids(struct film_document_maker *m, const struct film_id *ids, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        film_id_text(&m->value, &ids[i]);
        add_value(m, FILM_F_FILM_ID);
    }
}

static void
add_film_title(struct film_document_maker *m, const char *mark,
               const struct film_stored_title *title)
{
    film_title_term(&m->value, mark, title->number, title->year);
    add_value(m, FILM_F_TITLE_KEY);
}

/* ---- Articles --------------------------------------------------------- */

/* Adds terms that filter by the article's metadata. Every passage has them,
 * because a filter must match the document that has the words. The host of the
 * URL is a source, too, because few pages name their site. */
static void
add_filters(struct film_document_maker *m)
{
    const struct film_article *a = m->article;
    add_exact(m, FILM_F_SOURCE, a->source);
    add_exact(m, FILM_F_SOURCE, film_url_host(a->url));
    add_exact(m, FILM_F_LANGUAGE, a->language);
    for (size_t i = 0; i < a->tags.n; i++)
        add_exact(m, FILM_F_TAG, a->tags.v[i]);
    for (size_t i = 0; i < a->fields.n; i++)
        add_exact(m, FILM_F_META, a->fields.v[i]);
}

/* Adds the films that the article may be about, by id and by title. */
static void
add_films(struct film_document_maker *m)
{
    for (size_t i = 0; i < m->stored.title_count; i++) {
        const struct film_stored_title *title = &m->stored.titles[i];
        add_film_title(
            m, title->place == FILM_TITLE_TEXT ? FILM_TITLE_IN_TEXT : "",
            title);
    }
    add_film_ids(m, m->article->film_ids, m->article->film_id_count);
}

/* Adds the same to one of several passages, so that it can be filtered by them.
 * Titles in headings are left out: other passages are below those headings,
 * too. */
static void
add_films_above(struct film_document_maker *m)
{
    const struct film_article *a = m->article;
    for (size_t i = 0; i < m->stored.title_count; i++)
        if (m->stored.titles[i].place != FILM_TITLE_HEADING)
            add_film_title(m, FILM_ON_PASSAGE, &m->stored.titles[i]);
    for (size_t i = 0; i < a->film_id_count; i++) {
        film_buf_reset(&m->value);
        film_buf_text(&m->value, FILM_ON_PASSAGE);
        film_buf_str(&m->value, a->film_ids[i].scheme);
        film_buf_byte(&m->value, ':');
        film_buf_str(&m->value, a->film_ids[i].value);
        add_value(m, FILM_F_FILM_ID);
    }
}

/* Adds the words of the article's title, date and cast. */
static enum film_status
add_header(struct film_document_maker *m, enum film_field field, uint32_t wdf,
           struct film_error *err)
{
    const struct film_article *a = m->article;
    enum film_status s = add_words(m, field, a->title, wdf, err);
    if (s == FILM_OK)
        s = add_words(m, field, a->date, wdf, err);
    for (size_t i = 0; i < a->cast.n && s == FILM_OK; i++)
        s = add_words(m, field, a->cast.v[i], wdf, err);
    return s;
}

/* Adds the terms of a passage: those of its text, its headings and its
 * article. */
static enum film_status
add_passage(struct film_document_maker *m, const struct film_passage *p,
            struct film_error *err)
{
    const struct film_article *a = m->article;
    enum film_status s = add_text(m, p->text, FILM_TERMS_TEXT, true, err);
    for (size_t i = 0; i < p->section.n && s == FILM_OK; i++)
        s = add_words(m, FILM_F_ABOVE, p->section.v[i], 1, err);
    add_filters(m);
    for (size_t i = 0; i < a->authors.n && s == FILM_OK; i++)
        s = add_words(m, FILM_F_AUTHOR, a->authors.v[i], 0, err);
    return s;
}

static enum film_status
make_single(struct film_document_maker *m, struct film_document *out,
            struct film_error *err)
{
    const struct film_stored_passage stored = {0, m->passages[0]};
    enum film_status s = add_passage(m, &m->passages[0], err);
    if (s == FILM_OK)
        s = add_header(m, FILM_F_ABOVE, 1, err);
    if (s != FILM_OK)
        return s;
    add_input(m, &m->stored.input);
    add_kind(m, FILM_STR(FILM_KIND_SINGLE));
    add_films(m);
    add_values(m, 0, m->passages[0].text);
    m->stored.length = out->words = m->terms.length;
    film_store_single(&m->data, &m->stored, &stored);
    return finish(m, out, FILM_F_TEXT, err);
}

/* Makes the article's own document. */
static enum film_status
make_whole(struct film_document_maker *m, struct film_document *out,
           struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < m->n && s == FILM_OK; i++)
        s = add_text(m, m->passages[i].text, FILM_TERMS_TEXT, false, err);
    out->words = m->terms.length;
    if (s == FILM_OK)
        s = add_header(m, FILM_F_ARTICLE_TEXT, FILM_HEADER_WDF, err);
    if (s != FILM_OK)
        return s;
    add_input(m, &m->stored.input);
    add_kind(m, FILM_STR(FILM_KIND_ARTICLE));
    add_films(m);
    add_values(m, 0, (struct film_str){"", 0});
    m->stored.length = out->words;
    film_store_article(&m->data, &m->stored);
    return finish(m, out, FILM_F_ARTICLE_TEXT, err);
}

/* Makes the document of passage i (from 0), if the article has several. */
static enum film_status
make_passage(struct film_document_maker *m, size_t i, struct film_document *out,
             struct film_error *err)
{
    const struct film_stored_passage stored = {(uint32_t)i + 1, m->passages[i]};
    enum film_status s = add_passage(m, &m->passages[i], err);
    if (s != FILM_OK)
        return s;
    add_films_above(m);
    for (size_t k = 0; k < m->title.n; k++)
        film_terms_add(&m->terms, FILM_F_TITLE, m->title.v[k], 0);
    add_kind(m, FILM_STR(FILM_KIND_PASSAGE));
    add_values(m, stored.ordinal, stored.passage.text);
    film_store_passage(&m->data, &stored);
    return finish(m, out, FILM_F_TEXT, err);
}

/* Sets m->title to the stems of the article's title, once for all passages. */
static enum film_status
find_title(struct film_document_maker *m, struct film_error *err)
{
    struct film_token *tokens;
    size_t n;
    enum film_status s =
        film_analyse(m->an, m->article->title, &tokens, &n, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_str *slot =
            film_arena_push(&m->arena, &m->title.v, &m->title.n, sizeof *slot);
        if (!slot)
            return film_error_nomem(err);
        *slot = tokens[i].word->stem;
    }
    return s;
}

/* Sets the titles of films, as they are stored. */
static enum film_status
find_films(struct film_document_maker *m, struct film_error *err)
{
    struct film_titles found;
    struct film_stored_article *a = &m->stored;
    enum film_status s = film_titles_find(&found, m->article,
                                          m->passages[0].text, &m->arena, err);
    if (s != FILM_OK || found.n == 0)
        return s;
    a->titles = film_arena_zalloc(&m->arena, found.n, sizeof *a->titles);
    if (!a->titles)
        return film_error_nomem(err);
    for (; a->title_count < found.n; a->title_count++) {
        const struct film_title *t = &found.v[a->title_count];
        a->titles[a->title_count] = (struct film_stored_title){
            film_title_number(t->key), t->year, t->place};
    }
    return FILM_OK;
}

static void
begin_article(struct film_document_maker *m)
{
    begin(m); /* drop references to words that trimming would free */
    film_analyser_trim(m->an, WORDS_KEPT);
    film_arena_reset(&m->arena);
    m->title = (struct film_strs){0};
    m->next = 0;
}

enum film_status
film_document_again(struct film_document_maker *m,
                    const struct film_stored_article *a,
                    const struct film_passage *passages, struct film_error *err)
{
    begin_article(m);
    m->again = true;
    m->stored = *a;
    m->article = &m->stored.meta;
    m->passages = passages;
    m->n = a->passages;
    return m->n > 1 ? find_title(m, err) : FILM_OK;
}

/* The id of an input. An input may have any number of articles. */
static struct film_sum
id_of(struct film_document_maker *m, struct film_str path)
{
    if (m->path.n == 0 || !film_str_equal(film_buf_get(&m->path), path)) {
        m->input = film_path_id(path);
        film_buf_reset(&m->path);
        film_buf_str(&m->path, path);
    }
    return m->input;
}

enum film_status
film_document_article(struct film_document_maker *m,
                      const struct film_article *a, uint32_t *passages,
                      struct film_error *err)
{
    struct film_passage *found = NULL;
    begin_article(m);
    m->again = false;
    m->article = a;
    m->n = 0;
    enum film_status s = film_passages(&m->arena, a, &found, &m->n, err);
    m->passages = found;
    *passages = (uint32_t)m->n;
    m->stored = (struct film_stored_article){
        .input = id_of(m, a->path), .meta = *a, .passages = *passages};
    if (s == FILM_OK && m->n > 0)
        s = find_films(m, err);
    return s == FILM_OK && m->n > 1 ? find_title(m, err) : s;
}

enum film_status
film_document_next(struct film_document_maker *m, struct film_document *out,
                   struct film_error *err)
{
    size_t at = m->next++, documents = m->n > 1 ? m->n + 1 : m->n;
    if (at >= documents)
        return FILM_END;
    *out = (struct film_document){0};
    begin(m);
    out->prepared.unlisted = true;
    if (m->n == 1)
        return make_single(m, out, err);
    return at == 0 ? make_whole(m, out, err)
                   : make_passage(m, at - 1, out, err);
}

/* ---- Records ---------------------------------------------------------- */

static enum film_status
add_names(struct film_document_maker *m, struct film_names names,
          struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < names.n && s == FILM_OK; i++)
        s = add_text(m, names.v[i].text, FILM_TERMS_ALL, true, err);
    return s;
}

static enum film_status
add_record(struct film_document_maker *m, const struct film_record *r,
           struct film_error *err)
{
    enum film_status s = add_names(m, r->names, err);
    for (size_t i = 0; i < r->credit_count && s == FILM_OK; i++) {
        s = add_names(m, r->credits[i].names, err);
        if (s == FILM_OK)
            s = add_names(m, r->credits[i].roles, err);
    }
    if (s == FILM_OK && r->year > 0) {
        char year[16];
        snprintf(year, sizeof year, "%d", r->year);
        s = add_text(m, film_str_from(year), FILM_TERMS_ALL, false, err);
    }
    return s;
}

enum film_status
film_document_record(struct film_document_maker *m, const struct film_record *r,
                     struct film_document *out, struct film_error *err)
{
    const struct film_sum input = film_path_id(r->path);
    begin(m);
    film_analyser_trim(m->an, WORDS_KEPT);
    m->again = false;
    *out = (struct film_document){0};
    enum film_status s = add_record(m, r, err);
    if (s != FILM_OK)
        return s;
    add_input(m, &input);
    add_kind(m, FILM_STR(FILM_KIND_RECORD));
    add_film_ids(m, r->ids, r->id_count);
    film_store_record(&m->data, r);
    return finish(m, out, FILM_F_RECORD_TEXT, err);
}
