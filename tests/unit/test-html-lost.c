/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No text of a page is lost without a word: each long text node is in what is
 * extracted or in what is reported as left out. The pages are those of the
 * folder that FILM_SAMPLES names, and the tree's own. */
#include <config.h>
#include "read/reader.h"

#include "base/utf8.h"
#include "read/charset.h"
#include "read/html/parse.h"
#include "read/html/text.h"
#include "text/clean.h"

#include <fcntl.h>
#include <glob.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { LONG = 60 }; /* bytes of letters of a long text node */

/* Appends the letters and digits of s in normal form: white space, hyphens and
 * line breaks are what readers may change. */
static void
add_letters(struct film_buf *out, struct film_str s)
{
    struct film_buf clean;
    film_buf_init(&clean, SIZE_MAX / 2);
    film_clean_text(&clean, s);
    s = film_buf_get(&clean);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = film_utf8_next(s, &i);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
            (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000) || c >= 0x3041)
            film_buf_add(out, s.p + from, i - from);
    }
    film_buf_release(&clean);
}

/* ---- what is found, and what is reported ---- */

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    (void)err;
    add_letters(user, a->title);
    for (size_t i = 0; i < a->block_count; i++)
        add_letters(user, a->blocks[i].text);
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
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    (void)path;
    (void)line;
    assert_true(why[0] != '\0');
    add_letters(user, text);
}

/* ---- what is there ---- */

static bool
read_all(struct film_buf *text, const char *path)
{
    struct film_stream *in;
    struct film_buf bytes;
    struct film_charset charset;
    struct film_error err;
    char declared[32];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    film_buf_init(&bytes, SIZE_MAX / 4);
    enum film_status st =
        film_stream_from_fd(&in, fd, &film_limits_default, &err);
    if (st == FILM_OK) {
        st = film_stream_all(in, &bytes, &err);
        film_stream_free(in);
    }
    if (st == FILM_OK)
        st = film_charset_decode(
            text, film_buf_get(&bytes),
            film_html_declared_charset(film_buf_get(&bytes), declared)
                ? declared
                : NULL,
            &charset, &err);
    film_buf_release(&bytes);
    close(fd);
    return st == FILM_OK;
}

/* True for a text node that is text: not of a script, nor metadata. */
static bool
is_text(const xmlNode *n)
{
    static const char *const without[] = {"script", "style", "head", "title"};
    if (n->type != XML_TEXT_NODE)
        return false;
    for (n = n->parent; n && n->type == XML_ELEMENT_NODE; n = n->parent)
        for (size_t i = 0; i < sizeof without / sizeof *without; i++)
            if (strcmp((const char *)n->name, without[i]) == 0)
                return false;
    return true;
}

/* How many long text nodes of the page are not among the letters of `all`. */
static unsigned
count_lost(const char *path, struct film_str page, struct film_str all)
{
    unsigned lost = 0;
    struct film_buf letters;
    htmlDocPtr doc =
        htmlReadMemory(page.p, (int)page.n, NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    film_buf_init(&letters, SIZE_MAX / 4);
    for (xmlNode *n = root; n; n = film_html_next(root, n, false)) {
        if (!is_text(n))
            continue;
        film_buf_reset(&letters);
        add_letters(&letters, film_str_from((const char *)n->content));
        if (letters.n < LONG || memmem(all.p, all.n, letters.p, letters.n))
            continue;
        print_error("# %s:%ld: %.150s\n", path, xmlGetLineNo(n),
                    (const char *)n->content);
        lost++;
    }
    film_buf_release(&letters);
    xmlFreeDoc(doc);
    return lost;
}

static unsigned
check_page(const char *path)
{
    struct film_buf page, all;
    struct film_error err;
    unsigned lost = 0;
    film_buf_init(&page, SIZE_MAX / 4);
    film_buf_init(&all, SIZE_MAX / 4);
    const struct film_sink sink = {&all, take_article, take_record, NULL,
                                   take_skipped};
    if (!read_all(&page, path))
        fail_msg("%s", path);
    if (film_read_file(film_str_from(path), &film_limits_default, &sink,
                       &err) == FILM_OK)
        lost = count_lost(path, film_buf_get(&page), film_buf_get(&all));
    else
        print_message("# %s\n", err.text);
    film_buf_release(&page);
    film_buf_release(&all);
    return lost;
}

static void
check_pages(const char *folder, const char *pattern, size_t least)
{
    char path[4096];
    glob_t found;
    unsigned lost = 0;
    snprintf(path, sizeof path, "%s/%s", folder, pattern);
    assert_int_equal(glob(path, 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= least);
    for (size_t i = 0; i < found.gl_pathc; i++)
        lost += check_page(found.gl_pathv[i]);
    globfree(&found);
    assert_int_equal(lost, 0);
}

static void
own_pages(void **state)
{
    (void)state;
    const char *top = getenv("TOP_SRCDIR");
    check_pages(top ? top : "..", "corpus/articles/*.html", 1);
}

static void
samples(void **state)
{
    (void)state;
    check_pages(getenv("FILM_SAMPLES"), "html-*/*.html*", 100);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(own_pages),
                                       cmocka_unit_test(samples)};
    return _cmocka_run_group_tests("pages", tests,
                                   getenv("FILM_SAMPLES") ? 2 : 1, NULL, NULL);
}
