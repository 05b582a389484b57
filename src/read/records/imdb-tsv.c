/* SPDX-License-Identifier: GPL-2.0-or-later */
/* IMDb's tables (developer.imdb.com/non-commercial-datasets), a record a line:
 * title.basics, title.akas (lines of a title follow each other) and
 * name.basics. title.principals says nothing without the other tables. */
#include <config.h>
#include "read/formats.h"

#include "read/builder.h"
#include "read/date.h"
#include "read/xml/tree.h"

enum { COLUMNS = 24 };

enum column {
    TITLE_ID, /* tconst or titleId */
    PERSON_ID,
    TITLE_TYPE,
    PRIMARY_TITLE,
    ORIGINAL_TITLE,
    START_YEAR,
    RUNTIME,
    GENRES,
    PRIMARY_NAME,
    BIRTH,
    DEATH,
    PROFESSION,
    TITLE,
    LANGUAGE,
    IS_ORIGINAL,
    KNOWN_COLUMNS
};
static const struct {
    const char *name;
    enum column column;
} names[] = {{"tconst", TITLE_ID},
             {"titleId", TITLE_ID},
             {"nconst", PERSON_ID},
             {"titleType", TITLE_TYPE},
             {"primaryTitle", PRIMARY_TITLE},
             {"originalTitle", ORIGINAL_TITLE},
             {"startYear", START_YEAR},
             {"runtimeMinutes", RUNTIME},
             {"genres", GENRES},
             {"primaryName", PRIMARY_NAME},
             {"birthYear", BIRTH},
             {"deathYear", DEATH},
             {"primaryProfession", PROFESSION},
             {"title", TITLE},
             {"language", LANGUAGE},
             {"isOriginalTitle", IS_ORIGINAL}};

struct table {
    struct film_builder b;
    int at[KNOWN_COLUMNS]; /* position of a column, -1: missing */
    struct film_str field[COLUMNS];
    struct film_buf open; /* the title whose alternative titles are read */
};

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_str_starts(head, FILM_STR("tconst\t")) ||
                   film_str_starts(head, FILM_STR("nconst\t")) ||
                   film_str_starts(head, FILM_STR("titleId\t"))
               ? 95
               : 0;
}

static void
split(struct table *t, struct film_str line)
{
    struct film_str part;
    size_t n = 0;
    memset(t->field, 0, sizeof t->field);
    while (n < COLUMNS && film_str_cut(&line, '\t', &part))
        t->field[n++] = part;
}

/* "\N" means that there is no value. */
static struct film_str
column(const struct table *t, enum column c)
{
    if (t->at[c] < 0)
        return (struct film_str){0};
    struct film_str s = t->field[t->at[c]];
    return film_str_equal(s, FILM_STR("\\N")) ? (struct film_str){0} : s;
}

