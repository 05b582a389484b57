/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/class.h"

#include "base/ascii.h"

#include "read/html/dom.h"

struct word_row {
    const char *word;
    unsigned classes;
};

/* Words in class and id names, in the form that words_of gives: '-' is the
 * edge of a word, so "-ad-" is a word and "-related" the beginning of one.
 * Common names of WordPress, Drupal, Arc, Brightspot, Chorus, Elementor and
 * what editors call such boxes; no row serves one site only. */
static const struct word_row word_rows[] = {
    {"-article-body-", FILM_HTML_CLASS_BODY},
    {"-articlebody-", FILM_HTML_CLASS_BODY},
    {"-article-content-", FILM_HTML_CLASS_BODY},
    {"-articlecontent-", FILM_HTML_CLASS_BODY},
    {"-article-text-", FILM_HTML_CLASS_BODY},
    {"-articletext-", FILM_HTML_CLASS_BODY},
    {"-article-copy-", FILM_HTML_CLASS_BODY},
    {"-article-detail-", FILM_HTML_CLASS_BODY},
    {"-article-view-", FILM_HTML_CLASS_BODY},
    {"-article-viewer-", FILM_HTML_CLASS_BODY},
    {"-blog-content-", FILM_HTML_CLASS_BODY},
    {"-body-copy-", FILM_HTML_CLASS_BODY},
    {"-bodycopy-", FILM_HTML_CLASS_BODY},
    {"-body-text-", FILM_HTML_CLASS_BODY},
    {"-bodytext-", FILM_HTML_CLASS_BODY},
    {"-content-body-", FILM_HTML_CLASS_BODY},
    {"-entry-body-", FILM_HTML_CLASS_BODY},
    {"-entry-content-", FILM_HTML_CLASS_BODY},
    {"-entry-text-", FILM_HTML_CLASS_BODY},
    {"-entrytext-", FILM_HTML_CLASS_BODY},
    {"-news-body-", FILM_HTML_CLASS_BODY},
    {"-news-content-", FILM_HTML_CLASS_BODY},
    {"-news-text-", FILM_HTML_CLASS_BODY},
    {"-post-body-", FILM_HTML_CLASS_BODY},
    {"-post-content-", FILM_HTML_CLASS_BODY},
    {"-post-entry-", FILM_HTML_CLASS_BODY},
    {"-post-text-", FILM_HTML_CLASS_BODY},
    {"-rich-text-", FILM_HTML_CLASS_BODY},
    {"-richtext-", FILM_HTML_CLASS_BODY},
    {"-single-content-", FILM_HTML_CLASS_BODY},
    {"-story-body-", FILM_HTML_CLASS_BODY},
    {"-storybody-", FILM_HTML_CLASS_BODY},
    {"-story-content-", FILM_HTML_CLASS_BODY},
    {"-story-text-", FILM_HTML_CLASS_BODY},

    {"-article-", FILM_HTML_CLASS_ARTICLE},
    {"-entry-", FILM_HTML_CLASS_ARTICLE},
    {"-hentry-", FILM_HTML_CLASS_ARTICLE},
    {"-news-article-", FILM_HTML_CLASS_ARTICLE},
    {"-post-", FILM_HTML_CLASS_ARTICLE},
    {"-story-", FILM_HTML_CLASS_ARTICLE},

    {"-comment-list-", FILM_HTML_CLASS_COMMENTS},
    {"-commentlist-", FILM_HTML_CLASS_COMMENTS},
    {"-comments-", FILM_HTML_CLASS_COMMENTS},
    {"-comentarios-", FILM_HTML_CLASS_COMMENTS},
    {"-kommentare-", FILM_HTML_CLASS_COMMENTS},
    {"-cookie", FILM_HTML_CLASS_NEVER},
    {"-disqus-", FILM_HTML_CLASS_COMMENTS},
    {"-gdpr-", FILM_HTML_CLASS_NEVER},
    {"-modal-", FILM_HTML_CLASS_NEVER},
    {"-navbar-", FILM_HTML_CLASS_NEVER},
    {"-navigation-", FILM_HTML_CLASS_NEVER},
    {"-newsletter", FILM_HTML_CLASS_NEVER},
    {"-popup-", FILM_HTML_CLASS_NEVER},
    {"-related", FILM_HTML_CLASS_NEVER},
    {"-screen-reader-text-", FILM_HTML_CLASS_NEVER},
    {"-sr-only-", FILM_HTML_CLASS_NEVER},

    {"-ad-", FILM_HTML_CLASS_CLUTTER},
    {"-addtoany-", FILM_HTML_CLASS_CLUTTER},
    {"-adjacent-", FILM_HTML_CLASS_CLUTTER},
    {"-ads-", FILM_HTML_CLASS_CLUTTER},
    {"-adsense-", FILM_HTML_CLASS_CLUTTER},
    {"-advert", FILM_HTML_CLASS_CLUTTER},
    {"-also-like-", FILM_HTML_CLASS_CLUTTER},
    {"-author-bio-", FILM_HTML_CLASS_CLUTTER},
    {"-author-box-", FILM_HTML_CLASS_CLUTTER},
    {"-author-info-", FILM_HTML_CLASS_CLUTTER},
    {"-about-author-", FILM_HTML_CLASS_CLUTTER},
    {"-about-the-author-", FILM_HTML_CLASS_CLUTTER},
    {"-banner-", FILM_HTML_CLASS_CLUTTER},
    {"-bio-", FILM_HTML_CLASS_CLUTTER},
    {"-breadcrumb", FILM_HTML_CLASS_CLUTTER},
    {"-byline-", FILM_HTML_CLASS_CLUTTER},
    {"-caption-", FILM_HTML_CLASS_CLUTTER},
    {"-captions-", FILM_HTML_CLASS_CLUTTER},
    {"-carousel-", FILM_HTML_CLASS_CLUTTER},
    {"-comment-", FILM_HTML_CLASS_COMMENT},
    {"-control-panel-", FILM_HTML_CLASS_CLUTTER},
    {"-copyright-", FILM_HTML_CLASS_CLUTTER},
    {"-credit-", FILM_HTML_CLASS_CLUTTER},
    {"-cta-", FILM_HTML_CLASS_CLUTTER},
    {"-disclaimer-", FILM_HTML_CLASS_CLUTTER},
    {"-disclosure-", FILM_HTML_CLASS_CLUTTER},
    {"-editors-picks-", FILM_HTML_CLASS_CLUTTER},
    {"-entry-meta-", FILM_HTML_CLASS_CLUTTER},
    {"-explore-", FILM_HTML_CLASS_CLUTTER},
    {"-follow-", FILM_HTML_CLASS_CLUTTER},
    {"-footer-", FILM_HTML_CLASS_CLUTTER},
    {"-gallery-", FILM_HTML_CLASS_CLUTTER},
    {"-latest-news-", FILM_HTML_CLASS_CLUTTER},
    {"-latest-posts-", FILM_HTML_CLASS_CLUTTER},
    {"-login-", FILM_HTML_CLASS_CLUTTER},
    {"-masthead-", FILM_HTML_CLASS_CLUTTER},
    {"-menu-", FILM_HTML_CLASS_CLUTTER},
    {"-more-stories-", FILM_HTML_CLASS_CLUTTER},
    {"-most-popular-", FILM_HTML_CLASS_CLUTTER},
    {"-nav-", FILM_HTML_CLASS_CLUTTER},
    {"-next-post", FILM_HTML_CLASS_CLUTTER},
    {"-next-prev-", FILM_HTML_CLASS_CLUTTER},
    {"-outbrain-", FILM_HTML_CLASS_CLUTTER},
    {"-overlay-", FILM_HTML_CLASS_CLUTTER},
    {"-pager-", FILM_HTML_CLASS_CLUTTER},
    {"-pagination-", FILM_HTML_CLASS_CLUTTER},
    {"-paywall-", FILM_HTML_CLASS_WEAK},
    {"-playlist-", FILM_HTML_CLASS_CLUTTER},
    {"-popular-posts-", FILM_HTML_CLASS_CLUTTER},
    {"-post-meta-", FILM_HTML_CLASS_CLUTTER},
    {"-post-nav", FILM_HTML_CLASS_CLUTTER},
    {"-postinfo-", FILM_HTML_CLASS_CLUTTER},
    {"-postmeta-", FILM_HTML_CLASS_CLUTTER},
    {"-prev-next-", FILM_HTML_CLASS_CLUTTER},
    {"-promo-", FILM_HTML_CLASS_CLUTTER},
    {"-promos-", FILM_HTML_CLASS_CLUTTER},
    {"-promoted", FILM_HTML_CLASS_CLUTTER},
    {"-rail-", FILM_HTML_CLASS_CLUTTER},
    {"-read-more-", FILM_HTML_CLASS_CLUTTER},
    {"-readmore-", FILM_HTML_CLASS_CLUTTER},
    {"-read-next-", FILM_HTML_CLASS_CLUTTER},
    {"-recent-posts-", FILM_HTML_CLASS_CLUTTER},
    {"-recirc", FILM_HTML_CLASS_CLUTTER},
    {"-recommend", FILM_HTML_CLASS_CLUTTER},
    {"-reply-", FILM_HTML_CLASS_COMMENT},
    {"-respond-", FILM_HTML_CLASS_COMMENT},
    {"-share", FILM_HTML_CLASS_CLUTTER},
    {"-sharing", FILM_HTML_CLASS_CLUTTER},
    {"-side-bar-", FILM_HTML_CLASS_CLUTTER},
    {"-sidebar-", FILM_HTML_CLASS_CLUTTER},
    {"-sign-up-", FILM_HTML_CLASS_CLUTTER},
    {"-signup-", FILM_HTML_CLASS_CLUTTER},
    {"-skip-link-", FILM_HTML_CLASS_CLUTTER},
    {"-slideshow-", FILM_HTML_CLASS_CLUTTER},
    {"-sponsor", FILM_HTML_CLASS_CLUTTER},
    {"-subscribe", FILM_HTML_CLASS_CLUTTER},
    {"-subscription-", FILM_HTML_CLASS_CLUTTER},
    {"-supplemental-", FILM_HTML_CLASS_CLUTTER},
    {"-taboola-", FILM_HTML_CLASS_CLUTTER},
    {"-tag-list-", FILM_HTML_CLASS_CLUTTER},
    {"-tagbox-", FILM_HTML_CLASS_CLUTTER},
    {"-taglist-", FILM_HTML_CLASS_CLUTTER},
    {"-tags-", FILM_HTML_CLASS_CLUTTER},
    {"-toc-", FILM_HTML_CLASS_CLUTTER},
    {"-toolbar-", FILM_HTML_CLASS_CLUTTER},
    {"-trending-", FILM_HTML_CLASS_CLUTTER},
    {"-up-next-", FILM_HTML_CLASS_CLUTTER},
    {"-video-player-", FILM_HTML_CLASS_CLUTTER},
    {"-widget-area-", FILM_HTML_CLASS_CLUTTER},
    {"-widgets-", FILM_HTML_CLASS_CLUTTER},
    {"-yarpp-", FILM_HTML_CLASS_CLUTTER},

    {"-article-title-", FILM_HTML_CLASS_WEAK},
    {"-author-", FILM_HTML_CLASS_WEAK},
    {"-authors-", FILM_HTML_CLASS_WEAK},
    {"-by-line-", FILM_HTML_CLASS_WEAK},
    {"-entry-title-", FILM_HTML_CLASS_WEAK},
    {"-filed-under-", FILM_HTML_CLASS_WEAK},
    {"-headline-", FILM_HTML_CLASS_WEAK},
    {"-meta-", FILM_HTML_CLASS_WEAK},
    {"-post-tag", FILM_HTML_CLASS_WEAK},
    {"-post-title-", FILM_HTML_CLASS_WEAK},
    {"-print-", FILM_HTML_CLASS_WEAK},
    {"-rating-", FILM_HTML_CLASS_WEAK},
    {"-ratings-", FILM_HTML_CLASS_WEAK},
    {"-social-", FILM_HTML_CLASS_WEAK},
    {"-tools-", FILM_HTML_CLASS_WEAK},
};

