/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is spoken in films: subtitles and screenplays, a row a case; and what
 * the names of media files say. */
#include <config.h>
#include "read-support.h"

#include "read/scripts/release.h"
#include "read/scripts/speech.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const struct row {
    const char *input, *text;
} rows[] = {
    /* SubRip: tags, CR LF, a pause between passages */
    {"1\r\n00:00:01,000 --> 00:00:03,000\r\nThe lights are\r\n\r\n"
     "2\r\n00:00:03,100 --> 00:00:05,000\r\n<i>out "
     "again,</i>\r\n{\\an8}Lena.\r\n"
     "\r\n3\r\n00:01:05,000 --> 00:01:06,000\r\nYes.\r\n",
     "article subtitles 1\n title: test\n"
     " P 00:00:01-00:00:05 The lights are out again, Lena.\n"
     " P 00:01:05-00:01:06 Yes.\n"},
    /* WebVTT: comments and styles, names of cues, speakers, no hours */
    {"WEBVTT - a title\n\nNOTE not\nspoken\n\nSTYLE\n::cue{color:red}\n\n"
     "intro\n00:01.000 --> 00:04.000 align:left\n<v.loud Lena>Where were "
     "you?</v>\n\n00:04.000 --> 00:05.000\n- Out.\n- Liar.\n",
     "article subtitles 1\n title: test\n"
     " P 00:00:01-00:00:05 Lena: Where were you? - Out. - Liar.\n"},
    /* what rolls up is said once */
    {"1\n00:00:01,0 --> 00:00:02,0\nRain.\n\n2\n00:00:02,0 --> 00:00:03,0\n"
     "Rain.\n",
     "article subtitles 1\n title: test\n P 00:00:01-00:00:02 Rain.\n"},
    /* YouTube's; SubRip without numbers */
    {"0:00:01.000,0:00:03.000\nThe lights are\n\n0:00:03.100,0:00:05.000\nout "
     "again,\nLena.\n",
     "article subtitles 1\n title: test\n"
     " P 00:00:01-00:00:05 The lights are out again, Lena.\n"},
    {"00:00:01,000 --> 00:00:03,000\nRain.\n",
     "article subtitles 1\n title: test\n P 00:00:01-00:00:03 Rain.\n"},
    /* lines of times that are none: more after the second, or none there */
    {"0:00:01.000,0:00:03.000\nRain.\n\n0:00:04.000,0:00:05.000 and\nfog.\n\n"
     "0:00:06.000,later\n\n0:00:07.000\n",
     "article subtitles 1\n"
     " title: test\n"
     " P 00:00:01-00:00:03 Rain.\n"},
    {"WEBVTT\n\n00:01.000 --> 00:02.000 line:0\nRain.\n\n00:03.000 --> soon\n"
     "fog.\n\n00:04.000 -> 00:05.000\nsnow.\n",
     "article subtitles 1\n"
     " title: test\n"
     " P 00:00:01-00:00:02 Rain.\n"},
    /* SubStation Alpha */
    {"[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style, "
     "Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,"
     "0:00:03.00,Default,Lena,0,0,0,,{\\i1}Where\\Nwere you, then?\n"
     "Comment: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,not spoken\n"
     "Dialogue: cut off\n",
     "article subtitles 1\n title: test\n"
     " P 00:00:01-00:00:03 Lena: Where were you, then?\n"},
    {"WEBVTT\n\n", "error: no cue in it\n"},
    /* TTML */
    {"<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n"
     "<p begin=\"00:00:01.000\" end=\"00:00:03.000\">Where<br/>were "
     "<span>you?</span></p>\n<p begin=\"3s\" end=\"4s\">Out.</p>\n"
     "<p begin=\"1200000ms\">Late.</p></div></body></tt>",
     "article ttml 1\n title: test\n"
     " P 00:00:01-00:00:04 Where were you? Out.\n P 00:20:00 Late.\n"},
    /* a cue that never begins, one that ends before it begins */
    {"<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n"
     "<p end=\"2s\">Never.</p><p begin=\"soon\">Nor this.</p>"
     "<p begin=\"65s\" end=\"3s\">Back.</p></div></body></tt>",
     "article ttml 1\n title: test\n P 00:01:05 Back.\n"},
    {"<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n"
     "<p begin=\"0s\" end=\"2s\">First.</p></div></body></tt>",
     "article ttml 1\n title: test\n P 00:00:00-00:00:02 First.\n"},
    /* Final Draft */
    {"<FinalDraft><Content>\n<Paragraph Type=\"Scene Heading\"><Text>INT. "
     "QUAY</Text></Paragraph>\n<Paragraph Type=\"Character\"><Text>LENA (O.S.)"
     "</Text></Paragraph>\n<Paragraph Type=\"Dialogue\"><Text>Where </Text>"
     "<Text>were you?</Text></Paragraph>\n<Paragraph Type=\"Action\"><Text>"
     "Rain.</Text></Paragraph></Content>\n<TitlePage><Content><Paragraph>"
     "<Text>The Quay</Text></Paragraph></Content></TitlePage></FinalDraft>",
     "article fdx 1\n title: The Quay\n H1 2 INT. QUAY\n"
     " P 3-4 LENA: Where were you?\n P 5 Rain.\n"},
    {"<FinalDraft><Content><Paragraph><DualDialogue><Paragraph "
     "Type=\"Character\"><Text>LENA</Text></Paragraph><Paragraph "
     "Type=\"Dialogue\"><Text>Out!</Text></Paragraph><Paragraph "
     "Type=\"Character\"><Text>PILOT</Text></Paragraph><Paragraph "
     "Type=\"Dialogue\"><Text>No!</Text></Paragraph></DualDialogue>"
     "</Paragraph></Content><TitlePage><Content><Paragraph><Text>The Quay"
     "</Text></Paragraph><Paragraph/><Paragraph><Text>Written by</Text>"
     "</Paragraph><Paragraph><Text>Jane Roe</Text></Paragraph><Paragraph>"
     "<Text>Third draft</Text></Paragraph></Content></TitlePage></FinalDraft>",
     "article fdx 1\n title: The Quay\n authors: Jane Roe\n P 1 LENA: Out!\n"
     " P 1 PILOT: No!\n"},
    {"<FinalDraft><Content/></FinalDraft>", "error: no paragraph in it\n"},
    /* Fountain: a title page, forced marks, comments, a transition */
    {"Title: The Quay\nAuthor: J. Roe\nContact:\n    12 Pier Road\n\n"
     "INT. QUAY - NIGHT\n\nRain. A PILOT walks in.\n\nLENA (O.S.)\n(softly)\n"
     "Where were you?\nTell me.\n\n@McAVOY\nOut.\n\n/* cut\nthis */\n\n"
     "[[a note]]\n\n.FLASHBACK\n\nEXT. QUAY - DAY\n\nCUT TO:\n",
     "article fountain 1\n title: The Quay\n authors: J. Roe\n"
     " meta: contact:12 Pier Road\n"
     " H1 6 INT. QUAY - NIGHT\n P 8 Rain. A PILOT walks in.\n"
     " P 10-13 LENA: (softly) Where were you? Tell me.\n"
     " P 15-16 McAVOY: Out.\n H1 23 FLASHBACK\n H1 25 EXT. QUAY - DAY\n"
     " P 27 CUT TO:\n"},
    /* a title page of several lines, and one without a title */
    {"Title:\n\t_**THE QUAY**_\n\t_**Second Part**_\nAuthors:\n    Jane Roe\n"
     "    Tom Aker\n\nEXT. QUAY - DAY\n\nRain.\n\nINT. QUAY - DAY\n",
     "article fountain 1\n title: THE QUAY Second Part\n authors: Jane Roe; "
     "Tom Aker\n H1 8 EXT. QUAY - DAY\n P 10 Rain.\n H1 12 INT. QUAY - DAY\n"},
    {"Credit: written by\nAuthor: Jane Roe\n\nEXT. A - DAY\n\nINT. B - DAY\n",
     "article fountain 1\n title: Test\n authors: Jane Roe\n"
     " meta: credit:written by\n H1 4 EXT. A - DAY\n H1 6 INT. B - DAY\n"},
    /* what is forced, whatever it looks like */
    {"INT. A\n\n!LENA RUNS\nAnd falls.\n\n>SMASH CUT\nINT. QUAY\n\n~ROW\n~ROW "
     "ON\n",
     "article fountain 1\n title: Test\n H1 1 INT. A\n P 3 LENA RUNS\n"
     " P 4 And falls.\n P 6 SMASH CUT\n H1 7 INT. QUAY\n P 9 ROW\n"
     " P 10 ROW ON\n"},
    /* numbers of scenes, two who speak at once, centred and sung lines,
     * synopses, new pages */
    {"EXT. QUAY - DAY #12A#\n\nINT. QUAY - DAY\n\n> **THE END** <\n\n"
     "= Lena finds out.\n\n===\n\nLENA\nOut!\n\nPILOT ^\nNo!\n\n"
     "~Row the boat\n\n!LENA stays.\n",
     "article fountain 1\n title: Test\n H1 1 EXT. QUAY - DAY\n"
     " H1 3 INT. QUAY - DAY\n P 5 THE END\n P 7 Lena finds out.\n"
     " P 11-12 LENA: Out!\n P 14-15 PILOT: No!\n P 17 Row the boat\n"
     " P 19 LENA stays.\n"},
    /* marks with nothing after them */
    {"INT. A\n\nEXT. B\n\n@\nWho?\n\n.\n\n..\n\n!\n\n~\n",
     "article fountain 1\n"
     " title: Test\n"
     " H1 1 INT. A\n"
     " H1 3 EXT. B\n"
     " P 5 @\n"
     " P 6 Who?\n"
     " P 8 .\n"
     " P 10 ..\n"
     " P 12 !\n"
     " P 14 ~\n"},
    /* emphasis, and signs that are none */
    {"EXT. QUAY\n\nINT. QUAY\n\nA *very* **big** _old_ ship.\n\n5 * 3 * 2\n\n"
     "one\\*two* three\n\nfile_name\n",
     "article fountain 1\n title: Test\n H1 1 EXT. QUAY\n H1 3 INT. QUAY\n"
     " P 5 A very big old ship.\n P 7 5 * 3 * 2\n P 9 one*two three\n"
     " P 11 file_name\n"},
    /* … at the ends of lines, next to each other, without a counterpart */
    {"EXT. QUAY\n\nINT. QUAY\n\n*very*\n\nold*\n\n*old\n\n**a***b*\n\n"
     "* a *b*\n\n*a * b*\n\nc *\n\n_*a*_\n",
     "article fountain 1\n"
     " title: Test\n"
     " H1 1 EXT. QUAY\n"
     " H1 3 INT. QUAY\n"
     " P 5 very\n"
     " P 7 old*\n"
     " P 9 *old\n"
     " P 11 ab\n"
     " P 13 * a b\n"
     " P 15 a * b\n"
     " P 17 c *\n"
     " P 19 a\n"},
    /* notes and cuts within lines and over several; one that never ends */
    {"EXT. QUAY\n\nINT. QUAY\n\nRain [[or\nsnow?]] falls.\n\nShe /* runs.\n\n"
     "She */ waits.\n\nNot [[a note\n\nat all]]\n\n/* nor this\n",
     "article fountain 1\n title: Test\n H1 1 EXT. QUAY\n H1 3 INT. QUAY\n"
     " P 5 Rain\n P 6 falls.\n P 8 She\n P 10 waits.\n P 12 Not [[a note\n"
     " P 14 at all]]\n P 16 /* nor this\n"},
};

