/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening, sniffing, compression, limits and messages: what all readers
 * share. */
#include <config.h>
#include "read-support.h"
#include "read/builder.h"
#include "read/formats.h"
#include "text/clean.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <cmocka.h>

static char folder[] = "/tmp/film-read-XXXXXX";

static int
setup(void **state)
{
    (void)state;
    film_read_init();
    return mkdtemp(folder) ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    return rmdir(folder);
}

static const char *
in_folder(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void
write_file(const char *path, struct film_str bytes)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

struct found {
    unsigned articles, warnings;
    char title[100], warning[200];
};

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct found *f = user;
    (void)err;
    f->articles++;
    snprintf(f->title, sizeof f->title, "%.*s", (int)a->title.n, a->title.p);
    return FILM_OK;
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    (void)loss;
    struct found *f = user;
    (void)path;
    f->warnings++;
    snprintf(f->warning, sizeof f->warning, "%u: %s", (unsigned)line, why);
}

static enum film_status
read_path(const char *path, const struct film_limits *limits,
          struct found *found, struct film_error *err)
{
    const struct film_sink sink = {found,        take_article, NULL,
                                   take_warning, NULL,         NULL};
    *found = (struct found){0};
    *err = (struct film_error){0};
    return film_read_file(film_str_from(path),
                          limits ? limits : &film_limits_default, &sink, err);
}

/* ---- what may be opened ---- */

static void
refused(const char *path, const char *why)
{
    struct film_error err;
    struct found found;
    assert_int_not_equal(read_path(path, NULL, &found, &err), FILM_OK);
    if (!strstr(err.text, why) ||
        !film_str_starts(film_str_from(err.text), film_str_from(path)))
        fail_msg("\"%s\" is not \"%s: … %s\"", err.text, path, why);
}

static void
opens(void **state)
{
    struct film_error err;
    struct found found;
    (void)state;
    refused(folder, "is a directory");
    refused("/dev/null", "is a device");
    refused(in_folder("none"), "cannot open: No such file");
    const char *path = in_folder("fifo");
    assert_int_equal(mkfifo(path, 0600), 0);
    refused(path, "is a FIFO"); /* and nobody waits for a writer */
    unlink(path);
    path = in_folder("empty.txt");
    write_file(path, FILM_STR(""));
    refused(path, "empty");
    unlink(path);
    assert_int_equal(read_path("", NULL, &found, &err), FILM_ERR_INPUT);
}

/* ---- messages ---- */

static void
messages(void **state)
{
    struct film_error err;
    struct found found;
    (void)state;
    const char *path = in_folder("bad.xml");
    write_file(path, FILM_STR("<filmdata>\n<x></filmdata>"));
    assert_int_equal(read_path(path, NULL, &found, &err), FILM_ERR_INPUT);
    char want[300];
    snprintf(want, sizeof want, "%s:2: Opening and ending tag mismatch", path);
    assert_true(film_str_starts(film_str_from(err.text), film_str_from(want)));
    unlink(path);
    /* a name that would forge a message */
    path = in_folder("a\nb:1: x\xff\x1b");
    write_file(path, FILM_STR("\1\2\3"));
    assert_int_equal(read_path(path, NULL, &found, &err), FILM_ERR_FORMAT);
    snprintf(want, sizeof want, "\"%s/a\\x0ab:1: x\\xff\\x1b\": not a format",
             folder);
    assert_true(film_str_starts(film_str_from(err.text), film_str_from(want)));
    unlink(path);
}

/* ---- compression and containers ---- */

static void
pack(struct film_buf *out, struct film_str text)
{
    z_stream z = {0};
    unsigned char room[4096];
    assert_int_equal(
        deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)text.p;
    z.avail_in = (uInt)text.n;
    z.next_out = room;
    z.avail_out = sizeof room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    film_buf_add(out, room, sizeof room - z.avail_out);
    deflateEnd(&z);
}

static void
packed(void **state)
{
    struct film_buf a, b;
    (void)state;
    film_buf_init(&a, 1 << 16);
    film_buf_init(&b, 1 << 16);
    pack(&a, FILM_STR("Title: T\n\nText.\n"));
    for (int depth = 1; depth < 8; depth++) {
        assert_read((size_t)depth, film_buf_get(&a),
                    "article text 1\n title: T\n P 3 Text.\n");
        film_buf_reset(&b);
        pack(&b, film_buf_get(&a));
        struct film_buf swap = a;
        a = b;
        b = swap;
    }
    film_buf_reset(&b);
    for (int depth = 8; depth < 11; depth++) {
        film_buf_reset(&b);
        pack(&b, film_buf_get(&a));
        struct film_buf swap = a;
        a = b;
        b = swap;
    }
    assert_read(99, film_buf_get(&a),
                "error: containers are nested more than 8 deep\n");
    film_buf_release(&a);
    film_buf_release(&b);
}

