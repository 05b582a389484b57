/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/name-list.h"

#include "names/scripts.h"
#include "schema/metadata.h"

/* Any key of names in other scripts than Latin, "" if there is none. */
static struct film_str
find_others(struct film_search_ctx *c, const struct film_shard *shard)
{
    static const char prefix[] = FILM_META_NAMES FILM_SCRIPT_MARK;
    xapc_blobs keys = {0};
    xapc_error *xerr = NULL;
    struct film_str first = {"", 0};
    if (!film_ctx_ok(c))
        return first;
    xapc_status x = xapc_database_metadata_keys(&keys, shard->db, prefix,
                                                sizeof prefix - 1, &xerr);
    if (film_ctx_xapian(c, x, xerr) && keys.n > 0)
        first = film_ctx_copy(
            c, (struct film_str){keys.items[0].data, keys.items[0].len});
    xapc_blobs_free(&keys);
    return first;
}

static struct film_str
read_metadata(struct film_search_ctx *c, const struct film_shard *shard,
              const char key[4])
{
    char name[sizeof FILM_META_NAMES + 4] = FILM_META_NAMES;
    struct film_error later;
    struct film_str bytes = {"", 0};
    memcpy(name + sizeof FILM_META_NAMES - 1, key, 4);
    film_ctx_keep(c, film_metadata_copy(&bytes, shard->db, film_str_from(name),
                                        c->arena,
                                        film_ctx_ok(c) ? c->err : &later));
    return bytes;
}

/* What is kept under a key; film_name_list_read reads others first. */
static struct film_name_piece *
find(const struct film_name_list *list, const struct film_shard *shard,
     const char *key)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].shard == shard && strcmp(list->v[i].key, key) == 0)
            return &list->v[i];
    return NULL;
}

static struct film_str
keep(struct film_name_list *list, struct film_search_ctx *c,
     const struct film_shard *shard, const char *key, struct film_str bytes)
{
    struct film_name_piece *p = film_ctx_push(c, &list->v, &list->n, sizeof *p);
    if (!p)
        return (struct film_str){"", 0};
    *p = (struct film_name_piece){.shard = shard, .bytes = bytes};
    memcpy(p->key, key, strlen(key) + 1);
    return bytes;
}

/* True if the source has names in other scripts: most have none, and are asked
 * once. */
static bool
has_others(struct film_name_list *list, struct film_search_ctx *c,
           const struct film_shard *shard)
{
    static const char others[] = "?"; /* no key of the list */
    const struct film_name_piece *p = find(list, shard, others);
    return (p ? p->bytes : keep(list, c, shard, others, find_others(c, shard)))
               .n > 0;
}

struct film_str
film_name_list_read(struct film_name_list *list, struct film_search_ctx *c,
                    const struct film_shard *shard, const char key[4])
{
    const struct film_name_piece *p = find(list, shard, key);
    if (p)
        return p->bytes;
    if (key[0] == FILM_SCRIPT_MARK[0] && !has_others(list, c, shard))
        return (struct film_str){"", 0};
    return keep(list, c, shard, key, read_metadata(c, shard, key));
}
