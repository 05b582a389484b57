/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Articles in JSON: {"id", "title", "date", "url", "text" …}, one on each line
 * (JSON Lines), in an array, alone, under their ids in an object, or within an
 * object around them; laid out over many lines or in one, the result is the
 * same. What is bad is warned of and the rest read on. */
#include <config.h>
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/articles/json-flat.h"
#include "read/charset.h"
#include "read/fields.h"
#include "read/formats.h"
#include "read/html/html.h"
#include "read/html/text.h"
#include "read/json-values.h"

#include <stdlib.h>

enum { WARNINGS = 20, AROUND = 4 /* objects around articles */ };

struct jsonl {
    struct film_builder b;
    struct film_fields meta;
    struct film_json_flat flat;
    struct film_str span;  /* of the object: its text */
    json_t *around;        /* the object around it that has a name */
    struct film_place at;  /* of the field that is being taken */
    uint32_t number;       /* of the object, from 1: its line or its count */
    uint32_t part;         /* of the article in the object around it, or 0 */
    int text_rank;         /* of the field the text came from */
    struct film_buf plain; /* a string without its escapes */
    struct film_buf text;  /* or without its tags */
    size_t items, bad;
    enum film_status st; /* of reading HTML */
    struct film_error *err;
};

static void
warn(struct jsonl *j, uint32_t line, const char *why)
{
    if (j->bad++ < WARNINGS)
        film_read_warn(j->b.ctx, line, "%s", why);
}

/* ---- what a field means ---- */

/* Keys under which the text of an article is found, the surest highest. */
static int
text_rank(struct film_str key)
{
    static const struct {
        struct film_str key;
        int rank;
    } keys[] = {
        {FILM_STR("text"), 3},        {FILM_STR("contents"), 3},
        {FILM_STR("body"), 3},        {FILM_STR("content"), 3},
        {FILM_STR("articlebody"), 3}, {FILM_STR("contenthtml"), 3},
        {FILM_STR("bodyhtml"), 3},    {FILM_STR("reviewtext"), 3},
        {FILM_STR("reviewbody"), 3},  {FILM_STR("fulltext"), 2},
        {FILM_STR("maintext"), 2},    {FILM_STR("bodytext"), 2},
        {FILM_STR("contenttext"), 2}, {FILM_STR("articletext"), 2},
        {FILM_STR("article"), 1},     {FILM_STR("paragraphs"), 1},
    };
    char room[FILM_FIELD_PLAIN];
    struct film_str plain = film_field_plain(key, room);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (film_str_equal(keys[i].key, plain))
            return keys[i].rank;
    return 0;
}

static bool
is_id(struct film_str key)
{
    static const struct film_str keys[] = {
        FILM_STR("id"), FILM_STR("_id"), FILM_STR("docid"), FILM_STR("doc_id"),
        FILM_STR("docno")};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (film_str_equal(keys[i], key))
            return true;
    return false;
}

static bool
has_blocks(struct film_str s)
{
    static const char *const tags[] = {"</p>", "<br", "</div>", "</li>", "</h"};
    if (s.n == 0 || !memchr(s.p, '<', s.n)) /* most have none */
        return false;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (memmem(s.p, s.n, tags[i], strlen(tags[i])))
            return true;
    return false;
}

/* s without tags and references, borrowed from s or from j->text. */
static struct film_str
without_markup(struct jsonl *j, struct film_str s)
{
    if (!film_html_has_markup(s))
        return s;
    film_buf_reset(&j->text);
    film_html_plain(&j->text, s);
    return film_buf_get(&j->text);
}

/* Adds text that may be a fragment of HTML, whose blocks all are where the
 * field does. */
static void
add_text(struct jsonl *j, struct film_str value)
{
    struct film_article *a = &j->b.article;
    if (!has_blocks(value)) {
        film_builder_paragraphs(&j->b, without_markup(j, value), j->at);
        return;
    }
    size_t before = a->block_count;
    if (j->st == FILM_OK)
        j->st = film_html_read_fragment(value, 0, &j->b, j->err);
    for (size_t i = before; i < a->block_count; i++) {
        a->blocks[i].line = j->at.line;
        a->blocks[i].line_end = j->at.line_end;
        a->blocks[i].byte = j->at.byte;
        a->blocks[i].byte_end = j->at.byte_end;
    }
}

