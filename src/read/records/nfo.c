/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records of home-cinema programs (https://kodi.wiki/view/NFO_files, and
 * what Jellyfin, Emby, MediaElch and tinyMediaManager write). Many are not
 * well-formed: several roots in a file, links after them, bare "&". So the
 * text is mended, put in one element and parsed at once. */
#include <config.h>
#include "read/builder.h"

#include "base/ascii.h"
#include "read/charset.h"
#include "read/date.h"
#include "read/formats.h"
#include "read/html/text.h"
#include "read/xml/xml.h"

/* The elements that are a record, and what it is then called. */
static const struct root {
    const char *name, *form;
} roots[] = {
    {"movie", "movie"},
    {"tvshow", "series"},
    {"episodedetails", "episode"},
    {"musicvideo", "musicvideo"},
    {"video", "movie"},
};

struct nfo {
    struct film_builder b;
    struct film_buf scratch, plain;
    size_t records; /* seen, with a title or not */
};

static const struct root *
find_root(const char *name)
{
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (strcmp(roots[i].name, name) == 0)
            return &roots[i];
    return NULL;
}

/* Some programs escape what is escaped: &amp;quot; is a quotation mark. */
static struct film_str
text(struct nfo *f, const xmlNode *n)
{
    struct film_str s = film_str_trim(film_node_text(n, &f->scratch));
    if (s.n == 0 || !memchr(s.p, '&', s.n) || !film_html_has_markup(s))
        return s;
    film_buf_reset(&f->plain);
    film_html_plain(&f->plain, s);
    return film_str_trim(film_buf_get(&f->plain));
}

static struct film_str
child_text(struct nfo *f, const xmlNode *n, const char *name)
{
    return text(f, film_node_child(n, name));
}

/* ---- ids ---- */

/* Programs write -1 or 0 for "no id", and ids of their own without a scheme. */
static void
add_id(struct nfo *f, struct film_str scheme, struct film_str value)
{
    struct film_record *r = &f->b.record;
    char lower[16];
    if (scheme.n == 0 || scheme.n >= sizeof lower || value.n == 0 ||
        value.p[0] == '-' || film_str_equal(value, FILM_STR("0")))
        return;
    film_ascii_lower(lower, scheme.p, scheme.n);
    scheme = (struct film_str){lower, scheme.n};
    if (film_str_equal(scheme, FILM_STR("themoviedb")))
        scheme = FILM_STR("tmdb");
    else if (film_str_equal(scheme, FILM_STR("thetvdb")))
        scheme = FILM_STR("tvdb");
    film_builder_id(&f->b, &r->ids, &r->id_count, scheme, value);
}

/* <id> is IMDb's, or for a series by programs that write no <uniqueid>
 * TheTVDB's. */
static void
add_plain_id(struct nfo *f, const xmlNode *n)
{
    struct film_buf attr;
    film_buf_init(&attr, SIZE_MAX / 4);
    struct film_str v = text(f, n);
    if (film_str_starts(v, FILM_STR("tt")))
        add_id(f, FILM_STR("imdb"), v);
    else if (film_str_equal(f->b.record.form, FILM_STR("series")) &&
             !film_node_child(n->parent, "uniqueid"))
        add_id(f, FILM_STR("tvdb"), v);
    add_id(f, FILM_STR("imdb"), film_node_attr(n, "IMDB", &attr));
    add_id(f, FILM_STR("tmdb"), film_node_attr(n, "TMDB", &attr));
    film_buf_release(&attr);
}

/* The ids in links: where the value begins, and its scheme. */
static void
add_links(struct nfo *f, struct film_str s)
{
    static const struct {
        const char *start, *scheme;
    } links[] = {
        {"imdb.com/title/", "imdb"},
        {"themoviedb.org/movie/", "tmdb"},
        {"themoviedb.org/tv/", "tmdb"},
        {"thetvdb.com/?tab=series&id=", "tvdb"},
        {"wikidata.org/wiki/", "wikidata"},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t n = strlen(links[i].start), to;
        const char *p = s.n ? memmem(s.p, s.n, links[i].start, n) : NULL;
        if (!p)
            continue;
        struct film_str v = {p + n, s.n - (size_t)(p - s.p) - n};
        for (to = 0; to < v.n && ((v.p[to] >= '0' && v.p[to] <= '9') ||
                                  (v.p[to] >= 'A' && v.p[to] <= 'Z') ||
                                  (v.p[to] >= 'a' && v.p[to] <= 'z'));)
            to++;
        add_id(f, film_str_from(links[i].scheme), (struct film_str){v.p, to});
    }
}

