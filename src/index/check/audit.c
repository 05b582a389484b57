/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/check/audit.h"

#include "base/utf8.h"
#include "index/format/counts.h"
#include "index/format/decompress.h"
#include "index/inputs/inputs.h"
#include "index/live.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "xapian-c/glass/lists.h"

#include <stdarg.h>
#include <stdio.h>

enum { BATCH = 256 }; /* documents read together */

struct audit {
    const struct film_problems *problems;
    xapc_database *db;
    struct film_inputs inputs;
    struct film_input *tallies; /* one per input in inputs.v: what was found */
    struct film_counts found;
    uint32_t documents;
    struct film_arena lasting; /* inputs and tallies */
    struct film_decompressor decompressor;
    struct film_arena arena; /* data of one document */
    /* The current article, whose remaining passages must come next. */
    xapc_docid article;
    uint32_t passages, seen;
    struct film_input *tally;
};

static void __attribute__((format(printf, 2, 3)))
report(const struct audit *u, const char *format, ...)
{
    char text[FILM_ERROR_SIZE];
    struct film_error why;
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    film_error_set(&why, FILM_ERR_INDEX, "%s", text);
    u->problems->report(u->problems->user, &why);
}

static void
report_number(const struct audit *u, const char *what, uint64_t noted,
              uint64_t found)
{
    if (noted != found)
        report(u, "%s: %llu noted, %llu found", what, (unsigned long long)noted,
               (unsigned long long)found);
}

/* ---- One document ----------------------------------------------------- */

/* Returns the tally of the input with this id. Reports the document if there is
 * no such input. */
static struct film_input *
find_tally(struct audit *u, xapc_docid docid, const struct film_sum *input)
{
    const struct film_input *in = film_inputs_find(&u->inputs, input);
    if (!in) {
        report(u, "document %u: belongs to an input that is not recorded",
               (unsigned)docid);
        return NULL;
    }
    return &u->tallies[in - u->inputs.v];
}

static void
end_article(struct audit *u)
{
    if (u->article && u->seen < u->passages)
        report(u, "article at document %u: %u of %u passages are missing",
               (unsigned)u->article, (unsigned)(u->passages - u->seen),
               (unsigned)u->passages);
    u->article = 0;
}

static void
check_passage(struct audit *u, xapc_docid docid,
              const struct film_stored_passage *p)
{
    const struct film_passage *g = &p->passage;
    if (g->line_end < g->line || g->byte_end < g->byte)
        report(u, "document %u: its position runs backwards", (unsigned)docid);
    if (g->text.n == 0)
        report(u, "document %u: a passage without text", (unsigned)docid);
    if (!film_utf8_valid(g->text))
        report(u, "document %u: its text is not UTF-8", (unsigned)docid);
}

static enum film_status
see_article(struct audit *u, xapc_docid docid, struct film_str data,
            uint32_t length, struct film_error *err)
{
    struct film_stored_article a;
    bool single = film_stored_kind(data) == FILM_KIND_SINGLE[0];
    enum film_status s = film_load_article(&a, data, &u->arena, err);
    if (s != FILM_OK)
        return s;
    struct film_input *tally = find_tally(u, docid, &a.input);
    u->found.articles++;
    u->found.article_length += a.length;
    if (tally)
        tally->articles++;
    if (a.passages < 1 || single != (a.passages == 1))
        report(u, "document %u: an article of %u passages", (unsigned)docid,
               (unsigned)a.passages);
    if (!single) {
        u->found.multiple++;
        u->article = docid;
        u->passages = a.passages;
        u->seen = 0;
        u->tally = tally;
        return FILM_OK;
    }
    struct film_stored_passage p;
    s = film_load_passage(&p, data, &u->arena, err);
    if (s != FILM_OK)
        return s;
    check_passage(u, docid, &p);
    u->found.passages++;
    u->found.passage_length += length;
    if (tally)
        tally->passages++;
    return FILM_OK;
}

static enum film_status
see_passage(struct audit *u, xapc_docid docid, struct film_str data,
            uint32_t length, struct film_error *err)
{
    struct film_stored_passage p;
    enum film_status s = film_load_passage(&p, data, &u->arena, err);
    if (s != FILM_OK)
        return s;
    check_passage(u, docid, &p);
    u->found.passages++;
    u->found.passage_length += length;
    if (!u->article) {
        report(u, "document %u: a passage without its article",
               (unsigned)docid);
        return FILM_OK;
    }
    u->seen++;
    if (p.ordinal != u->seen)
        report(u, "document %u: passage %u where %u belongs", (unsigned)docid,
               (unsigned)p.ordinal, (unsigned)u->seen);
    if (u->tally)
        u->tally->passages++;
    return FILM_OK;
}

static enum film_status
see_record(struct audit *u, xapc_docid docid, struct film_str data,
           struct film_error *err)
{
    struct film_record r;
    enum film_status s = film_load_record(&r, data, &u->arena, err);
    if (s != FILM_OK)
        return s;
    struct film_sum id = film_path_id(r.path);
    struct film_input *tally = find_tally(u, docid, &id);
    u->found.records++;
    if (tally)
        tally->records++;
    return FILM_OK;
}