static const struct word_row role_rows[] = {
    {"alert", FILM_HTML_CLASS_NEVER},
    {"article", FILM_HTML_CLASS_ARTICLE},
    {"banner", FILM_HTML_CLASS_CLUTTER},
    {"complementary", FILM_HTML_CLASS_CLUTTER},
    {"contentinfo", FILM_HTML_CLASS_CLUTTER},
    {"dialog", FILM_HTML_CLASS_NEVER},
    {"menu", FILM_HTML_CLASS_NEVER},
    {"menubar", FILM_HTML_CLASS_NEVER},
    {"navigation", FILM_HTML_CLASS_NEVER},
    {"search", FILM_HTML_CLASS_CLUTTER},
    {"tablist", FILM_HTML_CLASS_CLUTTER},
    {"toolbar", FILM_HTML_CLASS_CLUTTER},
};

/* True if the letters and digits from s.p[i] on have digits between letters, as
 * numbers in base 16 have: "1ad269af" is not about an "ad". */
static bool
is_mixed(struct film_str s, size_t i)
{
    bool digit = false;
    for (; i < s.n; i++)
        if (film_ascii_digit(s.p[i]))
            digit = true;
        else if (!film_ascii_letter(s.p[i]))
            break;
        else if (digit)
            return true;
    return false;
}