/* Of texts under names of several ranks the best stay. */
static void
take_text(struct jsonl *j, int rank, struct film_str value)
{
    static const char other[] = "a text beside a better one";
    struct film_article *a = &j->b.article;
    if (film_str_trim(value).n == 0)
        return;
    if (rank < j->text_rank) {
        film_read_unused(j->b.ctx, j->at.line, other, value);
        return;
    }
    if (rank > j->text_rank) {
        for (size_t i = 0; i < a->block_count; i++)
            film_read_unused(j->b.ctx, a->blocks[i].line, other,
                             a->blocks[i].text);
        a->block_count = 0;
        j->b.text_bytes = 0;
    }
    j->text_rank = rank;
    add_text(j, value);
}

static void
take(struct jsonl *j, struct film_str key, struct film_str value, bool many)
{
    int rank = text_rank(key);
    if (rank > 0) {
        take_text(j, rank, value);
    } else if (is_id(key)) {
        j->b.article.id = film_builder_text(&j->b, value);
    } else {
        j->meta.at = j->at;
        film_field_add(&j->b, &j->meta, key, without_markup(j, value), many);
    }
}

static void
begin(struct jsonl *j)
{
    film_builder_article(&j->b, j->at.line);
    j->meta = (struct film_fields){0};
    j->text_rank = 0;
}

/* An article in a container has an id. */
static void
number(struct jsonl *j)
{
    struct film_article *a = &j->b.article;
    if (a->id.n > 0)
        return;
    film_buf_reset(&j->plain);
    film_buf_printf(&j->plain, j->part ? "%u.%u" : "%u", (unsigned)j->number,
                    (unsigned)j->part);
    a->id = film_builder_text(&j->b, film_buf_get(&j->plain));
}

static enum film_status
emit(struct jsonl *j, struct film_error *err)
{
    struct film_article *a = &j->b.article;
    if (j->st != FILM_OK)
        return j->st;
    film_fields_end(&j->b, &j->meta);
    if (a->title.n == 0 && a->film_count == 1) /* a note on a film */
        a->title = a->films[0].title;
    if (a->block_count == 0 && a->title.n == 0) {
        warn(j, a->line, "no text in it");
        return FILM_OK;
    }
    number(j);
    j->items++;
    return film_builder_emit_article(&j->b, err);
}

/* ---- flat objects ---- */

static bool
take_array(struct jsonl *j, struct film_str key, struct film_str s)
{
    struct film_str part, value;
    bool string;
    while (film_json_flat_element(&s, &part, &string)) {
        if (!film_json_flat_unescape(&j->plain, part, &value))
            return false;
        if (string)
            take(j, key, value, true);
    }
    return s.n == 0;
}

/* Numbers, and true or false where no name or date is meant. */
static bool
is_taken(struct film_str key, struct film_str literal)
{
    bool truth = literal.p[0] == 't' || literal.p[0] == 'f';
    return truth ? !film_field_known(key) : literal.p[0] != 'n';
}

static bool
take_fields(struct jsonl *j)
{
    const char *counted = j->span.p;
    begin(j);
    for (size_t i = 0; i < j->flat.n; i++) {
        struct film_json_field *f = &j->flat.fields[i];
        struct film_str value;
        for (; counted < f->value.p; counted++)
            j->at.line += *counted == '\n';
        j->at.line_end = j->at.line;
        if (f->kind == FILM_JSON_ARRAY) {
            if (!take_array(j, f->key, f->value))
                return false;
        } else if (!film_json_flat_unescape(&j->plain, f->value, &value)) {
            return false;
        } else if (f->kind == FILM_JSON_STRING || is_taken(f->key, value)) {
            take(j, f->key, value, false);
        }
    }
    return true;
}

/* True if j->span is a flat object; its fields are then added to the
 * article. */
static bool
take_flat(struct jsonl *j)
{
    struct film_place at = j->at;
    if (film_json_flat_scan(&j->flat, j->span) && take_fields(j))
        return true;
    j->at = at;
    return false;
}

/* ---- any object ---- */

static void take_object(struct jsonl *j, struct film_str key, json_t *o);

