/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/xml/tree.h"

#include "base/ascii.h"
#include "read/charset.h"
#include "read/json-values.h"

#include <stdio.h>

enum { MEND_GROWTH = 8 };

static enum film_status
take_record(struct film_tree *t, const xmlNode *n,
            const struct film_tree_format *format, struct film_error *err)
{
    enum film_status st = format->take(t, n, err);
    if (st == FILM_OK)
        film_node_report_unread(t->b.ctx, n, t->line);
    return st;
}

/* --- XML ---------------------------------------------------------------- */

static enum film_status
take_elements(struct film_tree *t, struct film_xml *x,
              const struct film_tree_format *format, struct film_error *err)
{
    enum film_status st = film_xml_next(x, err);
    while (st == FILM_OK) {
        if (!film_xml_is_start(x, NULL) ||
            !film_str_is_one_of(film_str_from(film_xml_name(x)), format->xml)) {
            st = film_xml_next(x, err);
            continue;
        }
        const xmlNode *n;
        t->line = film_xml_line(x);
        st = film_xml_expand(x, &n, err);
        if (st == FILM_OK)
            st = take_record(t, n, format, err);
        t->records++;
        if (st == FILM_OK)
            st = film_xml_skip(x, err);
    }
    return st == FILM_END ? FILM_OK : st;
}

/* Bad XML is mended in memory first. */
static enum film_status
mended_stream(struct film_stream **out, struct film_stream *in,
              struct film_read_context *ctx, struct film_buf *text,
              struct film_error *err)
{
    struct film_buf raw;
    uint64_t base;
    film_buf_init(&raw, (size_t)ctx->limits->input_bytes * 4);
    film_buf_init(text, (size_t)ctx->limits->input_bytes * MEND_GROWTH);
    enum film_status st = film_charset_read(in, ctx, NULL, &raw, &base, err);
    if (st == FILM_OK) {
        film_xml_mend(text, film_buf_get(&raw));
        st = film_buf_check(text, err);
    }
    film_buf_release(&raw);
    if (st == FILM_OK)
        st = film_stream_from_bytes(out, film_buf_get(text), ctx->limits, err);
    return st;
}

static enum film_status
read_xml(struct film_tree *t, struct film_stream *in,
         struct film_read_context *ctx, const struct film_tree_format *format,
         struct film_error *err)
{
    struct film_stream *mended = NULL;
    struct film_buf text;
    struct film_xml *x = NULL;
    enum film_status st = FILM_OK;
    film_buf_init(&text, 0);
    if (format->mend)
        st = mended_stream(&mended, in, ctx, &text, err);
    if (st == FILM_OK)
        st = film_xml_open(&x, mended ? mended : in, ctx, err);
    if (st == FILM_OK)
        st = take_elements(t, x, format, err);
    film_xml_free(x);
    film_stream_free(mended);
    film_buf_release(&text);
    return st;
}

/* --- JSON --------------------------------------------------------------- */

bool
film_tree_is_json(struct film_str head)
{
    return film_json_values_begins(head);
}

static bool add_json(xmlNode *parent, const char *name, const json_t *v,
                     unsigned depth);

static bool
add_members(xmlNode *n, const json_t *object, unsigned depth)
{
    const char *key;
    json_t *member;
    json_object_foreach(
        (json_t *)object, key,
        member) if (!add_json(n, key, member, depth)) return false;
    return true;
}

static bool
add_scalar(xmlNode *n, const json_t *v)
{
    char number[40] = "";
    const char *text = number;
    if (json_is_string(v))
        text = json_string_value(v);
    else if (json_is_integer(v))
        snprintf(number, sizeof number, "%lld",
                 (long long)json_integer_value(v));
    else if (json_is_real(v))
        snprintf(number, sizeof number, "%.15g", json_real_value(v));
    else if (json_is_true(v))
        text = "true";
    if (*text == '\0')
        return true;
    xmlNode *t = xmlNewText((const xmlChar *)text);
    return t && xmlAddChild(n, t);
}

