/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/shape.h"
#include "base/ascii.h"
#include "base/utf8.h"

enum {
    LINES = 200,   /* maximum number of lines of the head that are examined */
    LONG = 60,     /* a line of this many bytes without spaces is not prose */
    CELL_MOST = 60 /* bytes of a cell of a table, on average */
};

/* Counts the lines of each kind. */
struct counts {
    size_t lines, strong, weak, css, log, cue, header, setting, patch, encoded;
};

static bool
starts(struct film_str s, const char *const *words)
{
    for (; *words; words++)
        if (s.n > 0 && s.p[0] == **words && /* no call for most words */
            film_str_starts(s, film_str_from(*words)))
            return true;
    return false;
}

static bool
has(struct film_str s, const char *text)
{
    char sign = text[0] == ' ' ? text[1] : text[0]; /* prose has blanks */
    return s.n > 0 && memchr(s.p, sign, s.n) &&
           memmem(s.p, s.n, text, strlen(text)) != NULL;
}

static bool
has_any(struct film_str s, const char *const *texts)
{
    for (; *texts; texts++)
        if (has(s, *texts))
            return true;
    return false;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
has_blank(struct film_str s)
{
    return memchr(s.p, ' ', s.n) || memchr(s.p, '\t', s.n);
}

/* True for calls such as main("x"), os.path(1: prose has a space before the
 * parenthesis. */
static bool
has_call(struct film_str s)
{
    for (size_t i = 1; i + 1 < s.n; i++) {
        const char *at = memchr(s.p + i, '(', s.n - i - 1);
        if (!at)
            return false;
        i = (size_t)(at - s.p);
        if ((film_ascii_letter(s.p[i - 1]) || s.p[i - 1] == '_') &&
            strchr("\"'($[&*)", s.p[i + 1]))
            return true;
    }
    return false;
}

static bool
has_code_sign(struct film_str s)
{
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] != '\0' && strchr("()=[]{}<>_\"$#0123456789:", s.p[i]))
            return true;
    return !has_blank(s);
}

/* Signs that end or fill lines of code and hardly ever those of prose. */
static bool
is_code(struct film_str s)
{
    static const char *const begins[] = {
        "#include", "#define", "#if",   "#!/", "//", "/*", "*/",
        "@import",  "@media",  "<?php", "});", "}",  NULL};
    static const char *const statements[] = {"return ", "int ",   "char ",
                                             "let ",    "const ", "var ",
                                             "import ", "using ", NULL};
    static const char *const inside[] = {"=>",   " == ", " != ", " && ",
                                         " || ", "::",   "->",   "+= ",
                                         "();",  "):",   NULL};
    char last = s.p[s.n - 1];
    if (last == ';') /* verse has such line ends, too, but no such signs */
        return has_code_sign(s) || starts(s, statements);
    bool tag = s.n > 1 && last == '}' && strchr("%}#", s.p[s.n - 2]);
    return (!tag && strchr("{}", last)) || starts(s, begins) ||
           has_any(s, inside) || has_call(s);
}

/* Words that begin lines of code, if the line is short and no sentence. */
static bool
may_be_code(struct film_str s)
{
    static const char *const words[] = {
        "import ", "from ",      "def ",     "class ",  "function ", "var ",
        "let ",    "const ",     "return",   "if ",     "elif ",     "else",
        "for ",    "while ",     "package ", "public ", "private ",  "static ",
        "using ",  "namespace ", "export ",  "fi",      "done",      "then",
        "echo ",   "end",        "try",      "except",  "print",     "* ",
        "# ",      "set ",       "$",        "@",       "SELECT ",   "INSERT ",
        NULL};
    size_t blanks = 0;
    for (size_t i = 0; i < s.n; i++)
        blanks += s.p[i] == ' ';
    return blanks <= 6 && starts(s, words) && !strchr(".!?", s.p[s.n - 1]);
}

/* color: #fff; */
static bool
is_property(struct film_str s)
{
    size_t i = 0;
    while (i < s.n && (film_ascii_letter(s.p[i]) || s.p[i] == '-'))
        i++;
    return i > 2 && i < s.n && s.p[i] == ':' && s.p[s.n - 1] == ';';
}

