/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset-name.h"
#include "base/memory.h"

#include <errno.h>
#include <stdio.h>

/* Labels that mean more than their name says. */
static const struct {
    const char *label, *name;
} labels[] = {
    {"utf8", "UTF-8"},
    {"utf-16", "UTF-16LE"},
    {"utf-32", "UTF-32LE"},
    {"ascii", "CP1252"},
    {"us-ascii", "CP1252"},
    {"latin1", "CP1252"},
    {"iso-8859-1", "CP1252"},
    {"iso8859-1", "CP1252"},
    {"iso_8859-1", "CP1252"},
    {"windows-1252", "CP1252"},
    {"iso-8859-9", "CP1254"},
    {"latin5", "CP1254"},
    {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"ks_c_5601", "CP949"},
    {"ksc5601", "CP949"},
    {"korean", "CP949"},
    {"uhc", "CP949"},
    {"windows-949", "CP949"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gbk", "GB18030"},
    {"chinese", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"gb_2312", "GB18030"},
    {"iso-ir-58", "GB18030"},
    {"csiso58gb231280", "GB18030"},
    {"csbig5", "BIG5-HKSCS"},
    {"big5-eten", "BIG5-HKSCS"},
    {"windows-950", "CP950"},
    {"ms950-hkscs", "BIG5-HKSCS"},
    {"ksc_5601", "CP949"},
    {"ks_c_5601-1989", "CP949"},
    {"csksc56011987", "CP949"},
    {"iso-ir-149", "CP949"},
    {"ms949", "CP949"},
    {"ks_c_5601-1992", "JOHAB"},
    {"mac-japanese", "CP932"},
    {"mac-korean", "CP949"},
    {"mac-chinesetrad", "BIG5-HKSCS"},
    {"mac-chinesesimp", "GB18030"},
    {"shift_jis-2004", "SHIFT_JISX0213"},
    {"euc-jis-2004", "EUC-JISX0213"},
    {"iso-2022-jp-1", "ISO-2022-JP-2"},
    {"windows-874", "CP874"},
    {"dos-874", "CP874"},
    {"koi", "KOI8-R"},
    {"koi8_r", "KOI8-R"},
    {"l9", "ISO-8859-15"},
    {"sun_eu_greek", "ISO-8859-7"},
    {"logical", "ISO-8859-8"},
    {"visual", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-8-e", "ISO-8859-8"},
    {"csiso88598i", "ISO-8859-8"},
    {"csiso88598e", "ISO-8859-8"},
    {"iso-8859-6-i", "ISO-8859-6"},
    {"iso-8859-6-e", "ISO-8859-6"},
    {"csiso88596i", "ISO-8859-6"},
    {"csiso88596e", "ISO-8859-6"},
    {"ptcp154", "PT154"},
    {"mac-roman", "MACINTOSH"},
    {"mac-ce", "MAC-CENTRALEUROPE"},
    {"mac-ukrainian", "MAC-UK"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"unicode11utf8", "UTF-8"},
    {"unicode20utf8", "UTF-8"},
    {"utf-7", "UTF-7"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"unicode-2-0-utf-7", "UTF-7"},
    {"csunicode11utf7", "UTF-7"},
};

/* When glibc has no memory to load its tables, it says that the charset is
 * unknown: it is asked twice. */
iconv_t
film_charset_converter(const char *name)
{
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1)
        cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1 && errno == ENOMEM)
        film_memory_fail();
    return cd;
}

/* Sets name to what the label means, or to the label itself. */
static void
set_name(char name[32], const char *label)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (film_str_equal_nocase(film_str_from(labels[i].label),
                                  film_str_from(label))) {
            snprintf(name, 32, "%s", labels[i].name);
            return;
        }
    memmove(name, label, strlen(label) + 1);
}

static bool
is_known(const char *name)
{
    iconv_t cd = film_charset_converter(name);
    if (cd == (iconv_t)-1)
        return false;
    iconv_close(cd);
    return true;
}

bool
film_charset_name(struct film_str label, char name[32])
{
    char plain[32];
    label = film_str_trim(label);
    if (label.n == 0 || label.n >= sizeof plain)
        return false;
    for (size_t i = 0; i < label.n; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                    "0123456789-_.:()",
                    label.p[i]) ||
            label.p[i] == '\0')
            return false;
    memcpy(plain, label.p, label.n);
    plain[label.n] = '\0';
    set_name(name, plain);
    /* "x-" is a label's that was not registered when programs wrote it */
    const char *rest = plain;
    while ((rest[0] == 'x' || rest[0] == 'X') && rest[1] == '-')
        rest += 2;
    if (rest > plain && *rest && !is_known(name))
        set_name(name, rest);
    if (film_str_equal_nocase(film_str_from(name), FILM_STR("UTF-8"))) {
        memcpy(name, "UTF-8", sizeof "UTF-8");
        return true;
    }
    return is_known(name);
}
