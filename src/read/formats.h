/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The readers of this folder, for the table in registry.c. */
#ifndef FILM_READ_FORMATS_H
#define FILM_READ_FORMATS_H

#include "read/reader.h"

extern const struct film_reader film_reader_archive;
extern const struct film_reader film_reader_compressed;
extern const struct film_reader film_reader_ebucore;
extern const struct film_reader film_reader_en15907;
extern const struct film_reader film_reader_fdx;
extern const struct film_reader film_reader_feed;
extern const struct film_reader film_reader_filmxml;
extern const struct film_reader film_reader_fountain;
extern const struct film_reader film_reader_html;
extern const struct film_reader film_reader_imdb_tsv;
extern const struct film_reader film_reader_jats;
extern const struct film_reader film_reader_jsonl;
extern const struct film_reader film_reader_kmdb;
extern const struct film_reader film_reader_kobis;
extern const struct film_reader film_reader_mail;
extern const struct film_reader film_reader_marcxml;
extern const struct film_reader film_reader_markdown;
extern const struct film_reader film_reader_mediawiki;
extern const struct film_reader film_reader_mhtml;
extern const struct film_reader film_reader_movie_json;
extern const struct film_reader film_reader_newsml;
extern const struct film_reader film_reader_nfo;
extern const struct film_reader film_reader_ninjs;
extern const struct film_reader film_reader_nitf;
extern const struct film_reader film_reader_office;
extern const struct film_reader film_reader_omdb;
extern const struct film_reader film_reader_package;
extern const struct film_reader film_reader_pbcore;
extern const struct film_reader film_reader_pdf;
extern const struct film_reader film_reader_rtf;
extern const struct film_reader film_reader_schema_org;
extern const struct film_reader film_reader_separated;
extern const struct film_reader film_reader_subtitles;
extern const struct film_reader film_reader_tei;
extern const struct film_reader film_reader_text;
extern const struct film_reader film_reader_ttml;
extern const struct film_reader film_reader_warc;
extern const struct film_reader film_reader_wikidata;

/* True if head begins text, not markup, data or bytes for programs. */
bool film_text_is_plain(struct film_str head);

/* The reader that is surest of head, or NULL. */
const struct film_reader *film_reader_sniff(struct film_str head,
                                            struct film_str path);

#endif
