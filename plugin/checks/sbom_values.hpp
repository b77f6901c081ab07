// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pattern.hpp"
#include "model/sbom_profile.hpp"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice {

/// What one value answers to a check that asks for it.
enum class SbomAnswer : std::uint8_t { missing, unknown, none, malformed, stated };

/// True if the text has the form. `field` names the algorithm of a digest: "hash.sha256".
bool has_form(std::string_view text, SbomForm form, std::string_view field);

/// True if a field of that name is asked for.
bool is_asked_by(const SbomWanted& wanted, std::string_view name);

/// Judges the values of one document by what a check asks for. What was judged once is known by the number of its text.
class SbomValueJudge {
 public:
  explicit SbomValueJudge(const Sbom& sbom) : sbom_(sbom) {}

  /// `wanted` outlives this object.
  SbomAnswer judge(const SbomWanted& wanted, const SbomField& field);
  /// True if the element states one of the values. Options are not looked at.
  bool states_one_of(const SbomElement& element, const std::vector<SbomWanted>& list);

 private:
  bool is_right(const SbomWanted& wanted, const SbomField& field);
  const Pattern& pattern_of(const SbomWanted& wanted);

  const Sbom& sbom_;
  std::unordered_map<const SbomWanted*, std::unordered_map<std::uint32_t, bool>> known_;
  std::unordered_map<const SbomWanted*, std::unique_ptr<Pattern>> patterns_;
};

}  // namespace sluice
