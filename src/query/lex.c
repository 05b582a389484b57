/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "query/lex.h"
#include "base/utf8.h"

/* Maximum length of a word in bytes; the rest becomes a further word. */
enum { WORD_MAX = 1024 };
enum { NEAR_DEFAULT = 10, NEAR_MAX = 100 };
/* Minimum number of bytes that a word counts as. No word becomes longer than
 * this when it is printed in another form (a date, an operator), so a printed
 * tree stays within the limits that its text met. */
enum { WORD_COST_MIN = 24 };
enum { NOTED_WORDS_MAX = 5 };
enum { META = 5 }; /* length of "meta." */

struct lexer {
    struct film_str s; /* cleaned: NFC, single spaces, no controls */
    size_t at;
    struct film_lexemes *out;
    struct film_strs *notes;
    struct film_arena *arena;
    char sign;    /* a sign that was read and applies to what follows; or 0 */
    size_t words; /* words and operators so far */
    size_t bytes; /* bytes in words so far */
    size_t prefixes;                     /* words with a star so far */
    size_t open[FILM_QUERY_NESTING_MAX]; /* lexemes that opened the current
                                            groups */
    size_t depth;
    /* Number of open groups left out because they are too deep. */
    size_t too_deep;
    bool no_more_quotes, cut, full, deep, nomem;
    const struct film_lex_how *how;
    size_t noted_words;
    size_t stray_quotes, stray_parens;
};

bool
film_query_note(struct film_strs *notes, struct film_arena *a,
                struct film_str word, const char *why)
{
    enum { SHOWN_MAX = 60 }; /* not a whole screen */
    struct film_buf b;
    film_buf_init(&b, 256);
    if (word.n > SHOWN_MAX) {
        word.n = SHOWN_MAX;
        while (word.n > 0 && ((unsigned char)word.p[word.n] & 0xC0) == 0x80)
            word.n--;
    }
    if (word.n > 0)
        film_buf_printf(&b, "'%.*s' read as words: ", (int)word.n, word.p);
    film_buf_text(&b, why);
    struct film_str *s = film_arena_push(a, &notes->v, &notes->n, sizeof *s);
    bool ok =
        s && b.failed == FILM_OK && film_arena_copy(a, film_buf_get(&b), s);
    film_buf_release(&b);
    return ok;
}

static void
note_word(struct lexer *lx, struct film_str word, const char *why)
{
    if (lx->noted_words++ < NOTED_WORDS_MAX &&
        !film_query_note(lx->notes, lx->arena, word, why))
        lx->nomem = true;
}

bool
film_query_range(struct film_str text, const char *today,
                 char low[FILM_DAY_SIZE], char high[FILM_DAY_SIZE],
                 bool *turned)
{
    char from[FILM_DAY_SIZE] = "", to[FILM_DAY_SIZE] = "", none[FILM_DAY_SIZE];
    struct film_str a = text, b = text;
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (text.p[i] == '.' && text.p[i + 1] == '.') {
            a.n = i;
            b = (struct film_str){text.p + i + 2, text.n - i - 2};
            break;
        }
    }
    if ((a.n == 0 && b.n == 0) ||
        (a.n > 0 && !film_when_bounds(a, today, from, none)) ||
        (b.n > 0 && !film_when_bounds(b, today, none, to)))
        return false;
    /* Reversed range: swap the ends; each still means the same days. */
    *turned = a.n > 0 && b.n > 0 && memcmp(from, to, 8) > 0;
    if (*turned) {
        film_when_bounds(b, today, from, none);
        film_when_bounds(a, today, none, to);
    }
    memcpy(low, from, FILM_DAY_SIZE);
    memcpy(high, to, FILM_DAY_SIZE);
    return true;
}

/* ---- Cleaning ---- */

static bool
is_blank(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
is_quote(uint32_t c)
{
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) ||
           c == 0xFF02;
}

/* Sets lx->s to the cleaned text. Characters that change the reading order are
 * dropped: they come with copied text, and nobody sees them. */
