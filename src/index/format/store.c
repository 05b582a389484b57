/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/store.h"

#include "base/hash.h"
#include "base/unpack.h"
#include "schema/schema.h"

enum { TITLE_PLACES = FILM_TITLE_TEXT + 1 };

/* ---- Writing ---------------------------------------------------------- */

static void
put_ids(struct film_buf *out, const struct film_id *ids, size_t n)
{
    film_buf_varint(out, n);
    for (size_t i = 0; i < n; i++) {
        film_buf_varstr(out, ids[i].scheme);
        film_buf_varstr(out, ids[i].value);
    }
}

static void
put_names(struct film_buf *out, struct film_names names)
{
    film_buf_varint(out, names.n);
    for (size_t i = 0; i < names.n; i++) {
        const struct film_name *n = &names.v[i];
        film_buf_varstr(out, n->text);
        film_buf_varstr(out, n->language);
        film_buf_varstr(out, n->family);
        film_buf_varint(out, n->kind);
    }
}

static void
put_titles(struct film_buf *out, const struct film_stored_article *a)
{
    film_buf_varint(out, a->title_count);
    for (size_t i = 0; i < a->title_count; i++) {
        const struct film_stored_title *t = &a->titles[i];
        film_buf_varint(out, t->number);
        film_buf_varint(out, (uint64_t)t->year * TITLE_PLACES + t->place);
    }
}

static void
put_article(struct film_buf *out, const struct film_stored_article *a)
{
    const struct film_article *m = &a->meta;
    film_buf_add(out, a->input.bytes, sizeof a->input.bytes);
    film_buf_varstr(out, m->id);
    film_buf_varint(out, m->line);
    film_buf_varstr(out, m->title);
    film_buf_varstr(out, m->url);
    film_buf_varstr(out, m->source);
    film_buf_varstr(out, m->language);
    film_buf_varstr(out, m->date);
    film_pack_strs(out, m->authors);
    film_pack_strs(out, m->cast);
    film_pack_strs(out, m->tags);
    film_pack_strs(out, m->fields);
    film_buf_varint(out, m->title_made);
    put_ids(out, m->film_ids, m->film_id_count);
    film_buf_varint(out, m->film_count);
    for (size_t i = 0; i < m->film_count; i++) {
        film_buf_varstr(out, m->films[i].title);
        film_buf_varint(out, (uint64_t)m->films[i].year);
    }
    film_buf_varint(out, a->passages);
    film_buf_varint(out, a->length);
    put_titles(out, a);
}

static void
put_passage(struct film_buf *out, const struct film_stored_passage *p)
{
    const struct film_passage *g = &p->passage;
    film_buf_varint(out, p->ordinal);
    film_pack_strs(out, g->section);
    film_buf_varint(out, g->line);
    film_buf_varint(out, g->line_end - g->line);
    film_buf_varint(out, g->byte);
    film_buf_varint(out, g->byte_end - g->byte);
    film_buf_str(out, g->text);
}

/* Appends the kind, and that the rest is not compressed. */
static void
put_kind(struct film_buf *out, char kind)
{
    film_buf_byte(out, kind);
    film_buf_byte(out, 0);
}

void
film_store_article(struct film_buf *out, const struct film_stored_article *a)
{
    put_kind(out, FILM_KIND_ARTICLE[0]);
    put_article(out, a);
}

void
film_store_passage(struct film_buf *out, const struct film_stored_passage *p)
{
    put_kind(out, FILM_KIND_PASSAGE[0]);
    put_passage(out, p);
}

void
film_store_single(struct film_buf *out, const struct film_stored_article *a,
                  const struct film_stored_passage *p)
{
    put_kind(out, FILM_KIND_SINGLE[0]);
    put_article(out, a);
    put_passage(out, p);
}