/* Reports all texts in a value that is not taken. */
static void
report_unused(struct jsonl *j, const char *name, json_t *v)
{
    const char *key;
    size_t i;
    json_t *e;
    if (!film_read_wants_skipped(j->b.ctx))
        return;
    if (json_is_string(v))
        film_read_unused(
            j->b.ctx, j->at.line, name,
            (struct film_str){json_string_value(v), json_string_length(v)});
    json_array_foreach(v, i, e) report_unused(j, name, e);
    json_object_foreach(v, key, e) report_unused(j, key, e);
}

static void
take_json(struct jsonl *j, struct film_str key, json_t *v, bool many)
{
    size_t i;
    json_t *e;
    char number[32];
    if (json_is_string(v)) {
        take(j, key,
             (struct film_str){json_string_value(v), json_string_length(v)},
             many);
    } else if (json_is_integer(v)) {
        snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT,
                 json_integer_value(v));
        take(j, key, film_str_from(number), many);
    } else if (json_is_real(v)) {
        snprintf(number, sizeof number, "%.15g", json_real_value(v));
        take(j, key, film_str_from(number), many);
    } else if (json_is_boolean(v) && !film_field_known(key)) {
        take(j, key, film_str_from(json_is_true(v) ? "true" : "false"), many);
    } else if (json_is_array(v)) {
        json_array_foreach(v, i, e)
        {
            if (json_is_array(e))
                report_unused(j, "a list in a list", e);
            else
                take_json(j, key, e, true);
        }
    } else if (json_is_object(v)) {
        take_object(j, key, v);
    }
}

/* {"name": …} stands for the name, {"value": …} for a text, an id has its own
 * key; what else there is has both keys: "ratings.critics". */
static void
take_object(struct jsonl *j, struct film_str key, json_t *o)
{
    const char *name;
    json_t *e;
    struct film_buf both;
    film_buf_init(&both, SIZE_MAX / 4);
    json_object_foreach(o, name, e)
    {
        bool named = strcmp(name, "name") == 0 || strcmp(name, "title") == 0 ||
                     strcmp(name, "rendered") == 0 || /* WordPress */
                     (text_rank(key) > 0 && strcmp(name, "value") == 0);
        film_buf_reset(&both);
        if (json_is_object(e) || json_is_array(e))
            report_unused(j, name, e);
        else if (named)
            film_buf_str(&both, key);
        else if (film_id_scheme(film_str_from(name)).n > 0)
            film_buf_text(&both, name);
        else if (!film_field_known(key) && text_rank(key) == 0)
            film_buf_printf(&both, "%.*s.%s", (int)key.n, key.p, name);
        else
            report_unused(j, name, e);
        if (both.n > 0)
            take_json(j, film_buf_get(&both), e, true);
    }
    j->b.failed |= both.failed != FILM_OK;
    film_buf_release(&both);
}

/* Takes the members of o, each at its own line of the text. */
static void
take_placed(struct jsonl *j)
{
    struct film_json_values v;
    film_json_values_inside(&v, j->span, j->at.line);
    while (film_json_values_next(&v)) {
        json_t *key = json_incref(v.value);
        if (json_is_string(key) && film_json_values_next(&v) && v.value) {
            j->at.line = v.first_line;
            j->at.line_end = v.last_line;
            take_json(j,
                      (struct film_str){json_string_value(key),
                                        json_string_length(key)},
                      v.value, false);
        }
        json_decref(key);
    }
    film_json_values_release(&v);
}

static void
take_members(struct jsonl *j, json_t *o)
{
    const char *key;
    json_t *v;
    begin(j);
    if (j->at.line < j->at.line_end)
        take_placed(j);
    else
        json_object_foreach(o, key, v)
            take_json(j, film_str_from(key), v, false);
}

/* ---- objects around articles ---- */

static bool
is_text(struct film_str key, const json_t *v)
{
    if (text_rank(key) == 0 && !film_str_equal_nocase(key, FILM_STR("review")))
        return false;
    if (json_is_array(v))
        v = json_array_get(v, 0);
    if (json_is_object(v))
        v = json_object_get(v, "rendered");
    return json_string_length(v) > 0;
}

static bool
has_text(const json_t *o)
{
    const char *key;
    json_t *v;
    json_object_foreach((json_t *)o, key,
                        v) if (is_text(film_str_from(key), v)) return true;
    return false;
}

