/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PBCore 1 and 2 (pbcore.org): works of American public broadcasting. */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    struct film_str name, space;
    return film_xml_root(head, &name, &space) && name.n > 6 &&
                   film_str_equal_nocase((struct film_str){name.p, 6},
                                         FILM_STR("pbcore"))
               ? 95
               : 0;
}

static struct film_str
text_at(struct film_tree *t, const xmlNode *n)
{
    return film_str_trim(film_node_text(n, &t->scratch));
}

static void
add_list(struct film_tree *t, struct film_strs *list, const xmlNode *doc,
         const char *name)
{
    const xmlNode *n = film_node_child(doc, name);
    for (; n; n = film_node_next(n, name))
        film_builder_add(&t->b, list, text_at(t, n));
}

/* The main title is the one marked as such, else the first one that is not the
 * title of the series. It must come first. */
static void
add_titles(struct film_tree *t, const xmlNode *doc)
{
    struct film_names *names = &t->b.record.names;
    const xmlNode *best = NULL;
    const xmlNode *n = film_node_child(doc, "pbcoreTitle");
    for (; n; n = film_node_next(n, "pbcoreTitle")) {
        struct film_str kind = film_tree_attr(t, n, "titleType");
        bool main = film_str_starts(kind, FILM_STR("Main")) ||
                    film_str_starts(kind, FILM_STR("Episode")) ||
                    film_str_starts(kind, FILM_STR("Program"));
        if (main || (!best && !film_str_equal(kind, FILM_STR("Series")))) {
            best = n;
            if (main)
                break;
        }
    }
    film_builder_name(&t->b, names, FILM_NAME_MAIN, text_at(t, best),
                      FILM_STR(""));
    for (n = film_node_child(doc, "pbcoreTitle"); n;
         n = film_node_next(n, "pbcoreTitle"))
        film_builder_name(&t->b, names,
                          names->n ? FILM_NAME_ALTERNATIVE : FILM_NAME_MAIN,
                          text_at(t, n), FILM_STR(""));
}

static void
add_people(struct film_tree *t, const xmlNode *doc, const char *list,
           const char *name, const char *role)
{
    const xmlNode *n = film_node_child(doc, list);
    for (; n; n = film_node_next(n, list)) {
        struct film_str said = film_tree_text(t, n, role);
        enum film_job job = film_job_parse(said);
        struct film_str text = film_builder_text(&t->b, said);
        struct film_str person = film_tree_text(t, n, name);
        struct film_credit *c =
            person.n ? film_builder_credit(&t->b, job, film_tree_line(t, n))
                     : NULL;
        if (!c)
            continue;
        film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, person,
                          FILM_STR(""));
        if (job == FILM_JOB_OTHER)
            c->job_text = text;
        struct film_str portrayal =
            film_tree_attr(t, film_node_child(n, role), "portrayal");
        film_builder_name(&t->b, &c->roles, FILM_NAME_MAIN, portrayal,
                          FILM_STR(""));
    }
}

static void
add_dates(struct film_tree *t, const xmlNode *doc)
{
    struct film_record *r = &t->b.record;
    const xmlNode *n = film_node_child(doc, "pbcoreAssetDate");
    for (; n; n = film_node_next(n, "pbcoreAssetDate")) {
        struct film_str date = text_at(t, n);
        if (r->year == 0)
            r->year = film_date_year(date);
        film_buf_reset(&t->scratch2);
        struct film_str kind = film_node_attr(n, "dateType", &t->scratch2);
        if (film_str_equal_nocase(kind, FILM_STR("broadcast")) ||
            film_str_equal_nocase(kind, FILM_STR("published")) ||
            film_str_equal_nocase(kind, FILM_STR("released")))
            film_builder_release_date(&t->b, date, FILM_STR(""));
    }
}

/* "01:28:52" in minutes. */
static int
duration(struct film_str s)
{
    if (s.n < 8 || s.p[2] != ':' || s.p[5] != ':')
        return 0;
    return film_tree_number(s) * 60 +
           film_tree_number((struct film_str){s.p + 3, s.n - 3});
}

/* True if a medium is given and all copies with one are sound. */
static bool
is_sound(struct film_tree *t, const xmlNode *doc)
{
    static const char *const media[] = {"instantiationMediaType",
                                        "formatMediaType"}; /* of PBCore 1 */
    bool told = false;
    const xmlNode *n = film_node_child(doc, "pbcoreInstantiation");
    for (; n; n = film_node_next(n, "pbcoreInstantiation"))
        for (size_t i = 0; i < sizeof media / sizeof *media; i++) {
            struct film_str medium = film_tree_text(t, n, media[i]);
            if (medium.n == 0)
                continue;
            if (!film_str_equal_nocase(medium, FILM_STR("Sound")))
                return false;
            told = true;
        }
    return told;
}

static enum film_status
take(struct film_tree *t, const xmlNode *doc, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    if (is_sound(t, doc)) {
        film_read_warn(b->ctx, t->line, "a sound recording, not a film");
        return FILM_OK;
    }
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = FILM_STR("movie");
    const xmlNode *n = film_node_child(doc, "pbcoreIdentifier");
    r->ref = film_builder_text(b, text_at(t, n));
    for (; n; n = film_node_next(n, "pbcoreIdentifier"))
        if (film_str_equal_nocase(film_tree_attr(t, n, "source"),
                                  FILM_STR("imdb")))
            film_builder_id(b, &r->ids, &r->id_count, FILM_STR("imdb"),
                            text_at(t, n));
    add_titles(t, doc);
    add_dates(t, doc);
    struct film_buf plot;
    film_buf_init(&plot, t->scratch.max);
    n = film_node_child(doc, "pbcoreDescription");
    for (; n; n = film_node_next(n, "pbcoreDescription")) {
        if (plot.n)
            film_buf_text(&plot, "\n\n");
        film_buf_str(&plot, text_at(t, n));
    }
    r->plot = film_builder_body(b, film_buf_get(&plot));
    film_buf_release(&plot);
    add_list(t, &r->genres, doc, "pbcoreGenre");
    add_list(t, &r->tags, doc, "pbcoreSubject");
    const xmlNode *copy = film_node_child(doc, "pbcoreInstantiation");
    r->runtime = duration(film_tree_text(t, copy, "instantiationDuration"));
    struct film_str lang = film_tree_text(t, copy, "instantiationLanguage");
    film_builder_add(b, &r->languages, film_tree_language(lang));
    add_people(t, doc, "pbcoreCreator", "creator", "creatorRole");
    add_people(t, doc, "pbcoreContributor", "contributor", "contributorRole");
    return film_builder_emit_record(b, err);
}

static enum film_status
read_pbcore(struct film_stream *in, struct film_read_context *ctx,
            struct film_error *err)
{
    static const struct film_tree_format format = {
        "pbcore", "pbcoreDescriptionDocument|PBCoreDescriptionDocument", NULL,
        false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_pbcore = {"pbcore", sniff, read_pbcore};
