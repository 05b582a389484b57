/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parsing queries; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_PARSER_H
#define XAPIAN_C_API_PARSER_H

#include "xapian-c/api/database.h"
#include "xapian-c/api/field.h"
#include "xapian-c/api/query.h"
#include "xapian-c/api/stem.h"
#include "xapian-c/api/stopper.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Parsing queries ---------------------------------------------------- */

/* Makes queries of what people type. */
typedef struct xapc_parser xapc_parser;

/* Flags of xapc_parser_parse() */
#define XAPC_PARSE_BOOLEAN 1               /* AND, OR, NOT, XOR, brackets */
#define XAPC_PARSE_PHRASE 2                /* "two words" */
#define XAPC_PARSE_LOVEHATE 4              /* + and - */
#define XAPC_PARSE_BOOLEAN_ANY_CASE 8      /* "and" is AND */
#define XAPC_PARSE_WILDCARD 16             /* wor* */
#define XAPC_PARSE_PURE_NOT 32             /* NOT word alone */
#define XAPC_PARSE_PARTIAL 64              /* the last word is not finished */
#define XAPC_PARSE_SPELLING_CORRECTION 128 /* see xapc_parser_corrected() */
#define XAPC_PARSE_SYNONYM 256             /* ~word */
#define XAPC_PARSE_AUTO_SYNONYMS 512       /* synonyms of words */
#define XAPC_PARSE_AUTO_MULTIWORD_SYNONYMS 1024 /* and of groups of words */
#define XAPC_PARSE_CJK_NGRAM 2048               /* as when it was indexed */
#define XAPC_PARSE_ACCUMULATE 65536 /* add to stop list and unstemmed words */
#define XAPC_PARSE_NO_POSITIONS 131072 /* AND instead of PHRASE and NEAR */
#define XAPC_PARSE_DEFAULT                                                     \
    (XAPC_PARSE_BOOLEAN | XAPC_PARSE_PHRASE | XAPC_PARSE_LOVEHATE)

/* Makes a parser without fields, stemmer, stopper and database. */
XAPC_API xapc_status xapc_parser_new(xapc_parser **out, xapc_error **err);
/* The parser keeps the stemmer; NULL for none. */
XAPC_API xapc_status xapc_parser_set_stemmer(xapc_parser *parser,
                                             const xapc_stem *stem,
                                             xapc_error **err);
/* The default is XAPC_STEM_SOME. */
XAPC_API xapc_status xapc_parser_set_stemming_strategy(
    xapc_parser *parser, xapc_stem_strategy strategy, xapc_error **err);
/* The parser keeps the stopper; NULL for none. */
XAPC_API xapc_status xapc_parser_set_stopper(xapc_parser *parser,
                                             const xapc_stopper *stopper,
                                             xapc_error **err);
/* What joins words without an operator: AND, OR, NEAR, PHRASE, ELITE_SET,
 * SYNONYM or MAX; others give XAPC_ERR_INVALID_ARGUMENT. The default is OR. */
XAPC_API xapc_status xapc_parser_set_default_op(xapc_parser *parser, xapc_op op,
                                                xapc_error **err);
XAPC_API xapc_status xapc_parser_get_default_op(xapc_op *out,
                                                const xapc_parser *parser,
                                                xapc_error **err);
/* The database whose spelling dictionary and synonyms are asked. The parser
 * keeps its files open. */
XAPC_API xapc_status xapc_parser_set_database(xapc_parser *parser,
                                              const xapc_database *db,
                                              xapc_error **err);
/* How many terms wor* may stand for (0: any number) and what happens at more;
 * flags: XAPC_PARSE_WILDCARD, XAPC_PARSE_PARTIAL or both. */
XAPC_API xapc_status xapc_parser_set_max_expansion(xapc_parser *parser,
                                                   uint32_t max,
                                                   xapc_wildcard_limit limit,
                                                   unsigned flags,
                                                   xapc_error **err);

/* field:word searches for terms with this prefix. A field may have several; the
 * field "" is that of words without one. A field that was added as a filter
 * gives XAPC_ERR_INVALID_OPERATION, here and below. */
XAPC_API xapc_status xapc_parser_add_prefix(xapc_parser *parser,
                                            const char *field,
                                            const char *prefix,
                                            xapc_error **err);
/* field:word is what the processor makes of it, which the parser keeps. */
XAPC_API xapc_status xapc_parser_add_field(xapc_parser *parser,
                                           const char *field,
                                           const xapc_field *processor,
                                           xapc_error **err);
/* field:word only filters. Filters with the same grouping are joined by OR, the
 * groups by AND. NULL: the grouping is the field; "": each filter is alone. */
XAPC_API xapc_status xapc_parser_add_boolean_prefix(xapc_parser *parser,
                                                    const char *field,
                                                    const char *prefix,
                                                    const char *grouping,
                                                    xapc_error **err);
/* Likewise, by a processor, which the parser keeps. */
XAPC_API xapc_status xapc_parser_add_boolean_field(xapc_parser *parser,
                                                   const char *field,
                                                   const xapc_field *processor,
                                                   const char *grouping,
                                                   xapc_error **err);
/* begin..end is what the processor makes of it, which the parser keeps; those
 * added first are asked first. grouping: as above, where NULL stands for the
 * slot. */
XAPC_API xapc_status xapc_parser_add_range(xapc_parser *parser,
                                           const xapc_range *range,
                                           const char *grouping,
                                           xapc_error **err);

/* Parses UTF-8 text. prefix is put in front of terms without a field; NULL for
 * none. XAPC_ERR_QUERY_PARSER if the text has a fault of syntax that cannot be
 * guessed away; its message is for people. Fails as callbacks do. */
XAPC_API xapc_status xapc_parser_parse(xapc_query **out, xapc_parser *parser,
                                       const char *text, size_t len,
                                       unsigned flags, const char *prefix,
                                       xapc_error **err);
/* The stop words that the last query left out. */
XAPC_API xapc_status xapc_parser_stoplist(xapc_blobs *out,
                                          const xapc_parser *parser,
                                          xapc_error **err);
/* The words of the last query that a term was made of. */
XAPC_API xapc_status xapc_parser_unstem(xapc_blobs *out,
                                        const xapc_parser *parser,
                                        const char *term, size_t len,
                                        xapc_error **err);
/* The text of the last query with its spelling corrected, for which it needs
 * the flag and a database; empty if nothing was. */
XAPC_API xapc_status xapc_parser_corrected(xapc_string *out,
                                           const xapc_parser *parser,
                                           xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_parser_description(xapc_string *out,
                                             const xapc_parser *parser,
                                             xapc_error **err);
/* Frees the parser; its queries stay valid. */
XAPC_API void xapc_parser_free(xapc_parser *parser);

#ifdef __cplusplus
}
#endif

#endif
