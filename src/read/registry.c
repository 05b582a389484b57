/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/reader.h"
#include "base/memory.h"
#include "read/charset.h"
#ifdef HAVE_LIBARCHIVE
#include "read/containers/archive.h"
#endif
#include "read/filter.h"
#include "read/formats.h"
#include "read/prefixed.h"
#include "read/reserve.h"
#include "read/shape.h"
#include "read/xml/xml.h"
#include "text/clean.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEAD = 16 * 1024, /* bytes shown to sniffers */
    SURE = 80,     /* certainty of a sniffer that does not go by words alone */
    CONTAINERS = 8 /* maximum depth of nested containers */
};

/* The table of formats. The most certain sniffer wins; among equals, the
 * first. */
static const struct film_reader *const readers[] = {
/* clang-format off */
#ifdef HAVE_LIBARCHIVE
    &film_reader_archive,
    &film_reader_compressed,
    &film_reader_package,
#endif
    &film_reader_ebucore,
    &film_reader_en15907,
    &film_reader_fdx,
    &film_reader_feed,
    &film_reader_filmxml,
    &film_reader_fountain,
    &film_reader_html,
    &film_reader_imdb_tsv,
    &film_reader_jats,
    &film_reader_jsonl,
    &film_reader_kmdb,
    &film_reader_kobis,
    &film_reader_mail,
    &film_reader_marcxml,
    &film_reader_markdown,
    &film_reader_mediawiki,
    &film_reader_mhtml,
    &film_reader_movie_json,
    &film_reader_newsml,
    &film_reader_nfo,
    &film_reader_ninjs,
    &film_reader_nitf,
    &film_reader_office,
    &film_reader_omdb,
    &film_reader_pbcore,
#ifdef PDFTOTEXT
    &film_reader_pdf,
#endif
    &film_reader_rtf,
    &film_reader_schema_org,
    &film_reader_separated,
    &film_reader_subtitles,
    &film_reader_tei,
    &film_reader_text,
    &film_reader_ttml,
    &film_reader_warc,
    &film_reader_wikidata,
    NULL,
    /* clang-format on */
};

const struct film_reader *const *
film_readers(void)
{
    return readers;
}

/* ---- sniffing ---- */

/* Known formats that cannot be read, for the message. */
static const struct {
    struct film_str start;
    const char *what;
} foreign[] = {
    {FILM_STR("BZh"), "bzip2 data"},
    {FILM_STR("\xFD"
              "7zXZ"),
     "xz data"},
    {FILM_STR("\x28\xB5\x2F\xFD"), "zstd data"},
    {FILM_STR("PK\x03\x04"), "a zip archive"},
    {FILM_STR("7z\xBC\xAF"), "a 7z archive"},
    {FILM_STR("%PDF-"), "a PDF document"},
    {FILM_STR("{\\rtf"), "an RTF document"},
    {FILM_STR("\x89PNG"), "a PNG picture"},
    {FILM_STR("\xFF\xD8\xFF"), "a JPEG picture"},
    {FILM_STR("GIF8"), "a GIF picture"},
    {FILM_STR("\x7F"
              "ELF"),
     "a program"},
    {FILM_STR("SQLite format 3"), "an SQLite database"},
    {FILM_STR("\x4C\x6F\xA7\x94"), "XML in EBCDIC"},
};

/* Returns what head is the beginning of; NULL if unknown. */
static const char *
known_foreign(struct film_str head)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (film_str_starts(head, foreign[i].start))
            return foreign[i].what;
    return NULL;
}

/* Finds the reader that is most certain about head, and its certainty. */
static const struct film_reader *
surest(struct film_str head, struct film_str path, int *most)
{
    const struct film_reader *best = NULL;
    *most = 0;
    for (size_t i = 0; readers[i]; i++) {
        int sure = readers[i]->sniff(head, path);
        if (sure > *most) {
            *most = sure;
            best = readers[i];
        }
    }
    return best;
}

