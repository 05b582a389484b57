/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Library records of films: MARC 21 in XML (loc.gov/standards/marcxml). A
 * field in another script is in an 880, linked by subfield 6. */
#include <config.h>
#include "read/formats.h"

#include "read/date.h"
#include "read/xml/tree.h"

enum { LINKS = 500 };

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    struct film_str name, space;
    if (!film_xml_root(head, &name, &space) ||
        (!film_str_equal(name, FILM_STR("collection")) &&
         !film_str_equal(name, FILM_STR("record"))))
        return 0;
    return film_str_equal(space, FILM_STR("http://www.loc.gov/MARC21/slim")) ||
                   (film_tree_mentions(head, "leader>") &&
                    film_tree_mentions(head, "controlfield"))
               ? 94
               : 0;
}

/* The next field of that tag at or after n. */
static const xmlNode *
field(struct film_tree *t, const xmlNode *n, const char *tag)
{
    for (; n; n = film_node_next(n, NULL))
        if (film_str_equal(film_tree_attr(t, n, "tag"), film_str_from(tag)))
            return n;
    return NULL;
}

static const xmlNode *
first(struct film_tree *t, const xmlNode *record, const char *tag)
{
    return field(t, film_node_child(record, NULL), tag);
}

static const xmlNode *
next(struct film_tree *t, const xmlNode *n, const char *tag)
{
    return field(t, film_node_next(n, NULL), tag);
}

/* Cataloguers end subfields with the sign that parts them from the next. */
static struct film_str
strip_signs(struct film_str s)
{
    s = film_str_trim(s);
    while (s.n && strchr("/:;=, ", s.p[s.n - 1]))
        s.n--;
    if (s.n > 3 && s.p[s.n - 1] == '.' && s.p[s.n - 3] != ' ' &&
        s.p[s.n - 3] != '.')
        s.n--;
    return s;
}

/* A subfield's text unchanged, borrowed until the next call. */
static struct film_str
sub_text(struct film_tree *t, const xmlNode *f, const char *code)
{
    const xmlNode *n = film_node_child(f, "subfield");
    for (; n; n = film_node_next(n, "subfield"))
        if (film_str_equal(film_tree_attr(t, n, "code"), film_str_from(code)))
            return film_str_trim(film_node_text(n, &t->scratch));
    return (struct film_str){0};
}

/* … without the signs at its end. */
static struct film_str
sub(struct film_tree *t, const xmlNode *f, const char *code)
{
    return strip_signs(sub_text(t, f, code));
}

/* The 880 that repeats f in another script: "880-03" there, "700-03" here. */
static const xmlNode *
other_script(struct film_tree *t, const xmlNode *record, const xmlNode *f)
{
    char want[8] = "";
    struct film_str link = sub(t, f, "6"), tag;
    /* Each look goes over the record: not for hostile thousands. */
    if (t->b.record.credit_count + t->b.record.names.n > LINKS)
        return NULL;
    if (link.n < 6 || memcmp(link.p, "880-", 4) != 0)
        return NULL;
    memcpy(want + 3, link.p + 3, 3);
    tag = film_tree_attr(t, f, "tag");
    if (tag.n != 3)
        return NULL;
    memcpy(want, tag.p, 3);
    const xmlNode *n = first(t, record, "880");
    for (; n; n = next(t, n, "880"))
        if (film_str_starts(sub(t, n, "6"), film_str_from(want)))
            return n;
    return NULL;
}

/* --- titles ------------------------------------------------------------- */

/* $a, $b and the number and name of a part. */
static void
add_title(struct film_tree *t, const xmlNode *f, enum film_name_kind kind)
{
    struct film_names *names = &t->b.record.names;
    struct film_buf *out = &t->scratch2;
    film_buf_reset(out);
    film_buf_str(out, sub(t, f, "a"));
    static const char *const more[] = {"b", "n", "p"};
    for (size_t i = 0; i < 3; i++) {
        struct film_str s = sub(t, f, more[i]);
        if (s.n)
            film_buf_printf(out, "%s%.*s", i ? ". " : ": ", (int)s.n, s.p);
    }
    if (!film_tree_has_name(t, names, film_buf_get(out)))
        film_builder_name(&t->b, names, names->n ? kind : FILM_NAME_MAIN,
                          film_buf_get(out), FILM_STR(""));
}

