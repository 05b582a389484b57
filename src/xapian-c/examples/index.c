/* SPDX-License-Identifier: GPL-2.0-or-later */
/* index DB: makes a document of every line of standard input. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c.h>

/* Adds the words of the line, in small letters, stemmed, with their
 * positions. */
static xapc_status
add_words(xapc_document *doc, const xapc_stem *stem, char *line,
          xapc_error **err)
{
    static const char between[] = " ,.;:!?\"()";
    uint32_t position = 0;
    xapc_status s = XAPC_OK;
    for (char *p = line; *p; p++)
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
    for (line += strspn(line, between); *line && s == XAPC_OK;
         line += strspn(line, between)) {
        char term[XAPC_TERM_MAX];
        size_t n = strcspn(line, between);
        const char *word = line;
        line += n;
        s = xapc_stem_apply(&n, stem, word, n, term, sizeof term, err);
        if (s == XAPC_OK && n > 0 && n <= sizeof term)
            s = xapc_document_add_posting(doc, term, n, ++position, 1, err);
    }
    return s;
}

static xapc_status
add_line(xapc_writable *w, const xapc_stem *stem, char *line, xapc_error **err)
{
    xapc_document *doc;
    xapc_status s = xapc_document_new(&doc, err);
    if (s != XAPC_OK)
        return s;
    s = xapc_document_set_data(doc, line, strlen(line), err);
    if (s == XAPC_OK)
        s = add_words(doc, stem, line, err);
    if (s == XAPC_OK)
        s = xapc_writable_add(NULL, w, doc, err);
    xapc_document_free(doc);
    return s;
}

int
main(int argc, char **argv)
{
    xapc_writable *w = NULL;
    xapc_stem *stem = NULL;
    xapc_error *err = NULL;
    char line[4096];
    if (argc != 2)
        return fprintf(stderr, "usage: index DB <LINES\n"), 2;
    xapc_status s = xapc_stem_new(&stem, "english", &err);
    if (s == XAPC_OK)
        s = xapc_writable_open(&w, argv[1], XAPC_WRITE_CREATE_OR_OPEN, 0, &err);
    while (s == XAPC_OK && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        s = add_line(w, stem, line, &err);
    }
    if (s == XAPC_OK)
        s = xapc_writable_commit(w, &err);
    if (s != XAPC_OK)
        fprintf(stderr, "index: %s\n", xapc_error_message(err));
    xapc_error_free(err);
    xapc_writable_free(w);
    xapc_stem_free(stem);
    return s == XAPC_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
