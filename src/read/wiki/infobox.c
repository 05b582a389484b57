/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/wiki/infobox.h"

#include "read/date.h"

#include <stdio.h>

enum { PARTS = 128, CREDITS = 400, PART_BYTES = 64 * 1024 };

/* The boxes known here (template documentation of en.wikipedia.org and
 * ko.wikipedia.org). */
static const struct box {
    const char *name;
    enum film_record_kind kind;
    const char *form;
} boxes[] = {
    {"infobox film", FILM_RECORD_FILM, "movie"},
    {"infobox movie", FILM_RECORD_FILM, "movie"},
    {"infobox television film", FILM_RECORD_FILM, "movie"},
    {"infobox television", FILM_RECORD_FILM, "series"},
    {"영화 정보", FILM_RECORD_FILM, "movie"},
    {"영화", FILM_RECORD_FILM, "movie"},
    {"드라마 정보", FILM_RECORD_FILM, "series"},
    {"텔레비전 드라마 정보", FILM_RECORD_FILM, "series"},
    {"infobox person", FILM_RECORD_PERSON, ""},
    {"infobox actor", FILM_RECORD_PERSON, ""},
    {"infobox celebrity", FILM_RECORD_PERSON, ""},
    {"배우 정보", FILM_RECORD_PERSON, ""},
    {"인물 정보", FILM_RECORD_PERSON, ""},
    {"연예인 정보", FILM_RECORD_PERSON, ""},
    {"영화인 정보", FILM_RECORD_PERSON, ""},
};

enum field {
    NAME,
    NAME_ORIGINAL,
    NAME_ALTERNATIVE,
    NAME_BIRTH,
    NAME_STAGE,
    CREDIT,
    RELEASED,
    RUNTIME,
    COUNTRY,
    LANGUAGE,
    GENRE,
    STUDIO,
    BORN,
    DIED,
    IMDB
};

/* Parameters of the boxes and what they hold. */
static const struct param {
    const char *name;
    enum field field;
    enum film_job job; /* of a CREDIT */
} params[] = {
    {"name", NAME, 0},
    {"제목", NAME, 0},
    {"이름", NAME, 0},
    {"film name", NAME_ORIGINAL, 0},
    {"native name", NAME_ORIGINAL, 0},
    {"native_name", NAME_ORIGINAL, 0},
    {"원제", NAME_ORIGINAL, 0},
    {"원어이름", NAME_ORIGINAL, 0},
    {"alt name", NAME_ALTERNATIVE, 0},
    {"alt_name", NAME_ALTERNATIVE, 0},
    {"other_names", NAME_ALTERNATIVE, 0},
    {"othername", NAME_ALTERNATIVE, 0},
    {"alias", NAME_ALTERNATIVE, 0},
    {"다른 이름", NAME_ALTERNATIVE, 0},
    {"영문", NAME_ALTERNATIVE, 0},
    {"영어 제목", NAME_ALTERNATIVE, 0},
    {"birth_name", NAME_BIRTH, 0},
    {"birthname", NAME_BIRTH, 0},
    {"본명", NAME_BIRTH, 0},
    {"예명", NAME_STAGE, 0},
    {"director", CREDIT, FILM_JOB_DIRECTOR},
    {"감독", CREDIT, FILM_JOB_DIRECTOR},
    {"연출", CREDIT, FILM_JOB_DIRECTOR},
    {"starring", CREDIT, FILM_JOB_CAST},
    {"출연", CREDIT, FILM_JOB_CAST},
    {"출연자", CREDIT, FILM_JOB_CAST},
    {"배우", CREDIT, FILM_JOB_CAST},
    {"writer", CREDIT, FILM_JOB_WRITER},
    {"screenplay", CREDIT, FILM_JOB_WRITER},
    {"각본", CREDIT, FILM_JOB_WRITER},
    {"극본", CREDIT, FILM_JOB_WRITER},
    {"producer", CREDIT, FILM_JOB_PRODUCER},
    {"제작", CREDIT, FILM_JOB_PRODUCER},
    {"music", CREDIT, FILM_JOB_COMPOSER},
    {"composer", CREDIT, FILM_JOB_COMPOSER},
    {"음악", CREDIT, FILM_JOB_COMPOSER},
    {"cinematography", CREDIT, FILM_JOB_CINEMATOGRAPHER},
    {"촬영", CREDIT, FILM_JOB_CINEMATOGRAPHER},
    {"editing", CREDIT, FILM_JOB_EDITOR},
    {"editor", CREDIT, FILM_JOB_EDITOR},
    {"편집", CREDIT, FILM_JOB_EDITOR},
    {"released", RELEASED, 0},
    {"release_date", RELEASED, 0},
    {"first_aired", RELEASED, 0},
    {"개봉일", RELEASED, 0},
    {"개봉", RELEASED, 0},
    {"runtime", RUNTIME, 0},
    {"시간", RUNTIME, 0},
    {"상영 시간", RUNTIME, 0},
    {"country", COUNTRY, 0},
    {"countries", COUNTRY, 0},
    {"국가", COUNTRY, 0},
    {"나라", COUNTRY, 0},
    {"language", LANGUAGE, 0},
    {"languages", LANGUAGE, 0},
    {"언어", LANGUAGE, 0},
    {"genre", GENRE, 0},
    {"장르", GENRE, 0},
    {"studio", STUDIO, 0},
    {"production_companies", STUDIO, 0},
    {"production companies", STUDIO, 0},
    {"production company", STUDIO, 0},
    {"제작사", STUDIO, 0},
    {"birth_date", BORN, 0},
    {"birthdate", BORN, 0},
    {"출생일", BORN, 0},
    {"death_date", DIED, 0},
    {"deathdate", DIED, 0},
    {"사망일", DIED, 0},
    {"imdb_id", IMDB, 0},
    {"imdb", IMDB, 0},
};