static void
add_titles(struct film_tree *t, const xmlNode *record)
{
    const xmlNode *f = first(t, record, "245");
    add_title(t, f, FILM_NAME_MAIN);
    const xmlNode *original = other_script(t, record, f);
    if (original)
        add_title(t, original, FILM_NAME_ORIGINAL);
    static const char *const variants[] = {"130", "240", "246", "730"};
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
        for (f = first(t, record, variants[i]); f;
             f = next(t, f, variants[i])) {
            add_title(t, f, i < 2 ? FILM_NAME_ORIGINAL : FILM_NAME_ALTERNATIVE);
            original = other_script(t, record, f);
            if (original)
                add_title(t, original, FILM_NAME_ORIGINAL);
        }
}

/* --- people ------------------------------------------------------------- */

/* "Kageyama, Terukuni" is Terukuni Kageyama in a record in Latin letters. */
static void
add_name(struct film_tree *t, struct film_names *names,
         enum film_name_kind kind, struct film_str s)
{
    const char *comma = s.n ? memchr(s.p, ',', s.n) : NULL;
    struct film_str family = {0};
    film_buf_reset(&t->scratch2);
    if (comma) {
        struct film_str given = film_str_trim(
            (struct film_str){comma + 1, s.n - (size_t)(comma + 1 - s.p)});
        family = (struct film_str){s.p, (size_t)(comma - s.p)};
        bool latin = (unsigned char)s.p[0] < 0xCC; /* up to U+02FF */
        film_buf_printf(
            &t->scratch2, "%.*s%s%.*s", (int)(latin ? given.n : family.n),
            latin ? given.p : family.p, latin ? " " : "",
            (int)(latin ? family.n : given.n), latin ? family.p : given.p);
    } else {
        film_buf_str(&t->scratch2, s);
    }
    family = film_builder_text(&t->b, family);
    struct film_name *name = film_builder_name(
        &t->b, names, kind, film_buf_get(&t->scratch2), FILM_STR(""));
    if (name)
        name->family = family;
}

/* A relator's word or code. If there are several, the first known one
 * counts. */
static enum film_job
relator(struct film_tree *t, const xmlNode *f, struct film_str *word)
{
    static const struct {
        const char *code;
        enum film_job job;
    } codes[] = {{"act", FILM_JOB_CAST},     {"drt", FILM_JOB_DIRECTOR},
                 {"fmd", FILM_JOB_DIRECTOR}, {"aus", FILM_JOB_WRITER},
                 {"pro", FILM_JOB_PRODUCER}, {"fmp", FILM_JOB_PRODUCER},
                 {"cmp", FILM_JOB_COMPOSER}, {"cng", FILM_JOB_CINEMATOGRAPHER},
                 {"flm", FILM_JOB_EDITOR}};
    static const char *const words[][2] = {{"film director", "director"},
                                           {"film producer", "producer"},
                                           {"screenwriter", "writer"},
                                           {"film editor", "editor"}};
    *word = (struct film_str){0};
    const xmlNode *n = film_node_child(f, "subfield");
    for (; n; n = film_node_next(n, "subfield")) {
        struct film_str code = film_tree_attr(t, n, "code");
        bool text = film_str_equal(code, FILM_STR("e"));
        if (!text && !film_str_equal(code, FILM_STR("4")))
            continue;
        struct film_str s = strip_signs(film_node_text(n, &t->scratch));
        for (size_t i = 0; !text && i < sizeof codes / sizeof *codes; i++)
            if (film_str_ends(s, film_str_from(codes[i].code)))
                return codes[i].job;
        for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
            if (film_str_equal_nocase(s, film_str_from(words[i][0])))
                s = film_str_from(words[i][1]);
        if (text && film_job_parse(s) != FILM_JOB_OTHER)
            return film_job_parse(s);
        if (text && word->n == 0)
            *word = film_builder_text(&t->b, s);
    }
    return FILM_JOB_OTHER;
}

