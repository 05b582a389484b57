/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/wiki-page.h"

#include "base/ascii.h"
#include "read/html/text.h"
#include "read/xml/xml.h"

enum { BOX_BYTES = 1 << 20, LABEL_BYTES = 80, CAST = 400, ROLE_BYTES = 1000 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool
has_class(const xmlNode *n, const char *name)
{
    struct film_str names = film_html_attribute(n, "class"), one;
    while (film_str_cut(&names, ' ', &one))
        if (film_str_equal(one, film_str_from(name)))
            return true;
    return false;
}

/* ---- what belongs to the site ---- */

/* Classes of MediaWiki's skins and of the boxes of Wikipedia in any language
 * (mediawiki.org/wiki/Help:Manual_of_style, Template:Mbox). */
static bool
is_furniture(const xmlNode *n)
{
    static const char *const names[] = {"ambox",
                                        "tmbox",
                                        "ombox",
                                        "cmbox",
                                        "fmbox",
                                        "imbox",
                                        "mbox-small",
                                        "metadata",
                                        "navbox",
                                        "navbox-styles",
                                        "vertical-navbox",
                                        "sistersitebox",
                                        "side-box",
                                        "catlinks",
                                        "printfooter",
                                        "reflist",
                                        "references",
                                        "mw-references-wrap",
                                        "toc",
                                        "vector-toc",
                                        "mw-jump-link",
                                        "shortdescription",
                                        "hatnote",
                                        "dablink",
                                        "mw-indicators",
                                        "portalbox",
                                        "portal",
                                        "authority-control",
                                        "stub",
                                        "noprint",
                                        "bandeau-container",
                                        "homonymie",
                                        "hauptartikel",
                                        "begriffsklärung",
                                        "avviso",
                                        "mw-editsection",
                                        "vector-body-before-content"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (has_class(n, names[i]))
            return true;
    return false;
}

static void
mark_furniture(struct film_html_page *p)
{
    for (size_t i = 1; i < p->element_count; i++) {
        struct film_html_element *e = &p->elements[i];
        if (p->elements[e->parent].why && !e->why)
            e->why = p->elements[e->parent].why;
        else if (!e->why && is_furniture(e->node))
            e->why = FILM_HTML_NAMED;
    }
}

static void
mark_record(struct film_html_page *p, size_t box)
{
    for (size_t i = box; i < p->elements[box].end; i++)
        p->elements[i].why = FILM_HTML_IN_RECORD;
}

static bool
is_wiki(const struct film_html_page *p)
{
    for (size_t i = 0; i < p->element_count; i++)
        if (has_class(p->elements[i].node, "mw-parser-output") ||
            film_str_equal(film_html_attribute(p->elements[i].node, "id"),
                           FILM_STR("mw-content-text")))
            return true;
    return false;
}

/* ---- the information box ---- */

/* What rows of boxes are called on Wikipedias, and the parameter of the
 * English or Korean box that has the same; read/wiki/infobox.c knows these. */
static const struct {
    const char *param;
    const char *labels[24];
} rows[] = {
    {"director",
     {"directed by", "director",     "regie",   "réalisation", "réalisateur",
      "dirección",   "director(es)", "direção", "direcção",    "realização",
      "regia",       "режиссёр",     "режисер", "reżyseria",   "režie",
      "réžia",       "rendező",      "감독",    "監督",        "导演",
      "導演",        "yönetmen",     "regi",    "ohjaaja"}},
    {"director",
     {"instruktion", "instruktør", "regissør", "regissör", "σκηνοθεσία",
      "בימוי", "إخراج", "연출"}},
    {"starring", {"starring",      "besetzung",     "acteurs principaux",
                  "distribution",  "protagonistas", "reparto",
                  "elenco",        "interpreti",    "в главных ролях",
                  "obsada",        "główne role",   "hrají",
                  "hrajú",         "főszerepben",   "출연",
                  "出演者",        "主演",          "oyuncular",
                  "i huvudroller", "medverkande",   "medvirkende",
                  "pääosat",       "acteurs",       "hoofdrollen"}},
    {"starring", {"hovedrolle", "skuespillere", "cast", "rollen"}},
    {"writer",
     {"written by",
      "drehbuch",
      "scénario",
      "guion",
      "roteiro",
      "argumento",
      "soggetto",
      "автор сценария",
      "сценарист",
      "scenariusz",
      "scénář",
      "scenár",
      "forgatókönyvíró",
      "극본",
      "각본",
      "脚本",
      "编剧",
      "編劇",
      "senarist",
      "manus",
      "manuskript",
      "käsikirjoittaja",
      "scenario",
      "manuskrift"}},
    {"screenplay", {"screenplay by", "sceneggiatura", "screenplay"}},
    {"producer",
     {"produced by", "produktion", "production", "producción", "produção",
      "produttore", "продюсер", "produkcja", "produkce", "producent", "제작",
      "製作", "制片人", "監製", "yapımcı", "producer", "productie", "tuottaja",
      "produsent"}},
    {"music",
     {"music by", "musik", "musique", "música", "musiche", "композитор",
      "muzyka", "hudba", "zene", "zeneszerző", "음악", "音楽", "配乐", "配樂",
      "müzik", "muziek", "musikk", "säveltäjä", "composer"}},
    {"cinematography",
     {"cinematography", "kamera", "photographie", "fotografía", "fotografia",
      "оператор", "zdjęcia", "operatőr", "촬영", "撮影", "摄影", "攝影",
      "görüntü yönetmeni", "foto", "cinematografie", "fotograf", "kuvaaja",
      "cinematografia"}},
    {"editing", {"edited by", "schnitt",   "montage", "montaje",   "edição",
                 "montaggio", "монтаж",    "montaż",  "střih",     "strih",
                 "vágó",      "편집",      "編集",    "剪辑",      "剪輯",
                 "kurgu",     "klippning", "klipp",   "leikkaaja", "montagem"}},
    {"released", {"release date",     "release dates",  "erscheinungsjahr",
                  "premiere",         "sortie",         "estreno",
                  "lançamento",       "data di uscita", "дата выхода",
                  "первый показ",     "data premiery",  "premiéra",
                  "bemutató",         "개봉일",         "公開",
                  "上映日期",         "çıkış tarihi",   "premiär",
                  "première",         "ensi-ilta",      "released",
                  "original release", "anno",           "год"}},
    {"released", {"año", "ano", "rok výroby", "année", "jahr"}},
    {"runtime",
     {"running time", "länge",        "durée",        "duración", "duração",
      "durata",       "длительность", "czas trwania", "délka",    "játékidő",
      "시간",         "上映時間",     "片长",         "片長",     "süre",
      "speltid",      "speelduur",    "spilletid",    "kesto",    "dĺžka",
      "runtime"}},
    {"country",
     {"country",
      "countries",
      "produktionsland",
      "pays de production",
      "pays",
      "país",
      "paese di produzione",
      "страна",
      "kraj produkcji",
      "kraj",
      "země původu",
      "země",
      "ország",
      "국가",
      "製作国",
      "产地",
      "產地",
      "ülke",
      "land",
      "valmistusmaa",
      "krajina",
      "nazione"}},
    {"language",
     {"language",
      "languages",
      "originalsprache",
      "langue",
      "langues",
      "idioma",
      "idioma(s)",
      "lingua originale",
      "язык",
      "język",
      "jazyk",
      "nyelv",
      "언어",
      "言語",
      "语言",
      "語言",
      "dil",
      "språk",
      "taal",
      "sprog",
      "kieli",
      "langue originale"}},
    {"genre",
     {"genre", "genres", "género", "gênero", "genere", "жанр", "gatunek",
      "žánr", "žáner", "műfaj", "장르", "ジャンル", "类型", "類型", "tür",
      "lajityyppi", "sjanger"}},
    {"production companies",
     {"production company", "production companies", "produktionsunternehmen",
      "sociétés de production", "société de production", "productora",
      "casa di produzione", "кинокомпания", "wytwórnia", "제작사", "製作会社",
      "制片商", "produktionsbolag", "studio"}},
    {"imdb_id", {"imdb"}},
    {"birth_date",
     {"born",
      "naissance",
      "nacimiento",
      "nascimento",
      "nascita",
      "дата рождения",
      "data urodzenia",
      "datum narození",
      "narození",
      "출생",
      "生年月日",
      "出生",
      "doğum",
      "född",
      "født",
      "geboren",
      "syntynyt",
      "született",
      "date de naissance",
      "geburtsdatum"}},
    {"death_date",
     {"died",        "mort",        "décès",        "fallecimiento",
      "morte",       "дата смерти", "data śmierci", "úmrtí",
      "datum úmrtí", "사망",        "没年月日",     "逝世",
      "ölüm",        "död",         "død",          "overleden",
      "kuollut",     "elhunyt",     "falecimento",  "date de décès"}},
    {"birth_name",
     {"birth name", "nom de naissance", "nombre de nacimiento", "nome completo",
      "본명", "本名", "rodné jméno", "имя при рождении"}},
    {"other_names", {"other names", "autres noms", "다른 이름", "別名"}},
    {"native_name",
     {"native name", "original title", "originaltitel", "titre original",
      "título original", "titolo originale", "원제", "原題", "tytuł oryginalny",
      "původní název"}},
};

/* Rows that only boxes about series have, and about people. */
static const char of_series[] =
    "no. of episodes|no. of seasons|no. of series|original network|"
    "network|created by|episoden|episodi|nb. d'épisodes|방송 횟수|방송 "
    "채널|話数|"
    "集数|集數|число серий";

static const char *
param_of(struct film_str label)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 0; k < COUNT(rows[i].labels) && rows[i].labels[k]; k++)
            if (film_str_equal_nocase(label, film_str_from(rows[i].labels[k])))
                return rows[i].param;
    return NULL;
}

