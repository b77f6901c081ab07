// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "readers/license_vocabulary.hpp"

namespace sluice::test {

inline constexpr ListedLicense listed_licenses[] = {
    {"0BSD", "BSD Zero Clause License"},
    {"Apache-1.1", "Apache License 1.1"},
    {"Apache-2.0", "Apache License 2.0"},
    {"Artistic-1.0-Perl", "Artistic License 1.0 (Perl)"},
    {"BSD-2-Clause", "BSD 2-Clause \"Simplified\" License"},
    {"BSD-3-Clause", "BSD 3-Clause \"New\" or \"Revised\" License"},
    {"BSL-1.0", "Boost Software License 1.0"},
    {"CDDL-1.0", "Common Development and Distribution License 1.0"},
    {"CDDL-1.1", "Common Development and Distribution License 1.1"},
    {"EPL-1.0", "Eclipse Public License 1.0"},
    {"EPL-2.0", "Eclipse Public License 2.0"},
    {"GPL-1.0-or-later", "GNU General Public License v1.0 or later"},
    {"GPL-2.0", "GNU General Public License v2.0 only", true},
    {"GPL-2.0-only", "GNU General Public License v2.0 only"},
    {"GPL-2.0-or-later", "GNU General Public License v2.0 or later"},
    {"GPL-3.0-only", "GNU General Public License v3.0 only"},
    {"GPL-3.0-or-later", "GNU General Public License v3.0 or later"},
    {"ISC", "ISC License"},
    {"LGPL-2.0-or-later", "GNU Library General Public License v2 or later"},
    {"LGPL-2.1-only", "GNU Lesser General Public License v2.1 only"},
    {"LGPL-2.1-or-later", "GNU Lesser General Public License v2.1 or later"},
    {"LGPL-3.0-only", "GNU Lesser General Public License v3.0 only"},
    {"LGPL-3.0-or-later", "GNU Lesser General Public License v3.0 or later"},
    {"MIT", "MIT License"},
    {"MPL-1.1", "Mozilla Public License 1.1"},
    {"MPL-2.0", "Mozilla Public License 2.0"},
    {"Python-2.0", "Python License 2.0"},
    {"Ruby", "Ruby License"},
    {"Unlicense", "The Unlicense"},
    {"Zlib", "zlib License"},
    {"GFDL-1.3-no-invariants-or-later", "GNU Free Documentation License v1.3 or later - no invariants"},
    {"Classpath-exception-2.0", "", false, true},
    {"Linux-syscall-note", "", false, true},
    {"OCaml-LGPL-linking-exception", "", false, true},
};

inline LicenseVocabulary declared_names() { return LicenseVocabulary(listed_licenses); }

}  // namespace sluice::test
