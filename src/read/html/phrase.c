/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/phrase.h"

#include "base/utf8.h"

/* Lower-case; compared with a line in lower case without what is no letter or
 * digit at its ends. */
static const char *const whole_lines[] = {
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "anuncio",
    "anzeige",
    "back to gallery",
    "back to top",
    "caption",
    "close",
    "comment",
    "comments",
    "continue reading",
    "continue reading below",
    "iklan",
    "leave a comment",
    "loading",
    "more",
    "next",
    "next article",
    "photos",
    "previous",
    "print",
    "publicidad",
    "publicidade",
    "publicité",
    "read more",
    "related",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related posts",
    "related topics",
    "reply",
    "see more",
    "share",
    "share this",
    "share this article",
    "skip advertisement",
    "sponsored",
    "story continues below advertisement",
    "this slideshow requires javascript",
    "top rated comments",
    "tweet",
    "video",
    "view all",
    "view comments",
    "werbung",
    "реклама",
    "광고",
    "広告",
    "더보기",
    "you may also like",
    "you might also like",
    "recommended",
    "trending",
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
    "breaking",
    "must read",
    "editor's picks",
};

/* Lines of up to 200 characters that begin so. */
static const char *const line_beginnings[] = {
    "also on ",
    "also read",
    "also see",
    "categories:",
    "category:",
    "keywords:",
    "labels:",
    "topics:",
    "buyer's guide:",
    "click here for more",
    "click here to",
    "copyright ©",
    "copyright ⓒ",
    "estimated reading time",
    "filed under",
    "follow @",
    "follow us on",
    "get our ",
    "image credit",
    "image source",
    "image:",
    "image via",
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
    "more:",
    "on the next page",
    "photo by ",
    "photo credit",
    "photo:",
    "photos:",
    "photograph:",
    "please enable javascript",
    "posted in ",
    "read also",
    "read more:",
    "read more about",
    "read next",
    "read:",
    "recommended for you",
    "recommended reading",
    "related article",
    "related coverage",
    "related post",
    "related roundup",
    "related stor",
    "related:",
    "see also",
    "share on ",
    "share this",
    "share via",
    "sign up for ",
    "sign up to ",
    "sign up here",
    "story continues",
    "subscribe to ",
    "subscribe now",
    "tag:",
    "tagged ",
    "tags:",
    "tempo de leitura",
    "this article is more than",
    "to read the full",
    "veja também",
    "via giphy",
    "watch:",
    "watch the video",
    "you may also like",
    "you may like",
    "you might also like",
    "читайте также",
    "фото:",
    "관련기사",
    "관련 기사",
};

/* Parts of lines of up to 250 characters at the end of an article. */
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

bool
film_html_is_phrase(struct film_str s)
{
    char line[LINE_ROOM];
    if (s.n > 200 || !lower_line(line, s, true))
        return false;
    for (size_t i = 0; i < sizeof whole_lines / sizeof *whole_lines; i++)
        if (strcmp(line, whole_lines[i]) == 0)
            return true;
    for (size_t i = 0; i < sizeof line_beginnings / sizeof *line_beginnings;
         i++)
        if (strncmp(line, line_beginnings[i], strlen(line_beginnings[i])) == 0)
            return true;
    return false;
}

bool
film_html_is_tail(struct film_str s)
{
    char line[LINE_ROOM];
    if (s.n > 250 || !lower_line(line, s, false))
        return false;
    for (size_t i = 0; i < sizeof tail_parts / sizeof *tail_parts; i++)
        if (strstr(line, tail_parts[i]))
            return true;
    return false;
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
    if (s.n > 160 || !lower_line(line, s, false))
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strstr(line, parts[i]))
            return true;
    return false;
}

bool
film_html_is_dateline(struct film_str s)
{
    char line[LINE_ROOM];
    if (s.n > 90 || !lower_line(line, s, true))
        return false;
    if (strncmp(line, "by ", 3) == 0 || strncmp(line, "updated ", 8) == 0 ||
        strncmp(line, "published ", 10) == 0 ||
        strncmp(line, "posted ", 7) == 0)
        return true;
    unsigned digits = 0, in_row = 0;
    bool year = false;
    for (const char *p = line; *p; p++) {
        bool digit = *p >= '0' && *p <= '9';
        digits += digit;
        in_row = digit ? in_row + 1 : 0;
        if (in_row == 4 &&
            (strncmp(p - 3, "19", 2) == 0 || strncmp(p - 3, "20", 2) == 0) &&
            !(p[1] >= '0' && p[1] <= '9'))
            year = true;
    }
    return year && digits >= 5 && s.n < 70;
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