static bool
is_of_series(struct film_str label)
{
    return film_str_is_one_of_nocase(label, of_series);
}

/* True for parts of a value that are not read: notes and hidden elements. */
static bool
is_note(const xmlNode *n)
{
    if (film_node_is_one_of(n, "sup|style|script|rt|rp"))
        return true;
    struct film_str style = film_html_attribute(n, "style");
    return style.n && memmem(style.p, style.n, "none", 4);
}

static bool
breaks_line(const xmlNode *n)
{
    return film_node_is_one_of(n, "br|li|p|div|ul|tr");
}

/* Appends what a cell says as wikitext: lines parted by <br>, and nothing that
 * is markup there. */
static void
put_value(struct film_buf *out, xmlNode *cell)
{
    bool over = false, blank = false;
    for (xmlNode *n = cell; n; n = film_html_next(cell, n, over)) {
        over = n != cell && n->type == XML_ELEMENT_NODE && is_note(n);
        if (n->type == XML_ELEMENT_NODE && !over && breaks_line(n))
            film_buf_text(out, "<br>");
        if (n->type != XML_TEXT_NODE)
            continue;
        for (const char *p = (const char *)n->content; p && *p; p++) {
            blank |= *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r';
            if (strchr(" \n\t\r", *p))
                continue;
            if (blank)
                film_buf_byte(out, ' ');
            blank = false;
            if (strchr("[]{}|<>&'=*#:;~_", *p))
                film_buf_printf(out, "&#%d;", *p);
            else
                film_buf_byte(out, *p);
        }
    }
}

