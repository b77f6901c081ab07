// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// How a key is read that holds for some of a component's uses only, or that nobody stated. A rule looks at whatever is
/// `possible`; an exception (`exclude`, a waiver) takes `certain` only, so that doubt never excuses anything.
enum class Certainty : std::uint8_t { possible, certain };

/// A rule's `match`, prepared once and asked for many subjects without allocating. It keeps references to the match and
/// to the input.
///
/// Each stated key must hold. `scope`, `linkage`, `relation` and `consumer` speak of a use: a component holds them by
/// its uses, any other subject does not. Keys that make no sense for the subject do not hold. A distribution that is
/// not stated is any (DESIGN.md section 5). Keys of findings (`tags`, `severity`, `term`) are not judged here; an
/// `exclude` that states one of them does not hold.
class Selector {
 public:
  Selector(const Match& match, const CheckInput& input, Certainty certainty = Certainty::possible);
  bool selects(const Subject& subject) const;

 private:
  enum class Fit : std::uint8_t { unused, no, some, all };  ///< of a component by its uses

  void judge_uses();
  bool identity_fits(const Subject& subject) const;
  bool path_fits(const Subject& subject) const;
  bool project_fits() const;
  bool distribution_fits(std::string_view consumer) const;
  bool use_fits(const Use& use) const;
  bool uses_fit(const Subject& subject) const;

  const Match& match_;
  CheckInput input_;
  Certainty certainty_;
  bool has_use_keys_;
  bool project_fits_;
  std::vector<Fit> components_;  ///< by component; empty unless the match has keys that uses decide
  std::unique_ptr<Selector> exclude_;
};

}  // namespace sluice