static void
add_people(struct film_tree *t, const xmlNode *record, const char *tag)
{
    const xmlNode *f = first(t, record, tag);
    for (; f; f = next(t, f, tag)) {
        struct film_str word;
        enum film_job job = relator(t, f, &word);
        struct film_credit *c =
            sub(t, f, "a").n
                ? film_builder_credit(&t->b, job, film_tree_line(t, f))
                : NULL;
        if (!c)
            continue;
        c->job_text = job == FILM_JOB_OTHER ? word : (struct film_str){0};
        add_name(t, &c->names, FILM_NAME_MAIN, sub(t, f, "a"));
        const xmlNode *original = other_script(t, record, f);
        if (original)
            add_name(t, &c->names, FILM_NAME_ORIGINAL, sub(t, original, "a"));
    }
}

/* 511: "Cast: Choi Min-sik (Oh Dae-su), Yoo Ji-tae." */
static void
add_cast_note(struct film_tree *t, struct film_str note)
{
    struct film_str rest = film_builder_text(&t->b, note), one;
    const char *colon = rest.n ? memchr(rest.p, ':', rest.n) : NULL;
    if (colon && colon - rest.p < 20)
        rest =
            (struct film_str){colon + 1, rest.n - (size_t)(colon + 1 - rest.p)};
    char sep = memchr(rest.p ? rest.p : "", ';', rest.n) ? ';' : ',';
    while (film_str_cut(&rest, sep, &one)) {
        struct film_str role = {0};
        const char *open = memchr(one.p, '(', one.n);
        if (open) {
            role =
                (struct film_str){open + 1, one.n - (size_t)(open + 1 - one.p)};
            const char *close = memchr(role.p, ')', role.n);
            role.n = close ? (size_t)(close - role.p) : role.n;
            one.n = (size_t)(open - one.p);
        }
        one = strip_signs(one);
        struct film_credit *c =
            one.n && one.n < 80
                ? film_builder_credit(&t->b, FILM_JOB_CAST, t->line)
                : NULL;
        if (!c)
            continue;
        film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, one, FILM_STR(""));
        film_builder_name(&t->b, &c->roles, FILM_NAME_MAIN, role, FILM_STR(""));
    }
}

/* 508: "Director, Park Chan-wook ; music, Jo Yeong-wook." */
static void
add_credits_note(struct film_tree *t, struct film_str note)
{
    struct film_str rest = film_builder_text(&t->b, note), one;
    while (film_str_cut(&rest, ';', &one)) {
        const char *comma = memchr(one.p, ',', one.n);
        if (!comma)
            continue;
        struct film_str job =
            film_str_trim((struct film_str){one.p, (size_t)(comma - one.p)});
        struct film_str name = strip_signs(
            (struct film_str){comma + 1, one.n - (size_t)(comma + 1 - one.p)});
        struct film_credit *c =
            name.n && name.n < 80
                ? film_builder_credit(&t->b, film_job_parse(job), t->line)
                : NULL;
        if (!c)
            continue;
        if (c->job == FILM_JOB_OTHER)
            c->job_text = job;
        film_builder_name(&t->b, &c->names, FILM_NAME_MAIN, name, FILM_STR(""));
    }
}

/* --- the rest ----------------------------------------------------------- */

static void
add_list(struct film_tree *t, struct film_strs *list, const xmlNode *record,
         const char *tag)
{
    const xmlNode *f = first(t, record, tag);
    for (; f; f = next(t, f, tag))
        film_builder_add(&t->b, list, sub(t, f, "a"));
}

/* The year of publication in 264 or 260, else positions 7 to 10 of 008. */
static int
year_of(struct film_tree *t, const xmlNode *record)
{
    int year = film_date_year(sub(t, first(t, record, "264"), "c"));
    if (year == 0)
        year = film_date_year(sub(t, first(t, record, "260"), "c"));
    struct film_str fixed =
        film_node_text(first(t, record, "008"), &t->scratch);
    if (year == 0 && fixed.n > 11)
        year = film_date_year((struct film_str){fixed.p + 7, 4});
    return year;
}