/* The date that a microformat has for people ("bday"), or NULL. */
static xmlNode *
hidden_date(xmlNode *cell)
{
    for (xmlNode *n = cell; n; n = film_html_next(cell, n, false))
        if (n->type == XML_ELEMENT_NODE &&
            (has_class(n, "bday") || has_class(n, "dday")))
            return n;
    return NULL;
}

/* The two cells of a row that has no more; false for another. */
static bool
cells_of(const struct film_html_page *p, size_t row, xmlNode **label,
         xmlNode **value)
{
    unsigned n = 0;
    for (size_t i = row + 1; i < p->elements[row].end; i = p->elements[i].end) {
        if (p->elements[i].tag != FILM_HTML_CELL)
            continue;
        *(n ? value : label) = p->elements[i].node;
        if (++n > 2)
            return false;
    }
    return n == 2;
}

static struct film_str
label_text(struct film_buf *out, xmlNode *cell)
{
    film_buf_reset(out);
    film_html_node_text(out, cell, LABEL_BYTES);
    for (size_t i = 0; i < out->n; i++)
        if (out->p[i] == '\n' ||
            (i && out->p[i - 1] == (char)0xc2 && out->p[i] == (char)0xa0))
            out->p[i] = ' ';
    struct film_str s = film_str_trim(film_buf_get(out));
    if (s.n && s.p[s.n - 1] == ':')
        s.n--;
    return film_str_trim(s);
}

/* Appends the rows of the box as parameters. What they are says what the box
 * is about. */
static void
put_rows(struct film_buf *out, const struct film_html_page *p, size_t box,
         bool *film, bool *series, bool *person)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 16);
    for (size_t i = box + 1; i < p->elements[box].end; i++) {
        xmlNode *label = NULL, *value = NULL;
        if (p->elements[i].tag != FILM_HTML_ROW ||
            !cells_of(p, i, &label, &value))
            continue;
        struct film_str name = label_text(&text, label);
        const char *param = param_of(name);
        *series |= is_of_series(name);
        if (!param)
            continue;
        *film |=
            strcmp(param, "director") == 0 || strcmp(param, "starring") == 0;
        bool date = strstr(param, "th_date") != NULL;
        *person |= date;
        film_buf_printf(out, "|%s=", param);
        put_value(out, date && hidden_date(value) ? hidden_date(value) : value);
    }
    film_buf_release(&text);
}

/* The innermost element with the class of an information box, 0 if none. */
static size_t
find_box(const struct film_html_page *p)
{
    static const char *const names[] = {"infobox", "infobox_v2", "infobox_v3",
                                        "sinottico", "infocaseta"};
    for (size_t i = 1; i < p->element_count; i++)
        for (size_t k = 0; k < COUNT(names); k++)
            if (has_class(p->elements[i].node, names[k]))
                return i;
    return 0;
}

/* Appends the page's link to IMDb as a template, if all of them lead to one
 * thing of the kind. */