/* ---- which reader ---- */

static void
sniffs(void **state)
{
    static const struct {
        const char *path, *head, *reader; /* NULL: none */
    } rows[] = {
        {"a.txt", "Text.", "text"},
        {"a.txt", "<filmdata>", "filmxml"},
        {"a.xml", "<?xml version='1.0'?><!-- x --><filmdata source='s'>",
         "filmxml"},
        {"a.xml", "<movie>", "nfo"},
        {"a.nfo", "http://www.imdb.com/title/tt1/", "nfo"},
        {"a.nfo.gz", "<artist>", "nfo"},
        {"a.xml", "<artist>", NULL},
        {"a.md", "Text.", "markdown"},
        {"a.md.gz", "Text.", "markdown"},
        {"a", "---\ntitle: T\n---\n", "markdown"},
        {"a", "# Heading\n\nText.", "markdown"},
        {"a.md", "Text.\n\n    a\n      .then(b)\n      .then(c)\n",
         "markdown"},
        {"a", "INT. QUAY\n\nRain.\n\nEXT. QUAY\n", "fountain"},
        {"a.txt", "{\"text\":\"x\"}\n", "jsonl"},
        {"a.json", "{\n\"text\":\"x\"}\n", "jsonl"},
        {"a.json", "[{\"text\":\"x\"}]\n", "jsonl"},
        {"a.json", "[{\"x\":\"y\"}]\n", NULL},
        {"a", "\xFF\xFE<\0f\0i\0l\0m\0d\0a\0t\0a\0>\0", "filmxml"},
        {"a", "<unheard-of>", NULL},
        {"a.eml", "Subject: Notes\n\nIt rains.\n", "mail"},
        {"a.txt", "Subject: Notes\n\nIt rains.\n", "text"},
        {"a.xml", "\n\n<?xml version='1.0'?><nitf>", "nitf"},
        {"a.nfo", "Notice: x\n<?xml version='1.0'?><movie>", "nfo"},
        {"a.md", "Notice: x\n<?xml version='1.0'?><movie>", "markdown"},
        {"a.xml", "Notice: <?xml version='1.0'?><unheard-of>", "text"},
        {"a", "", NULL},
        /* code by its name, whatever its comments and words look like */
        {"x.py", "# Notes\n\nThis is what it does.\n", NULL},
        {"x.cs", "Int x = 3\n\nint. y\n\next. z\n", NULL},
        {"x.YML", "name: The stale ones\non: schedule\n", NULL},
        {"index.php", "<html><body>A page.", "html"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = rows[i].head[0] == '\xFF' ? 22 : strlen(rows[i].head);
        const struct film_reader *r = film_reader_sniff(
            (struct film_str){rows[i].head, n}, film_str_from(rows[i].path));
        const char *got = r ? r->name : "none";
        const char *want = rows[i].reader ? rows[i].reader : "none";
        if (strcmp(got, want) != 0)
            fail_msg("row %zu: %s, not %s", i, got, want);
    }
}

/* The table is read up to its first NULL: all readers must stand before. */
static void
table(void **state)
{
    static const char *const names[] = {"feed",  "filmxml",  "html",
                                        "jsonl", "markdown", "mediawiki",
                                        "nfo",   "text"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unsigned seen = 0;
        for (size_t k = 0; film_readers()[k]; k++)
            seen += strcmp(film_readers()[k]->name, names[i]) == 0;
        if (seen != 1)
            fail_msg("%s is %u times in the table", names[i], seen);
    }
}

/* ---- files of which nothing comes ---- */

static void
nothing(void **state)
{
    static const struct film_str rows[] = {
        FILM_STR("Date,Content,Comment\n"),
        FILM_STR("<nitf><head/><body><body.content/></body></nitf>"),
        FILM_STR("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0"
                 "\r\n\r\n\r\n\r\n"),
    };
    struct film_error err;
    struct found found;
    const char *path = in_folder("nothing.csv");
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_file(path, rows[i]);
        assert_int_equal(read_path(path, NULL, &found, &err), FILM_OK);
        assert_int_equal(found.articles, 0);
        assert_string_equal(found.warning,
                            "0: there is nothing to index in it");
        unlink(path);
    }
}

