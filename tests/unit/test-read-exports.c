/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exports, archives, news and databases of public projects, where the
 * environment variable FILM_SAMPLES names their folder: how many articles and
 * records each gives, how many warnings, and something that must be there. */
#include <config.h>
#include "read-support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static const struct {
    const char *file;
    unsigned articles, records, warnings;
    const char *part;
} rows[] = {
    {"mediawiki/dumpster-dive__tests_smallwiki-latest-pages-articles.xml", 903,
     0, 0, "\n source: Vikipedeja\n language: ltg\n"},
    {"mediawiki/python-mwxml__dump.xml", 1, 0, 0, "\n P 37 Revision 2 text\n"},
    {"warc/example.warc", 1, 0, 0, "\n title: Example Domain\n"},
    {"warc/example.warc.gz", 1, 0, 0, "\n url: http://example.com/\n"},
    {"warc/example.arc.gz", 1, 0, 0, "\n P 63-64 This domain is "},
    {"warc/example-iana.org-chunked.warc", 1, 0, 0, "\n url: http://iana.org"},
    {"warc/example-resource.warc.gz", 1, 0, 0, "\n title: Example Domain\n"},
    {"warc/example-wrong-chunks.warc.gz", 1, 0, 0, "This domain is est"},
    {"warc/example-bad-non-chunked.warc.gz", 1, 0, 0, "This domain is est"},
    {"warc/example-wget-bad-target-uri.warc.gz", 1, 0, 0,
     "\n url: http://example.com/\n"},
    {"warc/example-space-in-url.arc", 1, 0, 1,
     "warning 5: the input ends in the middle of this record\n"},
    {"warc/pywb__warcs_iana.warc.gz", 16, 0, 0,
     "\n title: DNSSEC Information\n"},
    {"kobis/searchMovieList.excerpt.xml", 0, 1, 1, "\n director: 정상진\n"},
    {"kobis/searchPeopleList.excerpt.xml", 0, 2, 0,
     "\n romanised: SHIN Hyun-ho [ko-Latn]\n"},
    {"omdb/nolan.excerpt.xml", 0, 5, 0, "\n runtime: 152\n"},
    {"omdb/search-malformed.excerpt.xml", 0, 2, 0,
     "\n main: Cowboys & Aliens\n"},
    {"news-iptc/superdesk-core__fixtures_efe_nitf.xml", 1, 0, 0,
     "\n title: Honduran president announces Cabinet changes\n"
     " date: 2017-01-02\n"},
    {"news-iptc/superdesk-core__fixtures_ansa-newsmlg2-text.xml", 1, 0, 0,
     "(ANSA) - Rome, October 11"},
    {"news-iptc/newsinjson__2.2_005_complex_text_article.json", 1, 0, 0,
     "\n authors: Paulo Santalucia; Frances d'Emilio\n"},
    {"en15907/NDL-VuFind2__forward_forward_test.xml", 1, 1, 0,
     "\n cast: Ami Kunkka as Debug Duck (elonet 255464)\n"},
    {"pbcore/PBCore_2.1__example_records_pbcore_archival_description.xml", 0, 1,
     0, "\n director: Jacob Hurwitz-Goodman\n"},
    {"marcxml/RecordManager__record_marc1.xml", 0, 0, 1, "other than a film\n"},
    {"wikidata/Wikidata-Toolkit__JsonDeserializer_item.json", 0, 0, 1,
     "Q34987 is neither"},
    {"imdb-tsv/python-data-engineer-intern-recruitment-test__all_videos.tsv", 0,
     249, 0, "\n main: Carmencita\n"},
};

static bool
read_bytes(const char *file, struct film_buf *out)
{
    char path[1000], block[1 << 14];
    size_t n;
    snprintf(path, sizeof path, "%s/%s", getenv("FILM_SAMPLES"), file);
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        film_buf_add(out, block, n);
    fclose(f);
    return true;
}

/* Lines that begin so. */
static unsigned
count(struct film_str text, const char *word)
{
    unsigned n = 0;
    struct film_str line;
    while (film_str_cut(&text, '\n', &line))
        n += film_str_starts(line, film_str_from(word));
    return n;
}

static void
collections(void **state)
{
    (void)state;
    unsigned bad = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf in, out;
        film_buf_init(&in, 64u << 20);
        film_buf_init(&out, 64u << 20);
        if (read_bytes(rows[i].file, &in)) {
            read_as_text(&out, film_buf_get(&in));
            struct film_str s = film_buf_get(&out);
            unsigned articles = count(s, "article ");
            unsigned records = count(s, "film ") + count(s, "person ");
            unsigned warnings = count(s, "warning ") + count(s, "error: ");
            bool part = out.p && strstr(out.p, rows[i].part);
            if (articles != rows[i].articles || records != rows[i].records ||
                warnings != rows[i].warnings || !part) {
                print_error("# %s: %u articles, %u records, %u warnings%s\n",
                            rows[i].file, articles, records, warnings,
                            part ? "" : ", a part is missing");
                bad++;
            }
        }
        film_buf_release(&in);
        film_buf_release(&out);
    }
    assert_int_equal(bad, 0);
}

int
main(void)
{
    if (!getenv("FILM_SAMPLES")) {
        puts("1..0 # SKIP FILM_SAMPLES is not set");
        return 0;
    }
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(collections)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
