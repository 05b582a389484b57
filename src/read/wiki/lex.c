/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/wiki/lex.h"

#include "base/ascii.h"

/* Real pages nest templates five or six deep (an infobox, a list, a note, a
 * citation, a date). */
enum { STACK = 40, TAG_LONGEST = 1000 };

/* Tags whose content is not text of the article. */
static const char *const skipped_tags[] = {
    "ref",          "references",  "gallery",         "math",
    "chem",         "ce",          "timeline",        "score",
    "imagemap",     "graph",       "syntaxhighlight", "source",
    "mapframe",     "maplink",     "inputbox",        "templatestyles",
    "hiero",        "style",       "script",          "indicator",
    "categorytree", "includeonly", "section"};
static const char *const literal_tags[] = {"nowiki", "pre"};
static const char *const html_tags[] = {
    "a",         "abbr",    "b",           "bdi",  "big",  "blockquote",
    "br",        "caption", "center",      "cite", "code", "dd",
    "del",       "div",     "dl",          "dt",   "em",   "font",
    "h1",        "h2",      "h3",          "h4",   "h5",   "h6",
    "hr",        "i",       "ins",         "kbd",  "li",   "mark",
    "noinclude", "ol",      "onlyinclude", "p",    "poem", "q",
    "rb",        "rp",      "rt",          "ruby", "s",    "small",
    "span",      "strike",  "strong",      "sub",  "sup",  "table",
    "td",        "th",      "tr",          "tt",   "u",    "ul",
    "var",       "wbr"};
enum {
    SKIPPED_TAGS = sizeof skipped_tags / sizeof *skipped_tags,
    LITERAL_TAGS = sizeof literal_tags / sizeof *literal_tags,
    HTML_TAGS = sizeof html_tags / sizeof *html_tags
};

struct lexer {
    struct film_arena *arena;
    struct film_wiki_token *tokens;
    size_t count;
    const char *p;
    uint32_t n, at, line;
    uint32_t stack[STACK]; /* opening tokens without a partner yet */
    unsigned depth;
    unsigned templates; /* … of them templates or parameters */
    unsigned overflow;  /* opening brackets that found the stack full */
    unsigned tables;
    bool line_start;  /* nothing but blanks and comments since the newline */
    bool line_filled; /* something that is not a comment since the newline */
    /* tags that were seen not to be closed in the rest of the text */
    bool open[SKIPPED_TAGS + LITERAL_TAGS];
    bool failed;
};

