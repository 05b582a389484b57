/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/phrase.h"

#include "base/utf8.h"
#include "read/html/weights.h"

#define W film_html_weights

/* Lower-case; compared with a line in lower case without what is not a letter
 * or digit at its ends. Lines that are furniture wherever they are: */
static const char *const sure_lines[] = {
    "スポンサードリンク",
    "スポンサーリンク",
    "関連記事",
    "sign up for our newsletter",
    "subscribe to our newsletter",
    "advertisement",
    "advertising",
    "anzeige",
    "back to gallery",
    "back to top",
    "continue reading",
    "continue reading below",
    "leave a comment",
    "next article",
    "publicidad",
    "publicidade",
    "publicité",
    "read more",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related posts",
    "related topics",
    "see more",
    "share this",
    "share this article",
    "skip advertisement",
    "sponsored",
    "story continues below advertisement",
    "this slideshow requires javascript",
    "top rated comments",
    "view all",
    "view comments",
    "werbung",
    "реклама",
    "광고",
    "広告",
    "더보기",
    "you may also like",
    "you might also like",
    "most read",
    "most popular",
    "article continues below",
    "explore further",
    "tell us what you think",
    "follow us",
    "join the conversation",
    "show comments",
    "post a comment",
    "advertisement - continue reading below",
    "story continues below",
    "breaking news",
    "must read",
    "editor's picks",
};

/* Words that are too, alone in a button or a link; a film may have the name, a
 * paragraph say no more. */
static const char *const single_words[] = {
    "ad",          "ads",      "advert",   "caption", "close",  "comment",
    "comments",    "loading",  "more",     "next",    "photos", "previous",
    "print",       "related",  "reply",    "share",   "tweet",  "video",
    "recommended", "trending", "breaking", "anuncio", "iklan",
};

/* Lines of links, of credits and of tags begin so, and so may a sentence. */
static const char *const line_labels[] = {
    "タグ:",
    "article continues",
    "via giphy",
    "this article is more than",
    "tempo de leitura",
    "story continues",
    "photo credit",
    "please enable javascript",
    "click here for more",
    "image via",
    "image source",
    "image credit",
    "estimated reading time",
    "categories:",
    "category:",
    "keywords:",
    "labels:",
    "topics:",
    "buyer's guide:",
    "image:",
    "more:",
    "photo:",
    "photos:",
    "photograph:",
    "read more:",
    "read:",
    "related:",
    "tag:",
    "tags:",
    "watch:",
    "фото:",
};

/* Lines that lead elsewhere begin so, and so may a sentence. */
static const char *const line_beginnings[] = {
    "also on ",
    "also read",
    "also see",
    "click here to",
    "copyright ©",
    "copyright ⓒ",
    "filed under",
    "follow @",
    "follow us on",
    "get our ",
    "join our ",
    "lees ook",
    "lesen sie auch",
    "lire aussi",
    "like this story",
    "like us on",
    "leer también",
    "leia também",
    "leia mais",
    "mehr zum thema",
    "more from ",
    "more on ",
    "on the next page",
    "photo by ",
    "posted in ",
    "read also",
    "read more about",
    "read next",
    "recommended for you",
    "recommended reading",
    "related article",
    "related coverage",
    "related post",
    "related roundup",
    "related stor",
    "see also",
    "share on ",
    "share this",
    "share via",
    "sign up for ",
    "sign up to ",
    "sign up here",
    "subscribe to ",
    "subscribe now",
    "tagged ",
    "to read the full",
    "veja também",
    "watch the video",
    "you may also like",
    "you may like",
    "you might also like",
    "читайте также",
    "관련기사",
    "관련 기사",
};

/* A line at the end of an article that closes so, or begins so, is not part of
 * it. */
static const char *const tail_ends[] = {
    "all rights reserved",       "contributed to this report",
    "contributed to this story", "contributed to this article",
    "contributed reporting",     "tous droits réservés",
    "alle rechte vorbehalten",   "todos los derechos reservados",
    "무단전재 및 재배포 금지",   "무단 전재 및 재배포 금지",
    "無断転載を禁じます",
};

static const char *const tail_beginnings[] = {
    "©",
    "ⓒ",
    "copyright ©",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "(c) 19",
    "(c) 20",
};

/* A line that contains one of these may be furniture. */
static const char *const tail_parts[] = {
    "contributed to this",
    "contributed reporting",
    "contributed to the report",
    "writers contributed",
    "subscribe to",
    "newsletter",
    "follow him on",
    "follow her on",
    "follow me on",
    "follow them on",
    "follow us on",
    "follow ap",
    "on twitter at",
    "on twitter @",
    "on facebook",
    "may be reached at",
    "can be reached at",
    "reach the reporter",
    "email the reporter",
    "e-mail the reporter",
    "all rights reserved",
    "©",
    "ⓒ",
    "copyright",
    "무단전재",
    "無断転載",
    "tous droits réservés",
    "alle rechte vorbehalten",
    "todos los derechos",
    "associated press writer",
    "click here to",
    "this article originally appeared",
    "this story originally appeared",
    "this post originally appeared",
    "originally published",
    "sign up for",
    "sign up to",
    "news app",
    "have a tip",
    "got a tip",
    "more ap ",
    "for more information, visit",
    "support us",
    "donate",
    "leave a comment",
    "let us know in the comments",
    "respeito ao usuário",
    "moderating all comments",
    "next article",
    "also available on",
    "read more stories",
    "full coverage",
};

