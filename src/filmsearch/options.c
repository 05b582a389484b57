/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/options.h"

#include "base/when.h"
#include "cli/location.h"
#include "cli/pager.h"
#include "index/inputs/path.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define AT(member) offsetof(struct film_filmsearch_options, member)

static const struct film_option table[] = {
    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "What to search"},
    {FILM_OPTION_STRING, 0, "db", AT(search.db), "DIR",
     "the index; else $FILMSEARCH_DB, ./index/film.db, or filmsearch/film.db "
     "in $XDG_DATA_HOME or ~/.local/share"},
    {FILM_OPTION_LIST, 0, "shard", AT(search.shards), "HOST:PORT",
     "also an index served by xapian-tcpsrv; repeatable"},
    {FILM_OPTION_NUMBER, 0, "shard-timeout", AT(search.shard_timeout),
     "SECONDS", "most time to wait for servers (2)"},
    {FILM_OPTION_STRING, 0, "batch", AT(batch), "FILE",
     "answer each line \"qid TAB query\" of FILE; - is standard input"},

    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "What to find"},
    {FILM_OPTION_LIST, 0, "film", AT(search.request.films), "TITLE",
     "only articles about this film, by any of its titles; repeatable"},
    {FILM_OPTION_LIST, 0, "person", AT(search.request.persons), "NAME",
     "only passages on this person, by any name; repeatable"},
    {FILM_OPTION_LIST, 0, "role", AT(search.request.roles), "NAME",
     "only passages on this character or the actor; repeatable"},
    {FILM_OPTION_LIST, 0, "source", AT(search.request.sources), "SITE",
     "only articles of this outlet; repeatable"},
    {FILM_OPTION_STRING, 0, "since", AT(search.request.since), "DATE",
     "only articles of this year, month or day, or later: 2019-05, yesterday, "
     "2w, 3 months ago, last year"},
    {FILM_OPTION_STRING, 0, "until", AT(search.request.until), "DATE",
     "only articles of this year, month or day, or before"},
    {FILM_OPTION_STRING, 0, "like", AT(search.like), "PATH:LINE",
     "passages like this one; it and its copies are left out"},
    {FILM_OPTION_TRUE, 0, "no-alias", AT(search.no_alias), NULL,
     "find names and words only as written"},
    {FILM_OPTION_NUMBER, 0, "min-score", AT(search.min_score), "X",
     "leave out passages that score lower"},
    {FILM_OPTION_NUMBER, 0, "time-limit", AT(search.time_limit), "SECONDS",
     "most time for one query (10); 0: any"},

    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "What to show"},
    {FILM_OPTION_COUNT, 'n', "limit", AT(search.limit), "N",
     "most passages (10)"},
    {FILM_OPTION_COUNT, 0, "offset", AT(search.offset), "N",
     "leave out the first N passages"},
    {FILM_OPTION_COUNT, 0, "per-article", AT(search.per_article), "N",
     "most passages of one article (2); 0: all, copies too"},
    {FILM_OPTION_CHOICE, 0, "sort", AT(search.sort), "relevance|date",
     "best first, or newest of what matches well"},
    {FILM_OPTION_TRUE, 0, "facts", AT(search.facts), NULL,
     "show records of people and films asked for (the default)"},
    {FILM_OPTION_FALSE, 0, "no-facts", AT(search.facts), NULL,
     "show passages only"},
    {FILM_OPTION_TRUE, 0, "who", AT(search.who), NULL,
     "the query is a name: show its records alone"},
    {FILM_OPTION_TRUE, 0, "ambiguous", AT(search.ambiguous), NULL,
     "list the names that several people or films bear; no query"},
    {FILM_OPTION_TRUE, 0, "complete", AT(search.complete), NULL,
     "list films and people whose names begin with QUERY"},
    {FILM_OPTION_STRING, 0, "facets", AT(search.facets), "LIST",
     "also count all matching passages by film, person, filmyear, year, "
     "source, country or genre: LIST is like film,genre:5"},
    {FILM_OPTION_TRUE, 0, "full", AT(output.full), NULL,
     "show whole passages and records, however long"},
    {FILM_OPTION_TRUE, 0, "spoilers", AT(spoilers), NULL,
     "show passages on plots and endings on a terminal too"},
    {FILM_OPTION_TRUE, 0, "all", AT(search.all), NULL,
     "show also passages with little of the query"},
    {FILM_OPTION_TRUE, 0, "explain", AT(search.explain), NULL,
     "show how the query was read and the parts of every score"},

    {FILM_OPTION_COUNT, 'o', "open", AT(open), "N",
     "open the N-th hit in $VISUAL, $EDITOR or $PAGER, at its line: of the "
     "last "
     "answer shown as text, or of QUERY"},

    {FILM_OPTION_TRUE, 'i', "interactive", AT(interactive), NULL,
     "search while you type, and open the hit that you choose; needs fzf"},

    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "Saved searches"},
    {FILM_OPTION_STRING, 0, "save", AT(save), "NAME",
     "save the query and the options as @NAME, do not search"},
    {FILM_OPTION_TRUE, 0, "saved", AT(saved), NULL, "list what is saved"},
    {FILM_OPTION_STRING, 0, "forget", AT(forget), "NAME",
     "forget the search @NAME"},
    {FILM_OPTION_TRUE, 0, "new", AT(fresh), NULL,
     "with @NAME: only passages that it has not found before"},
    {FILM_OPTION_STRING, 0, "notify", AT(notify), "COMMAND",
     "if something is found, run COMMAND with the answer as its input instead "
     "of showing it"},

    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "How to show it"},
    {FILM_OPTION_CHOICE, 0, "format", AT(output.format), FILM_FORMAT_WORDS,
     "for people (the default) or for programs"},
    {FILM_OPTION_TRUE, 'c', "count", AT(output.count), NULL,
     "only the number of passages found"},
    {FILM_OPTION_TRUE, '0', "null", AT(output.null), NULL,
     "with paths and tsv: end lines with NUL"},
    {FILM_OPTION_CHOICE, 0, "color", AT(color), "auto|always|never",
     "colours; auto minds NO_COLOR and CLICOLOR_FORCE"},
    {FILM_OPTION_TRUE, 0, "hyperlink", AT(hyperlink), NULL,
     "make paths links that terminals can open"},
    {FILM_OPTION_TRUE, 0, "no-pager", AT(no_pager), NULL,
     "do not page what is longer than the screen ($FILMSEARCH_PAGER, $PAGER, "
     "less)"},
    {FILM_OPTION_TRUE, 0, "show-config", AT(show_config), NULL,
     "print the settings in effect, and where each comes from"},
    {FILM_OPTION_TRUE, 'h', "help", AT(help), NULL, "print this and exit"},
    {FILM_OPTION_TRUE, 'V', "version", AT(version), NULL,
     "print the version and exit"},
    {.kind = FILM_OPTION_END},
};