/* The bytes before the declaration of XML that does not begin with it, as it
 * must: empty lines, a mark twice, the warnings of a program. 0 if it is none,
 * a text about XML, or something that has XML in it: an archive, a letter. */
static size_t
before_declaration(struct film_str head, struct film_str path)
{
    enum { MOST = 2000, ROOT = 75 /* by its root element */ };
    const char *at =
        head.n ? memmem(head.p, head.n < MOST ? head.n : MOST, "<?xml", 5)
               : NULL;
    size_t n = at ? (size_t)(at - head.p) : 0;
    int most, whole;
    if (n == 0 || memchr(head.p, '<', n) ||
        !film_text_is_plain((struct film_str){head.p, n}) ||
        film_str_ends(path, FILM_STR(".md")) ||
        film_str_ends(path, FILM_STR(".txt")))
        return 0;
    const struct film_reader *best =
        surest((struct film_str){at, head.n - n}, path, &most);
    surest(head, path, &whole);
    return most >= ROOT && most > whole && best != &film_reader_html ? n : 0;
}

const struct film_reader *
film_reader_sniff(struct film_str head, struct film_str path)
{
    if (film_str_ends(path, FILM_STR(".gz")))
        path.n -= 3;
    struct film_buf utf8;
    film_buf_init(&utf8, 8 * HEAD);
    size_t mark;
    const char *charset = film_charset_mark(head, &mark);
    if (charset && strcmp(charset, "UTF-8") != 0) {
        struct film_charset used;
        if (film_charset_decode(&utf8, head, NULL, &used, NULL) == FILM_OK)
            head = film_buf_get(&utf8);
    } else {
        head.p += mark;
        head.n -= mark;
        size_t before = before_declaration(head, path);
        head.p += before;
        head.n -= before;
    }
    int most;
    const struct film_reader *best = surest(head, path, &most);
    film_buf_release(&utf8);
    /* A script with a long comment is not a text, whatever it looks like. */
    return most < SURE && film_shape_is_beside(path) ? NULL : best;
}

static bool
is_gzip(struct film_str head)
{
    return film_str_starts(head, FILM_STR("\x1f\x8b\x08"));
}

static enum film_status
refusal(const struct film_read_context *ctx)
{
    return film_shape_is_beside(ctx->path) ? FILM_ERR_BESIDE : FILM_ERR_FORMAT;
}

/* Chooses the reader for the input, or fails with the reason why there is
 * none. */
static enum film_status
choose(const struct film_reader **reader, struct film_str head,
       const struct film_read_context *ctx, struct film_error *err)
{
    if (head.n == 0)
        return film_error_set(err, FILM_ERR_FORMAT, "empty");
    *reader = film_reader_sniff(head, ctx->name.n ? ctx->name : ctx->path);
    const char *what = known_foreign(head);
    if (*reader && (!what || *reader != &film_reader_text))
        return FILM_OK;
    struct film_str root, space;
    if (!what && film_xml_root(head, &root, &space))
        return film_error_set(
            err, refusal(ctx),
            "not a format that can be read here (XML with the "
            "root element <%.*s>)",
            (int)(root.n < 60 ? root.n : 60), root.p);
    struct film_str text = film_str_trim(head);
    if (!what && text.n > 1 &&
        (text.p[0] == '{' ||
         (text.p[0] == '[' && strchr("[{\"]-0123456789 \r\n", text.p[1]))))
        what = "JSON that is neither articles nor films";
    if (!what && film_text_is_plain(head))
        what = film_shape_of(head);
    return film_error_set(err, refusal(ctx),
                          "not a format that can be read here%s%s%s",
                          what ? " (" : "", what ? what : "", what ? ")" : "");
}

/* The reader for the declared output of a filter; NULL: it is detected from the
 * bytes. */
