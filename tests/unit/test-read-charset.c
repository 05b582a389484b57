/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset.h"
#include "read/charset-guess.h"
#include "read/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <iconv.h>
#include <stdio.h>
#include <cmocka.h>

static void
names(void **state)
{
    static const struct {
        const char *label, *name; /* NULL: not known */
    } rows[] = {
        {"utf8", "UTF-8"},
        {" UTF-8 ", "UTF-8"},
        {"latin1", "CP1252"},
        {"ISO-8859-1", "CP1252"},
        {"ks_c_5601-1987", "CP949"},
        {"EUC-KR", "CP949"},
        {"Shift_JIS", "CP932"},
        {"gb2312", "GB18030"},
        {"KOI8-R", "KOI8-R"},
        {"x-windows-949", "CP949"},
        {"X-Johab", "Johab"},
        {"KS_C_5601-1992", "JOHAB"},
        {"x-cp1251", "cp1251"},
        {"x-mac-cyrillic", "mac-cyrillic"},
        {"x-sjis", "CP932"},
        {"x-x-big5", "BIG5-HKSCS"},
        {"x-mac-ce", "MAC-CENTRALEUROPE"},
        {"iso-8859-8-i", "ISO-8859-8"},
        {"shift_jis-2004", "SHIFT_JISX0213"},
        {"unicode-1-1-utf-7", "UTF-7"},
        {"x-klingon", NULL},
        {"x-", NULL},
        {"klingon", NULL},
        {"", NULL},
        {"UTF-8//IGNORE", NULL},
        {"a name that is far too long to be a charset", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[32];
        bool known = film_charset_name(film_str_from(rows[i].label), name);
        assert_int_equal(known, rows[i].name != NULL);
        if (known)
            assert_string_equal(name, rows[i].name);
    }
}

static const struct {
    struct film_str bytes;
    const char *declared, *used, *text;
    uint64_t bad;
} rows[] = {
    {FILM_STR("caf\xC3\xA9"), NULL, "UTF-8", "café", 0},
    {FILM_STR("\xEF\xBB\xBFx"), "EUC-KR", "UTF-8", "x", 0},
    {FILM_STR("caf\xE9"), "ISO-8859-1", "CP1252", "café", 0},
    {FILM_STR("\x93hi\x94"), "latin1", "CP1252", "“hi”", 0},
    {FILM_STR("\xC7\xD1"), "euc-kr", "CP949", "한", 0},
    {FILM_STR("\xC7\xD1\xFF"), "euc-kr", "CP949", "한\xEF\xBF\xBD", 1},
    {FILM_STR("\xC7\xD1\xC7"), "euc-kr", "CP949", "한\xEF\xBF\xBD", 1},
    {FILM_STR("\xFE\xFF\xD5\x5C"), NULL, "UTF-16BE", "한", 0},
    {FILM_STR("\xFF\xFE\0\0h\0\0\0"), NULL, "UTF-32LE", "h", 0},
    {FILM_STR("h\0i\0"), NULL, "UTF-16LE", "hi", 0},
    {FILM_STR("\0h\0i"), "UTF-8", "UTF-16BE", "hi", 0},
    {FILM_STR("h\0i\0j"), NULL, "UTF-16LE", "hi\xEF\xBF\xBD", 1},
    /* declared 16 bits, but it is not */
    {FILM_STR("plain"), "UTF-16", "UTF-8", "plain", 0},
    /* declared UTF-8, but it is not */
    {FILM_STR("\xC0\xFC\xC1\xBE\xBC\xAD\xB4\xC2 \xC0\xCC\xC3\xE6\xC7\xF6 "
              "\xB0\xA8\xB5\xB6\xC0\xC7 \xBF\xB5\xBC\xF7"),
     "UTF-8", "CP949", "전종서는 이충현 감독의 영숙", 0},
    {FILM_STR("x"), "klingon", "UTF-8", "x", 0},
    /* seven bits: declared, and known by their escapes */
    {FILM_STR("Am+AOk-lie +1Vw-"), "utf-7", "UTF-7", "Amélie 한", 0},
    {FILM_STR("a ~{VPND~}, b~~ ~\nc"), NULL, "HZ", "a 中文, b~ c", 0},
    {FILM_STR("~{VPND~}"), "hz-gb-2312", "HZ", "中文", 0},
    {FILM_STR("~{VPND\n~{VPND~}"), NULL, "HZ", "中文\n中文", 0},
    {FILM_STR("$0 ~ /x/~{print}\n"), NULL, "UTF-8", "$0 ~ /x/~{print}\n", 0},
    {FILM_STR("Bull~{1}"), NULL, "UTF-8", "Bull~{1}", 0},
    {FILM_STR("(format t \"~{~a~}\" x)"), NULL, "UTF-8",
     "(format t \"~{~a~}\" x)", 0},
    {FILM_STR("~{VPND~} ~{VPN~}"), NULL, "UTF-8", "~{VPND~} ~{VPN~}", 0},
    {FILM_STR("~{~} ~~ ~"), NULL, "UTF-8", "~{~} ~~ ~", 0},
    {FILM_STR("C++ and a+b"), "utf-7", "UTF-8", "C++ and a+b", 0},
    {FILM_STR("\x1B$)C\x0EGQ\x0F."), NULL, "ISO-2022-KR", "한.", 0},
    {FILM_STR("\x1B$B1G2h\x1B(B."), NULL, "ISO-2022-JP-2", "映画.", 0},
    /* Korean of old systems */
    {FILM_STR("\xD0\x65\x8B\x69"), "johab", "johab", "한글", 0},
    /* UTF-8 that was read as Windows-1252, or as Latin-1, and written again */
    {FILM_STR("FranÃ§ais, EspaÃ±ol, itâ€™s"), NULL, "UTF-8",
     "Français, Español, it’s", 0},
    {FILM_STR("weâ\xC2\x80\xC2\x99ve a cafÃ© and a rÃ´le"), "utf-8", "UTF-8",
     "we’ve a café and a rôle", 0},
    {FILM_STR("ì˜\xC2\x81ìˆ™ ì˜\xC2\x81ìˆ™"), NULL, "UTF-8", "영숙 영숙", 0},
    {FILM_STR("Spaß” und Spaß” und Spaß”, schön"), NULL, "UTF-8",
     "Spaß” und Spaß” und Spaß”, schön", 0},
    {FILM_STR("Ã© is what é becomes, Ã¨ what è, Ã¶ what ö does"), NULL, "UTF-8",
     "Ã© is what é becomes, Ã¨ what è, Ã¶ what ö does", 0},
    {FILM_STR(""), NULL, "UTF-8", "", 0},
    /* declared otherwise, but it is UTF-8 */
    {FILM_STR("Am\xC3\xA9lie"), "ISO-8859-1", "UTF-8", "Amélie", 0},
    {FILM_STR("Am\xC3\xA9lie"), "us-ascii", "UTF-8", "Amélie", 0},
    {FILM_STR("Am\xC3\xA9lie"), "euc-kr", "UTF-8", "Amélie", 0},
    {FILM_STR("\xED\x95\x9C"), "euc-kr", "UTF-8", "한", 0},
    {FILM_STR("\xE6\x98\xA0\xE7\x94\xBB"), "shift_jis", "UTF-8", "映画", 0},
    {FILM_STR("caf\xC3\xA9 caf\xC3\xA9 caf\xE9 xyz"), "latin1", "UTF-8",
     "café café caf\xEF\xBF\xBD xyz", 1},
    {FILM_STR("\xC6\xB5"), "euc-kr", "CP949", "틉", 0},
    {FILM_STR("\xCA\xB5\xD6\xB5"), "gb2312", "GB18030", "实值", 0},
};

/* Appends the text in a charset. */
static void
encode(struct film_buf *out, const char *text, const char *charset)
{
    char bytes[1000], *in = (char *)text, *to = bytes;
    size_t n = strlen(text), room = sizeof bytes;
    iconv_t cd = iconv_open(charset, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    if (iconv(cd, &in, &n, &to, &room) == (size_t)-1)
        fail_msg("%s is not in %s", text, charset);
    iconv_close(cd);
    film_buf_add(out, bytes, (size_t)(to - bytes));
}

static void
decodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        struct film_error err;
        struct film_charset c;
        film_buf_init(&out, 1000);
        assert_int_equal(film_charset_decode(&out, rows[i].bytes,
                                             rows[i].declared, &c, &err),
                         FILM_OK);
        if (strcmp(c.name, rows[i].used) != 0 ||
            strcmp(out.p ? out.p : "", rows[i].text) != 0 ||
            c.bad != rows[i].bad)
            fail_msg("row %zu: %s, \"%s\", %u bad", i, c.name,
                     out.p ? out.p : "", (unsigned)c.bad);
        film_buf_release(&out);
    }
}