enum { LINE_ROOM = 300 };

/* Lower-case ASCII copy of s (other bytes as they are) without what is
 * neither letter nor digit at its ends; false if s is too long. */
static bool
lower_line(char line[LINE_ROOM], struct film_str s, bool trim)
{
    if (s.n >= LINE_ROOM)
        return false;
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (trim && n == 0 && !word)
            continue;
        line[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    while (trim && n && strchr(" .:!?-|[](){}»«*", line[n - 1]))
        n--;
    line[n] = '\0';
    return true;
}

bool
film_html_ends_sentence(struct film_str s)
{
    static const char *const ends[] = {".", "!", "?", "…", "。", "”", "\""};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (film_str_ends(s, film_str_from(ends[i])))
            return true;
    return false;
}

/* True if one of n words begins the line or, whole, is all of it. */
static bool
begins_with(const char *line, bool whole, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (whole ? strcmp(line, words[i]) == 0
                  : strncmp(line, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

#define BEGINS(line, whole, words)                                             \
    begins_with(line, whole, words, sizeof words / sizeof *words)

enum film_html_phrase
film_html_phrase(struct film_str s)
{
    char line[LINE_ROOM];
    if (s.n > W.phrase_line || !lower_line(line, s, true))
        return FILM_HTML_PHRASE_NONE;
    if (BEGINS(line, true, sure_lines))
        return FILM_HTML_PHRASE_SURE;
    if (BEGINS(line, true, single_words))
        return FILM_HTML_PHRASE_WORD;
    if (BEGINS(line, false, line_labels))
        return FILM_HTML_PHRASE_LABEL;
    return BEGINS(line, false, line_beginnings) ? FILM_HTML_PHRASE_BEGINS
                                                : FILM_HTML_PHRASE_NONE;
}

enum film_html_phrase
film_html_tail(struct film_str s)
{
    char line[LINE_ROOM];
    if (s.n > W.tail_line || !lower_line(line, s, false))
        return FILM_HTML_PHRASE_NONE;
    size_t n = strlen(line);
    while (n && strchr(" .!", line[n - 1]))
        n--;
    for (size_t i = 0; i < sizeof tail_ends / sizeof *tail_ends; i++)
        if (film_str_ends((struct film_str){line, n},
                          film_str_from(tail_ends[i])))
            return FILM_HTML_PHRASE_SURE;
    if (BEGINS(line, false, tail_beginnings))
        return FILM_HTML_PHRASE_SURE;
    for (size_t i = 0; i < sizeof tail_parts / sizeof *tail_parts; i++)
        if (strstr(line, tail_parts[i]))
            return FILM_HTML_PHRASE_BEGINS;
    return FILM_HTML_PHRASE_NONE;
}

bool
film_html_is_credit(struct film_str s)
{
    static const char *const parts[] = {
        "photo",
        "getty",
        "©",
        "ⓒ",
        "credit",
        "courtesy",
        "image",
        "via ",
        "reuters",
        "shutterstock",
        "associated press",
        "foto",
        "사진",
    };
    char line[LINE_ROOM];
    if (s.n > W.credit_line || !lower_line(line, s, false))
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strstr(line, parts[i]))
            return true;
    return false;
}

static bool
next_letter(struct film_str s, size_t *at, uint32_t *c)
{
    while (*at < s.n) {
        *c = film_utf8_next(s, at);
        if (*c >= 'A' && *c <= 'Z')
            *c += 32;
        if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') ||
            (*c >= 0xc0 && !(*c >= 0x2000 && *c < 0x2e80)))
            return true;
    }
    return false;
}

bool
film_html_same_title(struct film_str title, struct film_str s)
{
    size_t i = 0, j = 0;
    uint32_t a, b;
    unsigned same = 0; /* letters; an ideograph is a word */
    while (next_letter(s, &j, &b)) {
        if (!next_letter(title, &i, &a) || a != b)
            return false;
        same += a >= 0x2e80 ? 2 : 1;
    }
    return same >= 5;
}

/* Whether the word (lower case, ASCII) is one of those of text. */
static bool
has_word(struct film_str text, struct film_str word)
{
    for (size_t i = 0; i + word.n <= text.n; i++)
        if (film_str_equal_nocase((struct film_str){text.p + i, word.n}, word))
            return true;
    return false;
}

bool
film_html_like_title(struct film_str title, struct film_str s)
{
    struct film_str word;
    unsigned all = 0, same = 0;
    while (film_str_cut(&s, ' ', &word)) {
        all += word.n > 2;
        same += word.n > 2 && has_word(title, word);
    }
    return all > 0 && same * 2 >= all;
}
