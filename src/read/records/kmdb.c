/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers of the Korean Film Archive's open API (koreafilm.or.kr,
 * search_api/search_xml2.jsp and search_json2.jsp). Words that the search
 * was for are between "!HS" and "!HE". */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    struct film_str name, space;
    if (film_xml_root(head, &name, &space))
        return film_tree_mentions(head, "<DOCID") &&
                       film_tree_mentions(head, "movieSeq")
                   ? 95
                   : 0;
    return film_tree_is_json(head) &&
                   (film_tree_mentions(head, "\"KMAQuery\"") ||
                    (film_tree_mentions(head, "\"DOCID\"") &&
                     film_tree_mentions(head, "\"movieSeq\"")))
               ? 95
               : 0;
}

/* The text of a child without the marks, in t->scratch2. */
static struct film_str
unmarked(struct film_tree *t, const xmlNode *n, const char *name)
{
    struct film_str s = film_tree_text(t, n, name);
    if (!film_tree_mentions(s, "!H"))
        return s;
    film_buf_reset(&t->scratch2);
    for (size_t i = 0; i < s.n; i++) {
        struct film_str rest = {s.p + i, s.n - i};
        if (film_str_starts(rest, FILM_STR("!HS")) ||
            film_str_starts(rest, FILM_STR("!HE")))
            i += 2;
        else
            film_buf_byte(&t->scratch2, s.p[i]);
    }
    return film_str_trim(film_buf_get(&t->scratch2));
}

/* "Another Child (Mi-seong-nyeon)": the Korean title in Latin letters is
 * in brackets. */
static void
add_english(struct film_tree *t, struct film_str s)
{
    struct film_names *names = &t->b.record.names;
    struct film_str latin = {0};
    const char *open =
        s.n && s.p[s.n - 1] == ')' ? memrchr(s.p, '(', s.n) : NULL;
    if (open && open > s.p) {
        latin = (struct film_str){open + 1, s.n - (size_t)(open + 2 - s.p)};
        s.n = (size_t)(open - s.p);
    }
    film_builder_name(&t->b, names,
                      names->n ? FILM_NAME_TRANSLATED : FILM_NAME_MAIN, s,
                      FILM_STR("en"));
    film_builder_name(&t->b, names, FILM_NAME_ROMANISED, latin,
                      FILM_STR("ko-Latn"));
}

static void
add_titles(struct film_tree *t, const xmlNode *n)
{
    struct film_names *names = &t->b.record.names;
    film_builder_name(&t->b, names, FILM_NAME_MAIN, unmarked(t, n, "title"),
                      FILM_STR("ko"));
    add_english(t, unmarked(t, n, "titleEng"));
    film_builder_name(&t->b, names, FILM_NAME_ORIGINAL,
                      unmarked(t, n, "titleOrg"), FILM_STR(""));
    struct film_str rest = unmarked(t, n, "titleEtc"), part;
    while (film_str_cut(&rest, '^', &part)) {
        if (!film_tree_has_name(t, names, part))
            film_builder_name(&t->b, names, FILM_NAME_ALTERNATIVE, part,
                              FILM_STR(""));
    }
}

/* What a staff member's group means; true if it is a person's. */
static bool
group_job(struct film_str group, enum film_job *job)
{
    static const struct {
        const char *word;
        enum film_job job;
    } groups[] = {
        {"출연", FILM_JOB_CAST},     {"감독", FILM_JOB_DIRECTOR},
        {"각본", FILM_JOB_WRITER},   {"각색", FILM_JOB_WRITER},
        {"제작", FILM_JOB_PRODUCER}, {"제작자", FILM_JOB_PRODUCER},
        {"음악", FILM_JOB_COMPOSER}, {"촬영", FILM_JOB_CINEMATOGRAPHER},
        {"편집", FILM_JOB_EDITOR}};
    static const char *const companies[] = {"제작사", "배급사", "수입사"};
    for (size_t i = 0; i < sizeof companies / sizeof *companies; i++)
        if (film_str_equal(group, film_str_from(companies[i])))
            return false;
    *job = FILM_JOB_OTHER;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (film_str_equal(group, film_str_from(groups[i].word)))
            *job = groups[i].job;
    return true;
}

/* Which elements hold a person's name, name in Latin letters and id. */
struct person {
    const char *list, *one, *name, *latin, *id;
};
static const struct person staff = {"staffs", "staff", "staffNm", "staffEnNm",
                                    "staffId"};
static const struct person director = {"directors", "director", "directorNm",
                                       "directorEnNm", "directorId"};
static const struct person actor = {"actors", "actor", "actorNm", "actorEnNm",
                                    "actorId"};