/* A date or time first, and what programs write of their doings. */
static bool
is_log(struct film_str s)
{
    static const char *const words[] = {
        "INFO",   "ERROR",   "WARN",   "DEBUG",    "TRACE",  "FATAL",
        "GET /",  "POST /",  "HEAD /", " HTTP/1",  "HTTP/2", "]: ",
        "[info]", "[error]", "[warn",  "[notice]", NULL};
    bool stamp = is_digit(s.p[0]) || s.p[0] == '[' ||
                 (s.n > 15 && s.p[3] == ' ' && s.p[9] == ':' && s.p[12] == ':');
    return stamp && has_any(s, words);
}

static bool
is_header(struct film_str s)
{
    static const char *const names[] = {"From: ",
                                        "To: ",
                                        "Subject: ",
                                        "Received: ",
                                        "Message-ID: ",
                                        "Message-Id: ",
                                        "MIME-Version: ",
                                        "Return-Path: ",
                                        "Delivered-To: ",
                                        "Content-Type: ",
                                        "Content-Transfer-Encoding: ",
                                        "Reply-To: ",
                                        NULL};
    return starts(s, names);
}

/* [section], key=value */
static bool
is_setting(struct film_str s)
{
    if (s.p[0] == '[' && s.p[s.n - 1] == ']')
        return true;
    const char *equals = memchr(s.p, '=', s.n);
    size_t n = equals ? (size_t)(equals - s.p) : 0;
    return n > 0 && !has_blank(film_str_trim((struct film_str){s.p, n}));
}

static void
count_line(struct counts *c, struct film_str s)
{
    static const char *const patch[] = {"diff --git", "@@ -",   "+++ ",
                                        "--- a/",     "index ", NULL};
    bool strong = is_code(s);
    c->lines++;
    c->strong += strong;
    c->weak += !strong && may_be_code(s);
    c->css += is_property(s);
    c->log += is_log(s);
    c->cue += is_digit(s.p[0]) && has(s, " --> ");
    c->header += is_header(s);
    c->setting += is_setting(s);
    c->patch += starts(s, patch);
    c->encoded += s.n >= LONG && !has_blank(s) && film_utf8_ascii(s);
}

static size_t
count_byte(struct film_str s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == c;
    return n;
}

/* +----+----+ */
static bool
is_rule(struct film_str s)
{
    size_t i = 0;
    while (i < s.n && s.p[i] != '\0' && strchr("+-=|: ", s.p[i]))
        i++;
    return i == s.n;
}

/* True if nearly all lines have as many separators as the first one, with
 * little text between them. A comma with a space after it belongs to a
 * sentence. */
static bool
is_table(struct film_str head, char sep, size_t least)
{
    struct film_str line;
    size_t lines = 0, same = 0, want = 0, bytes = 0;
    while (lines < LINES && film_str_cut(&head, '\n', &line)) {
        line = film_str_trim(line);
        if (line.n == 0 || is_rule(line))
            continue;
        size_t n = count_byte(line, sep);
        if (lines++ == 0)
            want = n;
        if (want < least)
            return false;
        same += n == want && !(sep == ',' && has(line, ", "));
        bytes += line.n;
    }
    return lines >= 3 && 10 * same >= 9 * lines &&
           bytes / (lines * (want + 1)) < CELL_MOST;
}

/* One line of a script or style sheet that was made small. */
static bool
is_minified(struct film_str head)
{
    size_t signs = 0;
    if (head.n < 500 || 12 * count_byte(head, ' ') >= head.n)
        return false;
    for (size_t i = 0; i < head.n; i++)
        signs += head.p[i] != '\0' && strchr(";{}()=:", head.p[i]) != NULL;
    return 12 * signs > head.n;
}

const char *
film_shape_of(struct film_str head)
{
    struct counts c = {0};
    struct film_str rest = head, line;
    while (c.lines < LINES && film_str_cut(&rest, '\n', &line)) {
        line = film_str_trim(line);
        if (line.n > 0)
            count_line(&c, line);
    }
    if (film_str_starts(head, FILM_STR("#!")))
        return "a script";
    if (film_str_starts(head, FILM_STR("%!PS")))
        return "PostScript";
    if (c.cue >= 2)
        return "subtitles";
    if (c.header >= 3 && c.lines > 0 &&
        2 * c.header > (c.lines < 10 ? c.lines : 10) - 2)
        return "mail";
    if (c.patch >= 3)
        return "a patch";
    if (c.lines >= 3 && 3 * c.log >= 2 * c.lines)
        return "a log";
    bool code = c.lines >= 2 && c.strong >= 1 &&
                5 * (c.strong + c.weak) >= 3 * c.lines &&
                5 * c.strong >= c.lines;
    if (code || is_minified(head))
        return 5 * c.css >= c.lines && c.css > 0 ? "a style sheet"
                                                 : "program code";
    if (c.lines >= 3 && 5 * c.setting >= 4 * c.lines)
        return "settings";
    if (c.lines >= 2 && 5 * c.encoded >= 4 * c.lines)
        return "encoded data";
    return is_table(head, '\t', 1) || is_table(head, '|', 2) ||
                   is_table(head, ';', 2) || is_table(head, ',', 2)
               ? "a table"
               : NULL;
}