static void
put_credit(struct film_buf *out, const struct film_credit *c)
{
    film_buf_varint(out, c->job);
    film_buf_varstr(out, c->job_text);
    film_buf_varstr(out, c->person_ref);
    put_names(out, c->names);
    put_ids(out, c->person_ids, c->person_id_count);
    put_names(out, c->roles);
    film_buf_varint(out, c->line);
}

static void
put_award(struct film_buf *out, const struct film_award *a)
{
    film_buf_varstr(out, a->ceremony);
    film_buf_varstr(out, a->edition);
    film_buf_varstr(out, a->category);
    film_buf_varstr(out, a->person_ref);
    film_buf_varstr(out, a->person);
    film_buf_varstr(out, a->film_ref);
    film_buf_varstr(out, a->film);
    film_buf_varint(out, (uint64_t)a->year);
    film_buf_varint(out, a->won);
    film_buf_varint(out, a->line);
}

static void
put_lists(struct film_buf *out, const struct film_record *r)
{
    film_buf_varint(out, r->release_count);
    for (size_t i = 0; i < r->release_count; i++) {
        film_buf_varstr(out, r->releases[i].date);
        film_buf_varstr(out, r->releases[i].country);
    }
    film_buf_varint(out, r->rating_count);
    for (size_t i = 0; i < r->rating_count; i++) {
        film_buf_varstr(out, r->ratings[i].value);
        film_buf_varstr(out, r->ratings[i].by);
    }
    film_pack_strs(out, r->countries);
    film_pack_strs(out, r->languages);
    film_pack_strs(out, r->genres);
    film_pack_strs(out, r->tags);
    film_pack_strs(out, r->studios);
    film_pack_strs(out, r->works);
    film_buf_varint(out, r->credit_count);
    for (size_t i = 0; i < r->credit_count; i++)
        put_credit(out, &r->credits[i]);
    film_buf_varint(out, r->award_count);
    for (size_t i = 0; i < r->award_count; i++)
        put_award(out, &r->awards[i]);
}

void
film_store_record(struct film_buf *out, const struct film_record *r)
{
    film_buf_byte(out, FILM_KIND_RECORD[0]);
    film_buf_varint(out, r->kind);
    film_buf_varstr(out, r->path);
    film_buf_varstr(out, r->ref);
    film_buf_varint(out, r->line);
    film_buf_varstr(out, film_str_from(r->format));
    film_buf_varstr(out, r->form);
    put_names(out, r->names);
    put_ids(out, r->ids, r->id_count);
    film_buf_varint(out, (uint64_t)r->year);
    film_buf_varstr(out, r->born);
    film_buf_varstr(out, r->died);
    film_buf_varint(out, (uint64_t)r->runtime);
    film_buf_varstr(out, r->plot);
    film_buf_varstr(out, r->tagline);
    put_lists(out, r);
}

/* ---- Reading ---------------------------------------------------------- */

static struct film_id *
get_ids(struct film_unpack *in, size_t *n)
{
    struct film_id *v = film_unpack_list(in, n, sizeof *v);
    for (size_t i = 0; i < *n; i++) {
        v[i].scheme = film_unpack_str(in);
        v[i].value = film_unpack_str(in);
    }
    return v;
}

static struct film_names
get_names(struct film_unpack *in)
{
    struct film_names names;
    names.v = film_unpack_list(in, &names.n, sizeof *names.v);
    for (size_t i = 0; i < names.n; i++) {
        struct film_name *n = &names.v[i];
        n->text = film_unpack_str(in);
        n->language = film_unpack_str(in);
        n->family = film_unpack_str(in);
        uint64_t kind = film_unpack_number(in);
        n->kind = kind <= FILM_NAME_STAGE ? (enum film_name_kind)kind
                                          : FILM_NAME_ALTERNATIVE;
    }
    return names;
}

static struct film_sum
get_sum(struct film_unpack *in)
{
    struct film_sum sum = {{0}};
    if (in->bad || in->data.n - in->at < sizeof sum.bytes) {
        in->bad = true;
        return sum;
    }
    memcpy(sum.bytes, in->data.p + in->at, sizeof sum.bytes);
    in->at += sizeof sum.bytes;
    return sum;
}