/* ---- people ---- */

/* Takes the part of *rest before " / ", which parts two names. */
static bool
next_part(struct film_str *rest, struct film_str *part)
{
    if (rest->n == 0)
        return false;
    const char *at = memmem(rest->p, rest->n, " / ", 3);
    *part = *rest;
    if (at)
        part->n = (size_t)(at - rest->p);
    size_t skip = at ? part->n + 3 : part->n;
    rest->p += skip;
    rest->n -= skip;
    return true;
}

/* "Stan Smith / Roger" is kept whole and in its parts. */
static void
add_roles(struct nfo *f, struct film_credit *c, struct film_str role)
{
    struct film_str part;
    film_builder_name(&f->b, &c->roles, FILM_NAME_MAIN, role, FILM_STR(""));
    while (next_part(&role, &part))
        film_builder_name(&f->b, &c->roles, FILM_NAME_ALTERNATIVE, part,
                          FILM_STR(""));
}

static void
add_credit(struct nfo *f, const xmlNode *n, enum film_job job,
           struct film_str name, struct film_str role)
{
    name = film_builder_text(&f->b, name);
    role = film_builder_text(&f->b, role);
    if (name.n == 0)
        return;
    struct film_credit *c = film_builder_credit(&f->b, job, film_node_line(n));
    if (!c)
        return;
    film_builder_name(&f->b, &c->names, FILM_NAME_MAIN, name, FILM_STR(""));
    add_roles(f, c, role);
}

/* Jellyfin marks directors and writers by the type of an actor. */
static void
add_actor(struct nfo *f, const xmlNode *n)
{
    struct film_buf role;
    film_buf_init(&role, SIZE_MAX / 4);
    enum film_job job = film_job_parse(child_text(f, n, "type"));
    if (job == FILM_JOB_OTHER)
        job = FILM_JOB_CAST;
    struct film_str r = film_node_text(film_node_child(n, "role"), &role);
    add_credit(f, n, job, child_text(f, n, "name"), r);
    film_buf_release(&role);
}

/* <director>A / B</director> is older programs' way to name two. */
static void
add_crew(struct nfo *f, const xmlNode *n, enum film_job job)
{
    struct film_str part, rest = film_builder_text(&f->b, text(f, n));
    while (next_part(&rest, &part))
        add_credit(f, n, job, part, FILM_STR(""));
}

/* ---- the record ---- */

/* "98", "98 min", "2 hours 35 minutes", "1h 5m". */
static int
minutes(struct film_str s)
{
    int total = 0, v = 0;
    bool number = false;
    for (size_t i = 0; i <= s.n; i++) {
        char c = i < s.n ? s.p[i] : '\0';
        if (c >= '0' && c <= '9') {
            v = v < 10000 ? v * 10 + (c - '0') : v;
            number = true;
        } else if (number && c != ' ') {
            total += c == 'h' || c == 'H' ? 60 * v : v;
            if (c != 'h' && c != 'H')
                break;
            v = 0;
            number = false;
        }
    }
    return total;
}

static void
add_plot(struct nfo *f, const xmlNode *n, bool instead)
{
    struct film_record *r = &f->b.record;
    if (r->plot.n == 0 || instead) {
        struct film_str plot = film_builder_body(&f->b, text(f, n));
        if (plot.n > 0)
            r->plot = plot;
    }
}

static void
set_year(struct nfo *f, struct film_str s)
{
    if (f->b.record.year == 0)
        f->b.record.year = film_date_year(s);
}

/* <ratings><rating name="imdb" max="10"><value>7.4</value></rating></ratings>
 * or, in older files, <rating>7.4</rating>. */
static void
add_ratings(struct nfo *f, const xmlNode *n)
{
    struct film_buf name, best;
    film_buf_init(&name, SIZE_MAX / 4);
    film_buf_init(&best, SIZE_MAX / 4);
    for (const xmlNode *k = film_node_child(n, "rating"); k;
         k = film_node_next(k, "rating"))
        film_builder_rating(&f->b, child_text(f, k, "value"),
                            film_node_attr(k, "max", &best),
                            film_node_attr(k, "name", &name));
    film_buf_release(&name);
    film_buf_release(&best);
}