bool
film_shape_is_beside(struct film_str path)
{
    static const struct film_str ends[] = {
        FILM_STR(".png"),        FILM_STR(".jpg"),    FILM_STR(".jpeg"),
        FILM_STR(".gif"),        FILM_STR(".webp"),   FILM_STR(".avif"),
        FILM_STR(".svg"),        FILM_STR(".ico"),    FILM_STR(".bmp"),
        FILM_STR(".tif"),        FILM_STR(".tiff"),   FILM_STR(".psd"),
        FILM_STR(".mp3"),        FILM_STR(".ogg"),    FILM_STR(".wav"),
        FILM_STR(".flac"),       FILM_STR(".m4a"),    FILM_STR(".mp4"),
        FILM_STR(".m4v"),        FILM_STR(".mkv"),    FILM_STR(".avi"),
        FILM_STR(".mov"),        FILM_STR(".webm"),   FILM_STR(".mpg"),
        FILM_STR(".woff"),       FILM_STR(".woff2"),  FILM_STR(".ttf"),
        FILM_STR(".otf"),        FILM_STR(".eot"),    FILM_STR(".css"),
        FILM_STR(".scss"),       FILM_STR(".less"),   FILM_STR(".js"),
        FILM_STR(".mjs"),        FILM_STR(".ts"),     FILM_STR(".map"),
        FILM_STR(".py"),         FILM_STR(".sh"),     FILM_STR(".rb"),
        FILM_STR(".pl"),         FILM_STR(".php"),    FILM_STR(".c"),
        FILM_STR(".h"),          FILM_STR(".java"),   FILM_STR(".r"),
        FILM_STR(".ipynb"),      FILM_STR(".rng"),    FILM_STR(".rnc"),
        FILM_STR(".xsd"),        FILM_STR(".dtd"),    FILM_STR(".xsl"),
        FILM_STR(".xslt"),       FILM_STR(".sch"),    FILM_STR(".exe"),
        FILM_STR(".dll"),        FILM_STR(".so"),     FILM_STR(".pyc"),
        FILM_STR(".ini"),        FILM_STR(".toml"),   FILM_STR(".lock"),
        FILM_STR(".sass"),       FILM_STR(".jsx"),    FILM_STR(".tsx"),
        FILM_STR(".cjs"),        FILM_STR(".vue"),    FILM_STR(".hpp"),
        FILM_STR(".cc"),         FILM_STR(".cpp"),    FILM_STR(".cxx"),
        FILM_STR(".hh"),         FILM_STR(".cs"),     FILM_STR(".vb"),
        FILM_STR(".go"),         FILM_STR(".rs"),     FILM_STR(".swift"),
        FILM_STR(".kt"),         FILM_STR(".scala"),  FILM_STR(".lua"),
        FILM_STR(".hs"),         FILM_STR(".jl"),     FILM_STR(".dart"),
        FILM_STR(".groovy"),     FILM_STR(".gradle"), FILM_STR(".cmake"),
        FILM_STR(".mk"),         FILM_STR(".m4"),     FILM_STR(".sql"),
        FILM_STR(".bat"),        FILM_STR(".cmd"),    FILM_STR(".ps1"),
        FILM_STR(".coffee"),     FILM_STR(".proto"),  FILM_STR(".yml"),
        FILM_STR(".yaml"),       FILM_STR(".cfg"),    FILM_STR(".conf"),
        FILM_STR(".properties"), FILM_STR(".po"),     FILM_STR(".pot"),
        FILM_STR(".mo"),         FILM_STR(".resx"),   FILM_STR(".class"),
        FILM_STR(".jar"),        FILM_STR(".o"),      FILM_STR(".a"),
        FILM_STR(".wasm"),       FILM_STR(".db"),     FILM_STR(".sqlite"),
    };
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '.')
        at--;
    if (at < 2)
        return false;
    struct film_str end = {path.p + at - 1, path.n - at + 1};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (end.n == ends[i].n && film_str_equal_nocase(end, ends[i]))
            return true;
    return false;
}
