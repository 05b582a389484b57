/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of separated values: a row a case, and the names of columns. */
#include <config.h>
#include "read-support.h"

#include "read/tables/columns.h"
#include "read/tables/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const struct row {
    const char *input, *text;
} tables[] = {
    /* Letterboxd: a diary, whose rows have no prose */
    {"Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
     "2023-08-06,Quay,2019,https://boxd.it/a,4,,\"sea, fog\",2023-08-05\n",
     "article table 2\n id: 2\n title: Quay\n url: https://boxd.it/a\n"
     " date: 2023-08-05\n tags: sea; fog\n meta: rating:4\n film: Quay (2019)\n"
     " P 2 Date: 2023-08-06; Year: 2019; Rating: 4; Tags: sea, fog; "
     "Watched Date: 2023-08-05\n"
     "film table 2\n form: movie\n main: Quay\n year: 2019\n"},
    /* reviews: quoted line ends, empty lines, doubled marks; CR LF */
    {"Date,Name,Year,Review\r\n2023-08-06,\"Rain, Again\",2020,"
     "\"It \"\"rains\"\".\r\n\r\nA lot.\"\r\n2023-08-07,Quay,2019,Fine.\r\n",
     "article table 2\n id: 2\n title: Rain, Again\n date: 2023-08-06\n"
     " film: Rain, Again (2020)\n P 2 It \"rains\".\n P 4 A lot.\n"
     "film table 2\n form: movie\n main: Rain, Again\n year: 2020\n"
     "article table 5\n id: 5\n title: Quay\n date: 2023-08-07\n"
     " film: Quay (2019)\n P 5 Fine.\n"
     "film table 5\n form: movie\n main: Quay\n year: 2019\n"},
    /* IMDb: an id, several people and genres */
    {"Position,Const,Description,Title,Title Type,Runtime (mins),Year,Genres,"
     "Directors\n1,tt0034583,,Quay,TV Series,102,1942,\"Drama, War\","
     "\"A B, C D\"\n",
     "article table 2\n id: 2\n title: Quay\n cast: A B; C D\n"
     " meta: position:1\n imdb: tt0034583\n film: Quay (1942)\n"
     " P 2 Position: 1; Const: tt0034583; Title Type: TV Series; "
     "Runtime (mins): 102; Year: 1942; Genres: Drama, War; "
     "Directors: A B, C D\n"
     "film table 2\n form: series\n main: Quay\n imdb: tt0034583\n year: 1942\n"
     " genres: Drama; War\n runtime: 102\n director: A B\n director: C D\n"},
    /* other languages and separators */
    {"Titel;Originaltitel;Jahr;Regie;Notizen\nDer Kai;Le Quai;1931;A B;Gut.\n",
     "article table 2\n id: 2\n title: Der Kai\n cast: A B\n"
     " film: Der Kai (1931)\n P 2 Gut.\n"
     "film table 2\n form: movie\n main: Der Kai\n original: Le Quai\n"
     " year: 1931\n director: A B\n"},
    {"영화\t감독\t연도\t감상\n콜\t이충현\t2020\t좋다.\n",
     "article table 2\n id: 2\n title: 콜\n cast: 이충현\n film: 콜 (2020)\n"
     " P 2 좋다.\n"
     "film table 2\n form: movie\n main: 콜\n year: 2020\n director: 이충현\n"},
    {"sep=|\nTitre|Année|Réalisateur|Critique\nLe Quai|1931|A B|Bien.\n",
     "article table 3\n id: 3\n title: Le Quai\n cast: A B\n"
     " film: Le Quai (1931)\n P 3 Bien.\n"
     "film table 3\n form: movie\n main: Le Quai\n year: 1931\n"
     " director: A B\n"},
    {"НАЗВАНИЕ,Год,Режиссёр\nПричал,1931,А Б\n",
     "article table 2\n id: 2\n title: Причал\n cast: А Б\n"
     " film: Причал (1931)\n P 2 Год: 1931; Режиссёр: А Б\n"
     "film table 2\n form: movie\n main: Причал\n year: 1931\n"
     " director: А Б\n"},
    /* a list of Letterboxd: a line before, two tables after each other */
    {"Letterboxd list export v7\nDate,Name,Tags,URL,Description\n"
     "2020-01-01,Noirs,,https://boxd.it/x,All the rain.\n\n"
     "Position,Name,Year,URL,Description\n1,Quay,1944,https://boxd.it/q,\n",
     "article table 3\n id: 3\n title: Noirs\n url: https://boxd.it/x\n"
     " date: 2020-01-01\n P 3 All the rain.\n"
     "article table 6\n id: 6\n title: Quay\n url: https://boxd.it/q\n"
     " meta: position:1\n film: Quay (1944)\n P 6 Position: 1; Year: 1944\n"
     "film table 6\n form: movie\n main: Quay\n year: 1944\n"},
    /* numbers of rows; tags in a review */
    {",Name,Year,Review\n0,Rain,1943,\"<b>Wet</b> &amp; cold.\n\n"
     "<i>Long.</i><br>Too long.\"\n1,Quay,1944,\n",
     "article table 2\n id: 2\n title: Rain\n film: Rain (1943)\n"
     " P 2 Wet & cold.\n P 4 Long. Too long.\n"
     "film table 2\n form: movie\n main: Rain\n year: 1943\n"
     "article table 5\n id: 5\n title: Quay\n film: Quay (1944)\n"
     " P 5 Year: 1944\nfilm table 5\n form: movie\n main: Quay\n"
     " year: 1944\n"},
    /* a quotation mark that is never closed, a row with fewer cells than names
     */
    {"Name,Year,Review\nRain,1943,Wet.\nQuay,1944\nRain,1945,\"It rains\n",
     "article table 2\n id: 2\n title: Rain\n film: Rain (1943)\n P 2 Wet.\n"
     "film table 2\n form: movie\n main: Rain\n year: 1943\n"
     "article table 3\n id: 3\n title: Quay\n film: Quay (1944)\n"
     " P 3 Year: 1944\nfilm table 3\n form: movie\n main: Quay\n year: 1944\n"
     "article table 4\n id: 4\n title: Rain\n film: Rain (1945)\n"
     " P 4 It rains\nfilm table 4\n form: movie\n main: Rain\n year: 1945\n"},
    /* an id or a director shows that a title is a film's, a year of 0 does
     * not; a row with more cells than names */
    {"Name,tmdb,Director,Year,Review\nQuay,7,,,Wet.\nRain,,A B,,Fine.\n"
     "Fog,,,0,Dim.,more\n",
     "article table 2\n"
     " id: 2\n"
     " title: Quay\n"
     " tmdb: 7\n"
     " film: Quay (0)\n"
     " P 2 Wet.\n"
     "film table 2\n"
     " form: movie\n"
     " main: Quay\n"
     " tmdb: 7\n"
     "article table 3\n"
     " id: 3\n"
     " title: Rain\n"
     " cast: A B\n"
     " film: Rain (0)\n"
     " P 3 Fine.\n"
     "film table 3\n"
     " form: movie\n"
     " main: Rain\n"
     " director: A B\n"
     "article table 4\n"
     " id: 4\n"
     " title: Fog\n"
     " film: Fog (0)\n"
     " P 4 Dim.\n"
     "film table 4\n"
     " form: movie\n"
     " main: Fog\n"},
    /* one column is a list, not a table */
    {"Name\nQuay\nRain\n", "article text 1\n"
                           " title: Test\n"
                           " P 1-3 Name Quay Rain\n"},
    /* prose that has commas is not a table */
    {"Quay, 1944, a film by A B.\n\nIt rains, it pours.\n",
     "article text 1\n title: Test\n P 1 Quay, 1944, a film by A B.\n"
     " P 3 It rains, it pours.\n"},
};