static void
test_scripts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

/* A long speech is cut after a sentence. */
static void
test_length(void **state)
{
    struct film_buf in, out;
    (void)state;
    film_buf_init(&in, 1 << 20);
    film_buf_init(&out, 1 << 20);
    for (int i = 0; i < 40; i++)
        film_buf_printf(&in,
                        "%d\n00:00:%02d,0 --> 00:00:%02d,9\nThis is what is "
                        "said %d times.\n\n",
                        i + 1, i, i, i);
    read_as_text(&out, film_buf_get(&in));
    size_t passages = 0;
    struct film_str line, s = film_buf_get(&out);
    while (film_str_cut(&s, '\n', &line)) {
        if (!film_str_starts(line, FILM_STR(" P ")))
            continue;
        passages++;
        assert_in_range(line.n, 40, 420);
        assert_true(film_str_ends(line, FILM_STR(" times.")));
    }
    assert_in_range(passages, 3, 5);
    film_buf_release(&in);
    film_buf_release(&out);
}

static void
test_names(void **state)
{
    static const struct {
        const char *path, *title;
        int year;
        const char *language, *imdb;
    } names[] = {
        {"a/The.Quay.2019.1080p.BluRay.x264.en.srt", "The Quay", 2019, "en",
         ""},
        {"The Quay (2019) {imdb-tt0000042}.pt-BR.forced.vtt", "The Quay", 2019,
         "pt-BR", "tt0000042"},
        {"2001.A.Space.Odyssey.1968.srt", "2001 A Space Odyssey", 1968, "", ""},
        {"1917 (2019).ko.srt", "1917", 2019, "ko", ""},
        {"the_quay_[1999].ass", "the quay", 1999, "", ""},
        {"quay.720p.srt", "quay", 0, "", ""},
        {"quay tt1234567", "quay tt1234567", 0, "", "tt1234567"},
        {"tt123456789.srt", "tt123456789", 0, "", "tt123456789"},
        {"quay tt123456.srt", "quay tt123456", 0, "", ""},
        {"quay att1234567.srt", "quay att1234567", 0, "", ""},
        {"Dr. Strange.srt", "Dr. Strange", 0, "", ""},
        {"콜 (2020).ko.srt.gz", "콜", 2020, "ko", ""},
    };
    (void)state;
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_read_context ctx = {.limits = &film_limits_default,
                                    .arena = &arena};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct film_builder b;
        film_builder_init(&b, &ctx, "test");
        film_builder_article(&b, 1);
        film_release_apply(&b, film_str_from(names[i].path));
        const struct film_article *a = &b.article;
        int year = a->film_count ? a->films[0].year : 0;
        struct film_str imdb =
            a->film_id_count ? a->film_ids[0].value : FILM_STR("");
        if (!film_str_equal(a->title, film_str_from(names[i].title)) ||
            year != names[i].year ||
            !film_str_equal(a->language, film_str_from(names[i].language)) ||
            !film_str_equal(imdb, film_str_from(names[i].imdb)))
            fail_msg("%s: '%.*s' %d '%.*s' '%.*s'", names[i].path,
                     (int)a->title.n, a->title.p, year, (int)a->language.n,
                     a->language.p, (int)imdb.n, imdb.p);
        film_builder_release(&b);
    }
    film_arena_release(&arena);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
