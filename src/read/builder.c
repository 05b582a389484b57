/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/builder.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/date.h"
#include "read/authors.h"
#include "text/clean.h"

#include <stdio.h>

enum {
    LIST_MOST = 1000,
    /* Maximum length of a name, title or id in bytes: folding makes it at most
     * 11 times as long, and keys have room for 1 MiB. */
    NAME_MOST = 1 << 16,
};

void
film_builder_init(struct film_builder *b, struct film_read_context *ctx,
                  const char *format)
{
    *b = (struct film_builder){.ctx = ctx, .format = format};
    film_buf_init(&b->scratch, SIZE_MAX / 4);
}

void
film_builder_release(struct film_builder *b)
{
    film_buf_release(&b->scratch);
}

static void
begin(struct film_builder *b, uint32_t line)
{
    b->line = line;
    film_arena_reset(b->ctx->arena);
    b->text_bytes = 0;
    b->full = b->list_full = b->failed = false;
}

void
film_builder_article(struct film_builder *b, uint32_t line)
{
    begin(b, line);
    b->article = (struct film_article){
        .path = b->ctx->path, .line = line, .format = b->format};
    b->article.id = film_builder_text(b, b->ctx->item);
    b->article.url = film_builder_text(b, b->ctx->url);
    b->article.date = film_builder_date(b, b->ctx->date);
}

void
film_builder_record(struct film_builder *b, enum film_record_kind kind,
                    uint32_t line)
{
    begin(b, line);
    b->record = (struct film_record){
        .kind = kind, .path = b->ctx->path, .line = line, .format = b->format};
}

/* ---- text ---- */

static struct film_str
keep(struct film_builder *b, struct film_str s)
{
    struct film_str copy = {"", 0};
    if (s.n > 0 && !film_arena_copy(b->ctx->arena, s, &copy))
        b->failed = true;
    return copy;
}

/* Copies the content of scratch into the arena. */
static struct film_str
keep_scratch(struct film_builder *b)
{
    if (b->scratch.failed)
        b->failed = true;
    return keep(b, film_buf_get(&b->scratch));
}

struct film_str
film_builder_text(struct film_builder *b, struct film_str s)
{
    film_buf_reset(&b->scratch);
    film_clean_text(&b->scratch, s);
    return keep_scratch(b);
}

enum { WRAPPED = 250 }; /* no text is wrapped at longer lines */

/* Takes the next paragraph of *rest: the text before an empty line; a line too
 * long to be wrapped is a paragraph by itself. *lines is set to the number of
 * lines taken. */
static bool
next_paragraph(struct film_str *rest, struct film_str *part, uint32_t *lines)
{
    const char *from = rest->p;
    struct film_str line, before = *rest;
    size_t n = 0;
    *lines = 0;
    if (rest->n == 0)
        return false;
    while (film_str_cut(rest, '\n', &line)) {
        if (line.n > WRAPPED && n > 0) {
            *rest = before;
            break;
        }
        ++*lines;
        before = *rest;
        if (film_str_trim(line).n == 0)
            break;
        n = (size_t)(line.p + line.n - from);
        if (line.n > WRAPPED)
            break;
    }
    *part = (struct film_str){from, n};
    return true;
}

struct film_str
film_builder_body(struct film_builder *b, struct film_str s)
{
    struct film_str part;
    uint32_t lines;
    film_buf_reset(&b->scratch);
    while (next_paragraph(&s, &part, &lines)) {
        size_t before = b->scratch.n;
        if (before > 0)
            film_buf_text(&b->scratch, "\n\n");
        size_t after = b->scratch.n;
        film_clean_text(&b->scratch, part);
        if (b->scratch.n == after)
            b->scratch.n = before;
    }
    return keep_scratch(b);
}

struct film_str
film_builder_date(struct film_builder *b, struct film_str s)
{
    char date[FILM_DATE_SIZE];
    size_t n = film_date_parse(date, s);
    return keep(b, (struct film_str){date, n});
}