static enum film_status
see(struct audit *u, xapc_docid docid, struct film_str data, uint32_t length,
    struct film_error *err)
{
    char kind = film_stored_kind(data);
    u->documents++;
    if (u->article &&
        (kind != FILM_KIND_PASSAGE[0] || docid != u->article + u->seen + 1 ||
         u->seen == u->passages))
        end_article(u);
    switch (kind) {
    case 'a':
    case 's':
        return see_article(u, docid, data, length, err);
    case 'p':
        return see_passage(u, docid, data, length, err);
    case 'r':
        return see_record(u, docid, data, err);
    case 'e':
        u->found.entities++;
        return FILM_OK;
    default:
        return film_error_set(err, FILM_ERR_INDEX, "of no known kind");
    }
}

/* ---- All documents ---------------------------------------------------- */

/* Reads and checks one document; reports damage. */
static enum film_status
read_one(struct audit *u, xapc_docid docid, uint32_t length,
         struct film_error *err)
{
    struct film_str data;
    struct film_error why;
    film_arena_reset(&u->arena);
    enum film_status s =
        film_documents_read(&data, &u->decompressor, docid, 1, &u->arena, &why);
    if (s == FILM_OK)
        s = see(u, docid, data, length, &why);
    if (s == FILM_OK || s == FILM_ERR_NOMEM) {
        if (s != FILM_OK)
            *err = why;
        return s;
    }
    report(u, "document %u: %s", (unsigned)docid, why.text);
    return FILM_OK;
}

static enum film_status
read_documents(struct audit *u, struct film_error *err)
{
    xapc_docid ids[BATCH];
    uint32_t lengths[BATCH];
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    size_t n = 1;
    enum film_status s = FILM_OK;
    xapc_status x = xapc_postlist_open(&all, u->db, "", 0, &xerr);
    while (x == XAPC_OK && s == FILM_OK && n > 0) {
        x = xapc_postlist_next(&n, all, ids, NULL, lengths, BATCH, &xerr);
        for (size_t i = 0; x == XAPC_OK && s == FILM_OK && i < n; i++)
            s = read_one(u, ids[i], lengths[i], err);
    }
    xapc_postlist_free(all);
    end_article(u);
    if (s == FILM_OK)
        s = film_error_xapian(err, x, xerr);
    return s;
}

/* ---- Sums ------------------------------------------------------------- */

static enum film_status
check_kind(struct audit *u, const char *kind, uint64_t found,
           struct film_error *err)
{
    struct film_buf term;
    uint32_t n = 0;
    xapc_error *xerr = NULL;
    film_buf_init(&term, FILM_TERM_MAX);
    film_schema_term(&term, FILM_F_KIND, film_str_from(kind));
    enum film_status s = film_buf_check(&term, err);
    if (s == FILM_OK) {
        xapc_status x =
            xapc_database_termfreq(&n, u->db, term.p, term.n, &xerr);
        s = film_error_xapian(err, x, xerr);
    }
    if (s == FILM_OK && n != found)
        report(u, "documents of kind %s: %u by their term, %llu found", kind,
               (unsigned)n, (unsigned long long)found);
    film_buf_release(&term);
    return s;
}

static enum film_status
check_kinds(struct audit *u, struct film_error *err)
{
    const struct film_counts *c = &u->found;
    uint64_t singles = c->articles - c->multiple;
    const struct {
        const char *kind;
        uint64_t found;
    } rows[] = {
        {FILM_KIND_PASSAGE, c->passages - singles},
        {FILM_KIND_ARTICLE, c->multiple},
        {FILM_KIND_SINGLE, singles},
        {FILM_KIND_RECORD, c->records},
        {FILM_KIND_ENTITY, c->entities},
    };
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && s == FILM_OK; i++)
        s = check_kind(u, rows[i].kind, rows[i].found, err);
    return s;
}

static enum film_status
check_counts(struct audit *u, struct film_error *err)
{
    struct film_counts noted;
    const struct film_counts *c = &u->found;
    uint32_t documents = 0;
    xapc_error *xerr = NULL;
    enum film_status s = film_counts_load(&noted, u->db, err);
    if (s != FILM_OK)
        return s;
    report_number(u, "passages", noted.passages, c->passages);
    report_number(u, "words of passages", noted.passage_length,
                  c->passage_length);
    report_number(u, "articles", noted.articles, c->articles);
    report_number(u, "words of articles", noted.article_length,
                  c->article_length);
    report_number(u, "articles of several passages", noted.multiple,
                  c->multiple);
    report_number(u, "records", noted.records, c->records);
    report_number(u, "entities", noted.entities, c->entities);
    xapc_status x = xapc_database_doccount(&documents, u->db, &xerr);
    report_number(u, "documents", documents, u->documents);
    return film_error_xapian(err, x, xerr);
}