/* Writes the words of one name in lower case, each between '-', into out of
 * room bytes: "td-postContent2" gives "-td-post-content-2-". A capital begins
 * a word only if two small letters follow: the random names that style tools
 * make are not to be read as words. */
static void
words_of(char *out, size_t room, struct film_str s)
{
    size_t n = 0;
    char before = '-'; /* kind of the byte before: a, A, 0 or - */
    bool mixed = false;
    out[n++] = '-';
    for (size_t i = 0; i < s.n && n + 3 < room; i++) {
        char c = s.p[i];
        char kind = c >= 'A' && c <= 'Z'                              ? 'A'
                    : c >= '0' && c <= '9'                            ? '0'
                    : film_ascii_small(c) || (unsigned char)c >= 0x80 ? 'a'
                                                                      : '-';
        bool begins = kind == 'A' && before == 'a' && i + 2 < s.n &&
                      film_ascii_small(s.p[i + 1]) &&
                      film_ascii_small(s.p[i + 2]);
        if (before == '-' && kind != '-')
            mixed = is_mixed(s, i);
        if (kind == '-' || begins ||
            (!mixed && (kind == '0') != (before == '0')))
            if (out[n - 1] != '-')
                out[n++] = '-';
        if (kind != '-')
            out[n++] = (char)(kind == 'A' ? c + 32 : c);
        before = kind;
    }
    if (out[n - 1] != '-')
        out[n++] = '-';
    out[n] = '\0';
}

