/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The spelling dictionary and the synonyms of a database. */
#include <config.h>

#include "xapian-c/writer.h"

xapc_status
xapc_database_suggest(xapc_string *out, const xapc_database *db,
                      const char *word, size_t len, unsigned max_edits,
                      xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out), xapc_use(db).db.get_spelling_suggestion(
                                      xapc_bytes(word, len), max_edits));
    });
}

xapc_status
xapc_database_spellings(xapc_terms *out, const xapc_database *db,
                        xapc_error **err)
{
    return xapc_guard(err, [&] {
        const Xapian::Database &from = xapc_use(db).db;
        xapc_list_builder<xapc_terms> list;
        for (Xapian::TermIterator it = from.spellings_begin();
             it != from.spellings_end(); ++it)
            list.add(*it).termfreq = it.get_termfreq();
        list.finish(&xapc_use(out));
    });
}

xapc_status
xapc_database_synonyms(xapc_blobs *out, const xapc_database *db,
                       const char *term, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_terms(
            out, xapc_use(db).db.synonyms_begin(xapc_bytes(term, len)));
    });
}

xapc_status
xapc_database_synonym_keys(xapc_blobs *out, const xapc_database *db,
                           const char *prefix, size_t len, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_collect_terms(
            out, xapc_use(db).db.synonym_keys_begin(xapc_bytes(prefix, len)));
    });
}

xapc_status
xapc_writable_add_spelling(xapc_writable *w, const char *word, size_t len,
                           uint32_t freq, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("spelling word", word, len);
        xapc_whole(w).db.add_spelling(std::string(word, len), freq);
    });
}

xapc_status
xapc_writable_remove_spelling(xapc_writable *w, const char *word, size_t len,
                              uint32_t freq, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("spelling word", word, len);
        xapc_whole(w).db.remove_spelling(std::string(word, len), freq);
    });
}

/* A term and its synonym, either of which Xapian might refuse only when it
 * writes them. */
static void
check_pair(xapc_str term, xapc_str synonym)
{
    xapc_check_key("term", term.data, term.len);
    xapc_check_key("synonym", synonym.data, synonym.len);
}

xapc_status
xapc_writable_add_synonym(xapc_writable *w, xapc_str term, xapc_str synonym,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        check_pair(term, synonym);
        xapc_whole(w).db.add_synonym(std::string(term.data, term.len),
                                     std::string(synonym.data, synonym.len));
    });
}

xapc_status
xapc_writable_remove_synonym(xapc_writable *w, xapc_str term, xapc_str synonym,
                             xapc_error **err)
{
    return xapc_guard(err, [&] {
        check_pair(term, synonym);
        xapc_whole(w).db.remove_synonym(std::string(term.data, term.len),
                                        std::string(synonym.data, synonym.len));
    });
}

xapc_status
xapc_writable_clear_synonyms(xapc_writable *w, const char *term, size_t len,
                             xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_check_key("term", term, len);
        xapc_whole(w).db.clear_synonyms(std::string(term, len));
    });
}
