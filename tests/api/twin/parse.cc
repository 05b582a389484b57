/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parsing queries, with every flag and kind of field. */
#include <config.h>

#include <cstring>

#include "twin.h"

namespace twin
{

static const char *const queries_typed[] = {
    "train",
    "slow train",
    "slow AND train",
    "slow OR train NOT night",
    "(slow OR fast) AND train",
    "\"slow train\"",
    "\"the night\" city",
    "+train -night",
    "-night",
    "NOT night",
    "tra*",
    "s* night",
    "station NEAR night",
    "station NEAR/3 night",
    "slow ADJ train",
    "slow ADJ/2 train",
    "train XOR night",
    "train and not night",
    "~film night",
    "film",
    "slow train film",
    "trian statoin",
    "title:train",
    "title:\"slow train\"",
    "kind:film",
    "kind:film kind:news",
    "kind:film night kind:news",
    "each:a each:b",
    "made:2019",
    "made:bad",
    "only:yes night",
    "1..4",
    "2..",
    "..3",
    "date:20190101..20190110",
    "date:1/2/2019..5/2/2019",
    "$3..$12.5",
    "3kg..12kg",
    "night 5..x",
    "even:1..9",
    "night..",
    "the",
    "the night of the city",
    "Burning BURNING burning",
    "AT&T c++ 3.14",
    "co-operate",
    "don't",
    "",
    "   ",
    "(train",
    "train)",
    "\"unclosed",
    "AND",
    "train AND",
    "\xed\x95\x9c\xea\xb5\xad \xec\x98\x81\xed\x99\x94",
    "night \xe6\x98\xa0\xe7\x94\xbb\xe9\xa4\xa8",
};

/* One way to set up a parser. */
struct setup {
    const char *name;
    unsigned flags;
    const char *stem; /* NULL for none */
    Xapian::QueryParser::stem_strategy strategy;
    Xapian::Query::op op;
    bool stop;
    const char *prefix;
};

static const setup setups[] = {
    {"plain", XAPC_PARSE_DEFAULT, nullptr, Xapian::QueryParser::STEM_SOME,
     Xapian::Query::OP_OR, false, nullptr},
    {"stemmed", XAPC_PARSE_DEFAULT | XAPC_PARSE_WILDCARD | XAPC_PARSE_PURE_NOT,
     "english", Xapian::QueryParser::STEM_SOME, Xapian::Query::OP_AND, true,
     nullptr},
    {"synonyms",
     XAPC_PARSE_DEFAULT | XAPC_PARSE_SYNONYM | XAPC_PARSE_AUTO_SYNONYMS |
         XAPC_PARSE_AUTO_MULTIWORD_SYNONYMS | XAPC_PARSE_SPELLING_CORRECTION,
     "english", Xapian::QueryParser::STEM_ALL, Xapian::Query::OP_OR, false,
     "S"},
    {"partial",
     XAPC_PARSE_DEFAULT | XAPC_PARSE_PARTIAL | XAPC_PARSE_BOOLEAN_ANY_CASE |
         XAPC_PARSE_CJK_NGRAM | XAPC_PARSE_NO_POSITIONS,
     "en", Xapian::QueryParser::STEM_ALL_Z, Xapian::Query::OP_ELITE_SET, true,
     "XT"},
};

/* What both sides make of "made:". */
struct Made : Xapian::FieldProcessor {
    Xapian::Query operator()(const std::string &text) override
    {
        return text == "bad" ? Xapian::Query() : Xapian::Query("Y" + text);
    }
};

static xapc_status
make_field(xapc_query **out, void *user, const char *text, size_t len,
           xapc_error **err)
{
    std::string term = static_cast<const char *>(user);
    term.append(text, len);
    if (term == "Ybad")
        return xapc_query_match_nothing(out, err);
    return xapc_query_term(out, term.data(), term.size(), 1, 0, err);
}

/* Takes ranges of letters. */
struct Letters : Xapian::RangeProcessor {
    Letters() : RangeProcessor(0, "even:")
    {
    }
    Xapian::Query operator()(const std::string &begin,
                             const std::string &end) override
    {
        if (begin != "1")
            return Xapian::Query(Xapian::Query::OP_INVALID);
        return Xapian::Query(Xapian::Query::OP_AND, begin, end);
    }
};

static xapc_status
make_range(xapc_query **out, void *, xapc_str begin, xapc_str end,
           xapc_error **err)
{
    query parts[2];
    xapc_status s = XAPC_OK;
    if (std::string(begin.data, begin.len) != "1")
        return s;
    s = xapc_query_term(parts[0].out(), begin.data, begin.len, 1, 0, err);
    if (s == XAPC_OK)
        s = xapc_query_term(parts[1].out(), end.data, end.len, 1, 0, err);
    const xapc_query *all[] = {parts[0], parts[1]};
    return s != XAPC_OK ? s
                        : xapc_query_combine(out, XAPC_OP_AND, all, 2, 0, err);
}

static void
set_up(Xapian::QueryParser &p, const setup &how, const Xapian::Database &db)
{
    if (how.stem)
        p.set_stemmer(Xapian::Stem(how.stem));
    p.set_stemming_strategy(how.strategy);
    p.set_default_op(how.op);
    p.set_database(db);
    p.set_max_expansion(3, Xapian::Query::WILDCARD_LIMIT_FIRST,
                        Xapian::QueryParser::FLAG_WILDCARD |
                            Xapian::QueryParser::FLAG_PARTIAL);
    if (how.stop) {
        auto words = new Xapian::SimpleStopper;
        words->add("the");
        words->add("of");
        p.set_stopper(words->release());
    }
    p.add_prefix("title", "S");
    p.add_boolean_prefix("kind", "XC");
    std::string none;
    p.add_boolean_prefix("each", "XE", &none);
    p.add_prefix("made", (new Made)->release());
    p.add_boolean_prefix("only", (new Made)->release());
    p.add_rangeprocessor((new Letters)->release());
    p.add_rangeprocessor(
        (new Xapian::DateRangeProcessor(2, "date:"))->release());
    p.add_rangeprocessor(
        (new Xapian::NumberRangeProcessor(1, "$", Xapian::RP_REPEATED))
            ->release());
    p.add_rangeprocessor((new Xapian::NumberRangeProcessor(
                              1, "kg", Xapian::RP_SUFFIX | Xapian::RP_REPEATED))
                             ->release());
    p.add_rangeprocessor((new Xapian::RangeProcessor(0))->release());
}

static void
add_fields(xapc_parser *p)
{
    field made;
    range letters, date, dollars, weight, value;
    const xapc_range_form forms[] = {
        {0, "even:", 0, 0},
        {2, "date:", 0, 0},
        {1, "$", XAPC_RANGE_REPEATED, 0},
        {1, "kg", XAPC_RANGE_SUFFIX | XAPC_RANGE_REPEATED, 0},
        {0, nullptr, 0, 0}};
    char prefix[] = "Y";
    must(xapc_parser_add_prefix, p, "title", "S");
    must(xapc_parser_add_boolean_prefix, p, "kind", "XC", nullptr);
    must(xapc_parser_add_boolean_prefix, p, "each", "XE", "");
    must(xapc_field_new, made.out(), make_field, strdup(prefix),
         [](void *user) { std::free(user); });
    must(xapc_parser_add_field, p, "made", made);
    must(xapc_parser_add_boolean_field, p, "only", made, nullptr);
    must(xapc_range_new_callback, letters.out(), &forms[0], make_range, nullptr,
         nullptr);
    must(xapc_range_new, date.out(), XAPC_RANGE_DATE, &forms[1]);
    must(xapc_range_new, dollars.out(), XAPC_RANGE_NUMBER, &forms[2]);
    must(xapc_range_new, weight.out(), XAPC_RANGE_NUMBER, &forms[3]);
    must(xapc_range_new, value.out(), XAPC_RANGE_VALUE, &forms[4]);
    for (const xapc_range *r :
         {(xapc_range *)letters, (xapc_range *)date, (xapc_range *)dollars,
          (xapc_range *)weight, (xapc_range *)value})
        must(xapc_parser_add_range, p, r, nullptr);
}

static void
set_up(xapc_parser *p, const setup &how, const xapc_database *db)
{
    stem language;
    stopper words;
    if (how.stem) {
        must(xapc_stem_new, language.out(), how.stem);
        must(xapc_parser_set_stemmer, p, language);
    }
    must(xapc_parser_set_stemming_strategy, p,
         static_cast<xapc_stem_strategy>(how.strategy));
    must(xapc_parser_set_default_op, p, static_cast<xapc_op>(how.op));
    must(xapc_parser_set_database, p, db);
    must(xapc_parser_set_max_expansion, p, 3u, XAPC_WILDCARD_FIRST,
         XAPC_PARSE_WILDCARD | XAPC_PARSE_PARTIAL);
    if (how.stop) {
        must(xapc_stopper_new, words.out());
        must(xapc_stopper_add, words, "the", 3u);
        must(xapc_stopper_add, words, "of", 2u);
        must(xapc_parser_set_stopper, p, words);
    }
    add_fields(p);
}

static std::string
by_cpp(Xapian::QueryParser &p, const setup &how, const std::string &typed)
{
    Xapian::Query q =
        p.parse_query(typed, how.flags, how.prefix ? how.prefix : "");
    std::string result = q.get_description() + "|" + list(p.stoplist_begin()) +
                         "|" + p.get_corrected_query_string();
    for (auto it = q.get_unique_terms_begin(); it != q.get_unique_terms_end();
         ++it)
        result += "|" + list(p.unstem_begin(*it));
    return result;
}

static std::string
by_c(xapc_parser *p, const setup &how, const std::string &typed)
{
    query q;
    xapc_terms found;
    must(xapc_parser_parse, q.out(), p, typed.data(), typed.size(), how.flags,
         how.prefix);
    std::string result = text(xapc_query_description, q) + "|" +
                         list(xapc_parser_stoplist, p) + "|" +
                         text(xapc_parser_corrected, p);
    must(xapc_query_terms, &found, q);
    for (size_t i = 0; i < found.n; i++)
        result += "|" + list(xapc_parser_unstem, p, found.items[i].data,
                             found.items[i].len);
    xapc_terms_free(&found);
    return result;
}

static void
ranges()
{
    static const char *const pairs[][2] = {{"1", "5"},
                                           {"", "5"},
                                           {"5", ""},
                                           {"x", "y"},
                                           {"$1", "$5"},
                                           {"1.5", "2e3"},
                                           {"2019", "2020"},
                                           {"1/2/19", "3/4/20"},
                                           {"2019-02-01", "2019-03-01"}};
    struct {
        xapc_range_kind kind;
        xapc_range_form form;
        Xapian::RangeProcessor *twin;
    } kinds[] = {
        {XAPC_RANGE_VALUE, {3, nullptr, 0, 0}, new Xapian::RangeProcessor(3)},
        {XAPC_RANGE_NUMBER,
         {3, "$", XAPC_RANGE_REPEATED, 0},
         new Xapian::NumberRangeProcessor(3, "$", Xapian::RP_REPEATED)},
        {XAPC_RANGE_DATE,
         {3, nullptr, XAPC_RANGE_MDY, 1950},
         new Xapian::DateRangeProcessor(3, Xapian::RP_DATE_PREFER_MDY, 1950)},
    };
    for (auto &k : kinds) {
        range r;
        std::unique_ptr<Xapian::RangeProcessor> owner(k.twin);
        must(xapc_range_new, r.out(), k.kind, &k.form);
        for (auto &pair : pairs)
            same(
                std::string("range ") + pair[0] + ".." + pair[1],
                [&] {
                    Xapian::Query q = k.twin->check_range(pair[0], pair[1]);
                    return q.get_type() == Xapian::Query::OP_INVALID
                               ? "none"
                               : q.get_description();
                },
                [&]() -> std::string {
                    query q;
                    must(xapc_range_check, q.out(), r,
                         xapc_str{pair[0], std::strlen(pair[0])},
                         xapc_str{pair[1], std::strlen(pair[1])});
                    return q ? text(xapc_query_description, q) : "none";
                });
    }
}

static void
stops_and_stems()
{
    Xapian::SimpleStopper words;
    words.add("the");
    words.add("of");
    stopper handle;
    must(xapc_stopper_new, handle.out());
    must(xapc_stopper_add, handle, "the", 3u);
    must(xapc_stopper_add, handle, "of", 2u);
    for (std::string word : {"the", "of", "night", ""})
        same(
            "stop word " + word, [&] { return std::to_string(words(word)); },
            [&] {
                return number<int>(xapc_stopper_stops, handle, word.data(),
                                   word.size());
            });
    same(
        "stopper's description", [&] { return words.get_description(); },
        [&] { return text(xapc_stopper_description, handle); });
    for (const char *language : {"english", "fr", "none", "german2", "klingon"})
        for (std::string word : {"burning", "trains", "directrice", ""})
            same(
                std::string("stem ") + language + " " + word,
                [&] {
                    Xapian::Stem s(language);
                    return s(word) + std::to_string(s.is_none()) +
                           s.get_description();
                },
                [&] {
                    stem s;
                    char buf[64];
                    size_t len;
                    must(xapc_stem_new, s.out(), language);
                    must(xapc_stem_apply, &len, s, word.data(), word.size(),
                         buf, sizeof buf);
                    return std::string(buf, len) +
                           number<int>(xapc_stem_is_none, s) +
                           text(xapc_stem_description, s);
                });
    same(
        "stem of an unknown language",
        [&] { return Xapian::Stem("klingon", true).get_description(); },
        [&] {
            stem s;
            must(xapc_stem_new_or_none, s.out(), "klingon");
            return text(xapc_stem_description, s);
        });
    same(
        "languages", [&] { return Xapian::Stem::get_available_languages(); },
        [&] { return text(xapc_stem_languages); });
}

void
parse(fixture &both)
{
    for (const setup &how : setups) {
        Xapian::QueryParser cpp;
        parser c;
        must(xapc_parser_new, c.out());
        set_up(cpp, how, both.db);
        set_up((xapc_parser *)c, how, both.handle);
        for (std::string typed : queries_typed)
            same(
                std::string("parse ") + how.name + ": " + typed,
                [&] { return by_cpp(cpp, how, typed); },
                [&] { return by_c(c, how, typed); });
        same(
            std::string("default operator, ") + how.name,
            [&] { return std::to_string(cpp.get_default_op()); },
            [&] { return number<xapc_op>(xapc_parser_get_default_op, c); });
        same(
            std::string("parser's description, ") + how.name,
            [&] { return cpp.get_description(); },
            [&] { return text(xapc_parser_description, c); });
    }
    ranges();
    stops_and_stems();
}

} // namespace twin
