/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/building.h"
#include "filmindex/operands.h"
#include "filmindex/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static const char program[] = "filmindex";

static enum film_status
open_export(int *fd, const struct film_index_options *o, char **operand,
            struct film_error *err)
{
    if (film_operand_is_pipe(operand[0]))
        return film_operands_pipe(fd, o, 1, operand, NULL, err);
    *fd = open(operand[0], O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return *fd < 0 ? film_error_errno(err, errno, "%s", operand[0]) : FILM_OK;
}

static enum film_exit
run_import(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_building b;
    struct film_error err;
    if (n != 1) {
        film_error_set(&err, FILM_ERR_USAGE, "import: name one export");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    int fd;
    if (open_export(&fd, o, operands, &err) != FILM_OK)
        return film_program_fail(program, &err);
    film_building_init(&b, o, film_stop_catch(FILM_EXIT_ERROR));
    enum film_status s = film_index_import(db, fd, &b.build, &err);
    close(fd);
    if (s == FILM_ERR_INPUT)
        film_error_prefix(&err, "%s", operands[0]);
    return film_building_finish(&b, s, &err);
}

const struct film_index_command film_cmd_import = {
    {"filmindex import", "FILE", "Makes an index of what export has written.",
     film_index_option_table, NULL},
    run_import};
