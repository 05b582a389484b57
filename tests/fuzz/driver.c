/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Replays inputs without libFuzzer: the files named, or those of the corpus
 * of the program's name. Each is a TAP test; a finding ends the program. */
#include <config.h>
#include "fuzz.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
replay(const char *path)
{
    enum { ROOM = 4 << 20 };
    FILE *f = fopen(path, "rb");
    uint8_t *bytes = malloc(ROOM);
    if (!f || !bytes) {
        perror(path);
        exit(99);
    }
    size_t n = fread(bytes, 1, ROOM, f);
    fclose(f);
    /* the exact size, so that a sanitizer sees a read behind it */
    uint8_t *exact = malloc(n ? n : 1);
    if (!exact)
        exit(99);
    memcpy(exact, bytes, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
    free(bytes);
}

int
main(int argc, char **argv)
{
    char pattern[4096];
    const char *top = getenv("TOP_SRCDIR");
    glob_t files = {0};
    if (argc < 2) {
        const char *name = strrchr(argv[0], '/');
        name = name ? name + 1 : argv[0];
        if (strncmp(name, "lt-", 3) == 0) /* libtool's wrapper */
            name += 3;
        if (strncmp(name, "fuzz-", 5) == 0)
            name += 5;
        snprintf(pattern, sizeof pattern, "%s/tests/fuzz/corpus/%s/*",
                 top ? top : ".", name);
        if (glob(pattern, 0, NULL, &files) != 0) {
            fprintf(stderr, "%s: no inputs\n", pattern);
            return 99;
        }
        argv = files.gl_pathv;
        argc = (int)files.gl_pathc;
    } else {
        argv++;
        argc--;
    }
    printf("1..%d\n", argc);
    for (int i = 0; i < argc; i++) {
        const char *name = strrchr(argv[i], '/');
        replay(argv[i]);
        printf("ok %d - %s\n", i + 1, name ? name + 1 : argv[i]);
        fflush(stdout);
    }
    globfree(&files);
    return 0;
}
