/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/asks.h"

#include "search/hits.h"
#include "text/fold.h"

enum what { SAID, JOB, AWARDS, CAREER };

/* Folded; a space marks the beginning or end of a word. */
static const struct {
    const char *text;
    enum what what;
    int which;
} rows[] = {
    {" how long ", SAID, FILM_SAID_RUNTIME},
    {" how many minutes ", SAID, FILM_SAID_RUNTIME},
    {" runtime", SAID, FILM_SAID_RUNTIME},
    {" run time", SAID, FILM_SAID_RUNTIME},
    {" running time", SAID, FILM_SAID_RUNTIME},
    {" duration ", SAID, FILM_SAID_RUNTIME},
    {" laufzeit ", SAID, FILM_SAID_RUNTIME},
    {" duree ", SAID, FILM_SAID_RUNTIME},
    {"상영시간", SAID, FILM_SAID_RUNTIME},
    {"상영 시간", SAID, FILM_SAID_RUNTIME},
    {"러닝타임", SAID, FILM_SAID_RUNTIME},
    {"上映時間", SAID, FILM_SAID_RUNTIME},
    {" genre", SAID, FILM_SAID_GENRE},
    {" what kind of ", SAID, FILM_SAID_GENRE},
    {"장르", SAID, FILM_SAID_GENRE},
    {" country ", SAID, FILM_SAID_COUNTRY},
    {" countries ", SAID, FILM_SAID_COUNTRY},
    {" nationality ", SAID, FILM_SAID_COUNTRY},
    {" where is it from ", SAID, FILM_SAID_COUNTRY},
    {"제작국", SAID, FILM_SAID_COUNTRY},
    {"제작 국가", SAID, FILM_SAID_COUNTRY},
    {" release", SAID, FILM_SAID_RELEASE},
    {" premiere", SAID, FILM_SAID_RELEASE},
    {" came out ", SAID, FILM_SAID_RELEASE},
    {" come out ", SAID, FILM_SAID_RELEASE},
    {" kinostart ", SAID, FILM_SAID_RELEASE},
    {"개봉", SAID, FILM_SAID_RELEASE},
    {" rating", SAID, FILM_SAID_RATING},
    {" rated ", SAID, FILM_SAID_RATING},
    {" imdb score", SAID, FILM_SAID_RATING},
    {" bewertung", SAID, FILM_SAID_RATING},
    {"평점", SAID, FILM_SAID_RATING},
    {" original title", SAID, FILM_SAID_TITLE},
    {" other title", SAID, FILM_SAID_TITLE},
    {" alternative title", SAID, FILM_SAID_TITLE},
    {" also known as ", SAID, FILM_SAID_TITLE},
    {" aka ", SAID, FILM_SAID_TITLE},
    {" originaltitel ", SAID, FILM_SAID_TITLE},
    {"원제", SAID, FILM_SAID_TITLE},
    {"原題", SAID, FILM_SAID_TITLE},
    {" direct", JOB, FILM_JOB_DIRECTOR},
    {"감독", JOB, FILM_JOB_DIRECTOR},
    {" wrote ", JOB, FILM_JOB_WRITER},
    {" writer", JOB, FILM_JOB_WRITER},
    {" written ", JOB, FILM_JOB_WRITER},
    {" screenplay ", JOB, FILM_JOB_WRITER},
    {" script ", JOB, FILM_JOB_WRITER},
    {"각본", JOB, FILM_JOB_WRITER},
    {" produced ", JOB, FILM_JOB_PRODUCER},
    {" producer", JOB, FILM_JOB_PRODUCER},
    {" compos", JOB, FILM_JOB_COMPOSER},
    {" soundtrack ", JOB, FILM_JOB_COMPOSER},
    {"음악", JOB, FILM_JOB_COMPOSER},
    {" cinematograph", JOB, FILM_JOB_CINEMATOGRAPHER},
    {" photographed ", JOB, FILM_JOB_CINEMATOGRAPHER},
    {" edited ", JOB, FILM_JOB_EDITOR},
    {" editor ", JOB, FILM_JOB_EDITOR},
    {" star", JOB, FILM_JOB_CAST},
    {" actor", JOB, FILM_JOB_CAST},
    {" actress", JOB, FILM_JOB_CAST},
    {" plays ", JOB, FILM_JOB_CAST},
    {" played ", JOB, FILM_JOB_CAST},
    {" award", AWARDS, 0},
    {" nomin", AWARDS, 0},
    {" prize", AWARDS, 0},
    {" oscar", AWARDS, 0},
    {" won ", AWARDS, 0},
    {" win ", AWARDS, 0},
    {" wins ", AWARDS, 0},
    {"수상", AWARDS, 0},
    {" cast ", CAREER, 0},
    {" filmography ", CAREER, 0},
    {" career ", CAREER, 0},
    {" all films ", CAREER, 0},
    {" all the films ", CAREER, 0},
    {" every film ", CAREER, 0},
    {"출연진", CAREER, 0},
    {"필모그래피", CAREER, 0},
};

static bool
is_name(struct film_str text, size_t at, const struct film_mentions *names)
{
    const char *p = text.p + at;
    for (size_t i = 0; i < names->n; i++) {
        const struct film_mention *m = &names->v[i];
        if (film_mention_is_sure(m) && p >= m->text.p &&
            p < m->text.p + m->text.n)
            return true;
    }
    return false;
}

/* Folds the text without the names. Marks become spaces, runs of them a single
 * one; there is one at each end. */
static void
normalise(struct film_buf *out, struct film_str text,
          const struct film_mentions *names)
{
    struct film_buf plain;
    film_buf_init(&plain, 1 << 20);
    for (size_t i = 0; i < text.n; i++)
        film_buf_byte(&plain, is_name(text, i, names) ? ' ' : text.p[i]);
    film_fold(out, film_buf_get(&plain));
    film_buf_reset(&plain);
    film_buf_byte(&plain, ' ');
    for (size_t i = 0; i < out->n; i++) {
        char c = out->p[i];
        bool letter = (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') ||
                      (c >= '0' && c <= '9');
        if (letter || plain.p[plain.n - 1] != ' ')
            film_buf_byte(&plain, letter ? c : ' ');
    }
    film_buf_byte(&plain, ' ');
    film_buf_reset(out);
    film_buf_str(out, film_buf_get(&plain));
    if (plain.failed)
        out->failed = plain.failed;
    film_buf_release(&plain);
}

enum film_status
film_asks_read(struct film_asks *out, struct film_str text,
               const struct film_mentions *names, struct film_error *err)
{
    struct film_buf b;
    *out = (struct film_asks){.said = 0};
    film_buf_init(&b, 1 << 20);
    normalise(&b, text, names);
    enum film_status s = film_buf_check(&b, err);
    for (size_t i = 0; s == FILM_OK && i < sizeof rows / sizeof rows[0]; i++) {
        if (!strstr(b.p, rows[i].text))
            continue;
        out->said |= rows[i].what == SAID ? 1u << rows[i].which : 0;
        out->jobs |= rows[i].what == JOB ? 1u << rows[i].which : 0;
        out->awards |= rows[i].what == AWARDS;
        out->career |= rows[i].what == CAREER;
    }
    film_buf_release(&b);
    return s;
}