static enum film_status
clean(struct lexer *lx, struct film_str text, struct film_error *err)
{
    struct film_buf b, nfc;
    film_buf_init(&b, 4 * FILM_QUERY_RAW_MAX);
    film_buf_init(&nfc, 16 * FILM_QUERY_RAW_MAX);
    if (text.n > FILM_QUERY_RAW_MAX) {
        lx->cut = true;
        text.n = FILM_QUERY_RAW_MAX;
        for (int i = 0; i < 3 && ((unsigned char)text.p[text.n] & 0xC0) == 0x80;
             i++)
            text.n--;
    }
    bool blank = false;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = film_utf8_next(text, &i);
        if (is_blank(c)) {
            blank = b.n > 0;
        } else if (c != 0xFEFF && !film_utf8_control(c)) {
            if (blank)
                film_buf_byte(&b, ' ');
            film_utf8_add(&b, c);
            blank = false;
        }
    }
    film_utf8_nfc(&nfc, film_buf_get(&b));
    bool ok = b.failed == FILM_OK && nfc.failed == FILM_OK &&
              film_arena_copy(lx->arena, film_buf_get(&nfc), &lx->s);
    film_buf_release(&b);
    film_buf_release(&nfc);
    return ok ? FILM_OK : film_error_nomem(err);
}

/* ---- Lexemes ---- */

static struct film_lexeme *
push(struct lexer *lx, enum film_lex_kind kind)
{
    struct film_lexeme *l =
        film_arena_push(lx->arena, &lx->out->v, &lx->out->n, sizeof *l);
    if (!l) {
        lx->nomem = true;
        return NULL;
    }
    l->kind = kind;
    l->sign = lx->sign;
    lx->sign = 0;
    return l;
}

/* Counts a word of this many bytes; false if that exceeds a limit. */
static bool
afford(struct lexer *lx, size_t bytes)
{
    if (bytes < WORD_COST_MIN)
        bytes = WORD_COST_MIN;
    if (lx->words == FILM_QUERY_WORDS_MAX ||
        lx->bytes + bytes > FILM_QUERY_TEXT_MAX) {
        lx->cut = lx->full = true;
        return false;
    }
    lx->words++;
    lx->bytes += bytes;
    return true;
}

static struct film_str
slice(const struct lexer *lx, size_t from, size_t to)
{
    return (struct film_str){lx->s.p + from, to - from};
}

/* The length of the quotation mark at i in bytes; 0 if there is none. */
static size_t
quote_at(const struct lexer *lx, size_t i)
{
    size_t end = i;
    if (i >= lx->s.n || !is_quote(film_utf8_next(lx->s, &end)))
        return 0;
    return end - i;
}

/* A mark after a letter or digit does not open a phrase: 12" single. */
static bool
may_open(const struct lexer *lx, size_t i)
{
    if (i == 0)
        return true;
    uint32_t c = film_utf8_prev(lx->s, &i);
    return !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
             (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250));
}

/* Finds the mark that closes the phrase begun at i; false if there is none. */
static bool
find_close(struct lexer *lx, size_t i, size_t *close)
{
    if (lx->no_more_quotes)
        return false;
    for (; i < lx->s.n; i++) {
        if (((unsigned char)lx->s.p[i] & 0xC0) != 0x80 && quote_at(lx, i)) {
            *close = i;
            return true;
        }
    }
    lx->no_more_quotes = true;
    return false;
}

/* Returns the part of phrase s that fits the limits, and counts its words. */
static struct film_str
afford_phrase(struct lexer *lx, struct film_str s)
{
    size_t words = 0, from = 0;
    while (from < s.n) {
        const char *blank = memchr(s.p + from, ' ', s.n - from);
        size_t end = blank ? (size_t)(blank - s.p) : s.n;
        if (!afford(lx, end - from)) {
            s.n = words ? from - 1 : 0;
            break;
        }
        words++;
        from = end + 1;
    }
    return s;
}

/* Reads the phrase at a quotation mark, which follows its field if it has one.
 * False, with nothing taken, if it is not a phrase. `start` is where it begins
 * in the text. */
static bool
lex_phrase(struct lexer *lx, const struct film_field_row *field, size_t start)
{
    size_t open = quote_at(lx, lx->at), close;
    if (open == 0 || !may_open(lx, lx->at) ||
        (lx->how->prose && !field && !lx->sign) ||
        !find_close(lx, lx->at + open, &close))
        return false;
    struct film_str text = film_str_trim(slice(lx, lx->at + open, close));
    if (field && field->kind == FILM_FIELD_DATE && text.n > 0) {
        char low[FILM_DAY_SIZE], high[FILM_DAY_SIZE];
        bool turned;
        if (!film_query_range(text, lx->how->today, low, high, &turned))
            return false;
    }
    lx->at = close + quote_at(lx, close);
    text = afford_phrase(lx, text);
    if (text.n == 0) {
        lx->sign = 0;
        return true;
    }
    struct film_lexeme *l = push(lx, FILM_LEX_PHRASE);
    if (l) {
        l->field = field;
        l->text = text;
        l->typed = slice(lx, start, lx->at);
    }
    return true;
}

