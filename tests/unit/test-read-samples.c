/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readers against public collections with published results, where the
 * environment variable FILM_SAMPLES names their folder. */
#include <config.h>
#include "read/reader.h"

#include "base/utf8.h"
#include "read/date.h"
#include "read/html/text.h"

#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* ---- what a reader finds in a file ---- */

struct found {
    struct film_buf text; /* of all articles */
    json_t *titles, *dates, *ids;
};

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct found *f = user;
    (void)err;
    json_array_append_new(
        f->titles, json_stringn(a->title.p ? a->title.p : "", a->title.n));
    json_array_append_new(f->dates,
                          json_stringn(a->date.p ? a->date.p : "", a->date.n));
    json_array_append_new(f->ids,
                          json_stringn(a->id.p ? a->id.p : "", a->id.n));
    for (size_t i = 0; i < a->block_count; i++) {
        film_buf_str(&f->text, a->blocks[i].text);
        film_buf_byte(&f->text, '\n');
    }
    return FILM_OK;
}

static enum film_status
take_record(void *user, const struct film_record *r, struct film_error *err)
{
    (void)user;
    (void)r;
    (void)err;
    return FILM_OK;
}

static void
find(struct found *f, const char *path)
{
    const struct film_sink sink = {f,    take_article, take_record,
                                   NULL, NULL,         NULL};
    struct film_error err;
    film_buf_init(&f->text, 1 << 26);
    f->titles = json_array();
    f->dates = json_array();
    f->ids = json_array();
    if (film_read_file(film_str_from(path), &film_limits_default, &sink,
                       &err) != FILM_OK)
        print_message("# %s\n", err.text);
}

static void
release(struct found *f)
{
    film_buf_release(&f->text);
    json_decref(f->titles);
    json_decref(f->dates);
    json_decref(f->ids);
}

/* The path of `name` in the samples. */
static void
sample(char path[1000], const char *name)
{
    const char *folder = getenv("FILM_SAMPLES");
    assert_in_range(snprintf(path, 1000, "%s/%s", folder, name), 1, 999);
}

/* ---- shingles ---- */

enum { SHINGLE = 4 };

struct hashes {
    uint64_t *v;
    size_t n;
};

static bool
is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0xc0 && c < 0x2000) ||
           (c >= 0x3041 && c < 0xfe00);
}

static int
compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* All sequences of four words, sorted. */
static struct hashes
shingles(struct film_str s)
{
    struct hashes words = {calloc(s.n + 1, sizeof(uint64_t)), 0}, all;
    uint64_t hash = 0;
    for (size_t i = 0; i <= s.n;) {
        uint32_t c = ' ';
        if (i < s.n)
            c = film_utf8_next(s, &i);
        else
            i++;
        if (is_word(c)) {
            hash = ((hash ? hash : 14695981039346656037u) ^ c) * 1099511628211u;
        } else if (hash) {
            words.v[words.n++] = hash;
            hash = 0;
        }
    }
    all.v = calloc(words.n + 1, sizeof(uint64_t));
    all.n = words.n > SHINGLE ? words.n - SHINGLE + 1 : words.n > 0;
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = i; k < i + SHINGLE && k < words.n; k++)
            all.v[i] = (all.v[i] ^ words.v[k]) * 0x9e3779b97f4a7c15u;
    free(words.v);
    qsort(all.v, all.n, sizeof *all.v, compare);
    return all;
}

static size_t
common(struct hashes a, struct hashes b)
{
    size_t n = 0;
    for (size_t i = 0, j = 0; i < a.n && j < b.n;) {
        n += a.v[i] == b.v[j];
        uint64_t x = a.v[i], y = b.v[j];
        i += x <= y;
        j += y <= x;
    }
    return n;
}

/* The main content of pages, as scrapinghub/article-extraction-benchmark
 * measures it: multisets of four-word shingles, precision and recall averaged
 * over pages. */
