// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/checksum_join.hpp"

#include "base/digest.hpp"
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
    if (document.entry == no_index && line.path == delivery.name) return true;
    line.entry = find_entry(document, delivery, line.path).value_or(no_index);
    return line.entry != no_index || document.entry != no_index;
  }

 private:
  std::optional<std::uint32_t> find_entry(const Document& document, const Delivery& delivery, const std::string& path) {
    const bool is_sidecar = document.entry == no_index;
    const std::uint32_t container =
        is_sidecar ? delivery.container : inventory_.contents.entries[document.entry].container;
    const EntryLookup& entries = lookups_.try_emplace(container, inventory_.contents, container).first->second;
    std::string text = path;
    const std::string list =
        is_sidecar ? "" : join_inner_path({}, inventory_.contents.entries[document.entry].path).value_or("");
    for (const bool with_slashes : {false, true}) {  // lists made on Windows
      if (with_slashes) std::ranges::replace(text, '\\', '/');
      for (const std::string_view folder : {folder_of(list), folder_of(folder_of(list)),
                                            std::string_view(entries.wrapping_folder()), std::string_view{}}) {
        const std::optional<std::string> joined = join_inner_path(folder, text);
        const std::optional<std::uint32_t> entry = joined ? entries.find(*joined) : std::nullopt;
        if (entry) return entry;
      }
    }
    return std::nullopt;
  }

  Inventory& inventory_;
  std::map<std::uint32_t, EntryLookup> lookups_;
};

/// What a joined line speaks of, without hex; absent for a file that was not delivered.
std::optional<MoreDigest> subject_of(const Inventory& inventory, const ChecksumLine& line) {
  const Document& document = inventory.documents[line.document];
  if (line.entry != no_index) {
    return MoreDigest{inventory.contents.entries[line.entry].container, line.entry, line.algorithm, {}};
  }
  if (document.entry != no_index) return std::nullopt;
  return MoreDigest{inventory.deliveries[document.delivery].container, no_index, line.algorithm, {}};
}

/// BLAKE2 digests may be shorter than the one that is computed.
bool can_compare(const ChecksumLine& line) {
  constexpr std::size_t blake2b_digits = 128;
  return is_hash_name(line.algorithm) && (line.algorithm != "blake2b" || line.expected.size() == blake2b_digits);
}

}  // namespace

void add_checksum_digests(const Inventory& inventory, std::vector<MoreDigest>& stated) {
  for (const ChecksumLine& line : inventory.checksums) {
    if (line.algorithm == "sha256" || !can_compare(line)) continue;
    if (std::optional<MoreDigest> subject = subject_of(inventory, line)) stated.push_back(std::move(*subject));
  }
}

void compare_checksums(Inventory& inventory) {
  for (ChecksumLine& line : inventory.checksums) {
    const std::optional<MoreDigest> subject = subject_of(inventory, line);
    if (!subject || !can_compare(line)) continue;
    line.actual = inventory.contents.find_digest(subject->container, subject->entry, line.algorithm);
  }
  std::erase_if(inventory.checksums, [&](const ChecksumLine& line) {
    const bool is_delivery = line.entry == no_index && inventory.documents[line.document].entry == no_index;
    if (!is_delivery || !line.actual.empty()) return false;
    inventory.unknowns.push_back(
        {.fact = line.algorithm + " of " + line.path, .reason = "it is not computed here", .origin = line.origin});
    return true;
  });
}

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
