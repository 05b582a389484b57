/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One name in several scripts and systems of romanisation, and names that are
 * near to each other and not one. */
#include <config.h>
#include "names/romanise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *text, *letters;
} letters[] = {
    {"Тарковский", "tarkovskiy"},
    {"Щорс", "shchors"},
    {"Гоголь", "gogol"},
    {"Ёлкин", "yolkin"},
    {"Довженко", "dovzhenko"},
    {"Кустурица", "kusturitsa"},
    {"Αγγελόπουλος", "angelopoulos"},
    {"Θόδωρος", "thodoros"},
    {"Παπαδημητρίου", "papadimitriou"},
    {"Ευγενία", "evgenia"},
    {"Amélie", "amelie"},
    {"ь", ""},
    {"侍", ""},
};

static void
writes_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        struct film_phonetic p;
        film_phonetic_set(&p, film_str_from(letters[i].text));
        assert_string_equal(p.letters, letters[i].letters);
    }
}

/* A script keeps its letters as they are found by; what is too long is cut on a
 * letter. */
static void
keeps_spelling(void **state)
{
    (void)state;
    struct film_phonetic p;
    film_phonetic_set(&p, FILM_STR("ТАРКОВСКИЙ"));
    assert_string_equal(p.spelled, "тарковский");
    film_phonetic_set(&p, FILM_STR("Константинопольский"));
    assert_int_equal(p.spelled_n, 30);
    film_phonetic_set(&p, FILM_STR("Αγγελόπουλος"));
    assert_string_equal(p.spelled, "αγγελοπουλος");
}

struct pair {
    const char *a[2], *b[2];
    bool same;
};

static const struct pair russian[] = {
    {{"Andrei", "Tarkovsky"}, {"Andrey", "Tarkovskiy"}, true},
    {{"Andrei", "Tarkovsky"}, {"Andrej", "Tarkowski"}, true},
    {{"Andrei", "Tarkovsky"}, {"Andrej", "Tarkovskij"}, true},
    {{"Andrei", "Tarkovsky"}, {"Андрей", "Тарковский"}, true},
    {{"Andrej", "Tarkowskij"}, {"Андрей", "Тарковский"}, true},
    {{"Sergei", "Bondarchuk"}, {"Sergej", "Bondartschuk"}, true},
    {{"Sergei", "Bondarchuk"}, {"Serguei", "Bondartchouk"}, true},
    {{"Sergey", "Bondarchuk"}, {"Сергей", "Бондарчук"}, true},
    {{"Anton", "Chekhov"}, {"Anton", "Tschechow"}, true},
    {{"Anton", "Chekhov"}, {"Anton", "Tchekhov"}, true},
    {{"Anton", "Chekhov"}, {"Антон", "Чехов"}, true},
    {{"Nikita", "Mikhalkov"}, {"Nikita", "Michalkow"}, true},
    {{"Dziga", "Vertov"}, {"Dziga", "Wertow"}, true},
    {{"Dmitri", "Shostakovich"}, {"Dmitrij", "Schostakowitsch"}, true},
    {{"Dmitri", "Shostakovich"}, {"Dmitri", "Chostakovitch"}, true},
    {{"Grigori", "Kozintsev"}, {"Grigorij", "Kosinzew"}, true},
    {{"Andrei", "Tarkovsky"}, {"Arseny", "Tarkovsky"}, false},
    {{"Andrei", "Tarkovsky"}, {"Andrei", "Tarkov"}, false},
    {{"Nikita", "Mikhalkov"}, {"Sergei", "Mikhalkov"}, false},
    {{"Andrei", "Konchalovsky"}, {"Andrei", "Tarkovsky"}, false},
    {{"Michael", "Wilson"}, {"Michael", "Vilson"}, false},
    {{"John", "Ford"}, {"Jon", "Vord"}, false},
    {{"Ivan", "Petrov"}, {"Ivan", "Popov"}, false},
};

static const struct pair chinese[] = {
    {{"Lau", "Kar-leung"}, {"Liu", "Chia-liang"}, true},
    {{"Lau", "Kar-leung"}, {"Liu", "Jialiang"}, true},
    {{"Liu", "Chia-liang"}, {"Liu", "Jialiang"}, true},
    {{"Hou", "Hsiao-hsien"}, {"Hou", "Xiaoxian"}, true},
    {{"Chang", "Yi-mou"}, {"Zhang", "Yimou"}, true},
    {{"Tsai", "Ming-liang"}, {"Cai", "Mingliang"}, true},
    {{"Wong", "Kar-wai"}, {"Wang", "Jiawei"}, true},
    {{"Wong", "Kar-wai"}, {"Wang", "Chia-wei"}, true},
    {{"Chow", "Yun-fat"}, {"Zhou", "Runfa"}, true},
    {{"Cheung", "Man-yuk"}, {"Zhang", "Manyu"}, true},
    {{"Leung", "Chiu-wai"}, {"Liang", "Chaowei"}, true},
    {{"Chen", "Kaige"}, {"Ch'en", "K'ai-ko"}, true},
    {{"Hsu", "Feng"}, {"Xu", "Feng"}, true},
    {{"King", "Hu"}, {"King", "Hu"}, true},
    {{"Mao", "Tse-tung"}, {"Mao", "Zedong"}, true},
    {{"Lau", "Kar-leung"}, {"Lau", "Kar-wing"}, false},
    {{"Liu", "Jialiang"}, {"Liu", "Jiahui"}, false},
    {{"Wong", "Kar-wai"}, {"Wong", "Jing"}, false},
    {{"Zhang", "Yimou"}, {"Zhang", "Yuan"}, false},
    {{"Chan", "Lai"}, {"Chen", "Li"}, false},
    {{"Peter", "Chan"}, {"Patrick", "Chen"}, false},
    {{"Tom", "Hanks"}, {"Tim", "Hanks"}, false},
};

static bool
cyrillic_same(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    struct film_cyrillic_name name;
    film_cyrillic_read(&name, a);
    return film_cyrillic_same(&name, b);
}

static bool
chinese_same(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    struct film_chinese_name name;
    film_chinese_read(&name, a);
    return film_chinese_same(&name, b);
}

static void
check_pair(const struct pair *row,
           bool (*same)(const struct film_phonetic a[2],
                        const struct film_phonetic b[2]))
{
    struct film_phonetic a[2], b[2];
    for (int i = 0; i < 2; i++) {
        film_phonetic_set(&a[i], film_str_from(row->a[i]));
        film_phonetic_set(&b[i], film_str_from(row->b[i]));
    }
    if (same(a, b) != row->same || same(b, a) != row->same)
        fail_msg("%s %s, %s %s", row->a[0], row->a[1], row->b[0], row->b[1]);
}

static void
knows_one_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof russian / sizeof russian[0]; i++)
        check_pair(&russian[i], cyrillic_same);
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0]; i++)
        check_pair(&chinese[i], chinese_same);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_letters),
        cmocka_unit_test(keeps_spelling),
        cmocka_unit_test(knows_one_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