/* Adds v as a child, or as many as it has elements; false when out of memory
 * or too deep. */
static bool
add_json(xmlNode *parent, const char *name, const json_t *v, unsigned depth)
{
    size_t i;
    json_t *element;
    if (depth == 0)
        return false;
    if (json_is_array(v)) {
        json_array_foreach(v, i,
                           element) if (!add_json(parent, name, element,
                                                  depth - 1)) return false;
        return true;
    }
    xmlNode *n = xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
    if (!n)
        return false;
    return json_is_object(v) ? add_members(n, v, depth - 1) : add_scalar(n, v);
}

static enum film_status
take_object(struct film_tree *t, const char *name, const json_t *object,
            const struct film_tree_format *format, struct film_error *err)
{
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *n =
        doc ? xmlNewDocNode(doc, NULL, (const xmlChar *)name, NULL) : NULL;
    enum film_status st;
    if (!n) {
        st = film_error_nomem(err);
    } else {
        xmlDocSetRootElement(doc, n);
        if (add_members(n, object, t->b.ctx->limits->depth))
            st = take_record(t, n, format, err);
        else
            st = film_error_set(err, FILM_ERR_LIMIT, "nested more than %u deep",
                                t->b.ctx->limits->depth);
    }
    xmlFreeDoc(doc);
    return st;
}

/* Takes v if its name says that it is a record, else looks inside. */
static enum film_status
take_json(struct film_tree *t, const struct film_tree_format *format,
          const char *name, const json_t *v, unsigned depth,
          struct film_error *err)
{
    enum film_status st = film_read_check_time(t->b.ctx, err);
    size_t i;
    const char *key;
    json_t *inner;
    if (st != FILM_OK)
        return st;
    if (depth == 0)
        return film_error_set(err, FILM_ERR_LIMIT, "nested more than %u deep",
                              t->b.ctx->limits->depth);
    if (json_is_array(v)) {
        json_array_foreach(v, i, inner)
        {
            st = take_json(t, format, name, inner, depth - 1, err);
            if (st != FILM_OK)
                return st;
        }
    } else if (json_is_object(v) &&
               film_str_is_one_of(film_str_from(name), format->json)) {
        t->records++;
        return take_object(t, name, v, format, err);
    } else if (json_is_object(v)) {
        json_object_foreach((json_t *)v, key, inner)
        {
            st = take_json(t, format, key, inner, depth - 1, err);
            if (st != FILM_OK)
                return st;
        }
    }
    return FILM_OK;
}

/* Takes one value after the other. A bad one after the first is reported and
 * the rest read. */
static enum film_status
take_values(struct film_tree *t, struct film_str s,
            const struct film_tree_format *format, struct film_error *err)
{
    struct film_json_values j;
    enum film_status st = FILM_OK;
    if (!film_json_values_init(&j, s))
        return film_error_set(err, FILM_ERR_INPUT, "line 1: not JSON");
    for (bool first = true; st == FILM_OK && film_json_values_next(&j);
         first = false) {
        t->line = j.first_line;
        if (j.value)
            st =
                take_json(t, format, "", j.value, t->b.ctx->limits->depth, err);
        else if (first)
            st = film_error_set(err, FILM_ERR_INPUT, "line %d: %s", j.why.line,
                                j.why.text);
        else
            film_read_warn(t->b.ctx, (uint32_t)j.why.line, "%s", j.why.text);
    }
    film_json_values_release(&j);
    return st;
}

static enum film_status
read_json(struct film_tree *t, struct film_stream *in,
          struct film_read_context *ctx, const struct film_tree_format *format,
          struct film_error *err)
{
    struct film_buf text;
    uint64_t base;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes * 4);
    enum film_status st = film_charset_read(in, ctx, NULL, &text, &base, err);
    if (st == FILM_OK)
        st = take_values(t, film_buf_get(&text), format, err);
    film_buf_release(&text);
    return st;
}

/* --- both --------------------------------------------------------------- */

