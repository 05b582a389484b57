/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/documents/layout.h"

#include "base/line.h"
#include "base/map.h"
#include "base/utf8.h"
#include "read/html/text.h"

#include <math.h>
#include <stdlib.h>

void
film_layout_init(struct film_layout *l)
{
    memset(l, 0, sizeof *l);
    film_arena_init(&l->arena);
}

void
film_layout_release(struct film_layout *l)
{
    film_arena_release(&l->arena);
}

/* ---- reading: an element a line, as pdftotext writes them ---- */

struct parse {
    struct film_layout *l;
    const struct film_read_context *ctx;
    struct film_buf text; /* of the line that is being read */
    struct film_buf word;
    struct film_layout_box box;
    uint32_t block;
    uint64_t bytes;
    bool failed;
};

/* The text between the two in s, "" if s does not have both. */
static struct film_str
between(struct film_str s, const char *from, const char *to)
{
    size_t n = strlen(from);
    const char *a = memmem(s.p, s.n, from, n);
    if (!a)
        return (struct film_str){"", 0};
    a += n;
    struct film_str rest = {a, (size_t)(s.p + s.n - a)};
    const char *b = memmem(rest.p, rest.n, to, strlen(to));
    return b ? (struct film_str){a, (size_t)(b - a)} : (struct film_str){"", 0};
}

/* A number of an attribute: a plain decimal, within what a page can have. */
static float
attribute(struct film_str element, const char *name)
{
    enum { LONGEST = 30, MOST = 1000000 };
    char digits[LONGEST + 1];
    struct film_str s = between(element, name, "\"");
    if (s.n == 0 || s.n > LONGEST)
        return 0;
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    float v = strtof(digits, NULL);
    return v > -MOST && v < MOST ? v : 0;
}

static struct film_layout_box
box_of(struct film_str element)
{
    return (struct film_layout_box){
        attribute(element, "xMin=\""), attribute(element, "yMin=\""),
        attribute(element, "xMax=\""), attribute(element, "yMax=\"")};
}

static void
keep(struct parse *p, struct film_str *to, struct film_str escaped)
{
    film_buf_reset(&p->word);
    film_html_plain(&p->word, escaped);
    p->failed |= p->word.failed != FILM_OK ||
                 !film_arena_copy(&p->l->arena, film_buf_get(&p->word), to);
}

static void
take_meta(struct parse *p, struct film_str line)
{
    struct film_str name = between(line, "name=\"", "\"");
    struct film_str value = between(line, "content=\"", "\"/>");
    if (film_str_equal(name, FILM_STR("Author")))
        keep(p, &p->l->author, value);
    else if (film_str_equal(name, FILM_STR("CreationDate")))
        keep(p, &p->l->date, value);
    else if (film_str_equal(name, FILM_STR("ModDate")))
        keep(p, &p->l->changed, value);
}

static void
take_page(struct parse *p, struct film_str line)
{
    struct film_layout_page *page = film_arena_push(
        &p->l->arena, &p->l->pages, &p->l->page_count, sizeof *page);
    if (page)
        page->height = attribute(line, "height=\"");
    p->failed |= !page;
}

/* Appends a word; letters that a font joins are parted. */
static void
take_word(struct parse *p, struct film_str line)
{
    static const char *const joined[] = {"ff",  "fi", "fl", "ffi",
                                         "ffl", "st", "st"};
    struct film_str escaped = between(line, "\">", "</word>");
    film_buf_reset(&p->word);
    film_html_plain(&p->word, escaped);
    struct film_str s = film_buf_get(&p->word);
    if (p->text.n > 0)
        film_buf_byte(&p->text, ' ');
    for (size_t at = 0; at < s.n;) {
        uint32_t c = film_utf8_next(s, &at);
        if (c >= 0xFB00 && c <= 0xFB06)
            film_buf_text(&p->text, joined[c - 0xFB00]);
        else
            film_utf8_add(&p->text, c);
    }
}

static void
end_line(struct parse *p)
{
    struct film_layout *l = p->l;
    struct film_str text = film_str_trim(film_buf_get(&p->text));
    if (text.n > 0 && l->page_count > 0) {
        struct film_layout_line *line =
            film_arena_push(&l->arena, &l->lines, &l->count, sizeof *line);
        p->failed |= !line || !film_arena_copy(&l->arena, text, &line->text);
        if (line) {
            line->box = p->box;
            line->page = (uint32_t)l->page_count;
            line->block = p->block;
        }
        l->pages[l->page_count - 1].has_text = true;
        p->bytes += text.n;
    }
    p->failed |= p->text.failed != FILM_OK;
    film_buf_reset(&p->text);
}