/* ---- blocks ---- */

static bool
room_for(struct film_builder *b, size_t bytes, struct film_place at)
{
    const struct film_limits *l = b->ctx->limits;
    if (b->full)
        return false;
    b->text_bytes += bytes;
    if (b->text_bytes <= l->article_bytes &&
        b->article.block_count < l->article_blocks)
        return true;
    b->full = true;
    if (b->text_bytes > l->article_bytes)
        film_read_report(b->ctx, at.line, FILM_LOST_OVER,
                         "more than %llu bytes of text in an article, the rest "
                         "was left out",
                         (unsigned long long)l->article_bytes);
    else
        film_read_report(b->ctx, at.line, FILM_LOST_OVER,
                         "more than %u paragraphs in an article, the rest was "
                         "left out",
                         l->article_blocks);
    return false;
}

static void
add_block(struct film_builder *b, enum film_block_kind kind, unsigned level,
          struct film_str s, struct film_place at)
{
    film_buf_reset(&b->scratch);
    film_clean_text(&b->scratch, s);
    if (b->scratch.n == 0 || !room_for(b, b->scratch.n, at)) {
        b->failed |= b->scratch.failed != FILM_OK;
        return;
    }
    struct film_block *block =
        film_arena_push(b->ctx->arena, &b->article.blocks,
                        &b->article.block_count, sizeof *block);
    if (!block) {
        b->failed = true;
        return;
    }
    *block = (struct film_block){.text = keep_scratch(b),
                                 .kind = kind,
                                 .level = level,
                                 .line = at.line,
                                 .line_end = at.line_end,
                                 .byte = at.byte,
                                 .byte_end = at.byte_end};
}

void
film_builder_heading(struct film_builder *b, unsigned level, struct film_str s,
                     struct film_place at)
{
    add_block(b, FILM_BLOCK_HEADING,
              level < 1   ? 1
              : level > 6 ? 6
                          : level,
              s, at);
}

void
film_builder_paragraph(struct film_builder *b, struct film_str s,
                       struct film_place at)
{
    add_block(b, FILM_BLOCK_PARAGRAPH, 0, s, at);
}

void
film_builder_paragraphs(struct film_builder *b, struct film_str s,
                        struct film_place at)
{
    struct film_str part;
    uint32_t lines;
    while (next_paragraph(&s, &part, &lines)) {
        struct film_place here = at;
        if (at.line && !at.line_end) {
            uint32_t inside = 0;
            for (size_t i = 0; i < part.n; i++)
                inside += part.p[i] == '\n';
            here.line = at.line;
            here.line_end = at.line + inside;
            at.line += lines;
        }
        film_builder_paragraph(b, part, here);
    }
}

/* ---- lists ---- */

/* True for a name or an id that is too long for a key; it is reported. */
static bool
is_too_long(struct film_builder *b, const char *what, struct film_str s)
{
    if (s.n <= NAME_MOST)
        return false;
    film_read_warn(b->ctx, b->line,
                   "%s of %zu bytes was left out; the limit is %d", what, s.n,
                   NAME_MOST);
    return true;
}

static void
drop_too_long(struct film_builder *b, const char *what, struct film_str *s)
{
    if (is_too_long(b, what, *s))
        *s = (struct film_str){"", 0};
}

static void *
push(struct film_builder *b, void *array, size_t *count, size_t size)
{
    void *p = film_arena_push(b->ctx->arena, array, count, size);
    if (!p)
        b->failed = true;
    return p;
}

/* A list is searched for what is added to it, so its length is bounded; real
 * ones have some dozen entries. */
static bool
list_is_full(struct film_builder *b, size_t n)
{
    if (n < LIST_MOST)
        return false;
    if (!b->list_full)
        film_read_warn(b->ctx, 0,
                       "more than %d entries in a list, the rest was left out",
                       LIST_MOST);
    b->list_full = true;
    return true;
}