static void
push(struct lexer *x, enum film_wiki_kind kind, uint32_t n)
{
    struct film_wiki_token *t =
        film_arena_push(x->arena, &x->tokens, &x->count, sizeof *t);
    if (!t || x->count > UINT32_MAX) {
        x->failed = true;
        return;
    }
    uint32_t self = (uint32_t)x->count - 1;
    *t = (struct film_wiki_token){x->at, x->at + n, x->line, self, kind};
    for (const char *p = x->p + x->at, *end = p + n;
         (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        x->line++;
    x->at += n;
    x->line_start = kind == FILM_WIKI_NEWLINE;
    x->line_filled = kind != FILM_WIKI_NEWLINE;
}

static bool
looking_at(const struct lexer *x, const char *word)
{
    size_t n = strlen(word);
    return x->n - x->at >= n && memcmp(x->p + x->at, word, n) == 0;
}

/* The number of bytes c from the present place on. */
static uint32_t
run(const struct lexer *x, char c)
{
    uint32_t n = 0;
    while (x->at + n < x->n && x->p[x->at + n] == c)
        n++;
    return n;
}

static enum film_wiki_kind
top(const struct lexer *x)
{
    return x->depth ? x->tokens[x->stack[x->depth - 1]].kind : FILM_WIKI_TEXT;
}

static void
open_bracket(struct lexer *x, enum film_wiki_kind kind, uint32_t n)
{
    if (x->depth == STACK) {
        x->overflow++;
        push(x, FILM_WIKI_SKIPPED, n);
        return;
    }
    push(x, kind, n);
    if (x->failed)
        return;
    x->stack[x->depth++] = (uint32_t)x->count - 1;
    x->templates += kind == FILM_WIKI_TEMPLATE || kind == FILM_WIKI_PARAMETER;
}

static void
close_bracket(struct lexer *x, enum film_wiki_kind kind, uint32_t n)
{
    uint32_t opener = x->stack[--x->depth];
    enum film_wiki_kind k = x->tokens[opener].kind;
    x->templates -= k == FILM_WIKI_TEMPLATE || k == FILM_WIKI_PARAMETER;
    push(x, kind, n);
    if (x->failed)
        return;
    uint32_t self = (uint32_t)x->count - 1;
    x->tokens[opener].match = self;
    x->tokens[self].match = opener;
}

/* Gives up links that were opened and cannot go on past this place. */
static void
drop_links(struct lexer *x)
{
    while (top(x) == FILM_WIKI_LINK || top(x) == FILM_WIKI_URL)
        x->depth--;
}

static void
lex_open_braces(struct lexer *x)
{
    uint32_t n = run(x, '{');
    if (n == 1) {
        push(x, FILM_WIKI_TEXT, 1);
        return;
    }
    while (n >= 2 && !x->failed) {
        uint32_t width = n == 3 ? 3 : 2;
        open_bracket(x, n == 3 ? FILM_WIKI_PARAMETER : FILM_WIKI_TEMPLATE,
                     width);
        n -= width;
    }
}

/* Closes what is open with two or three of n braces; how many it took. */
static uint32_t
lex_close_brace(struct lexer *x, uint32_t n)
{
    if (x->overflow || x->templates == 0) {
        x->overflow -= x->overflow > 0;
        push(x, FILM_WIKI_SKIPPED, 2);
        return 2;
    }
    drop_links(x); /* a template's end ends what it holds */
    struct film_wiki_token *t = &x->tokens[x->stack[x->depth - 1]];
    if (t->kind == FILM_WIKI_PARAMETER && n >= 3) {
        close_bracket(x, FILM_WIKI_PARAMETER_END, 3);
        return 3;
    }
    if (t->kind == FILM_WIKI_PARAMETER) { /* "{{{a}}" */
        t->kind = FILM_WIKI_TEMPLATE;
        t->at++;
    }
    close_bracket(x, FILM_WIKI_TEMPLATE_END, 2);
    return 2;
}

static void
lex_close_braces(struct lexer *x)
{
    uint32_t n = run(x, '}');
    while (n >= 2 && !x->failed)
        n -= lex_close_brace(x, n);
    if (n)
        push(x, FILM_WIKI_TEXT, n);
}

/* Bytes of "[http://…" and the blanks after it at the present place, 0 if it
 * is not a link to another site. */
static uint32_t
url_length(const struct lexer *x)
{
    static const char *const schemes[] = {
        "[http://", "[https://", "[//",    "[ftp://",
        "[mailto:", "[news:",    "[irc://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (!looking_at(x, schemes[i]))
            continue;
        uint32_t n = (uint32_t)strlen(schemes[i]);
        while (x->at + n < x->n && !strchr(" \t\n]|<{}'", x->p[x->at + n]))
            n++;
        while (x->at + n < x->n && x->p[x->at + n] == ' ')
            n++;
        return n;
    }
    return 0;
}

static void
lex_open_square(struct lexer *x)
{
    if (looking_at(x, "[[")) {
        open_bracket(x, FILM_WIKI_LINK, 2);
        return;
    }
    uint32_t n = url_length(x);
    if (n)
        open_bracket(x, FILM_WIKI_URL, n);
    else
        push(x, FILM_WIKI_TEXT, 1);
}

static void
lex_close_square(struct lexer *x)
{
    if (top(x) == FILM_WIKI_URL) {
        close_bracket(x, FILM_WIKI_URL_END, 1);
        return;
    }
    if (!looking_at(x, "]]")) {
        push(x, FILM_WIKI_TEXT, 1);
        return;
    }
    if (top(x) == FILM_WIKI_LINK && !x->overflow) {
        close_bracket(x, FILM_WIKI_LINK_END, 2);
        return;
    }
    if (x->overflow)
        x->overflow--;
    push(x, FILM_WIKI_SKIPPED, 2);
}

static void
lex_quotes(struct lexer *x)
{
    uint32_t n = run(x, '\'');
    /* Two, three and five are markup, the rest are apostrophes; so is the
     * first of three after a single letter: "L'''Avventura''". */
    uint32_t text = n == 1 || n == 4 ? 1 : n > 5 ? n - 5 : 0;
    if (n == 3 && x->at > 0 && film_ascii_letter(x->p[x->at - 1]) &&
        (x->at == 1 || strchr(" \n(", x->p[x->at - 2])))
        text = 1;
    if (text)
        push(x, FILM_WIKI_TEXT, text);
    if (n > text)
        push(x, FILM_WIKI_QUOTES, n - text);
}

static void
lex_bar(struct lexer *x)
{
    enum film_wiki_kind k = top(x);
    if (k == FILM_WIKI_TEMPLATE || k == FILM_WIKI_PARAMETER ||
        k == FILM_WIKI_LINK)
        push(x, FILM_WIKI_BAR, 1);
    else if (x->tables && looking_at(x, "||"))
        push(x, FILM_WIKI_CELL, 2);
    else
        push(x, x->tables ? FILM_WIKI_BAR : FILM_WIKI_TEXT, 1);
}

/* Bytes up to the end of the line. */
static uint32_t
rest_of_line(const struct lexer *x)
{
    const char *p = x->p + x->at;
    const char *end = memchr(p, '\n', x->n - x->at);
    return end ? (uint32_t)(end - p) : x->n - x->at;
}

/* Table markup counts only where a line begins; false if there is none. */
static bool
lex_table(struct lexer *x)
{
    uint32_t blanks = 0;
    while (x->at + blanks < x->n && strchr(" \t:", x->p[x->at + blanks]))
        blanks++;
    struct lexer ahead = *x;
    ahead.at += blanks;
    bool opens = looking_at(&ahead, "{|") && !looking_at(&ahead, "{|}");
    if (!opens && (x->tables == 0 || x->templates))
        return false;
    if (opens && x->templates)
        return false;
    if (opens) {
        drop_links(x);
        x->tables++;
        push(x, FILM_WIKI_TABLE, rest_of_line(x));
    } else if (looking_at(&ahead, "|}")) {
        drop_links(x);
        x->tables--;
        push(x, FILM_WIKI_TABLE_END, blanks + 2);
    } else if (looking_at(&ahead, "|-")) {
        drop_links(x);
        push(x, FILM_WIKI_ROW, rest_of_line(x));
    } else if (looking_at(&ahead, "|+")) {
        drop_links(x);
        push(x, FILM_WIKI_ROW, blanks + 2);
    } else if (looking_at(&ahead, "|") || looking_at(&ahead, "!")) {
        drop_links(x);
        push(x, FILM_WIKI_CELL, blanks + 1);
    } else {
        return false;
    }
    return true;
}

/* The place of "</name" from `from` on; n if there is none. */
static uint32_t
find_end_tag(const struct lexer *x, uint32_t from, const char *name)
{
    size_t n = strlen(name);
    const char *end = x->p + x->n;
    for (const char *p = x->p + from;
         (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
        if ((size_t)(end - p) >= n + 3 && p[1] == '/' &&
            film_str_equal_nocase((struct film_str){p + 2, n},
                                  (struct film_str){name, n}) &&
            strchr("> \t\n", p[n + 2]))
            return (uint32_t)(p - x->p);
    return x->n;
}

static int
find_name(const char *const *names, int count, struct film_str name)
{
    for (int i = 0; i < count; i++)
        if (film_str_equal_nocase(name, film_str_from(names[i])))
            return i;
    return -1;
}

/* A tag with content that is skipped or literal; `tag` bytes long itself. */
static void
lex_element(struct lexer *x, const char *name, uint32_t tag, int slot)
{
    bool literal = slot >= SKIPPED_TAGS;
    uint32_t end = x->open[slot] ? x->n : find_end_tag(x, x->at + tag, name);
    if (end == x->n) {
        x->open[slot] = true;
        push(x, FILM_WIKI_SKIPPED, tag);
        return;
    }
    uint32_t inside = end - x->at - tag;
    const char *close = memchr(x->p + end, '>', x->n - end);
    uint32_t closing = close ? (uint32_t)(close - x->p) + 1 - end : x->n - end;
    if (!literal) {
        push(x, FILM_WIKI_SKIPPED, tag + inside + closing);
        return;
    }
    push(x, FILM_WIKI_SKIPPED, tag);
    if (inside)
        push(x, FILM_WIKI_LITERAL, inside);
    push(x, FILM_WIKI_SKIPPED, closing);
}

static void
lex_comment(struct lexer *x)
{
    const char *p = x->p + x->at;
    const char *end = memmem(p, x->n - x->at, "-->", 3);
    uint32_t n = end ? (uint32_t)(end - p) + 3 : x->n - x->at;
    /* A comment alone on its line takes the line with it. */
    bool start = x->line_start, filled = x->line_filled;
    if (!filled && x->at + n < x->n && p[n] == '\n')
        n++;
    push(x, FILM_WIKI_SKIPPED, n);
    x->line_start = start;
    x->line_filled = filled;
}

static void
lex_tag(struct lexer *x)
{
    if (looking_at(x, "<!--")) {
        lex_comment(x);
        return;
    }
    const char *p = x->p + x->at;
    uint32_t most = x->n - x->at < TAG_LONGEST ? x->n - x->at : TAG_LONGEST;
    uint32_t n = 1;
    while (n < most && p[n] != '>' && p[n] != '<')
        n++;
    bool end_tag = most > 1 && p[1] == '/';
    uint32_t from = end_tag ? 2 : 1, to = from;
    while (to < most && film_ascii_letter(p[to]))
        to++;
    if (to < most && p[to] >= '1' && p[to] <= '6')
        to++;
    struct film_str name = {p + from, to > from ? to - from : 0};
    if (n == most || p[n] != '>' || name.n == 0) {
        push(x, FILM_WIKI_TEXT, 1);
        return;
    }
    int skipped = find_name(skipped_tags, SKIPPED_TAGS, name);
    int literal = find_name(literal_tags, LITERAL_TAGS, name);
    if (skipped >= 0 || literal >= 0) {
        if (end_tag || p[n - 1] == '/')
            push(x, FILM_WIKI_SKIPPED, n + 1);
        else if (skipped >= 0)
            lex_element(x, skipped_tags[skipped], n + 1, skipped);
        else
            lex_element(x, literal_tags[literal], n + 1,
                        SKIPPED_TAGS + literal);
    } else if (find_name(html_tags, HTML_TAGS, name) >= 0) {
        push(x, FILM_WIKI_TAG, n + 1);
    } else {
        push(x, FILM_WIKI_TEXT, 1);
    }
}

/* __NOTOC__ and its translations: capitals or letters beyond ASCII. */
static void
lex_underline(struct lexer *x)
{
    const char *p = x->p + x->at;
    uint32_t most = x->n - x->at < 40 ? x->n - x->at : 40;
    uint32_t n = 2;
    if (most < 5 || p[1] != '_') {
        push(x, FILM_WIKI_TEXT, 1);
        return;
    }
    while (n < most && ((p[n] >= 'A' && p[n] <= 'Z') || p[n] & 0x80))
        n++;
    bool magic = n > 2 && n + 1 < most && p[n] == '_' && p[n + 1] == '_';
    push(x, magic ? FILM_WIKI_SKIPPED : FILM_WIKI_TEXT, magic ? n + 2 : 2);
}

static void
lex_newline(struct lexer *x)
{
    while (top(x) == FILM_WIKI_URL)
        x->depth--;
    if (x->line_start)
        drop_links(x);
    push(x, FILM_WIKI_NEWLINE, 1);
}

static void
lex_text(struct lexer *x)
{
    uint32_t n = 1;
    while (x->at + n < x->n) {
        char c = x->p[x->at + n];
        if (strchr("\n{}[]|'<!_", c) && c)
            break;
        n++;
    }
    push(x, FILM_WIKI_TEXT, n);
}

static void
lex_one(struct lexer *x)
{
    if (x->line_start && lex_table(x))
        return;
    switch (x->p[x->at]) {
    case '\n':
        lex_newline(x);
        break;
    case '{':
        lex_open_braces(x);
        break;
    case '}':
        lex_close_braces(x);
        break;
    case '[':
        lex_open_square(x);
        break;
    case ']':
        lex_close_square(x);
        break;
    case '|':
        lex_bar(x);
        break;
    case '\'':
        lex_quotes(x);
        break;
    case '<':
        lex_tag(x);
        break;
    case '_':
        lex_underline(x);
        break;
    case '!':
        if (x->tables && !x->depth && looking_at(x, "!!"))
            push(x, FILM_WIKI_CELL, 2);
        else
            push(x, FILM_WIKI_TEXT, 1);
        break;
    default:
        lex_text(x);
    }
}

enum film_status
film_wiki_parse(struct film_wiki *w, struct film_str text,
                const struct film_wiki_names *names, struct film_arena *arena,
                struct film_error *err)
{
    if (text.n > (1u << 30))
        return film_error_set(err, FILM_ERR_LIMIT, "wikitext above 1 GiB");
    struct lexer x = {
        .arena = arena, .p = text.p, .n = (uint32_t)text.n, .line_start = true};
    while (x.at < x.n && !x.failed)
        lex_one(&x);
    if (x.failed)
        return film_error_nomem(err);
    *w = (struct film_wiki){text, x.tokens, (uint32_t)x.count, names, arena};
    return FILM_OK;
}

/* Splits "name = value" where a part of a template begins. */
static void
split_name(const struct film_wiki *w, struct film_wiki_part *part)
{
    for (uint32_t i = part->from; i < part->end; i++) {
        const struct film_wiki_token *t = &w->tokens[i];
        if (t->kind == FILM_WIKI_NEWLINE || t->kind == FILM_WIKI_SKIPPED)
            continue;
        if (t->kind != FILM_WIKI_TEXT)
            return;
        struct film_str s = {w->text.p + t->at, t->end - t->at};
        if (film_str_trim(s).n == 0)
            continue;
        const char *equal = memchr(s.p, '=', s.n);
        /* The lexer cuts a name at its underlines: "birth_name". */
        uint32_t last = i;
        while (!equal && last + 1 < part->end && last < i + 8 &&
               w->tokens[last + 1].kind == FILM_WIKI_TEXT) {
            t = &w->tokens[++last];
            equal = memchr(w->text.p + t->at, '=', t->end - t->at);
        }
        if (!equal)
            return;
        part->name =
            film_str_trim((struct film_str){s.p, (size_t)(equal - s.p)});
        part->from = last;
        part->skip = (uint32_t)(equal + 1 - (w->text.p + t->at));
        return;
    }
}

unsigned
film_wiki_parts(const struct film_wiki *w, uint32_t t,
                struct film_wiki_part *parts, unsigned max)
{
    uint32_t end = w->tokens[t].match;
    unsigned n = 0;
    uint32_t from = t + 1;
    for (uint32_t i = t + 1; i <= end && n < max; i++) {
        const struct film_wiki_token *k = &w->tokens[i];
        if (i < end && k->match > i) {
            i = k->match;
        } else if (i == end || k->kind == FILM_WIKI_BAR) {
            parts[n] = (struct film_wiki_part){.from = from, .end = i};
            if (n > 0)
                split_name(w, &parts[n]);
            n++;
            from = i + 1;
        }
    }
    return n;
}