/* The elements whose text goes into a list or a list of credits. */
static bool
list_element(struct nfo *f, const xmlNode *n)
{
    struct film_record *r = &f->b.record;
    const char *name = (const char *)n->name;
    if (strcmp(name, "genre") == 0)
        film_builder_split(&f->b, &r->genres, text(f, n), "/,");
    else if (strcmp(name, "tag") == 0)
        film_builder_add(&f->b, &r->tags, text(f, n));
    else if (strcmp(name, "country") == 0)
        film_builder_split(&f->b, &r->countries, text(f, n), "/,");
    else if (strcmp(name, "ratings") == 0)
        add_ratings(f, n);
    else if (strcmp(name, "rating") == 0)
        film_builder_rating(&f->b, text(f, n), FILM_STR(""), FILM_STR(""));
    else if (strcmp(name, "studio") == 0)
        film_builder_add(&f->b, &r->studios, text(f, n));
    else if (strcmp(name, "actor") == 0)
        add_actor(f, n);
    else if (strcmp(name, "director") == 0)
        add_crew(f, n, FILM_JOB_DIRECTOR);
    else if (strcmp(name, "credits") == 0 || strcmp(name, "writer") == 0)
        add_crew(f, n, FILM_JOB_WRITER);
    else if (strcmp(name, "artist") == 0)
        add_credit(f, n, FILM_JOB_CAST, text(f, n), FILM_STR(""));
    else
        return false;
    return true;
}

static void
id_element(struct nfo *f, const xmlNode *n)
{
    struct film_buf type;
    struct film_str scheme =
        film_id_scheme(film_str_from((const char *)n->name));
    film_buf_init(&type, SIZE_MAX / 4);
    if (film_node_is(n, "uniqueid"))
        add_id(f, film_node_attr(n, "type", &type), text(f, n));
    else if (film_node_is(n, "id"))
        add_plain_id(f, n);
    else if (scheme.n)
        add_id(f, scheme, text(f, n));
    film_buf_release(&type);
}

static void
element(struct nfo *f, const xmlNode *n)
{
    struct film_record *r = &f->b.record;
    if (list_element(f, n))
        return;
    if (film_node_is(n, "title") || film_node_is(n, "localtitle")) {
        film_builder_name(&f->b, &r->names,
                          r->names.n ? FILM_NAME_ALTERNATIVE : FILM_NAME_MAIN,
                          text(f, n), FILM_STR(""));
    } else if (film_node_is(n, "originaltitle")) {
        film_builder_name(&f->b, &r->names, FILM_NAME_ORIGINAL, text(f, n),
                          FILM_STR(""));
    } else if (film_node_is(n, "premiered") || film_node_is(n, "aired") ||
               film_node_is(n, "releasedate")) {
        if (r->release_count == 0)
            film_builder_release_date(&f->b, text(f, n), FILM_STR(""));
    } else if (film_node_is(n, "year")) {
        set_year(f, text(f, n));
    } else if (film_node_is(n, "plot")) {
        add_plot(f, n, true);
    } else if (film_node_is(n, "outline")) {
        add_plot(f, n, false);
    } else if (film_node_is(n, "tagline")) {
        r->tagline = film_builder_text(&f->b, text(f, n));
    } else if (film_node_is(n, "runtime")) {
        r->runtime = minutes(text(f, n));
    } else {
        id_element(f, n);
    }
}

/* An episode is also known with its series before it; a series by the name
 * it is shown under. */
static void
add_show_title(struct nfo *f, const xmlNode *n)
{
    struct film_record *r = &f->b.record;
    struct film_str show =
        film_builder_text(&f->b, child_text(f, n, "showtitle"));
    if (show.n == 0)
        return;
    if (film_str_equal(r->form, FILM_STR("episode")) && r->names.n > 0) {
        struct film_buf both;
        film_buf_init(&both, SIZE_MAX / 4);
        film_buf_str(&both, show);
        film_buf_text(&both, ": ");
        film_buf_str(&both, r->names.v[0].text);
        film_builder_name(&f->b, &r->names, FILM_NAME_ALTERNATIVE,
                          film_buf_get(&both), FILM_STR(""));
        film_buf_release(&both);
    } else {
        film_builder_name(&f->b, &r->names, FILM_NAME_ALTERNATIVE, show,
                          FILM_STR(""));
    }
}

static enum film_status
read_record(struct nfo *f, const xmlNode *n, const struct root *root,
            struct film_str links, struct film_error *err)
{
    struct film_record *r = &f->b.record;
    f->records++;
    film_builder_record(&f->b, FILM_RECORD_FILM, film_node_line(n));
    r->form = film_str_from(root->form);
    for (const xmlNode *e = film_node_child(n, NULL); e;
         e = film_node_next(e, NULL))
        element(f, e);
    add_show_title(f, n);
    add_links(f, links);
    if (r->year == 0 && r->release_count > 0)
        set_year(f, r->releases[0].date);
    film_node_report_unread(f->b.ctx, n, film_node_line(n));
    return film_builder_emit_record(&f->b, err);
}