static void
put_imdb(struct film_buf *out, const struct film_html_page *p, bool film)
{
    const char *mark = film ? "imdb.com/title/tt" : "imdb.com/name/nm";
    struct film_str id = {0};
    for (size_t i = 1; i < p->element_count; i++) {
        if (p->elements[i].tag != FILM_HTML_A)
            continue;
        struct film_str href = film_html_attribute(p->elements[i].node, "href");
        const char *at =
            href.n ? memmem(href.p, href.n, mark, strlen(mark)) : NULL;
        if (!at)
            continue;
        struct film_str one = {at + strlen(mark), 0};
        while (one.p + one.n < href.p + href.n && one.p[one.n] >= '0' &&
               one.p[one.n] <= '9')
            one.n++;
        if (id.n && !film_str_equal(id, one))
            return;
        id = one;
    }
    if (id.n)
        film_buf_printf(out, "{{IMDb %s|%.*s}}", film ? "title" : "name",
                        (int)id.n, id.p);
}

/* The box of the page as wikitext; false if it is about nothing known here. */
static bool
make_source(struct film_buf *out, const struct film_html_page *p, size_t box,
            struct film_str title)
{
    struct film_buf params;
    bool film = false, series = false, person = false;
    film_buf_init(&params, BOX_BYTES);
    put_rows(&params, p, box, &film, &series, &person);
    if (film || person) {
        film_buf_printf(out, "{{Infobox %s|name=",
                        !film    ? "person"
                        : series ? "television"
                                 : "film");
        for (size_t i = 0; i < title.n; i++)
            if (strchr("[]{}|<>&'=", title.p[i]))
                film_buf_printf(out, "&#%d;", title.p[i]);
            else
                film_buf_byte(out, title.p[i]);
        film_buf_add(out, params.p, params.n);
        film_buf_text(out, "}}");
        put_imdb(out, p, film);
    }
    film_buf_release(&params);
    return film || person;
}

enum film_status
film_html_wiki_find(struct film_html_wiki *w, struct film_html_page *page,
                    struct film_str title, struct film_str language,
                    struct film_arena *arena, struct film_error *err)
{
    struct film_buf source;
    struct film_str copy;
    enum film_status st = FILM_OK;
    *w = (struct film_html_wiki){
        .page = {.title = title, .language = language, .line = 1}};
    if (!is_wiki(page))
        return FILM_OK;
    mark_furniture(page);
    size_t box = find_box(page);
    film_buf_init(&source, 2 * BOX_BYTES);
    if (box && make_source(&source, page, box, film_wiki_plain_title(title))) {
        if (!film_arena_copy(arena, film_buf_get(&source), &copy))
            st = film_error_nomem(err);
        else
            st = film_wiki_parse(&w->text, copy, NULL, arena, err);
        if (st == FILM_OK && film_wiki_infobox(&w->text, &w->box, &w->kind)) {
            const struct film_html_element *e = &page->elements[box];
            w->element = box;
            if (e->run_end > e->run_first)
                w->page.line = page->runs[e->run_first].line;
            mark_record(page, box);
        }
    }
    film_buf_release(&source);
    return st;
}

void
film_html_wiki_cast(struct film_html_wiki *w, const struct film_html_page *page,
                    struct film_arena *arena)
{
    unsigned level = 0; /* of the cast section that is open */
    for (size_t i = 0; w->element && i < page->run_count; i++) {
        const struct film_html_run *r = &page->runs[i];
        const struct film_html_element *e = &page->elements[r->owner];
        if (r->why)
            continue;
        if (e->tag == FILM_HTML_HEADING && (!level || e->level <= level))
            level = film_wiki_is_cast_heading(r->text) ? e->level : 0;
        else if (level && e->tag != FILM_HTML_HEADING &&
                 w->page.cast.n < CAST && r->text.n < ROLE_BYTES) {
            struct film_str *new = film_arena_push(
                arena, &w->page.cast.v, &w->page.cast.n, sizeof *new);
            if (!new)
                return;
            *new = r->text;
        }
    }
}

void
film_html_wiki_article(const struct film_html_wiki *w, struct film_builder *b)
{
    if (!w->element || w->kind != FILM_RECORD_FILM)
        return;
    film_wiki_ids(b, &w->text, FILM_RECORD_FILM, &b->article.film_ids,
                  &b->article.film_id_count);
    film_builder_film(b, film_wiki_plain_title(w->page.title),
                      film_wiki_year(&w->text, w->box, w->page.title));
}

enum film_status
film_html_wiki_record(const struct film_html_wiki *w, struct film_builder *b,
                      struct film_error *err)
{
    if (!w->element)
        return FILM_OK;
    film_builder_record(b, w->kind, w->page.line);
    film_wiki_record(b, &w->text, w->box, &w->page);
    return film_builder_emit_record(b, err);
}
