/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Slides of PPTX (ECMA-376, part 1, 19): the title of a slide is a heading,
 * that of the first one the article's; its paragraphs, those of its diagrams
 * and the speaker's notes follow. They are cited by the number of the slide, as
 * pages of a PDF document are. */
#include <config.h>
#include "read/documents/package.h"

#include "base/line.h"
#include "read/builder.h"
#include "read/documents/office.h"
#include "read/formats.h"
#include "read/xml/xml.h"

#include <stdio.h>

enum { SLIDES = 2000, BESIDE = 100, NAME = 256, DEEPEST = 100 };

struct slide {
    struct film_str id, part; /* of its relation; "" if there is none */
};

struct show {
    const struct film_package *package;
    struct film_builder b;
    struct film_arena arena;
    struct slide *slides; /* in their order */
    size_t count;
    struct film_str *beside; /* parts that belong to the slide */
    size_t beside_count;
    const char **done; /* the bytes of parts that were read */
    size_t done_count;
    struct film_buf text, scratch;
    uint32_t slide; /* from 1 */
};

static struct film_place
place(const struct show *s)
{
    uint32_t line = film_line_of_page(s->slide);
    return (struct film_place){.line = line, .line_end = line};
}

/* ---- text ---- */

static void
take_paragraph(struct show *s, const xmlNode *p, bool title)
{
    film_buf_reset(&s->text);
    film_office_text(&s->text, p);
    struct film_str text = film_str_trim(film_buf_get(&s->text));
    if (title && s->slide == 1 && s->b.article.title.n == 0)
        s->b.article.title = film_builder_text(&s->b, text);
    else if (title)
        film_builder_heading(&s->b, 2, text, place(s));
    else
        film_builder_paragraph(&s->b, text, place(s));
}

static void
take_paragraphs(struct show *s, const xmlNode *n, bool title, unsigned depth)
{
    for (n = depth < DEEPEST ? film_node_child(n, NULL) : NULL; n;
         n = film_node_next(n, NULL))
        if (film_node_is(n, "p"))
            take_paragraph(s, n, title);
        else
            take_paragraphs(s, n, title, depth + 1);
}

/* What a shape is for, "" if the slide's author drew it. */
static struct film_str
role_of(struct show *s, const xmlNode *shape)
{
    static const char *const path[] = {"nvSpPr", "nvPr", "ph"};
    const xmlNode *n = shape;
    for (size_t i = 0; i < 3 && n; i++)
        n = film_node_child(n, path[i]);
    return n ? film_node_attr(n, "type", &s->scratch)
             : (struct film_str){"", 0};
}

static void
take_shape(struct show *s, const xmlNode *shape)
{
    struct film_str role = role_of(s, shape);
    const xmlNode *body = film_node_child(shape, "txBody");
    if (body && film_str_is_one_of(role, "sldNum|dt|ftr|hdr"))
        film_read_skipped(s->b.ctx, place(s).line, "at the edge of a slide",
                          film_node_text(body, &s->scratch));
    else if (body)
        take_paragraphs(s, body, film_str_is_one_of(role, "title|ctrTitle"), 0);
}

/* The cells of a row, as other tables give them. */
static void
take_row(struct show *s, const xmlNode *row)
{
    film_buf_reset(&s->text);
    for (const xmlNode *c = film_node_child(row, "tc"); c;
         c = film_node_next(c, "tc")) {
        const xmlNode *body = film_node_child(c, "txBody");
        film_buf_text(&s->text, s->text.n ? " | " : "");
        for (const xmlNode *p = film_node_child(body, "p"); p;
             p = film_node_next(p, "p")) {
            film_office_text(&s->text, p);
            film_buf_byte(&s->text, ' ');
        }
    }
    film_builder_paragraph(&s->b, film_buf_get(&s->text), place(s));
}

static enum film_status
take_element(void *user, const xmlNode *n, struct film_error *err)
{
    struct show *s = user;
    if (film_node_is(n, "sp"))
        take_shape(s, n);
    else if (film_node_is(n, "tr"))
        take_row(s, n);
    else if (film_node_is(n, "p"))
        take_paragraph(s, n, false);
    return film_read_check_time(s->b.ctx, err);
}

/* ---- which parts there are ---- */