static void
add_person(struct film_tree *t, const xmlNode *n, const struct person *p,
           enum film_job job)
{
    if (unmarked(t, n, p->name).n == 0 && unmarked(t, n, p->latin).n == 0)
        return;
    struct film_builder *b = &t->b;
    struct film_credit *c = film_builder_credit(b, job, film_tree_line(t, n));
    if (!c)
        return;
    film_builder_name(b, &c->names, FILM_NAME_MAIN, unmarked(t, n, p->name),
                      FILM_STR("ko"));
    film_builder_name(b, &c->names,
                      c->names.n ? FILM_NAME_ROMANISED : FILM_NAME_MAIN,
                      unmarked(t, n, p->latin), FILM_STR(""));
    film_builder_id(b, &c->person_ids, &c->person_id_count, FILM_STR("kmdb"),
                    unmarked(t, n, p->id));
    struct film_str role = unmarked(t, n, "staffRole");
    if (film_str_ends(role, FILM_STR(" 역"))) /* "in the role of" */
        role.n -= strlen(" 역");
    if (job == FILM_JOB_CAST)
        film_builder_name(b, &c->roles, FILM_NAME_MAIN, role, FILM_STR("ko"));
    if (job == FILM_JOB_OTHER)
        c->job_text = film_builder_text(b, unmarked(t, n, "staffRoleGroup"));
}

/* "staffs" holds everybody; older answers have directors and actors only. */
static void
add_people(struct film_tree *t, const xmlNode *n)
{
    const xmlNode *list = film_node_child(n, staff.list);
    const xmlNode *c = film_node_child(list, staff.one);
    for (; c; c = film_node_next(c, staff.one)) {
        enum film_job job;
        if (group_job(unmarked(t, c, "staffRoleGroup"), &job))
            add_person(t, c, &staff, job);
    }
    bool has[2] = {false, false};
    for (size_t i = 0; i < t->b.record.credit_count; i++) {
        has[0] |= t->b.record.credits[i].job == FILM_JOB_DIRECTOR;
        has[1] |= t->b.record.credits[i].job == FILM_JOB_CAST;
    }
    c = film_node_child(film_node_child(n, director.list), director.one);
    for (; c && !has[0]; c = film_node_next(c, director.one))
        add_person(t, c, &director, FILM_JOB_DIRECTOR);
    c = film_node_child(film_node_child(n, actor.list), actor.one);
    for (; c && !has[1]; c = film_node_next(c, actor.one))
        add_person(t, c, &actor, FILM_JOB_CAST);
}

/* "로테르담 국제영화제(1997) : KNF상 - 올리비에 아사야스", '|' between. */
static void
add_awards(struct film_tree *t, const xmlNode *n, const char *name)
{
    struct film_str rest = unmarked(t, n, name), one, part;
    while (film_str_cut(&rest, '|', &one)) {
        struct film_str all = one;
        if (!film_str_cut(&one, ':', &part) || one.n == 0)
            continue;
        struct film_award *a = film_builder_award(&t->b, t->line);
        if (!a)
            return;
        a->won = true;
        a->year = film_date_year(all);
        const char *open = memchr(part.p, '(', part.n);
        if (open)
            part.n = (size_t)(open - part.p);
        a->ceremony = film_builder_text(&t->b, part);
        const char *dash = memmem(one.p, one.n, " - ", 3);
        if (dash) {
            a->person = film_builder_text(
                &t->b, (struct film_str){dash + 3,
                                         one.n - (size_t)(dash + 3 - one.p)});
            one.n = (size_t)(dash - one.p);
        }
        a->category = film_builder_text(&t->b, one);
    }
}

/* FIMS numbers are those of KOBIS. */
static void
add_ids(struct film_tree *t, const xmlNode *n)
{
    struct film_record *r = &t->b.record;
    film_builder_id(&t->b, &r->ids, &r->id_count, FILM_STR("kmdb"), r->ref);
    const xmlNode *code = film_node_child(film_node_child(n, "Codes"), "Code");
    for (; code; code = film_node_next(code, "Code"))
        if (film_str_equal(film_tree_text(t, code, "CodeNm"), FILM_STR("FIMS")))
            film_builder_id(&t->b, &r->ids, &r->id_count, FILM_STR("kobis"),
                            film_tree_text(t, code, "CodeNo"));
}

static void
add_plot(struct film_tree *t, const xmlNode *n)
{
    struct film_record *r = &t->b.record;
    const xmlNode *plot = film_node_child(film_node_child(n, "plots"), "plot");
    const char *name = plot ? "plotText" : "plot";
    r->plot = film_builder_body(&t->b, unmarked(t, plot ? plot : n, name));
}

static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = FILM_STR("movie");
    r->ref = film_builder_text(b, unmarked(t, n, "DOCID"));
    add_ids(t, n);
    add_titles(t, n);
    r->year = film_date_year(unmarked(t, n, "prodYear"));
    film_builder_release_date(b, unmarked(t, n, "repRlsDate"), FILM_STR("KR"));
    r->runtime = film_tree_number(unmarked(t, n, "runtime"));
    film_builder_split(b, &r->countries, unmarked(t, n, "nation"), ",");
    film_builder_split(b, &r->studios, unmarked(t, n, "company"), ",");
    film_builder_split(b, &r->genres, unmarked(t, n, "genre"), ",/");
    film_builder_split(b, &r->tags, unmarked(t, n, "keywords"), ",");
    add_plot(t, n);
    add_people(t, n);
    add_awards(t, n, "Awards1");
    add_awards(t, n, "Awards2");
    return film_builder_emit_record(b, err);
}

static enum film_status
read_kmdb(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    static const struct film_tree_format format = {"kmdb", "Row|row", "Result",
                                                   false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_kmdb = {"kmdb", sniff, read_kmdb};
