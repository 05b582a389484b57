/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/wiki/wikitext.h"
#include "base/utf8.h"
#include "read/wiki/grammar.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <strings.h>

/* Tables of real pages have up to twelve columns; a cell that spans rows is
 * repeated in each, so that a row ("2018 | Best Actress | Won") is complete.
 * The bounds keep what a hostile table can make of that small. */
enum { COLUMNS = 16, SPAN_ROWS = 50, SPAN_BYTES = 200, ROW_BYTES = 1 << 20 };

struct span {
    struct film_buf text;
    unsigned rows; /* still to come */
};

/* One walk over tokens, either to blocks (sink set) or to one text. */
struct film_wiki_walk {
    const struct film_wiki *w;
    const struct film_wiki_sink *sink;
    struct film_buf *out;    /* the block being built, or the text */
    uint32_t line, line_end; /* of the block */
    bool begun;              /* something of the block is in out */
    bool line_start;
    enum { PARAGRAPH, ITEM, HEADING } state;
    unsigned tables, dropped; /* level of the heading whose section is left
                                 out; 0 = none */
    struct film_buf row;      /* the row's finished cells */
    bool in_cell, row_filled;
    unsigned column, own_cells, rowspan, colspan;
    struct span spans[COLUMNS];
    enum film_status status;
    struct film_error *err;
};

/* Sections with nothing but sources and links to other sites, in the larger
 * Wikipedias. */
static const char dropped_sections[] =
    "references|external links|notes and references|footnotes|"
    "citations|각주|외부 링크|외부링크|바깥 "
    "고리|脚注|外部リンク|外部链接|einzelnachweise|"
    "weblinks|références|notes et références|liens externes|"
    "referencias|enlaces externos|collegamenti esterni|примечания|"
    "ссылки";

static struct film_str
token_text(const struct film_wiki *w, uint32_t i)
{
    const struct film_wiki_token *t = &w->tokens[i];
    return (struct film_str){w->text.p + t->at, t->end - t->at};
}

/* --- blocks ------------------------------------------------------------- */

/* Folds white space and takes out what removed templates leave of brackets:
 * "( ; 2018)" and "()". */
static void
tidy(struct film_buf *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) {
        char c = b->p[i];
        bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        char last = n ? b->p[n - 1] : ' ';
        if (blank && (last == ' ' || last == '('))
            continue;
        if (last == '(' && (c == ',' || c == ';'))
            continue;
        bool stop = c == '.' && (i + 1 == b->n || strchr(" \n", b->p[i + 1]));
        if (last == ' ' && n && (c == ')' || c == ',' || stop))
            n--;
        if (c == ')' && n && b->p[n - 1] == '(') {
            n--;
            if (n && b->p[n - 1] == ' ')
                n--;
            continue;
        }
        b->p[n++] = blank ? ' ' : c;
    }
    while (n && b->p[n - 1] == ' ')
        n--;
    b->n = n;
    if (b->p)
        b->p[n] = '\0';
}

/* Reports what is written from token i to its partner. */
static void
leave_out(const struct film_wiki_walk *x, uint32_t i, const char *what)
{
    const struct film_wiki_token *t = &x->w->tokens[i];
    const struct film_wiki_token *last = &x->w->tokens[t->match];
    if (x->sink && x->sink->skipped)
        x->sink->skipped(
            x->sink->user, what,
            (struct film_str){x->w->text.p + t->at, last->end - t->at},
            t->line);
}

static bool
is_dropped_section(struct film_str heading)
{
    return film_str_is_one_of_nocase(heading, dropped_sections);
}

static bool
has_word(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i], low = (char)(c | 0x20);
        if ((low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c & 0x80)
            return true;
    }
    return false;
}

static void
emit(struct film_wiki_walk *x, enum film_block_kind kind, unsigned level,
     struct film_str text)
{
    if (kind == FILM_BLOCK_HEADING) {
        if (x->dropped >= level)
            x->dropped = 0;
        if (!x->dropped && is_dropped_section(text))
            x->dropped = level;
    }
    /* What templates leave of a line: "." or ", and so on". */
    while (text.n && strchr(",;. ", text.p[0]) &&
           (text.n == 1 || text.p[1] == ' '))
        text = (struct film_str){text.p + 1, text.n - 1};
    if (x->dropped && has_word(text) && x->sink->skipped)
        x->sink->skipped(x->sink->user, "a section of references", text,
                         x->line);
    if (!has_word(text) || x->dropped || x->status != FILM_OK)
        return;
    const struct film_wiki_lines lines = {x->line, x->line_end};
    x->status = x->sink->block(x->sink->user, kind, level, text, lines, x->err);
}

