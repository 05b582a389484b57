/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/dateline.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "read/date.h"
#include "read/months.h"
#include "text/fold.h"

enum { WORD_BYTES = 40 }; /* the longest word that may be a month's name */

bool
film_dateline_has_digit(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (film_ascii_digit(s.p[i]))
            return true;
    return false;
}

bool
film_dateline_parts(char c)
{
    return strchr(" ,.:;|()[]/\t", c) && c;
}

bool
film_dateline_next(struct film_str *rest, struct film_str *word)
{
    size_t i = 0, end;
    *word = (struct film_str){"", 0};
    if (rest->n == 0) /* p may be NULL */
        return false;
    while (i < rest->n && film_dateline_parts(rest->p[i]))
        i++;
    for (end = i; end < rest->n && !film_dateline_parts(rest->p[end]);)
        end++;
    *word = (struct film_str){rest->p + i, end - i};
    *rest = (struct film_str){rest->p + end, rest->n - end};
    return word->n > 0;
}

bool
film_dateline_is_month(struct film_str word)
{
    struct film_buf folded;
    film_buf_init(&folded, 4 * WORD_BYTES);
    if (word.n <= WORD_BYTES)
        film_fold(&folded, word);
    bool month = film_month_named(film_buf_get(&folded)) != 0;
    film_buf_release(&folded);
    return month;
}

bool
film_dateline_is_weekday(struct film_str word)
{
    static const char days[] =
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|"
        "tues|wed|thu|thur|thurs|fri|sat|sun|montag|dienstag|mittwoch|"
        "donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|"
        "jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|"
        "viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|"
        "sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|"
        "zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|"
        "tirsdag|lørdag|søndag|pondělí|úterý|středa|čtvrtek|pátek|sobota|"
        "neděle|środa|poniedziałek";
    return film_str_is_one_of_nocase(word, days);
}

bool
film_dateline_is_label(struct film_str word)
{
    static const char words[] =
        /* English */
        "by|written|posted|on|at|in|published|publication|updated|last|"
        "date|modified|created|added|first|and|the|for|am|pm|gmt|est|edt|"
        "pst|pdt|bst|utc|cet|text|words|article|review|reviewed|"
        /* German, Dutch, Nordic */
        "von|veröffentlicht|publiziert|aktualisiert|erstellt|stand|datum|"
        "uhr|zuletzt|geändert|bearbeitet|für|door|geplaatst|gepubliceerd|"
        "bijgewerkt|publicerad|"
        "publicerat|uppdaterad|udgivet|opdateret|publisert|oppdatert|"
        "julkaistu|päivitetty|kl|"
        /* Romance */
        "par|publié|mis|jour|por|publicado|publicada|actualizado|"
        "atualizado|atualizada|fecha|data|del|pubblicato|aggiornato|"
        "publicat|publicação|"
        /* Slavic and others */
        "opublikowano|zaktualizowano|publikováno|vydáno|dne|aktualizováno|"
        "publikované|objavljeno|megjelent|опубликовано|обновлено|дата|"
        "опубліковано|yayınlanma|tarihi|δημοσίευση|"
        /* Korean, Japanese, Chinese */
        "기사입력|기사수정|최종수정|입력|수정|등록|승인|작성|게시|기자|公開|"
        "公開日|更新|更新日|投稿日|掲載日|发布|發布|"
        "发表于|更新时间|發佈";
    return film_str_is_one_of_nocase(word, words) ||
           film_dateline_is_weekday(word);
}

struct film_str
film_dateline_date(struct film_str s)
{
    char date[FILM_DATE_SIZE];
    for (size_t i = 0; i < s.n; i++) {
        bool begins = i == 0 || strchr(" :[(/,|", s.p[i - 1]);
        struct film_str rest = {s.p + i, s.n - i};
        if (begins && film_date_parse(date, rest) >= 7)
            return rest;
    }
    return (struct film_str){"", 0};
}
