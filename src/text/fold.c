/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/fold.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/variants.h"

#include <stdlib.h>
#include <utf8proc.h>

bool
film_fold_hangul(uint32_t c)
{
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
           (c >= 0x3131 && c <= 0x318E);
}

bool
film_fold_ideograph(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x312F && c != 0x30FB) ||
           (c >= 0x31A0 && c <= 0x31BF) || (c >= 0x31F0 && c <= 0x31FF) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFD) ||
           c == 0x3005 || c == 0x3007;
}

bool
film_fold_kana(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

static bool
is_mark(uint32_t c)
{
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC;
}

bool
film_fold_unspaced(uint32_t c)
{
    if (!((c >= 0x0E01 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
          (c >= 0x1780 && c <= 0x17FF)))
        return false;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_LO || is_mark(c);
}

bool
film_fold_follows(uint32_t before, uint32_t c)
{
    if (c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F)
        return true;
    bool below = before == 0x1039 || before == 0x17D2; /* virama, coeng */
    return film_fold_unspaced(c) && (below || is_mark(c));
}

bool
film_fold_word_char(uint32_t c)
{
    if (c < 0x80)
        return film_ascii_letter((char)c) || film_ascii_digit((char)c);
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return c != 0x2BC; /* an apostrophe, though by name a letter */
    default:
        return false;
    }
}

bool
film_fold_upper(uint32_t c)
{
    if (c < 0x80)
        return film_ascii_capital((char)c);
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

/* Returns the replacement of letters that have no decomposition but are written
 * without their stroke, or as two letters, by everybody who has no key for
 * them. The Arabic ones are those that Lucene's normalizers for Arabic and
 * Persian make equal: tatweel, alef wasla, teh marbuta, and the forms of heh,
 * kaf and yeh that differ between keyboards. */
static const char *
plain_letter(uint32_t c)
{
    switch (c) {
    case 0x00E6:
        return "ae";
    case 0x00F0:
    case 0x0111:
        return "d";
    case 0x00F8:
        return "o";
    case 0x00FE:
        return "th";
    case 0x0127:
        return "h";
    case 0x0131:
        return "i";
    case 0x0142:
        return "l";
    case 0x0153:
        return "oe";
    case 0x0640:
        return "";
    case 0x0671:
        return "\xD8\xA7"; /* alef */
    case 0x0629:
    case 0x06C1:
    case 0x06D5:
        return "\xD9\x87"; /* heh */
    case 0x06A9:
    case 0x06AA:
        return "\xD9\x83"; /* kaf */
    case 0x0649:
    case 0x06CC:
    case 0x06D2:
        return "\xD9\x8A"; /* yeh */
    default:
        return NULL;
    }
}

/* True for scripts whose marks are accents (Latin, Greek, Cyrillic) or are
 * omitted in ordinary writing (Hebrew, Arabic). */
static bool
loses_marks(uint32_t c)
{
    return c < 0x0530 || (c >= 0x0590 && c < 0x0700) ||
           (c >= 0x0750 && c < 0x0780) || (c >= 0x08A0 && c < 0x0900) ||
           (c >= 0x1E00 && c < 0x2000);
}

/* Maps katakana to hiragana, and variants of a Chinese character to one
 * form. */
static uint32_t
plain_character(uint32_t c)
{
    enum { KATAKANA = 0x30A1, KATAKANA_END = 0x30F7, HIRAGANA = 0x3041 };
    if (c >= KATAKANA && c < KATAKANA_END)
        return c - KATAKANA + HIRAGANA;
    return c >= 0x4E00 && c < 0xA000 ? film_variant(c) : c;
}

static void
fold_any(struct film_buf *out, struct film_str s)
{
    utf8proc_uint8_t *bytes = NULL;
    utf8proc_ssize_t n = utf8proc_map(
        (const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &bytes,
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
            UTF8PROC_IGNORE | UTF8PROC_DECOMPOSE);
    if (n < 0) {
        if (n == UTF8PROC_ERROR_NOMEM)
            out->failed = FILM_ERR_NOMEM;
        return; /* ill-formed: not a word */
    }
    struct film_str d = {(const char *)bytes, (size_t)n};
    struct film_buf kept;
    film_buf_init(&kept, out->max);
    uint32_t base = 0;
    for (size_t at = 0; at < d.n;) {
        uint32_t c = film_utf8_next(d, &at);
        if (utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_MN) {
            if (!loses_marks(base))
                film_utf8_add(&kept, c);
            continue;
        }
        base = c = plain_character(c);
        const char *plain = plain_letter(c);
        if (plain)
            film_buf_text(&kept, plain);
        else
            film_utf8_add(&kept, c);
    }
    free(bytes);
    if (kept.failed)
        out->failed = kept.failed;
    else
        film_utf8_nfc(out, film_buf_get(&kept));
    film_buf_release(&kept);
}

/* Does what fold_any does, for ASCII, as most names and values are; without
 * this, folding takes 5 % of the instructions of a bulk build. */
static void
fold_ascii(struct film_buf *out, struct film_str s)
{
    if (!film_buf_reserve(out, s.n))
        return;
    film_ascii_lower(out->p + out->n, s.p, s.n);
    out->n += s.n;
    out->p[out->n] = '\0';
}

void
film_fold(struct film_buf *out, struct film_str s)
{
    if (film_utf8_ascii(s) && (s.n == 0 || !memchr(s.p, '\0', s.n)))
        fold_ascii(out, s);
    else
        fold_any(out, s);
}

void
film_fold_exact(struct film_buf *out, struct film_str s)
{
    enum { MOST = 2048 };
    if (s.n > MOST)
        film_buf_str(out, s);
    else
        film_fold(out, s);
}
