// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/stated.hpp"

#include <set>
#include <utility>

namespace sluice::test {
namespace {

std::string word_of(Weight weight) {
  switch (weight) {
    case Weight::note:
      return "note";
    case Weight::warning:
      return "warning";
    case Weight::error:
      return "error";
  }
  return "no weight";
}

}  // namespace

std::string stated(const Contents& contents) {
  std::set<std::pair<std::string, std::string>> terms;
  for (const Hazard& hazard : contents.hazards) {
    terms.emplace(std::string(hazard_spec(hazard.id).term), word_of(hazard.weight));
  }
  std::string text;
  for (const auto& [term, weight] : terms) text += (text.empty() ? "" : "; ") + weight + " " + term;
  return text;
}

}  // namespace sluice::test