/* 300: "1 DVD-videodisc (120 min.)" */
static int
runtime_of(struct film_tree *t, const xmlNode *record)
{
    struct film_str s = sub(t, first(t, record, "300"), "a");
    const char *open = s.n ? memchr(s.p, '(', s.n) : NULL;
    if (!open)
        return 0;
    struct film_str rest = {open + 1, s.n - (size_t)(open + 1 - s.p)};
    while (rest.n && (rest.p[0] < '0' || rest.p[0] > '9'))
        rest = (struct film_str){rest.p + 1, rest.n - 1};
    return film_tree_mentions(rest, "min") ? film_tree_number(rest) : 0;
}

static void
add_texts(struct film_tree *t, const xmlNode *record)
{
    struct film_buf plot;
    film_buf_init(&plot, t->scratch.max);
    const xmlNode *f = first(t, record, "520");
    for (; f; f = next(t, f, "520")) {
        if (plot.n)
            film_buf_text(&plot, "\n\n");
        film_buf_str(&plot, sub_text(t, f, "a"));
    }
    t->b.record.plot = film_builder_body(&t->b, film_buf_get(&plot));
    film_buf_release(&plot);
    for (f = first(t, record, "586"); f; f = next(t, f, "586")) {
        struct film_award *a = film_builder_award(&t->b, t->line);
        if (!a)
            return;
        a->won = true;
        a->category = film_builder_text(&t->b, sub(t, f, "a"));
        a->year = film_date_year(a->category);
    }
}

static void
add_ids(struct film_tree *t, const xmlNode *record)
{
    static const char *const schemes[] = {"imdb", "isan", "eidr", "wikidata",
                                          "tmdb"};
    struct film_record *r = &t->b.record;
    r->ref = film_builder_text(
        &t->b, film_node_text(first(t, record, "001"), &t->scratch));
    const xmlNode *f = first(t, record, "024");
    for (; f; f = next(t, f, "024")) {
        struct film_str source = film_builder_text(&t->b, sub(t, f, "2"));
        for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
            if (film_str_equal_nocase(source, film_str_from(schemes[i])))
                film_builder_id(&t->b, &r->ids, &r->id_count,
                                film_str_from(schemes[i]), sub(t, f, "a"));
    }
}

/* Position 6 of the leader: "g" is a film or video. */
static bool
is_film(struct film_tree *t, const xmlNode *record)
{
    struct film_str leader =
        film_node_text(film_node_child(record, "leader"), &t->scratch);
    return leader.n > 6 && leader.p[6] == 'g';
}

static enum film_status
take(struct film_tree *t, const xmlNode *record, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    if (!is_film(t, record)) {
        film_read_warn(b->ctx, t->line,
                       "a library record of something other than a film");
        return FILM_OK;
    }
    film_builder_record(b, FILM_RECORD_FILM, t->line);
    r->form = FILM_STR("movie");
    add_ids(t, record);
    add_titles(t, record);
    r->year = year_of(t, record);
    r->runtime = runtime_of(t, record);
    add_list(t, &r->countries, record, "257");
    add_list(t, &r->tags, record, "650");
    add_list(t, &r->tags, record, "653");
    add_list(t, &r->genres, record, "655");
    const xmlNode *language = first(t, record, "041");
    film_builder_add(b, &r->languages,
                     film_tree_language(sub(t, language, "a")));
    add_texts(t, record);
    add_people(t, record, "100");
    add_people(t, record, "700");
    const xmlNode *f = first(t, record, "511");
    for (; f; f = next(t, f, "511"))
        add_cast_note(t, sub(t, f, "a"));
    for (f = first(t, record, "508"); f; f = next(t, f, "508"))
        add_credits_note(t, sub(t, f, "a"));
    return film_builder_emit_record(b, err);
}

static enum film_status
read_marcxml(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    static const struct film_tree_format format = {"marcxml", "record", NULL,
                                                   false, take};
    return film_tree_read(in, ctx, &format, err);
}

const struct film_reader film_reader_marcxml = {"marcxml", sniff, read_marcxml};
