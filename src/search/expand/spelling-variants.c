/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/spelling-variants.h"

#include "schema/xapian-status.h"
#include "names/prefilter.h"
#include "names/lexicon.h"

#include <math.h>
#include <stdlib.h>

/* Parameters. */
enum {
    WINDOWS = 40,         /* of a query that are looked up */
    EXPANSIONS_MOST = 16, /* further words to look for */
    FULL_NAME = 3         /* Hangul syllables; two are also in other words */
};
static const double TRIED = .6; /* least trust in a window to look it up */
static const double SURE = 1;   /* trust also in one with an unknown word */
/* Most passages that may have a word that is a slip of the query's. */
static const uint64_t SLIP_MOST = 20;
static const double SLIP_SHARE = .0005;
/* Of a name, by the idf of its rarest word. Beside other words it must leave
 * room for what is asked of it; alone it is all that is asked. */
static const double WORTH = .8, ALONE = 2.5;
/* What a word in running text gets of its weight, about, of the words that
 * have counted already. */
static const double COUNTED = .3;

/* ---- Looking up ------------------------------------------------------- */

/* A piece of the list of names as one shard has it. */
struct piece {
    char key[4];
    const struct film_shard *shard;
    struct film_str bytes;
};

struct finder {
    struct film_view *view;
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
    struct piece *pieces; /* those read so far */
    size_t piece_count;
};

static enum film_status
read_piece(struct finder *k, const struct film_shard *shard, const char key[4],
           struct film_str *bytes)
{
    char name[sizeof FILM_META_NAMES + 4] = FILM_META_NAMES;
    for (size_t i = 0; i < k->piece_count; i++)
        if (k->pieces[i].shard == shard && strcmp(k->pieces[i].key, key) == 0) {
            *bytes = k->pieces[i].bytes;
            return FILM_OK;
        }
    struct piece *p =
        film_arena_push(k->arena, &k->pieces, &k->piece_count, sizeof *p);
    if (!p)
        return film_error_nomem(k->err);
    memcpy(p->key, key, sizeof p->key);
    p->shard = shard;
    memcpy(name + sizeof FILM_META_NAMES - 1, key, 4);
    xapc_string value;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_metadata(&value, shard->db, name,
                                               strlen(name), &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(k->err, x, xerr);
    bool ok = film_arena_copy(
        k->arena, (struct film_str){value.data, value.len}, &p->bytes);
    xapc_string_free(&value);
    *bytes = p->bytes;
    return ok ? FILM_OK : film_error_nomem(k->err);
}

/* Every spelling of w that some shard has. */
static enum film_status
look_up(struct finder *k, const struct film_name_window *w, bool slips,
        struct film_shard *shards, size_t n, struct film_name_spellings *out)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < n; i++)
        for (unsigned side = 0; side < 2 && shards[i].db; side++) {
            char key[4];
            struct film_str bytes;
            film_lexicon_key(key, &w->part[side]);
            s = read_piece(k, &shards[i], key, &bytes);
            if (s == FILM_OK)
                s = film_lexicon_match(out, k->arena, w, side, slips, bytes,
                                       k->err);
            if (s != FILM_OK)
                return s;
        }
    film_lexicon_trim(out);
    return s;
}

/* The passages with the rarest word of the window. */
static uint64_t
rarest(const struct film_view *view, const struct film_name_window *w)
{
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < view->query.n; i++) {
        const struct film_token *t = &view->query.v[i];
        if (t->from < w->from || t->to > w->to || t->flags & FILM_TOKEN_JOINED)
            continue;
        for (size_t k = 0; k < view->term_count; k++)
            if (view->terms[k].word->stem_id == t->word->stem_id &&
                view->terms[k].passages < least)
                least = view->terms[k].passages;
    }
    return least;
}

static double
rarity(const struct film_view *view, uint64_t passages)
{
    return log(1 + (double)view->counts.passages / ((double)passages + 1));
}