static void
take_element(struct parse *p, struct film_str line)
{
    line = film_str_trim(line);
    if (film_str_starts(line, FILM_STR("<word "))) {
        take_word(p, line);
    } else if (film_str_starts(line, FILM_STR("<line "))) {
        p->box = box_of(line);
        film_buf_reset(&p->text);
    } else if (film_str_starts(line, FILM_STR("</line>"))) {
        end_line(p);
    } else if (film_str_starts(line, FILM_STR("<block "))) {
        p->block++;
    } else if (film_str_starts(line, FILM_STR("<page "))) {
        p->block++;
        take_page(p, line);
    } else if (film_str_starts(line, FILM_STR("<meta "))) {
        take_meta(p, line);
    } else if (film_str_starts(line, FILM_STR("<title>"))) {
        keep(p, &p->l->title, between(line, "<title>", "</title>"));
    }
}

enum film_status
film_layout_read(struct film_layout *l, struct film_stream *in,
                 const struct film_read_context *ctx, struct film_error *err)
{
    enum { PAGES = 100000, LINE = 1 << 20 };
    struct parse p = {.l = l, .ctx = ctx};
    struct film_str line;
    enum film_status st = FILM_OK;
    film_buf_init(&p.text, LINE);
    film_buf_init(&p.word, LINE);
    while (st == FILM_OK &&
           (st = film_stream_line(in, &line, err)) == FILM_OK) {
        take_element(&p, line);
        if (p.failed)
            st = film_error_nomem(err);
        else if (p.bytes > ctx->limits->article_bytes || l->page_count > PAGES)
            st = film_error_set(err, FILM_ERR_LIMIT,
                                "its text is over the limit of an article");
    }
    film_buf_release(&p.text);
    film_buf_release(&p.word);
    return st == FILM_END ? FILM_OK : st;
}

/* ---- what runs over the pages ---- */

/* At the edge: a ninth of the page at its top and bottom. */
static bool
is_at_edge(const struct film_layout *l, const struct film_layout_line *line)
{
    float height = l->pages[line->page - 1].height;
    return line->box.bottom < height / 9 || line->box.top > height * 8 / 9;
}

/* Appends the text, runs of digits as one, and its position, to some four
 * points: such keys are alike. */
static void
add_key(struct film_buf *key, const struct film_layout_line *line, int shift)
{
    bool digits = false;
    film_buf_printf(key, "%d ",
                    (int)lroundf(line->box.top / 8 + (float)shift / 2));
    for (size_t i = 0; i < line->text.n; i++) {
        char c = line->text.p[i];
        bool digit = c >= '0' && c <= '9';
        if (!digit)
            film_buf_byte(key, c);
        else if (!digits)
            film_buf_byte(key, '#');
        digits = digit;
    }
}

/* Counts the lines of each key. */
static bool
count_keys(struct film_layout *l, struct film_map *seen, struct film_buf *key,
           int shift)
{
    bool added;
    for (size_t i = 0; i < l->count; i++) {
        if (!is_at_edge(l, &l->lines[i]))
            continue;
        film_buf_reset(key);
        add_key(key, &l->lines[i], shift);
        struct film_map_entry *e =
            film_map_keep(seen, &l->arena, film_buf_get(key), &added);
        if (!e || key->failed)
            return false;
        e->value++;
    }
    return true;
}

/* Marks the lines whose key is on enough pages: three, or all of two. */
static bool
mark_repeated(struct film_layout *l, int shift)
{
    struct film_map seen;
    struct film_buf key;
    film_map_init(&seen);
    film_buf_init(&key, 1 << 21);
    bool ok = count_keys(l, &seen, &key, shift);
    for (size_t i = 0; i < l->count && ok; i++) {
        if (!is_at_edge(l, &l->lines[i]))
            continue;
        film_buf_reset(&key);
        add_key(&key, &l->lines[i], shift);
        const uintptr_t *n = film_map_get(&seen, film_buf_get(&key));
        l->lines[i].running |= n && *n >= (l->page_count > 3 ? 3 : 2);
    }
    film_buf_release(&key);
    film_map_release(&seen);
    return ok;
}

