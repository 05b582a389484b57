/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Term lists as they are stored; not installed. */
#ifndef XAPIAN_C_GLASS_TERMS_H
#define XAPIAN_C_GLASS_TERMS_H

#include <string>

#include "xapian-c/xapian-c.h"

/* Appends the term list of a document with these terms, which are sorted; of no
 * terms, nothing. */
void glass_pack_terms(std::string &to, const xapc_term *terms, size_t n);

#endif
