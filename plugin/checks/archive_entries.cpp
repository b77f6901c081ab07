// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/hazards.hpp"

namespace sluice {

extern const Kind kind_archive_entries;
const Kind kind_archive_entries = {
    {.name = "archive.entries",
     .subject = SubjectKind::archive,
     .scope = RuleScope::delivery,
     .summary = "what unpacking an archive's entries would do: paths, links, types, modes",
     .explanation = "Each entry's path, link target, type and mode is judged as it stands in the archive, without\n"
                    "unpacking it. A path or link that leaves the folder it is unpacked into, a device, a set-\n"
                    "user-id file or a name given twice is a hazard with a term of its own. Links are followed in\n"
                    "a virtual tree of the archive's own entries, never on the file system.",
     .params = hazard_params,
     .facts = hazard_facts,
     .terms = hazard_terms("archive.entries"),
     .fix_supplier = "pack the archive again without {entry}",
     .fix_integrator = "do not unpack {delivery}; send it back to the supplier"},
    judge_hazards};

}  // namespace sluice
