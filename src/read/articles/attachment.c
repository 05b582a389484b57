/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/attachment.h"

#include "read/reader.h"
#include "text/clean.h"

struct attachment {
    struct film_read_context *ctx;
    struct film_str name;
    const struct film_attachment_fields *message; /* NULL: it has a name */
    struct film_buf id; /* of the item that is handed on */
    size_t found;
    bool stopped; /* the sink failed, not the file */
};

/* The name, which may hold anything, as a part of a path. A folder in it would
 * be that of the sender's machine. */
static void
put_name(struct film_buf *out, const struct film_mime_header *h)
{
    struct film_buf decoded;
    film_buf_init(&decoded, 1 << 20);
    film_mime_name(&decoded, h);
    struct film_str name = film_buf_get(&decoded);
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == '/' || name.p[i] == '\\') {
            name = (struct film_str){name.p + i + 1, name.n - i - 1};
            break;
        }
    film_clean_text(out, name);
    film_buf_release(&decoded);
}

static struct film_str
make_id(struct attachment *a, struct film_str own)
{
    film_buf_reset(&a->id);
    film_buf_str(&a->id, a->ctx->item); /* the message, in a box */
    film_buf_text(&a->id, "!/part/");
    film_buf_str(&a->id, a->name);
    if (own.n > 0 || a->found > 0) {
        if (!film_str_starts(own, FILM_STR("!/"))) /* of a member: "a.zip!/b" */
            film_buf_byte(&a->id, '#');
        film_buf_str(&a->id, own);
        if (own.n == 0)
            film_buf_printf(&a->id, "%zu", a->found + 1);
    }
    a->found++;
    return film_buf_get(&a->id);
}

/* Its title was made of its number, as it has no name. */
static void
take_fields(struct film_article *to, const struct film_attachment_fields *from)
{
    if (to->title_made || to->title.n == 0) {
        to->title = from->title;
        to->title_made = false;
    }
    if (to->date.n == 0)
        to->date = from->date;
    if (to->authors.n == 0)
        to->authors = from->authors;
}

static enum film_status
take_article(void *user, const struct film_article *article,
             struct film_error *err)
{
    struct attachment *a = user;
    struct film_article copy = *article;
    copy.id = make_id(a, article->id);
    if (a->message)
        take_fields(&copy, a->message);
    enum film_status s = a->ctx->sink->article(a->ctx->sink->user, &copy, err);
    a->stopped |= s != FILM_OK;
    return s;
}

static enum film_status
take_record(void *user, const struct film_record *record,
            struct film_error *err)
{
    struct attachment *a = user;
    a->found++;
    enum film_status s = a->ctx->sink->record(a->ctx->sink->user, record, err);
    a->stopped |= s != FILM_OK;
    return s;
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    const struct attachment *a = user;
    (void)path;
    film_read_pass_on(a->ctx, a->name, line, loss, why);
}

static enum film_status
read_bytes(struct attachment *a, struct film_str bytes, struct film_error *err)
{
    struct film_sink sink = {.user = a,
                             .article = take_article,
                             .record = take_record,
                             .warn = take_warning,
                             .outer = a->ctx->sink};
    struct film_read_context inner = *a->ctx;
    struct film_stream *in = NULL;
    struct film_error why = {0};
    inner.sink = &sink;
    inner.item = inner.url = inner.date = (struct film_str){"", 0};
    inner.charset = NULL;
    inner.name = a->name;
    inner.depth++;
    enum film_status s =
        film_stream_from_bytes(&in, bytes, a->ctx->limits, err);
    if (s != FILM_OK)
        return s;
    s = film_read_stream(in, &inner, &why);
    film_stream_free(in);
    a->ctx->deadline_ns = inner.deadline_ns;
    if (s == FILM_OK)
        return s;
    if (a->stopped || s == FILM_ERR_NOMEM || s == FILM_ERR_FORMAT)
        return film_error_set(err, s, "%s", why.text);
    if (s == FILM_ERR_BESIDE)
        return film_error_set(err, FILM_ERR_FORMAT, "%s", why.text);
    film_read_warn(a->ctx, 0, "%.*s: %s", (int)a->name.n, a->name.p, why.text);
    return FILM_OK;
}

enum film_status
film_attachment_read(const struct film_attachment *part,
                     struct film_read_context *ctx, struct film_error *err)
{
    struct attachment a = {.ctx = ctx};
    struct film_buf name, bytes;
    film_buf_init(&name, 1 << 16);
    film_buf_init(&a.id, 1 << 17);
    film_buf_init(&bytes, part->body.n + 16);
    put_name(&name, part->header);
    if (name.n == 0) {
        a.message = part->message;
        film_buf_printf(&name, "%zu", part->number);
    }
    film_mime_decode(&bytes, part->body, part->header->encoding);
    a.name = film_buf_get(&name);
    enum film_status s = film_buf_check(&bytes, err);
    if (s == FILM_OK && film_buf_check(&name, err) != FILM_OK)
        a.name = FILM_STR("part");
    if (s == FILM_OK)
        s = read_bytes(&a, film_buf_get(&bytes), err);
    film_buf_release(&name);
    film_buf_release(&a.id);
    film_buf_release(&bytes);
    return s;
}