/* True if o has articles by their ids or titles: objects alone, one of them
 * with text, under names that are none of a field. A title and a description
 * are not enough: {"feed": {…}} has them too. */
static bool
is_keyed(const json_t *o)
{
    const char *key;
    json_t *v;
    bool any = false;
    json_object_foreach((json_t *)o, key, v)
    {
        struct film_str name = film_str_from(key);
        if (!json_is_object(v) || film_field_known(name) ||
            text_rank(name) > 0 || film_str_equal(name, FILM_STR("review")))
            return false;
        any |= has_text(v);
    }
    return any;
}

/* True if v, a member of an object without text, is articles: an array in which
 * one has text, an object that has them by their ids, or an object around
 * them. */
static bool
holds_articles(const json_t *v, unsigned depth)
{
    size_t i;
    const char *key;
    json_t *e;
    if (depth == 0)
        return false;
    if (json_is_array(v)) {
        json_array_foreach(v, i, e) if (has_text(e)) return true;
    } else if (json_is_object(v)) {
        if (is_keyed(v))
            return true;
        json_object_foreach((json_t *)v, key,
                            e) if (holds_articles(e, depth - 1)) return true;
    }
    return false;
}

static bool
is_around(const json_t *o, unsigned depth)
{
    return !has_text(o) && holds_articles(o, depth);
}

/* The title of a film, or the name of a publication, that an object has. */
static const char *
name_of(const json_t *o)
{
    static const char *const names[] = {"film", "movie", "title", "name"};
    const char *name = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !name; i++)
        name = json_string_value(json_object_get(o, names[i]));
    return name;
}

/* What the object around articles, its members `key`, says of them: the film
 * of its reviews, or who publishes them. */
static void
take_around(struct jsonl *j, const char *key)
{
    struct film_article *a = &j->b.article;
    const char *member, *name = name_of(j->around);
    json_t *v, *o = j->around;
    bool film = json_object_get(o, "year") || strncmp(key, "review", 6) == 0;
    if (!film && name && a->source.n == 0)
        take(j, FILM_STR("source"), film_str_from(name), false);
    if (!film || !name || a->film_count > 0)
        return;
    take(j, FILM_STR("film"), film_str_from(name), false);
    json_object_foreach(o, member, v)
    {
        struct film_str id = film_str_from(member);
        if (film_id_scheme(id).n > 0 || film_str_equal(id, FILM_STR("year")))
            take_json(j, id, v, false);
    }
}

/* True for a number, and for a digest or a UUID. */
static bool
is_bare_id(const char *key)
{
    enum { DIGEST = 16 };
    size_t n = strlen(key);
    return strspn(key, "0123456789") == n ||
           (n >= DIGEST && strspn(key, "0123456789abcdefABCDEF-") == n);
}

/* What the key says of the article under it: the id of its film, or the title
 * that a text does not have itself. */
static void
take_key(struct jsonl *j, const char *key)
{
    struct film_article *a = &j->b.article;
    size_t digits =
        strncmp(key, "tt", 2) == 0 ? strspn(key + 2, "0123456789") : 0;
    if (digits >= 7 && key[2 + digits] == '\0')
        film_builder_film_id(&j->b, FILM_STR("imdb"), film_str_from(key));
    else if ((a->block_count > 0 || j->meta.prose_count > 0) &&
             a->title.n == 0 && j->meta.slug.n == 0 && a->film_count == 0 &&
             !is_bare_id(key))
        film_field_add(&j->b, &j->meta, FILM_STR("slug"), film_str_from(key),
                       true);
}

static enum film_status
read_element(struct jsonl *j, const struct film_json_values *v, const char *key,
             bool keyed, struct film_error *err)
{
    j->span = v->span;
    j->at = (struct film_place){v->first_line, v->last_line, 0, 0};
    j->part++;
    bool flat = take_flat(j);
    if (!flat && json_is_object(v->value))
        take_members(j, v->value);
    if (!flat && !json_is_object(v->value)) {
        warn(j, v->first_line, "not a JSON object");
        return FILM_OK;
    }
    if (keyed)
        take_key(j, key);
    take_around(j, keyed ? "" : key);
    return emit(j, err);
}

