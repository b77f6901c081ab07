// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/checksum_join.hpp"

#include "readers/entry_lookup.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {
namespace {

class ChecksumJoin {
 public:
  explicit ChecksumJoin(Inventory& inventory) : inventory_(inventory) {}

  /// False if the line speaks of no file of its delivery and must go.
  bool join(ChecksumLine& line) {
    const Document& document = inventory_.documents[line.document];
    const Delivery& delivery = inventory_.deliveries[document.delivery];
    if (document.entry == no_index && line.path == delivery.name) {
      set_actual(line, inventory_.contents.containers[delivery.container].sha256);
      if (line.actual.empty()) state_not_computed(line);
      return !line.actual.empty();
    }
    line.entry = find_entry(document, delivery, line.path).value_or(no_index);
    if (line.entry == no_index) return document.entry != no_index;
    set_actual(line, inventory_.contents.entries[line.entry].sha256);
    return true;
  }

 private:
  std::optional<std::uint32_t> find_entry(const Document& document, const Delivery& delivery, const std::string& path) {
    const bool is_sidecar = document.entry == no_index;
    const std::uint32_t container = is_sidecar ? delivery.container : inventory_.contents.entries[document.entry].container;
    const EntryLookup& entries = lookups_.try_emplace(container, inventory_.contents, container).first->second;
    std::string text = path;
    const std::string list = is_sidecar ? "" : join_inner_path({}, inventory_.contents.entries[document.entry].path).value_or("");
    for (const bool with_slashes : {false, true}) {  // lists made on Windows
      if (with_slashes) std::ranges::replace(text, '\\', '/');
      for (const std::string_view folder : {folder_of(list), folder_of(folder_of(list)), std::string_view(entries.wrapping_folder()), std::string_view{}}) {
        const std::optional<std::string> joined = join_inner_path(folder, text);
        const std::optional<std::uint32_t> entry = joined ? entries.find(*joined) : std::nullopt;
        if (entry) return entry;
      }
    }
    return std::nullopt;
  }

  void state_not_computed(const ChecksumLine& line) {
    inventory_.unknowns.push_back({.fact = line.algorithm + " of " + line.path, .reason = "only sha256 is computed", .origin = line.origin});
  }

  static void set_actual(ChecksumLine& line, const std::optional<Digest>& sha256) {
    if (line.algorithm == "sha256" && sha256) line.actual = to_hex(*sha256);
  }

  Inventory& inventory_;
  std::map<std::uint32_t, EntryLookup> lookups_;
};

}  // namespace

void join_checksums(Inventory& inventory) {
  ChecksumJoin join(inventory);
  std::vector<ChecksumLine> kept;
  kept.reserve(inventory.checksums.size());
  for (ChecksumLine& line : inventory.checksums) {
    if (join.join(line)) kept.push_back(std::move(line));
  }
  inventory.checksums = std::move(kept);
}

}  // namespace sluice