enum film_status
film_tree_read(struct film_stream *in, struct film_read_context *ctx,
               const struct film_tree_format *format, struct film_error *err)
{
    struct film_tree t = {.line = 0};
    struct film_str head;
    enum film_status st = film_stream_peek(in, 4096, &head, err);
    if (st != FILM_OK)
        return st;
    film_builder_init(&t.b, ctx, format->name);
    film_buf_init(&t.scratch, (size_t)ctx->limits->input_bytes);
    film_buf_init(&t.scratch2, (size_t)ctx->limits->input_bytes);
    if (film_tree_is_json(head))
        st = read_json(&t, in, ctx, format, err);
    else
        st = read_xml(&t, in, ctx, format, err);
    if (st == FILM_OK && t.records == 0)
        film_read_warn(ctx, 0, "contains no record");
    film_builder_release(&t.b);
    film_buf_release(&t.scratch);
    film_buf_release(&t.scratch2);
    return st;
}

bool
film_tree_mentions(struct film_str head, const char *word)
{
    return head.n && memmem(head.p, head.n, word, strlen(word)) != NULL;
}

struct film_str
film_tree_text(struct film_tree *t, const xmlNode *n, const char *name)
{
    return film_str_trim(film_node_text(film_node_child(n, name), &t->scratch));
}

struct film_str
film_tree_attr(struct film_tree *t, const xmlNode *n, const char *name)
{
    return film_str_trim(film_node_attr(n, name, &t->scratch));
}

void
film_tree_list(struct film_tree *t, struct film_strs *list, const xmlNode *n,
               const char *name, const char *seps)
{
    film_builder_split(&t->b, list, film_tree_text(t, n, name), seps);
}

int
film_tree_number(struct film_str s)
{
    int v = 0;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
        if ((v = v * 10 + (s.p[i] - '0')) > 1000000)
            return 0;
    return v;
}

struct film_str
film_tree_language(struct film_str code)
{
    static const char *const codes[][2] = {
        {"ara", "ar"}, {"chi", "zh"}, {"zho", "zh"}, {"cze", "cs"},
        {"dan", "da"}, {"dut", "nl"}, {"nld", "nl"}, {"eng", "en"},
        {"est", "et"}, {"fin", "fi"}, {"fre", "fr"}, {"fra", "fr"},
        {"ger", "de"}, {"deu", "de"}, {"gre", "el"}, {"heb", "he"},
        {"hin", "hi"}, {"hun", "hu"}, {"ita", "it"}, {"jpn", "ja"},
        {"kor", "ko"}, {"nor", "no"}, {"per", "fa"}, {"pol", "pl"},
        {"por", "pt"}, {"rus", "ru"}, {"spa", "es"}, {"swe", "sv"},
        {"tha", "th"}, {"tur", "tr"}, {"ukr", "uk"}, {"vie", "vi"}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (film_str_equal_nocase(code, film_str_from(codes[i][0])))
            return film_str_from(codes[i][1]);
    return code;
}

bool
film_tree_has_name(struct film_tree *t, const struct film_names *names,
                   struct film_str text)
{
    text = film_builder_text(&t->b, text);
    for (size_t i = 0; i < names->n; i++)
        if (film_str_equal(names->v[i].text, text))
            return true;
    return false;
}

bool
film_node_has_text(const xmlNode *n)
{
    for (const xmlNode *c = n->children; c; c = c->next)
        if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE)
            for (const xmlChar *p = c->content; p && *p; p++)
                if (!film_ascii_space((char)*p))
                    return true;
    return false;
}

struct film_place
film_node_place(const xmlNode *n, struct film_str text)
{
    struct film_place at = {.line = film_node_line(n)};
    at.line_end = at.line;
    for (size_t i = 0; i < text.n && at.line; i++)
        at.line_end += text.p[i] == '\n';
    return at;
}

uint32_t
film_tree_line(const struct film_tree *t, const xmlNode *n)
{
    uint32_t line = film_node_line(n);
    return line ? line : t->line;
}
