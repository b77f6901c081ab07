// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/glob.hpp"
#include "checks/kind.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A list parameter of globs, compiled.
std::vector<Glob> make_globs(const std::vector<std::string>& patterns);

/// True if one of the globs matches the text.
bool matches_any(const std::vector<Glob>& globs, std::string_view text);

/// Subjects of a kind, in inventory order.
std::vector<Subject> subjects_of(const Inventory& inventory, SubjectKind kind);

/// Selector (checks/selector.hpp) for one subject.
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
