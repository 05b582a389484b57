/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What readers of trees do not ask for is reported: a new version of a format,
 * or a provider, may keep text in an element that nobody has thought of. */
#include <config.h>
#include "read/xml/xml.h"

/* libxml2 leaves a node's _private to the application. */
static const char mark = '\0';

static void
mark_one(const xmlNode *n)
{
    ((xmlNode *)n)->_private = (void *)&mark;
}

void
film_node_mark_read(const xmlNode *n)
{
    mark_one(n);
    if (n->type == XML_ELEMENT_NODE)
        for (const xmlNode *c = n->children; c; c = c->next)
            film_node_mark_read(c);
}

/* name: of the element or attribute that n is in. */
static void
report(const struct film_read_context *ctx, const xmlNode *n, const char *name,
       uint32_t line)
{
    if (n->type == XML_ELEMENT_NODE) {
        name = (const char *)n->name;
        line = film_node_line(n) ? film_node_line(n) : line;
        for (const xmlAttr *a = n->properties; a; a = a->next)
            if (a->children)
                report(ctx, a->children, (const char *)a->name, line);
        for (const xmlNode *c = n->children; c; c = c->next)
            report(ctx, c, name, line);
    } else if ((n->type == XML_TEXT_NODE ||
                n->type == XML_CDATA_SECTION_NODE) &&
               n->content && n->_private != &mark) {
        film_read_unused(ctx, line, name,
                         film_str_from((const char *)n->content));
    }
}

void
film_node_report_unread(const struct film_read_context *ctx, const xmlNode *n,
                        uint32_t line)
{
    if (film_read_wants_skipped(ctx))
        report(ctx, n, "", line);
}