/* ---- the file ---- */

/* The text beside the elements in n: links. */
static void
text_beside(const xmlNode *n, struct film_buf *out)
{
    for (const xmlNode *c = n->children; c; c = c->next)
        if (c->type == XML_TEXT_NODE)
            film_node_add_text(c, out);
}

static enum film_status
read_roots(struct nfo *f, const xmlNode *parent, struct film_str links,
           struct film_error *err)
{
    enum film_status st = FILM_OK;
    for (const xmlNode *n = film_node_child(parent, NULL); n && st == FILM_OK;
         n = film_node_next(n, NULL)) {
        const struct root *root = find_root((const char *)n->name);
        if (root)
            st = read_record(f, n, root, links, err);
        else if (film_node_is(n, "episodes"))
            st = read_roots(f, n, FILM_STR(""), err);
        else
            film_read_warn(f->b.ctx, film_node_line(n),
                           "<%.40s> is not a film and was left out",
                           (const char *)n->name);
    }
    return st;
}

static enum film_status
read_tree(struct nfo *f, struct film_str wrapped, struct film_error *err)
{
    xmlDoc *doc = NULL;
    struct film_buf beside;
    enum film_status st = film_xml_tree(&doc, wrapped, f->b.ctx, err);
    if (st != FILM_OK)
        return st;
    film_buf_init(&beside, SIZE_MAX / 4);
    const xmlNode *root = xmlDocGetRootElement(doc);
    text_beside(root, &beside);
    /* Links say which film they belong to only if there is one film. */
    bool one = film_node_next(film_node_child(root, NULL), NULL) == NULL;
    st = read_roots(f, root, one ? film_buf_get(&beside) : FILM_STR(""), err);
    if (st == FILM_OK && f->records == 0)
        st = film_error_set(
            err, FILM_ERR_FORMAT, "no record in it%s",
            beside.n && strstr(beside.p, "://") ? ", only a link" : "");
    film_buf_release(&beside);
    xmlFreeDoc(doc);
    return st;
}

static enum film_status
read_nfo(struct film_stream *in, struct film_read_context *ctx,
         struct film_error *err)
{
    struct nfo f = {.records = 0};
    struct film_buf raw, wrapped;
    uint64_t base;
    film_buf_init(&raw, SIZE_MAX / 4);
    film_buf_init(&wrapped, SIZE_MAX / 4);
    film_buf_init(&f.scratch, SIZE_MAX / 4);
    film_buf_init(&f.plain, SIZE_MAX / 4);
    film_builder_init(&f.b, ctx, film_reader_nfo.name);
    enum film_status st = film_charset_read(in, ctx, NULL, &raw, &base, err);
    if (st == FILM_OK) {
        film_buf_text(&wrapped, "<nfo>");
        if (film_xml_mend(&wrapped, film_buf_get(&raw)))
            film_read_mended(ctx, 0, "not well-formed XML, mended");
        film_buf_text(&wrapped, "</nfo>");
        st = film_buf_check(&wrapped, err);
    }
    if (st == FILM_OK)
        st = read_tree(&f, film_buf_get(&wrapped), err);
    film_builder_release(&f.b);
    film_buf_release(&f.scratch);
    film_buf_release(&f.plain);
    film_buf_release(&raw);
    film_buf_release(&wrapped);
    return st;
}

static int
sniff(struct film_str head, struct film_str path)
{
    static const char *const others[] = {"episodes", "artist", "album",
                                         "season", "set"};
    struct film_str name, space;
    bool ending = film_str_ends(path, FILM_STR(".nfo"));
    if (!film_xml_root(head, &name, &space)) {
        /* A link before or instead of the record. */
        return ending && film_str_starts(film_str_trim(head), FILM_STR("http"))
                   ? 40
                   : 0;
    }
    char word[20];
    if (name.n >= sizeof word)
        return 0;
    memcpy(word, name.p, name.n);
    word[name.n] = '\0';
    if (find_root(word) && space.n == 0)
        return ending ? 85 : 75;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(word, others[i]) == 0 && ending)
            return 60;
    return 0;
}

const struct film_reader film_reader_nfo = {"nfo", sniff, read_nfo};