/* True if a word that so many passages have may be a slip. */
static bool
may_be_slip(const struct film_view *view, uint64_t passages)
{
    return passages <= SLIP_MOST ||
           (double)passages <= SLIP_SHARE * (double)view->counts.passages;
}

/* True if some name sounds the same. */
static bool
is_heard(const struct film_name_spellings *v)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->v[i].likeness >= film_name_likeness(FILM_NAME_SOUNDS_ALIKE))
            return true;
    return false;
}

static enum film_status
find_window(struct finder *k, const struct film_name_window *w,
            struct film_shard *shards, size_t n)
{
    struct film_view *view = k->view;
    struct film_name_reading name = {
        .from = w->from, .to = w->to, .trust = w->trust};
    name.literal.how = FILM_NAME_HOW_TYPO;
    uint64_t passages = rarest(view, w);
    if (passages == 0)
        name.trust = SURE;
    if (name.trust < TRIED || (name.trust < SURE && w->gap))
        return FILM_OK;
    bool slips = name.trust >= SURE && may_be_slip(view, passages);
    enum film_status s = look_up(k, w, slips, shards, n, &name.spellings);
    if (s != FILM_OK || name.spellings.n == 0)
        return s;
    if (is_heard(&name.spellings) &&
        w->part[0].hangul + w->part[1].hangul >= FULL_NAME)
        name.literal = (struct film_name_spelling){
            .part = {w->part[0], w->part[1]},
            .likeness = 1,
            .rarity = rarity(view, passages),
            .how = FILM_NAME_HOW_EXACT,
        };
    struct film_name_reading *slot = film_arena_push(
        k->arena, &view->names, &view->name_count, sizeof *slot);
    if (!slot)
        return film_error_nomem(k->err);
    *slot = name;
    return FILM_OK;
}

/* Windows that overlap in the query are readings of one name. */
static void
group_names(struct film_view *view)
{
    size_t end = 0;
    unsigned group = 0;
    for (size_t i = 0; i < view->name_count; i++) {
        struct film_name_reading *n = &view->names[i];
        if (i > 0 && n->from >= end)
            group++;
        n->group = group;
        if (n->to > end)
            end = n->to;
    }
}

/* ---- Further words ---------------------------------------------------- */

/* How much a spelling counts: 0 for the least alike, 1 for the same name. */
static double
confidence(const struct film_name_reading *n,
           const struct film_name_spelling *sp)
{
    return n->trust * (sp->likeness - FILM_NAME_LIKE) / (1 - FILM_NAME_LIKE);
}

static bool
known_stem(const struct film_view *view, uint32_t stem_id)
{
    for (size_t i = 0; i < view->term_count; i++)
        if (view->terms[i].word->stem_id == stem_id)
            return true;
    return false;
}

static enum film_status
idf(struct finder *k, struct film_str stem, struct film_shard *shards, size_t n,
    double *out)
{
    uint64_t passages = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t freq = 0;
        if (!shards[i].db)
            continue;
        enum film_status s =
            film_shard_termfreq(&freq, &shards[i], FILM_F_TEXT, stem, k->err);
        if (s != FILM_OK)
            return s;
        passages += freq;
    }
    *out = rarity(k->view, passages);
    return FILM_OK;
}

static enum film_status
add_expansion(struct finder *k, const struct film_word *word, double weight)
{
    struct film_view *view = k->view;
    if (known_stem(view, word->stem_id))
        return FILM_OK;
    for (size_t i = 0; i < view->expansion_count; i++)
        if (film_str_equal(view->expansions[i].stem, word->stem)) {
            if (view->expansions[i].weight < weight)
                view->expansions[i].weight = weight;
            return FILM_OK;
        }
    struct film_expansion *e = film_arena_push(
        k->arena, &view->expansions, &view->expansion_count, sizeof *e);
    if (!e || !film_arena_copy(k->arena, word->stem, &e->stem))
        return film_error_nomem(k->err);
    e->weight = weight;
    return FILM_OK;
}

/* The words of a spelling, joined forms instead of their parts. A name is as
 * rare as the rarest of them. */
