/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/options.h"
#include "filmweb/server.h"

#include "cli/location.h"
#include "cli/start.h"
#include "index/inputs/path.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/random.h>

static const char program[] = "filmweb";

enum { PORT = 8080, TOKEN_LEAST = 16, OUTPUT_MAX = 1 << 20 };

/* The first line of the file, in the arena. */
static enum film_status
read_token(struct film_str *token, const char *path, struct film_arena *a,
           struct film_error *err)
{
    char line[512];
    FILE *f = fopen(path, "re");
    if (!f)
        return film_error_errno(err, errno, "%s", path);
    bool read = fgets(line, sizeof line, f) != NULL;
    fclose(f);
    struct film_str s = film_str_trim(film_str_from(read ? line : ""));
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~' || strchr("\",;\\", s.p[i]))
            return film_error_set(err, FILM_ERR_USAGE,
                                  "%s: a token has printable ASCII characters "
                                  "without blanks, quotes, commas, semicolons "
                                  "and backslashes",
                                  path);
    if (s.n < TOKEN_LEAST)
        return film_error_set(err, FILM_ERR_USAGE,
                              "%s: a token has at least %d characters", path,
                              TOKEN_LEAST);
    return film_arena_copy(a, s, token) ? FILM_OK : film_error_nomem(err);
}

static bool
is_own(const char *address)
{
    return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

/* A random key, in the arena: pages of other sites cannot know it. */
static enum film_status
make_key(struct film_str *key, struct film_arena *a, struct film_error *err)
{
    unsigned char bytes[16];
    char text[2 * sizeof bytes + 1];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return film_error_errno(err, errno, "no random numbers");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    return film_arena_copy(a, film_str_from(text), key) ? FILM_OK
                                                        : film_error_nomem(err);
}

static enum film_status
settle(struct web_site *site, struct web_command_line *o, struct film_arena *a,
       struct film_error *err)
{
    if (!o->listen)
        o->listen = "127.0.0.1";
    if (o->port > UINT16_MAX)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--port: must be at most 65535");
    if (!is_own(o->listen) && !o->token_file)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--listen %s: other machines could read the "
                              "archive; give --token-file too",
                              o->listen);
    if (!is_own(o->listen) && o->editor)
        return film_error_set(err, FILM_ERR_USAGE,
                              "--editor: not with --listen %s: others could "
                              "start programs here",
                              o->listen);
    site->editor = o->editor;
    site->guard.port = (uint16_t)o->port;
    enum film_status s = film_path_cwd(&site->cwd, a, err);
    struct film_config config;
    struct film_location index = {0};
    if (s == FILM_OK)
        s = film_config_read(&config, a, err);
    if (s == FILM_OK)
        s = film_location_database(&index, o->db, &config, a, err);
    site->db = index.path;
    if (s == FILM_OK && o->token_file)
        s = read_token(&site->guard.token, o->token_file, a, err);
    if (s == FILM_OK && o->editor)
        s = make_key(&site->guard.key, a, err);
    return s;
}

/* An index that cannot be opened is said now, not on the first page. */
static enum film_status
try_index(struct web_site *site, struct film_error *err)
{
    struct film_search *search;
    struct film_search_options o = web_options(site);
    site->readers = web_readers_new();
    if (!site->readers)
        return film_error_nomem(err);
    enum film_status s = web_readers_take(&search, site->readers, &o, err);
    if (s == FILM_OK)
        web_readers_give(site->readers, search, false);
    return s;
}

static void
open_browser(const char *address)
{
    char command[] = "xdg-open";
    char *argv[] = {command, (char *)address, NULL};
    struct film_error err;
    if (film_program_begin(argv, &err) != FILM_OK)
        film_program_say(program,
                         FILM_STR("cannot start xdg-open: open the address in "
                                  "your browser"));
}

static enum film_status
announce(const struct web_site *site, const struct web_command_line *o,
         struct film_error *err)
{
    struct film_buf out;
    film_buf_init(&out, OUTPUT_MAX);
    bool v6 = strchr(o->listen, ':') != NULL;
    film_buf_printf(&out, "http://%s%s%s:%u/", v6 ? "[" : "", o->listen,
                    v6 ? "]" : "", (unsigned)site->guard.port);
    if (site->guard.token.n > 0)
        film_buf_text(&out, "?token=");
    film_buf_str(&out, site->guard.token);
    enum film_status s = film_buf_check(&out, err);
    if (s == FILM_OK && o->open)
        open_browser(out.p);
    film_buf_byte(&out, '\n');
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(&out), err);
    film_buf_release(&out);
    return s;
}

/* Serves until a signal to stop. */
static enum film_status
serve(struct web_site *site, const struct web_command_line *o,
      struct film_error *err)
{
    struct web_server *server;
    sigset_t stop;
    int which;
    /* Blocked before the server's threads are there, which inherit it. */
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &stop, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_IGN); /* the browser's starter leaves no zombie */
    enum film_status s = web_server_start(&server, site, o->listen, err);
    if (s != FILM_OK)
        return s;
    s = announce(site, o, err);
    if (s == FILM_OK)
        sigwait(&stop, &which);
    web_server_stop(server);
    return s;
}

static enum film_status
run(struct web_command_line *o, struct film_arena *a, struct film_error *err)
{
    struct web_site site = {0};
    enum film_status s = settle(&site, o, a, err);
    if (s == FILM_OK)
        s = try_index(&site, err);
    if (s == FILM_OK)
        s = serve(&site, o, err);
    web_readers_free(site.readers);
    return s;
}

int
main(int argc, char **argv)
{
    struct web_command_line o = {.port = PORT};
    struct film_arguments args = {.n = argc, .v = argv};
    struct film_arena a;
    struct film_error err;
    if (film_program_start() != FILM_EXIT_OK)
        return FILM_EXIT_ERROR;
    film_arena_init(&a);
    enum film_status s =
        film_options_parse(web_command.options, &o, &args, &a, &err);
    if (s == FILM_OK && (o.help || o.version))
        s = film_program_about(o.help ? &web_command : NULL, program, &err);
    else if (s == FILM_OK && args.first < argc)
        s = film_error_set(&err, FILM_ERR_USAGE, "filmweb takes no operands");
    else if (s == FILM_OK)
        s = run(&o, &a, &err);
    film_arena_release(&a);
    return s == FILM_OK ? FILM_EXIT_OK : film_program_fail(program, &err);
}
