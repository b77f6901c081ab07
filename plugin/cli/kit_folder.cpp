// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/kit_folder.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "cli/data_used.hpp"
#include "exports/kit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

Result<void> compare_kit_data(const std::string& folder, const Session& session) {
  constexpr std::uint64_t most_bytes = 1u << 20;
  const std::string place = join_path(folder, kit_list_file);
  TRY_ASSIGN(const std::string text, read_file(place, most_bytes));
  TRY_ASSIGN(const KitTitle title, parse_kit_title(text, place));
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
