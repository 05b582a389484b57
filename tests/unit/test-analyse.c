/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules of the analyser, a row each: text, and its stems in order; a
 * joined form is written after '+', one that no query asks for after '~', a
 * function word in parentheses, a word with a capital inside a sentence with a
 * leading '^'. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/buf.h"
#include "text/analyse.h"
#include "text/passages.h"

static const struct {
    const char *text, *tokens;
} rows[] = {
    {"", ""},
    {"Running dogs", "run dog"},
    {"Jeon Jong-seo's awards", "jeon ^jong seo +^jongseo award"},
    {"JONG\xE2\x80\x90SEO", "jong ^seo +^jongseo"},
    {"Am\xC3\xA9lie and \xC3\x98stby", "ameli (and) ^ostbi"},
    {"AME\xCC\x81LIE", "ameli"},
    {"stra\xC3\x9F"
     "e \xC5\x82\xC3\xB3"
     "d\xC5\xBA",
     "strass lodz"},
    {"don't we're O'Brien d'Artagnan",
     "dont (we) ^obrien ^brien dartagnan artagnan"},
    {"the director\xE2\x80\x99s cut", "(the) director cut"},
    {"U.S. soldiers, 1,000 of 3.5", "(us) soldier 1000 (of) 3.5"},
    {"M*A*S*H; a*b, *I* and x*", "mash (a) b ^(i) (and) x"},
    {"2021-05-06", "2021 05 06"},
    {"state-of-the-art", "state (of) (the) art +stateoftheart"},
    {"\xEC\xA0\x84\xEC\xA2\x85\xEC\x84\x9C",
     "\xEC\xA0\x84\xEC\xA2\x85 \xEC\xA2\x85\xEC\x84\x9C"},
    {"\xEC\xBD\x9C", "\xEC\xBD\x9C"},
    {"Jeon \xEC\xA0\x84\xEC\xA2\x85 awards",
     "jeon \xEC\xA0\x84\xEC\xA2\x85 award"},
    {"\xE8\x8B\xB1\xE5\xAD\x90\xEC\x9D\x98", "英子 +~英 +~子 의"},
    {"I saw It. Her was seen", "(i) saw ^(it) (her) (was) seen"},
    {"\xEF\xBC\xA8\xEF\xBD\x85\xEF\xBD\x92\xEF\xBD\x8F", "hero"},
    {"a\xFF"
     "b\x01"
     "c",
     "(a) b c"},
    {"- ' -' '-- .", ""},
    /* one syllable before a particle, and no other beginning of a word */
    {"콜은", "콜은 +콜"},
    {"시를 시에서도", "시를 +시 시에 에서 서도 +시"},
    {"활이었다", "활이 이었 었다 +활"},
    {"시간은 시인 시작", "시간 간은 시인 시작"},
    {"콜 콜, '콜'을", "콜 콜 콜 을"},
    /* Han characters, the ones beside each other marked */
    {"侍", "侍"},
    {"七人の侍", "七人 人の の侍 +~七 +~人 +侍"},
    {"映画侍を", "映畫 畫侍 侍を +~映 +~畫 +~侍"},
    {"夢の中で", "夢の の中 中で +夢 +中"},
    {"ドラマ", "どら らま"},
    /* voicing marks: half width, combining, one letter */
    {"\xEF\xBE\x84\xEF\xBE\x9E\xEF\xBE\x97\xEF\xBE\x8F", "どら らま"},
    {"\xE3\x83\x88\xE3\x82\x99\xE3\x83\xA9\xE3\x83\x9E", "どら らま"},
    {"\xE3\x81\x8B\xE3\x82\x99", "が"},
    /* no blanks between words: pairs of characters with their marks */
    {"ลุงบุญมี", "ลุง งบุ บุญ ญมี"},
    {"ສະບາຍດີ", "ສະ ະບ ບາ າຍ ຍດີ"},
    {"ទន្លេ", "ទន្លេ"},
    {"ខ្មែរ", "ខ្មែរ"},
    {"မြန်မာ", "မြန် န်မာ"},
    {"ไทย 2553 abc", "ไท ทย 2553 abc"},
    {"ปี๒๕๕๓", "ปี ๒๕๕๓"},
    /* what is optional: vowels, hamza on alef, tatweel, keyboards' letters */
    {"كِتَاب كتاب", "كتاب كتاب"},
    {"إبراهيم أبراهيم ابراهيم", "ابراهيم ابراهيم ابراهيم"},
    {"والشّـــاشة والشاشة", "والشاشه والشاشه"},
    {"کیارستمی كيارستمي", "كيارستمي كيارستمي"},
    {"على علی", "علي علي"},
    {"הַסֵּרֶט הסרט", "הסרט הסרט"},
    {"می\xE2\x80\x8Cشود", "مي شود +ميشود"},
    /* in other scripts marks are letters */
    {"हिन्दी हन्द", "हिन्दी हन्द"},
    {"\xCC\x81", "\xCC\x81"},
};

