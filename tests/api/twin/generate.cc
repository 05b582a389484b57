/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Terms of text. */
#include <config.h>

#include "twin.h"

namespace twin
{

static const char *const texts[] = {
    "The slow train burns at night",
    "AT&T, C++ and co-operation: 3.14 times 1,000",
    "Amélie's café \xe2\x80\x94 na\xc3\xafve r\xc3\xa9sum\xc3\xa9",
    "한국 영화 映画",
    "averyveryveryveryverylongwordthatisstillshorterthansixtyfourbytes",
    "bad \xff\xfe bytes \xc3",
    "",
};

struct setup {
    const char *name;
    const char *stem;
    Xapian::TermGenerator::stem_strategy strategy;
    Xapian::TermGenerator::stop_strategy stop;
    int flags;
    unsigned longest;
    const char *prefix;
};

static const setup setups[] = {
    {"plain", nullptr, Xapian::TermGenerator::STEM_NONE,
     Xapian::TermGenerator::STOP_NONE, 0, 64, nullptr},
    {"stemmed", "english", Xapian::TermGenerator::STEM_SOME,
     Xapian::TermGenerator::STOP_STEMMED, 0, 64, "S"},
    {"all", "english", Xapian::TermGenerator::STEM_ALL,
     Xapian::TermGenerator::STOP_ALL, Xapian::TermGenerator::FLAG_CJK_NGRAM, 20,
     nullptr},
    {"Z", "fr", Xapian::TermGenerator::STEM_ALL_Z,
     Xapian::TermGenerator::STOP_ALL, 0, 64, "XT"},
    {"positions", "en", Xapian::TermGenerator::STEM_SOME_FULL_POS,
     Xapian::TermGenerator::STOP_NONE, Xapian::TermGenerator::FLAG_CJK_NGRAM,
     64, nullptr},
};

static void
set_up(Xapian::TermGenerator &g, const setup &how)
{
    auto words = new Xapian::SimpleStopper;
    words->add("the");
    words->add("at");
    if (how.stem)
        g.set_stemmer(Xapian::Stem(how.stem));
    g.set_stopper(words->release());
    g.set_stemming_strategy(how.strategy);
    g.set_stopper_strategy(how.stop);
    g.set_flags(how.flags);
    g.set_max_word_length(how.longest);
}

static void
set_up(xapc_generator *g, const setup &how)
{
    stopper words;
    stem language;
    must(xapc_stopper_new, words.out());
    must(xapc_stopper_add, words, "the", 3u);
    must(xapc_stopper_add, words, "at", 2u);
    if (how.stem) {
        must(xapc_stem_new, language.out(), how.stem);
        must(xapc_generator_set_stemmer, g, language);
    }
    must(xapc_generator_set_stopper, g, words);
    must(xapc_generator_set_stemming_strategy, g,
         static_cast<xapc_stem_strategy>(how.strategy));
    must(xapc_generator_set_stopper_strategy, g,
         static_cast<xapc_stop_strategy>(how.stop));
    must(xapc_generator_set_flags, nullptr, g, how.flags, 0);
    must(xapc_generator_set_max_word_length, g, how.longest);
}

static std::string
by_cpp(Xapian::TermGenerator &g, const setup &how, const std::string &s)
{
    std::string prefix = how.prefix ? how.prefix : "";
    g.set_document(Xapian::Document());
    g.index_text(s, 2, prefix);
    g.increase_termpos(10);
    g.index_text_without_positions(s, 1, prefix);
    std::string at = std::to_string(g.get_termpos());
    g.set_termpos(3);
    return dump(g.get_document()) + at + g.get_description();
}

static std::string
by_c(xapc_generator *g, const setup &how, const std::string &s)
{
    document doc, same_one;
    must(xapc_document_new, doc.out());
    must(xapc_generator_set_document, g, doc);
    must(xapc_generator_index_text, g, s.data(), s.size(), 2u, how.prefix);
    must(xapc_generator_increase_position, g, 10u);
    must(xapc_generator_index_text_without_positions, g, s.data(), s.size(), 1u,
         how.prefix);
    std::string at = number<uint32_t>(xapc_generator_get_position, g);
    must(xapc_generator_set_position, g, 3u);
    must(xapc_generator_get_document, same_one.out(), g);
    return dump((const xapc_document *)same_one) + at +
           text(xapc_generator_description, g);
}

static void
spelling(fixture &both)
{
    same(
        "words of the spelling dictionary",
        [&] {
            Xapian::WritableDatabase w(both.dir + "/spell1", Xapian::DB_CREATE);
            Xapian::TermGenerator g;
            g.set_database(w);
            int before = g.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
            g.index_text(texts[0]);
            return std::to_string(before) +
                   terms(w.spellings_begin(), false, true);
        },
        [&] {
            writable w;
            generator g;
            database db;
            int before;
            std::string path = both.dir + "/spell2", s = texts[0];
            must(xapc_writable_open, w.out(), path.c_str(), XAPC_WRITE_CREATE,
                 0u);
            must(xapc_generator_new, g.out());
            must(xapc_generator_set_database, g, w);
            must(xapc_generator_set_flags, &before, g, XAPC_GENERATE_SPELLING,
                 0);
            must(xapc_generator_index_text, g, s.data(), s.size(), 1u, nullptr);
            must(xapc_writable_get_database, db.out(), w);
            return std::to_string(before) + terms(xapc_database_spellings, db);
        });
}

void
generate(fixture &both)
{
    for (const setup &how : setups) {
        Xapian::TermGenerator cpp;
        generator c;
        must(xapc_generator_new, c.out());
        set_up(cpp, how);
        set_up((xapc_generator *)c, how);
        for (std::string s : texts)
            same(
                std::string("terms, ") + how.name + ", of " + s,
                [&] { return by_cpp(cpp, how, s); },
                [&] { return by_c(c, how, s); });
    }
    spelling(both);
}

} // namespace twin
