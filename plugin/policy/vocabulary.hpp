// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/pack_file.hpp"
#include "policy/values.hpp"

#include <string>

namespace sluice::policy {

/// Adds a pack's `params`, `lists` and `lists-edit` to what the packs before it defined. A second definition of a name
/// is recorded as a problem: a list is changed by lists-edit, a parameter by its plain value.
void add_vocabulary(const PackDraft& pack, Vocabulary& vocabulary, Reading& reading);

/// Applies a project's `params`: plain values of the packs' parameters. Loosening is recorded as a problem.
void tighten_params(const yaml::Node& project, Vocabulary& vocabulary, Reading& reading);

}  // namespace sluice::policy