static void
show(struct film_buf *out, const struct film_token *t)
{
    if (out->n)
        film_buf_byte(out, ' ');
    if (t->flags & FILM_TOKEN_JOINED)
        film_buf_byte(out, '+');
    if (t->flags & FILM_TOKEN_INNER)
        film_buf_byte(out, '~');
    if ((t->flags & FILM_TOKEN_CAPITAL) && !(t->flags & FILM_TOKEN_START))
        film_buf_byte(out, '^');
    film_buf_printf(out, t->word->stop ? "(%.*s)" : "%.*s",
                    (int)t->word->stem.n, t->word->stem.p);
}

static void
test_tokens(void **state)
{
    (void)state;
    struct film_analyser *an;
    struct film_buf out;
    film_buf_init(&out, 10000);
    assert_int_equal(film_analyser_new(&an, NULL), FILM_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_token *t;
        size_t n;
        struct film_str text = film_str_from(rows[i].text);
        assert_int_equal(film_analyse(an, text, &t, &n, NULL), FILM_OK);
        film_buf_reset(&out);
        for (size_t k = 0; k < n; k++) {
            assert_true(t[k].from < t[k].to && t[k].to <= text.n);
            show(&out, &t[k]);
        }
        assert_string_equal(out.p ? out.p : "", rows[i].tokens);
    }
    film_buf_release(&out);
    film_analyser_free(an);
}

static void
test_long_word_is_cut_not_lost(void **state)
{
    (void)state;
    struct film_analyser *an;
    struct film_token *t;
    size_t n;
    char word[1000];
    memset(word, 'a', sizeof word);
    assert_int_equal(film_analyser_new(&an, NULL), FILM_OK);
    struct film_str text = {word, sizeof word};
    assert_int_equal(film_analyse(an, text, &t, &n, NULL), FILM_OK);
    assert_int_equal(n, 1);
    assert_int_equal(t[0].word->folded.n, FILM_WORD_MAX);
    assert_int_equal(t[0].to, sizeof word);
    film_analyser_free(an);
}

static void
test_equal_stems_share_an_id(void **state)
{
    (void)state;
    struct film_analyser *an;
    struct film_token *t;
    size_t n;
    assert_int_equal(film_analyser_new(&an, NULL), FILM_OK);
    assert_int_equal(
        film_analyse(an, FILM_STR("award awards awarded other"), &t, &n, NULL),
        FILM_OK);
    assert_int_equal(t[0].word->stem_id, t[1].word->stem_id);
    assert_int_equal(t[0].word->stem_id, t[2].word->stem_id);
    assert_int_not_equal(t[0].word->stem_id, t[3].word->stem_id);
    assert_false(film_analyser_trim(an, 100));
    assert_true(film_analyser_trim(an, 3));
    assert_int_equal(film_analyser_stem_count(an), 0);
    film_analyser_free(an);
}

/* In focus a word keeps its stem, any other only whether it is a function word,
 * however long that is. */