static void
lex_open(struct lexer *lx, const struct film_field_row *field, size_t start)
{
    lx->at++;
    if (lx->depth == FILM_QUERY_NESTING_MAX) {
        lx->too_deep++;
        lx->deep = true;
        lx->sign = 0;
        return;
    }
    /* If the parenthesis is undone, this becomes a word. */
    if (field && !afford(lx, lx->at - 1 - start))
        return;
    lx->open[lx->depth++] = lx->out->n;
    struct film_lexeme *l = push(lx, FILM_LEX_OPEN);
    if (l) {
        l->field = field;
        l->typed = slice(lx, start, lx->at - 1);
    }
}

/* Undoes an opening parenthesis; its field, if any, becomes a word. */
static void
take_back(struct film_lexeme *l)
{
    l->sign = 0;
    l->kind = l->field ? FILM_LEX_WORD : FILM_LEX_NONE;
    l->field = NULL;
    l->text = l->typed;
}

static void
lex_close(struct lexer *lx)
{
    lx->at++;
    lx->sign = 0;
    if (lx->too_deep > 0) {
        lx->too_deep--;
    } else if (lx->depth == 0) {
        lx->stray_parens++;
    } else if (lx->open[--lx->depth] + 1 == lx->out->n) {
        take_back(&lx->out->v[lx->out->n - 1]);
        if (lx->out->v[lx->out->n - 1].kind == FILM_LEX_NONE)
            lx->out->n--;
    } else {
        push(lx, FILM_LEX_CLOSE);
    }
}

/* The end of the run of word bytes that begins at i. */
static size_t
word_end(const struct lexer *lx, size_t i)
{
    size_t start = i;
    while (i < lx->s.n) {
        size_t next = i;
        uint32_t c = film_utf8_next(lx->s, &next);
        if (c == ' ' || c == '(' || c == ')' || is_quote(c) ||
            next - start > WORD_MAX)
            break;
        i = next;
    }
    return i;
}

/* The operator that the word is, or WORD; sets *distance for NEAR. */
static enum film_lex_kind
operator_of(struct film_str word, unsigned *distance)
{
    if (film_str_equal(word, FILM_STR("AND")))
        return FILM_LEX_AND;
    if (film_str_equal(word, FILM_STR("OR")))
        return FILM_LEX_OR;
    if (film_str_equal(word, FILM_STR("NOT")))
        return FILM_LEX_NOT;
    *distance = NEAR_DEFAULT;
    if (film_str_equal(word, FILM_STR("NEAR")))
        return FILM_LEX_NEAR;
    if (!film_str_starts(word, FILM_STR("NEAR/")) || word.n < 6 || word.n > 8)
        return FILM_LEX_WORD;
    unsigned v = 0;
    for (size_t i = 5; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9')
            return FILM_LEX_WORD;
        v = v * 10 + (unsigned)(word.p[i] - '0');
    }
    *distance = v < 1 ? 1 : v > NEAR_MAX ? NEAR_MAX : v;
    return FILM_LEX_NEAR;
}

/* Returns a copy in lower-case ASCII, which is never an operator. */
static struct film_str
small(struct lexer *lx, struct film_str s)
{
    char *p = film_arena_alloc(lx->arena, s.n);
    if (!p) {
        lx->nomem = true;
        return s;
    }
    for (size_t i = 0; i < s.n; i++)
        p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] - 'A' + 'a'
                                                     : s.p[i]);
    return (struct film_str){p, s.n};
}

