/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Put in front of every file of a build that counts what is run (coverage.sh):
 * a child that leaves by _exit writes its counts as well. */
#ifndef FILM_TESTS_COVERAGE_H
#define FILM_TESTS_COVERAGE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* as config.h, which comes later */
#endif
#include <unistd.h>

#ifdef __cplusplus
extern "C"
#endif
    void
    __gcov_dump(void);

_Noreturn static inline void
film_coverage_exit(int code)
{
    __gcov_dump();
    _exit(code);
}
#define _exit film_coverage_exit

#endif