const struct film_command film_filmsearch_command = {
    "filmsearch", "[OPTION...] QUERY...",
    "Finds the passages in indexed articles on films that answer QUERY.", table,
    "Query:\n"
    "  words  \"a phrase\"  +must  -not  begin*  AND OR NOT ( )  a NEAR/5 b\n"
    "  title:ballerina  person:\"Jun Jong-seo\"  date:2021-05..2022  "
    "date:1y..\n"
    "  Of the films: filmyear:1968..1970  country:it  genre:western\n"
    "                director:\"Sergio Leone\"  writer:...  actor:...\n"
    "  One article whole: article:PATH:LINE\n"
    "  Anything else is text: no query is wrong.\n"
    "\n"
    "Examples:\n"
    "  filmsearch \"Jeon Jong-seo awards\"\n"
    "  filmsearch -n 3 --since 2021 who plays Minhee\n"
    "  filmsearch --format jsonl '\"box office\" +Burning' | jq .path\n"
    "  filmsearch -- Tokyo -Japan\n"
    "\n"
    "Exit status: 0 found, 1 nothing found, 2 error.\n"};

static bool
want_color(enum film_color flag, bool terminal)
{
    const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE");
    const char *term = getenv("TERM");
    if (flag != FILM_COLOR_AUTO)
        return flag == FILM_COLOR_ALWAYS;
    if (no && no[0])
        return false;
    if (force && force[0] && strcmp(force, "0") != 0)
        return true;
    return terminal && !(term && strcmp(term, "dumb") == 0);
}