static enum film_status
add_spelling(struct finder *k, const struct film_name_reading *name,
             struct film_name_spelling *sp, struct film_shard *shards, size_t n)
{
    enum film_status s = FILM_OK;
    for (int i = 0; i < 2 && s == FILM_OK; i++) {
        struct film_token *t;
        size_t count;
        s = film_analyse(k->an, film_str_from(sp->part[i].spelled), &t, &count,
                         k->err);
        for (size_t j = 0; s == FILM_OK && j < count; j++) {
            double rare;
            if (t[j].flags & FILM_TOKEN_HYPHEN)
                continue;
            s = idf(k, t[j].word->stem, shards, n, &rare);
            if (s == FILM_OK)
                s = add_expansion(k, t[j].word, rare * confidence(name, sp));
            if (s == FILM_OK && rare > sp->rarity)
                sp->rarity = rare;
        }
    }
    return s;
}

static int
by_weight(const void *a, const void *b)
{
    const struct film_expansion *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return film_str_compare(x->stem, y->stem);
}

static enum film_status
add_words(struct finder *k, struct film_shard *shards, size_t n)
{
    struct film_view *view = k->view;
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < view->name_count; i++) {
        struct film_name_spellings *v = &view->names[i].spellings;
        for (size_t j = 0; j < v->n && s == FILM_OK; j++)
            s = add_spelling(k, &view->names[i], &v->v[j], shards, n);
    }
    if (view->expansion_count)
        qsort(view->expansions, view->expansion_count, sizeof *view->expansions,
              by_weight);
    if (view->expansion_count > EXPANSIONS_MOST)
        view->expansion_count = EXPANSIONS_MOST;
    return s;
}

enum film_status
film_spelling_variants_find(struct film_view *view, struct film_shard *shards,
                            size_t n, struct film_analyser *an,
                            struct film_arena *arena, struct film_error *err)
{
    struct finder k = {.view = view, .an = an, .arena = arena, .err = err};
    struct film_name_windows w;
    enum film_status s = film_name_windows(&w, arena, view->text, err);
    for (size_t i = 0; i < w.n && i < WINDOWS && s == FILM_OK; i++)
        s = find_window(&k, &w.v[i], shards, n);
    group_names(view);
    return s == FILM_OK ? add_words(&k, shards, n) : s;
}

/* ---- Scoring ---------------------------------------------------------- */

/* Pushes every place of the query's own Hangul. */
static bool
find_literal(const struct film_name_reading *name, struct film_str query,
             struct film_str text, struct film_name_occurrence **found,
             size_t *n, struct film_arena *arena)
{
    struct film_str asked = {query.p + name->from, name->to - name->from};
    if (name->literal.how != FILM_NAME_HOW_EXACT)
        return true;
    for (size_t at = 0; at < text.n;) {
        const char *p = memmem(text.p + at, text.n - at, asked.p, asked.n);
        if (!p)
            break;
        struct film_name_occurrence *f =
            film_arena_push(arena, found, n, sizeof *f);
        if (!f)
            return false;
        size_t from = (size_t)(p - text.p);
        at = from + asked.n;
        *f = (struct film_name_occurrence){
            name, text, {from, at, &name->literal, FILM_NAME_HOW_EXACT}};
    }
    return true;
}

/* The view, and what to look for in its texts. */
struct text_finder {
    const struct film_view *view;
    struct film_prefilter prefilter;
};

static enum film_status
find_in(struct text_finder *f, struct film_str text,
        struct film_name_occurrence **found, size_t *n,
        struct film_arena *arena, struct film_error *err)
{
    const struct film_view *view = f->view;
    struct film_name_found name;
    struct film_name_run run;
    for (size_t i = 0; i < view->name_count; i++)
        if (!find_literal(&view->names[i], view->text, text, found, n, arena))
            return film_error_nomem(err);
    if (!film_prefilter_text(&f->prefilter, text))
        return FILM_OK;
    for (size_t at = 0; film_name_next_run(&run, text, &at);) {
        if (!film_prefilter_run(&f->prefilter, text, &run) ||
            !film_name_read_run(&name, text, &run))
            continue;
        for (size_t i = 0; i < view->name_count; i++) {
            struct film_name_span span;
            if (!film_name_match(&span, &view->names[i].spellings, &name))
                continue;
            struct film_name_occurrence *place =
                film_arena_push(arena, found, n, sizeof *place);
            if (!place)
                return film_error_nomem(err);
            *place = (struct film_name_occurrence){&view->names[i], text, span};
        }
    }
    return FILM_OK;
}