/* Pushes the word text, which begins at start, without its stars. */
static void
push_word(struct lexer *lx, const struct film_field_row *field,
          struct film_str text, size_t start)
{
    enum film_lex_kind kind = FILM_LEX_WORD;
    struct film_str bare = text;
    while (bare.n > 0 && bare.p[bare.n - 1] == '*')
        bare.n--;
    if (bare.n == 0 || !afford(lx, bare.n)) {
        lx->sign = 0;
        return;
    }
    bool keyed =
        /* Its key comes first. */
        field && field->field == FILM_F_META;
    if (bare.n < text.n && bare.n < FILM_QUERY_PREFIX_MIN && !keyed)
        note_word(lx, text, "too short before the *");
    else if (bare.n < text.n && lx->prefixes == FILM_QUERY_PREFIXES_MAX)
        note_word(lx, text, "too many words with a *");
    else if (bare.n < text.n) {
        kind = FILM_LEX_PREFIX;
        lx->prefixes++;
    }
    unsigned distance;
    if (kind == FILM_LEX_WORD && bare.n < text.n &&
        operator_of(bare, &distance) != FILM_LEX_WORD)
        bare = small(lx, bare);
    struct film_lexeme *l = push(lx, kind);
    if (l) {
        l->field = field;
        l->text = bare;
        l->typed = slice(lx, start, lx->at);
    }
}

/* The position of the colon after a field name at i; 0 if there is none. */
static size_t
name_end(const struct lexer *lx, size_t i)
{
    size_t start = i;
    while (i < lx->s.n && ((lx->s.p[i] >= 'a' && lx->s.p[i] <= 'z') ||
                           (lx->s.p[i] >= 'A' && lx->s.p[i] <= 'Z')))
        i++;
    return i > start && i < lx->s.n && lx->s.p[i] == ':' ? i : 0;
}

/* The position of the colon after "meta.KEY" at i; 0 if there is none. The key
 * may be in any script. */
static size_t
meta_end(const struct lexer *lx, size_t i)
{
    struct film_str rest = slice(lx, i, lx->s.n);
    if (rest.n < META + 2 ||
        !film_str_equal_nocase((struct film_str){rest.p, META},
                               FILM_STR("meta.")))
        return 0;
    size_t end = word_end(lx, i);
    const char *colon = memchr(rest.p, ':', end - i);
    return colon && colon > rest.p + META ? i + (size_t)(colon - rest.p) : 0;
}

/* Inserts "key:" before the value of the lexemes from `first` on:
 * meta.key:value means meta:"key:value". */
static void
put_key(struct lexer *lx, size_t first, struct film_str key)
{
    for (size_t i = first; i < lx->out->n; i++) {
        struct film_lexeme *l = &lx->out->v[i];
        struct film_buf text;
        film_buf_init(&text, SIZE_MAX / 4);
        film_schema_meta_key(&text, key);
        film_buf_byte(&text, ':');
        film_buf_str(&text, l->text);
        if (text.failed == FILM_ERR_NOMEM ||
            !film_arena_copy(lx->arena, film_buf_get(&text), &l->text))
            lx->nomem = true;
        film_buf_release(&text);
    }
}

/* Reads "meta.KEY:" with its value; false if there is none here. */
static bool
lex_meta(struct lexer *lx)
{
    const struct film_field_row *field = film_schema_field(FILM_F_META);
    size_t start = lx->at, colon = meta_end(lx, start), first = lx->out->n;
    if (colon == 0)
        return false;
    size_t value = colon + 1, end = word_end(lx, value);
    struct film_str key = slice(lx, start + META, colon);
    const struct film_field_row *own = film_schema_find(key);
    /* An article's own genres are tags. */
    if (own && own->field == FILM_F_GENRE)
        own = film_schema_field(FILM_F_TAG);
    bool known = own && own->kind == FILM_FIELD_EXACT && /* such as meta.tags */
                 !film_field_of_films(own);
    field = known ? own : field;
    lx->at = value;
    if (!lex_phrase(lx, field, start)) {
        lx->at = end;
        if (end == value) {
            note_word(lx, slice(lx, start, end), "a field without a value");
            push_word(lx, NULL, slice(lx, start, value), start);
            return true;
        }
        push_word(lx, field, slice(lx, value, end), start);
    }
    if (!known)
        put_key(lx, first, key);
    return true;
}

/* Reads "field:" with its value; false, with nothing taken, if there is none
 * here. */
