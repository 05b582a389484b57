/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether the libxapian in use reads segments as it should; not installed. */
#ifndef XAPIAN_C_GLASS_PROBE_H
#define XAPIAN_C_GLASS_PROBE_H

#include <string>

#include "xapian-c/glass/segment.h"

/* True if segments were tried with this version of libxapian, or an older one
 * of the same format. */
bool glass_is_tried();

/* Writes documents of every kind into a new segment at path, ends it, and
 * compares what libxapian reads of it; false if that is anything else, or its
 * own check finds an error. Takes 7 ms of the processor. */
bool glass_probe(xapc_segment *s, const std::string &path);

#endif
