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
        {"३ मई २०१९", "2019-05-03"},
        {"3 दिसंबर 2019", "2019-12-03"},
        {"৩ মে ২০১৯", "2019-05-03"},
        {"3 พฤษภาคม 2562", "2019-05-03"},
        {"๓ ธันวาคม ๒๕๖๒", "2019-12-03"},
        {"۳ مهٔ ۲۰۱۹", "2019-05-03"},
        {"3 كانون الأول 2019", "2019-12-03"},
        {"3 تشرين الثاني 2019", "2019-11-03"},
        {"3 Meán Fómhair 2019", "2019-09-03"},
        {"2019ko abenduaren 3a", "2019-12-03"},
        {"3 tháng 5, 2019", "2019-05-03"},
        {"Dec. 3rd, '19", "2019-12-03"},
        {"5 მაისი 2019", "2019-05-05"},
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
        {"3rd of September 2020", "2020-09-03"},
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
        {"5 jui 2018", "2018"},
        {"5 listopada 2019", "2019"},
        {"1\u00ba de maio de 2019", "2019-05-01"},
        {"5 de mayo del 2020", "2020-05-05"},
        {"5 d'abril de 2019", "2019-04-05"},
        {"5 d\u2019agost del 2019", "2019-08-05"},
        {"2019. gada 5. marts", "2019-03-05"},
        {"2019 m. kovo 5 d.", "2019-03-05"},
        {"2019. m\u00e1rcius 5., kedd", "2019-03-05"},
        {"5 \u05d1\u05de\u05e8\u05e5 2019", "2019-03-05"},
        {"5 th\u00e1ng 3 n\u0103m 2019", "2019-03-05"},
        {"Sat Mar 24 10:00:00 2018", "2018-03-24"},
        {"Sat Mar 24 10:00:00 UTC 2018", "2018-03-24"},
        {"Sat, 24 Mar 10:00:00 2018", "2018-03-24"},
        {"sub, 05 o\u017eu 2019", "2019-03-05"},
        {"5 mrt 2019", "2019-03-05"},
        {"05.10.23", "2023-10-05"},
        {"5.3.99", "1999-03-05"},
        {"25/12/20", "2020-12-25"},
        {"12/25/20", "2020-12-25"},
        {"5/10/20", "2020"},
        {"5-10-99", "1999-10-05"},
        {"99-10-05", "1999-10-05"},
        {"05-10-20", ""},
        {"5 / 10 / 2020", "2020"},
        {"12 May 56", "1956-05-12"},
        {"12 May 39", "2039-05-12"},
        {"1000-01-01", "1000-01-01"},
        {"2199-12-31", "2199-12-31"},
        {"3 พฤษภาคม 2400", "1857-05-03"},
        {"3 พฤษภาคม 2700", "2157-05-03"},
        {"3 พฤษภาคม 2701", ""},
        {"5.", ""},
        {"5.10", ""},
        {"123.10.2020", ""},
        {"5.123.2020", ""},
        {"0999-01-01", ""},
        {"2200-01-01", ""},
        {"\uff12\uff10\uff11\uff19\u5e743\u67085\u65e5", "2019-03-05"},
        {"5 Mai 2019 \xe4\xf6", ""},
        {"Published: December 1, 2019", "2019-12-01"},
        {"2021 May 3", "2021-05-03"},
        {"2011-2019", "2011"},
        {"2011–2019", "2011"},
        {"2024-01-31", "2024-01-31"},
        {"2024-04-30", "2024-04-30"},
        {"2024-04-31", ""},
        {"2024-02-30", ""},
        {"2024-12-31", "2024-12-31"},
        {"2024-12-32", ""},
        {"2023-02-28", "2023-02-28"},
        {"1900-02-29", ""},
        {"2000-02-29", "2000-02-29"},
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