enum film_status
film_layout_mark_running(struct film_layout *l, struct film_error *err)
{
    if (l->page_count < 2)
        return FILM_OK;
    /* Twice, so that what lies on the border of two places is found too. */
    return mark_repeated(l, 0) && mark_repeated(l, 1) ? FILM_OK
                                                      : film_error_nomem(err);
}

/* ---- paragraphs ---- */

struct joining {
    const struct film_layout *l;
    struct film_builder *b;
    struct film_buf text;     /* of the paragraph */
    struct film_map hyphened; /* words that have a hyphen within a line */
    float height;             /* most text's */
    uint32_t page, page_end;  /* of the paragraph */
    float size;               /* of its lines */
    size_t lines;
    bool ok;
};

static float
height_of(const struct film_layout_line *line)
{
    return line->box.bottom - line->box.top;
}

static int
compare_heights(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

/* The height of the lines that half of the text is in. */
static bool
find_height(struct joining *j)
{
    float *heights =
        film_arena_alloc(j->b->ctx->arena, (j->l->count + 1) * sizeof *heights);
    size_t n = 0;
    if (!heights)
        return false;
    for (size_t i = 0; i < j->l->count; i++)
        if (!j->l->lines[i].running && j->l->lines[i].text.n > 20)
            heights[n++] = height_of(&j->l->lines[i]);
    qsort(heights, n, sizeof *heights, compare_heights);
    j->height = n ? heights[n / 2] : 0;
    return true;
}

/* Remembers the words with a hyphen inside of a line: "well-known" keeps it
 * where the end of a line parts it. */
static bool
find_hyphened(struct joining *j)
{
    bool added;
    for (size_t i = 0; i < j->l->count; i++) {
        struct film_str rest = j->l->lines[i].text, word;
        while (film_str_cut(&rest, ' ', &word)) {
            const char *hyphen =
                word.n > 2 ? memchr(word.p + 1, '-', word.n - 2) : NULL;
            if (hyphen && !film_map_put(&j->hyphened, word, &added))
                return false;
        }
    }
    return true;
}

static bool
ends_sentence(struct film_str s)
{
    static const char *const ends[] = {".",  "!",  "?", ":", "…", "。", "！",
                                       "？", "\"", "”", "»", "’", ")"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (film_str_ends(s, film_str_from(ends[i])))
            return true;
    return false;
}

static uint32_t
first_character(struct film_str s)
{
    size_t at = 0;
    return s.n ? film_utf8_next(s, &at) : 0;
}

static uint32_t
last_character(struct film_str s)
{
    size_t at = s.n;
    while (at > 0 && ((unsigned char)s.p[at - 1] & 0xC0) == 0x80)
        at--;
    at -= at > 0;
    return s.n ? film_utf8_next(s, &at) : 0;
}

static bool
is_small(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF) ||
           (c >= 0x430 && c <= 0x45F) || (c >= 0x3AC && c <= 0x3CE);
}

/* Chinese and Japanese write no blanks. */
static bool
is_unspaced(uint32_t c)
{
    return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xFF00 && c <= 0xFF60);
}

/* The last word of s, or the first one, as far as words are long. */
static struct film_str
end_word(struct film_str s, bool last)
{
    enum { LONGEST = 100 };
    size_t n = 0;
    while (n < s.n && n < LONGEST && s.p[last ? s.n - 1 - n : n] != ' ')
        n++;
    return (struct film_str){last ? s.p + s.n - n : s.p, n};
}

/* Whether the hyphen at the end of `before` belongs to the word. */
static bool
keeps_hyphen(struct joining *j, struct film_str before, struct film_str after)
{
    struct film_buf word;
    if (!is_small(first_character(after)))
        return true;
    film_buf_init(&word, 1 << 21);
    film_buf_str(&word, end_word(before, true));
    film_buf_str(&word, end_word(after, false));
    bool known = film_map_get(&j->hyphened, film_buf_get(&word)) != NULL;
    film_buf_release(&word);
    return known;
}

