/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/scripts/play.h"

void
film_play_init(struct film_play *p, struct film_builder *b)
{
    *p = (struct film_play){.b = b};
    film_buf_init(&p->speech, (size_t)b->ctx->limits->article_bytes);
}

void
film_play_release(struct film_play *p)
{
    film_buf_release(&p->speech);
}

void
film_play_end(struct film_play *p)
{
    struct film_place at = {.line = p->line, .line_end = p->line_end};
    film_builder_paragraph(p->b, film_buf_get(&p->speech), at);
    film_buf_reset(&p->speech);
}

/* "LENA (O.S.)" and "LENA (CONT'D)" are Lena. */
static struct film_str
without_brackets(struct film_str name)
{
    const char *open = memchr(name.p, '(', name.n);
    if (open && open > name.p)
        name.n = (size_t)(open - name.p);
    return film_str_trim(name);
}

void
film_play_add(struct film_play *p, enum film_play_part part,
              struct film_str text, uint32_t line)
{
    struct film_place at = {.line = line, .line_end = line};
    text = film_str_trim(text);
    if (text.n == 0)
        return;
    if (part != FILM_PLAY_DIALOGUE)
        film_play_end(p);
    switch (part) {
    case FILM_PLAY_SCENE:
        film_builder_heading(p->b, 1, text, at);
        break;
    case FILM_PLAY_CHARACTER:
        film_buf_str(&p->speech, without_brackets(text));
        film_buf_byte(&p->speech, ':');
        p->line = p->line_end = line;
        break;
    case FILM_PLAY_DIALOGUE:
        if (p->speech.n == 0)
            p->line = line;
        film_buf_text(&p->speech, p->speech.n ? " " : "");
        film_buf_str(&p->speech, text);
        p->line_end = line;
        break;
    case FILM_PLAY_ACTION:
        film_builder_paragraph(p->b, text, at);
        break;
    }
}