static void
check_inputs(struct audit *u)
{
    for (size_t i = 0; i < u->inputs.n; i++) {
        const struct film_input *noted = &u->inputs.v[i];
        const struct film_input *found = &u->tallies[i];
        if (noted->articles == found->articles &&
            noted->passages == found->passages &&
            noted->records == found->records)
            continue;
        report(u,
               "%.*s: %u articles, %u passages and %u records noted, %u, %u "
               "and %u found",
               (int)noted->shown.n, noted->shown.p, (unsigned)noted->articles,
               (unsigned)noted->passages, (unsigned)noted->records,
               (unsigned)found->articles, (unsigned)found->passages,
               (unsigned)found->records);
    }
}

/* ---- Postings --------------------------------------------------------- */

/* Reads all postings of a term and checks their number. */
static xapc_status
check_postings(struct audit *u, const xapc_term *t, xapc_error **xerr)
{
    xapc_docid ids[BATCH];
    xapc_postlist *list = NULL;
    size_t n = 1;
    uint32_t count = 0;
    xapc_status x = xapc_postlist_open(&list, u->db, t->data, t->len, xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_postlist_next(&n, list, ids, NULL, NULL, BATCH, xerr);
        count += x == XAPC_OK ? (uint32_t)n : 0;
    }
    xapc_postlist_free(list);
    if (x == XAPC_OK && count != t->termfreq)
        report(u, "term %.*s: in %u documents, noted are %u", (int)t->len,
               t->data, (unsigned)count, (unsigned)t->termfreq);
    return x;
}

static enum film_status
read_terms(struct audit *u, struct film_error *err)
{
    xapc_allterms *all = NULL;
    xapc_term terms[BATCH];
    xapc_error *xerr = NULL;
    size_t n = 1;
    xapc_status x = xapc_allterms_open(&all, u->db, "", 0, &xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_allterms_next(&n, all, terms, BATCH, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++)
            x = check_postings(u, &terms[i], &xerr);
    }
    xapc_allterms_free(all);
    return film_error_xapian(err, x, xerr);
}

/* Checks the sum of each term list against the length of the document. Most
 * articles have no list. */
static enum film_status
read_term_lists(struct audit *u, struct film_error *err)
{
    xapc_docid ids[BATCH];
    uint32_t lengths[BATCH];
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    size_t n = 1;
    xapc_status x = xapc_postlist_open(&all, u->db, "", 0, &xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_postlist_next(&n, all, ids, NULL, lengths, BATCH, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++) {
            xapc_terms terms;
            uint64_t sum = 0;
            int has = 0;
            x = xapc_lists_have(&has, u->db, ids[i], &xerr);
            if (x == XAPC_OK && !has)
                continue;
            if (x == XAPC_OK)
                x = xapc_database_get_terms(&terms, u->db, ids[i], &xerr);
            if (x != XAPC_OK)
                break;
            for (size_t j = 0; j < terms.n; j++)
                sum += terms.items[j].wdf;
            xapc_terms_free(&terms);
            if (sum != lengths[i])
                report(u, "document %u: %llu words by its terms, %u noted",
                       (unsigned)ids[i], (unsigned long long)sum,
                       (unsigned)lengths[i]);
        }
    }
    xapc_postlist_free(all);
    return film_error_xapian(err, x, xerr);
}

/* ---- The whole -------------------------------------------------------- */

static enum film_status
audit(struct audit *u, const char *path, const char *db, struct film_str cwd,
      bool postings, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open(&u->db, path, 0, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    film_decompressor_init(&u->decompressor, u->db);
    if (s == FILM_OK)
        s = film_live_check(u->db, db, db, err);
    if (s == FILM_OK)
        s = film_inputs_load(&u->inputs, u->db, cwd, &u->lasting, err);
    if (s != FILM_OK)
        return s;
    u->tallies =
        film_arena_zalloc(&u->lasting, u->inputs.n + 1, sizeof *u->tallies);
    if (!u->tallies)
        return film_error_nomem(err);
    s = read_documents(u, err);
    if (s == FILM_OK)
        s = check_counts(u, err);
    if (s == FILM_OK)
        s = check_kinds(u, err);
    if (s == FILM_OK)
        check_inputs(u);
    if (s == FILM_OK && postings)
        s = read_terms(u, err);
    if (s == FILM_OK && postings)
        s = read_term_lists(u, err);
    return s;
}

enum film_status
film_audit_run(const char *path, const char *db, struct film_str cwd,
               bool postings, const struct film_problems *problems,
               struct film_error *err)
{
    struct audit u = {.problems = problems};
    film_arena_init(&u.lasting);
    film_arena_init(&u.arena);
    enum film_status s = audit(&u, path, db, cwd, postings, err);
    film_decompressor_release(&u.decompressor);
    xapc_database_free(u.db);
    film_arena_release(&u.arena);
    film_arena_release(&u.lasting);
    return s;
}
