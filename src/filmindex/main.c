/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/operands.h"

#include "base/line.h"
#include "base/memory.h"
#include "cli/location.h"
#include "index/inputs/path.h"
#include "read/filter.h"
#include "read/reader.h"
#include "text/clean.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

static const struct film_index_command *const commands[] = {
    &film_cmd_add,     &film_cmd_remove, &film_cmd_sync,
    &film_cmd_status,  &film_cmd_verify, &film_cmd_compact,
    &film_cmd_extract, &film_cmd_export, &film_cmd_import,
    &film_cmd_upgrade, &film_cmd_watch,  &film_cmd_tag,
    &film_cmd_note,    &film_cmd_shards, NULL,
};

#define AT(member) offsetof(struct film_index_options, member)

const struct film_option film_index_option_table[] = {
    {FILM_OPTION_STRING, 0, "db", AT(db), "DIR", "the index"},
    {FILM_OPTION_STRING, 0, "files-from", AT(files_from), "FILE",
     "more operands: the lines of FILE, or with - of standard input"},
    {FILM_OPTION_TRUE, '0', "null", AT(null), NULL,
     "they end with NUL instead of newline"},
    {FILM_OPTION_STRING, 0, "name", AT(name), "NAME",
     "of the text of standard input, the operand -"},
    {FILM_OPTION_COUNT, 'j', "jobs", AT(jobs), "N",
     "threads of a bulk build; 0, the default: one a core"},
    {FILM_OPTION_SIZE, 0, "memory", AT(memory), "SIZE",
     "most memory to use (three quarters of the machine's)"},
    {FILM_OPTION_COUNT, 0, "shards", AT(shards), "N",
     "add, shards: split the index for N servers, with a head that is "
     "searched"},
    {FILM_OPTION_TRUE, 0, "wait", AT(wait), NULL,
     "wait for another writer to finish"},
    {FILM_OPTION_TRUE, 0, "drop-missing", AT(drop_missing), NULL,
     "upgrade: go on without inputs that are gone"},
    {FILM_OPTION_TRUE, 0, "forget-all", AT(forget_all), NULL,
     "sync: forget even more than half of what a folder had"},
    {FILM_OPTION_STRING, 0, "notify", AT(notify), "COMMAND",
     "watch: run COMMAND with what is new of each saved search as its input"},
    {FILM_OPTION_CHOICE, 0, "format", AT(format), "text|json",
     "of status (text)"},
    {FILM_OPTION_TRUE, 0, "quick", AT(quick), NULL,
     "verify: only versions, sizes and digests"},
    {FILM_OPTION_TRUE, 'q', "quiet", AT(quiet), NULL,
     "say only what was refused, whatever else is wanted"},
    {FILM_OPTION_TRUE, 'v', "verbose", AT(verbose), NULL,
     "name every input and what is left out"},
    {FILM_OPTION_TRUE, 'h', "help", AT(help), NULL, "print this and exit"},
    {FILM_OPTION_TRUE, 'V', "version", AT(version), NULL,
     "print the version and exit"},
    {FILM_OPTION_GROUP, 0, NULL, 0, NULL,
     "Limits of one input (it is refused, or cut with a warning)"},
    {FILM_OPTION_SIZE, 0, "max-input-bytes", AT(limits.input_bytes), "SIZE",
     "of a file that is read as a whole (64M)"},
    {FILM_OPTION_SIZE, 0, "max-stream-bytes", AT(limits.stream_bytes), "SIZE",
     "of a file read piece by piece, inflated (64G)"},
    {FILM_OPTION_COUNT, 0, "max-inflate-ratio", AT(limits.inflate_ratio), "N",
     "inflated to compressed bytes, above 16 MB (250)"},
    {FILM_OPTION_COUNT, 0, "max-depth", AT(limits.depth), "N",
     "elements within elements (200)"},
    {FILM_OPTION_COUNT, 0, "max-attributes", AT(limits.attributes), "N",
     "of one element (1000)"},
    {FILM_OPTION_COUNT, 0, "max-seconds", AT(limits.seconds), "N",
     "without finding an article or record (60)"},
    {FILM_OPTION_SIZE, 0, "max-article-bytes", AT(limits.article_bytes), "SIZE",
     "of an article's text; the rest was left out (8M)"},
    {FILM_OPTION_COUNT, 0, "max-article-blocks", AT(limits.article_blocks), "N",
     "paragraphs and headings, likewise (50000)"},
    {.kind = FILM_OPTION_END},
};

const char *
film_index_location(const struct film_index_options *o, struct film_arena *a)
{
    struct film_location l;
    struct film_error err;
    if (film_location_database(&l, o->db, &o->config, a, &err) == FILM_OK)
        return l.path;
    film_program_fail("filmindex", &err);
    return NULL;
}

void
film_index_say_skipped(struct film_str path, uint32_t line, const char *why,
                       struct film_str text)
{
    struct film_buf message;
    film_buf_init(&message, SIZE_MAX / 4);
    film_clean_path(&message, path);
    if (line > 0) {
        film_buf_byte(&message, ':');
        film_line_add(&message, line);
    }
    film_buf_printf(&message, ": left out (%s): ", why);
    film_clean_text(&message, text);
    if (!message.failed)
        film_program_say("filmindex", film_buf_get(&message));
    film_buf_release(&message);
}

void
film_index_say_wait(const struct film_index_options *o)
{
    if (!o->quiet)
        film_program_say("filmindex", FILM_STR("waiting for another filmindex "
                                               "to finish"));
}