/* Boxes that give a name in its script and in Latin letters. */
static const char name_boxes[] =
    "infobox name module|film name|infobox korean name|infobox chinese|"
    "korean name|infobox japanese name";
static const struct {
    const char *name, *language;
    enum film_name_kind kind;
} name_params[] = {
    {"hangul", "ko", FILM_NAME_ORIGINAL},
    {"hanja", "ko-Hani", FILM_NAME_ALTERNATIVE},
    {"rr", "ko-Latn", FILM_NAME_ROMANISED},
    {"mr", "ko-Latn", FILM_NAME_ROMANISED},
    {"hangulborn", "ko", FILM_NAME_BIRTH},
    {"rrborn", "ko-Latn", FILM_NAME_BIRTH},
    {"hangulstage", "ko", FILM_NAME_STAGE},
    {"rrstage", "ko-Latn", FILM_NAME_STAGE},
    {"kanji", "ja", FILM_NAME_ORIGINAL},
    {"romaji", "ja-Latn", FILM_NAME_ROMANISED},
    {"traditional", "zh-Hant", FILM_NAME_ORIGINAL},
    {"simplified", "zh-Hans", FILM_NAME_ORIGINAL},
    {"t", "zh-Hant", FILM_NAME_ORIGINAL},
    {"s", "zh-Hans", FILM_NAME_ORIGINAL},
    {"pinyin", "zh-Latn", FILM_NAME_ROMANISED},
    {"p", "zh-Latn", FILM_NAME_ROMANISED},
};

