/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON Lines: an article a line, {"id", "title", "date", "url", "text" …}. A
 * bad line is warned of and the rest read on. Nearly all lines are flat
 * objects of strings, which are scanned here; the others, and what looks
 * wrong, go to jansson, which takes three times as long and tells what is
 * wrong. */
#include <config.h>
#include "base/utf8.h"
#include "read/fields.h"
#include "read/formats.h"

#include <jansson.h>

enum { FIELDS = 64, WARNINGS = 20 };

enum kind { KIND_STRING, KIND_LITERAL, KIND_ARRAY };

/* A field of a flat object: spans of the line. */
struct field {
    struct film_str key, value; /* without quotes or brackets */
    enum kind kind;
};

struct jsonl {
    struct film_builder b;
    struct film_fields meta;
    struct film_str line;
    uint32_t number;
    uint64_t byte;         /* where the line begins */
    int text_rank;         /* of the field the text came from */
    struct film_buf plain; /* a string without its escapes */
    struct field fields[FIELDS];
    size_t field_count;
    size_t items, bad;
};

static void
warn(struct jsonl *j, const char *why)
{
    if (j->bad++ < WARNINGS)
        film_read_warn(j->b.ctx, j->number, "%s", why);
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
        {FILM_STR("articleBody"), 3}, {FILM_STR("article"), 2},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (film_str_equal(keys[i].key, key))
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

static void
take(struct jsonl *j, struct film_str key, struct film_str value, bool many)
{
    int rank = text_rank(key);
    if (rank > 0) {
        if (rank < j->text_rank || film_str_trim(value).n == 0)
            return;
        if (rank > j->text_rank) { /* instead of what came before */
            j->b.article.block_count = 0;
            j->b.text_bytes = 0;
        }
        j->text_rank = rank;
        struct film_place at = {j->number, j->number, j->byte,
                                j->byte + j->line.n};
        film_builder_paragraphs(&j->b, value, at);
    } else if (is_id(key)) {
        j->b.article.id = film_builder_text(&j->b, value);
    } else {
        j->meta.at = (struct film_place){j->number, j->number, j->byte,
                                         j->byte + j->line.n};
        film_field_add(&j->b, &j->meta, key, value, many);
    }
}

static void
begin(struct jsonl *j)
{
    film_builder_article(&j->b, j->number);
    j->meta = (struct film_fields){0};
    j->text_rank = 0;
}

static enum film_status
emit(struct jsonl *j, struct film_error *err)
{
    struct film_article *a = &j->b.article;
    film_fields_end(&j->b, &j->meta);
    if (a->block_count == 0 && a->title.n == 0) {
        warn(j, "no text in it");
        return FILM_OK;
    }
    if (a->id.n == 0) { /* an article in a container has one */
        film_buf_reset(&j->plain);
        film_buf_printf(&j->plain, "%u", (unsigned)j->number);
        a->id = film_builder_text(&j->b, film_buf_get(&j->plain));
    }
    j->items++;
    return film_builder_emit_article(&j->b, err);
}

/* ---- flat objects ---- */

static void
skip_space(struct film_str *s)
{
    while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\t' || s->p[0] == '\r' ||
                        s->p[0] == '\n')) {
        s->p++;
        s->n--;
    }
}

static bool
skip_byte(struct film_str *s, char c)
{
    if (s->n == 0 || s->p[0] != c)
        return false;
    s->p++;
    s->n--;
    return true;
}

/* Takes the string whose opening quote s begins with. */
static bool
cut_string(struct film_str *s, struct film_str *value)
{
    const char *from = s->p + 1, *end = s->p + s->n, *at = from;
    for (;;) {
        const char *quote =
            at < end ? memchr(at, '"', (size_t)(end - at)) : NULL;
        if (!quote)
            return false;
        const char *back = quote;
        while (back > from && back[-1] == '\\')
            back--;
        at = quote + 1;
        if ((quote - back) % 2 == 0) {
            *value = (struct film_str){from, (size_t)(quote - from)};
            *s = (struct film_str){at, (size_t)(end - at)};
            return true;
        }
    }
}

/* Takes a number, true, false or null. */
static bool
cut_literal(struct film_str *s, struct film_str *value)
{
    size_t n = 0;
    while (n < s->n && s->p[n] && strchr("-+.0123456789eEtrufalsn", s->p[n]))
        n++;
    *value = (struct film_str){s->p, n};
    s->p += n;
    s->n -= n;
    return n > 0;
}