/* "== Plot ==": the level, and what is between; 0 if it is not a heading. */
static unsigned
heading_level(struct film_str s, struct film_str *inside)
{
    size_t left = 0, right = 0;
    while (left < s.n && s.p[left] == '=')
        left++;
    while (right < s.n - left && s.p[s.n - 1 - right] == '=')
        right++;
    size_t level = left < right ? left : right;
    if (level > 6)
        level = 6;
    if (level == 0 || s.n <= 2 * level)
        return 0;
    *inside = film_str_trim((struct film_str){s.p + level, s.n - 2 * level});
    return (unsigned)level;
}

static void
flush(struct film_wiki_walk *x)
{
    if (x->out->failed == FILM_ERR_NOMEM)
        x->status = film_error_nomem(x->err);
    tidy(x->out);
    struct film_str s = film_buf_get(x->out), inside;
    unsigned level = x->state == HEADING ? heading_level(s, &inside) : 0;
    if (level)
        emit(x, FILM_BLOCK_HEADING, level, inside);
    else
        emit(x, FILM_BLOCK_PARAGRAPH, 0, s);
    film_buf_reset(x->out);
    x->begun = false;
    x->state = PARAGRAPH;
}

/* A cell's text joins its row. */
static void
add_to_row(struct film_wiki_walk *x, struct film_str text)
{
    if (text.n == 0)
        return;
    if (x->row.n)
        film_buf_text(&x->row, " | ");
    film_buf_str(&x->row, text);
}

/* Cells that reach down from rows above fill the columns before the next
 * cell of this row. */
static void
add_spans(struct film_wiki_walk *x)
{
    while (x->column < COLUMNS && x->spans[x->column].rows) {
        struct span *s = &x->spans[x->column++];
        s->rows--;
        add_to_row(x, film_buf_get(&s->text));
    }
}

static void
end_cell(struct film_wiki_walk *x)
{
    if (!x->in_cell)
        return;
    x->in_cell = false;
    tidy(x->out);
    struct film_str text = film_buf_get(x->out);
    add_spans(x);
    add_to_row(x, text);
    /* A cell alone that heads the rows below is in them. */
    x->own_cells += text.n > 0;
    x->row_filled |= text.n > 0 && (x->rowspan == 1 || x->own_cells > 1);
    if (x->column < COLUMNS && x->rowspan > 1 && text.n <= SPAN_BYTES) {
        struct span *s = &x->spans[x->column];
        film_buf_reset(&s->text);
        film_buf_str(&s->text, text);
        s->rows = x->rowspan - 1;
    }
    x->column += x->colspan;
    film_buf_reset(x->out);
    x->begun = false;
}

static void
begin_cell(struct film_wiki_walk *x)
{
    if (x->out->n) /* text of the table before its first cell */
        flush(x);
    x->in_cell = true;
    x->rowspan = x->colspan = 1;
}

static void
end_row(struct film_wiki_walk *x)
{
    end_cell(x);
    if (x->column || x->row.n) {
        while (x->column < COLUMNS) {
            add_spans(x);
            x->column++;
        }
    }
    if (x->row_filled)
        emit(x, FILM_BLOCK_PARAGRAPH, 0, film_buf_get(&x->row));
    film_buf_reset(&x->row);
    x->column = x->own_cells = 0;
    x->row_filled = false;
    x->begun = false;
}

/* The end of whatever is being built. */
static void
end_block(struct film_wiki_walk *x)
{
    if (!x->sink)
        film_buf_byte(x->out, '\n');
    else if (x->in_cell)
        film_buf_byte(x->out, ' ');
    else
        flush(x);
}

/* --- text --------------------------------------------------------------- */

/* An entity at the beginning of s: its code point and its bytes; 0 if there
 * is none. */
static size_t
entity(struct film_str s, uint32_t *c)
{
    const char *end = memchr(s.p, ';', s.n < 12 ? s.n : 12);
    if (!end || end - s.p < 3)
        return 0;
    size_t n = (size_t)(end - s.p);
    char name[12] = "";
    memcpy(name, s.p + 1, n - 1);
    *c = 0;
    if (name[0] == '#') {
        bool hex = (name[1] | 0x20) == 'x';
        for (const char *p = name + (hex ? 2 : 1); *p; p++) {
            int digit = *p >= '0' && *p <= '9' ? *p - '0'
                        : hex && (*p | 0x20) >= 'a' && (*p | 0x20) <= 'f'
                            ? (*p | 0x20) - 'a' + 10
                            : -1;
            if (digit < 0 || *c > 0x110000)
                return 0;
            *c = *c * (hex ? 16 : 10) + (uint32_t)digit;
        }
    } else {
        const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
        *c = e ? e->value : 0;
    }
    return *c ? n + 1 : 0;
}

