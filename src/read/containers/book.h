/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The metadata of an EPUB book, from its package document (OPF). */
#ifndef FILM_READ_CONTAINERS_BOOK_H
#define FILM_READ_CONTAINERS_BOOK_H

#include "read/builder.h"

struct film_book_creator {
    struct film_str name, id, role;
};

struct film_book {
    struct film_arena arena; /* owns everything below */
    struct film_str package; /* the name of the OPF, "" if not known */
    struct film_str title, date, publisher, language;
    struct film_strs authors;
    struct film_book_creator *creators;
    size_t creator_count;
    struct film_strs roles; /* the id of a creator and its role, in turn */
    bool known;             /* a package document was read */
};

/* True if the archive that begins with head is a book, by its first member or
 * else by its name. */
bool film_book_begins(struct film_str head, struct film_str name);

/* An empty book; its arena is freed by film_book_release. */
void film_book_init(struct film_book *book);
/* Frees what the book holds. */
void film_book_release(struct film_book *book);

/* Takes the name of the package document from META-INF/container.xml. */
void film_book_container(struct film_book *book, struct film_str bytes,
                         struct film_read_context *ctx);

/* True if the member of that name is the package document; any "*.opf" while
 * the container has not named one. */
bool film_book_is_package(const struct film_book *book, struct film_str name);

/* Takes what the package document says; what is bad in it is a warning. */
void film_book_package(struct film_book *book, struct film_str bytes,
                       struct film_read_context *ctx);

/* Adds to the chapter in b->article what it does not say itself. The book's
 * title is its source, or the title of a chapter without one. */
void film_book_article(const struct film_book *book, struct film_builder *b);

#endif