/* Takes an array of strings and literals; value is what is in the brackets. */
static bool
cut_array(struct film_str *s, struct film_str *value)
{
    struct film_str part;
    skip_byte(s, '[');
    const char *from = s->p;
    for (bool first = true;; first = false) {
        skip_space(s);
        const char *at = s->p;
        if (skip_byte(s, ']')) {
            *value = (struct film_str){from, (size_t)(at - from)};
            return true;
        }
        if (!first && !skip_byte(s, ','))
            return false;
        skip_space(s);
        if (s->n == 0 ||
            !(s->p[0] == '"' ? cut_string(s, &part) : cut_literal(s, &part)))
            return false;
    }
}

static bool
cut_value(struct film_str *s, struct field *f)
{
    if (s->n == 0)
        return false;
    f->kind = s->p[0] == '"'   ? KIND_STRING
              : s->p[0] == '[' ? KIND_ARRAY
                               : KIND_LITERAL;
    return f->kind == KIND_STRING  ? cut_string(s, &f->value)
           : f->kind == KIND_ARRAY ? cut_array(s, &f->value)
                                   : cut_literal(s, &f->value);
}

/* Finds the fields of the line; false if it is not a flat object. */
static bool
scan(struct jsonl *j)
{
    struct film_str s = j->line;
    j->field_count = 0;
    skip_space(&s);
    if (!skip_byte(&s, '{'))
        return false;
    for (bool first = true;; first = false) {
        skip_space(&s);
        if (first && skip_byte(&s, '}'))
            break;
        if (j->field_count == FIELDS || s.n == 0 || s.p[0] != '"')
            return false;
        struct field *f = &j->fields[j->field_count++];
        if (!cut_string(&s, &f->key))
            return false;
        skip_space(&s);
        if (!skip_byte(&s, ':'))
            return false;
        skip_space(&s);
        if (!cut_value(&s, f))
            return false;
        skip_space(&s);
        if (skip_byte(&s, '}'))
            break;
        if (!skip_byte(&s, ','))
            return false;
    }
    skip_space(&s);
    return s.n == 0;
}

/* The four hex digits at s.p[at], or UINT32_MAX. */
static uint32_t
hex4(struct film_str s, size_t at)
{
    uint32_t v = 0;
    if (s.n < 4 || at > s.n - 4)
        return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = s.p[i];
        uint32_t d = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                            : UINT32_MAX;
        if (d == UINT32_MAX)
            return d;
        v = v << 4 | d;
    }
    return v;
}

/* Appends the character of the \u whose digits stand at s.p[*at], with the
 * second half of a pair (RFC 8259, section 7). */
static bool
add_unicode(struct film_buf *out, struct film_str s, size_t *at)
{
    uint32_t c = hex4(s, *at);
    if (c == UINT32_MAX)
        return false;
    *at += 4;
    if (c >= 0xD800 && c < 0xDC00 && *at + 6 <= s.n &&
        memcmp(s.p + *at, "\\u", 2) == 0) {
        uint32_t low = hex4(s, *at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            *at += 6;
        }
    }
    film_utf8_add(out, c);
    return true;
}

/* s without its escapes, borrowed from s or from plain; false if one is not
 * JSON's. */
static bool
unescape(struct film_buf *plain, struct film_str s, struct film_str *value)
{
    const char *back = s.n ? memchr(s.p, '\\', s.n) : NULL;
    *value = s;
    if (!back)
        return true;
    film_buf_reset(plain);
    for (size_t at = 0; at < s.n;) {
        back = memchr(s.p + at, '\\', s.n - at);
        size_t run = back ? (size_t)(back - s.p) - at : s.n - at;
        film_buf_add(plain, s.p + at, run);
        at += run;
        if (!back)
            break;
        static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
        char c = at + 1 < s.n ? s.p[at + 1] : '\0';
        const char *known = c ? strchr(from, c) : NULL;
        at += 2;
        if (known)
            film_buf_byte(plain, to[known - from]);
        else if (c != 'u' || !add_unicode(plain, s, &at))
            return false;
    }
    *value = film_buf_get(plain);
    return true;
}

