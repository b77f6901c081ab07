// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/hazards.hpp"

namespace sluice {

extern const Kind kind_archive_encoding;
const Kind kind_archive_encoding = {
    {.name = "archive.encoding",
     .subject = SubjectKind::archive,
     .scope = RuleScope::delivery,
     .summary = "names in an archive that deceive, collide or cannot be written on every system",
     .explanation = "Names are bytes. Those that are no UTF-8, carry control, bidirectional or invisible\n"
                    "characters, differ from another name only in letter case or Unicode normalization, or mean\n"
                    "something else on Windows, are hazards: two people, or two systems, would not see the same\n"
                    "file.",
     .params = hazard_params,
     .facts = hazard_facts,
     .terms = hazard_terms("archive.encoding"),
     .fix_supplier = "rename {entry} and pack the archive again",
     .fix_integrator = "ask the supplier for an archive with plain names"},
    judge_hazards};

}  // namespace sluice
