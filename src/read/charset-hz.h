/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HZ (RFC 1843): Chinese in seven bits, "~{VPND~}", as in old news and mail.
 * iconv does not know it. */
#ifndef FILM_READ_CHARSET_HZ_H
#define FILM_READ_CHARSET_HZ_H

#include "base/buf.h"

/* True for ASCII text with Chinese in HZ and nothing that HZ forbids. At least
 * one "~}" must be there: "~{print}" at the end of a line is program code. */
bool film_charset_is_hz(struct film_str bytes);

/* Appends such text to out in GB18030. */
void film_charset_from_hz(struct film_buf *out, struct film_str bytes);

#endif