/* Names in English text and sentences of other languages, in the charset that
 * each was written in; unsure: another charset is as likely, which is told. */
static void
guesses(void **state)
{
    static const char english[] = "The film that nobody has seen in years is "
                                  "by the director of the other one, and ";
    static const struct {
        const char *charset, *text;
        bool unsure;
    } names[] = {
        {"CP1252", "José Ferrer", false},
        {"CP1252", "Penélope Cruz", false},
        {"CP1252", "Zoë Kravitz", false},
        {"CP1252", "Luis Buñuel", false},
        {"CP1252", "Øystein", true},
        {"CP1252", "François Truffaut", false},
        {"CP1252", "“Amélie” – it’s a café", false},
        {"CP1252", "Stellan Skarsgård", true},
        {"CP1252", "Volker Schlöndorff", false},
        {"CP1252", "Molière", true},
        {"CP1252", "João César Monteiro", true},
        {"CP1252", "£5 at the door, 20 °C", false},
        {"CP1250", "Krzysztof Kieślowski", false},
        {"CP1250", "Jiří Menzel", false},
        {"CP1250", "Dvořák", false},
        {"CP1250", "Lech Wałęsa", false},
        {"CP1250", "Věra Chytilová", false},
        {"CP1250", "Łódź", false},
        {"CP1250", "Gdańsk", false},
        {"CP1250", "Călin", false},
        {"CP1250", "Béla Tarr", false},
        {"MACINTOSH", "José Ferrer", false},
        {"MACINTOSH", "don’t", true},
        {"CP850", "José Ferrer", false},
        {"CP850", "Volker Schlöndorff", true},
        {"CP850", "Luis Buñuel", false},
    };
    static const struct {
        const char *charset, *text;
    } sentences[] = {
        {"CP1250", "Film, který režíroval Miloš Forman, je příběh o lidech, "
                   "kteří se bojí, že je nikdo neuslyší."},
        {"CP1250", "Reżyser, który nakręcił ten film, nie jest znany przez "
                   "wszystkich widzów w Łodzi."},
        {"ISO-8859-2", "Reżyser, który nakręcił ten film, nie jest znany przez "
                       "wszystkich widzów w Łodzi, choć myślał inaczej."},
        {"CP1250", "A film, amelyet a rendező készített, egy őrült városról "
                   "szól, hogy nem látott még ilyet senki."},
        {"CP852", "Reżyser, który nakręcił ten film, nie jest znany przez "
                  "wszystkich widzów w Łodzi."},
        {"CP1254", "Bu film, İstanbul'da yaşayan bir kadın ve oğlu için çok "
                   "acıklı bir hikâye olarak başlıyor."},
        {"CP1257", "Režisierius sako, kad filmas yra apie žmones, kurių šeima "
                   "gyvena mieste prie jūros."},
        {"CP1252", "Der Regisseur, der für das Kino über Jahre nichts gedreht "
                   "hat, ist zurück und dreht größer als je."},
        {"CP1252", "Le réalisateur, à qui l’on doit des œuvres où le cœur est "
                   "tout, a tourné une comédie."},
        {"CP1252", "Instruktøren er på vej til Århus og det er ikke så sært."},
        {"WINDOWS-1251",
         "Режиссёр снял этот фильм в Москве, и зрители его любят."},
        {"KOI8-R", "Режиссёр снял этот фильм в Москве, и зрители его любят."},
        {"CP949", "전종서는 이충현 감독의 영화에서 영숙을 연기했다."},
    };
    char used[32], rival[32];
    struct film_buf text;
    struct film_error err;
    (void)state;
    film_buf_init(&text, SIZE_MAX / 4);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        film_buf_reset(&text);
        film_buf_text(&text, english);
        encode(&text, names[i].text, names[i].charset);
        film_buf_text(&text, " is in it.\n");
        film_charset_guess(film_buf_get(&text), used, rival);
        struct film_buf back;
        struct film_charset c;
        film_buf_init(&back, SIZE_MAX / 4);
        film_charset_decode(&back, film_buf_get(&text), NULL, &c, &err);
        if (!strstr(back.p, names[i].text) || names[i].unsure != !!rival[0])
            fail_msg("\"%s\" in %s: %s, maybe %s: %s", names[i].text,
                     names[i].charset, used, rival, back.p);
        film_buf_release(&back);
    }
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        film_buf_reset(&text);
        encode(&text, sentences[i].text, sentences[i].charset);
        film_charset_guess(film_buf_get(&text), used, rival);
        if (strcmp(used, sentences[i].charset) != 0)
            fail_msg("\"%s\": %s, not %s", sentences[i].text, used,
                     sentences[i].charset);
    }
    film_buf_release(&text);
}