static const struct film_reader *
reader_of_type(struct film_str type)
{
    static const struct {
        const char *type;
        const struct film_reader *reader;
    } rows[] = {
        {"text/plain", &film_reader_text},
        {"text/markdown", &film_reader_markdown},
        {"text/html", &film_reader_html},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (film_str_equal_nocase(type, film_str_from(rows[i].type)))
            return rows[i].reader;
    return NULL;
}

/* The output of a filter is not passed to another filter. */
static enum film_status
read_filtered(const struct film_filter *filter, struct film_stream *in,
              struct film_read_context *ctx, struct film_error *err)
{
    struct film_limits limits = *ctx->limits;
    struct film_read_context inner = *ctx;
    struct film_stream *output = NULL;
    struct film_buf bytes;
    const struct film_reader *reader = reader_of_type(filter->type);
    limits.filters = NULL;
    inner.limits = &limits;
    film_buf_init(&bytes, (size_t)limits.input_bytes);
    enum film_status st = film_filter_run(&bytes, filter, in, ctx, err);
    if (st == FILM_OK && film_str_trim(film_buf_get(&bytes)).n == 0)
        st = film_error_set(err, FILM_ERR_FORMAT, "the filter %s found no text",
                            filter->command[0]);
    if (st == FILM_OK)
        st =
            film_stream_from_bytes(&output, film_buf_get(&bytes), &limits, err);
    if (st == FILM_OK)
        st = reader ? reader->read(output, &inner, err)
                    : film_read_stream(output, &inner, err);
    film_stream_free(output);
    film_buf_release(&bytes);
    return st;
}

/* Skips what comes before the XML declaration. *out is the rest, with as many
 * empty lines after the declaration as were skipped: lines are the input's. It
 * is NULL if nothing comes before. */
static enum film_status
skip_to_declaration(struct film_stream **out, struct film_stream *in,
                    struct film_str head, const struct film_read_context *ctx,
                    struct film_error *err)
{
    struct film_buf first;
    size_t n = before_declaration(head, ctx->name.n ? ctx->name : ctx->path),
           mark;
    const char *close = n ? memmem(head.p + n, head.n - n, "?>", 2) : NULL;
    if (!close)
        return FILM_OK;
    film_charset_mark(head, &mark);
    mark = mark < n ? mark : n;
    struct film_str junk = {head.p + mark, n - mark};
    if (film_str_trim(junk).n > 0)
        film_read_mended(ctx, 1,
                         "%zu bytes before the XML declaration were left out",
                         junk.n);
    struct film_str declaration = {head.p + n,
                                   (size_t)(close + 2 - head.p) - n};
    film_buf_init(&first, HEAD * 2);
    film_buf_str(&first, declaration);
    for (size_t i = 0; i < junk.n; i++)
        if (junk.p[i] == '\n')
            film_buf_byte(&first, '\n');
    enum film_status st = film_buf_check(&first, err);
    if (st == FILM_OK)
        st = film_stream_skip(in, n + declaration.n, err);
    if (st == FILM_OK)
        st = film_stream_prefixed(out, film_buf_get(&first), in, ctx->limits,
                                  err);
    film_buf_release(&first);
    return st;
}

/* Mail is read byte by byte, in which its parts have charsets of their own: one
 * that was saved in UTF-16 is converted before it gets there. */
static enum film_status
read_by(const struct film_reader *reader, struct film_stream *in,
        struct film_str head, struct film_read_context *ctx,
        struct film_error *err)
{
    size_t mark;
    uint64_t bad = 0;
    struct film_stream *narrow = NULL;
    const char *charset = film_charset_mark(head, &mark);
    if (!charset || strcmp(charset, "UTF-8") == 0 ||
        (reader != &film_reader_mail && reader != &film_reader_mhtml))
        return reader->read(in, ctx, err);
    enum film_status st = film_stream_skip(in, mark, err);
    if (st == FILM_OK)
        st = film_charset_stream(&narrow, in, charset, &bad, ctx->limits, err);
    if (st == FILM_OK)
        st = reader->read(narrow, ctx, err);
    film_stream_free(narrow);
    return st;
}

static enum film_status
read_as_sniffed(struct film_stream *in, struct film_str head,
                struct film_read_context *ctx, struct film_error *err)
{
    const struct film_reader *reader = NULL;
    const struct film_filter *filter = film_filter_find(
        ctx->limits->filters, ctx->name.n ? ctx->name : ctx->path, head);
    if (filter)
        return read_filtered(filter, in, ctx, err);
    struct film_stream *rest = NULL;
    enum film_status st = skip_to_declaration(&rest, in, head, ctx, err);
    if (st == FILM_OK && rest)
        st = film_stream_peek(in = rest, HEAD, &head, err);
    if (st == FILM_OK)
        st = choose(&reader, head, ctx, err);
    if (st == FILM_OK)
        st = read_by(reader, in, head, ctx, err);
    film_stream_free(rest);
    return st;
}

/* Reports that the input is incomplete: as a warning if some of it was read,
 * otherwise as the error. */
static enum film_status
end_broken(const struct film_stream *in, const struct film_read_context *ctx,
           enum film_status st, struct film_error *err)
{
    const char *why = film_stream_broken(in);
    if (why && st == FILM_OK)
        film_read_report(ctx, 0, FILM_LOST_END, "%s", why);
    else if (why && err && st == FILM_ERR_INPUT)
        film_error_set(err, st, "%s", why);
    return st;
}

enum film_status
film_read_stream(struct film_stream *in, struct film_read_context *ctx,
                 struct film_error *err)
{
    if (ctx->depth >= CONTAINERS)
        return film_error_set(err, FILM_ERR_LIMIT,
                              "containers are nested more than %d deep",
                              CONTAINERS);
    struct film_str head;
    enum film_status st = film_stream_peek(in, HEAD, &head, err);
    if (st != FILM_OK)
        return st;
    ctx->depth++;
    if (is_gzip(head)) {
        struct film_stream *inner = NULL;
        st = film_stream_from_stream(&inner, in, ctx->limits, err);
        if (st == FILM_OK) {
            st = film_read_stream(inner, ctx, err);
            film_stream_free(inner);
        }
    } else {
        st = read_as_sniffed(in, head, ctx, err);
    }
    ctx->depth--;
    return end_broken(in, ctx, st, err);
}

/* ---- files ---- */

/* Turns a reader's "line 12: why" into "path:12: why". */
static enum film_status
put_path(struct film_error *err, enum film_status st, struct film_str path)
{
    if (!err)
        return st;
    struct film_buf text;
    film_buf_init(&text, 4 * path.n + 4 * FILM_ERROR_SIZE);
    film_clean_path(&text, path);
    unsigned long line = 0;
    int at = 0;
    if (sscanf(err->text, "line %lu: %n", &line, &at) == 1 && at > 0)
        film_buf_printf(&text, ":%lu", line);
    film_buf_text(&text, ": ");
    film_clean_text(&text, film_str_from(err->text + at));
    if (text.failed)
        film_error_prefix(err, "%.*s", (int)path.n, path.p);
    else
        film_error_set(err, st, "%s", text.p);
    film_buf_release(&text);
    return st;
}

/* A sink between the readers and the caller's that notes whether anything came
 * of the input. */
struct noting {
    const struct film_sink *to;
    bool given, said;
};

static enum film_status
note_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct noting *n = user;
    n->given = true;
    return n->to->article ? n->to->article(n->to->user, a, err) : FILM_OK;
}