/* Templates whose first part, or "id", is an identifier. */
static const struct {
    const char *name, *scheme;
    enum film_record_kind kind;
} id_templates[] = {
    {"imdb title", "imdb", FILM_RECORD_FILM},
    {"imdb movie", "imdb", FILM_RECORD_FILM},
    {"imdb 제목", "imdb", FILM_RECORD_FILM},
    {"imdb name", "imdb", FILM_RECORD_PERSON},
    {"imdb 이름", "imdb", FILM_RECORD_PERSON},
    {"tmdb movie", "tmdb", FILM_RECORD_FILM},
    {"tmdb title", "tmdb", FILM_RECORD_FILM},
    {"kmdb film", "kmdb", FILM_RECORD_FILM},
    {"kmdb 영화", "kmdb", FILM_RECORD_FILM},
    {"kobis film", "kobis", FILM_RECORD_FILM},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The name of the template at token t, for comparing. */
static struct film_str
template_name(const struct film_wiki *w, uint32_t t)
{
    struct film_wiki_part part;
    if (film_wiki_parts(w, t, &part, 1) == 0 || part.from >= part.end)
        return (struct film_str){0};
    size_t from = w->tokens[part.from].at;
    /* A comment or a newline after the name is not part of it. */
    return film_str_trim(
        (struct film_str){w->text.p + from, w->tokens[part.from].end - from});
}

bool
film_wiki_infobox(const struct film_wiki *w, uint32_t *t,
                  enum film_record_kind *kind)
{
    for (uint32_t i = 0; i < w->count; i++) {
        const struct film_wiki_token *k = &w->tokens[i];
        if (k->kind != FILM_WIKI_TEMPLATE || k->match == i)
            continue;
        struct film_str name = template_name(w, i);
        for (size_t n = 0; n < COUNT(boxes); n++)
            if (film_str_equal_nocase(name, film_str_from(boxes[n].name))) {
                *t = i;
                *kind = boxes[n].kind;
                return true;
            }
        i = k->match; /* boxes are not inside of others */
    }
    return false;
}

struct film_str
film_wiki_plain_title(struct film_str title)
{
    if (!film_str_ends(title, FILM_STR(")")))
        return title;
    for (size_t i = title.n; i-- > 1;)
        if (title.p[i] == '(')
            return film_str_trim((struct film_str){title.p, i});
    return title;
}

/* --- one parameter ------------------------------------------------------ */

/* Removes remarks and quotation marks from a name: "Lee (uncredited)". */
static struct film_str
bare_name(struct film_str s)
{
    s = film_str_trim(s);
    if (s.n >= 2 && s.p[0] == '(' && s.p[s.n - 1] == ')') {
        /* "(Catalan: Actrius)" */
        const char *colon = memmem(s.p, s.n, ": ", 2);
        size_t skip = colon ? (size_t)(colon + 2 - s.p) : 1;
        s = (struct film_str){s.p + skip, s.n - skip - 1};
    }
    const char *bracket = s.n ? memchr(s.p, '(', s.n) : NULL;
    if (bracket && bracket > s.p)
        s.n = (size_t)(bracket - s.p);
    return film_str_trim(s);
}

/* "Jr." and similar suffixes belong to the name before the comma. */
static bool
is_suffix(struct film_str s)
{
    static const char *const suffixes[] = {"Jr.", "Jr",  "Sr.", "Sr",
                                           "II",  "III", "IV"};
    s = film_str_trim(s);
    for (size_t i = 0; i < COUNT(suffixes); i++)
        if (film_str_equal(s, film_str_from(suffixes[i])))
            return true;
    return false;
}

/* The next item of a rendered list: lines, and commas within a line. */
static bool
next_item(struct film_str *rest, struct film_str *item)
{
    while (rest->n) {
        size_t n = 0;
        while (n < rest->n && rest->p[n] != '\n') {
            if (rest->p[n] == ',') {
                struct film_str after = {rest->p + n + 1, rest->n - n - 1};
                struct film_str next = {after.p, 0};
                while (next.n < after.n && !strchr(",\n", after.p[next.n]))
                    next.n++;
                if (!is_suffix(next))
                    break;
            }
            n++;
        }
        *item = film_str_trim((struct film_str){rest->p, n});
        size_t skip = n < rest->n ? n + 1 : n;
        *rest = (struct film_str){rest->p + skip, rest->n - skip};
        if (item->n)
            return true;
    }
    return false;
}

static void
add_credits(struct film_builder *b, struct film_str text, enum film_job job,
            const struct film_wiki_page *page, uint32_t line)
{
    struct film_str item;
    while (next_item(&text, &item) && b->record.credit_count < CREDITS) {
        struct film_str name = bare_name(item);
        if (name.n == 0 || name.n > 120)
            continue;
        struct film_credit *c = film_builder_credit(b, job, line);
        if (c)
            film_builder_name(b, &c->names, FILM_NAME_MAIN, name,
                              page->language);
    }
}

static void
add_list(struct film_builder *b, struct film_strs *list, struct film_str text)
{
    struct film_str item;
    while (next_item(&text, &item))
        film_builder_add(b, list, bare_name(item));
}

/* "2018-05-16 (Cannes), 2018-05-17 (South Korea)" or a date in words, a line
 * or a pair of brackets each. */
static void
add_releases(struct film_builder *b, struct film_str text)
{
    struct film_str line;
    while (film_str_cut(&text, '\n', &line)) {
        while ((line = film_str_trim(line)).n) {
            const char *open = memchr(line.p, '(', line.n);
            const char *end = line.p + line.n;
            const char *close =
                open ? memchr(open, ')', (size_t)(end - open)) : NULL;
            struct film_str date = {line.p,
                                    close ? (size_t)(open - line.p) : line.n};
            struct film_str place = {0};
            if (close)
                place = (struct film_str){open + 1, (size_t)(close - open - 1)};
            const char *next = close ? close + 1 : end;
            while (next < end && strchr(", ", *next))
                next++;
            film_builder_release_date(b, date, place);
            line = (struct film_str){next, (size_t)(end - next)};
        }
    }
}

/* "148 minutes", "148분", "2시간 28분". */
static int
minutes(struct film_str s)
{
    int total = 0, v = 0;
    bool digits = false;
    for (size_t i = 0; i < s.n && v < 10000; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            v = v * 10 + (s.p[i] - '0');
            digits = true;
        } else if (digits) {
            struct film_str rest = {s.p + i, s.n - i};
            if (!film_str_starts(rest, FILM_STR("시간")))
                break;
            total = v * 60;
            v = 0;
            digits = false;
        }
    }
    return v < 10000 && total < 10000 ? total + v : 0;
}

