/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a saved page is its article: sentences stay whatever their words,
 * furniture goes by what it is and where it stands, and what goes is told. */
#include <config.h>
#include "read-support.h"

#include "read/context.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include <stdio.h>

#define P                                                                      \
    "<p>This is a paragraph of some length about the film, in which the "      \
    "writer says what there is to say of the plot and of the cast.</p>\n"
#define HEAD(more)                                                             \
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>A "                 \
    "review</title>" more "</head><body>"

static bool
holds(struct film_str all, const char *s)
{
    return all.n && memmem(all.p, all.n, s, strlen(s));
}

/* Appends the page to out with text in place of "%s". */
static void
fill(struct film_buf *out, const char *page, const char *text)
{
    const char *mark = strstr(page, "%s");
    film_buf_add(out, page, (size_t)(mark - page));
    film_buf_text(out, text);
    film_buf_text(out, mark + 2);
}

/* Fails unless a page with text in place of "%s" gives something with `wants`
 * in it, and nothing with `not`. */
static void
check_page(const char *page, const char *text, const char *wants,
           const char * not )
{
    struct film_buf html, out;
    film_buf_init(&html, 1 << 20);
    film_buf_init(&out, 1 << 20);
    fill(&html, page, text);
    read_as_text(&out, film_buf_get(&html));
    struct film_str got = film_buf_get(&out);
    if ((wants && !holds(got, wants)) || (not &&holds(got, not )))
        fail_msg("%s\n%s\n%s", page, text, out.p);
    film_buf_release(&html);
    film_buf_release(&out);
}

/* ---- sentences ---- */

/* Each begins like, or holds, what furniture says too. */
static const char *const sentences[] = {
    "Tagged as a spy by his own men, Hanna flees to the south.",
    "More from the studio than from the writer, the ending was shot twice.",
    "Join our hero on the road and you will see the whole of the country.",
    "Photo by photo the murder is put together in the darkroom.",
    "See also how the light falls on her hand in the second scene.",
    "Read more closely, the letter is a forgery.",
    "Read: the book is better.",
    "Watch: in the mirror stands the murderer.",
    "Share this secret and you die, says the stranger on the stairs.",
    "Sign up for the army, his father says, and he does.",
    "Subscribe to his view of love or leave the cinema.",
    "Follow us on this journey, the titles say, and we do.",
    "Related: that is what the two men are, as the last reel shows.",
    "Advertisement is the theme of the film, and its method.",
    "Copyright was never his concern.",
    "In the end she donates her heart to the girl he loves.",
    "He stole the copyright of the song, and the court proves it.",
    "The hero edits a newsletter nobody reads, and that is the joke.",
    "She can be reached at any hour, and never by the man who needs her.",
    "The wife contributed to this ruin as much as anybody else.",
    "They sign up for a war that is lost, and donate what they have.",
    "By day he teaches, by night he robs banks in Paris.",
    "By the end nobody is left.",
    "In 2019 it won 4 prizes.",
    "Ines Vogt died on 3 May 2019.",
    "The film opens on 17 October 2021 in 40 cinemas.",
    "Published in 1954, the novel sold 20000 copies.",
    "Posted to Malta in 1941, the hero meets 3 sisters.",
    "Updated to 1999, the play has 11 new scenes.",
    "More.",
    "Close.",
    "Next?",
    "Am 3. Mai 2019 starb Ines Vogt.",
    "Mehr zum Thema Liebe sagt der Film nicht.",
    "Le 3 mai 2019, Ines Vogt est morte.",
    "Il 5 aprile 2019 il film uscì in 30 sale.",
    "Leia mais devagar, pede ela.",
    "Фото: на нём стоит вся семья.",
    "2019년 5월 3일 개봉해 관객 120만 명을 모았다.",
    "1954年4月26日に公開された。",
};

static void
keeps_sentences(void **state)
{
#define DATED HEAD("<meta property=article:published_time content=2024-02-02>")
    static const char *const pages[] = {
        DATED "<article><h1>A review</h1><p>%s</p>" P P "</article>",
        DATED "<article><h1>A review</h1>" P "<p>%s</p>" P P "</article>",
        DATED "<article><h1>A review</h1>" P P "<p>%s</p></article>",
        DATED "<div class=entry-content><p>%s</p>" P P "</div>",
        DATED "<main><h1>A review</h1>" P "<blockquote>%s</blockquote>" P
              "</main>",
        DATED "<main><h1>A review</h1>" P "<ul><li>%s</li></ul>" P "</main>",
        DATED "<div>" P P "<p>%s</p></div>",
        DATED "<div>" P "<div>%s</div>" P "</div>",
        HEAD("") "<article><h1>A review</h1>" P P
                 "<p>%s</p></article><footer>A paper</footer>",
        HEAD("") "<article><p>%s</p>" P P "</article>",
    };
    (void)state;
    for (size_t s = 0; s < sizeof sentences / sizeof *sentences; s++)
        for (size_t p = 0; p < sizeof pages / sizeof *pages; p++)
            check_page(pages[p], sentences[s], sentences[s], NULL);
}

/* ---- furniture ---- */