static void
read_header(struct table *t)
{
    for (int c = 0; c < KNOWN_COLUMNS; c++)
        t->at[c] = -1;
    for (int i = 0; i < COLUMNS; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (film_str_equal(t->field[i], film_str_from(names[k].name)))
                t->at[names[k].column] = i;
}

static struct film_str
form(struct film_str type)
{
    if (film_str_equal(type, FILM_STR("tvSeries")) ||
        film_str_equal(type, FILM_STR("tvMiniSeries")))
        return FILM_STR("series");
    if (film_str_equal(type, FILM_STR("tvEpisode")))
        return FILM_STR("episode");
    return FILM_STR("movie");
}

static void
begin(struct table *t, enum film_record_kind kind, struct film_str id,
      uint32_t line)
{
    struct film_record *r = &t->b.record;
    film_builder_record(&t->b, kind, line);
    r->ref = film_builder_text(&t->b, id);
    film_builder_id(&t->b, &r->ids, &r->id_count, FILM_STR("imdb"), r->ref);
}

static enum film_status
take_title(struct table *t, uint32_t line, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    begin(t, FILM_RECORD_FILM, column(t, TITLE_ID), line);
    r->form = form(column(t, TITLE_TYPE));
    film_builder_name(b, &r->names, FILM_NAME_MAIN, column(t, PRIMARY_TITLE),
                      FILM_STR(""));
    film_builder_name(b, &r->names, FILM_NAME_ORIGINAL,
                      column(t, ORIGINAL_TITLE), FILM_STR(""));
    r->year = film_date_year(column(t, START_YEAR));
    r->runtime = film_tree_number(column(t, RUNTIME));
    film_builder_split(b, &r->genres, column(t, GENRES), ",");
    return film_builder_emit_record(b, err);
}

static enum film_status
take_person(struct table *t, uint32_t line, struct film_error *err)
{
    struct film_builder *b = &t->b;
    struct film_record *r = &b->record;
    begin(t, FILM_RECORD_PERSON, column(t, PERSON_ID), line);
    film_builder_name(b, &r->names, FILM_NAME_MAIN, column(t, PRIMARY_NAME),
                      FILM_STR(""));
    r->born = film_builder_date(b, column(t, BIRTH));
    r->died = film_builder_date(b, column(t, DEATH));
    film_builder_split(b, &r->tags, column(t, PROFESSION), ",");
    return film_builder_emit_record(b, err);
}

static enum film_status
end_akas(struct table *t, struct film_error *err)
{
    if (t->open.n == 0)
        return FILM_OK;
    film_buf_reset(&t->open);
    return film_builder_emit_record(&t->b, err);
}

/* The first of a title's lines is its main name until the catalogue knows
 * better by the id. */
static enum film_status
take_aka(struct table *t, uint32_t line, struct film_error *err)
{
    struct film_builder *b = &t->b;
    enum film_status st = FILM_OK;
    if (!film_str_equal(film_buf_get(&t->open), column(t, TITLE_ID))) {
        st = end_akas(t, err);
        film_buf_str(&t->open, column(t, TITLE_ID));
        begin(t, FILM_RECORD_FILM, column(t, TITLE_ID), line);
        b->record.form = FILM_STR("movie");
    }
    bool original = film_str_equal(column(t, IS_ORIGINAL), FILM_STR("1"));
    film_builder_name(b, &b->record.names,
                      b->record.names.n == 0 ? FILM_NAME_MAIN
                      : original             ? FILM_NAME_ORIGINAL
                                             : FILM_NAME_ALTERNATIVE,
                      column(t, TITLE), column(t, LANGUAGE));
    return st;
}

static enum film_status
read_lines(struct table *t, struct film_stream *in, struct film_error *err)
{
    struct film_str line;
    uint32_t at = 1;
    enum film_status st = film_stream_line(in, &line, err);
    if (st != FILM_OK)
        return st == FILM_END ? film_error_set(err, FILM_ERR_INPUT, "empty")
                              : st;
    split(t, line);
    read_header(t);
    bool titles = t->at[PRIMARY_TITLE] >= 0, people = t->at[PRIMARY_NAME] >= 0;
    bool akas = t->at[TITLE] >= 0 && t->at[TITLE_ID] >= 0;
    if (!titles && !people && !akas)
        return film_error_set(err, FILM_ERR_FORMAT,
                              "line 1: a table of IMDb without titles and "
                              "names");
    while ((st = film_stream_line(in, &line, err)) == FILM_OK) {
        at++;
        if (line.n == 0)
            continue;
        split(t, line);
        st = titles   ? take_title(t, at, err)
             : people ? take_person(t, at, err)
                      : take_aka(t, at, err);
        if (st != FILM_OK)
            return st;
    }
    return st == FILM_END ? end_akas(t, err) : st;
}

static enum film_status
read_table(struct film_stream *in, struct film_read_context *ctx,
           struct film_error *err)
{
    struct table t = {.at = {0}};
    film_builder_init(&t.b, ctx, "imdb-tsv");
    film_buf_init(&t.open, 4096);
    enum film_status st = read_lines(&t, in, err);
    film_builder_release(&t.b);
    film_buf_release(&t.open);
    return st;
}

const struct film_reader film_reader_imdb_tsv = {"imdb-tsv", sniff, read_table};