/* Appends a line to the paragraph. */
static void
join(struct joining *j, struct film_str line)
{
    static const struct film_str soft[] = {FILM_STR("\xC2\xAD"),
                                           FILM_STR("\xE2\x80\x90")};
    struct film_str before = film_buf_get(&j->text);
    bool hyphen = before.n > 1 && film_str_ends(before, FILM_STR("-")) &&
                  before.p[before.n - 2] != ' ' &&
                  before.p[before.n - 2] != '-';
    for (size_t i = 0; i < sizeof soft / sizeof *soft; i++)
        if (film_str_ends(before, soft[i])) {
            j->text.n -= soft[i].n;
            film_buf_str(&j->text, line);
            return;
        }
    if (hyphen && !keeps_hyphen(j, before, line))
        j->text.n--;
    else if (before.n > 0 && !hyphen &&
             !(is_unspaced(last_character(before)) &&
               is_unspaced(first_character(line))))
        film_buf_byte(&j->text, ' ');
    film_buf_str(&j->text, line);
}

/* The level of a heading with lines of this height, 0 if most are as high
 * text. */
static unsigned
level_of(const struct joining *j, float size)
{
    float times = j->height > 0 ? size / j->height : 1;
    return times > 1.7F ? 1 : times > 1.35F ? 2 : times > 1.12F ? 3 : 0;
}

/* Dots that lead to the page, as in a table of contents. */
static bool
has_leaders(struct film_str s)
{
    return memmem(s.p, s.n, ". . .", 5) || memmem(s.p, s.n, "....", 4);
}

/* The title is not its own heading. */
static void
add_heading(struct joining *j, unsigned level, struct film_str s,
            struct film_place at)
{
    if (!film_str_equal_nocase(film_builder_text(j->b, s), j->b->article.title))
        film_builder_heading(j->b, level, s, at);
}

static void
end_paragraph(struct joining *j)
{
    enum { HEADING = 200 };
    struct film_place at = {.line = film_line_of_page(j->page),
                            .line_end = film_line_of_page(j->page_end)};
    struct film_str s = film_buf_get(&j->text);
    unsigned level = level_of(j, j->size);
    if (level > 0 && s.n > 0 && s.n <= HEADING && j->lines <= 3 &&
        !has_leaders(s))
        add_heading(j, level, s, at);
    else if (s.n > 0)
        film_builder_paragraph(j->b, s, at);
    j->ok &= j->text.failed == FILM_OK;
    film_buf_reset(&j->text);
    j->lines = 0;
}

/* ---- where a paragraph ends ---- */

struct block {
    const struct film_layout_line *lines;
    size_t n;
    float left, right;
};

static struct block
block_at(const struct film_layout *l, size_t from)
{
    struct block b = {&l->lines[from], 0, l->lines[from].box.left,
                      l->lines[from].box.right};
    while (from + b.n < l->count && !l->lines[from + b.n].running &&
           l->lines[from + b.n].block == b.lines[0].block) {
        const struct film_layout_line *line = &b.lines[b.n++];
        b.left = line->box.left < b.left ? line->box.left : b.left;
        b.right = line->box.right > b.right ? line->box.right : b.right;
    }
    return b;
}

static bool
is_size(float a, float b)
{
    return fabsf(a - b) < 0.12F * (a > b ? a : b);
}

/* True if line i of the block begins a paragraph: it is set in where the last
 * one ended, the last one is short, or letters have another size. */
static bool
begins_paragraph(const struct block *b, size_t i)
{
    const struct film_layout_line *line = &b->lines[i], *last = line - 1;
    float width = b->right - b->left, height = height_of(line);
    if (!is_size(height, height_of(last)))
        return true;
    if (!ends_sentence(last->text))
        return false;
    bool set_in = line->box.left - b->left > height / 2 &&
                  last->box.left - b->left < height / 2 &&
                  line->box.right > b->right - width / 3;
    bool ended = last->box.right < b->right - width / 6;
    bool apart = line->box.top - last->box.bottom > height * 0.6F;
    return set_in || ended || apart;
}

/* True if the block goes on with the sentence of the one before, in the next
 * column or on the next page. */
static bool
goes_on(const struct joining *j, const struct film_layout_line *line)
{
    enum { LINE = 60 }; /* bytes of a line that is full */
    struct film_str before = film_buf_get(&j->text);
    return before.n > 0 && !ends_sentence(before) &&
           (j->lines > 1 || before.n > LINE) &&
           is_size(height_of(line), j->size) &&
           is_small(first_character(line->text));
}

