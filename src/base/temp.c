/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *
directory(void)
{
    const char *dir = getenv("TMPDIR");
    return dir && dir[0] ? dir : "/tmp";
}

static int
open_named(char **name, const char *suffix)
{
    if (asprintf(name, "%s/filmindex-XXXXXX%s", directory(), suffix) < 0) {
        *name = NULL;
        return -1;
    }
    int fd = mkostemps(*name, (int)strlen(suffix), O_CLOEXEC);
    if (fd < 0) {
        free(*name);
        *name = NULL;
    }
    return fd;
}

/* Opens a file without a name. Some file systems do not support that; there, a
 * named file is created and unlinked. */
static int
open_nameless(void)
{
    int fd = open(directory(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
        return fd;
    char *name;
    fd = open_named(&name, "");
    if (name)
        unlink(name);
    free(name);
    return fd;
}

enum film_status
film_temp_open(int *fd, char **name, const char *suffix, struct film_error *err)
{
    *fd = name ? open_named(name, suffix) : open_nameless();
    return *fd < 0 ? film_error_errno(err, errno, "%s", directory()) : FILM_OK;
}