static void
get_titles(struct film_unpack *in, struct film_stored_article *a)
{
    a->titles = film_unpack_list(in, &a->title_count, sizeof *a->titles);
    for (size_t i = 0; i < a->title_count; i++) {
        a->titles[i].number = (uint32_t)film_unpack_number(in);
        uint64_t both = film_unpack_number(in);
        a->titles[i].year = (int)(both / TITLE_PLACES);
        a->titles[i].place = (enum film_title_place)(both % TITLE_PLACES);
    }
}

static void
get_article(struct film_unpack *in, struct film_stored_article *a)
{
    struct film_article *m = &a->meta;
    a->input = get_sum(in);
    m->id = film_unpack_str(in);
    m->line = (uint32_t)film_unpack_number(in);
    m->title = film_unpack_str(in);
    m->url = film_unpack_str(in);
    m->source = film_unpack_str(in);
    m->language = film_unpack_str(in);
    m->date = film_unpack_str(in);
    m->authors = film_unpack_strs(in);
    m->cast = film_unpack_strs(in);
    m->tags = film_unpack_strs(in);
    m->fields = film_unpack_strs(in);
    m->title_made = film_unpack_number(in) != 0;
    m->film_ids = get_ids(in, &m->film_id_count);
    m->films = film_unpack_list(in, &m->film_count, sizeof *m->films);
    for (size_t i = 0; i < m->film_count; i++) {
        m->films[i].title = film_unpack_str(in);
        m->films[i].year = (int)film_unpack_number(in);
    }
    a->passages = (uint32_t)film_unpack_number(in);
    a->length = (uint32_t)film_unpack_number(in);
    get_titles(in, a);
}

/* Reads what is stored before the text. */
static void
get_place(struct film_unpack *in, struct film_stored_passage *p)
{
    struct film_passage *g = &p->passage;
    p->ordinal = (uint32_t)film_unpack_number(in);
    g->section = film_unpack_strs(in);
    g->line = (uint32_t)film_unpack_number(in);
    g->line_end = g->line + (uint32_t)film_unpack_number(in);
    g->byte = film_unpack_number(in);
    g->byte_end = g->byte + film_unpack_number(in);
}

/* Begins to read an article or passage of one of two kinds. */
static struct film_unpack
begin(struct film_str data, const char *kind, const char *other,
      struct film_arena *arena)
{
    char is = film_stored_kind(data);
    bool bad = (is != kind[0] && is != other[0]) || data.n < FILM_STORED_REST ||
               data.p[1] != 0;
    return (struct film_unpack){data, FILM_STORED_REST, arena, bad, false};
}

/* Reads all of a passage or single but its text, which is the rest. */
static struct film_unpack
get_passage(struct film_stored_passage *p, struct film_str data,
            struct film_arena *arena)
{
    struct film_stored_article article;
    struct film_unpack in =
        begin(data, FILM_KIND_PASSAGE, FILM_KIND_SINGLE, arena);
    if (film_stored_kind(data) == FILM_KIND_SINGLE[0])
        get_article(&in, &article);
    get_place(&in, p);
    return in;
}

bool
film_store_without_text(struct film_buf *out, struct film_str data,
                        struct film_arena *arena)
{
    struct film_stored_passage p;
    struct film_unpack in = get_passage(&p, data, arena);
    if (!in.bad)
        film_buf_add(out, data.p, in.at);
    return !in.bad;
}

char
film_stored_kind(struct film_str data)
{
    return data.n ? data.p[0] : 0;
}

/* True for what has a number of a dictionary, and something after it. */
static bool
has_dictionary(struct film_str data)
{
    char kind = film_stored_kind(data);
    return data.n > FILM_STORED_REST &&
           (kind == FILM_KIND_PASSAGE[0] || kind == FILM_KIND_SINGLE[0] ||
            kind == FILM_KIND_ARTICLE[0]);
}

