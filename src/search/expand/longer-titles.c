/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/longer-titles.h"

#include "base/ascii.h"
#include "catalog/complete.h"
#include "index/format/store.h"

/* The number that a word is, in Roman or Arabic figures; 0 if it is not one of
 * those used in titles. */
static unsigned
number_of(struct film_str word, const char *const roman[], unsigned n)
{
    unsigned value = 0;
    for (unsigned i = 2; i < n; i++)
        if (film_str_equal(word, film_str_from(roman[i])))
            return i;
    for (size_t i = 0; i < word.n; i++) {
        if (!film_ascii_digit(word.p[i]) || word.n > 2)
            return 0;
        value = 10 * value + (unsigned)(word.p[i] - '0');
    }
    return value > 1 && value < n ? value : 0;
}

struct film_str
film_title_other_figures(struct film_search_ctx *c, struct film_str title)
{
    static const char *const roman[] = {"",  "I",  "II",  "III",  "IV",
                                        "V", "VI", "VII", "VIII", "IX",
                                        "X", "XI", "XII", "XIII"};
    struct film_str rest = title, word, out = {"", 0};
    struct film_buf b;
    bool differs = false;
    film_buf_init(&b, 1 << 16);
    while (film_str_cut(&rest, ' ', &word)) {
        unsigned n = number_of(word, roman, sizeof roman / sizeof roman[0]);
        if (b.n > 0)
            film_buf_byte(&b, ' ');
        if (n == 0)
            film_buf_str(&b, word);
        else if (film_ascii_digit(word.p[0]))
            film_buf_text(&b, roman[n]);
        else
            film_buf_printf(&b, "%u", n);
        differs |= n > 0;
    }
    if (film_ctx_keep(c, film_buf_check(&b, c->err)) && differs)
        out = film_ctx_copy(c, film_buf_get(&b));
    film_buf_release(&b);
    return out;
}

/* Records that are looked at: of a title of words as common as Love and Man
 * 3,831 records have 240. A bound of time. */
enum { RECORDS_MOST = 1000 };

struct finder {
    struct film_search_ctx *c;
    struct film_shard *catalogue;
    const struct film_mention *own;
    struct film_tokens title; /* without joined forms */
    struct film_strs out;
};

static struct film_tokens
plain_tokens(struct film_search_ctx *c, struct film_str text)
{
    struct film_tokens t = film_ctx_tokens(c, text);
    film_tokens_unjoin(&t);
    return t;
}

static bool
is_own(const struct finder *f, const struct film_record *r)
{
    bool own = false;
    struct film_buf id;
    film_buf_init(&id, 1 << 16);
    for (size_t i = 0; i < r->id_count && !own; i++) {
        film_id_text(&id, &r->ids[i]);
        for (size_t e = 0; e < f->own->n; e++)
            for (size_t k = 0; k < f->own->bearers[e].ids.n; k++)
                own |= film_str_equal(f->own->bearers[e].ids.v[k],
                                      film_buf_get(&id));
    }
    film_buf_release(&id);
    return own;
}

static void
add(struct finder *f, struct film_str title)
{
    if (title.n == 0)
        return;
    struct film_str *slot =
        film_ctx_push(f->c, &f->out.v, &f->out.n, sizeof *slot);
    if (slot)
        *slot = title;
}

static void
add_names(struct finder *f, const struct film_names *names)
{
    for (size_t i = 0; i < names->n; i++) {
        struct film_tokens longer = plain_tokens(f->c, names->v[i].text);
        if (longer.n <= f->title.n || !film_tokens_stand_in(longer, f->title))
            continue;
        add(f, names->v[i].text);
        add(f, film_title_other_figures(f->c, names->v[i].text));
    }
}

static void
add_record(struct finder *f, struct film_str data)
{
    struct film_record r;
    if (film_stored_kind(data) != FILM_KIND_RECORD[0] ||
        !film_ctx_keep(f->c,
                       film_load_record(&r, data, f->c->arena, f->c->err)) ||
        r.kind != FILM_RECORD_FILM || is_own(f, &r))
        return;
    add_names(f, &r.names);
}

/* Adds the titles that begin with a title of function words, such as It, which
 * no posting leads to. */
static void
add_beginning(struct finder *f, struct film_str title)
{
    struct film_entity *v = NULL;
    size_t n = 0;
    const struct film_recogniser how = {f->catalogue->db, f->c->an, f->c->arena,
                                        f->c->err};
    film_ctx_keep(f->c, film_complete(&v, &n, RECORDS_MOST, title, &how));
    for (size_t i = 0; i < n && film_ctx_ok(f->c); i++)
        if (!v[i].person)
            add_names(f, &v[i].names);
}

static bool
has_content(struct film_tokens t)
{
    for (size_t i = 0; i < t.n; i++)
        if (film_token_is_content(&t.v[i]))
            return true;
    return false;
}

struct film_strs
film_longer_titles(struct film_search_ctx *c, struct film_shard *catalogue,
                   struct film_str title, const struct film_mention *own)
{
    struct finder f = {.c = c, .catalogue = catalogue, .own = own};
    f.title = plain_tokens(c, title);
    struct film_docids docs =
        film_shard_with_words(c, catalogue, FILM_F_RECORD_TEXT, f.title);
    if (docs.n > RECORDS_MOST)
        docs.n = RECORDS_MOST;
    struct film_str *data = docs.n ? film_shard_data(c, catalogue, docs) : NULL;
    for (size_t i = 0; data && i < docs.n && film_ctx_ok(c); i++)
        add_record(&f, data[i]);
    if (!has_content(f.title))
        add_beginning(&f, title);
    return f.out;
}
