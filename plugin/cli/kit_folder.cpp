// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/kit_folder.hpp"

#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/data_used.hpp"
#include "exports/kit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

/// A file that the kit does not tell of counts as well: one more waiver would be read.
Result<void> compare_files(const std::string& folder, const KitTitle& title) {
  constexpr std::array<std::string_view, 3> untold = {kit_list_file, "README.md", "sluice.lock"};
  const std::string help = "take the kit as your customer sent it";
  for (const std::string& name : list_folder(folder)) {
    const bool is_told = std::ranges::find(untold, name) != untold.end() || title.files.contains(name) ||
                         std::ranges::any_of(title.files, [&](const auto& one) { return one.first.starts_with(name + "/"); });
    if (!is_told) return refuse(fmt::format("{}: is no file of the kit", join_path(folder, to_visible(name))), help);
  }
  for (const auto& [path, digest] : title.files) {
    const std::string place = join_path(folder, path);
    TRY_ASSIGN(const std::string text, read_file(place, Limits{}.document_bytes));
    if (to_hex(sha256(text)) != digest) return refuse(fmt::format("{}: was changed after the kit was made", to_visible(place)), help);
  }
  return {};
}

}  // namespace

Result<void> compare_kit_data(const std::string& folder, const Session& session) {
  constexpr std::uint64_t most_bytes = 1u << 20;
  const std::string place = join_path(folder, kit_list_file);
  TRY_ASSIGN(const std::string text, read_file(place, most_bytes));
  TRY_ASSIGN(const KitTitle title, parse_kit_title(text, place));
  TRY(compare_files(folder, title));
  const std::vector<DataUsed> present = find_data_used(session);
  for (const DataUsed& wanted : title.data) {
    const auto found = std::ranges::find(present, wanted.name, &DataUsed::name);
    if (found != present.end() && found->state == wanted.state) continue;
    narrate(fmt::format("sluice: the kit was made with another state of '{}': findings may differ\n  help: use sluice {}, as your "
                        "customer does\n",
                        to_visible(wanted.name), to_visible(title.engine)));
  }
  return {};
}

}  // namespace sluice