bool
film_stored_may_compress(struct film_str data)
{
    return has_dictionary(data) && data.p[1] == 0;
}

unsigned
film_stored_dictionary(struct film_str data)
{
    return has_dictionary(data) ? (unsigned char)data.p[1] : 0;
}

enum film_status
film_load_article(struct film_stored_article *out, struct film_str data,
                  struct film_arena *arena, struct film_error *err)
{
    struct film_unpack in =
        begin(data, FILM_KIND_ARTICLE, FILM_KIND_SINGLE, arena);
    memset(out, 0, sizeof *out);
    get_article(&in, out);
    return film_unpack_end(&in, "stored data", err);
}

enum film_status
film_load_passage(struct film_stored_passage *out, struct film_str data,
                  struct film_arena *arena, struct film_error *err)
{
    memset(out, 0, sizeof *out);
    struct film_unpack in = get_passage(out, data, arena);
    if (!in.bad)
        out->passage.text = (struct film_str){data.p + in.at, data.n - in.at};
    return film_unpack_end(&in, "stored data", err);
}

static void
get_credit(struct film_unpack *in, struct film_credit *c)
{
    uint64_t job = film_unpack_number(in);
    c->job = job <= FILM_JOB_OTHER ? (enum film_job)job : FILM_JOB_OTHER;
    c->job_text = film_unpack_str(in);
    c->person_ref = film_unpack_str(in);
    c->names = get_names(in);
    c->person_ids = get_ids(in, &c->person_id_count);
    c->roles = get_names(in);
    c->line = (uint32_t)film_unpack_number(in);
}

static void
get_award(struct film_unpack *in, struct film_award *a)
{
    a->ceremony = film_unpack_str(in);
    a->edition = film_unpack_str(in);
    a->category = film_unpack_str(in);
    a->person_ref = film_unpack_str(in);
    a->person = film_unpack_str(in);
    a->film_ref = film_unpack_str(in);
    a->film = film_unpack_str(in);
    a->year = (int)film_unpack_number(in);
    a->won = film_unpack_number(in) != 0;
    a->line = (uint32_t)film_unpack_number(in);
}

static void
get_lists(struct film_unpack *in, struct film_record *r)
{
    r->releases = film_unpack_list(in, &r->release_count, sizeof *r->releases);
    for (size_t i = 0; i < r->release_count; i++) {
        r->releases[i].date = film_unpack_str(in);
        r->releases[i].country = film_unpack_str(in);
    }
    r->ratings = film_unpack_list(in, &r->rating_count, sizeof *r->ratings);
    for (size_t i = 0; i < r->rating_count; i++) {
        r->ratings[i].value = film_unpack_str(in);
        r->ratings[i].by = film_unpack_str(in);
    }
    r->countries = film_unpack_strs(in);
    r->languages = film_unpack_strs(in);
    r->genres = film_unpack_strs(in);
    r->tags = film_unpack_strs(in);
    r->studios = film_unpack_strs(in);
    r->works = film_unpack_strs(in);
    r->credits = film_unpack_list(in, &r->credit_count, sizeof *r->credits);
    for (size_t i = 0; i < r->credit_count; i++)
        get_credit(in, &r->credits[i]);
    r->awards = film_unpack_list(in, &r->award_count, sizeof *r->awards);
    for (size_t i = 0; i < r->award_count; i++)
        get_award(in, &r->awards[i]);
}

