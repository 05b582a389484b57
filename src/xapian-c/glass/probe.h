/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks whether the libxapian in use reads segments correctly; not
 * installed. */
#ifndef XAPIAN_C_GLASS_PROBE_H
#define XAPIAN_C_GLASS_PROBE_H

#include <string>

#include "xapian-c/glass/segment.h"

/* True if segments were tested with this version of libxapian, or if it is an
 * older one of the same format. */
bool glass_is_tried();

/* Writes documents of every kind to a new segment at path, finishes it, and
 * compares what libxapian reads from it. False if there is a difference, or if
 * libxapian's own check finds an error. Takes 7 ms of processor time. */
bool glass_probe(xapc_segment *s, const std::string &path);

#endif