static const struct film_index_command *
find_command(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(strrchr(commands[i]->help.name, ' ') + 1, name) == 0)
            return commands[i];
    return NULL;
}

static void
list_commands(struct film_buf *out)
{
    film_buf_text(out, "Commands:\n");
    for (size_t i = 0; commands[i]; i++) {
        const struct film_command *c = &commands[i]->help;
        film_buf_printf(out, "  %-18s", strrchr(c->name, ' ') + 1);
        film_options_wrap(out, c->summary, 20, 20);
    }
}

static enum film_exit
print(struct film_buf *out)
{
    struct film_error err;
    enum film_status s = film_buf_check(out, &err);
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(out), &err);
    film_buf_release(out);
    return s == FILM_OK ? FILM_EXIT_OK : film_program_fail("filmindex", &err);
}

static enum film_exit
help(const struct film_index_command *c)
{
    static const struct film_command whole = {
        "filmindex", "[OPTION...] COMMAND [OPERAND...]",
        "Indexes articles and records about films for filmsearch.",
        film_index_option_table, NULL};
    struct film_buf out;
    film_buf_init(&out, 1 << 16);
    film_program_help(&out, c ? &c->help : &whole);
    if (!c)
        list_commands(&out);
    return print(&out);
}

static enum film_status
read_filters(struct film_filters *f, const struct film_config *config,
             struct film_arena *a, struct film_error *err)
{
    struct film_strs lines = {0};
    enum film_status s = film_config_values(config, "filter", &lines, a, err);
    for (size_t i = 0; i < lines.n && s == FILM_OK; i++) {
        s = film_filters_add(f, lines.v[i], a, err);
        if (s == FILM_ERR_USAGE)
            film_error_prefix(err, "configuration: '%.*s'", (int)lines.v[i].n,
                              lines.v[i].p);
    }
    return s;
}

static enum film_exit
run_command(const struct film_index_command *c, struct film_index_options *o,
            struct film_arena *a, int n, char **operands)
{
    struct film_error err;
    struct film_filters filters = {0};
    enum film_status s = film_operands_read(&operands, &n, o, a, &err);
    if (s == FILM_OK)
        s = film_config_read(&o->config, a, &err);
    if (s == FILM_OK)
        s = read_filters(&filters, &o->config, a, &err);
    if (s != FILM_OK)
        return film_program_fail("filmindex", &err);
    o->limits.filters = &filters;
    film_memory_limit(o->memory ? o->memory : film_memory_room());
    return c->run(o, a, n, operands);
}

/* True if the command at `first` takes all that follows as it is: "-todo" is a
 * tag. Only --help is an option after it. */
static bool
takes_any_word(int argc, char **argv, int first)
{
    if (first >= argc || strcmp(argv[first], "tag") != 0)
        return false;
    return first + 1 >= argc || strcmp(argv[first + 1], "--help") != 0;
}

static enum film_exit
run(int argc, char **argv, struct film_arena *a)
{
    struct film_index_options o = {.limits = film_limits_default};
    struct film_error err;
    struct film_arguments args = {
        .n = argc, .v = argv, .stop_at_operand = true};
    enum film_status s =
        film_options_parse(film_index_option_table, &o, &args, a, &err);
    args.stop_at_operand = false;
    if (s == FILM_OK && !takes_any_word(argc, argv, args.first)) {
        o = (struct film_index_options){.limits = film_limits_default};
        s = film_options_parse(film_index_option_table, &o, &args, a, &err);
    }
    int first = args.first;
    if (s == FILM_OK)
        s = film_path_cwd(&o.cwd, a, &err);
    if (s != FILM_OK)
        return film_program_fail("filmindex", &err);
    if (o.version) {
        struct film_buf out;
        film_buf_init(&out, 1 << 16);
        film_program_version(&out, "filmindex");
        film_read_libraries(&out);
        return print(&out);
    }
    const struct film_index_command *c =
        first < argc ? find_command(argv[first]) : NULL;
    if (o.help)
        return help(c);
    if (c)
        return run_command(c, &o, a, argc - first - 1, argv + first + 1);
    film_error_set(&err, FILM_ERR_USAGE,
                   first < argc ? "%s: no such command; see filmindex --help"
                                : "no command given%s; see filmindex --help",
                   first < argc ? argv[first] : "");
    return film_program_fail("filmindex", &err);
}

/* Checks that enough files can be opened: when libxapian may not open a file in
 * the middle of its work, it reports the file as damaged. */
static bool
has_files(void)
{
    enum {
        FEWEST = 24
    }; /* verify needs 7 besides the standard 3, a small add 20 */
    int fds[FEWEST], n = 0;
    while (n < FEWEST &&
           (fds[n] = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) >= 0)
        n++;
    for (int i = 0; i < n; i++)
        close(fds[i]);
    return n == FEWEST;
}

/* Raises the limit of open files: a merge opens three files for each segment,
 * and a large build has hundreds of segments. */
static void
allow_files(void)
{
    struct rlimit r;
    if (getrlimit(RLIMIT_NOFILE, &r) == 0 && r.rlim_cur < r.rlim_max) {
        r.rlim_cur = r.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &r);
    }
}

int
main(int argc, char **argv)
{
    struct film_arena a;
    allow_files();
    if (film_program_start() != FILM_EXIT_OK)
        return FILM_EXIT_ERROR;
    if (!has_files()) {
        film_program_say("filmindex",
                         FILM_STR("too few files may be open (ulimit -n)"));
        return FILM_EXIT_ERROR;
    }
    film_arena_init(&a);
    enum film_exit code = run(argc, argv, &a);
    film_arena_release(&a);
    return code;
}