static void
test_focus(void **state)
{
    (void)state;
    static const char *const others[] = {"owl", "harbour", "although1",
                                         "nighttime", "Whomsoever"};
    struct film_analyser *an;
    struct film_token *t;
    size_t n;
    assert_int_equal(film_analyser_new(&an, NULL), FILM_OK);
    film_analyser_focus_none(an);
    film_analyser_focus_add(an, FILM_STR("zebra"));
    film_analyser_focus(an, true);
    for (size_t i = 0; film_stop_word_at(i).n > 0; i++) {
        assert_int_equal(film_analyse(an, film_stop_word_at(i), &t, &n, NULL),
                         FILM_OK);
        assert_int_equal(n, 1);
        assert_true(t[0].word->stop);
        assert_int_equal(t[0].word->stem.n, 0);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(
            film_analyse(an, film_str_from(others[i]), &t, &n, NULL), FILM_OK);
        assert_int_equal(n, 1);
        assert_false(t[0].word->stop);
        assert_int_equal(t[0].word->stem.n, 0);
    }
    assert_int_equal(film_analyse(an, FILM_STR("Zebras"), &t, &n, NULL),
                     FILM_OK);
    assert_true(film_str_equal(t[0].word->stem, FILM_STR("zebra")));
    film_analyser_focus(an, false);
    assert_int_equal(film_analyse(an, FILM_STR("owls"), &t, &n, NULL), FILM_OK);
    assert_true(film_str_equal(t[0].word->stem, FILM_STR("owl")));
    film_analyser_free(an);
}

static const struct {
    const char *text, *first;
} sentences[] = {
    {"One. Two.", "One. "},
    {"Mr. Smith left. He ran.", "Mr. Smith left. "},
    {"He said \"Go!\" Then", "He said \"Go!\" "},
    {"J. K. Rowling wrote. It", "J. K. Rowling wrote. "},
    {"3.5 of them. Yes", "3.5 of them. "},
    {"no end", "no end"},
};

static void
test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        size_t end = film_sentence_end(film_str_from(sentences[i].text), 0);
        assert_int_equal(end, strlen(sentences[i].first));
    }
}

static void
test_passages_carry_their_headings(void **state)
{
    (void)state;
    struct film_block blocks[] = {
        {.text = FILM_STR("Intro.")},
        {.text = FILM_STR("Cast"), .kind = FILM_BLOCK_HEADING, .level = 2},
        {.text = FILM_STR("Ok-ju"), .kind = FILM_BLOCK_HEADING, .level = 3},
        {.text = FILM_STR("She won."), .line = 9, .line_end = 9},
        {.text = FILM_STR("Plot"), .kind = FILM_BLOCK_HEADING, .level = 2},
        {.text = FILM_STR("It ends.")},
    };
    struct film_article a = {.blocks = blocks, .block_count = 6};
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_passage *v;
    size_t n;
    assert_int_equal(film_passages(&arena, &a, &v, &n, NULL), FILM_OK);
    assert_int_equal(n, 3);
    assert_int_equal(v[0].section.n, 0);
    assert_int_equal(v[1].section.n, 2);
    assert_true(film_str_equal(v[1].section.v[1], FILM_STR("Ok-ju")));
    assert_int_equal(v[1].line, 9);
    assert_int_equal(v[2].section.n, 1);
    film_arena_release(&arena);
}

/* Rows of blocks ("2Cast" is a heading of that level) and of what the passages
 * are, each after its headings. */
static const struct {
    const char *blocks, *passages;
} bare_headings[] = {
    {"2Heat|2Ronin|.A case.", "Heat|Ronin > A case."},
    {".Two films.|2Heat|2Ronin", "Two films.|Heat|Ronin"},
    {"2List|3Heat|3Ronin|.A case.|3Thief",
     "List > Heat|List > Ronin > A case.|List > Thief"},
    {"3Heat|2Ronin|.A case.", "Heat|Ronin > A case."},
    {"2Cast|3Ok-ju|.She won.|2Plot|.It ends.",
     "Cast > Ok-ju > She won.|Plot > It ends."},
    {"2 |2Heat|.A case.", "Heat > A case."},
};

