// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Subjects of a kind, in inventory order.
std::vector<Subject> subjects_of(const Inventory& inventory, SubjectKind kind);

/// True if the subject is selected: each stated key of `match` holds and its `exclude` does not.
/// Keys that make no sense for the subject (purl of an archive) do not hold.
bool selects(const Match& match, const CheckInput& input, const Subject& subject);

/// True if the match names anything at all.
bool is_stated(const Match& match);

/// The delivery a subject belongs to, or null (components of the build).
const Delivery* find_delivery(const Inventory& inventory, const Subject& subject);

/// Stable identity for people and fingerprints: delivery name, full entry path, purl, "target -> purl".
std::string subject_name(const Inventory& inventory, const Subject& subject);

/// Best place to point at for a subject.
Origin subject_place(const Inventory& inventory, const Subject& subject);

/// The supplier's id of a subject, or empty.
std::string subject_supplier(const Inventory& inventory, const Subject& subject);

}  // namespace sluice
