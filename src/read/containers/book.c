/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/containers/book.h"

#include "read/authors.h"
#include "read/xml/xml.h"

bool
film_book_begins(struct film_str head, struct film_str name)
{
    enum { NAME = 30 /* bytes before that of a ZIP file's first member */ };
    static const struct film_str first = FILM_STR("mimetypeapplication/epub+"),
                                 end = FILM_STR(".epub");
    return (head.n > NAME &&
            film_str_starts((struct film_str){head.p + NAME, head.n - NAME},
                            first)) ||
           (name.n > end.n &&
            film_str_equal_nocase(
                (struct film_str){name.p + name.n - end.n, end.n}, end));
}

void
film_book_init(struct film_book *book)
{
    *book = (struct film_book){.known = false};
    film_arena_init(&book->arena);
}

void
film_book_release(struct film_book *book)
{
    film_arena_release(&book->arena);
}

/* ---- its documents ---- */

struct reader {
    struct film_book *book;
    struct film_buf scratch;
};

static enum film_status
read_elements(struct film_book *book, struct film_str bytes, const char *names,
              film_xml_take_fn *take, struct film_read_context *ctx,
              struct film_error *err)
{
    struct reader r = {.book = book};
    film_buf_init(&r.scratch, 1 << 16);
    enum film_status st = film_xml_each(bytes, names, take, &r, ctx, err);
    film_buf_release(&r.scratch);
    return st;
}

/* If there are several, the first one is the default rendition. */
static enum film_status
take_root(void *user, const xmlNode *n, struct film_error *err)
{
    struct reader *r = user;
    struct film_str path = film_node_attr(n, "full-path", &r->scratch);
    (void)err;
    if (r->book->package.n == 0)
        film_arena_copy(&r->book->arena, path, &r->book->package);
    return FILM_OK;
}

void
film_book_container(struct film_book *book, struct film_str bytes,
                    struct film_read_context *ctx)
{
    read_elements(book, bytes, "rootfile", take_root, ctx, NULL);
}

bool
film_book_is_package(const struct film_book *book, struct film_str name)
{
    return book->package.n > 0 ? film_str_equal(name, book->package)
                               : film_str_ends(name, FILM_STR(".opf"));
}

/* ---- metadata of the book ---- */

enum { LIST = 500 /* creators, and each is looked for among the roles */ };

/* True if there is such an attribute and it has that value. */
static bool
may_be(const xmlNode *n, const char *attribute, const char *value,
       struct film_buf *scratch)
{
    struct film_str s = film_node_attr(n, attribute, scratch);
    return s.n == 0 || film_str_equal_nocase(s, film_str_from(value));
}

static struct film_str
copy(struct film_book *book, struct film_str s)
{
    struct film_str c = {"", 0};
    film_arena_copy(&book->arena, film_str_trim(s), &c);
    return c;
}

static void
take_creator(struct film_book *book, const xmlNode *n, struct film_buf *scratch)
{
    struct film_book_creator *c = film_arena_push(
        &book->arena, &book->creators, &book->creator_count, sizeof *c);
    if (!c)
        return;
    c->role = copy(book, film_node_attr(n, "role", scratch));
    c->id = copy(book, film_node_attr(n, "id", scratch));
    c->name = copy(book, film_node_text(n, scratch));
}

/* EPUB 3 says the role beside: <meta refines="#c1" property="role">trl. */
static void
take_role(struct film_book *book, const xmlNode *n, struct film_buf *scratch)
{
    if (book->roles.n >= 2 * LIST ||
        !film_str_equal(film_node_attr(n, "property", scratch),
                        FILM_STR("role")))
        return;
    struct film_str id = copy(book, film_node_attr(n, "refines", scratch));
    struct film_str *slot = film_arena_push(&book->arena, &book->roles.v,
                                            &book->roles.n, sizeof *slot);
    if (slot)
        *slot = id;
    slot = film_arena_push(&book->arena, &book->roles.v, &book->roles.n,
                           sizeof *slot);
    if (slot)
        *slot = copy(book, film_node_text(n, scratch));
}

static struct film_str
role_of(const struct film_book *book, const struct film_book_creator *c)
{
    for (size_t i = 0; i + 1 < book->roles.n; i += 2) {
        struct film_str id = book->roles.v[i];
        if (id.n > 1 && id.p[0] == '#' &&
            film_str_equal((struct film_str){id.p + 1, id.n - 1}, c->id))
            return book->roles.v[i + 1];
    }
    return c->role;
}

/* Translators and illustrators are creators too, but with another role. */
static void
choose_authors(struct film_book *book)
{
    for (size_t i = 0; i < book->creator_count; i++) {
        struct film_str role = role_of(book, &book->creators[i]);
        if (role.n == 0 || film_str_equal_nocase(role, FILM_STR("aut")))
            film_authors_add(&book->authors, &book->arena,
                             book->creators[i].name, false);
    }
}

static enum film_status
take_fact(void *user, const xmlNode *n, struct film_error *err)
{
    struct reader *r = user;
    struct film_book *book = r->book;
    (void)err;
    struct film_str *to = film_node_is(n, "title")       ? &book->title
                          : film_node_is(n, "date")      ? &book->date
                          : film_node_is(n, "publisher") ? &book->publisher
                                                         : &book->language;
    if (film_node_is(n, "creator")) {
        take_creator(book, n, &r->scratch);
    } else if (film_node_is(n, "meta")) {
        take_role(book, n, &r->scratch);
    } else if (to->n == 0 && (to != &book->date ||
                              may_be(n, "event", "publication", &r->scratch))) {
        film_arena_copy(&book->arena,
                        film_str_trim(film_node_text(n, &r->scratch)), to);
    }
    return FILM_OK;
}

void
film_book_package(struct film_book *book, struct film_str bytes,
                  struct film_read_context *ctx)
{
    struct film_error why = {0};
    book->known = true;
    if (read_elements(book, bytes, "title|creator|date|publisher|language|meta",
                      take_fact, ctx, &why) != FILM_OK)
        film_read_warn(ctx, 0, "the book's own data: %s", why.text);
    choose_authors(book);
}

/* ---- chapters ---- */

void
film_book_article(const struct film_book *book, struct film_builder *b)
{
    struct film_article *a = &b->article;
    struct film_str title = film_builder_text(b, book->title);
    if (title.n > 0 && (a->title.n == 0 || a->title_made)) {
        a->title = title;
        a->title_made = false;
    } else if (a->source.n == 0 && !film_str_equal(a->title, title)) {
        a->source = title;
    }
    bool anonymous = a->authors.n == 0;
    for (size_t i = 0; anonymous && i < book->authors.n; i++)
        film_builder_add(b, &a->authors, book->authors.v[i]);
    if (a->date.n == 0)
        a->date = film_builder_date(b, book->date);
    if (a->language.n == 0)
        a->language = film_builder_text(b, book->language);
    if (book->publisher.n == 0)
        return;
    film_buf_reset(&b->scratch);
    film_buf_printf(&b->scratch, "publisher:%.*s", (int)book->publisher.n,
                    book->publisher.p);
    struct film_str field;
    if (film_arena_copy(b->ctx->arena, film_buf_get(&b->scratch), &field))
        film_builder_add(b, &a->fields, field);
}
