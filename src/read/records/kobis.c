/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers of the Korean Film Council's open API (kobis.or.kr/kobisopenapi):
 * films and people, lists and details, XML and JSON. */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

static int
sniff(struct film_str head, struct film_str path)
{
    static const char roots[] =
        "movieListResult|movieInfoResult|peopleListResult|peopleInfoResult|"
        "boxOfficeResult|faultResult";
    (void)path;
    return film_xml_root_is(head, roots) ||
                   (film_tree_is_json(head) &&
                    (film_tree_mentions(head, "\"movieNm\"") ||
                     film_tree_mentions(head, "\"peopleNm\"")))
               ? 95
               : 0;
}

static bool
is_hangul(struct film_str s)
{
    /* U+AC00 to U+D7A3 */
    return s.n >= 3 && (unsigned char)s.p[0] >= 0xEA &&
           (unsigned char)s.p[0] <= 0xED;
}

/* "YOO Hae-jin": the family name is in capitals. */
static struct film_str
family_name(struct film_str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= 'A' && s.p[n] <= 'Z')
        n++;
    if (n < 2 || n == s.n || s.p[n] != ' ')
        return (struct film_str){0};
    for (size_t i = n; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z')
            return (struct film_str){s.p, n};
    return (struct film_str){0};
}

/* peopleNm and peopleNmEn. The second is a romanisation where the first is a
 * Korean name, which has no blank, and the original of a foreign one. */
static void
add_person(struct film_tree *t, struct film_names *names, const xmlNode *n)
{
    struct film_str ko = film_tree_text(t, n, "peopleNm");
    bool korean = is_hangul(ko) && !memchr(ko.p, ' ', ko.n);
    film_builder_name(&t->b, names, FILM_NAME_MAIN, ko,
                      is_hangul(ko) ? FILM_STR("ko") : FILM_STR(""));
    struct film_str en = film_tree_text(t, n, "peopleNmEn");
    struct film_str family = family_name(en);
    struct film_name *name =
        film_builder_name(&t->b, names,
                          names->n == 0 ? FILM_NAME_MAIN
                          : korean      ? FILM_NAME_ROMANISED
                                        : FILM_NAME_ORIGINAL,
                          en, korean ? FILM_STR("ko-Latn") : FILM_STR(""));
    if (name)
        name->family = film_builder_text(&t->b, family);
}

static void
add_credit(struct film_tree *t, const xmlNode *n, enum film_job job)
{
    if (film_tree_text(t, n, "peopleNm").n == 0 &&
        film_tree_text(t, n, "peopleNmEn").n == 0)
        return;
    struct film_credit *c =
        film_builder_credit(&t->b, job, film_tree_line(t, n));
    if (!c)
        return;
    if (job == FILM_JOB_OTHER)
        c->job_text =
            film_builder_text(&t->b, film_tree_text(t, n, "staffRoleNm"));
    add_person(t, &c->names, n);
    film_builder_name(&t->b, &c->roles, FILM_NAME_MAIN,
                      film_tree_text(t, n, "cast"), FILM_STR("ko"));
    film_builder_name(&t->b, &c->roles,
                      c->roles.n ? FILM_NAME_TRANSLATED : FILM_NAME_MAIN,
                      film_tree_text(t, n, "castEn"), FILM_STR("en"));
}

static enum film_job
staff_job(struct film_str role)
{
    static const struct {
        const char *word;
        enum film_job job;
    } jobs[] = {
        {"각본", FILM_JOB_WRITER},          {"시나리오", FILM_JOB_WRITER},
        {"각색", FILM_JOB_WRITER},          {"프로듀서", FILM_JOB_PRODUCER},
        {"제작", FILM_JOB_PRODUCER},        {"음악", FILM_JOB_COMPOSER},
        {"촬영", FILM_JOB_CINEMATOGRAPHER}, {"편집", FILM_JOB_EDITOR}};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        if (film_str_equal(role, film_str_from(jobs[i].word)))
            return jobs[i].job;
    return FILM_JOB_OTHER;
}

/* In XML a list holds elements named in the singular, in JSON it repeats. */
static const xmlNode *
first_of(const xmlNode *n, const char *list, const char *one, bool *nested)
{
    const xmlNode *outer = film_node_child(n, list);
    *nested = film_node_child(outer, one) != NULL;
    return *nested ? film_node_child(outer, one) : outer;
}