/* Reads the articles in the object o, whose text is s. */
static enum film_status
read_around(struct jsonl *j, json_t *o, struct film_str s, uint32_t line,
            unsigned depth, struct film_error *err)
{
    struct film_json_values members, elements;
    enum film_status st = FILM_OK;
    bool keyed = is_keyed(o);
    if (name_of(o))
        j->around = o;
    film_json_values_inside(&members, s, line);
    while (st == FILM_OK && film_json_values_next(&members)) {
        json_t *name = json_incref(members.value), *v;
        const char *key = json_string_value(name);
        bool more = key && film_json_values_next(&members);
        v = more ? members.value : NULL;
        bool articles = v && !keyed && holds_articles(v, depth);
        if (v && keyed)
            st = read_element(j, &members, key, true, err);
        if (articles && json_is_object(v))
            st = read_around(j, v, members.span, members.first_line, depth - 1,
                             err);
        film_json_values_inside(&elements, members.span, members.first_line);
        while (articles && json_is_array(v) && st == FILM_OK &&
               film_json_values_next(&elements))
            st = read_element(j, &elements, key, false, err);
        film_json_values_release(&elements);
        json_decref(name);
        if (!more)
            break;
    }
    film_json_values_release(&members);
    return st;
}

/* Reads the object that j->span is the text of. */
static enum film_status
read_object(struct jsonl *j, json_t *o, struct film_error *err)
{
    j->part = 0;
    j->around = o;
    if (is_around(o, AROUND))
        return read_around(j, o, j->span, j->at.line, AROUND, err);
    take_members(j, o);
    return emit(j, err);
}

/* ---- a value on each line ---- */

static enum film_status
read_any(struct jsonl *j, struct film_error *err)
{
    json_error_t e;
    json_t *o = json_loadb(j->span.p, j->span.n, 0, &e);
    enum film_status st = FILM_OK;
    if (json_is_object(o))
        st = read_object(j, o, err);
    else
        warn(j, j->number, o ? "not a JSON object" : e.text);
    json_decref(o);
    return st;
}

static enum film_status
read_line(struct jsonl *j, struct film_error *err)
{
    if (film_str_trim(j->span).n == 0)
        return FILM_OK;
    if (!film_utf8_valid(j->span)) {
        warn(j, j->number, "not valid UTF-8");
        return FILM_OK;
    }
    if (take_flat(j))
        return emit(j, err);
    return read_any(j, err);
}

static enum film_status
read_lines(struct jsonl *j, struct film_stream *in, struct film_error *err)
{
    enum film_status st = FILM_OK;
    size_t mark = 0;
    struct film_str head;
    if (film_stream_peek(in, 3, &head, err) == FILM_OK &&
        film_str_starts(head, FILM_STR("\xEF\xBB\xBF")))
        mark = 3;
    st = film_stream_skip(in, mark, err);
    while (st == FILM_OK) {
        uint64_t byte = film_stream_offset(in);
        st = film_stream_line(in, &j->span, err);
        if (st != FILM_OK)
            break;
        j->number++;
        j->at =
            (struct film_place){j->number, j->number, byte, byte + j->span.n};
        st = read_line(j, err);
        if (st == FILM_OK)
            st = film_read_check_time(j->b.ctx, err);
    }
    return st == FILM_END ? FILM_OK : st;
}

/* ---- any other layout ---- */

static enum film_status
read_value(struct jsonl *j, struct film_json_values *v, struct film_error *err)
{
    j->number++;
    j->part = 0;
    j->span = v->span;
    if (!v->value) {
        warn(j, (uint32_t)v->why.line, v->why.text);
        return FILM_OK;
    }
    if (take_flat(j))
        return emit(j, err);
    if (json_is_object(v->value))
        return read_object(j, v->value, err);
    warn(j, v->first_line, "not a JSON object");
    return FILM_OK;
}