/* A day in each month, as 34 languages write it. */
static void
months(void **state)
{
    static const struct {
        const char *language, *names;
    } rows[] = {
        {"ar", "يناير فبراير مارس أبريل مايو يونيو "
               "يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"},
        {"be", "студзеня лютага сакавіка красавіка мая чэрвеня "
               "ліпеня жніўня верасня кастрычніка лістапада снежня"},
        {"bg", "януари февруари март април май юни "
               "юли август септември октомври ноември декември"},
        {"ca", "gener febrer març abril maig juny "
               "juliol agost setembre octubre novembre desembre"},
        {"cs", "ledna února března dubna května června "
               "července srpna září října listopadu prosince"},
        {"da", "januar februar marts april maj juni "
               "juli august september oktober november december"},
        {"de-AT", "Jänner Februar März April Mai Juni "
                  "Juli August September Oktober November Dezember"},
        {"de", "Januar Februar März April Mai Juni "
               "Juli August September Oktober November Dezember"},
        {"el", "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου "
               "Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"},
        {"en", "January February March April May June "
               "July August September October November December"},
        {"es", "enero febrero marzo abril mayo junio "
               "julio agosto septiembre octubre noviembre diciembre"},
        {"et", "jaanuar veebruar märts aprill mai juuni "
               "juuli august september oktoober november detsember"},
        {"fi",
         "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta "
         "heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"},
        {"fr", "janvier février mars avril mai juin "
               "juillet août septembre octobre novembre décembre"},
        {"gl", "Xaneiro Febreiro Marzo Abril Maio Xuño "
               "Xullo Agosto Setembro Outubro Novembro Decembro"},
        {"he", "ינואר פברואר מרץ אפריל מאי יוני "
               "יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"},
        {"hr", "siječnja veljače ožujka travnja svibnja lipnja "
               "srpnja kolovoza rujna listopada studenoga prosinca"},
        {"hu", "január február március április május június "
               "július augusztus szeptember október november december"},
        {"id", "Januari Februari Maret April Mei Juni "
               "Juli Agustus September Oktober November Desember"},
        {"is", "janúar febrúar mars apríl maí júní "
               "júlí ágúst september október nóvember desember"},
        {"it", "gennaio febbraio marzo aprile maggio giugno "
               "luglio agosto settembre ottobre novembre dicembre"},
        {"lt", "sausio vasario kovo balandžio gegužės birželio "
               "liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"},
        {"lv", "janvāris februāris marts aprīlis maijs jūnijs "
               "jūlijs augusts septembris oktobris novembris decembris"},
        {"mk", "јануари февруари март април мај јуни "
               "јули август септември октомври ноември декември"},
        {"nb", "januar februar mars april mai juni "
               "juli august september oktober november desember"},
        {"nl", "januari februari maart april mei juni "
               "juli augustus september oktober november december"},
        {"pl", "stycznia lutego marca kwietnia maja czerwca "
               "lipca sierpnia września października listopada grudnia"},
        {"pt", "janeiro fevereiro março abril maio junho "
               "julho agosto setembro outubro novembro dezembro"},
        {"ro", "ianuarie februarie martie aprilie mai iunie "
               "iulie august septembrie octombrie noiembrie decembrie"},
        {"ru", "января февраля марта апреля мая июня "
               "июля августа сентября октября ноября декабря"},
        {"sk", "január február marec apríl máj jún "
               "júl august september október november december"},
        {"sl", "januar februar marec april maj junij "
               "julij avgust september oktober november december"},
        {"sr", "јануар фебруар март април мај јун "
               "јул август септембар октобар новембар децембар"},
        {"sr-Latn", "januar februar mart april maj jun "
                    "jul avgust septembar oktobar novembar decembar"},
        {"sv", "januari februari mars april maj juni "
               "juli augusti september oktober november december"},
        {"tr", "Ocak Şubat Mart Nisan Mayıs Haziran "
               "Temmuz Ağustos Eylül Ekim Kasım Aralık"},
        {"uk", "січня лютого березня квітня травня червня "
               "липня серпня вересня жовтня листопада грудня"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_str rest = film_str_from(rows[i].names), name;
        for (int m = 1; film_str_cut(&rest, ' ', &name); m++) {
            char text[80], want[20], date[FILM_DATE_SIZE] = "";
            snprintf(text, sizeof text, "7. %.*s 2019", (int)name.n, name.p);
            snprintf(want, sizeof want, "2019-%02d-07", m);
            if (film_str_equal(name, FILM_STR("listopada")))
                want[4] = '\0'; /* a month of one language, another of two */
            date[film_date_parse(date, film_str_from(text))] = '\0';
            if (strcmp(date, want) != 0)
                fail_msg("%s: \"%s\": \"%s\", not \"%s\"", rows[i].language,
                         text, date, want);
        }
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
        cmocka_unit_test(months),
        cmocka_unit_test(years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
