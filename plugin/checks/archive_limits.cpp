// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/hazards.hpp"

namespace sluice {

extern const Kind kind_archive_limits;
const Kind kind_archive_limits = {
    {.name = "archive.limits",
     .subject = SubjectKind::archive,
     .scope = RuleScope::delivery,
     .summary = "archives that cost more to open than the limits allow",
     .explanation = "Limits are counts - bytes produced, ratio, entries, nesting, filter layers, path length,\n"
                    "decoder memory - spent from one budget over all nesting, so that the verdict is the same on\n"
                    "any machine. Where a limit is crossed, reading stops, and what was not seen is unknown.",
     .params = hazard_params,
     .facts = hazard_facts,
     .terms = hazard_terms("archive.limits"),
     .fix_supplier = "deliver in smaller archives, or with less nesting",
     .fix_integrator = "if the delivery is meant to be so large, raise the limit in the pack"},
    judge_hazards};

}  // namespace sluice
