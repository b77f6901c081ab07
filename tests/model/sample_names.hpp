// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/license_names.hpp"

namespace sluice::test {

inline constexpr LicenseName sample_licenses[] = {
    {"0BSD"},
    {"Apache-2.0"},
    {"BSD-2-Clause"},
    {"BSD-2-Clause-FreeBSD", true},
    {"BSD-3-Clause"},
    {"CC0-1.0"},
    {"CDDL-1.0"},
    {"eCos-2.0", true},
    {"GPL-2.0", true},
    {"GPL-2.0+", true},
    {"GPL-2.0-only"},
    {"GPL-2.0-or-later"},
    {"ISC"},
    {"LGPL-2.1-only"},
    {"LGPL-3.0-only"},
    {"MIT"},
    {"MIT-0"},
    {"SMLNJ"},
    {"StandardML-NJ", true},
    {"X11"},
    {"Zlib"},
};
inline constexpr LicenseName sample_exceptions[] = {
    {"Classpath-exception-2.0"},      {"GCC-exception-3.1"},     {"LLVM-exception"},
    {"Nokia-Qt-exception-1.1", true}, {"Qt-LGPL-exception-1.1"},
};

/// A small table of names: a few licenses and exceptions of the list, as they are there.
inline constexpr LicenseNames sample_names = {sample_licenses, sample_exceptions};

}  // namespace sluice::test
