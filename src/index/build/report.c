/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/report.h"

#include "index/build/ingest.h"

#include <stdlib.h>

struct film_waiting
film_build_waiting(const struct film_build *b)
{
    return (struct film_waiting){b->wait, b->stop, b->waits, b->user};
}

void
film_build_unlock(struct film_build *b, struct film_index *ix)
{
    b->report.no_index = ix && !film_index_live(ix);
    film_index_unlock(ix);
}

void
film_report_event(struct film_build *b, enum film_build_event what,
                  const struct film_input *in)
{
    struct film_build_report *r = &b->report;
    switch (what) {
    case FILM_BUILD_ADDED:
        r->added++;
        r->articles += in->articles;
        r->passages += in->passages;
        r->records += in->records;
        r->bytes += in->size;
        r->partly_added += in->losses > 0;
        break;
    case FILM_BUILD_UNCHANGED:
        r->unchanged++;
        r->partly_unchanged += in->losses > 0;
        break;
    case FILM_BUILD_REMOVED:
        r->removed++;
        break;
    }
    if (b->event)
        b->event(b->user, what, in);
}

void
film_report_refused(struct film_build *b, const struct film_error *why)
{
    b->report.refused++;
    b->refused(b->user, why);
}

void
film_report_wrong_name(struct film_build *b, const struct film_error *why)
{
    b->report.wrong_names++;
    b->refused(b->user, why);
}

/* If memory runs out, nothing is noted and the file is read again next time. */
static void
note_refusal(struct film_plan_input *in, const struct film_error *why)
{
    struct film_str reason = film_refusal_reason(why, in->note.shown);
    free((char *)in->refusal.why.p);
    in->refusal.status = why->status;
    in->refusal.why = (struct film_str){strdup(reason.p), reason.n};
}

static void
report_refused(struct film_build *b, const struct film_plan_input *in,
               const struct film_error *why)
{
    struct film_error full = *why;
    if (why->status == FILM_ERR_BESIDE && !in->named) {
        b->report.beside++;
        if (b->left_out)
            b->left_out(b->user, in->note.shown, "no article or record");
        return;
    }
    if (in->known && !in->forgotten)
        film_error_set(&full, why->status, "%s; what the index has of it stays",
                       why->text);
    film_report_refused(b, &full);
}

void
film_report_unread(struct film_build *b, const struct film_plan *p)
{
    for (size_t i = 0; i < p->unchanged_refusal_count; i++) {
        const struct film_refusal *r = p->unchanged_refusals[i];
        struct film_sum id = film_path_id(r->path);
        struct film_plan_input in = {
            .note = {.path = r->path, .shown = r->shown},
            .known = film_inputs_find(&p->known, &id)};
        struct film_error why;
        film_refusal_message(&why, r);
        report_refused(b, &in, &why);
    }
}

void
film_report_refused_input(struct film_build *b, struct film_plan_input *in,
                          const struct film_error *why)
{
    in->failed = true;
    in->forgotten =
        why->status == FILM_ERR_FORMAT || why->status == FILM_ERR_BESIDE;
    note_refusal(in, why);
    report_refused(b, in, why);
}

void
film_report_input(struct film_build *b, const struct film_plan_input *in)
{
    if (in->unread)
        b->report.unread++;
    else if (!in->failed)
        film_report_event(b, FILM_BUILD_ADDED, &in->note);
    else if (in->known && in->forgotten)
        film_report_event(b, FILM_BUILD_REMOVED, in->known);
}

void
film_report_warning(struct film_build *b, struct film_input *note,
                    uint32_t line, enum film_loss loss, const char *why)
{
    note->losses += loss != FILM_LOST_NOTHING;
    if (loss == FILM_LOST_OVER)
        note->limits = film_ingest_limits(b->limits);
    b->warn(b->user, note->shown, line, why);
}

void
film_report_skipped(struct film_build *b, const struct film_input *note,
                    uint32_t line, const char *why, struct film_str text)
{
    b->report.skipped++;
    if (b->skipped)
        b->skipped(b->user, note->shown, line, why, text);
}

bool
film_report_keeps(struct film_build *b)
{
    if (b->keeps)
        b->keeps(b->user);
    return b->keeps != NULL;
}

bool
film_report_is_own_fault(enum film_status s)
{
    return s == FILM_ERR_INTERNAL || s == FILM_ERR_NOMEM || s == FILM_ERR_LIMIT;
}