static enum film_status
note_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct noting *n = user;
    n->given = true;
    return n->to->record ? n->to->record(n->to->user, r, err) : FILM_OK;
}

static void
note_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    struct noting *n = user;
    n->said = true;
    if (n->to->warn)
        n->to->warn(n->to->user, path, line, loss, why);
}

static enum film_status
read_noting(struct film_stream *in, struct film_read_context *ctx,
            struct film_error *err)
{
    struct noting n = {ctx->sink, false, false};
    const struct film_sink sink = {.user = &n,
                                   .article = note_article,
                                   .record = note_record,
                                   .warn = note_warning,
                                   .outer = n.to};
    ctx->sink = &sink;
    enum film_status st = film_read_stream(in, ctx, err);
    if (st == FILM_OK && !n.given && !n.said)
        film_read_mended(ctx, 0, "there is nothing to index in it");
    ctx->sink = n.to;
    return st;
}

static enum film_status
check_regular(int fd, struct film_error *err)
{
    struct stat s;
    if (fstat(fd, &s) != 0)
        return film_error_errno(err, errno, "cannot examine");
    if (S_ISREG(s.st_mode))
        return FILM_OK;
    return film_error_set(err, FILM_ERR_FORMAT, "is %s, not a file",
                          S_ISDIR(s.st_mode)    ? "a directory"
                          : S_ISFIFO(s.st_mode) ? "a FIFO"
                          : S_ISSOCK(s.st_mode) ? "a socket"
                                                : "a device");
}

