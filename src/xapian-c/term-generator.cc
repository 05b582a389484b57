/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cstring>

#include "xapian-c/text.h"
#include "xapian-c/writer.h"

struct xapc_generator {
    Xapian::TermGenerator generator;
    size_t longest; /* word, in bytes */
};

/* Xapian's own default. */
static const size_t LONGEST_WORD = 64;
/* What goes around a word besides the prefix: "Z", and what stemmers add. */
static const size_t AROUND_WORD = 3;

xapc_status
xapc_generator_new(xapc_generator **out, xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, Xapian::TermGenerator(), LONGEST_WORD); });
}

xapc_status
xapc_generator_set_document(xapc_generator *generator, const xapc_document *doc,
                            xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(generator).generator.set_document(xapc_use(doc).doc);
    });
}

xapc_status
xapc_generator_get_document(xapc_document **out, const xapc_generator *g,
                            xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_make(out, xapc_use(g).generator.get_document()); });
}

xapc_status
xapc_generator_set_stemmer(xapc_generator *generator, const xapc_stem *stem,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(generator).generator.set_stemmer(stem ? stem->stem
                                                       : Xapian::Stem());
    });
}

xapc_status
xapc_generator_set_stemming_strategy(xapc_generator *generator,
                                     xapc_stem_strategy strategy,
                                     xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(generator).generator.set_stemming_strategy(
            xapc_strategy<Xapian::TermGenerator>(strategy));
    });
}

xapc_status
xapc_generator_set_stopper(xapc_generator *generator,
                           const xapc_stopper *stopper, xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(generator).generator.set_stopper(
            stopper ? stopper->stopper.get() : nullptr);
    });
}

xapc_status
xapc_generator_set_stopper_strategy(xapc_generator *generator,
                                    xapc_stop_strategy strategy,
                                    xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::TermGenerator &g = xapc_use(generator).generator;
        switch (strategy) {
        case XAPC_STOP_NONE:
            g.set_stopper_strategy(Xapian::TermGenerator::STOP_NONE);
            return;
        case XAPC_STOP_ALL:
            g.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);
            return;
        case XAPC_STOP_STEMMED:
            g.set_stopper_strategy(Xapian::TermGenerator::STOP_STEMMED);
            return;
        }
        xapc_refuse("unknown strategy for stop words");
    });
}

xapc_status
xapc_generator_set_database(xapc_generator *generator, const xapc_writable *w,
                            xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(generator).generator.set_database(xapc_whole(w).db);
    });
}

xapc_status
xapc_generator_set_flags(int *before, xapc_generator *generator, int toggle,
                         int mask, xapc_error **err)
{
    return xapc_guard(err, [&] {
        int flags = xapc_use(generator).generator.set_flags(toggle, mask);
        if (before)
            *before = flags;
    });
}

xapc_status
xapc_generator_set_max_word_length(xapc_generator *generator, unsigned bytes,
                                   xapc_error **err)
{
    return xapc_guard(err, [&] {
        if (bytes > XAPC_TERM_MAX - AROUND_WORD)
            xapc_refuse("words of " + std::to_string(bytes) + " bytes");
        xapc_use(generator).generator.set_max_word_length(bytes);
        generator->longest = bytes;
    });
}

/* The prefix, if the longest word fits after it: Xapian would find that one
 * does not when the document is added, and throw away all changes. */
static std::string
checked(const xapc_generator &generator, const char *prefix)
{
    size_t len = prefix ? std::strlen(prefix) : 0;
    if (len + generator.longest + AROUND_WORD > XAPC_TERM_MAX)
        xapc_refuse("prefix of " + std::to_string(len) + " bytes");
    return std::string(prefix ? prefix : "", len);
}

static Xapian::Utf8Iterator
iterate(const char *text, size_t len)
{
    if (!text && len > 0)
        xapc_refuse("NULL bytes with a length");
    return len > 0 ? Xapian::Utf8Iterator(text, len) : Xapian::Utf8Iterator();
}

xapc_status
xapc_generator_index_text(xapc_generator *generator, const char *text,
                          size_t len, uint32_t wdf, const char *prefix,
                          xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::string before = checked(xapc_use(generator), prefix);
        generator->generator.index_text(iterate(text, len), wdf, before);
    });
}

xapc_status
xapc_generator_index_text_without_positions(xapc_generator *generator,
                                            const char *text, size_t len,
                                            uint32_t wdf, const char *prefix,
                                            xapc_error **err)
{
    return xapc_guard(err, [&] {
        std::string before = checked(xapc_use(generator), prefix);
        generator->generator.index_text_without_positions(iterate(text, len),
                                                          wdf, before);
    });
}

xapc_status
xapc_generator_increase_position(xapc_generator *generator, uint32_t gap,
                                 xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(generator).generator.increase_termpos(gap); });
}

xapc_status
xapc_generator_get_position(uint32_t *out, const xapc_generator *generator,
                            xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(out) = xapc_use(generator).generator.get_termpos();
    });
}

xapc_status
xapc_generator_set_position(xapc_generator *generator, uint32_t position,
                            xapc_error **err)
{
    return xapc_guard(
        err, [&] { xapc_use(generator).generator.set_termpos(position); });
}

xapc_status
xapc_generator_description(xapc_string *out, const xapc_generator *generator,
                           xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_give(&xapc_use(out),
                  xapc_use(generator).generator.get_description());
    });
}

void
xapc_generator_free(xapc_generator *generator)
{
    delete generator;
}