/* Texts of a few bytes, whatever they are. */
static void
short_texts(void **state)
{
    char used[32], rival[32];
    (void)state;
    for (unsigned n = 0; n < 1 << 16; n += 509) {
        char *bytes = test_malloc(4);
        memcpy(bytes, (char[]){(char)n, (char)(n >> 8), (char)(n >> 4), 'a'},
               4);
        for (size_t len = 1; len <= 4; len++)
            film_charset_guess((struct film_str){bytes, len}, used, rival);
        assert_true(used[0] != '\0');
        test_free(bytes);
    }
}

/* A stray byte in a long text leaves the rest as it is. */
static void
stray_byte(void **state)
{
    static const char *const charsets[] = {"CP949", "UTF-8"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct film_buf text, back;
        struct film_charset c;
        struct film_error err;
        film_buf_init(&text, SIZE_MAX / 4);
        film_buf_init(&back, SIZE_MAX / 4);
        for (int n = 0; n < 40; n++) {
            encode(&text, "전종서는 이충현 감독의 영화에서 영숙을 연기했다.\n",
                   charsets[i]);
            if (n == 20)
                film_buf_text(&text, "\xFF x\n");
        }
        film_charset_decode(&back, film_buf_get(&text), NULL, &c, &err);
        assert_string_equal(c.name, charsets[i]);
        assert_int_equal(c.bad, 1);
        assert_non_null(strstr(back.p, "영숙을 연기했다"));
        film_buf_release(&text);
        film_buf_release(&back);
    }
}