static bool
take_array(struct jsonl *j, struct film_str key, struct film_str s)
{
    struct film_str part, value;
    for (;;) {
        skip_space(&s);
        if (s.n == 0)
            return true;
        if (skip_byte(&s, ','))
            continue;
        bool string = s.p[0] == '"';
        if (!(string ? cut_string(&s, &part) : cut_literal(&s, &part)) ||
            !unescape(&j->plain, part, &value))
            return false;
        if (string)
            take(j, key, value, true);
    }
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
    begin(j);
    for (size_t i = 0; i < j->field_count; i++) {
        struct field *f = &j->fields[i];
        struct film_str value;
        if (f->kind == KIND_ARRAY) {
            if (!take_array(j, f->key, f->value))
                return false;
        } else if (!unescape(&j->plain, f->value, &value)) {
            return false;
        } else if (f->kind == KIND_STRING || is_taken(f->key, value)) {
            take(j, f->key, value, false);
        }
    }
    return true;
}

/* ---- any object ---- */

static void take_object(struct jsonl *j, struct film_str key, json_t *o);

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
        json_array_foreach(v, i, e) if (!json_is_array(e))
            take_json(j, key, e, true);
    } else if (json_is_object(v)) {
        take_object(j, key, v);
    }
}

/* {"name": …} stands for the name, an id has its own key; what else there is
 * has both keys: "ratings.critics". */
static void
take_object(struct jsonl *j, struct film_str key, json_t *o)
{
    const char *name;
    json_t *e;
    struct film_buf both;
    film_buf_init(&both, SIZE_MAX / 4);
    json_object_foreach(o, name, e)
    {
        bool named = strcmp(name, "name") == 0 || strcmp(name, "title") == 0;
        if (json_is_object(e) || json_is_array(e))
            continue;
        film_buf_reset(&both);
        if (named)
            film_buf_str(&both, key);
        else if (film_id_scheme(film_str_from(name)).n > 0)
            film_buf_text(&both, name);
        else if (!film_field_known(key))
            film_buf_printf(&both, "%.*s.%s", (int)key.n, key.p, name);
        if (both.n > 0)
            take_json(j, film_buf_get(&both), e, true);
    }
    j->b.failed |= both.failed != FILM_OK;
    film_buf_release(&both);
}

static enum film_status
read_any(struct jsonl *j, struct film_error *err)
{
    json_error_t e;
    const char *key;
    json_t *v, *o = json_loadb(j->line.p, j->line.n, 0, &e);
    if (!json_is_object(o)) {
        json_decref(o);
        warn(j, o ? "not a JSON object" : e.text);
        return FILM_OK;
    }
    begin(j);
    json_object_foreach(o, key, v) take_json(j, film_str_from(key), v, false);
    enum film_status st = emit(j, err);
    json_decref(o);
    return st;
}

static enum film_status
read_line(struct jsonl *j, struct film_error *err)
{
    if (film_str_trim(j->line).n == 0)
        return FILM_OK;
    if (!film_utf8_valid(j->line)) {
        warn(j, "not valid UTF-8");
        return FILM_OK;
    }
    if (scan(j) && take_fields(j))
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
        j->byte = film_stream_offset(in);
        st = film_stream_line(in, &j->line, err);
        if (st != FILM_OK)
            break;
        j->number++;
        st = read_line(j, err);
        if (st == FILM_OK)
            st = film_read_check_time(j->b.ctx, err);
    }
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_jsonl(struct film_stream *in, struct film_read_context *ctx,
           struct film_error *err)
{
    struct jsonl *j = calloc(1, sizeof *j);
    if (!j)
        return film_error_nomem(err);
    film_buf_init(&j->plain, SIZE_MAX / 4);
    film_builder_init(&j->b, ctx, film_reader_jsonl.name);
    enum film_status st = read_lines(j, in, err);
    if (j->bad > WARNINGS)
        film_read_warn(ctx, 0, "%zu lines in all were left out", j->bad);
    if (st == FILM_OK && j->items == 0)
        st = film_error_set(err, FILM_ERR_INPUT, "no article in it");
    film_builder_release(&j->b);
    film_buf_release(&j->plain);
    free(j);
    return st;
}

/* The first line is an object, as far as it can be seen. */
static int
sniff(struct film_str head, struct film_str path)
{
    struct film_str line, s = head;
    skip_space(&s);
    bool whole = memchr(s.n ? s.p : "", '\n', s.n) != NULL;
    if (!film_str_cut(&s, '\n', &line) || !skip_byte(&line, '{'))
        return 0;
    skip_space(&line);
    line = film_str_trim(line);
    if (line.n < 2 || line.p[0] != '"' || (whole && line.p[line.n - 1] != '}'))
        return 0;
    return film_str_ends(path, FILM_STR(".jsonl")) ||
                   film_str_ends(path, FILM_STR(".ndjson"))
               ? 70
               : 60;
}

const struct film_reader film_reader_jsonl = {"jsonl", sniff, read_jsonl};
