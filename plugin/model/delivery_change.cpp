// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/delivery_change.hpp"

#include "model/words.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr Words<FileFate, 4> fates = {{"added", "removed", "changed", "moved"}};
constexpr std::array<std::string_view, 7> family_titles = {
    "Policy", "Hazards", "Binaries", "Components", "Licenses", "Texts, notices and sources", "SBOMs"};

}  // namespace

const std::vector<ChangeSpec>& change_specs() {
  static const std::vector<ChangeSpec> specs = {
#define SLUICE_CHANGE(id, word, family, title) {ChangeKind::id, word, ChangeFamily::family, title},
#include "model/change_kinds.def"
#undef SLUICE_CHANGE
  };
  return specs;
}

const ChangeSpec& change_spec(ChangeKind kind) { return change_specs()[static_cast<std::size_t>(kind)]; }

std::string_view title_of(ChangeFamily family) { return family_titles[static_cast<std::size_t>(family)]; }

bool is_unchanged(const DeliveryChange& change) { return change.differences.empty() && change.files.empty(); }

std::string_view to_string(ChangeKind kind) { return change_spec(kind).word; }

std::optional<ChangeKind> parse_change_kind(std::string_view word) {
  const auto found = std::ranges::find(change_specs(), word, &ChangeSpec::word);
  if (found == change_specs().end()) return std::nullopt;
  return found->kind;
}

std::string_view to_string(FileFate fate) { return fates[fate]; }
std::optional<FileFate> parse_file_fate(std::string_view word) { return fates.find(word); }

}  // namespace sluice
