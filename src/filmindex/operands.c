/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/operands.h"

#include "index/inputs/spool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool
film_operand_is_pipe(const char *operand)
{
    return strcmp(operand, "-") == 0;
}

const char *
film_operands_pipe_name(const struct film_index_options *o)
{
    return o->name ? o->name : "-";
}

/* ---- Names from a file ------------------------------------------------- */

struct names {
    char **v;
    size_t n;
    struct film_arena *arena;
};

/* In a list of names, "-" is the name of a file. */
static bool
add_name(struct names *to, const char *name)
{
    char **slot = film_arena_push(to->arena, &to->v, &to->n, sizeof *slot);
    struct film_str copy;
    if (!slot ||
        !film_arena_copy(to->arena,
                         film_operand_is_pipe(name) ? FILM_STR("./-")
                                                    : film_str_from(name),
                         &copy))
        return false;
    *slot = (char *)copy.p;
    return true;
}

static enum film_status
read_names(struct names *to, FILE *f, int end, struct film_error *err)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    bool ok = true;
    errno = 0;
    while (ok && (n = getdelim(&line, &room, end, f)) > 0) {
        if (line[n - 1] == end)
            line[--n] = '\0';
        if (n == 0 && end != '\0')
            continue; /* an empty line */
        if (strlen(line) != (size_t)n) {
            free(line);
            return film_error_set(err, FILM_ERR_USAGE,
                                  "a name holds a NUL byte (see --null)");
        }
        ok = add_name(to, line);
    }
    free(line);
    if (!ok || errno == ENOMEM)
        return film_error_nomem(err);
    return ferror(f) ? film_error_errno(err, errno, "cannot be read") : FILM_OK;
}

static enum film_status
read_list(struct names *to, const struct film_index_options *o,
          struct film_error *err)
{
    bool piped = film_operand_is_pipe(o->files_from);
    FILE *f = piped ? stdin : fopen(o->files_from, "re");
    enum film_status s = f ? read_names(to, f, o->null ? '\0' : '\n', err)
                           : film_error_errno(err, errno, "cannot be opened");
    if (f && !piped)
        fclose(f);
    return s == FILM_OK ? s : film_error_prefix(err, "%s", o->files_from);
}

/* ---- Options that exclude each other ----------------------------------- */

static bool
has_pipe(int n, char *const *operands)
{
    for (int i = 0; i < n; i++)
        if (film_operand_is_pipe(operands[i]))
            return true;
    return false;
}

static enum film_status
check(const struct film_index_options *o, int n, char *const *operands,
      struct film_error *err)
{
    const char *why = NULL;
    if (o->null && !o->files_from)
        why = "--null goes with --files-from";
    else if (o->name && !has_pipe(n, operands))
        why = "--name names the text of standard input, the operand -";
    else if (o->files_from && film_operand_is_pipe(o->files_from) &&
             has_pipe(n, operands))
        why = "standard input is either names (--files-from -) or a text (-)";
    return why ? film_error_set(err, FILM_ERR_USAGE, "%s", why) : FILM_OK;
}

enum film_status
film_operands_read(char ***v, int *n, const struct film_index_options *o,
                   struct film_arena *a, struct film_error *err)
{
    struct names names = {.arena = a};
    enum film_status s = check(o, *n, *v, err);
    if (s != FILM_OK || !o->files_from)
        return s;
    for (int i = 0; i < *n; i++) {
        char **slot = film_arena_push(a, &names.v, &names.n, sizeof *slot);
        if (!slot)
            return film_error_nomem(err);
        *slot = (*v)[i];
    }
    s = read_list(&names, o, err);
    *v = names.v;
    *n = (int)names.n;
    return s;
}

/* ---- Standard input ---------------------------------------------------- */

enum film_status
film_operands_pipe(int *copy, const struct film_index_options *o, int n,
                   char *const *operands, const volatile sig_atomic_t *stop,
                   struct film_error *err)
{
    *copy = 0;
    if (!has_pipe(n, operands))
        return FILM_OK;
    enum film_status s =
        film_spool(copy, STDIN_FILENO, o->limits.stream_bytes, stop, err);
    return s == FILM_OK
               ? s
               : film_error_prefix(err, "%s", film_operands_pipe_name(o));
}