void
film_wiki_put(struct film_wiki_walk *x, struct film_str s)
{
    size_t from = 0;
    if (s.n == 0)
        return;
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        size_t n = 0;
        if (s.p[i] == '&')
            n = entity((struct film_str){s.p + i, s.n - i}, &c);
        if (n == 0) {
            i++;
            continue;
        }
        film_buf_add(x->out, s.p + from, i - from);
        film_utf8_add(x->out, c);
        i += n;
        from = i;
    }
    film_buf_add(x->out, s.p + from, s.n - from);
}

static void
mark(struct film_wiki_walk *x, const struct film_wiki_token *t)
{
    if (!x->begun && !x->row.n)
        x->line = t->line;
    x->begun = true;
    x->line_end = t->line;
}

/* Text where a line begins may be a heading or an item of a list. */
static struct film_str
begin_line(struct film_wiki_walk *x, struct film_str s)
{
    char c = s.p[0];
    if (c == '*' || c == '#' || (x->sink && (c == ':' || c == ';'))) {
        while (s.n && strchr("*#:; ", s.p[0])) {
            s.p++;
            s.n--;
        }
        if (x->in_cell && x->begun)
            film_buf_byte(x->out, ',');
        end_block(x);
        x->state = ITEM;
    } else if (x->sink && c == '=' && !x->in_cell) {
        flush(x);
        x->state = HEADING;
    } else if (x->sink && s.n >= 4 && memcmp(s.p, "----", 4) == 0) {
        end_block(x);
        while (s.n && s.p[0] == '-') {
            s.p++;
            s.n--;
        }
    }
    return s;
}

static void
walk_text(struct film_wiki_walk *x, uint32_t i, uint32_t skip)
{
    const struct film_wiki_token *t = &x->w->tokens[i];
    struct film_str s = token_text(x->w, i);
    s.p += skip;
    s.n -= skip;
    if (x->line_start) {
        struct film_str trimmed = s;
        while (trimmed.n && trimmed.p[0] == ' ')
            trimmed = (struct film_str){trimmed.p + 1, trimmed.n - 1};
        if (trimmed.n)
            s = begin_line(x, trimmed);
        else
            return; /* blanks alone do not begin a line */
        x->line_start = false;
    }
    if (s.n == 0)
        return;
    mark(x, t);
    film_wiki_put(x, s);
}

static void
walk_newline(struct film_wiki_walk *x)
{
    if (!x->sink || x->in_cell)
        film_buf_byte(x->out, ' ');
    else if (x->state != PARAGRAPH || x->line_start)
        flush(x);
    else
        film_buf_byte(x->out, ' ');
    x->line_start = true;
}

static void
walk_tag(struct film_wiki_walk *x, uint32_t i)
{
    static const char breaks[] =
        "blockquote|caption|center|dd|div|dl|dt|h1|h2|h3|h4|h5|h6|hr|li|ol|"
        "p|poem|table|tr|ul";
    struct film_str s = token_text(x->w, i);
    s.p++;
    s.n--;
    if (s.p[0] == '/') {
        s.p++;
        s.n--;
    }
    size_t n = 0;
    while (n < s.n &&
           ((s.p[n] | 0x20) >= 'a' || (s.p[n] >= '1' && s.p[n] <= '6')) &&
           s.p[n] != '>')
        n++;
    s.n = n;
    if (film_str_equal_nocase(s, FILM_STR("br"))) {
        if (!x->sink)
            film_buf_byte(x->out, '\n');
        else
            film_buf_text(x->out, x->in_cell && x->begun ? ", " : " ");
    } else if (film_str_equal_nocase(s, FILM_STR("td")) ||
               film_str_equal_nocase(s, FILM_STR("th"))) {
        film_buf_text(x->out, x->begun ? " | " : "");
    } else if (film_str_is_one_of_nocase(s, breaks)) {
        end_block(x);
    }
}

/* --- links -------------------------------------------------------------- */

static bool
in_names(struct film_str name, const struct film_strs *names)
{
    for (size_t i = 0; names && i < names->n; i++)
        if (film_str_equal_nocase(name, names->v[i]))
            return true;
    return false;
}

/* What a link's namespace says of it. */
enum link_kind { LINK_SHOWN, LINK_SHOWN_LABEL, LINK_HIDDEN, LINK_CATEGORY };