/* ---- limits ---- */

static void
limits(void **state)
{
    struct film_limits few = film_limits_default;
    struct film_error err;
    struct found found;
    (void)state;
    const char *path = in_folder("long.txt");
    write_file(path, FILM_STR("Title: T\n\nOne.\n\nTwo.\n\nThree.\n"));
    few.article_blocks = 2;
    assert_int_equal(read_path(path, &few, &found, &err), FILM_OK);
    assert_int_equal(found.articles, 1);
    assert_string_equal(found.warning, "7: more than 2 paragraphs in an "
                                       "article, the rest was left out");
    few = film_limits_default;
    few.article_bytes = 9;
    assert_int_equal(read_path(path, &few, &found, &err), FILM_OK);
    assert_string_equal(found.warning, "7: more than 9 bytes of text in an "
                                       "article, the rest was left out");
    few = film_limits_default;
    few.input_bytes = 20;
    assert_int_equal(read_path(path, &few, &found, &err), FILM_ERR_LIMIT);
    assert_non_null(strstr(err.text, "input is larger than 20 bytes"));
    few = film_limits_default;
    few.stream_bytes = 20;
    assert_int_equal(read_path(path, &few, &found, &err), FILM_ERR_LIMIT);
    unlink(path);
}

/* ---- where things stand ---- */

struct places {
    struct film_str in;
    unsigned blocks;
};

/* What stands at a block's bytes is its text, but for white space and marks,
 * and its line is counted from there. */
static enum film_status
check_places(void *user, const struct film_article *a, struct film_error *err)
{
    struct places *p = user;
    (void)err;
    for (size_t i = 0; i < a->block_count; i++) {
        const struct film_block *b = &a->blocks[i];
        assert_true(b->byte < b->byte_end && b->byte_end <= p->in.n);
        struct film_str s = {p->in.p + b->byte,
                             (size_t)(b->byte_end - b->byte)};
        uint32_t first = 1, last = 1;
        for (size_t k = 0; k + 1 < b->byte_end; k++) {
            first += k < b->byte && p->in.p[k] == '\n';
            last += p->in.p[k] == '\n';
        }
        assert_int_equal(b->line, first);
        assert_int_equal(b->line_end, last);
        struct film_buf folded;
        film_buf_init(&folded, 1 << 16);
        film_clean_text(&folded, s);
        if (!memmem(folded.p, folded.n, b->text.p, b->text.n))
            fail_msg("\"%s\" has no \"%.*s\"", folded.p, (int)b->text.n,
                     b->text.p);
        film_buf_release(&folded);
        p->blocks++;
    }
    return FILM_OK;
}

static void
places(void **state)
{
    static const struct film_str rows[] = {
        FILM_STR("Title: T\r\n\r\n  One\r\ntwo.\r\n\r\nHead\r\n\r\nThree."),
        FILM_STR("\xEF\xBB\xBF date 2020-01-01 One\ntwo.\n\n\n  Three.\n"),
        FILM_STR("---\ntitle: T\n---\n\n# Head\n\nOne\ntwo\n\n- a\n- b\n\n"
                 "<p>c</p>\n"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct places p = {.in = rows[i]};
        const struct film_sink sink = {&p,   check_places, NULL,
                                       NULL, NULL,         NULL};
        struct film_stream *s = NULL;
        struct film_arena arena;
        struct film_error err;
        film_arena_init(&arena);
        struct film_read_context ctx = {.path = FILM_STR("x"),
                                        .limits = &film_limits_default,
                                        .sink = &sink,
                                        .arena = &arena};
        assert_int_equal(
            film_stream_from_bytes(&s, rows[i], &film_limits_default, &err),
            FILM_OK);
        assert_int_equal(film_read_stream(s, &ctx, &err), FILM_OK);
        assert_true(p.blocks >= 2);
        film_stream_free(s);
        film_arena_release(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens),  cmocka_unit_test(messages),
        cmocka_unit_test(packed), cmocka_unit_test(sniffs),
        cmocka_unit_test(table),  cmocka_unit_test(nothing),
        cmocka_unit_test(limits), cmocka_unit_test(places),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