void
film_builder_add(struct film_builder *b, struct film_strs *list,
                 struct film_str s)
{
    struct film_str text = film_builder_text(b, s);
    if (text.n == 0 || list_is_full(b, list->n) ||
        is_too_long(b, "a value", text))
        return;
    for (size_t i = 0; i < list->n; i++)
        if (film_str_equal(list->v[i], text))
            return;
    struct film_str *new = push(b, &list->v, &list->n, sizeof *new);
    if (new)
        *new = text;
}

/* True for addresses, host names, template fields that were never filled in,
 * and words that mean nobody. */
static bool
is_nobody(struct film_str s)
{
    static const struct film_str words[] = {
        FILM_STR("null"),         FILM_STR("none"), FILM_STR("undefined"),
        FILM_STR("unknown"),      FILM_STR("n/a"),  FILM_STR("admin"),
        FILM_STR("administrator")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (film_str_equal_nocase(s, words[i]))
            return true;
    bool host = false, blank = false;
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("{}<>%@", s.p[i]))
            return true;
        host |= s.p[i] == '.' && i > 1 && i + 2 < s.n;
        blank |= s.p[i] == ' ';
    }
    return (host && !blank) || memmem(s.p, s.n, "://", 3);
}

void
film_builder_authors(struct film_builder *b, struct film_str s)
{
    struct film_str text = film_builder_text(b, s);
    size_t before = b->article.authors.n;
    if (!film_authors_add(&b->article.authors, b->ctx->arena, text, false))
        b->failed = true;
    if (b->article.authors.n == before && text.n > 0 && !is_nobody(text))
        film_builder_add(b, &b->article.authors, text);
}

void
film_builder_split(struct film_builder *b, struct film_strs *list,
                   struct film_str s, const char *seps)
{
    size_t from = 0;
    for (size_t i = 0; s.n > 0 && i <= s.n; i++)
        if (i == s.n || (s.p[i] != '\0' && strchr(seps, s.p[i]))) {
            film_builder_add(b, list, (struct film_str){s.p + from, i - from});
            from = i + 1;
        }
}

void
film_builder_id(struct film_builder *b, struct film_id **ids, size_t *count,
                struct film_str scheme, struct film_str value)
{
    struct film_id id = {film_builder_text(b, scheme),
                         film_builder_text(b, value)};
    if (id.scheme.n == 0 || id.value.n == 0 || list_is_full(b, *count) ||
        is_too_long(b, "an id", id.scheme) || is_too_long(b, "an id", id.value))
        return;
    for (size_t i = 0; i < *count; i++)
        if (film_str_equal((*ids)[i].scheme, id.scheme) &&
            film_str_equal((*ids)[i].value, id.value))
            return;
    struct film_id *new = push(b, ids, count, sizeof *new);
    if (new)
        *new = id;
}

/* "The Call (2020)" gives 2020 and cuts it off. */
static int
take_year(struct film_str *title)
{
    size_t n = title->n;
    if (n < 8 || title->p[n - 1] != ')' || title->p[n - 6] != '(')
        return 0;
    int year = film_date_year((struct film_str){title->p + n - 5, 4});
    if (year) {
        title->n = n - 6;
        *title = film_str_trim(*title);
    }
    return year;
}

void
film_builder_film(struct film_builder *b, struct film_str title, int year)
{
    struct film_str text = film_builder_text(b, title);
    if (year == 0)
        year = take_year(&text);
    if (text.n == 0 || list_is_full(b, b->article.film_count))
        return;
    for (size_t i = 0; i < b->article.film_count; i++)
        if (film_str_equal(b->article.films[i].title, text) &&
            b->article.films[i].year == year)
            return;
    struct film_named_title *new =
        push(b, &b->article.films, &b->article.film_count, sizeof *new);
    if (new)
        *new = (struct film_named_title){text, year};
}

/* ---- titles and ids from names ---- */

static struct film_str
without_folder(struct film_str path)
{
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/')
            return (struct film_str){path.p + i, path.n - i};
    return path;
}