static enum film_status
find_in_article(struct text_finder *f, struct film_fetched_article *a,
                struct film_arena *arena, struct film_error *err)
{
    const struct film_article *m = &a->stored.meta;
    if (a->searched)
        return FILM_OK;
    a->searched = true;
    enum film_status s =
        find_in(f, m->title, &a->found, &a->occurrence_count, arena, err);
    for (size_t i = 0; i < m->cast.n && s == FILM_OK; i++)
        s = find_in(f, m->cast.v[i], &a->found, &a->occurrence_count, arena,
                    err);
    return s;
}

/* The names of a passage, and of what stands above it. */
static enum film_status
find_names(struct text_finder *f, struct film_fetched_passage *p,
           struct film_arena *arena, struct film_error *err)
{
    const struct film_strs *section = &p->stored.passage.section;
    enum film_status s = find_in(f, p->stored.passage.text, &p->found,
                                 &p->occurrence_count, arena, err);
    for (size_t i = 0; i < section->n && s == FILM_OK; i++)
        s = find_in(f, section->v[i], &p->found, &p->occurrence_count, arena,
                    err);
    return s ? s : find_in_article(f, p->article, arena, err);
}

static bool
has_stem(struct film_tokens text, uint32_t stem_id)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.v[i].word->stem_id == stem_id)
            return true;
    return false;
}

static bool
has_word(const struct film_fetched_passage *p, uint32_t stem_id)
{
    const struct film_fetched_article *a = p->article;
    return has_stem(p->text, stem_id) || has_stem(p->headings, stem_id) ||
           has_stem(a->title, stem_id) || has_stem(a->header, stem_id);
}

static bool
in_name(const struct film_view *view, const struct film_name_reading *name,
        uint32_t stem_id)
{
    for (size_t i = 0; i < view->query.n; i++) {
        const struct film_token *t = &view->query.v[i];
        if (t->word->stem_id == stem_id && t->from >= name->from &&
            t->to <= name->to)
            return true;
    }
    return false;
}

/* What the words of the name have given to the passage already. */
static double
counted(const struct film_view *view, const struct film_fetched_passage *p,
        const struct film_name_reading *name, const struct film_rank *rank)
{
    const double *weights = film_rank_passage_weights(rank);
    double sum = 0;
    for (size_t k = 0; k < view->term_count; k++) {
        uint32_t id = view->terms[k].word->stem_id;
        if (in_name(view, name, id) && has_word(p, id))
            sum += COUNTED * weights[k];
    }
    return sum;
}

/* What a passage with another spelling of the name lacks of what one with the
 * spelling that was typed has, about. */
static enum film_status
lacking(double *lack, const struct film_view *view,
        const struct film_fetched_passage *p,
        const struct film_name_reading *name, const struct film_rank *rank,
        struct film_arena *arena, struct film_error *err)
{
    bool *absent =
        film_arena_zalloc(arena, view->term_count + 1, sizeof *absent);
    if (!absent)
        return film_error_nomem(err);
    for (size_t k = 0; k < view->term_count; k++) {
        uint32_t id = view->terms[k].word->stem_id;
        absent[k] = in_name(view, name, id) && !has_word(p, id);
    }
    *lack = film_rank_absent(rank, absent);
    return FILM_OK;
}

/* The better of best and those of n places that are of the group. */
static const struct film_name_occurrence *
better_occurrence(const struct film_name_occurrence *best,
                  const struct film_name_occurrence *v, size_t n,
                  unsigned group)
{
    for (size_t i = 0; i < n; i++)
        if (v[i].name->group == group &&
            (!best || confidence(v[i].name, v[i].span.spelling) >
                          confidence(best->name, best->span.spelling)))
            best = &v[i];
    return best;
}

