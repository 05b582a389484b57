/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Film archives' works after EN 15907, in the "forward" exchange schema that
 * the Finnish Elonet writes. Agents' activities are Finna codes (D02, E01) or
 * MARC relator codes (aus, cmp). */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/html/html.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_xml_root_is(head, "CinematographicWork") ? 95
           : film_xml_root_is(head, "ExchangeSet")       ? 92
                                                         : 0;
}

static struct film_str
text_at(struct film_tree *t, const xmlNode *n)
{
    return film_str_trim(film_node_text(n, &t->scratch));
}

/* --- titles ------------------------------------------------------------- */

static void
add_titles(struct film_tree *t, const xmlNode *work)
{
    struct film_builder *b = &t->b;
    struct film_names *names = &b->record.names;
    film_builder_name(b, names, FILM_NAME_MAIN,
                      film_tree_text(t, work, "IdentifyingTitle"),
                      FILM_STR(""));
    const xmlNode *n = film_node_child(work, "Title");
    for (; n; n = film_node_next(n, "Title")) {
        struct film_str kind = film_tree_text(t, n, "TitleRelationship");
        enum film_name_kind k = FILM_NAME_ALTERNATIVE;
        if (film_str_equal_nocase(kind, FILM_STR("original")))
            k = FILM_NAME_ORIGINAL;
        else if (film_str_equal_nocase(kind, FILM_STR("translated")))
            k = FILM_NAME_TRANSLATED;
        const xmlNode *text = film_node_child(n, "TitleText");
        struct film_str lang = film_builder_text(
            b, film_tree_language(film_tree_attr(t, text, "lang")));
        if (lang.n || !film_tree_has_name(t, names, text_at(t, text)))
            film_builder_name(b, names, names->n ? k : FILM_NAME_MAIN,
                              text_at(t, text), lang);
    }
}

/* --- people ------------------------------------------------------------- */

static bool
activity_job(struct film_str code, enum film_job *job)
{
    static const struct {
        const char *code;
        enum film_job job;
    } codes[] = {{"D02", FILM_JOB_DIRECTOR},
                 {"drt", FILM_JOB_DIRECTOR},
                 {"E01", FILM_JOB_CAST},
                 {"act", FILM_JOB_CAST},
                 {"E99", FILM_JOB_CAST},
                 {"prf", FILM_JOB_CAST},
                 {"A03", FILM_JOB_WRITER},
                 {"aus", FILM_JOB_WRITER},
                 {"A06", FILM_JOB_COMPOSER},
                 {"cmp", FILM_JOB_COMPOSER},
                 {"D01", FILM_JOB_PRODUCER},
                 {"fmp", FILM_JOB_PRODUCER},
                 {"pro", FILM_JOB_PRODUCER},
                 {"F01", FILM_JOB_CINEMATOGRAPHER},
                 {"cng", FILM_JOB_CINEMATOGRAPHER},
                 {"F02", FILM_JOB_EDITOR},
                 {"flm", FILM_JOB_EDITOR}};
    static const char *const companies[] = {"E10", "fnd", "fds", "lbr"};
    for (size_t i = 0; i < sizeof companies / sizeof *companies; i++)
        if (film_str_equal(code, film_str_from(companies[i])))
            return false;
    *job = FILM_JOB_OTHER;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (film_str_equal(code, film_str_from(codes[i].code)))
            *job = codes[i].job;
    return true;
}

/* The value of the first attribute whose name ends in this way. The kind of
 * agent comes before it: "elokuva-elonayttelija-rooli". */
static struct film_str
attr_ending(struct film_tree *t, const xmlNode *n, const char *end)
{
    for (const xmlAttr *a = n ? n->properties : NULL; a; a = a->next)
        if (film_str_ends(film_str_from((const char *)a->name),
                          film_str_from(end)))
            return film_tree_attr(t, n, (const char *)a->name);
    return (struct film_str){0};
}