/* The position of the point before an extension of at most five letters, or a
 * longer one of a known format. name.n if there is none. */
static size_t
ending_of(struct film_str name)
{
    static const char longer[] = "fountain|markdown|ndjson|jsonld";
    enum { LETTERS = 8, SHORT = 5 };
    for (size_t n = 1; n <= LETTERS && n + 1 < name.n; n++) {
        const char *point = name.p + name.n - n - 1;
        struct film_str ending = {point + 1, n};
        if (point[1] == ' ')
            break;
        if (*point == '.')
            return n <= SHORT || film_str_is_one_of_nocase(ending, longer)
                       ? name.n - n - 1
                       : name.n;
    }
    return name.n;
}

/* "a.md.gz" gives "a". */
static struct film_str
without_endings(struct film_str name)
{
    for (int turn = 0; turn < 2; turn++) {
        size_t n = ending_of(name);
        name.n = n ? n : name.n;
    }
    return name;
}

void
film_builder_title(struct film_builder *b, struct film_str slug)
{
    if (b->article.title.n > 0)
        return;
    slug = without_endings(without_folder(slug));
    struct film_buf words, title;
    film_buf_init(&words, SIZE_MAX / 4);
    film_buf_init(&title, SIZE_MAX / 4);
    film_utf8_nfc(&words, slug); /* a file's name may be any bytes */
    bool dashes = words.n && !memchr(words.p, ' ', words.n);
    for (size_t i = 0; i < words.n; i++) {
        char *c = &words.p[i];
        if (dashes && (*c == '_' || *c == '-'))
            *c = ' ';
        if (film_ascii_small(*c) && (i == 0 || c[-1] == ' '))
            *c = (char)(*c - 'a' + 'A');
    }
    struct film_str s = film_str_trim(film_buf_get(&words));
    int year = s.n > 5 && s.p[s.n - 5] == ' '
                   ? film_date_year((struct film_str){s.p + s.n - 4, 4})
                   : 0;
    if (year)
        film_buf_printf(&title, "%.*s(%d)", (int)(s.n - 4), s.p, year);
    else
        film_buf_str(&title, s);
    b->article.title = film_builder_text(b, film_buf_get(&title));
    b->article.title_made = true;
    film_buf_release(&words);
    film_buf_release(&title);
}

struct film_str
film_id_scheme(struct film_str key)
{
    static const struct film_str schemes[] = {
        FILM_STR("imdb"),  FILM_STR("tmdb"), FILM_STR("wikidata"),
        FILM_STR("kobis"), FILM_STR("kmdb"), FILM_STR("tvdb"),
        FILM_STR("isan"),  FILM_STR("eidr"), FILM_STR("elonet"),
    };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct film_str s = schemes[i];
        if (!film_str_starts_nocase(key, s))
            continue;
        struct film_str rest = {key.p + s.n, key.n - s.n};
        if (rest.n > 0 && strchr("-_ ", rest.p[0])) {
            rest.p++;
            rest.n--;
        }
        if (rest.n == 0 || film_str_equal_nocase(rest, FILM_STR("id")))
            return s;
    }
    return FILM_STR("");
}

/* The id in a URL or with words around: letters and digits from the first
 * "tt" and digit (imdb), "Q" and digit (wikidata) or the last part. */
static struct film_str
id_in_url(struct film_str scheme, struct film_str url)
{
    size_t from = 0;
    for (size_t i = 0; i + 2 < url.n; i++)
        if (film_str_equal(scheme, FILM_STR("imdb")) &&
            memcmp(url.p + i, "tt", 2) == 0 && url.p[i + 2] >= '0' &&
            url.p[i + 2] <= '9') {
            from = i;
            break;
        } else if (url.p[i] == '/' && url.p[i + 1] != '/') {
            from = i + 1;
        }
    size_t to = from;
    while (to < url.n && !strchr("/?#- \t", url.p[to]))
        to++;
    return (struct film_str){url.p + from, to - from};
}

