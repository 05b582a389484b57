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
    {"x-cp1252", "CP1252"},
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
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"chinese", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"x-mac-roman", "MACINTOSH"},
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

bool
film_charset_name(struct film_str label, char name[32])
{
    label = film_str_trim(label);
    if (label.n == 0 || label.n >= 32)
        return false;
    for (size_t i = 0; i < label.n; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                    "0123456789-_.:()",
                    label.p[i]) ||
            label.p[i] == '\0')
            return false;
    memcpy(name, label.p, label.n);
    name[label.n] = '\0';
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (film_str_equal_nocase(film_str_from(labels[i].label),
                                  film_str_from(name))) {
            snprintf(name, 32, "%s", labels[i].name);
            break;
        }
    if (film_str_equal_nocase(film_str_from(name), FILM_STR("UTF-8"))) {
        memcpy(name, "UTF-8", sizeof "UTF-8");
        return true;
    }
    iconv_t cd = film_charset_converter(name);
    if (cd == (iconv_t)-1)
        return false;
    iconv_close(cd);
    return true;
}