static void
add_agent(struct film_tree *t, const xmlNode *agent)
{
    struct film_builder *b = &t->b;
    const xmlNode *activity = film_node_child(agent, "Activity");
    const xmlNode *name = film_node_child(agent, "AgentName");
    struct film_str code = text_at(t, activity);
    bool producer = film_str_equal(code, FILM_STR("E10"));
    enum film_job job = FILM_JOB_OTHER;
    bool person = activity_job(code, &job);
    if (producer)
        film_builder_add(b, &b->record.studios, text_at(t, name));
    const xmlNode *id = film_node_child(agent, "AgentIdentifier");
    /* Without an identifier it is a list of people or a remark. */
    if (!person || !id || text_at(t, name).n == 0 ||
        film_str_ends(film_tree_text(t, id, "IDTypeName"), FILM_STR("_yhtio")))
        return;
    struct film_credit *c =
        film_builder_credit(b, job, film_tree_line(t, agent));
    if (!c)
        return;
    film_builder_name(b, &c->names, FILM_NAME_MAIN, text_at(t, name),
                      FILM_STR(""));
    struct film_str credited = attr_ending(t, name, "-nimi");
    if (!film_tree_has_name(t, &c->names, credited))
        film_builder_name(b, &c->names, FILM_NAME_ALTERNATIVE,
                          attr_ending(t, name, "-nimi"), FILM_STR(""));
    film_builder_name(b, &c->roles, FILM_NAME_MAIN,
                      attr_ending(t, name, "-rooli"), FILM_STR(""));
    if (film_str_equal(film_tree_text(t, id, "IDTypeName"),
                       FILM_STR("elonet_henkilo")))
        film_builder_id(b, &c->person_ids, &c->person_id_count,
                        FILM_STR("elonet"), film_tree_text(t, id, "IDValue"));
    if (job == FILM_JOB_OTHER) {
        c->job_text = film_builder_text(b, attr_ending(t, activity, "tehtava"));
        if (c->job_text.n == 0)
            c->job_text = film_builder_text(
                b, film_tree_attr(t, activity, "finna-activity-text"));
    }
}

/* --- the rest ----------------------------------------------------------- */

static void
add_events(struct film_tree *t, const xmlNode *work)
{
    struct film_record *r = &t->b.record;
    const xmlNode *n = film_node_child(work, "ProductionEvent");
    for (; n; n = film_node_next(n, "ProductionEvent")) {
        const xmlNode *type = film_node_child(n, "ProductionEventType");
        if (film_str_equal(text_at(t, type), FILM_STR("PRE"))) {
            struct film_str date = film_tree_text(t, n, "DateText");
            film_builder_release_date(&t->b, date, FILM_STR("FI"));
        }
        film_builder_add(&t->b, &r->genres,
                         film_tree_attr(t, type, "elokuva-genre"));
        film_builder_add(&t->b, &r->genres,
                         film_tree_text(t, n, "elokuva_laji2fin"));
    }
}

static void
add_texts(struct film_tree *t, const xmlNode *work)
{
    struct film_record *r = &t->b.record;
    const xmlNode *n = film_node_child(work, "ContentDescription");
    struct film_buf plot;
    film_buf_init(&plot, t->scratch.max);
    for (; n; n = film_node_next(n, "ContentDescription")) {
        if (plot.n)
            film_buf_text(&plot, "\n\n");
        film_buf_str(&plot, film_tree_text(t, n, "DescriptionText"));
    }
    r->plot = film_builder_body(&t->b, film_buf_get(&plot));
    film_buf_release(&plot);
    n = film_node_child(film_node_child(work, "SubjectTerms"), "Term");
    for (; n; n = film_node_next(n, "Term"))
        film_builder_add(&t->b, &r->tags, text_at(t, n));
    for (n = film_node_child(work, "Award"); n;
         n = film_node_next(n, "Award")) {
        struct film_award *a = film_builder_award(&t->b, t->line);
        if (!a)
            return;
        a->won = true;
        a->category = film_builder_text(&t->b, text_at(t, n));
        a->year = film_date_year(a->category);
    }
}