static void
test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_read(i, film_str_from(tables[i].input), tables[i].text);
}

static void
test_columns(void **state)
{
    static const struct {
        const char *name;
        enum film_column column;
    } rows[] = {
        {"Name", FILM_COLUMN_TITLE},
        {" film title ", FILM_COLUMN_TITLE},
        {"TITRE", FILM_COLUMN_TITLE},
        {"Título", FILM_COLUMN_TITLE},
        {"Название", FILM_COLUMN_TITLE},
        {"タイトル", FILM_COLUMN_TITLE},
        {"Original_Title", FILM_COLUMN_ORIGINAL},
        {"Année", FILM_COLUMN_YEAR},
        {"製作年", FILM_COLUMN_YEAR},
        {"Réalisateur", FILM_COLUMN_DIRECTOR},
        {"РЕЖИССЁР", FILM_COLUMN_DIRECTOR},
        {"Režie", FILM_COLUMN_DIRECTOR},
        {"Reżyser", FILM_COLUMN_DIRECTOR},
        {"Yönetmen", FILM_COLUMN_DIRECTOR},
        {"Watched Date", FILM_COLUMN_DATE},
        {"개봉일", FILM_COLUMN_RELEASE},
        {"imdb_id", FILM_COLUMN_ID},
        {"TMDB", FILM_COLUMN_ID},
        {"Const", FILM_COLUMN_ID},
        {"Rating", FILM_COLUMN_OTHER},
        {"", FILM_COLUMN_OTHER},
        {"names", FILM_COLUMN_OTHER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (film_column_parse(film_str_from(rows[i].name)) != rows[i].column)
            fail_msg("row %zu: %s", i, rows[i].name);
}

/* Which separator is taken, and in which line the names of columns are. */
static void
test_separators(void **state)
{
    static const struct {
        const char *text;
        char separator;
        uint32_t line;
    } rows[] = {
        {"a,b\nc,d\n", ',', 1},
        {"a;b\nc;d\n", ';', 1},
        {"a\tb\n", '\t', 1},
        {"a|b\n", '|', 1},
        {"\"a;b;c\",d\n", ',', 1},
        /* the first five lines are counted */
        {"a,b\n;;;\n", ';', 1},
        {"a,b\n\n\n\n;;\n", ';', 1},
        {"a,b\n\n\n\n\n;;\n", ',', 1},
        {"sep=;\na,b,c\n", ';', 2},
        {"sep=|\r\na,b,c\n", '|', 2},
        {"sep=,\na;b;c\n", ',', 2},
        {"sep=\t\na,b,c\n", '\t', 2},
        {"sep=;", ';', 2},
        {"sep=;;\na,b\n", ';', 1}, /* not Excel's: counted */
        {"sep=\na,b\n", ',', 1},
        {"sap=;\na,b,c\n", ',', 1},
        {"sep", ',', 1},
        {"sep=", ',', 1},
        {"", ',', 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_csv csv;
        film_csv_init(&csv, film_str_from(rows[i].text));
        if (csv.separator != rows[i].separator || csv.next_line != rows[i].line)
            fail_msg("row %zu: '%c' %u", i, csv.separator, csv.next_line);
        film_csv_release(&csv);
    }
}

static void
test_wide(void **state)
{
    (void)state;
    struct film_buf text;
    struct film_csv csv;
    film_buf_init(&text, 1 << 20);
    for (int i = 0; i < FILM_CSV_CELLS + 3; i++)
        film_buf_printf(&text, "%d,", i);
    film_csv_init(&csv, film_buf_get(&text));
    assert_true(film_csv_next(&csv));
    assert_int_equal(csv.n, FILM_CSV_CELLS);
    assert_int_equal(csv.dropped, 4);
    assert_false(film_csv_next(&csv));
    film_csv_release(&csv);
    film_buf_release(&text);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_separators),
        cmocka_unit_test(test_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