enum film_status
film_read_fd(int fd, struct film_str path, const struct film_limits *limits,
             const struct film_sink *sink, struct film_error *err)
{
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_read_context ctx = {
        .path = path, .limits = limits, .sink = sink, .arena = &arena};
    struct film_stream *in = NULL;
    bool before = film_memory_failed(); /* restored for the caller */
    film_memory_forget();
    enum film_status st = check_regular(fd, err);
    if (st == FILM_OK)
        st = film_stream_from_fd(&in, fd, limits, err);
    if (st == FILM_OK)
        st = read_noting(in, &ctx, err);
    film_stream_free(in);
    film_arena_release(&arena);
    xmlResetLastError();      /* its texts may hold the reserve (reserve.h) */
    if (film_memory_failed()) /* even if a library mistook it for something else
                               */
        st = film_error_nomem(err);
    if (before)
        film_memory_fail();
    return st == FILM_OK ? st : put_path(err, st, path);
}

enum film_status
film_read_file(struct film_str path, const struct film_limits *limits,
               const struct film_sink *sink, struct film_error *err)
{
    if (path.n == 0 || memchr(path.p, 0, path.n))
        return film_error_set(err, FILM_ERR_INPUT, "not a path");
    char *name = malloc(path.n + 1);
    if (!name)
        return film_error_nomem(err);
    memcpy(name, path.p, path.n);
    name[path.n] = '\0';
    /* Do not wait for a FIFO's writer, and do not acquire a controlling
     * terminal. */
    int fd = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    free(name);
    if (fd < 0)
        return put_path(err, film_error_errno(err, errno, "cannot open"), path);
    enum film_status st = film_read_fd(fd, path, limits, sink, err);
    close(fd);
    return st;
}

/* ---- libraries ---- */

void
film_read_libraries(struct film_buf *out)
{
#ifdef HAVE_LIBARCHIVE
    film_buf_printf(out, "libarchive %s", film_archive_version());
#else
    film_buf_text(out, "no libarchive");
#endif
#ifdef PDFTOTEXT
    film_buf_text(out, ", poppler " POPPLER_VERSION " (" PDFTOTEXT ")\n");
#else
    film_buf_text(out, ", no poppler\n");
#endif
}

static xmlParserInputPtr
refuse_entity(const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url;
    (void)id;
    (void)parser;
    return NULL;
}

static void
ignore_xml_error(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

void
film_read_init(void)
{
    xmlMemSetup(film_reserve_free, film_reserve_alloc, film_reserve_realloc,
                film_reserve_strdup);
    json_set_alloc_funcs(film_reserve_alloc, film_reserve_free);
    xmlSetGenericErrorFunc(NULL, ignore_xml_error);
    xmlThrDefSetGenericErrorFunc(NULL, ignore_xml_error);
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse_entity);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
}

/* libxml2 calls itself without end if it finds no memory for the state of a
 * thread, 1 kB, which it makes when it is first used there. */
bool
film_read_init_thread(void)
{
    enum { STATE = 8192 };
    void *p = malloc(STATE);
    bool enough = p != NULL;
    free(p);
    if (enough)
        xmlResetLastError();
    return enough;
}
