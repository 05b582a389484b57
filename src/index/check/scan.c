/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/check/scan.h"

#include "index/format/decompress.h"
#include "index/generation.h"
#include "index/inputs/inputs.h"
#include "index/live.h"
#include "index/inputs/path.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

enum { BATCH = 1024 }; /* docids listed at a time */

struct scan {
    const struct film_scan *to;
    const char *path;
    char *live; /* path of the generation being read */
    xapc_database *db;
    struct film_decompressor decompressor;
    struct film_arena arena; /* holds one article or record */
    xapc_docid next;         /* all docids before this one have been read */
    bool told;               /* the error came from a callback */
    bool replaced;           /* another generation has become live */
};

/* An article and its passages, or a record, as stored. */
struct unit {
    struct film_stored_article article;
    struct film_stored_passage *passages;
    size_t n;
    struct film_record record;
    bool is_record;
};

/* Sets the path and format, which are in the note of the input. */
static enum film_status
name_article(struct scan *c, struct unit *u, struct film_error *err)
{
    struct film_input note;
    struct film_str format;
    enum film_status s =
        film_input_get(&note, c->db, &u->article.input, &c->arena, err);
    if (s != FILM_OK)
        return s;
    if (!film_arena_copy(&c->arena, note.format, &format))
        return film_error_nomem(err);
    u->article.meta.path =
        film_path_shown(note.path, note.relative, c->to->cwd);
    u->article.meta.format = format.p;
    return FILM_OK;
}

static enum film_status
read_record(struct scan *c, struct film_str data, struct unit *u,
            struct film_error *err)
{
    struct film_input note;
    u->is_record = true;
    enum film_status s = film_load_record(&u->record, data, &c->arena, err);
    struct film_sum id = film_path_id(u->record.path);
    if (s == FILM_OK)
        s = film_input_get(&note, c->db, &id, &c->arena, err);
    if (s == FILM_OK)
        u->record.path = film_path_shown(note.path, note.relative, c->to->cwd);
    return s;
}

static enum film_status
read_article(struct scan *c, xapc_docid docid, struct film_str data,
             struct unit *u, struct film_error *err)
{
    enum film_status s = film_load_article(&u->article, data, &c->arena, err);
    if (s == FILM_OK)
        s = name_article(c, u, err);
    if (s != FILM_OK)
        return s;
    u->n = u->article.passages;
    bool single = film_stored_kind(data) == FILM_KIND_SINGLE[0];
    struct film_str *v = film_arena_zalloc(&c->arena, u->n + 1, sizeof *v);
    u->passages = film_arena_zalloc(&c->arena, u->n + 1, sizeof *u->passages);
    if (!v || !u->passages)
        return film_error_nomem(err);
    v[0] = data;
    if (!single)
        s = film_documents_read(v, &c->decompressor, docid + 1, u->n, &c->arena,
                                err);
    for (size_t i = 0; i < u->n && s == FILM_OK; i++)
        s = film_load_passage(&u->passages[i], v[i], &c->arena, err);
    return s;
}

/* Reads the article or record that begins at docid. */
static enum film_status
read_unit(struct scan *c, xapc_docid docid, struct unit *u,
          struct film_error *err)
{
    struct film_str data = {0};
    film_arena_reset(&c->arena);
    *u = (struct unit){0};
    enum film_status s =
        film_documents_read(&data, &c->decompressor, docid, 1, &c->arena, err);
    if (s != FILM_OK)
        return s;
    switch (film_stored_kind(data)) {
    case 'a':
    case 's':
        return read_article(c, docid, data, u, err);
    case 'r':
        return read_record(c, data, u, err);
    case 'p': /* its article was just removed */
    case 'e': /* an entity: derived from the records */
        return FILM_OK;
    default: /* also a table that could not be opened: libxapian 1.4 treats it
                as empty */
        return film_error_set(err, FILM_ERR_INDEX,
                              "%s: document %u is of no known kind", c->path,
                              (unsigned)docid);
    }
}

static enum film_status
hand_over(struct scan *c, const struct unit *u, struct film_error *err)
{
    enum film_status s = FILM_OK;
    if (u->is_record)
        s = c->to->record(c->to->user, &u->record, err);
    for (size_t i = 0; i < u->n && s == FILM_OK; i++)
        s = c->to->passage(c->to->user, &u->article, &u->passages[i], err);
    c->told = s != FILM_OK;
    return s;
}

/* Lists documents from c->next on; *n is 0 at the end. */
static enum film_status
list(struct scan *c, xapc_docid *ids, size_t *n, struct film_error *err)
{
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_postlist_open(&all, c->db, "", 0, &xerr);
    if (x == XAPC_OK)
        x = xapc_postlist_skip_to(all, c->next, &xerr);
    if (x == XAPC_OK)
        x = xapc_postlist_next(n, all, ids, NULL, NULL, BATCH, &xerr);
    xapc_postlist_free(all);
    return film_error_xapian(err, x, xerr);
}

/* Opens the current revision. Fails if the generation was replaced, as docids
 * of another generation are meaningless here. */
static enum film_status
open_again(struct scan *c, struct film_error *err)
{
    char *live;
    enum film_status s = film_generation_path(&live, c->path, err);
    if (s != FILM_OK)
        return s;
    c->replaced = c->live && strcmp(live, c->live) != 0;
    free(c->live);
    c->live = live;
    if (c->replaced)
        return film_error_set(err, FILM_ERR_BUSY,
                              "%s: it was replaced while it was read; try "
                              "again",
                              c->path);
    film_decompressor_release(&c->decompressor);
    xapc_database_free(c->db);
    c->db = NULL;
    s = film_live_open(&c->db, c->path, err);
    film_decompressor_init(&c->decompressor, c->db);
    if (s == FILM_OK)
        s = film_live_check(c->db, c->path, c->path, err);
    return s == FILM_OK ? film_live_check_whole(c->db, c->path, err) : s;
}

/* Continues reading from c->next. */
static enum film_status
read_on(struct scan *c, struct film_error *err)
{
    xapc_docid ids[BATCH];
    size_t n = 1;
    struct unit u;
    enum film_status s = open_again(c, err);
    while (s == FILM_OK && n > 0) {
        s = list(c, ids, &n, err);
        for (size_t i = 0; i < n && s == FILM_OK; i++) {
            if (ids[i] < c->next)
                continue;
            s = read_unit(c, ids[i], &u, err);
            if (s == FILM_OK)
                s = hand_over(c, &u, err);
            if (s == FILM_OK)
                c->next = ids[i] + 1 + (xapc_docid)(u.n > 1 ? u.n : 0);
        }
    }
    return s;
}

enum film_status
film_index_scan(const char *db, const struct film_scan *scan,
                struct film_error *err)
{
    struct scan c = {.to = scan, .path = db};
    int tries = 0;
    enum film_status s;
    film_arena_init(&c.arena);
    do {
        xapc_docid begin = c.next;
        s = read_on(&c, err);
        tries = c.next > begin ? 0 : tries + 1;
    } while (film_live_may_pass(s) && !c.told && !c.replaced &&
             tries < FILM_READ_TRIES);
    film_decompressor_release(&c.decompressor);
    xapc_database_free(c.db);
    free(c.live);
    film_arena_release(&c.arena);
    return c.told ? s : film_live_name_error(db, s, err);
}