static void
take_line(struct joining *j, const struct film_layout_line *line)
{
    if (j->lines++ == 0) {
        j->page = line->page;
        j->size = height_of(line);
    }
    j->page_end = line->page;
    join(j, line->text);
}

/* A line by itself, not long and without an end, above a paragraph. */
static bool
is_heading_line(const struct joining *j, const struct block *b, size_t next)
{
    enum { LONGEST = 70, TEXT = 120 };
    const struct film_layout *l = j->l;
    struct film_str s = b->lines[0].text;
    char c = s.p[s.n - 1];
    if (b->n != 1 || s.n > LONGEST || ends_sentence(s) || has_leaders(s) ||
        c == ',' || c == ';' || is_small(first_character(s)) ||
        next >= l->count)
        return false;
    struct block after = block_at(l, next);
    size_t bytes = 0;
    for (size_t i = 0; i < after.n; i++)
        bytes += after.lines[i].text.n;
    return bytes > TEXT && after.n > 1;
}

/* The mark of an item of a list, alone on its line. */
static bool
is_mark(const struct block *b)
{
    struct film_str s = b->lines[0].text;
    uint32_t c = first_character(s);
    bool letter = c >= 0xAA ? c < 0x2000 || c >= 0x2C00
                            : (c >= '0' && c <= '9') ||
                                  ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    size_t at = 0;
    film_utf8_next(s, &at);
    return b->n == 1 && at == s.n && !letter;
}

static void
take_block(struct joining *j, const struct block *b, size_t next)
{
    if (!goes_on(j, b->lines))
        end_paragraph(j);
    if (j->lines == 0 && is_heading_line(j, b, next) &&
        level_of(j, height_of(b->lines)) == 0) {
        uint32_t page = film_line_of_page(b->lines[0].page);
        film_builder_heading(
            j->b, 4, b->lines[0].text,
            (struct film_place){.line = page, .line_end = page});
        return;
    }
    for (size_t i = 0; i < b->n; i++) {
        if (i > 0 && begins_paragraph(b, i))
            end_paragraph(j);
        take_line(j, &b->lines[i]);
    }
}

/* ---- the article ---- */

/* The largest line of the first page that has text, with those of its size
 * next to it. */
static void
title_from_page(struct joining *j)
{
    enum { LONGEST = 200 };
    const struct film_layout *l = j->l;
    size_t best = l->count;
    for (size_t i = 0; i < l->count && l->lines[i].page == l->lines[0].page;
         i++)
        if (!l->lines[i].running && level_of(j, height_of(&l->lines[i])) > 0 &&
            (best == l->count ||
             height_of(&l->lines[i]) > height_of(&l->lines[best]) * 1.05F))
            best = i;
    if (best == l->count)
        return;
    film_buf_reset(&j->text);
    for (size_t i = best;
         i < l->count && l->lines[i].block == l->lines[best].block &&
         is_size(height_of(&l->lines[i]), height_of(&l->lines[best]));
         i++)
        join(j, l->lines[i].text);
    if (j->text.n <= LONGEST)
        j->b->article.title = film_builder_text(j->b, film_buf_get(&j->text));
    film_buf_reset(&j->text);
}

static void
add_lines(struct joining *j)
{
    const struct film_layout *l = j->l;
    for (size_t i = 0; i < l->count;) {
        if (l->lines[i].running) {
            film_read_skipped(j->b->ctx, film_line_of_page(l->lines[i].page),
                              "running head or page number", l->lines[i].text);
            i++;
            continue;
        }
        struct block b = block_at(l, i);
        i += b.n;
        if (!is_mark(&b))
            take_block(j, &b, i);
    }
    end_paragraph(j);
}

enum film_status
film_layout_add(const struct film_layout *l, struct film_builder *b,
                struct film_error *err)
{
    struct joining j = {.l = l, .b = b, .ok = true};
    film_buf_init(&j.text, (size_t)b->ctx->limits->article_bytes * 2 + 1024);
    film_map_init(&j.hyphened);
    j.ok = find_height(&j) && find_hyphened(&j);
    if (j.ok && b->article.title.n == 0 && l->count > 0)
        title_from_page(&j);
    if (j.ok)
        add_lines(&j);
    film_buf_release(&j.text);
    film_map_release(&j.hyphened);
    return j.ok ? FILM_OK : film_error_nomem(err);
}
