/* SPDX-License-Identifier: GPL-2.0-or-later */
/* index DB: makes a document of every line of standard input. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c.h>

/* A generator of terms for English text. */
static xapc_status
make_generator(xapc_generator **out, xapc_error **err)
{
    xapc_stem *stem = NULL;
    xapc_status s = xapc_stem_new(&stem, "english", err);
    if (s == XAPC_OK)
        s = xapc_generator_new(out, err);
    if (s == XAPC_OK)
        s = xapc_generator_set_stemmer(*out, stem, err);
    xapc_stem_free(stem); /* the generator keeps it */
    return s;
}

static xapc_status
add_line(xapc_writable *w, xapc_generator *generator, const char *line,
         xapc_error **err)
{
    xapc_document *doc;
    size_t len = strlen(line);
    xapc_status s = xapc_document_new(&doc, err);
    if (s != XAPC_OK)
        return s;
    s = xapc_document_set_data(doc, line, len, err);
    if (s == XAPC_OK)
        s = xapc_generator_set_document(generator, doc, err);
    if (s == XAPC_OK)
        s = xapc_generator_index_text(generator, line, len, 1, NULL, err);
    if (s == XAPC_OK)
        s = xapc_writable_add(NULL, w, doc, err);
    xapc_document_free(doc);
    return s;
}

int
main(int argc, char **argv)
{
    xapc_writable *w = NULL;
    xapc_generator *generator = NULL;
    xapc_error *err = NULL;
    char line[4096];
    if (argc != 2)
        return fprintf(stderr, "usage: index DB <LINES\n"), 2;
    xapc_status s = make_generator(&generator, &err);
    if (s == XAPC_OK)
        s = xapc_writable_open(&w, argv[1], XAPC_WRITE_CREATE_OR_OPEN, 0, &err);
    while (s == XAPC_OK && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        s = add_line(w, generator, line, &err);
    }
    if (s == XAPC_OK)
        s = xapc_writable_commit(w, &err);
    if (s != XAPC_OK)
        fprintf(stderr, "index: %s\n", xapc_error_message(err));
    xapc_error_free(err);
    xapc_writable_free(w);
    xapc_generator_free(generator);
    return s == XAPC_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