static enum film_status
read_values(struct jsonl *j, struct film_stream *in,
            struct film_read_context *ctx, struct film_error *err)
{
    struct film_buf text;
    struct film_json_values v;
    uint64_t base;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes * 4);
    enum film_status st = film_charset_read(in, ctx, NULL, &text, &base, err);
    if (st == FILM_OK && film_json_values_init(&v, film_buf_get(&text))) {
        while (st == FILM_OK && film_json_values_next(&v)) {
            uint64_t at = base + (uint64_t)(v.span.p - text.p);
            j->at = (struct film_place){v.first_line, v.last_line, 0, 0};
            if (base != UINT64_MAX) {
                j->at.byte = at;
                j->at.byte_end = at + v.span.n;
            }
            st = read_value(j, &v, err);
            if (st == FILM_OK)
                st = film_read_check_time(ctx, err);
        }
        film_json_values_release(&v);
    }
    film_buf_release(&text);
    return st;
}

/* ---- both ---- */

/* The first line is an object, as far as it can be seen. */
static bool
is_lines(struct film_str head)
{
    struct film_str line, s = film_str_trim(head);
    bool whole = s.n > 0 && memchr(s.p, '\n', s.n) != NULL;
    if (!film_str_cut(&s, '\n', &line) || line.p[0] != '{')
        return false;
    line = film_str_trim(line);
    struct film_str rest =
        film_str_trim((struct film_str){line.p + 1, line.n - 1});
    return rest.n > 0 && rest.p[0] == '"' &&
           (!whole || line.p[line.n - 1] == '}');
}

static enum film_status
read_jsonl(struct film_stream *in, struct film_read_context *ctx,
           struct film_error *err)
{
    enum { HEAD = 16 * 1024 };
    struct film_str head;
    enum film_status st = film_stream_peek(in, HEAD, &head, err);
    struct jsonl *j = st == FILM_OK ? calloc(1, sizeof *j) : NULL;
    if (!j)
        return st == FILM_OK ? film_error_nomem(err) : st;
    size_t mark = film_str_starts(head, FILM_STR("\xEF\xBB\xBF")) ? 3 : 0;
    j->err = err;
    film_buf_init(&j->plain, SIZE_MAX / 4);
    film_buf_init(&j->text, SIZE_MAX / 4);
    film_builder_init(&j->b, ctx, film_reader_jsonl.name);
    if (is_lines((struct film_str){head.p + mark, head.n - mark}))
        st = read_lines(j, in, err);
    else
        st = read_values(j, in, ctx, err);
    if (j->bad > WARNINGS)
        film_read_warn(ctx, 0, "%zu lines in all were left out", j->bad);
    if (st == FILM_OK && j->items == 0)
        st = film_error_set(err, FILM_ERR_INPUT, "no article in it");
    film_builder_release(&j->b);
    film_buf_release(&j->plain);
    film_buf_release(&j->text);
    free(j);
    return st;
}

/* Returns what the names of members in head say: 2 for the text of an article,
 * 1 for a title beside prose of an unknown kind. */
static int
signs_of_articles(struct film_str head)
{
    static const char *const prose[] = {"\"review\"", "\"summary\"",
                                        "\"description\"", "\"excerpt\"", NULL};
    struct film_str key;
    bool about = false;
    const char *at = memchr(head.p, '"', head.n), *end = head.p + head.n;
    while (at) {
        const char *close = memchr(at + 1, '"', (size_t)(end - at - 1));
        if (!close)
            break;
        key = (struct film_str){at + 1, (size_t)(close - at - 1)};
        const char *after = close + 1;
        while (after < end && film_ascii_space(*after))
            after++;
        bool member = after < end && *after == ':';
        if (member && text_rank(key) > 0)
            return 2;
        at = member ? memchr(after, '"', (size_t)(end - after)) : close;
    }
    for (size_t i = 0; prose[i]; i++)
        about |= memmem(head.p, head.n, prose[i], strlen(prose[i])) != NULL;
    return about && (memmem(head.p, head.n, "\"title\"", 7) ||
                     memmem(head.p, head.n, "\"headline\"", 10))
               ? 1
               : 0;
}

static int
sniff(struct film_str head, struct film_str path)
{
    if (is_lines(head))
        return film_str_ends(path, FILM_STR(".jsonl")) ||
                       film_str_ends(path, FILM_STR(".ndjson"))
                   ? 70
                   : 60;
    if (!film_json_values_begins(head))
        return 0;
    int signs = signs_of_articles(head);
    return signs == 2 ? 50 : signs == 1 ? 30 : 0;
}

const struct film_reader film_reader_jsonl = {"jsonl", sniff, read_jsonl};
