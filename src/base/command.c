/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/command.h"

#include "base/ascii.h"

#include <stdio.h>

/* Appends what stands from *at to the quotation mark; false if there is
 * none. */
static bool
take_quoted(struct film_buf *word, struct film_str line, size_t *at, char mark)
{
    for (; *at < line.n; (*at)++) {
        char c = line.p[*at];
        if (c == mark) {
            (*at)++;
            return true;
        }
        if (mark == '"' && c == '\\' && *at + 1 < line.n &&
            (line.p[*at + 1] == '"' || line.p[*at + 1] == '\\'))
            c = line.p[++*at];
        film_buf_byte(word, c);
    }
    return false;
}

/* Appends the word at *at, which is no blank. */
static bool
take_word(struct film_buf *word, struct film_str line, size_t *at)
{
    while (*at < line.n && !film_ascii_space(line.p[*at])) {
        char c = line.p[(*at)++];
        if (c == '\'' || c == '"') {
            if (!take_quoted(word, line, at, c))
                return false;
            continue;
        }
        if (c == '\\' && *at < line.n)
            c = line.p[(*at)++];
        film_buf_byte(word, c);
    }
    return true;
}

static enum film_status
keep(char ***words, size_t *n, const struct film_buf *word,
     struct film_arena *a, struct film_error *err)
{
    struct film_str copy;
    char **slot = film_arena_push(a, words, n, sizeof *slot);
    if (!slot || !film_arena_copy(a, film_buf_get(word), &copy))
        return film_error_nomem(err);
    *slot = (char *)copy.p;
    return FILM_OK;
}

enum film_status
film_command_split(char ***words, size_t *n, struct film_str line,
                   struct film_arena *a, struct film_error *err)
{
    struct film_buf word;
    enum film_status s = FILM_OK;
    film_buf_init(&word, line.n);
    *words = NULL;
    *n = 0;
    for (size_t at = 0; s == FILM_OK;) {
        while (at < line.n && film_ascii_space(line.p[at]))
            at++;
        if (at == line.n)
            break;
        film_buf_reset(&word);
        if (!take_word(&word, line, &at))
            s = film_error_set(err, FILM_ERR_INPUT,
                               "a quotation mark without its other one");
        else
            s = film_buf_check(&word, err);
        if (s == FILM_OK)
            s = keep(words, n, &word, a, err);
    }
    film_buf_release(&word);
    char **end =
        s == FILM_OK ? film_arena_push(a, words, n, sizeof *end) : NULL;
    if (!end)
        return s == FILM_OK ? film_error_nomem(err) : s;
    *end = NULL;
    --*n;
    return FILM_OK;
}

static bool
is_plain(struct film_str word)
{
    for (size_t i = 0; i < word.n; i++) {
        unsigned char c = (unsigned char)word.p[i];
        if (!film_ascii_letter((char)c) && !film_ascii_digit((char)c) &&
            c < 0x80 && !strchr("-_./:,+=@%", c))
            return false;
    }
    return word.n > 0;
}

void
film_command_quote(struct film_buf *out, struct film_str word)
{
    if (is_plain(word)) {
        film_buf_str(out, word);
        return;
    }
    film_buf_byte(out, '\'');
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '\'')
            film_buf_text(out, "'\\'");
        film_buf_byte(out, word.p[i]);
    }
    film_buf_byte(out, '\'');
}

const char *
film_command_word(char out[FILM_ERROR_SIZE], const char *word)
{
    struct film_buf quoted;
    film_buf_init(&quoted, FILM_ERROR_SIZE - 1);
    film_command_quote(&quoted, film_str_from(word));
    struct film_str text =
        quoted.failed ? film_str_from(word) : film_buf_get(&quoted);
    snprintf(out, FILM_ERROR_SIZE, "%.*s", (int)text.n, text.p);
    film_buf_release(&quoted);
    return out;
}
