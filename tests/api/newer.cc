/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes libxapian seem newer than any that segments were tried with. To be
 * linked with a test or preloaded. NEWER_REFUSED: its check finds an error in
 * databases whose path holds that text. NEWER_LOG: a file that gets a line for
 * each. */
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

#include <xapian.h>

/* Where the inline Xapian::revision() looks. */
const Xapian::Internal::constinfo *
Xapian::Internal::get_constinfo_() noexcept
{
    using get = const constinfo *(*)();
    static const constinfo newer = [] {
        constinfo c = *reinterpret_cast<get>(
            dlsym(RTLD_NEXT, "_ZN6Xapian8Internal14get_constinfo_Ev"))();
        c.revision = 9999;
        return c;
    }();
    return &newer;
}

/* What Database::check() calls. */
size_t
Xapian::Database::check_(const std::string *path, int fd, int options,
                         std::ostream *out)
{
    using check = size_t (*)(const std::string *, int, int, std::ostream *);
    static const check next = reinterpret_cast<check>(
        dlsym(RTLD_NEXT, "_ZN6Xapian8Database6check_EPKNSt7__cxx1112basic_"
                         "stringIcSt11char_traitsIcESaIcEEEiiPSo"));
    const char *refused = getenv("NEWER_REFUSED"), *log = getenv("NEWER_LOG");
    if (!path || !refused || path->find(refused) == std::string::npos)
        return next(path, fd, options, out);
    FILE *f = log ? fopen(log, "a") : nullptr;
    if (f) {
        fprintf(f, "%s\n", path->c_str());
        fclose(f);
    }
    return 1;
}