static void
show_passages(struct film_buf *out, const char *row, struct film_arena *arena)
{
    struct film_block blocks[8];
    struct film_article a = {.blocks = blocks};
    struct film_str rest = film_str_from(row), part;
    struct film_passage *v;
    size_t n;
    while (film_str_cut(&rest, '|', &part)) {
        struct film_block *b = &blocks[a.block_count++];
        *b = (struct film_block){.text = {part.p + 1, part.n - 1}};
        if (part.p[0] != '.') {
            b->kind = FILM_BLOCK_HEADING;
            b->level = (unsigned char)(part.p[0] - '0');
        }
    }
    assert_int_equal(film_passages(arena, &a, &v, &n, NULL), FILM_OK);
    for (size_t i = 0; i < n; i++) {
        film_buf_text(out, i > 0 ? "|" : "");
        for (size_t k = 0; k < v[i].section.n; k++) {
            film_buf_str(out, v[i].section.v[k]);
            film_buf_text(out, " > ");
        }
        film_buf_str(out, v[i].text);
    }
}

static void
test_headings_of_nothing_are_passages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bare_headings / sizeof *bare_headings; i++) {
        struct film_arena arena;
        struct film_buf out;
        film_arena_init(&arena);
        film_buf_init(&out, 1 << 16);
        show_passages(&out, bare_headings[i].blocks, &arena);
        assert_string_equal(out.p, bare_headings[i].passages);
        film_buf_release(&out);
        film_arena_release(&arena);
    }
}

static void
test_long_paragraphs_are_cut_at_sentences(void **state)
{
    (void)state;
    struct film_buf text;
    film_buf_init(&text, 100000);
    while (text.n < 5 * FILM_PASSAGE_MAX)
        film_buf_text(&text, "This is one of many sentences. ");
    struct film_block block = {.text = film_buf_get(&text)};
    struct film_article a = {.blocks = &block, .block_count = 1};
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_passage *v;
    size_t n;
    assert_int_equal(film_passages(&arena, &a, &v, &n, NULL), FILM_OK);
    assert_true(n >= 4);
    for (size_t i = 0; i < n; i++) {
        assert_true(v[i].text.n <= FILM_PASSAGE_MAX + FILM_PASSAGE_MAX / 3);
        assert_true(film_str_ends(v[i].text, FILM_STR("sentences.")));
    }
    film_arena_release(&arena);
    film_buf_release(&text);
}

static void
test_title_alone_is_a_passage(void **state)
{
    (void)state;
    struct film_article a = {.title = FILM_STR("Burning")};
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_passage *v;
    size_t n;
    assert_int_equal(film_passages(&arena, &a, &v, &n, NULL), FILM_OK);
    assert_int_equal(n, 1);
    assert_true(film_str_equal(v[0].text, a.title));
    film_arena_release(&arena);
}

static void
test_function_words(void **state)
{
    static const char *const others[] = {
        "",         "b",           "ab",        "aboutt", "abou",
        "film",     "themselve",   "yourselff", "zz",     "The",
        "\xC3\xA9", "themselvess", "x",         "`",      "{"};
    size_t n = 0;
    (void)state;
    for (; film_stop_word_at(n).n > 0; n++)
        assert_true(film_stop_word(film_stop_word_at(n)));
    assert_true(n > 100);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(film_stop_word(film_str_from(others[i])));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_function_words),
        cmocka_unit_test(test_long_word_is_cut_not_lost),
        cmocka_unit_test(test_equal_stems_share_an_id),
        cmocka_unit_test(test_focus),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_passages_carry_their_headings),
        cmocka_unit_test(test_headings_of_nothing_are_passages),
        cmocka_unit_test(test_long_paragraphs_are_cut_at_sentences),
        cmocka_unit_test(test_title_alone_is_a_passage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