static void
add_credits(struct film_tree *t, const xmlNode *n, const char *list,
            const char *one, enum film_job job)
{
    bool nested;
    const xmlNode *c = first_of(n, list, one, &nested);
    for (; c; c = film_node_next(c, nested ? one : list)) {
        enum film_job own = job;
        if (job == FILM_JOB_OTHER)
            own = staff_job(film_tree_text(t, c, "staffRoleNm"));
        add_credit(t, c, own);
    }
}

static void
add_names(struct film_tree *t, struct film_strs *to, const xmlNode *n,
          const char *list, const char *one, const char *field)
{
    bool nested;
    const xmlNode *c = first_of(n, list, one, &nested);
    for (; c; c = film_node_next(c, nested ? one : list)) {
        struct film_str part = film_tree_text(t, c, "companyPartNm");
        if (part.n == 0 || film_str_equal(part, FILM_STR("제작사")))
            film_builder_add(&t->b, to, film_tree_text(t, c, field));
    }
}

static enum film_status
take_film(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = FILM_STR("movie");
    r->ref = film_builder_text(b, film_tree_text(t, n, "movieCd"));
    film_builder_id(b, &r->ids, &r->id_count, FILM_STR("kobis"), r->ref);
    film_builder_name(b, &r->names, FILM_NAME_MAIN,
                      film_tree_text(t, n, "movieNm"), FILM_STR("ko"));
    film_builder_name(b, &r->names,
                      r->names.n ? FILM_NAME_TRANSLATED : FILM_NAME_MAIN,
                      film_tree_text(t, n, "movieNmEn"), FILM_STR("en"));
    film_builder_name(b, &r->names, FILM_NAME_ORIGINAL,
                      film_tree_text(t, n, "movieNmOg"), FILM_STR(""));
    r->year = film_date_year(film_tree_text(t, n, "prdtYear"));
    struct film_str open = film_tree_text(t, n, "openDt");
    film_builder_release_date(b, open, FILM_STR("KR"));
    if (r->year == 0 && r->release_count)
        r->year = film_date_year(r->releases[0].date);
    r->runtime = film_tree_number(film_tree_text(t, n, "showTm"));
    add_names(t, &r->countries, n, "nations", "nation", "nationNm");
    film_tree_list(t, &r->countries, n, "nationAlt", ",");
    add_names(t, &r->genres, n, "genres", "genre", "genreNm");
    film_tree_list(t, &r->genres, n, "genreAlt", ",/");
    add_names(t, &r->studios, n, "companys", "company", "companyNm");
    add_credits(t, n, "directors", "director", FILM_JOB_DIRECTOR);
    add_credits(t, n, "actors", "actor", FILM_JOB_CAST);
    add_credits(t, n, "staffs", "staff", FILM_JOB_OTHER);
    return film_builder_emit_record(b, err);
}

static enum film_status
take_person(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    film_builder_record(b, FILM_RECORD_PERSON, t->line);
    r->ref = film_builder_text(b, film_tree_text(t, n, "peopleCd"));
    film_builder_id(b, &r->ids, &r->id_count, FILM_STR("kobis"), r->ref);
    add_person(t, &r->names, n);
    film_builder_add(b, &r->tags, film_tree_text(t, n, "repRoleNm"));
    film_tree_list(t, &r->works, n, "filmoNames", "|");
    add_names(t, &r->works, n, "filmos", "filmo", "movieNm");
    return film_builder_emit_record(b, err);
}

static enum film_status
take(struct film_tree *t, const xmlNode *n, struct film_error *err)
{
    if (film_node_is(n, "faultInfo")) {
        struct film_str why = film_tree_text(t, n, "message");
        return film_error_set(err, FILM_ERR_INPUT,
                              "line %u: an error message of KOBIS: %.*s",
                              (unsigned)t->line, (int)why.n, why.p);
    }
    if (film_node_child(n, "peopleCd") && !film_node_child(n, "movieCd"))
        return take_person(t, n, err);
    return take_film(t, n, err);
}

static enum film_status
read_kobis(struct film_stream *in, struct film_read_context *ctx,
           struct film_error *err)
{
    static const struct film_tree_format format = {
        "kobis",
        "movie|movieInfo|people|peopleInfo|dailyBoxOffice|weeklyBoxOffice|"
        "faultInfo",
        "movieList|movieInfo|peopleList|peopleInfo|dailyBoxOfficeList|"
        "weeklyBoxOfficeList|faultInfo",
        false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_kobis = {"kobis", sniff, read_kobis};