static bool
lex_field(struct lexer *lx)
{
    size_t start = lx->at, colon = name_end(lx, start);
    if (colon == 0)
        return false;
    size_t value = colon + 1, end = word_end(lx, value);
    const struct film_field_row *field =
        film_schema_find(slice(lx, start, colon));
    if (!field) {
        if (end > value && lx->s.p[value] != '/')
            note_word(lx, slice(lx, start, end), "no such field");
        return false;
    }
    lx->at = value;
    if (lex_phrase(lx, field, start))
        return true;
    if (value < lx->s.n && lx->s.p[value] == '(') {
        lex_open(lx, field, start);
        return true;
    }
    struct film_str text = slice(lx, value, end);
    lx->at = end;
    while (text.n > 0 && text.p[text.n - 1] == '*')
        text.n--;
    if (text.n > 0) {
        push_word(lx, field, slice(lx, value, end), start);
    } else {
        note_word(lx, slice(lx, start, end), "a field without a value");
        push_word(lx, NULL, slice(lx, start, value), start);
    }
    return true;
}

/* Reads the word, operator or field at lx->at. */
static void
lex_word(struct lexer *lx)
{
    if (lex_meta(lx) || lex_field(lx))
        return;
    size_t start = lx->at;
    lx->at = word_end(lx, start);
    struct film_str text = slice(lx, start, lx->at);
    unsigned distance = 0;
    enum film_lex_kind kind =
        lx->sign ? FILM_LEX_WORD : operator_of(text, &distance);
    if (kind == FILM_LEX_WORD) {
        push_word(lx, NULL, text, start);
    } else if (afford(lx, text.n)) {
        struct film_lexeme *l = push(lx, kind);
        if (l) {
            l->typed = text;
            l->distance = distance;
        }
    }
}

/* Reads the + and - at lx->at. A single one directly before something, at the
 * start of a word, is an operator; all others are ignored. */
static void
lex_signs(struct lexer *lx)
{
    size_t i = lx->at;
    bool start = i == 0 || lx->s.p[i - 1] == ' ' || lx->s.p[i - 1] == '(';
    while (i < lx->s.n && (lx->s.p[i] == '+' || lx->s.p[i] == '-'))
        i++;
    if (start && i == lx->at + 1 && i < lx->s.n && lx->s.p[i] != ' ' &&
        lx->s.p[i] != ')')
        lx->sign = lx->s.p[lx->at];
    lx->at = i;
}

static void
lex_all(struct lexer *lx)
{
    while (lx->at < lx->s.n && !lx->nomem && !lx->full) {
        char c = lx->s.p[lx->at];
        size_t quote = quote_at(lx, lx->at);
        if (c == ' ') {
            lx->sign = 0;
            lx->at++;
        } else if (quote) {
            bool open = may_open(lx, lx->at);
            if (!lex_phrase(lx, NULL, lx->at)) {
                lx->stray_quotes += open && !lx->how->prose;
                lx->at += quote;
            }
        } else if (c == '(') {
            lex_open(lx, NULL, lx->at);
        } else if (c == ')') {
            lex_close(lx);
        } else if (c == '+' || c == '-') {
            lex_signs(lx);
        } else {
            lex_word(lx);
        }
    }
    while (lx->depth > 0) {
        take_back(&lx->out->v[lx->open[--lx->depth]]);
        lx->stray_parens += !lx->cut;
    }
}

/* ---- Operators with a missing operand ---- */

static bool
is_leaf(const struct film_lexeme *l)
{
    return l && (l->kind == FILM_LEX_WORD || l->kind == FILM_LEX_PHRASE ||
                 l->kind == FILM_LEX_PREFIX);
}

static bool
may_be_near(const struct film_lexeme *l)
{
    return is_leaf(l) && l->kind != FILM_LEX_PREFIX && !l->field && !l->sign;
}

static bool
has_operands(const struct film_lexeme *prev, const struct film_lexeme *l,
             const struct film_lexeme *next, bool in_field)
{
    if (l->kind == FILM_LEX_NEAR)
        return !in_field && may_be_near(prev) && may_be_near(next);
    if (!next || (!is_leaf(next) && next->kind != FILM_LEX_OPEN &&
                  next->kind != FILM_LEX_NOT))
        return false;
    return l->kind == FILM_LEX_NOT || is_leaf(prev) ||
           (prev && prev->kind == FILM_LEX_CLOSE);
}

static struct film_lexeme *
neighbour(const struct film_lexemes *v, size_t i, int step)
{
    for (i += (size_t)step; i < v->n; i += (size_t)step)
        if (v->v[i].kind != FILM_LEX_NONE)
            return &v->v[i];
    return NULL;
}