static void
add_imdb(struct film_builder *b, struct film_id **ids, size_t *count,
         enum film_record_kind kind, struct film_str value)
{
    const char *prefix = kind == FILM_RECORD_FILM ? "tt" : "nm";
    char id[24];
    value = film_str_trim(value);
    if (film_str_starts(value, film_str_from(prefix)))
        value = (struct film_str){value.p + 2, value.n - 2};
    if (value.n == 0 || value.n > 10)
        return;
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] < '0' || value.p[i] > '9')
            return;
    /* IMDb pads to seven digits, templates are lax about it. */
    int zeros = value.n < 7 ? 7 - (int)value.n : 0;
    snprintf(id, sizeof id, "%s%.*s%.*s", prefix, zeros, "0000000",
             (int)value.n, value.p);
    film_builder_id(b, ids, count, FILM_STR("imdb"), film_str_from(id));
}

static void
add_names(struct film_builder *b, enum film_name_kind kind,
          struct film_str text, struct film_str language)
{
    struct film_str item;
    while (film_str_cut(&text, '\n', &item)) {
        film_builder_name(b, &b->record.names, kind, bare_name(item), language);
        if (kind == FILM_NAME_MAIN)
            return;
    }
}

static void
add_param(struct film_builder *b, const struct param *p, struct film_str text,
          const struct film_wiki_page *page, uint32_t line)
{
    struct film_record *r = &b->record;
    struct film_str none = {0};
    switch (p->field) {
    case NAME:
        break; /* taken first */
    case NAME_ORIGINAL:
        add_names(b, FILM_NAME_ORIGINAL, text, none);
        break;
    case NAME_ALTERNATIVE:
        while (next_item(&text, &none))
            add_names(b, FILM_NAME_ALTERNATIVE, none, (struct film_str){0});
        break;
    case NAME_BIRTH:
        add_names(b, FILM_NAME_BIRTH, text, none);
        break;
    case NAME_STAGE:
        add_names(b, FILM_NAME_STAGE, text, none);
        break;
    case CREDIT:
        add_credits(b, text, p->job, page, line);
        break;
    case RELEASED:
        add_releases(b, text);
        break;
    case RUNTIME:
        r->runtime = minutes(text);
        break;
    case COUNTRY:
        add_list(b, &r->countries, text);
        break;
    case LANGUAGE:
        add_list(b, &r->languages, text);
        break;
    case GENRE:
        add_list(b, &r->genres, text);
        break;
    case STUDIO:
        add_list(b, &r->studios, text);
        break;
    case BORN:
        r->born = film_builder_date(b, text);
        break;
    case DIED:
        r->died = film_builder_date(b, text);
        break;
    case IMDB:
        add_imdb(b, &r->ids, &r->id_count, r->kind, text);
        break;
    }
}

static const struct param *
find_param(struct film_str name)
{
    /* "director1", "production_companies" with blanks: the documentation
     * allows both. */
    while (name.n && name.p[name.n - 1] >= '0' && name.p[name.n - 1] <= '9')
        name.n--;
    for (size_t i = 0; name.n && i < COUNT(params); i++)
        if (film_str_equal_nocase(name, film_str_from(params[i].name)))
            return &params[i];
    return NULL;
}