static enum link_kind
link_kind(const struct film_wiki_names *names, struct film_str target)
{
    static const struct {
        const char *name;
        enum link_kind kind;
    } spaces[] = {{"file", LINK_HIDDEN},  {"image", LINK_HIDDEN},
                  {"media", LINK_HIDDEN}, {"파일", LINK_HIDDEN},
                  {"그림", LINK_HIDDEN},  {"category", LINK_CATEGORY},
                  {"분류", LINK_CATEGORY}};
    const char *colon = memchr(target.p, ':', target.n);
    if (!colon || colon == target.p)
        return LINK_SHOWN;
    struct film_str space =
        film_str_trim((struct film_str){target.p, (size_t)(colon - target.p)});
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (film_str_equal_nocase(space, film_str_from(spaces[i].name)))
            return spaces[i].kind;
    if (names && in_names(space, &names->files))
        return LINK_HIDDEN;
    if (names && in_names(space, &names->categories))
        return LINK_CATEGORY;
    /* "de:", "pt-br:": the same page in another language. Titles begin with a
     * capital, and other wikis have longer names ("wikt:"). */
    if (colon[1] == ' ' || space.n < 2 || space.n > 12)
        return LINK_SHOWN;
    for (size_t i = 0; i < space.n; i++) {
        char c = space.p[i];
        if (c == '-' && i >= 2)
            return LINK_HIDDEN;
        if (c < 'a' || c > 'z')
            return LINK_SHOWN;
    }
    return space.n <= 3 ? LINK_HIDDEN : LINK_SHOWN_LABEL;
}

static void walk(struct film_wiki_walk *x, uint32_t from, uint32_t end,
                 uint32_t skip);

static void
add_category(struct film_wiki_walk *x, struct film_str target)
{
    const char *colon = memchr(target.p, ':', target.n);
    struct film_str name = film_str_trim((struct film_str){
        colon + 1, target.n - (size_t)(colon + 1 - target.p)});
    if (x->sink && x->sink->category && name.n && x->status == FILM_OK)
        x->status = x->sink->category(x->sink->user, name, x->err);
}

static void
walk_link(struct film_wiki_walk *x, uint32_t i)
{
    uint32_t end = x->w->tokens[i].match, bar = i + 1;
    while (bar < end && x->w->tokens[bar].kind != FILM_WIKI_BAR) {
        uint32_t match = x->w->tokens[bar].match;
        bar = match > bar ? match + 1 : bar + 1;
    }
    uint32_t from = x->w->tokens[i].end, to = x->w->tokens[bar].at;
    struct film_str target =
        film_str_trim((struct film_str){x->w->text.p + from, to - from});
    enum link_kind kind = link_kind(x->w->names, target);
    if (kind == LINK_CATEGORY)
        add_category(x, target);
    if (kind == LINK_HIDDEN)
        leave_out(x, i, "a file or a link to another wiki");
    if (kind == LINK_CATEGORY || kind == LINK_HIDDEN)
        return;
    x->line_start = false;
    mark(x, &x->w->tokens[i]);
    size_t before = x->out->n;
    if (bar < end)
        walk(x, bar + 1, end, 0);
    if (x->out->n > before || kind == LINK_SHOWN_LABEL)
        return;
    while (target.n && target.p[0] == ':')
        target = (struct film_str){target.p + 1, target.n - 1};
    film_wiki_put(x, target);
}

/* --- the walk ----------------------------------------------------------- */

/* The number that follows `name=` in the attributes of a cell, 1 to max. */
static unsigned
attribute_number(struct film_str s, const char *name, unsigned max)
{
    const char *p = memmem(s.p, s.n, name, strlen(name));
    if (!p)
        return 1;
    const char *end = s.p + s.n;
    p += strlen(name);
    while (p < end && strchr(" =\"'", *p))
        p++;
    unsigned v = 0;
    while (p < end && *p >= '0' && *p <= '9' && v < max)
        v = v * 10 + (unsigned)(*p++ - '0');
    return v == 0 ? 1 : v > max ? max : v;
}

/* A bar in a cell ends its attributes, if that is what comes before it. */
static void
walk_bar(struct film_wiki_walk *x)
{
    struct film_str s = x->out ? film_buf_get(x->out) : (struct film_str){0};
    if (x->sink && x->in_cell &&
        (s.n == 0 || memchr(s.p, '=', s.n) ||
         film_str_equal(film_str_trim(s), FILM_STR("nowrap")))) {
        if (s.n) {
            x->rowspan = attribute_number(s, "rowspan", SPAN_ROWS);
            x->colspan = attribute_number(s, "colspan", COLUMNS);
        }
        film_buf_reset(x->out);
        x->begun = false;
        return;
    }
    film_buf_byte(x->out, '|');
}

