/* SPDX-License-Identifier: GPL-2.0-or-later */
/* EBUCore (tech.ebu.ch/metadata/ebucore): broadcasters' programmes. The
 * programme becomes a record, descriptions of its parts become an article. */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/html/html.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "ebuCoreMain") ? 95 : 0;
}

static void
add_titles(struct film_tree *t, const xmlNode *core)
{
    struct film_names *names = &t->b.record.names;
    static const char *const kinds[] = {"title", "alternativeTitle"};
    for (size_t i = 0; i < 2; i++) {
        const xmlNode *n = film_node_child(core, kinds[i]);
        for (; n; n = film_node_next(n, kinds[i]))
            film_builder_name(&t->b, names,
                              names->n == 0 ? FILM_NAME_MAIN
                              : i           ? FILM_NAME_ALTERNATIVE
                                            : FILM_NAME_TRANSLATED,
                              film_tree_text(t, n, "title"), FILM_STR(""));
    }
}

/* contributor/contactDetails/name, role@typeLabel */
static void
add_people(struct film_tree *t, const xmlNode *core, const char *list)
{
    const xmlNode *n = film_node_child(core, list);
    for (; n; n = film_node_next(n, list)) {
        struct film_str label = film_builder_text(
            &t->b, film_tree_attr(t, film_node_child(n, "role"), "typeLabel"));
        const xmlNode *contact = film_node_child(n, "contactDetails");
        struct film_str name = film_tree_text(t, contact, "name");
        enum film_job job = film_job_parse(label);
        struct film_credit *c =
            name.n ? film_builder_credit(&t->b, job, film_tree_line(t, n))
                   : NULL;
        if (!c)
            continue;
        film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, name, FILM_STR(""));
        if (job == FILM_JOB_OTHER)
            c->job_text = label;
        const xmlNode *character = film_node_child(n, "character");
        film_builder_name(&t->b, &c->roles, FILM_NAME_MAIN,
                          film_tree_text(t, character, "name"), FILM_STR(""));
    }
}

/* Descriptions hold prose, and numbers or yes and no for programs. */
static bool
is_prose(struct film_str s)
{
    return s.n > 20 && memchr(s.p, ' ', s.n);
}

static enum film_status
take_record(struct film_tree *t, const xmlNode *core, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = FILM_STR("movie");
    r->ref = film_builder_text(
        b,
        film_tree_text(t, film_node_child(core, "identifier"), "identifier"));
    add_titles(t, core);
    struct film_str date =
        film_tree_text(t, film_node_child(core, "date"), "date");
    r->year = film_date_year(date);
    film_builder_release_date(b, date, FILM_STR(""));
    const xmlNode *n = film_node_child(core, "description");
    for (; n && r->plot.n == 0; n = film_node_next(n, "description")) {
        struct film_str s = film_tree_text(t, n, "description");
        if (is_prose(s))
            r->plot = film_builder_body(b, s);
    }
    add_people(t, core, "creator");
    add_people(t, core, "contributor");
    return film_builder_emit_record(b, err);
}

/* "Song" "Here For You" is a line; numbers and flags are for programs. */
static void
add_fact(struct film_tree *t, const xmlNode *n, struct film_str value)
{
    struct film_str label = film_tree_attr(t, n, "typeLabel");
    struct film_place at = {.line = film_node_line(n)};
    struct film_buf line;
    size_t letters = 0;
    for (size_t i = 0; i < value.n; i++)
        letters += (unsigned char)value.p[i] >= 'A';
    if (letters < 2 || label.n == 0)
        return;
    at.line_end = at.line;
    film_buf_init(&line, SIZE_MAX / 4);
    film_buf_str(&line, label);
    film_buf_text(&line, ": ");
    film_buf_str(&line, value);
    film_builder_paragraph(&t->b, film_buf_get(&line), at);
    t->b.failed |= line.failed != FILM_OK;
    film_buf_release(&line);
}

/* The people of a part are named by the article. */
static void
add_names(struct film_tree *t, const xmlNode *part, const char *list)
{
    const xmlNode *n = film_node_child(part, list);
    for (; n; n = film_node_next(n, list))
        film_builder_add(
            &t->b, &t->b.article.cast,
            film_tree_text(t, film_node_child(n, "contactDetails"), "name"));
}

static enum film_status
add_part(struct film_tree *t, const xmlNode *part, struct film_error *err)
{
    struct film_place at = {.line = film_node_line(part)};
    at.line_end = at.line;
    struct film_str title =
        film_tree_text(t, film_node_child(part, "title"), "title");
    film_builder_heading(
        &t->b, 2, title.n ? title : film_tree_attr(t, part, "partName"), at);
    enum film_status st = FILM_OK;
    const xmlNode *n = film_node_child(part, "description");
    for (; n && st == FILM_OK; n = film_node_next(n, "description")) {
        const xmlNode *text = film_node_child(n, "description");
        struct film_str s = film_node_text(text, &t->scratch2);
        if (is_prose(film_str_trim(s)))
            st = film_html_read_fragment(s, film_node_line(text), &t->b, err);
        else
            add_fact(t, n, film_str_trim(s));
    }
    add_names(t, part, "creator");
    add_names(t, part, "contributor");
    for (n = film_node_child(part, "part"); n && st == FILM_OK;
         n = film_node_next(n, "part"))
        st = add_part(t, n, err); /* libxml2 nests no deeper than 256 */
    return st;
}

static enum film_status
take_article(struct film_tree *t, const xmlNode *core, struct film_error *err)
{
    struct film_builder *b = &t->b;
    const xmlNode *part = film_node_child(core, "part");
    if (!part)
        return FILM_OK;
    film_builder_article(b, t->line);
    const xmlNode *title = film_node_child(core, "title");
    b->article.title = film_builder_text(b, film_tree_text(t, title, "title"));
    struct film_str date =
        film_tree_text(t, film_node_child(core, "date"), "date");
    b->article.date = film_builder_date(b, date);
    film_builder_film(b, b->article.title, film_date_year(date));
    enum film_status st = FILM_OK;
    for (; part && st == FILM_OK; part = film_node_next(part, "part"))
        st = add_part(t, part, err);
    return st == FILM_OK ? film_builder_emit_article(b, err) : st;
}

static enum film_status
take(struct film_tree *t, const xmlNode *core, struct film_error *err)
{
    if (!film_node_child(core, "title")) {
        film_read_warn(t->b.ctx, t->line, "a record without a title");
        return FILM_OK;
    }
    enum film_status st = take_record(t, core, err);
    return st == FILM_OK ? take_article(t, core, err) : st;
}

static enum film_status
read_ebucore(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    static const struct film_tree_format format = {"ebucore", "coreMetadata",
                                                   NULL, false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_ebucore = {"ebucore", sniff, read_ebucore};