enum film_status
film_load_record(struct film_record *out, struct film_str data,
                 struct film_arena *arena, struct film_error *err)
{
    struct film_unpack in = {
        data, 1, arena, film_stored_kind(data) != FILM_KIND_RECORD[0], false};
    memset(out, 0, sizeof *out);
    out->kind = film_unpack_number(&in) == FILM_RECORD_PERSON
                    ? FILM_RECORD_PERSON
                    : FILM_RECORD_FILM;
    out->path = film_unpack_str(&in);
    out->ref = film_unpack_str(&in);
    out->line = (uint32_t)film_unpack_number(&in);
    struct film_str format = film_unpack_str(&in), copy;
    if (!film_arena_copy(arena, format, &copy))
        return film_error_nomem(err);
    out->format = copy.p;
    out->form = film_unpack_str(&in);
    out->names = get_names(&in);
    out->ids = get_ids(&in, &out->id_count);
    out->year = (int)film_unpack_number(&in);
    out->born = film_unpack_str(&in);
    out->died = film_unpack_str(&in);
    out->runtime = (int)film_unpack_number(&in);
    out->plot = film_unpack_str(&in);
    out->tagline = film_unpack_str(&in);
    get_lists(&in, out);
    return film_unpack_end(&in, "stored data", err);
}

/* ---- Ids -------------------------------------------------------------- */

struct film_sum
film_path_id(struct film_str path)
{
    return film_sum_of(path);
}

void
film_input_key(const struct film_sum *id, char key[FILM_INPUT_KEY])
{
    size_t n = strlen(FILM_META_INPUT);
    memcpy(key, FILM_META_INPUT, n);
    film_sum_text(id, key + n);
}

struct film_sum
film_article_id(const struct film_sum *input, struct film_str id)
{
    struct film_summer s;
    film_summer_init(&s);
    film_summer_add(
        &s, (struct film_str){(const char *)input->bytes, sizeof input->bytes});
    film_summer_add(&s, id);
    return film_summer_end(&s);
}

void
film_article_id_text(char text[FILM_ARTICLE_ID + 1],
                     const struct film_sum *input, struct film_str id)
{
    struct film_sum sum = film_article_id(input, id);
    char of_input[FILM_SUM_TEXT + 1];
    film_sum_text(input, of_input);
    memcpy(text, of_input, FILM_INPUT_TERM);
    film_sum_text(&sum, text + FILM_INPUT_TERM);
}

/* ---- Inputs ----------------------------------------------------------- */

void
film_store_input(struct film_buf *out, const struct film_input *in)
{
    film_buf_varint(out, in->size);
    film_buf_varint(out, in->stamp);
    film_buf_varint(out, 0); /* place of the digest in version 3 */
    film_buf_varint(out, in->articles);
    film_buf_varint(out, in->passages);
    film_buf_varint(out, in->records);
    film_buf_varstr(out, in->format);
    film_buf_varstr(out, in->path);
    film_buf_byte(out, '\0'); /* for callers that open the path */
    film_buf_varint(out, in->relative);
    film_buf_varint(out, in->losses);
    film_buf_varint(out, in->limits);
    film_buf_add(out, in->digest.bytes, sizeof in->digest.bytes);
}

bool
film_load_input(struct film_input *in, struct film_str value)
{
    struct film_unpack u = {.data = value};
    *in = (struct film_input){.size = film_unpack_number(&u)};
    in->stamp = film_unpack_number(&u);
    film_unpack_number(&u); /* place of the digest in version 3 */
    in->articles = (uint32_t)film_unpack_number(&u);
    in->passages = (uint32_t)film_unpack_number(&u);
    in->records = (uint32_t)film_unpack_number(&u);
    in->format = film_unpack_str(&u);
    in->shown = in->path = film_unpack_str(&u);
    in->relative = in->path.n == 0 || in->path.p[0] != '/';
    if (u.at == value.n) /* note of version 2 */
        return !u.bad;
    u.bad |= film_unpack_number(&u) != 0; /* the path's NUL */
    in->relative = film_unpack_number(&u) != 0;
    in->losses = (uint32_t)film_unpack_number(&u);
    in->limits = film_unpack_number(&u);
    if (u.at < value.n) /* version 4 and later */
        in->digest = get_sum(&u);
    return !u.bad;
}

void
film_id_text(struct film_buf *out, const struct film_id *id)
{
    film_buf_reset(out);
    film_buf_str(out, id->scheme);
    film_buf_byte(out, ':');
    film_buf_str(out, id->value);
}