/* Streams give the same in whatever pieces they are read. */
static void
streams(void **state)
{
    static const char text[] = "\xC0\xFC\xC1\xBE\xBC\xAD \xFF x";
    struct film_buf in;
    struct film_stream *s = NULL, *d = NULL;
    struct film_error err;
    uint64_t bad = 0;
    size_t n = 0, got, lines = 0;
    char c[2];
    (void)state;
    film_buf_init(&in, SIZE_MAX / 4);
    for (int i = 0; i < 30000; i++)
        film_buf_printf(&in, "%s\n", text);
    assert_int_equal(film_stream_from_bytes(&s, film_buf_get(&in),
                                            &film_limits_default, &err),
                     FILM_OK);
    assert_int_equal(
        film_charset_stream(&d, s, "CP949", &bad, &film_limits_default, &err),
        FILM_OK);
    do {
        assert_int_equal(film_stream_read(d, c, n % 2 + 1, &got, &err),
                         FILM_OK);
        n += got;
        for (size_t i = 0; i < got; i++)
            lines += c[i] == '\n';
    } while (got > 0);
    assert_int_equal(bad, 30000);
    assert_int_equal(lines, 30000);
    assert_int_equal(n, 30000 * (strlen("전종서 \xEF\xBF\xBD x\n")));
    film_stream_free(d);
    film_stream_free(s);
    film_buf_release(&in);
}

/* UTF-16 without a mark whose first letters are not ASCII, by its blanks. */
static void
wide_without_mark(void **state)
{
    static const struct {
        const char *text, *charset, *found; /* NULL: not known to be UTF-16 */
    } wide[] = {
        {"Дождь на набережной\n\nИдёт дождь.", "UTF-16LE", "UTF-16LE"},
        {"Дождь на набережной\n\nИдёт дождь.", "UTF-16BE", "UTF-16BE"},
        {"부두의 비\n\n비가 내리고 아무도 오지 않는다.", "UTF-16LE",
         "UTF-16LE"},
        {"埠頭の雨\n雨が降り、誰も来ない。待っている。", "UTF-16BE",
         "UTF-16BE"},
        {"Content-Type: text/plain\n\nBytes follow\n\xd4\x80\xe1\x80\x80 a\n",
         "UTF-8", NULL},
        {"Дождь на", "UTF-16LE", NULL}, /* too little to say */
        {"ДождьнанабережнойИдётдождьвесьдень", "UTF-16LE", NULL},
        {"Дождь на набережной\n\nИдёт дождь.", "UTF-8", NULL},
        {"Дождь на набережной\n\nИдёт дождь.", "KOI8-R", NULL},
        {"Дождь на \x01 набережной\n\nИдёт.", "UTF-16LE", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        char bytes[400], *in = (char *)wide[i].text, *out = bytes;
        size_t left = strlen(wide[i].text), room = sizeof bytes, mark;
        iconv_t cd = iconv_open(wide[i].charset, "UTF-8");
        assert_true(iconv(cd, &in, &left, &out, &room) != (size_t)-1);
        iconv_close(cd);
        const char *found = film_charset_mark(
            (struct film_str){bytes, (size_t)(out - bytes)}, &mark);
        assert_string_equal(found ? found : "none",
                            wide[i].found ? wide[i].found : "none");
        assert_int_equal(mark, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_without_mark), cmocka_unit_test(names),
        cmocka_unit_test(decodes),           cmocka_unit_test(guesses),
        cmocka_unit_test(short_texts),       cmocka_unit_test(stray_byte),
        cmocka_unit_test(streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
