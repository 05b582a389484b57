/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PDF documents, by way of poppler's pdftotext. It is run as a program of its
 * own, so that a bad document can end or fill only that. */
#include <config.h>
#include "read/formats.h"

#include "base/line.h"
#include "base/temp.h"
#include "base/tool.h"
#include "read/documents/layout.h"

#include <unistd.h>

/* Press kits with pictures have 50 to 150 MB; a page of text becomes some
 * 80 KB of layout. 300 pages with pictures take 90 MB of memory. */
#define LARGEST ((size_t)256 << 20)
#define MEMORY (UINT64_C(1) << 30)

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_str_starts(head, FILM_STR("%PDF-")) ? 95 : 0;
}

/* ---- metadata ---- */

/* Programs put a file's name, their own or nothing at all in the title. */
static bool
is_title(struct film_str s)
{
    static const char *const endings[] = {".pdf",  ".doc",   ".docx", ".odt",
                                          ".indd", ".qxd",   ".pptx", ".ppt",
                                          ".rtf",  ".pages", ".tex",  ".dvi"};
    static const char *const none[] = {
        "untitled", "microsoft word", "powerpoint presentation",
        "slide 1",  "document",       "layout 1"};
    s = film_str_trim(s);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (s.n >= n &&
            film_str_equal_nocase((struct film_str){s.p + s.n - n, n},
                                  film_str_from(endings[i])))
            return false;
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (film_str_starts_nocase(s, film_str_from(none[i])))
            return false;
    return s.n > 2;
}

static void
add_metadata(struct film_builder *b, const struct film_layout *l)
{
    struct film_article *a = &b->article;
    if (is_title(l->title))
        a->title = film_builder_text(b, l->title);
    struct film_str date = film_builder_date(b, l->date);
    if (date.n == 0)
        date = film_builder_date(b, l->changed);
    if (date.n > 0)
        a->date = date;
    film_builder_authors(b, l->author);
}

/* ---- the article ---- */

static void
report_pictures(const struct film_layout *l,
                const struct film_read_context *ctx)
{
    size_t empty = 0;
    for (size_t i = 0; i < l->page_count; i++)
        empty += !l->pages[i].has_text;
    if (empty * 2 > l->page_count)
        film_read_warn(ctx, 0, "%zu of %zu pages have no text: pictures only",
                       empty, l->page_count);
    else if (empty > 0)
        film_read_mended(ctx, 0, "%zu of %zu pages have no text", empty,
                         l->page_count);
}

static enum film_status
emit(struct film_layout *l, struct film_read_context *ctx,
     struct film_error *err)
{
    struct film_builder b;
    if (l->count == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "a PDF document without text (%zu pages of "
                              "pictures)",
                              l->page_count);
    enum film_status st = film_layout_mark_running(l, err);
    film_builder_init(&b, ctx, "pdf");
    film_builder_article(&b, film_line_of_page(1));
    add_metadata(&b, l);
    if (st == FILM_OK)
        st = film_layout_add(l, &b, err);
    film_builder_title(&b, film_read_name(ctx));
    if (st == FILM_OK)
        st = film_builder_emit_article(&b, err);
    film_builder_release(&b);
    if (st == FILM_OK)
        report_pictures(l, ctx);
    return st;
}

/* ---- the program ---- */

/* poppler can read a file whose end or tables are missing. */
static void
report_damage(const char *said, const struct film_read_context *ctx)
{
    static const char *const signs[] = {"xref", "trailer", "EOF", "end of file",
                                        "Bad 'Length'"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(said, "Error") && strstr(said, signs[i])) {
            film_read_warn(ctx, 0,
                           "damaged, and what can be found is taken: %s", said);
            return;
        }
    if (strstr(said, "Error"))
        film_read_mended(ctx, 0, "%s", said);
}

/* What came before an error is an article that ends too early. */
static enum film_status
take_layout(struct film_layout *l, enum film_status ended, const char *said,
            struct film_read_context *ctx, struct film_error *err)
{
    if (strstr(said, "Incorrect password"))
        return film_error_set(err, FILM_ERR_INPUT,
                              "a PDF document that is encrypted with a "
                              "password");
    if (ended != FILM_OK && l->count == 0)
        return film_error_set(err,
                              ended == FILM_ERR_IO ? FILM_ERR_INPUT : ended,
                              "a PDF document: pdftotext %s", said);
    if (ended != FILM_OK)
        film_read_report(ctx, film_line_of_page((uint32_t)l->page_count),
                         FILM_LOST_END, "the rest cannot be read: pdftotext %s",
                         said);
    else
        report_damage(said, ctx);
    return emit(l, ctx, err);
}

/* Makes an article of what the program wrote. */
static enum film_status
take_output(struct film_str output, enum film_status ended, const char *said,
            struct film_read_context *ctx, struct film_error *err)
{
    struct film_layout l;
    struct film_stream *in = NULL;
    film_layout_init(&l);
    enum film_status st = film_stream_from_bytes(&in, output, ctx->limits, err);
    if (st == FILM_OK)
        st = film_layout_read(&l, in, ctx, err);
    if (st == FILM_OK)
        st = take_layout(&l, ended, said, ctx, err);
    film_stream_free(in);
    film_layout_release(&l);
    return st;
}

static enum film_status
read_pdf(struct film_stream *in, struct film_read_context *ctx,
         struct film_error *err)
{
    static char program[] = PDFTOTEXT, layout[] = "-bbox-layout",
                input[] = "fd://0", output[] = "-";
    char *const argv[] = {program, layout, input, output, NULL};
    const struct film_tool_limits limits = {.seconds = ctx->limits->seconds,
                                            .memory_bytes = MEMORY,
                                            .output_bytes = LARGEST};
    struct film_error said = {.status = FILM_OK};
    struct film_buf out;
    bool networked;
    int fd;
    enum film_status st = film_temp_open(&fd, NULL, "", err);
    if (st != FILM_OK)
        return st;
    film_buf_init(&out, LARGEST);
    st = film_stream_save(in, fd, LARGEST, err);
    if (st == FILM_OK) {
        st = film_tool_run(&out, &networked, argv, fd, &limits, &said);
        st = st == FILM_ERR_NOMEM
                 ? film_error_nomem(err)
                 : take_output(film_buf_get(&out), st, said.text, ctx, err);
    }
    close(fd);
    film_buf_release(&out);
    return st;
}

const struct film_reader film_reader_pdf = {"pdf", sniff, read_pdf};