/* What is furniture by what it is, with words as evidence. */
static void
drops_furniture(void **state)
{
#define PAGE HEAD("") "<article><h1>A review</h1>" P "%s" P "</article>"
#define LAST HEAD("") "<article><h1>A review</h1>" P P "%s</article>"
    static const struct {
        const char *page, *part, *not ;
    } rows[] = {
        {PAGE, "<p>Advertisement</p>", "Advertisement"},
        {PAGE, "<div>Close</div>", "Close"},
        {PAGE, "<p><a href=/x>More</a></p>", "More"},
        {PAGE, "<p>Read more: <a href=/x>Another story</a></p>", "Another"},
        {PAGE, "<p>See also <a href=/x>Another story</a>.</p>", "Another"},
        {PAGE, "<p><strong>Sign up for our letters</strong></p>", "Sign up"},
        {PAGE, "<p>Tags: crime, Ghent, harbours</p>", "Ghent"},
        {PAGE, "<figure><img><figcaption>Photo: J. Roe</figcaption></figure>",
         "J. Roe"},
        {PAGE, "<div class=related-posts><p>Another film</p></div>", "Another"},
        {PAGE, "<button>Press this</button>", "Press"},
        {LAST, "<p>© 2019 The Paper</p>", "©"},
        {LAST, "<p>The Paper 2019. All rights reserved.</p>", "2019"},
        {LAST, "<p>Follow her on Twitter at @roe</p>", "Twitter"},
        {LAST, "<p><em>This article originally appeared in a paper.</em></p>",
         "originally"},
        {LAST, "<p>Comments</p>", "Comments"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_page(rows[i].page, rows[i].part, NULL, rows[i].not );
}

/* A title or a film's name may be the word of a button. */
static void
keeps_names(void **state)
{
    static const struct {
        const char *part, *wants;
    } rows[] = {
        {"<h2>Close</h2>" P, "H2 2 Close"},
        {"<ul><li>Close</li><li>Next</li></ul>", "P 2 Next"},
        {"<h2><a href=/f/1>Rififi (1955)</a></h2>" P, "H2 2 Rififi"},
        {"<div><h3><a href=/f/1>Rififi</a></h3>" P "</div>", "H3 2 Rififi"},
        {"<div><h3><a href=/1>Rififi</a></h3></div>" P
         "<div><h3><a href=/2>Thief</a></h3></div>",
         "H3 2 Rififi"},
        {"<h2 class=headline>Rififi</h2>" P, "H2 2 Rififi"},
        {"<section><header><h2 class=entry-title><a href=/1>Rififi</a></h2>"
         "<time>May 5</time></header>" P "</section>",
         "H2 2 Rififi"},
        {"<div><div class=date>1 May 2019</div><h3>Rififi</h3>" P "</div>",
         "P 2 1 May 2019"},
        {"<h3>1. <a href=https://o.example/x><em>Ronin</em></a></h3>" P,
         "H3 2 1. Ronin"},
        {"<p><b><a href=/1>Bob</a></b></p>" P "<p><b><a href=/2>Heat</a></b>"
         "</p>" P,
         "P 2 Bob"},
        {"<figure><blockquote>Nobody is here now.</blockquote></figure>",
         "Nobody"},
        {"<table><tr><td><a href=/1>Rififi</a><td><p>1955</p></table>",
         "P 2 Rififi"},
        {"<figure><table><tr><td>1955<td>Rififi</table></figure>", "Rififi"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_page(PAGE, rows[i].part, rows[i].wants, NULL);
    check_page(PAGE,
               "<div class=x><h4><a href=/1>One of our other stories</a></h4>"
               "<h4><a href=/2>Another of them</a></h4></div>",
               NULL, "stor");
}

/* ---- rows of pages ---- */

struct row {
    const char *input, *text;
};

static void
check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_read(i, film_str_from(rows[i].input), rows[i].text);
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof *rows)

#define S1                                                                     \
    "The pilot comes home to the small harbour and finds that all the "        \
    "lighthouses are sold."
#define R1                                                                     \
    "A slow film, and a good one: the cast is sure of itself and the end is "  \
    "strong, and the music stays with you."
#define R2                                                                     \
    "Long and wet and without ideas, but the harbour looks alive, so four "    \
    "stars from me, and one for luck."

static void
equal_articles(void **state)
{
    static const struct row rows[] = {
        /* the plot and the reviews of a film's page */
        {HEAD("") "<main><h1>A review</h1><section "
                  "class=plots><h3>Plot</h3><p>" S1
                  "</p></section><section class=reviews><h3>Reviews</h3>"
                  "<article class=r><p>" R1 "</p></article><article class=r>"
                  "<p>" R2 "</p></article></section></main></body>",
         "article html 1\n title: A review\n H3 1 Plot\n P 1 " S1
         "\n H3 1 Reviews\n P 1 " R1 "\n P 1 " R2 "\n"},
        /* without <main>, each in a box, with bodies that have a name */
        {HEAD("") "<nav>x</nav><div id=page><h1>A review</h1><p>" S1
                  "</p><ul><li><article><div class=article-content><p>" R1
                  "</p></div></article><li><article><div class=article-content>"
                  "<p>" R2 "</p></div></article></ul></div></body>",
         "article html 1\n title: A review\n P 1 " S1 "\n P 1 " R1 "\n P 1 " R2
         "\n"},
        /* a preview of what is there in full */
        {HEAD("") "<article><p>" S1 "</p><p>" S1 " <a href=#>more</a></p><p>" R1
                  "</p></article></body>",
         "article html 1\n title: A review\n P 1 " S1 "\n P 1 " R1 "\n"},
        /* … and the whole text, twice */
        {HEAD("") "<article><p>" S1 S1 "</p><p>" S1 S1 "</p><p>" R1
                  "</p></article></body>",
         "article html 1\n title: A review\n P 1 " S1 S1 "\n P 1 " R1 "\n"},
        /* reviews with the class of a body, part of the title above */
        {"<head><title>Rain - Chapter two (E02) | Films</title></head><body>"
         "<div><header><h1>Chapter two (E02)</h1></header><section><p>" S1
         "</p></section><div><article class=article-content-x><p>" R1
         "</p></article><article class=article-content-x><p>" R2
         "</p></article></div></div></body>",
         "article html 1\n title: Chapter two (E02)\n P 1 " S1 "\n P 1 " R1
         "\n P 1 " R2 "\n"},
        /* the page of a film in a database, with one long review */
        {"<head><title>Rain (2019) | Films</title><script "
         "type=application/ld+json>{\"@type\":\"Movie\",\"name\":\"Rain\"}"
         "</script></head><body><div><h1>Rain (2019)</h1><section><p>" S1
         "</p></section><div><article class=article-content><p>" R1 R2 R1 R2 R1
         "</p></article></div></div></body>",
         "article html 1\n title: Rain\n film: Rain (0)\n P 1 " S1
         "\n P 1 " R1 R2 R1 R2 R1 "\nfilm html 1\n form: movie\n main: Rain\n"},
        /* the article of the page, and others beside it */
        {HEAD("") "<article><h1>A review</h1><p>" R1 R2
                  "</p></article><article><h2>Another</h2><p>" S1
                  "</p></article></body>",
         "article html 1\n title: A review\n P 1 " R1 R2 "\n"},
        /* a lead between the title and the body */
        {HEAD("") "<div><h1>A review</h1><div class=lead>" R1
                  "</div><div class=article-body><p>" S1 R2 "</p></div></div>",
         "article html 1\n title: A review\n P 1 " R1 "\n P 1 " S1 R2 "\n"},
    };
    (void)state;
    CHECK(rows);
}

/* A name of furniture or a hidden box does not hold most of a page. */
static void
big_boxes(void **state)
{
    static const char *const pages[] = {
        HEAD("") "<div style='display:none'>%s</div><p>Wait a moment.</p>",
        HEAD("") "<div class=newsletter-issue>%s</div><div>" P "</div>",
        HEAD("") "<div class=modal-body><div>%s</div></div>",
        HEAD("") "<nav>%s</nav>",
        HEAD("") "<form>%s</form>",
        HEAD("") "<header>%s</header>",
        HEAD("") "<aside>%s</aside>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        check_page(pages[i], "<p>" S1 "</p><p>" R1 "</p><p>" R2 "</p>", R2,
                   NULL);
}

/* What comes after the end of the page is part of it, as in browsers. */
static void
after_the_end(void **state)
{
    static const char *const pages[] = {
        HEAD("") "<nav>Films</nav></body></html><div class=post>%s</div>",
        HEAD("") "<p>Films</p></body><div>%s</div></html>",
        HEAD("") "<p>Films</p></body></html><html><body>%s</body></html>",
        HEAD("") "</html></html></body>%s</body></html></html>",
        HEAD("") "<nav>Films</nav></body></html> <div><span><b>%s</b>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        check_page(pages[i], "<p>" S1 "</p><p>" R1 "</p><p>" R2 "</p>", R2,
                   NULL);
}

/* A panel that opens in its place is text; what opens over it is not. */
static void
panels(void **state)
{
    static const char page[] =
        HEAD("") "<article><h1>A review</h1><p>" S1 R1 "</p>%s</article>";
    static const struct {
        const char *box;
        bool kept;
    } rows[] = {
        {"<h2>Plot</h2><div role=region style='display:none'><p>" R2
         "</p></div>",
         true},
        {"<div role=tabpanel hidden><p>" R2 "</p></div>", true},
        {"<h2>Plot</h2><div hidden=until-found><p>" R2 "</p></div>", true},
        {"<div role=dialog style='display:none'><p>" R2 "</p></div>", false},
        {"<div hidden><p>" R2 "</p></div>", false},
        {"<nav><div role=region hidden><p>" R2 "</p></div></nav>", false},
    };
    static const struct {
        const char *heading;
        bool kept;
    } headings[] = {
        {"<h2><button aria-expanded=false>The keeper</button></h2>", true},
        {"<h3><span><button aria-expanded=true><b>The keeper</b></button>"
         "</span></h3>",
         true},
        {"<h2><button>The keeper</button></h2>", false},
        {"<h2>Plot <button aria-expanded=false>The keeper</button></h2>",
         false},
        {"<h2><b>Plot</b> <button aria-expanded=false>The keeper</button></h2>",
         false},
        {"<div><button aria-expanded=false>The keeper</button></div>", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_page(page, rows[i].box, rows[i].kept ? R2 : NULL,
                   rows[i].kept ? NULL : R2);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        char box[1024];
        snprintf(box, sizeof box, "%s<div role=region hidden><p>%s</p></div>",
                 headings[i].heading, R2);
        check_page(page, box, headings[i].kept ? "The keeper" : R2,
                   headings[i].kept ? NULL : "The keeper");
    }
}

/* An id that is a heading's text is no name of a box. */
static void
slugs(void **state)
{
    static const char page[] =
        HEAD("") "<article><h1>A review</h1><p>" S1 R1 "</p>%s</article>";
    static const struct {
        const char *box;
        bool kept;
    } rows[] = {
        {"<section id=the-menu-of-the-night><h2>The menu of the night</h2><p>"
         "" R2 "</p></section>",
         true},
        {"<h2 id=comments-on-an-era><a href=#x>Comments on an era</a></h2><p>"
         "" R2 "</p>",
         true},
        {"<section id=related><h2>Related</h2><p>" R2 "</p></section>", false},
        {"<section id=more-related-films><h2>See also</h2><p>" R2
         "</p></section>",
         false},
        {"<section class=the-related-films><h2>The related films</h2><p>" R2
         "</p></section>",
         false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_page(page, rows[i].box, rows[i].kept ? R2 : NULL,
                   rows[i].kept ? NULL : R2);
}

/* All posts of a discussion are text, answers and comments too; on the page of
 * an article comments are not. */
static void
threads(void **state)
{
    static const char posts[] =
        "<div class=article-body><p>" R1 "</p></div><div class=comments><div "
        "class=comment><p>" S1 "</p></div><div class=comment><p>" R2
        "</p></div></div><div class=related><p>Another thread</p></div>";
    static const struct {
        const char *page;
        bool thread;
    } rows[] = {
        {HEAD("<script type=application/ld+json>{\"@type\":"
              "\"DiscussionForumPosting\",\"headline\":\"A "
              "review\"}</script>") "<h1>A review</h1>%s</body>",
         true},
        {HEAD("<script type=application/ld+json>{\"@type\":\"QAPage\"}"
              "</script>") "<h1>A review</h1><main>%s</main></body>",
         true},
        {HEAD("") "<h1>A review</h1><div itemscope "
                  "itemtype=https://schema.org/QAPage>%s</div></body>",
         true},
        {HEAD("<script type=application/ld+json>{\"@type\":\"Article\"}"
              "</script>") "<h1>A review</h1>%s</body>",
         false},
        {HEAD("") "<h1>A review</h1>%s</body>", false},
        /* an article with a discussion below */
        {HEAD(
             "<script type=application/ld+json>[{\"@type\":\"NewsArticle\"},"
             "{\"@type\":\"DiscussionForumPosting\"}]</script>") "<h1>A "
                                                                 "review</"
                                                                 "h1>%s</body>",
         false},
        {HEAD("<script type=application/ld+json>{\"@type\":\"Review\"}"
              "</script>") "<h1>A review</h1><div itemscope itemtype="
                           "https://schema.org/DiscussionForumPosting>%s</div>",
         false},
        {HEAD("") "<h1>A review</h1><div itemscope itemtype="
                  "https://schema.org/BlogPosting><div itemscope itemtype="
                  "https://schema.org/DiscussionForumPosting>%s</div></div>",
         false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_page(rows[i].page, posts, rows[i].thread ? R2 : R1,
                   rows[i].thread ? "Another" : R2);
        check_page(rows[i].page, posts, rows[i].thread ? S1 : R1, "Another");
    }
}

/* Where next to nothing is left, the names of boxes and what is hidden are no
 * evidence; of readers' comments they are. */
static void
second_look(void **state)
{
    static const char *const pages[] = {
        HEAD("") "<div class=slideshow><p>%s</p></div>",
        HEAD("") "<div class=post><noscript>%s</noscript></div>",
        HEAD("") "<div class=x><p>Soon.</p></div><div class=playlist>%s</div>",
        HEAD("") "<figure><figcaption>%s</figcaption></figure>",
    };
    static const char text[] = "<p>" S1 R1 "</p><p>" R2 S1 "</p><p>" R1 R2
                               "</p><p>" S1 R2 "</p><p>" R1 S1 R2 "</p>";
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        check_page(pages[i], text, R1 S1 R2, NULL);
    check_page(HEAD("") "<article><h1>A review</h1><p>" S1 R1 "</p><p>" S1 R1
                        "</p></article><div>%s</div>",
               "<p class=comment>" R2 R2 R2 R2 R2 R2 R2 R2 R2 R2 R2 R2 "</p>",
               NULL, R2);
    check_page(HEAD("") "<article><p>" S1 R1 "</p></article><div>%s</div>",
               "<p class=promo>" S1 R2 "</p>", NULL, R2);
}

/* Boxes of a label and links side by side are facts; one such box is not. */
static void
facts(void **state)
{
    static const char page[] = HEAD("") "<article><h1>A review</h1><p>" S1 R1
                                        "</p>%s<p>" R2 "</p></article>";
    static const char three[] =
        "<div><div><h4>Director: </h4><span><a href=/a>Mara Quill</a></span>"
        "</div><div><h4>Cast: </h4><span><a href=/b>Ines Vogt</a>, <a href=/c>"
        "Tom Aker</a></span></div><div><b>Music</b><p><a href=/d>Lee Han</a>"
        "</p></div></div>";
    static const char one[] = "<div><div><h4>Elsewhere: </h4><span><a href=/a>"
                              "Mara Quill</a></span></div></div>";
    (void)state;
    check_page(page, three, "Ines Vogt, Tom Aker", NULL);
    check_page(page, three, "Lee Han", NULL);
    check_page(page, one, NULL, "Mara Quill");
}

/* A page without prose is not its footer. */
static void
lists(void **state)
{
    static const char page[] = HEAD(
        "") "<div><h1>A review</h1><table><tr><td><a href=/a>Rain</a><td>"
            "<p>12:50</p></table>%s</div><footer><p>Would you like to change "
            "the time zone?</p></footer>";
    (void)state;
    check_page(page, "", "12:50", "zone");
    /* nor the only line that is long enough to be prose */
    check_page(page, "<p>Nobody ever sees the other side of it</p>", "12:50",
               "zone");
}

static void
ruby(void **state)
{
    static const struct row rows[] = {
        {HEAD("") "<p><ruby>黒澤<rt>くろさわ</rt></ruby><ruby>明<rt>あきら"
                  "</rt></ruby>監督の映画が東京で上映されたという話である。",
         "article html 1\n title: A review\n P 1 黒澤明監督の映画が東京で上映さ"
         "れたという話である。 (くろさわあきら)\n"},
        {HEAD("") "<p><ruby>小<rp>（</rp><rt>お</rt><rp>）</rp>津<rp>（</rp>"
                  "<rt>づ</rt><rp>）</rp></ruby>の<ruby>映画<rt>えいが</ruby>が"
                  "東京で上映されたという話である。",
         "article html 1\n title: A review\n P 1 小津の映画が東京で上映された"
         "という話である。 (おづ, えいが)\n"},
        {HEAD("") "<h1><ruby>七<rt>しち</ruby>人の侍</h1><p>" R1,
         "article html 1\n title: A review\n H1 1 七人の侍 (しち)\n P 1 " R1
         "\n"},
    };
    (void)state;
    CHECK(rows);
}

/* ---- dates and authors ---- */

#define DATES(part) HEAD("") "<article><h1>A review</h1>" part P P "</article>"

static void
dates(void **state)
{
    static const struct {
        const char *page, *date; /* "" for none */
    } rows[] = {
        {DATES("<p>Posted on 5 May 2019</p>"), "2019-05-05"},
        {DATES("<p>Published: May 5, 2019 at 10:20 am</p>"), "2019-05-05"},
        {DATES("<p>By Jane Roe | 5 May 2019</p>"), "2019-05-05"},
        {DATES("<time datetime=2019-05-05>yesterday</time>"), "2019-05-05"},
        {DATES("<ul class=entry-meta><li><time>5 May 2019</time></ul>"),
         "2019-05-05"},
        {DATES("<h3 class=byline>by Jane Roe<br>Monday, May 5, 2019</h3>"),
         "2019-05-05"},
        {DATES("<p>입력 <span class=date>2019-05-05 10:20</span></p>"),
         "2019-05-05"},
        /* an event's, a birth's */
        {DATES("<ul><li>The act was signed on May 5, 2019</li></ul>"), ""},
        {DATES("<ul><li>May 5, 2019</li><li>May 6, 2019</li></ul>"), ""},
        {DATES("<p>The film opens on 5 May 2019.</p>"), ""},
        {DATES("<p>Ines Vogt died on 5 May 2019.</p>"), ""},
        {DATES(
             "<p>Ines Vogt was born on <time>5 May 1919</time> in Ghent.</p>"),
         ""},
        {DATES("<p>Born <time itemprop=birthDate>5 May 1919</time></p>"), ""},
        {DATES("<table><tr><td>5 May 2019<td>Harbour Lights</table>"), ""},
        {DATES("<div itemscope itemtype=https://schema.org/Event><time>5 May "
               "2019</time></div>"),
         ""},
        {HEAD("<script type=application/ld+json>{\"@type\":\"Event\","
              "\"startDate\":\"2019-05-05\"}</script>") "<div><time>5 May "
                                                        "2019</time>" P P
                                                        "</div>",
         ""},
        {HEAD("") "<article><p>The premiere.</p>" P P
                  "</article><div id=comments><time>5 May 2019</time></div>",
         ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1 << 20);
        read_as_text(&out, film_str_from(rows[i].page));
        const char *date = strstr(out.p, " date: ");
        date = date ? date + strlen(" date: ") : "";
        if (rows[i].date[0] ? strncmp(date, rows[i].date, 10) != 0
                            : date[0] != '\0')
            fail_msg("row %zu: %s", i, out.p);
        film_buf_release(&out);
    }
}

#define AUTHOR(text) HEAD("<meta name=author content=\"" text "\">") P
#define BYLINE(part) HEAD("") "<article><h1>A review</h1>" part P "</article>"

static void
authors(void **state)
{
    static const struct {
        const char *page, *names; /* "" for none */
    } rows[] = {
        {AUTHOR("Jane Roe"), "Jane Roe"},
        {AUTHOR("By Jane Roe and Tom Aker"), "Jane Roe; Tom Aker"},
        {AUTHOR("Jane Roe, Tom Aker & Mara Quill"),
         "Jane Roe; Tom Aker; Mara Quill"},
        {AUTHOR("Jane Roe und Tom Aker"), "Jane Roe; Tom Aker"},
        {AUTHOR("Jeanne Roux et Tom Aker"), "Jeanne Roux; Tom Aker"},
        {AUTHOR("Ana Ruiz y Tom Aker"), "Ana Ruiz; Tom Aker"},
        {AUTHOR("José Ortega y Gasset"), "José Ortega y Gasset"},
        {AUTHOR("김하나、이두리"), "김하나; 이두리"},
        {AUTHOR("Jane Roe, Associated Press"), "Jane Roe"},
        {AUTHOR("JANE ROE Associated Press"), "JANE ROE"},
        {AUTHOR("Jane Roe, Film Critic"), "Jane Roe"},
        {AUTHOR("Jane Roe | Reuters"), "Jane Roe"},
        {AUTHOR("AFP"), "AFP"},
        {AUTHOR("Jane Roe@jroe"), "Jane Roe"},
        {AUTHOR("Jane Roe jane@a.test"), "Jane Roe"},
        {AUTHOR("김하나 기자"), "김하나"},
        {AUTHOR("Автор: Иван Петров"), "Иван Петров"},
        {AUTHOR("文：山田太郎"), "山田太郎"},
        /* surname first: one word, or with "de" and its like before */
        {AUTHOR("Roe, Jane"), "Jane Roe"},
        {AUTHOR("ROE, Jane"), "Jane ROE"},
        {AUTHOR("de Gaulle, Anne"), "Anne de Gaulle"},
        {AUTHOR("Smith-Jones, Mary Ann"), "Mary Ann Smith-Jones"},
        {AUTHOR("Руденко, Иван"), "Иван Руденко"},
        {AUTHOR("Roe, Jane and Doe, John"), "Jane Roe; John Doe"},
        {AUTHOR("Roe, Jane; Doe, John"), "Jane Roe; John Doe"},
        {AUTHOR("Roe, Jane &amp; John Doe"), "Jane Roe; John Doe"},
        {AUTHOR("Roe, J., Doe, K. L."), "J. Roe; K. L. Doe"},
        {AUTHOR("Jane Roe, John Doe"), "Jane Roe; John Doe"},
        {AUTHOR("Jane Roe, Madonna"), "Jane Roe; Madonna"},
        {AUTHOR("Sam Roe, Jr., Jane Doe"), "Sam Roe, Jr.; Jane Doe"},
        {AUTHOR("Roe, Jane, Doe, John"), "Roe; Jane; Doe; John"},
        {AUTHOR("김하나, 이두리"), "김하나; 이두리"},
        {BYLINE("<div class=byline>By Emma, Lena</div>"), "Emma; Lena"},
        /* marks, jobs and houses around a name */
        {AUTHOR("Jane Roe -"), "Jane Roe"},
        {AUTHOR("Jane Roe · CBC News ·"), "Jane Roe"},
        {AUTHOR("Jane Roe (Brussels, bureau)"), "Jane Roe"},
        {AUTHOR("Jane Roe (text), Tom Aker (photo)"), "Jane Roe; Tom Aker"},
        {AUTHOR("Jane Roe Senior Politics Editor"), "Jane Roe"},
        {AUTHOR("Jane Roe, The Filmpaper"), "Jane Roe"},
        {AUTHOR("Jane Roe, TNN"), "Jane Roe"},
        {AUTHOR("Jane Roe, Quay State University"), "Jane Roe"},
        {AUTHOR("Jane Roe, PhD"), "Jane Roe"},
        {AUTHOR("Jane Roe Jane Roe"), "Jane Roe"},
        {AUTHOR("Text und Interview: Jane Roe"), "Jane Roe"},
        {AUTHOR("Foto: Jane Roe"), ""},
        {AUTHOR("Фото из архива Ивана Петрова"), ""},
        {AUTHOR("Foto"), "Foto"},
        {AUTHOR("Filmpaper Staff"), "Filmpaper Staff"},
        {AUTHOR("Jane Roe, BB King"), "Jane Roe; BB King"},
        {AUTHOR("#films"), ""},
        {BYLINE("<p class=autor>Por Ana Ruiz y Luis Gil</p>"),
         "Ana Ruiz; Luis Gil"},
        /* elements that are an author's by a part of their name, or by where
         * their link leads */
        {BYLINE("<div><span>By</span><a class=article-cnt__author>Jane Roe</a>"
                "</div>"),
         "Jane Roe"},
        {BYLINE("<div class=css-1wkce1i-Byline><span>Jane Roe</span></div>"),
         "Jane Roe"},
        {BYLINE("<p><a href=/author/jane-roe>Jane Roe</a></p>"), "Jane Roe"},
        {BYLINE("<p>Von <a href=/autoren/1>Jane Roe</a> und <a "
                "href=/autoren/2>Tom Aker</a></p>"),
         "Jane Roe; Tom Aker"},
        {BYLINE("<p><a href=/author/jane-roe>More from this author</a></p>"),
         ""},
        {BYLINE("<p><a href=/author/jane-roe>All</a></p>"), ""},
        {BYLINE("<div class=author-bio>Jane Roe</div>"), ""},
        {BYLINE("<ul><li><a href=/author/jane-roe>Jane Roe</a></li></ul>"), ""},
        {BYLINE(P "<p><a href=/author/jane-roe>Jane Roe</a></p>"), ""},
        {AUTHOR("{{ author.name }}"), ""},
        {AUTHOR("%author%"), ""},
        {AUTHOR("${author}"), ""},
        {AUTHOR("undefined"), ""},
        {AUTHOR("admin"), ""},
        {AUTHOR("filmpaper.example.com"), ""},
        {AUTHOR("Filmpaper.com"), ""},
        {AUTHOR("https://a.test/jane"), ""},
        {AUTHOR("jane@a.test"), ""},
        {BYLINE("<div class=byline>By Jane Roe Tuesday, Aug. 17, 2010</div>"),
         "Jane Roe"},
        {BYLINE("<div class=byline>Von Jane Roe, 17. August 2010</div>"),
         "Jane Roe"},
        {BYLINE("<p>By Jane Roe</p>"), "Jane Roe"},
        {BYLINE("<p>By night he robs banks</p>"), ""},
        {BYLINE("<span class=byline itemprop=\"author creator\">By <a "
                "rel=author>Jane Roe</a>, </span><span class=byline "
                "itemprop=\"author creator\"><a rel=author>Tom Aker</a> and "
                "</span><span class=byline itemprop=\"author creator\"><a "
                "rel=author>Mara Quill</a></span>"),
         "Jane Roe; Tom Aker; Mara Quill"},
        {BYLINE("<ul><li><a rel=author>Jane Roe</a><li><a rel=author>Tom "
                "Aker</a></ul>"),
         "Jane Roe; Tom Aker"},
        {BYLINE("<p class=author>Jane Roe in Cannes</p>"), "Jane Roe"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1 << 20);
        read_as_text(&out, film_str_from(rows[i].page));
        const char *names = strstr(out.p, " authors: ");
        names = names ? names + strlen(" authors: ") : "";
        size_t n = strcspn(names, "\n");
        if (n != strlen(rows[i].names) || strncmp(names, rows[i].names, n) != 0)
            fail_msg("row %zu: %s", i, out.p);
        film_buf_release(&out);
    }
}

/* ---- saved pages of wikis ---- */

#define WIKI(lang, title, body)                                                \
    "<html lang=" lang "><head><title>" title " - Wikipedia</title></head>"    \
    "<body class=mediawiki><h1 id=firstHeading>" title                         \
    "</h1><div id=mw-content-text><div class=mw-parser-output>" body           \
    "</div></div></body></html>"
#define LEAD "<p>" S1 "<sup class=reference><a href=#1>[1]</a></sup></p>"

static void
wiki_pages(void **state)
{
    static const struct row rows[] = {
        {WIKI("en", "Harbour Lights (film)",
              "<table class='metadata ambox'><tr><td>This article needs "
              "citations.</table><table class='infobox vevent'><tr><th "
              "colspan=2>Harbour Lights<tr><th>Directed by<td><a href=/q>Mara "
              "Quill</a><sup class=reference>[2]</sup><tr><th>Starring<td><ul>"
              "<li>Ines Vogt<li>Tom Aker | x</ul><tr><th>Release date<td>3 May "
              "2019 (Cannes)<br>4 June 2019 (Belgium)<tr><th>Running time<td>"
              "101 minutes<tr><th>Budget<td>3</table>" LEAD
              "<h2>Cast<span class=mw-editsection>[edit]</span></h2><ul><li>"
              "Ines Vogt as Lena, a pilot</ul><h2>References</h2><ol "
              "class=references><li>Smith</ol><a href=https://www.imdb.com/"
              "title/tt1945678/>IMDb</a>"),
         "article html 1\n title: Harbour Lights (film)\n language: en\n"
         " imdb: tt1945678\n film: Harbour Lights (2019)\n P 1 " S1
         "\n H2 1 Cast\n P 1 Ines Vogt as Lena, a pilot\n"
         "film html 1\n form: movie\n main: Harbour Lights [en]\n"
         " imdb: tt1945678\n year: 2019\n release: 2019-05-03 Cannes\n"
         " release: 2019-06-04 Belgium\n runtime: 101\n"
         " director: Mara Quill\n cast: Ines Vogt as Lena\n"
         " cast: Tom Aker | x\n"},
        {WIKI("ko", "버닝 (영화)",
              "<table class=infobox><tr><th>감독<td>이창동<tr><th>출연<td>"
              "유아인<br>전종서<tr><th>개봉일<td>2018년 5월 17일<tr><th>시간"
              "<td>148분</table>" LEAD),
         "article html 1\n title: 버닝 (영화)\n language: ko\n"
         " film: 버닝 (2018)\n P 1 " S1 "\nfilm html 1\n form: movie\n"
         " main: 버닝 [ko]\n year: 2018\n release: 2018-05-17\n"
         " runtime: 148\n director: 이창동\n cast: 유아인\n cast: 전종서\n"},
        {WIKI("de", "Hafenlicht",
              "<table class='infobox float-right'><tr><td>Titel<td>Hafenlicht"
              "<tr><td>Regie<td>Mara Quill<tr><td>Besetzung<td><ul><li>Ines "
              "Vogt: Lena</ul><tr><td>Jahr<td>2019</table>" LEAD),
         "article html 1\n title: Hafenlicht\n language: de\n"
         " film: Hafenlicht (2019)\n P 1 " S1 "\nfilm html 1\n"
         " form: movie\n main: Hafenlicht [de]\n year: 2019\n"
         " release: 2019\n director: Mara Quill\n cast: Ines Vogt: Lena\n"},
        {WIKI("en", "Ines Vogt",
              "<table class='infobox vcard'><tr><th>Born<td>Ines Maria Vogt<br>"
              "<span style=display:none>(<span class=bday>1980-05-03</span>)"
              "</span>May 3, 1980 (age 44)<br>Ghent<tr><th>Occupation<td>"
              "Actress</table>" LEAD),
         "article html 1\n title: Ines Vogt\n language: en\n P 1 " S1
         "\nperson html 1\n main: Ines Vogt [en]\n born: 1980-05-03\n"},
        {WIKI("en", "Port (TV series)",
              "<table class=infobox><tr><th>Created by<td>Mara Quill<tr><th>"
              "Starring<td>Ines Vogt<tr><th>Original release<td>3 May 2019"
              "</table>" LEAD),
         "article html 1\n title: Port (TV series)\n language: en\n"
         " film: Port (2019)\n P 1 " S1 "\nfilm html 1\n form: series\n"
         " main: Port [en]\n year: 2019\n release: 2019-05-03\n"
         " cast: Ines Vogt\n"},
        /* a box about something else stays; so does that of another site */
        {WIKI("en", "Ghent",
              "<table class=infobox><tr><th>Area<td>156 km</table>" LEAD),
         "article html 1\n title: Ghent\n language: en\n P 1 Area 156 km\n"
         " P 1 " S1 "\n"},
        {HEAD("") "<div><table class=infobox><tr><th>Director<td>Mara Quill"
                  "</table>" LEAD "</div>",
         "article html 1\n title: A review\n P 1 Director Mara Quill\n P 1 " S1
         "\n"},
    };
    (void)state;
    CHECK(rows);
}

/* ---- what is left out is told ---- */

static void
skipped(void **state)
{
    static const struct row rows[] = {
        {HEAD("") "<nav>Home</nav><article><h1>A review</h1><p>By Jane Roe</p>"
                  "<p>" R1 "</p><p>Advertisement</p><p><a href=/x>Other</a></p>"
                  "<button>Press</button><p>" R2 "</p></article><div "
                  "class=comments>Me too</div><footer>A paper</footer><p>x</p>",
         " skipped 1 (navigation): Home\n skipped 1 (the title): A review\n"
         " skipped 1 (the date or the author): By Jane Roe\n"
         " skipped 1 (words of furniture): Advertisement\n"
         " skipped 1 (links): Other\n skipped 1 (comments): Me too\n"
         " skipped 1 (in a header, footer, aside or form): A paper\n"
         " skipped 1 (outside of the article): x\n"
         " skipped 1 (not shown): Press\n"
         "article html 1\n title: A review\n authors: Jane Roe\n P 1 " R1
         "\n P 1 " R2 "\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1 << 20);
        read_with_skipped(&out, film_str_from(rows[i].input));
        if (!film_str_equal(film_buf_get(&out), film_str_from(rows[i].text)))
            fail_msg("row %zu gave\n%s", i, out.p);
        film_buf_release(&out);
    }
}

/* Much running text that is left out is said without being asked. */
static void
much_skipped(void **state)
{
    static const char many[] = "<p>" R1 " " R2 "</p><p>" R1 " " R2 "</p><p>" R1
                               " " R2 "</p><p>" R1 " " R2 "</p>";
    static const char page[] =
        HEAD("") "<article><h1>A review</h1>" P P P P P P
                 "</article><div class=comments>%s</div>";
    (void)state;
    check_page(page, "<p>Me too.</p>", NULL, "warning");
    check_page(page, many, NULL, "warning");
    char twice[sizeof many * 2];
    memcpy(twice, many, sizeof many - 1);
    memcpy(twice + sizeof many - 1, many, sizeof many);
    check_page(page, twice,
               "characters of running text are left out, most: comments", NULL);
}

int
main(void)
{
    film_read_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_sentences),
        cmocka_unit_test(drops_furniture),
        cmocka_unit_test(keeps_names),
        cmocka_unit_test(equal_articles),
        cmocka_unit_test(big_boxes),
        cmocka_unit_test(after_the_end),
        cmocka_unit_test(panels),
        cmocka_unit_test(slugs),
        cmocka_unit_test(threads),
        cmocka_unit_test(second_look),
        cmocka_unit_test(facts),
        cmocka_unit_test(lists),
        cmocka_unit_test(ruby),
        cmocka_unit_test(dates),
        cmocka_unit_test(authors),
        cmocka_unit_test(wiki_pages),
        cmocka_unit_test(skipped),
        cmocka_unit_test(much_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