static void
begin_table(struct film_wiki_walk *x)
{
    if (x->tables++)
        end_row(x);
    else
        flush(x);
    for (unsigned i = 0; i < COLUMNS; i++)
        x->spans[i].rows = 0;
}

static void
end_table(struct film_wiki_walk *x)
{
    end_row(x);
    if (x->tables)
        x->tables--;
    x->line_start = true;
}

static void
walk_table(struct film_wiki_walk *x, const struct film_wiki_token *t)
{
    if (!x->sink)
        return;
    if (t->kind == FILM_WIKI_TABLE) {
        begin_table(x);
    } else if (t->kind == FILM_WIKI_TABLE_END) {
        end_table(x);
        return;
    } else if (t->kind == FILM_WIKI_ROW) {
        end_row(x);
        if (film_str_ends(
                (struct film_str){x->w->text.p + t->at, t->end - t->at},
                FILM_STR("|+")))
            begin_cell(x);
    } else {
        end_cell(x);
        begin_cell(x);
    }
    x->line_start = true;
}

static void
walk(struct film_wiki_walk *x, uint32_t from, uint32_t end, uint32_t skip)
{
    for (uint32_t i = from; i < end && x->status == FILM_OK; skip = 0, i++) {
        const struct film_wiki_token *t = &x->w->tokens[i];
        switch (t->kind) {
        case FILM_WIKI_TEXT:
            walk_text(x, i, skip);
            break;
        case FILM_WIKI_LITERAL:
            mark(x, t);
            x->line_start = false;
            film_wiki_put(x, token_text(x->w, i));
            break;
        case FILM_WIKI_NEWLINE:
            walk_newline(x);
            break;
        case FILM_WIKI_TAG:
            walk_tag(x, i);
            break;
        case FILM_WIKI_BAR:
            walk_bar(x);
            break;
        case FILM_WIKI_TEMPLATE:
            if (t->match > i && !film_wiki_template(x, i))
                leave_out(x, i, "a template");
            break;
        case FILM_WIKI_LINK:
            if (t->match > i)
                walk_link(x, i);
            break;
        case FILM_WIKI_URL:
            if (t->match == i)
                film_wiki_put(x, token_text(x->w, i));
            break;
        case FILM_WIKI_TABLE:
        case FILM_WIKI_TABLE_END:
        case FILM_WIKI_ROW:
        case FILM_WIKI_CELL:
            walk_table(x, t);
            break;
        case FILM_WIKI_SKIPPED:
            leave_out(x, i, "a note, a gallery or the like");
            break;
        default: /* no text of its own */
            break;
        }
        if (t->match > i && t->kind != FILM_WIKI_URL)
            i = t->match;
    }
}

const struct film_wiki *
film_wiki_of(const struct film_wiki_walk *x)
{
    return x->w;
}

void
film_wiki_walk_part(struct film_wiki_walk *x, const struct film_wiki_part *part,
                    bool line_start)
{
    if (line_start)
        x->line_start = true;
    walk(x, part->from, part->end, part->skip);
}

void
film_wiki_separate(struct film_wiki_walk *x, bool block)
{
    if (!x->sink)
        film_buf_byte(x->out, '\n');
    else if (block)
        end_block(x);
    else
        film_buf_text(x->out, ", ");
}

void
film_wiki_begin_text(struct film_wiki_walk *x, uint32_t i)
{
    x->line_start = false;
    mark(x, &x->w->tokens[i]);
}

enum film_status
film_wiki_blocks(const struct film_wiki *w, const struct film_wiki_sink *sink,
                 struct film_error *err)
{
    struct film_buf text;
    film_buf_init(&text, w->text.n * 4 + 64);
    struct film_wiki_walk x = {
        .w = w, .sink = sink, .out = &text, .line_start = true, .err = err};
    film_buf_init(&x.row, ROW_BYTES);
    for (unsigned i = 0; i < COLUMNS; i++)
        film_buf_init(&x.spans[i].text, SPAN_BYTES);
    walk(&x, 0, w->count, 0);
    if (x.status == FILM_OK) {
        end_row(&x);
        flush(&x);
    }
    film_buf_release(&text);
    film_buf_release(&x.row);
    for (unsigned i = 0; i < COLUMNS; i++)
        film_buf_release(&x.spans[i].text);
    return x.status;
}

void
film_wiki_render_part(const struct film_wiki *w,
                      const struct film_wiki_part *part, struct film_buf *out)
{
    struct film_wiki_walk x = {.w = w, .out = out};
    film_buf_init(&x.row, ROW_BYTES);
    walk(&x, part->from, part->end, part->skip);
}
