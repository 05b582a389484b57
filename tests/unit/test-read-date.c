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