static enum film_status
take_film(struct film_tree *t, const xmlNode *work, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = FILM_STR("movie");
    const xmlNode *n = film_node_child(work, "Identifier");
    r->ref = film_builder_text(b, text_at(t, n));
    for (; n; n = film_node_next(n, "Identifier"))
        if (film_str_equal(film_tree_attr(t, n, "IDTypeName"),
                           FILM_STR("elonet_elokuva")))
            film_builder_id(b, &r->ids, &r->id_count, FILM_STR("elonet"),
                            text_at(t, n));
    add_titles(t, work);
    r->year = film_date_year(film_tree_text(t, work, "YearOfReference"));
    n = film_node_child(work, "CountryOfReference");
    for (; n; n = film_node_next(n, "CountryOfReference")) {
        const xmlNode *country = film_node_child(n, "Country");
        for (; country; country = film_node_next(country, "Country"))
            film_builder_add(b, &r->countries,
                             film_tree_text(t, country, "RegionName"));
    }
    for (n = film_node_child(work, "HasAgent"); n;
         n = film_node_next(n, "HasAgent"))
        add_agent(t, n);
    add_events(t, work);
    add_texts(t, work);
    return film_builder_emit_record(b, err);
}

/* What the archive has written or quoted of the film is an article. */
static enum film_status
take_article(struct film_tree *t, const xmlNode *work, struct film_error *err)
{
    static const struct {
        const char *element, *heading;
    } parts[] = {{"elokuva_lehdistoarvio", "Lehdistöarviot"},
                 {"elokuva_huomautukset", "Huomautukset"},
                 {"elokuva_musiikki", "Musiikki"},
                 {"elokuva_ulkokuvat", "Ulkokuvat"},
                 {"elokuva_sisakuvat", "Sisäkuvat"},
                 {"elokuva_kuvauspaikkahuomautus", "Kuvauspaikat"}};
    struct film_builder *b = &t->b;
    struct film_article *a = &b->article;
    film_builder_article(b, t->line);
    a->title =
        film_builder_text(b, film_tree_text(t, work, "IdentifyingTitle"));
    a->language = FILM_STR("fi");
    a->source = film_builder_text(
        b,
        film_tree_text(t, film_node_child(work, "RecordSource"), "SourceName"));
    const xmlNode *id = film_node_child(work, "Identifier");
    a->id = film_builder_text(b, text_at(t, id));
    film_builder_id(b, &a->film_ids, &a->film_id_count, FILM_STR("elonet"),
                    a->id);
    struct film_str year = film_tree_text(t, work, "YearOfReference");
    film_builder_film(b, a->title, film_date_year(year));
    enum film_status st = FILM_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const xmlNode *n = film_node_child(work, "ProductionEvent");
        bool begun = false;
        for (; n && st == FILM_OK; n = film_node_next(n, "ProductionEvent")) {
            const xmlNode *text = film_node_child(n, parts[i].element);
            struct film_str s = film_node_text(text, &t->scratch2);
            struct film_place at = {.line = text ? film_node_line(text) : 0};
            if (film_str_trim(s).n == 0)
                continue;
            at.line_end = at.line;
            if (!begun)
                film_builder_heading(b, 2, film_str_from(parts[i].heading), at);
            begun = true;
            st = film_html_read_fragment(s, at.line, b, err);
        }
    }
    return st != FILM_OK        ? st
           : a->block_count > 0 ? film_builder_emit_article(b, err)
                                : FILM_OK;
}

/* Archives list pictures and papers of a film beside it, each as a "work". */
static bool
is_material(struct film_tree *t, const xmlNode *work)
{
    const xmlNode *n = film_node_child(work, "Identifier");
    for (; n; n = film_node_next(n, "Identifier"))
        if (film_tree_mentions(film_tree_attr(t, n, "IDTypeName"),
                               "materiaali"))
            return true;
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".tif",
                                       ".tiff"};
    struct film_str title =
        film_tree_text(t, film_node_child(work, "Title"), "TitleText");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct film_str end = film_str_from(ends[i]);
        if (title.n > end.n &&
            film_str_equal_nocase(
                (struct film_str){title.p + title.n - end.n, end.n}, end))
            return true;
    }
    return false;
}

static enum film_status
take(struct film_tree *t, const xmlNode *work, struct film_error *err)
{
    if (is_material(t, work)) {
        film_read_mended(t->b.ctx, t->line,
                         "a still image or paper, not a film, was skipped");
        return FILM_OK;
    }
    enum film_status st = take_film(t, work, err);
    return st == FILM_OK ? take_article(t, work, err) : st;
}

static enum film_status
read_en15907(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    static const struct film_tree_format format = {
        "en15907", "CinematographicWork", NULL, false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_en15907 = {"en15907", sniff, read_en15907};
