/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <algorithm>

#include "xapian-c/internal.h"

struct scheme_row {
    xapc_weighting scheme;
    size_t n_params;
    double defaults[6];
};

/* Indexed by scheme. */
static const scheme_row schemes[] = {
    {XAPC_WEIGHT_BOOL, 0, {}},
    {XAPC_WEIGHT_BM25, 5, {1, 0, 1, .5, .5}},
    {XAPC_WEIGHT_BM25_PLUS, 6, {1, 0, 1, .5, .5, 1}},
    {XAPC_WEIGHT_TRAD, 1, {1}},
    {XAPC_WEIGHT_TFIDF, 0, {}},
    {XAPC_WEIGHT_INL2, 1, {1}},
    {XAPC_WEIGHT_IFB2, 1, {1}},
    {XAPC_WEIGHT_INEB2, 1, {1}},
    {XAPC_WEIGHT_BB2, 1, {1}},
    {XAPC_WEIGHT_DLH, 0, {}},
    {XAPC_WEIGHT_PL2, 1, {1}},
    {XAPC_WEIGHT_PL2_PLUS, 2, {1, .8}},
    {XAPC_WEIGHT_DPH, 0, {}},
    {XAPC_WEIGHT_COORD, 0, {}},
    {XAPC_WEIGHT_LM, 4, {0, 1, -1, -1}},
};

static Xapian::Weight::type_smoothing
smoothing_of(double number)
{
    if (!(number >= Xapian::Weight::TWO_STAGE_SMOOTHING &&
          number <= Xapian::Weight::DIRICHLET_PLUS_SMOOTHING))
        xapc_refuse("unknown smoothing");
    return static_cast<Xapian::Weight::type_smoothing>(
        static_cast<int>(number));
}

static std::unique_ptr<Xapian::Weight>
new_weight(xapc_weighting scheme, const double p[6])
{
    using namespace Xapian;
    switch (scheme) {
    case XAPC_WEIGHT_BOOL:
        return std::make_unique<BoolWeight>();
    case XAPC_WEIGHT_BM25:
        return std::make_unique<BM25Weight>(p[0], p[1], p[2], p[3], p[4]);
    case XAPC_WEIGHT_BM25_PLUS:
        return std::make_unique<BM25PlusWeight>(p[0], p[1], p[2], p[3], p[4],
                                                p[5]);
    case XAPC_WEIGHT_TRAD:
        return std::make_unique<TradWeight>(p[0]);
    case XAPC_WEIGHT_TFIDF:
        return std::make_unique<TfIdfWeight>();
    case XAPC_WEIGHT_INL2:
        return std::make_unique<InL2Weight>(p[0]);
    case XAPC_WEIGHT_IFB2:
        return std::make_unique<IfB2Weight>(p[0]);
    case XAPC_WEIGHT_INEB2:
        return std::make_unique<IneB2Weight>(p[0]);
    case XAPC_WEIGHT_BB2:
        return std::make_unique<BB2Weight>(p[0]);
    case XAPC_WEIGHT_DLH:
        return std::make_unique<DLHWeight>();
    case XAPC_WEIGHT_PL2:
        return std::make_unique<PL2Weight>(p[0]);
    case XAPC_WEIGHT_PL2_PLUS:
        return std::make_unique<PL2PlusWeight>(p[0], p[1]);
    case XAPC_WEIGHT_DPH:
        return std::make_unique<DPHWeight>();
    case XAPC_WEIGHT_COORD:
        return std::make_unique<CoordWeight>();
    case XAPC_WEIGHT_LM:
        return std::make_unique<LMWeight>(p[0], smoothing_of(p[1]), p[2], p[3]);
    }
    xapc_refuse("unknown weighting scheme");
}

xapc_status
xapc_enquire_set_weighting(xapc_enquire *enquire, xapc_weighting scheme,
                           const double *params, size_t n, xapc_error **err)
{
    return xapc_guard(err, [&] {
        Xapian::Enquire &e = xapc_use(enquire).enquire;
        size_t row = static_cast<size_t>(scheme);
        if (row >= sizeof(schemes) / sizeof(schemes[0]))
            xapc_refuse("unknown weighting scheme");
        if (n > schemes[row].n_params)
            xapc_refuse("too many parameters for the weighting scheme");
        double all[6];
        std::copy(schemes[row].defaults, schemes[row].defaults + 6, all);
        std::copy(params, params + n, all);
        e.set_weighting_scheme(*new_weight(scheme, all));
    });
}

xapc_status
xapc_enquire_set_tfidf(xapc_enquire *enquire, const char *normalisations,
                       xapc_error **err)
{
    return xapc_guard(err, [&] {
        xapc_use(enquire).enquire.set_weighting_scheme(
            Xapian::TfIdfWeight(xapc_path(normalisations)));
    });
}