static struct film_str
copy(struct show *s, struct film_str text)
{
    struct film_str to = {"", 0};
    film_arena_copy(&s->arena, text, &to);
    return to;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* A slide has two ids: that of its relation is in another namespace. */
static enum film_status
take_slide(void *user, const xmlNode *n, struct film_error *err)
{
    struct show *s = user;
    for (const xmlAttr *a = n->properties; a; a = a->next) {
        struct slide *to = NULL;
        if (a->ns && a->children && strcmp((const char *)a->name, "id") == 0)
            to = film_arena_push(&s->arena, &s->slides, &s->count, sizeof *to);
        if (to)
            to->id = copy(s, film_str_from((const char *)a->children->content));
    }
    return film_read_check_time(s->b.ctx, err);
}

/* The name of a part without its folders. */
static struct film_str
base_of(struct film_str path)
{
    const char *slash = path.n ? memrchr(path.p, '/', path.n) : NULL;
    size_t skip = slash ? (size_t)(slash + 1 - path.p) : 0;
    return (struct film_str){path.p + skip, path.n - skip};
}

static enum film_status
take_relation(void *user, const xmlNode *n, struct film_error *err)
{
    struct show *s = user;
    struct film_str part = copy(s, film_node_attr(n, "Target", &s->scratch));
    struct film_str id = film_node_attr(n, "Id", &s->scratch);
    for (size_t i = 0; i < least(s->count, SLIDES); i++)
        if (film_str_equal(id, s->slides[i].id))
            s->slides[i].part = part;
    return film_read_check_time(s->b.ctx, err);
}

static enum film_status
take_beside(void *user, const xmlNode *n, struct film_error *err)
{
    struct show *s = user;
    struct film_str target = film_node_attr(n, "Target", &s->scratch), *part;
    (void)err;
    if (target.n &&
        (memmem(target.p, target.n, "notesSlides/", 12) ||
         memmem(target.p, target.n, "diagrams/data", 13)) &&
        (part = film_arena_push(&s->arena, &s->beside, &s->beside_count,
                                sizeof *part)))
        *part = copy(s, target);
    return FILM_OK;
}

/* True for a part that was not read before: a slide that is shown again says
 * nothing new. */
static bool
is_new(struct show *s, struct film_str bytes)
{
    for (size_t i = 0; i < s->done_count; i++)
        if (s->done[i] == bytes.p)
            return false;
    const char **to =
        film_arena_push(&s->arena, &s->done, &s->done_count, sizeof *to);
    if (to)
        *to = bytes.p;
    return true;
}

/* Reads the part of that name in a folder: its slides, notes or relations. */
static enum film_status
read_part(struct show *s, const char *folder, struct film_str path,
          const char *names, film_xml_take_fn *take, struct film_error *err)
{
    char name[NAME];
    struct film_str base = base_of(path);
    bool relations = take == take_beside;
    snprintf(name, sizeof name, "%s%.*s%s", folder,
             (int)(base.n < NAME ? base.n : NAME), base.p ? base.p : "",
             relations ? ".rels" : "");
    struct film_str bytes = film_package_get(s->package, name);
    if (bytes.n == 0 && !relations)
        film_read_warn(s->b.ctx, place(s).line, "%s is missing", name);
    if (bytes.n == 0 || !is_new(s, bytes))
        return film_read_check_time(s->b.ctx, err);
    return film_xml_each(bytes, names, take, s, s->b.ctx, err);
}

static void
warn_of_rest(const struct show *s, size_t count, size_t most, const char *what)
{
    if (count > most)
        film_read_warn(s->b.ctx, place(s).line,
                       "more than %zu %s, the rest was left out", most, what);
}

/* ---- slides ---- */

static enum film_status
read_slide(struct show *s, struct film_str path, struct film_error *err)
{
    enum film_status st = read_part(s, "ppt/slides/", path, "sp|tr|p|Fallback",
                                    take_element, err);
    s->beside_count = 0;
    if (st == FILM_OK)
        st = read_part(s, "ppt/slides/_rels/", path, "Relationship",
                       take_beside, err);
    warn_of_rest(s, s->beside_count, BESIDE, "parts of a slide");
    for (size_t i = 0; i < least(s->beside_count, BESIDE) && st == FILM_OK;
         i++) {
        bool notes = memmem(s->beside[i].p, s->beside[i].n, "notes", 5);
        st = read_part(s, notes ? "ppt/notesSlides/" : "ppt/diagrams/",
                       s->beside[i], "sp|p|Fallback", take_element, err);
    }
    return st;
}

/* Gives the elements of a part of the presentation to take, of one that is
 * missing nothing. */
static enum film_status
each(struct show *s, const char *part, const char *names,
     film_xml_take_fn *take, struct film_error *err)
{
    struct film_str bytes = film_package_get(s->package, part);
    return bytes.n > 0 ? film_xml_each(bytes, names, take, s, s->b.ctx, err)
                       : FILM_OK;
}

/* In the order in which they are shown. */
static enum film_status
read_slides(struct show *s, struct film_error *err)
{
    enum film_status st =
        each(s, "ppt/presentation.xml", "sldId", take_slide, err);
    if (st == FILM_OK)
        st = each(s, "ppt/_rels/presentation.xml.rels", "Relationship",
                  take_relation, err);
    for (size_t i = 0; i < least(s->count, SLIDES) && st == FILM_OK; i++) {
        s->slide = (uint32_t)i + 1;
        if (s->slides[i].part.n)
            st = read_slide(s, s->slides[i].part, err);
        else
            film_read_warn(s->b.ctx, place(s).line, "the slide is missing");
    }
    warn_of_rest(s, s->count, SLIDES, "slides");
    return st;
}

enum film_status
film_slides_read(const struct film_package *p, struct film_read_context *ctx,
                 struct film_error *err)
{
    struct show s = {.package = p, .slide = 1};
    film_arena_init(&s.arena);
    film_buf_init(&s.text, (size_t)ctx->limits->article_bytes);
    film_buf_init(&s.scratch, 1 << 16);
    film_builder_init(&s.b, ctx, film_reader_office.name);
    film_builder_article(&s.b, place(&s).line);
    enum film_status st = read_slides(&s, err);
    if (st == FILM_OK && s.b.article.block_count == 0)
        st = film_error_set(err, FILM_ERR_INPUT, "slides without text");
    film_builder_title(&s.b, film_read_name(ctx));
    if (st == FILM_OK)
        st = film_builder_emit_article(&s.b, err);
    film_builder_release(&s.b);
    film_buf_release(&s.text);
    film_buf_release(&s.scratch);
    film_arena_release(&s.arena);
    return st;
}