/* --- the whole ---------------------------------------------------------- */

int
film_wiki_year(const struct film_wiki *w, uint32_t t, struct film_str title)
{
    struct film_wiki_part parts[PARTS];
    unsigned n = film_wiki_parts(w, t, parts, PARTS);
    int year = 0;
    for (unsigned i = 1; i < n && year == 0; i++) {
        const struct param *p = find_param(parts[i].name);
        if (!p || p->field != RELEASED)
            continue;
        struct film_buf text;
        film_buf_init(&text, PART_BYTES);
        film_wiki_render_part(w, &parts[i], &text);
        year = film_date_year(film_buf_get(&text));
        film_buf_release(&text);
    }
    struct film_str plain = film_wiki_plain_title(title);
    if (year == 0 && plain.n < title.n)
        year = film_date_year(
            (struct film_str){title.p + plain.n, title.n - plain.n});
    return year;
}

static void
add_scripts(struct film_builder *b, const struct film_wiki *w, uint32_t t)
{
    struct film_wiki_part parts[PARTS];
    unsigned n = film_wiki_parts(w, t, parts, PARTS);
    for (unsigned i = 1; i < n; i++)
        for (size_t k = 0; k < COUNT(name_params); k++) {
            if (!film_str_equal_nocase(parts[i].name,
                                       film_str_from(name_params[k].name)))
                continue;
            film_buf_reset(&b->scratch);
            struct film_buf text;
            film_buf_init(&text, PART_BYTES);
            film_wiki_render_part(w, &parts[i], &text);
            film_builder_name(b, &b->record.names, name_params[k].kind,
                              bare_name(film_buf_get(&text)),
                              film_str_from(name_params[k].language));
            film_buf_release(&text);
        }
}

/* Name boxes may be anywhere, usually in or near the information box. */
static void
add_name_boxes(struct film_builder *b, const struct film_wiki *w)
{
    for (uint32_t i = 0; i < w->count; i++) {
        const struct film_wiki_token *k = &w->tokens[i];
        if (k->kind != FILM_WIKI_TEMPLATE || k->match == i)
            continue;
        struct film_str name = template_name(w, i);
        if (film_str_is_one_of_nocase(name, name_boxes)) {
            add_scripts(b, w, i);
            return;
        }
    }
}

void
film_wiki_ids(struct film_builder *b, const struct film_wiki *w,
              enum film_record_kind kind, struct film_id **ids, size_t *count)
{
    for (uint32_t i = 0; i < w->count && *count < 16; i++) {
        const struct film_wiki_token *k = &w->tokens[i];
        if (k->kind != FILM_WIKI_TEMPLATE || k->match == i)
            continue;
        struct film_str name = template_name(w, i);
        for (size_t n = 0; n < COUNT(id_templates); n++) {
            if (id_templates[n].kind != kind ||
                !film_str_equal_nocase(name,
                                       film_str_from(id_templates[n].name)))
                continue;
            struct film_wiki_part parts[8];
            unsigned m = film_wiki_parts(w, i, parts, 8);
            for (unsigned p = 1; p < m; p++) {
                if (parts[p].name.n &&
                    !film_str_equal(parts[p].name, FILM_STR("id")))
                    continue;
                struct film_buf text;
                film_buf_init(&text, PART_BYTES);
                film_wiki_render_part(w, &parts[p], &text);
                struct film_str value = film_str_trim(film_buf_get(&text));
                if (strcmp(id_templates[n].scheme, "imdb") == 0)
                    add_imdb(b, ids, count, kind, value);
                else
                    film_builder_id(b, ids, count,
                                    film_str_from(id_templates[n].scheme),
                                    value);
                film_buf_release(&text);
                break;
            }
        }
        i = k->match;
    }
}

bool
film_wiki_is_cast_heading(struct film_str s)
{
    static const char headings[] =
        "cast|main cast|voice cast|starring|besetzung|distribution|reparto|"
        "elenco|interpreti|obsada|obsazení|rolverdeling|medverkande|"
        "szereplők|kadro|oyuncular|в "
        "ролях|актёры|キャスト|演员|演員|演員陣容|출연|출연진|"
        "등장인물|등장 인물|캐스팅|배역|personaggi|medvirkende|cast principal|"
        "rollebesætning|cast and characters";
    return film_str_is_one_of_nocase(s, headings);
}