void
film_builder_film_id(struct film_builder *b, struct film_str scheme,
                     struct film_str value)
{
    value = film_str_trim(value);
    if (value.n > 0 && memchr(value.p, '/', value.n))
        value = id_in_url(scheme, value);
    char imdb[24];
    bool digits = value.n > 0 && value.n < 16;
    for (size_t i = 0; i < value.n; i++)
        digits &= value.p[i] >= '0' && value.p[i] <= '9';
    if (digits && film_str_equal(scheme, FILM_STR("imdb"))) {
        static const char zeros[] = "0000000"; /* IMDb has seven digits */
        int n =
            snprintf(imdb, sizeof imdb, "tt%s%.*s",
                     value.n < 7 ? zeros + value.n : "", (int)value.n, value.p);
        value = (struct film_str){imdb, (size_t)n};
    }
    film_builder_id(b, &b->article.film_ids, &b->article.film_id_count, scheme,
                    value);
}

struct film_name *
film_builder_name(struct film_builder *b, struct film_names *names,
                  enum film_name_kind kind, struct film_str text,
                  struct film_str language)
{
    struct film_name name = {.text = film_builder_text(b, text),
                             .language = film_builder_text(b, language),
                             .kind = kind};
    if (name.text.n == 0 || list_is_full(b, names->n) ||
        is_too_long(b, "a name", name.text))
        return NULL;
    for (size_t i = 0; i < names->n; i++)
        if (film_str_equal(names->v[i].text, name.text) &&
            film_str_equal(names->v[i].language, name.language))
            return NULL;
    struct film_name *new = push(b, &names->v, &names->n, sizeof *new);
    if (new)
        *new = name;
    return new;
}

struct film_credit *
film_builder_credit(struct film_builder *b, enum film_job job, uint32_t line)
{
    struct film_credit *new =
        push(b, &b->record.credits, &b->record.credit_count, sizeof *new);
    if (new) {
        new->job = job;
        new->line = line;
    }
    return new;
}

struct film_award *
film_builder_award(struct film_builder *b, uint32_t line)
{
    struct film_award *new =
        push(b, &b->record.awards, &b->record.award_count, sizeof *new);
    if (new)
        new->line = line;
    return new;
}

void
film_builder_release_date(struct film_builder *b, struct film_str date,
                          struct film_str country)
{
    struct film_release r = {film_builder_date(b, date),
                             film_builder_text(b, country)};
    if (r.date.n == 0)
        return;
    struct film_release *new =
        push(b, &b->record.releases, &b->record.release_count, sizeof *new);
    if (new)
        *new = r;
}

/* False for "", N/A and 0.0. */
static bool
says_rating(struct film_str value)
{
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] >= '1' && value.p[i] <= '9')
            return true;
    return false;
}

void
film_builder_rating(struct film_builder *b, struct film_str value,
                    struct film_str best, struct film_str by)
{
    struct film_buf text;
    value = film_str_trim(value);
    best = film_str_trim(best);
    if (!says_rating(value))
        return;
    film_buf_init(&text, SIZE_MAX / 4);
    film_buf_str(&text, value);
    if (best.n > 0 && !memchr(value.p, '/', value.n) &&
        !memchr(value.p, '%', value.n))
        film_buf_printf(&text, "/%.*s", (int)best.n, best.p);
    struct film_rating *new =
        push(b, &b->record.ratings, &b->record.rating_count, sizeof *new);
    if (new)
        *new = (struct film_rating){film_builder_text(b, film_buf_get(&text)),
                                    film_builder_text(b, by)};
    film_buf_release(&text);
}

