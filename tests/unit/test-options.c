/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

enum { WORDS = 8 };

struct target {
    bool loud, quiet;
    uint32_t limit;
    uint64_t most;
    double score;
    const char *db;
    struct film_strs shards;
    int format;
};

#define AT(member) offsetof(struct target, member)

static const struct film_option table[] = {
    {FILM_OPTION_GROUP, 0, NULL, 0, NULL, "Group"},
    {FILM_OPTION_TRUE, 'l', "loud", AT(loud), NULL, "be loud"},
    {FILM_OPTION_FALSE, 0, "no-quiet", AT(quiet), NULL, "be loud too"},
    {FILM_OPTION_COUNT, 'n', "limit", AT(limit), "N", "so many"},
    {FILM_OPTION_SIZE, 0, "most", AT(most), "SIZE", "so large"},
    {FILM_OPTION_NUMBER, 0, "score", AT(score), "X", "so high"},
    {FILM_OPTION_STRING, 0, "db", AT(db), "DIR",
     "a place with a long explanation that needs more than one line to be told "
     "in full"},
    {FILM_OPTION_LIST, 0, "shard", AT(shards), "HOST", "another"},
    {FILM_OPTION_CHOICE, 0, "format", AT(format), "text|json|jsonl|tsv|more",
     "a form"},
    {.kind = FILM_OPTION_END},
};

/* Reads words; what is set, or the error, as one line. */
static void
describe(char *got, size_t size, const char *const *words, bool stop)
{
    struct target t = {.quiet = true, .limit = 10};
    struct film_arena a;
    struct film_error err;
    char *argv[WORDS + 2] = {(char *)"program"};
    int argc = 1;
    film_arena_init(&a);
    for (; words[argc - 1]; argc++)
        argv[argc] = (char *)words[argc - 1];
    struct film_arguments args = {argc, argv, stop, 0};
    if (film_options_parse(table, &t, &args, &a, &err)) {
        snprintf(got, size, "%s: %s", film_status_name(err.status), err.text);
    } else {
        int n =
            snprintf(got, size, "%d %d %u %g %s %d;", t.loud, t.quiet,
                     (unsigned)t.limit, t.score, t.db ? t.db : "-", t.format);
        if (t.most)
            n += snprintf(got + n, size - (size_t)n, " %llu",
                          (unsigned long long)t.most);
        for (size_t i = 0; i < t.shards.n; i++)
            n += snprintf(got + n, size - (size_t)n, " %s", t.shards.v[i].p);
        for (int i = args.first; i < argc; i++)
            n += snprintf(got + n, size - (size_t)n, " <%s>", argv[i]);
    }
    film_arena_release(&a);
}

static void
parse(void **state)
{
    (void)state;
    static const struct {
        const char *words[WORDS];
        const char *got;
        bool stop;
    } rows[] = {
        {{NULL}, "0 1 10 0 - 0;", false},
        {{"-l", "--no-quiet"}, "1 0 10 0 - 0;", false},
        {{"-n3", "--score=-1.5"}, "0 1 3 -1.5 - 0;", false},
        {{"--limit", "0", "--db", "x"}, "0 1 0 0 x 0;", false},
        {{"--shard", "a", "--shard=b"}, "0 1 10 0 - 0; a b", false},
        {{"--format", "jsonl"}, "0 1 10 0 - 2;", false},
        {{"a", "-l", "b"}, "1 1 10 0 - 0; <a> <b>", false},
        {{"a", "-l", "b"}, "0 1 10 0 - 0; <a> <-l> <b>", true},
        {{"--", "-l"}, "0 1 10 0 - 0; <-l>", false},
        {{"-n", "-1"},
         "usage: --limit: '-1' is not a count from 0 to 4294967295",
         false},
        {{"-n", "4294967296"},
         "usage: --limit: '4294967296' is not a count from 0 to 4294967295",
         false},
        {{"-n", ""},
         "usage: --limit: '' is not a count from 0 to 4294967295",
         false},
        {{"--most", "17"}, "0 1 10 0 - 0; 17", false},
        {{"--most", "3K"}, "0 1 10 0 - 0; 3072", false},
        {{"--most=2G"}, "0 1 10 0 - 0; 2147483648", false},
        {{"--most", "2MB"},
         "usage: --most: '2MB' is not a size (a number, optionally "
         "followed by K, M or G)",
         false},
        {{"--most", "18446744073709551615K"},
         "usage: --most: '18446744073709551615K' is not a size (a number, "
         "optionally followed by K, M or G)",
         false},
        {{"--most", ""},
         "usage: --most: '' is not a size (a number, optionally "
         "followed by K, M or G)",
         false},
        {{"--score", "inf"}, "usage: --score: 'inf' is not a number", false},
        {{"--score", "1x"}, "usage: --score: '1x' is not a number", false},
        {{"--format", "js"},
         "usage: --format: 'js' must be one of text|json|jsonl|tsv|more",
         false},
        {{"--format"}, "usage: --format needs a value", false},
        {{"a", "-n"}, "usage: -n needs a value", false},
        {{"--nothing", "a"}, "usage: unknown option --nothing", false},
        {{"--loud=1"}, "usage: --loud=1: takes no value", false},
        {{"a", "-awards", "b"},
         "usage: unknown option -a (put -- before words with a -)",
         false},
        {{"-lx"},
         "usage: unknown option -x (put -- before words with a -)",
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char got[1024];
        describe(got, sizeof got, rows[i].words, rows[i].stop);
        assert_string_equal(got, rows[i].got);
    }
}

static void
help(void **state)
{
    (void)state;
    struct film_buf out;
    film_buf_init(&out, 1 << 16);
    film_options_help(&out, table);
    assert_string_equal(
        out.p,
        "\nGroup:\n"
        "  -l, --loud               be loud\n"
        "      --no-quiet           be loud too\n"
        "  -n, --limit N            so many\n"
        "      --most SIZE          so large\n"
        "      --score X            so high\n"
        "      --db DIR             a place with a long explanation that needs "
        "more than\n"
        "                           one line to be told in full\n"
        "      --shard HOST         another\n"
        "      --format text|json|jsonl|tsv|more\n"
        "                           a form\n");
    film_buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse),
        cmocka_unit_test(help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