/* The best place of a group of names, in the text if that is as good as above
 * it; NULL if the passage has none. */
static const struct film_name_occurrence *
best_occurrence(const struct film_fetched_passage *p, unsigned group)
{
    const struct film_fetched_article *a = p->article;
    const struct film_name_occurrence *best =
        better_occurrence(NULL, p->found, p->occurrence_count, group);
    return better_occurrence(best, a->found, a->occurrence_count, group);
}

static unsigned
group_count(const struct film_view *view)
{
    return view->name_count ? view->names[view->name_count - 1].group + 1 : 0;
}

/* True if the query says nothing beside its names. */
static bool
only_names(const struct film_view *view)
{
    for (size_t i = 0; i < view->query.n; i++) {
        const struct film_token *t = &view->query.v[i];
        bool named = t->word->stop;
        for (size_t k = 0; k < view->name_count && !named; k++)
            named =
                t->from >= view->names[k].from && t->to <= view->names[k].to;
        if (!named)
            return false;
    }
    return true;
}

/* Adds what a passage's names are worth beyond what their words have given;
 * another spelling at least what it lacks of the one that was typed, but a text
 * in the script of the query is preferred to one in another. */
static enum film_status
add_worth(const struct film_view *view, struct film_fetched_passage *p,
          const struct film_rank *rank, struct film_arena *arena,
          struct film_error *err)
{
    double each = only_names(view) ? ALONE : WORTH;
    for (unsigned g = 0; g < group_count(view); g++) {
        const struct film_name_occurrence *f = best_occurrence(p, g);
        if (!f)
            continue;
        const struct film_name_spelling *sp = f->span.spelling;
        double more = each * sp->rarity * confidence(f->name, sp), lack = 0;
        enum film_status s = FILM_OK;
        if (sp->how <= FILM_NAME_HOW_HYPHEN)
            more -= counted(view, p, f->name, rank);
        else if (sp->how != FILM_NAME_HOW_HANGUL)
            s = lacking(&lack, view, p, f->name, rank, arena, err);
        if (s != FILM_OK)
            return s;
        lack *= confidence(f->name, sp);
        more = more > lack ? more : lack;
        p->score += more > 0 ? more : 0;
    }
    return FILM_OK;
}

enum film_status
film_spelling_variants_score(struct film_view *view,
                             const struct film_rank *rank,
                             struct film_arena *arena, struct film_error *err)
{
    enum film_status s = FILM_OK;
    struct text_finder f = {view, {.n = 0}};
    if (view->name_count == 0)
        return FILM_OK;
    for (size_t i = 0; i < view->name_count; i++)
        film_prefilter_add(&f.prefilter, &view->names[i].spellings);
    for (size_t i = 0; i < view->passage_count && s == FILM_OK; i++) {
        struct film_fetched_passage *p = &view->passages[i];
        s = find_names(&f, p, arena, err);
        if (s == FILM_OK)
            s = add_worth(view, p, rank, arena, err);
    }
    return s;
}

/* ---- Telling ---------------------------------------------------------- */

enum film_status
film_spelling_variants_matched(struct film_matched **matched, size_t *n,
                               const struct film_view *view,
                               const struct film_fetched_passage *p,
                               struct film_arena *arena, struct film_error *err)
{
    for (unsigned g = 0; g < group_count(view); g++) {
        const struct film_name_occurrence *best = best_occurrence(p, g);
        if (!best)
            continue;
        struct film_matched *m = film_arena_push(arena, matched, n, sizeof *m);
        if (!m)
            return film_error_nomem(err);
        m->query = (struct film_str){view->text.p + best->name->from,
                                     best->name->to - best->name->from};
        m->as = (struct film_str){best->text.p + best->span.from,
                                  best->span.to - best->span.from};
        m->by = film_name_how_text(best->span.how);
    }
    return FILM_OK;
}