enum film_job
film_job_parse(struct film_str word)
{
    static const struct {
        struct film_str word;
        enum film_job job;
    } jobs[] = {
        {FILM_STR("actor"), FILM_JOB_CAST},
        {FILM_STR("actress"), FILM_JOB_CAST},
        {FILM_STR("cast"), FILM_JOB_CAST},
        {FILM_STR("performer"), FILM_JOB_CAST},
        {FILM_STR("voice"), FILM_JOB_CAST},
        {FILM_STR("director"), FILM_JOB_DIRECTOR},
        {FILM_STR("co-director"), FILM_JOB_DIRECTOR},
        {FILM_STR("writer"), FILM_JOB_WRITER},
        {FILM_STR("screenplay"), FILM_JOB_WRITER},
        {FILM_STR("screenwriter"), FILM_JOB_WRITER},
        {FILM_STR("scriptwriter"), FILM_JOB_WRITER},
        {FILM_STR("producer"), FILM_JOB_PRODUCER},
        {FILM_STR("executive producer"), FILM_JOB_PRODUCER},
        {FILM_STR("composer"), FILM_JOB_COMPOSER},
        {FILM_STR("music"), FILM_JOB_COMPOSER},
        {FILM_STR("original music composer"), FILM_JOB_COMPOSER},
        {FILM_STR("cinematographer"), FILM_JOB_CINEMATOGRAPHER},
        {FILM_STR("cinematography"), FILM_JOB_CINEMATOGRAPHER},
        {FILM_STR("director of photography"), FILM_JOB_CINEMATOGRAPHER},
        {FILM_STR("editor"), FILM_JOB_EDITOR},
        {FILM_STR("film editor"), FILM_JOB_EDITOR},
        {FILM_STR("editing"), FILM_JOB_EDITOR},
    };
    word = film_str_trim(word);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        if (film_str_equal_nocase(jobs[i].word, word))
            return jobs[i].job;
    return FILM_JOB_OTHER;
}

/* ---- giving ---- */

enum film_status
film_builder_emit_article(struct film_builder *b, struct film_error *err)
{
    const struct film_sink *sink = b->ctx->sink;
    film_read_progress(b->ctx);
    if (b->failed)
        return film_error_nomem(err);
    drop_too_long(b, "a title", &b->article.title);
    if (b->article.title.n == 0 && b->article.block_count == 0)
        return FILM_OK;
    return sink->article ? sink->article(sink->user, &b->article, err)
                         : FILM_OK;
}

/* Moves the first main name to the front; if there is none, the first name
 * becomes the main one. */
static void
main_first(struct film_names *names)
{
    size_t i = 0;
    while (i < names->n && names->v[i].kind != FILM_NAME_MAIN)
        i++;
    if (names->n == 0 || i == 0)
        return;
    if (i == names->n) {
        names->v[0].kind = FILM_NAME_MAIN;
        return;
    }
    struct film_name name = names->v[i];
    memmove(names->v + 1, names->v, i * sizeof name);
    names->v[0] = name;
}

static void
drop_long_references(struct film_builder *b)
{
    struct film_record *r = &b->record;
    drop_too_long(b, "an id", &r->ref);
    for (size_t i = 0; i < r->credit_count; i++)
        drop_too_long(b, "a reference", &r->credits[i].person_ref);
    for (size_t i = 0; i < r->award_count; i++) {
        struct film_award *a = &r->awards[i];
        drop_too_long(b, "a reference", &a->person_ref);
        drop_too_long(b, "a reference", &a->film_ref);
        drop_too_long(b, "a name", &a->person);
        drop_too_long(b, "a title", &a->film);
    }
}

enum film_status
film_builder_emit_record(struct film_builder *b, struct film_error *err)
{
    const struct film_sink *sink = b->ctx->sink;
    film_read_progress(b->ctx);
    if (b->failed)
        return film_error_nomem(err);
    main_first(&b->record.names);
    drop_long_references(b);
    if (b->record.names.n == 0) {
        film_read_warn(b->ctx, b->record.line, "a record without a %s",
                       b->record.kind == FILM_RECORD_FILM ? "title" : "name");
        return FILM_OK;
    }
    return sink->record ? sink->record(sink->user, &b->record, err) : FILM_OK;
}