static void
main_content(void **state)
{
    char path[1000];
    const char *key;
    json_t *page;
    double precision = 0, recall = 0;
    size_t with_found = 0, with_truth = 0;
    (void)state;
    sample(path, "html-article-benchmark/ground-truth.json");
    json_t *truth = json_load_file(path, 0, NULL);
    assert_non_null(truth);
    json_object_foreach(truth, key, page)
    {
        char name[200];
        struct found f;
        snprintf(name, sizeof name, "html-article-benchmark/%s.html.gz", key);
        sample(path, name);
        find(&f, path);
        json_t *body = json_object_get(page, "articleBody");
        struct hashes want = shingles((struct film_str){
                          json_string_value(body), json_string_length(body)}),
                      got = shingles(film_buf_get(&f.text));
        double both = (double)common(want, got);
        precision += got.n ? both / (double)got.n : 0;
        recall += want.n ? both / (double)want.n : 0;
        with_found += got.n > 0;
        with_truth += want.n > 0;
        free(want.v);
        free(got.v);
        release(&f);
    }
    json_decref(truth);
    precision /= (double)with_found;
    recall /= (double)with_truth;
    double f1 = 2 * precision * recall / (precision + recall);
    print_message("# F1 %.3f precision %.3f recall %.3f\n", f1, precision,
                  recall);
    assert_true(f1 >= 0.975);
}

/* ---- feeds ---- */

struct agreement {
    unsigned titles, dates, titles_same, dates_same;
};

static struct film_str
string_of(const json_t *v)
{
    return (struct film_str){json_string_value(v), json_string_length(v)};
}

/* Equal but for markup and white space. */
static bool
same_text(struct film_str a, struct film_str b)
{
    struct film_buf x, y;
    film_buf_init(&x, 1 << 20);
    film_buf_init(&y, 1 << 20);
    film_html_plain(&x, a);
    film_html_plain(&y, b);
    size_t i = 0, j = 0;
    while (i < x.n || j < y.n) {
        if (i < x.n && (unsigned char)x.p[i] <= ' ')
            i++;
        else if (j < y.n && (unsigned char)y.p[j] <= ' ')
            j++;
        else if (i < x.n && j < y.n && x.p[i] == y.p[j])
            i++, j++;
        else
            break;
    }
    bool same = i == x.n && j == y.n;
    film_buf_release(&x);
    film_buf_release(&y);
    return same;
}

/* The place of the entry among those found: by its id, else by order. */
static size_t
place_of(const struct found *f, const json_t *entry, size_t order)
{
    for (size_t i = 0; i < json_array_size(f->ids); i++)
        if (json_equal(json_array_get(f->ids, i), json_object_get(entry, "id")))
            return i;
    return order;
}

static void
compare_entry(struct agreement *sum, const struct found *f, const json_t *entry,
              size_t order)
{
    size_t at = place_of(f, entry, order);
    struct film_str title =
        string_of(json_object_get(json_object_get(entry, "title"), "content"));
    struct film_str date = string_of(json_object_get(entry, "published"));
    if (date.n == 0)
        date = string_of(json_object_get(entry, "updated"));
    if (title.n) {
        sum->titles++;
        sum->titles_same +=
            same_text(title, string_of(json_array_get(f->titles, at)));
    }
    if (date.n) {
        char day[FILM_DATE_SIZE];
        struct film_str want = {day, film_date_parse(day, date)};
        sum->dates++;
        sum->dates_same +=
            film_str_equal(want, string_of(json_array_get(f->dates, at)));
    }
}

/* Entries of feeds as feed-rs/feed-rs finds them. */
static void
feed_entries(void **state)
{
    char pattern[1000];
    glob_t files;
    struct agreement sum = {0};
    (void)state;
    sample(pattern, "feeds/feedrs__*.serde.json");
    assert_int_equal(glob(pattern, 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        char path[1000];
        size_t order;
        const json_t *entry;
        struct found f;
        json_t *want = json_load_file(files.gl_pathv[i], 0, NULL);
        assert_non_null(want);
        int n = (int)(strlen(files.gl_pathv[i]) - strlen(".serde.json"));
        snprintf(path, sizeof path, "%.*s.xml", n, files.gl_pathv[i]);
        find(&f, path);
        json_array_foreach(json_object_get(want, "entries"), order, entry)
        {
            compare_entry(&sum, &f, entry, order);
        }
        json_decref(want);
        release(&f);
    }
    globfree(&files);
    print_message("# titles %u of %u, dates %u of %u\n", sum.titles_same,
                  sum.titles, sum.dates_same, sum.dates);
    assert_true(sum.titles > 30 && sum.dates > 30);
    assert_true(sum.titles_same * 100 >= sum.titles * 95);
    assert_true(sum.dates_same * 100 >= sum.dates * 95);
}

int
main(void)
{
    if (!getenv("FILM_SAMPLES")) {
        puts("1..0 # SKIP FILM_SAMPLES is not set");
        return 0;
    }
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(main_content),
                                       cmocka_unit_test(feed_entries)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