static bool
has_small(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 'a')
            return true;
    return false;
}

/* True if l, inside groups of `field`, is searched in a field. */
static bool
is_fielded(const struct film_lexeme *l, const struct film_field_row *field,
           const char *today)
{
    char low[FILM_DAY_SIZE], high[FILM_DAY_SIZE];
    bool turned;
    if (l->field || !field)
        return l->field;
    return field->kind != FILM_FIELD_DATE ||
           film_query_range(l->text, today, low, high, &turned);
}

/* True if there are many words and no small letter. A text written all in
 * capitals, like old card indexes and telexes, does not mean AND as an
 * operator. */
static bool
in_capitals(const struct film_lexemes *v, const char *today)
{
    enum { MANY = 5 };
    const struct film_field_row *fields[FILM_QUERY_NESTING_MAX + 1] = {NULL};
    size_t words = 0, depth = 0;
    for (size_t i = 0; i < v->n; i++) {
        const struct film_lexeme *l = &v->v[i];
        if (l->kind == FILM_LEX_OPEN) {
            fields[depth + 1] = l->field ? l->field : fields[depth];
            depth++;
        } else if (l->kind == FILM_LEX_CLOSE) {
            depth--;
        } else if (is_leaf(l)) {
            if (is_fielded(l, fields[depth], today) || has_small(l->text))
                return false;
            words++;
        }
    }
    return words >= MANY;
}

static void
make_word(struct lexer *lx, struct film_lexeme *l, const char *why)
{
    note_word(lx, l->typed, why);
    *l = (struct film_lexeme){
        .kind = FILM_LEX_WORD, .text = small(lx, l->typed), .typed = l->typed};
}

/* Operators are judged by what was typed next to them, and those without
 * operands are changed only afterwards, so that the order of judging does not
 * matter. */
static void
check_operators(struct lexer *lx)
{
    struct film_lexemes *v = lx->out;
    bool lacks[FILM_QUERY_WORDS_MAX] = {false};
    bool in_field[FILM_QUERY_NESTING_MAX + 1] = {false};
    size_t depth = 0, operators = 0;
    bool capitals = in_capitals(v, lx->how->today);
    for (size_t i = 0; i < v->n; i++) {
        struct film_lexeme *l = &v->v[i];
        if (l->kind == FILM_LEX_OPEN) {
            depth++;
            in_field[depth] = in_field[depth - 1] || l->field;
        } else if (l->kind == FILM_LEX_CLOSE) {
            depth--;
        } else if (l->kind >= FILM_LEX_AND) {
            lacks[operators++] =
                capitals || !has_operands(neighbour(v, i, -1), l,
                                          neighbour(v, i, 1), in_field[depth]);
        }
    }
    operators = 0;
    for (size_t i = 0; i < v->n; i++)
        if (v->v[i].kind >= FILM_LEX_AND && lacks[operators++])
            make_word(lx, &v->v[i],
                      capitals ? "all is in capitals"
                               : "the operator has nothing to join");
}

/* Appends notes on what may have happened several times. */
static void
note_totals(struct lexer *lx)
{
    static const char *const texts[] = {
        "a quotation mark without its other half was left out",
        "a parenthesis without its other half was left out",
        "parentheses nested deeper than 64 were left out",
        "the query is too long: its end was left out",
        "so long a text is not held to its quotation marks",
    };
    bool on[] = {lx->stray_quotes > 0, lx->stray_parens > 0, lx->deep, lx->cut,
                 lx->how->prose};
    for (size_t i = 0; i < sizeof on / sizeof on[0]; i++)
        if (on[i] &&
            !film_query_note(lx->notes, lx->arena, FILM_STR(""), texts[i]))
            lx->nomem = true;
}

enum film_status
film_lex(struct film_lexemes *out, struct film_strs *notes,
         struct film_arena *a, struct film_str text,
         const struct film_lex_how *how, struct film_error *err)
{
    struct lexer lx = {.out = out, .notes = notes, .arena = a, .how = how};
    enum film_status s = clean(&lx, text, err);
    if (s != FILM_OK)
        return s;
    lex_all(&lx);
    if (!lx.nomem)
        check_operators(&lx);
    if (!lx.nomem)
        note_totals(&lx);
    return lx.nomem ? film_error_nomem(err) : FILM_OK;
}
