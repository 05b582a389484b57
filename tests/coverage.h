/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Put in front of every file of a build that counts what is run (coverage.sh):
 * a child that leaves by _exit writes its counts as well. Includes nothing, as
 * the file does not either at that point. */
#ifndef FILM_TESTS_COVERAGE_H
#define FILM_TESTS_COVERAGE_H

#ifdef __cplusplus
extern "C" {
#endif

void __gcov_dump(void);
void _exit(int) __attribute__((noreturn));

__attribute__((noreturn, unused)) static void
film_coverage_exit(int code)
{
    __gcov_dump();
    _exit(code);
}
#define _exit film_coverage_exit

#ifdef __cplusplus
}
#endif

#endif