/* Longer lines are hard to read. */
enum { WIDTH_MAX = 100, WIDTH_DEFAULT = 80 };

/* The columns that fzf has for a preview, or 0. */
static unsigned
preview_width(void)
{
    const char *columns = getenv("FZF_PREVIEW_COLUMNS");
    unsigned long n = columns ? strtoul(columns, NULL, 10) : 0;
    return n < WIDTH_MAX ? (unsigned)n : (unsigned)WIDTH_MAX;
}

static unsigned
terminal_width(void)
{
    struct winsize size;
    unsigned width = WIDTH_DEFAULT;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        width = size.ws_col;
    return width < WIDTH_MAX ? width : (unsigned)WIDTH_MAX;
}

/* Links with lines, for the terminals that are known to open them. */
static enum film_links
link_kind(void)
{
    const char *term = getenv("TERM"), *program = getenv("TERM_PROGRAM");
    if (program && strcmp(program, "vscode") == 0)
        return FILM_LINKS_VSCODE;
    if (getenv("KITTY_WINDOW_ID") || (term && strcmp(term, "xterm-kitty") == 0))
        return FILM_LINKS_LINE;
    return FILM_LINKS_FILE;
}

/* Sets what hyperlinks need; without it there are none. */
static bool
name_place(struct film_output *out, struct film_str cwd, struct film_arena *a)
{
    enum { SIZE = 4096 };
    char *host = film_arena_zalloc(a, 1, SIZE);
    if (!host)
        return false;
    if (gethostname(host, SIZE - 1) == 0 && cwd.n > 0) {
        out->host = host;
        out->links = link_kind();
        out->cwd = cwd.n > 1 ? cwd.p : ""; /* a slash follows */
    }
    return true;
}

enum film_status
film_filmsearch_settle(struct film_filmsearch_options *o, struct film_arena *a,
                       struct film_error *err)
{
    bool terminal = isatty(STDOUT_FILENO) == 1;
    struct film_search_options *so = &o->search;
    o->output.color = want_color(o->color, terminal);
    o->output.width = terminal ? terminal_width() : preview_width();
    o->output.numbers = terminal;
    o->output.fold_spoilers = terminal && !o->spoilers;
    o->output.batch = o->batch;
    char *today = film_arena_alloc(a, FILM_TODAY_SIZE);
    if (!today)
        return film_error_nomem(err);
    film_when_today(today);
    so->request.today = today;
    o->output.today = today[0] ? today : NULL;
    o->output.cards = so->who || so->complete;
    o->output.limit =
        so->limit == FILM_LIMIT_USUAL ? FILM_HITS_USUAL : so->limit;
    o->output.names = so->complete;
    so->count = o->output.count;
    so->name_films = o->output.format == FILM_FORMAT_JSON ||
                     o->output.format == FILM_FORMAT_JSONL;
    enum film_status s = film_path_cwd(&so->cwd, a, err);
    if (s != FILM_OK)
        return s;
    if (o->hyperlink && !name_place(&o->output, so->cwd, a))
        return film_error_nomem(err);
    if (terminal && !o->no_pager && !o->batch)
        o->pager = film_pager_command(&o->config);
    /* An explicit index is the only one to search. */
    if (so->db) {
        o->db_from = "--db";
        return FILM_OK;
    }
    if (so->shards.n == 0) {
        s = film_config_values(&o->config, "shard", &so->shards, a, err);
        if (s != FILM_OK)
            return s;
    }
    struct film_location l;
    struct stat st;
    s = film_location_database(&l, NULL, &o->config, a, err);
    if (s == FILM_OK && (so->shards.n == 0 || stat(l.path, &st) == 0)) {
        so->db = l.path;
        o->db_from = l.from;
    }
    return so->shards.n > 0 ? FILM_OK : s;
}
