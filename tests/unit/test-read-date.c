/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static void
dates(void **state)
{
    static const struct {
        const char *text, *date;
    } rows[] = {
        {"2023-10-05", "2023-10-05"},
        {" 2023-10-05T09:30:00Z ", "2023-10-05"},
        {"2023-10-05 09:30:00 +0900", "2023-10-05"},
        {"20170102T222800+0000", "2017-01-02"},
        {"20170102222800", "2017-01-02"},
        {"20120725", "2012-07-25"},
        {"2021-05", "2021-05"},
        {"2021", "2021"},
        {"2021-00-00", "2021"},
        {"0000-00-00", ""},
        {"2023/10/5", "2023-10-05"},
        {"2023.10.05", "2023-10-05"},
        {"2023. 10. 5.", "2023-10-05"},
        {"2023년 10월 5일", "2023-10-05"},
        {"2023年10月5日", "2023-10-05"},
        {"05.10.2023", "2023-10-05"},
        {"25/12/2020", "2020-12-25"},
        {"12/25/2020", "2020-12-25"},
        {"5/10/2020", "2020"},
        {"19 May 1999", "1999-05-19"},
        {"Tue, 19 May 1999 10:00:00 GMT", "1999-05-19"},
        {"Wed, 19 May 99 10:00:00 EST", "1999-05-19"},
        {"1 Jan 05 00:00 UT", "2005-01-01"},
        {"19-May-1999", "1999-05-19"},
        {"May 19, 1999", "1999-05-19"},
        {"Sept. 3rd, 2020 at 5:00 pm", "2020-09-03"},
        {"3rd of September 2020", "2020-09"},
        {"May 2021", "2021-05"},
        {"Seg, 24 Set 2018 10:00:00 -0300", "2018-09-24"},
        {"Ter, 02 Out 2018 10:00:00 -0300", "2018-10-02"},
        {"S\u00e1b, 5 Mai 2018 10:00:00 -0300", "2018-05-05"},
        {"Dom, 18 Fev 2018 10:00:00 -0300", "2018-02-18"},
        {"5 de mar\u00e7o de 2020", "2020-03-05"},
        {"Mar, 24 Set 2018 10:00:00 +0200", "2018-09-24"},
        {"gio, 11 ott 2018 10:00:00 +0200", "2018-10-11"},
        {"ven, 5 gen 2018", "2018-01-05"},
        {"Mar, 02 Ene 2018 10:00:00 +0100", "2018-01-02"},
        {"mi\u00e9, 12 dic 2018 10:00:00 +0100", "2018-12-12"},
        {"24 de septiembre de 2018", "2018-09-24"},
        {"mar., 14 ao\u00fbt 2018 10:00:00 +0200", "2018-08-14"},
        {"Jeu, 1 F\u00c9V 2018 10:00:00 +0100", "2018-02-01"},
        {"1er juillet 2018", "2018-07-01"},
        {"Di, 13 M\u00e4r 2018 10:00:00 +0100", "2018-03-13"},
        {"Mi., 24. Oktober 2018", "2018-10-24"},
        {"Do, 6 Dez 2018 10:00:00 +0100", "2018-12-06"},
        {"5 jui 2018", ""},
        {"Published: December 1, 2019", "2019-12-01"},
        {"2021 May 3", "2021-05-03"},
        {"2011-2019", "2011"},
        {"2011–2019", "2011"},
        {"2023-02-29", ""},
        {"2024-02-29", "2024-02-29"},
        {"2023-13-01", ""},
        {"30 Feb 2020", ""},
        {"", ""},
        {"yesterday", ""},
        {"12345", ""},
        {"99999999999999999999999999", ""},
        {"May", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char date[FILM_DATE_SIZE] = "";
        date[film_date_parse(date, film_str_from(rows[i].text))] = '\0';
        if (strcmp(date, rows[i].date) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", rows[i].text, date,
                     rows[i].date);
    }
}

static void
years(void **state)
{
    (void)state;
    assert_int_equal(film_date_year(FILM_STR("2011\u20132019")), 2011);
    assert_int_equal(film_date_year(FILM_STR("tt1375670 in 1999")), 1999);
    assert_int_equal(film_date_year(FILM_STR("tt1375670")), 0);
    assert_int_equal(film_date_year(FILM_STR("")), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