/* "has-sidebar", "sidebar-enabled": the box is not one, but is beside one
 * or could. */
static bool
is_of_page(const char *words)
{
    static const char *const states[] = {"-no-",      "-has-",     "-with-",
                                         "-without-", "-enabled-", "-disabled-",
                                         "-false-",   "-true-"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strstr(words, states[i]))
            return true;
    return false;
}

static unsigned
classify_name(struct film_str name)
{
    char words[128];
    unsigned classes = 0;
    words_of(words, sizeof words, name);
    for (size_t i = 0; i < sizeof word_rows / sizeof *word_rows; i++)
        if (strstr(words, word_rows[i].word))
            classes |= word_rows[i].classes;
    /* "newsletter-article-text" is not an article text */
    unsigned clutter = FILM_HTML_CLASS_CLUTTER | FILM_HTML_CLASS_NEVER |
                       FILM_HTML_CLASS_COMMENTS | FILM_HTML_CLASS_COMMENT;
    if (classes & clutter)
        classes &= ~(unsigned)(FILM_HTML_CLASS_BODY | FILM_HTML_CLASS_ARTICLE);
    if (is_of_page(words))
        classes &= ~(unsigned)(clutter | FILM_HTML_CLASS_WEAK);
    /* an embedded post is quoted text */
    if (classes & FILM_HTML_CLASS_BODY || strstr(words, "-embed-"))
        classes &= ~(unsigned)FILM_HTML_CLASS_WEAK;
    return classes;
}

static unsigned
classify_names(struct film_str names)
{
    unsigned classes = 0, count = 0;
    for (size_t i = 0; i < names.n && count < 20; count++) {
        while (i < names.n && strchr(" \t\r\n\f", names.p[i]))
            i++;
        size_t begin = i;
        while (i < names.n && !strchr(" \t\r\n\f", names.p[i]))
            i++;
        if (i > begin)
            classes |=
                classify_name((struct film_str){names.p + begin, i - begin});
    }
    return classes;
}

/* The next letter or digit of an id or a heading from *i on, in lower case; -1
 * at the end. Other signs than ASCII letters become anything in an id. */
static int
next_letter(struct film_str s, size_t *i)
{
    while (*i < s.n) {
        char c = film_ascii_to_small(s.p[(*i)++]);
        if (film_ascii_small(c) || film_ascii_digit(c))
            return c;
    }
    return -1;
}

/* True for an id made of a heading, "menu-of-the-evening": its words come from
 * the text and do not name the kind of box. An id of one or two words can do
 * both. */
static bool
is_slug(struct film_str id, struct film_str heading)
{
    enum { WORDS = 3 };
    size_t i = 0, k = 0;
    unsigned words = 1;
    int c;
    for (size_t j = 0; j < id.n; j++)
        words += id.p[j] == '-' || id.p[j] == '_';
    if (words < WORDS)
        return false;
    while ((c = next_letter(id, &i)) == next_letter(heading, &k))
        if (c < 0)
            return true;
    return false;
}

unsigned
film_html_classify(const xmlNode *node, struct film_str heading)
{
    unsigned classes = 0;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        struct film_str value = film_str_from(
            a->children ? (const char *)a->children->content : NULL);
        const char *name = (const char *)a->name;
        if (strcmp(name, "class") == 0 ||
            (strcmp(name, "id") == 0 && !is_slug(value, heading)))
            classes |= classify_names(value);
        else if (strcmp(name, "itemprop") == 0 &&
                 film_str_equal_nocase(value, FILM_STR("articleBody")))
            classes |= FILM_HTML_CLASS_ITEM;
        else if (strcmp(name, "role") == 0)
            for (size_t i = 0; i < sizeof role_rows / sizeof *role_rows; i++)
                if (film_str_equal_nocase(value,
                                          film_str_from(role_rows[i].word)))
                    classes |= role_rows[i].classes;
    }
    return classes;
}
