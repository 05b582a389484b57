/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/dictionary.h"

#include "base/hash.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdio.h>
#include <stdlib.h>

enum { HASH = 8 }; /* bytes of the hash before the content */

void
film_dictionary_key(char key[FILM_DICTIONARY_KEY], unsigned number)
{
    snprintf(key, FILM_DICTIONARY_KEY, "%s%u", FILM_META_DICTIONARY, number);
}

void
film_dictionary_write(struct film_buf *out, struct film_str content)
{
    uint64_t hash = htole64(film_hash(content, 0));
    film_buf_add(out, &hash, HASH);
    film_buf_str(out, content);
}

/* Sets the content; false if the value is damaged. */
static bool
read_value(struct film_dictionary *d)
{
    if (d->value.len <= HASH || d->value.len - HASH > FILM_DICTIONARY_MOST)
        return false;
    d->content = (struct film_str){d->value.data + HASH, d->value.len - HASH};
    return film_hash_word(d->value.data, HASH) == film_hash(d->content, 0);
}

void
film_dictionary_free(struct film_dictionary *d)
{
    xapc_string_free(&d->value);
}

enum film_status
film_dictionary_load(struct film_dictionary *out, const xapc_database *db,
                     unsigned number, struct film_error *err)
{
    char key[FILM_DICTIONARY_KEY];
    film_dictionary_key(key, number);
    enum film_status s =
        film_metadata_get(&out->value, db, film_str_from(key), err);
    if (s != FILM_OK || read_value(out))
        return s;
    bool there = out->value.len > 0;
    film_dictionary_free(out);
    return film_error_set(err, FILM_ERR_INDEX,
                          "dictionary %u of its texts is %s", number,
                          there ? "damaged" : "missing");
}

enum film_status
film_dictionary_newest(unsigned *number, const xapc_database *db,
                       struct film_error *err)
{
    const size_t prefix = strlen(FILM_META_DICTIONARY);
    xapc_blobs keys;
    xapc_error *xerr = NULL;
    *number = 0;
    xapc_status x = xapc_database_metadata_keys(&keys, db, FILM_META_DICTIONARY,
                                                prefix, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    for (size_t i = 0; i < keys.n; i++) {
        unsigned long n = strtoul(keys.items[i].data + prefix, NULL, 10);
        if (n > *number && n <= FILM_DICTIONARIES_MOST)
            *number = (unsigned)n;
    }
    xapc_blobs_free(&keys);
    return FILM_OK;
}
