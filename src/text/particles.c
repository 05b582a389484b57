/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/particles.h"

#include <stdlib.h>

/* Particles of case, topic and place, sequences of them, and the copula (Sohn,
 * The Korean Language, 1999, 8.4 and 9.1), sorted. Single syllables that are as
 * often the end of a word (나, 고, 다, 인) are left out. */
static const char *const particles[] = {
    "가",     "과",     "과는",   "과도",   "과의",   "까지",   "까지는",
    "까지도", "께서",   "는",     "도",     "라고",   "라는",   "로",
    "로는",   "로도",   "로서",   "로의",   "를",     "마다",   "마저",
    "만",     "만은",   "만을",   "만의",   "만이",   "밖에",   "보다",
    "보다는", "보다도", "부터",   "부터는", "에",     "에게",   "에게는",
    "에게도", "에게서", "에는",   "에도",   "에서",   "에서는", "에서도",
    "에서만", "에서의", "에의",   "였다",   "와",     "와는",   "와도",
    "와의",   "으로",   "으로는", "으로도", "으로서", "으로의", "은",
    "을",     "의",     "이",     "이고",   "이나",   "이다",   "이라",
    "이라고", "이라는", "이란",   "이며",   "이었다", "이지만", "입니다",
    "조차",   "처럼",   "처럼은", "하고",   "한테",
};

enum { MOST = 3 * FILM_SYLLABLE }; /* length of the longest in bytes */

static int
compare(const void *key, const void *item)
{
    const char *p = *(const char *const *)item;
    return film_str_compare(*(const struct film_str *)key, film_str_from(p));
}

bool
film_particle(struct film_str s)
{
    return s.n >= FILM_SYLLABLE && s.n <= MOST &&
           bsearch(&s, particles, sizeof particles / sizeof particles[0],
                   sizeof particles[0], compare) != NULL;
}