/* Finds where a cast item goes over from the actor to the role, and how long
 * that is: "Núria Espert as Glòria Marc", "유아인 : 종수 역". */
static const char *
role_mark(struct film_str s, size_t *n)
{
    static const char *const marks[] = {" as ", " : ", ": ", " - ",
                                        " – ",  " … ", ":"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        *n = strlen(marks[i]);
        const char *at = s.n ? memmem(s.p, s.n, marks[i], *n) : NULL;
        if (at && at > s.p)
            return at;
    }
    return NULL;
}

static struct film_credit *
find_cast(struct film_record *r, struct film_str name)
{
    for (size_t i = 0; i < r->credit_count; i++)
        if (r->credits[i].job == FILM_JOB_CAST && r->credits[i].names.n &&
            film_str_equal(r->credits[i].names.v[0].text, name))
            return &r->credits[i];
    return NULL;
}

static void
add_cast_item(struct film_builder *b, struct film_str item,
              const struct film_wiki_page *page)
{
    size_t n;
    const char *at = role_mark(item, &n);
    if (!at)
        return;
    struct film_str name =
        bare_name((struct film_str){item.p, (size_t)(at - item.p)});
    struct film_str role = {at + n, item.n - n - (size_t)(at - item.p)};
    size_t end = 0;
    while (end < role.n && !strchr(",:;.(\n", role.p[end]))
        end++;
    role = film_str_trim((struct film_str){role.p, end});
    if (film_str_ends(role, FILM_STR(" 역")))
        role.n -= strlen(" 역");
    if (name.n == 0 || role.n == 0 || name.n > 80 || role.n > 80)
        return;
    struct film_credit *c = find_cast(&b->record, name);
    if (!c && b->record.credit_count < CREDITS)
        c = film_builder_credit(b, FILM_JOB_CAST, page->line);
    if (!c)
        return;
    film_builder_name(b, &c->names, FILM_NAME_MAIN, name, page->language);
    film_builder_name(b, &c->roles, FILM_NAME_MAIN, role, page->language);
}

static const char *
box_form(struct film_str name)
{
    for (size_t i = 0; i < COUNT(boxes); i++)
        if (film_str_equal_nocase(name, film_str_from(boxes[i].name)))
            return boxes[i].form;
    return "";
}

void
film_wiki_record(struct film_builder *b, const struct film_wiki *w, uint32_t t,
                 const struct film_wiki_page *page)
{
    struct film_record *r = &b->record;
    struct film_wiki_part parts[PARTS];
    unsigned n = film_wiki_parts(w, t, parts, PARTS);
    r->ref = film_builder_text(b, page->id);
    r->form = film_str_from(box_form(template_name(w, t)));
    struct film_buf text;
    film_buf_init(&text, PART_BYTES);
    /* The name the page shows comes first, whatever the order of the box. */
    for (int names = 1; names >= 0; names--) {
        for (unsigned i = 1; i < n; i++) {
            const struct param *p = find_param(parts[i].name);
            if (!p || (p->field == NAME) != names)
                continue;
            film_buf_reset(&text);
            film_wiki_render_part(w, &parts[i], &text);
            struct film_str s = film_str_trim(film_buf_get(&text));
            uint32_t line = page->line + w->tokens[parts[i].from].line;
            if (s.n && names)
                add_names(b, FILM_NAME_MAIN, s, page->language);
            else if (s.n)
                add_param(b, p, s, page, line);
        }
        if (names)
            film_builder_name(
                b, &r->names,
                r->names.n ? FILM_NAME_ALTERNATIVE : FILM_NAME_MAIN,
                film_wiki_plain_title(page->title), page->language);
    }
    film_buf_release(&text);
    add_name_boxes(b, w);
    film_wiki_ids(b, w, r->kind, &r->ids, &r->id_count);
    for (size_t i = 0; r->kind == FILM_RECORD_FILM && i < page->cast.n; i++)
        add_cast_item(b, page->cast.v[i], page);
    if (r->kind == FILM_RECORD_FILM)
        r->year = film_wiki_year(w, t, page->title);
}
