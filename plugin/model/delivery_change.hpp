// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What changed from one delivery to the next. A report needs nothing else to tell it.
#pragma once

#include "model/origin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The ways in which a delivery may differ from the one before; the list is change_kinds.def.
enum class ChangeKind : std::uint8_t {
#define SLUICE_CHANGE(id, word, family, title) id,
#include "model/change_kinds.def"
#undef SLUICE_CHANGE
};

/// What reports put under one heading, in their order.
enum class ChangeFamily : std::uint8_t { policy, hazards, binaries, components, licenses, evidence, sboms };

struct ChangeSpec {
  ChangeKind kind;
  std::string_view word;  ///< "component-added"
  ChangeFamily family;
  std::string_view title;  ///< for people: "component added"
};
const std::vector<ChangeSpec>& change_specs();
const ChangeSpec& change_spec(ChangeKind kind);
/// "Components".
std::string_view title_of(ChangeFamily family);

/// One difference that somebody has to know of.
struct DeliveryDifference {
  ChangeKind kind = ChangeKind::component_added;
  std::string subject;        ///< what changed: a purl, a path within the delivery, "rule: subject"
  std::string before, after;  ///< either may be empty
  Origin before_place;        ///< where the older side says it; without a path if it does not
  Origin after_place;         ///< the same of the newer side

  friend bool operator==(const DeliveryDifference&, const DeliveryDifference&) = default;
};

/// A file that is not the same on both sides.
enum class FileFate : std::uint8_t { added, removed, changed, moved };
struct FileDifference {
  FileFate fate = FileFate::added;
  std::string before, after;                ///< full paths; empty where there is none
  std::string before_sha256, after_sha256;  ///< lower-case hex; empty if it was not read in full
  std::uint64_t before_size = 0, after_size = 0;

  friend bool operator==(const FileDifference&, const FileDifference&) = default;
};

struct FileCounts {
  std::uint64_t added = 0, removed = 0, changed = 0, moved = 0, same = 0;
  friend bool operator==(const FileCounts&, const FileCounts&) = default;
};

/// A delivery that was compared.
struct ComparedDelivery {
  std::string name;
  std::string version;   ///< as its manifest says, else its file name; or empty
  std::string supplier;  ///< id in the register
  std::string sha256;    ///< "sha256:..."
  friend bool operator==(const ComparedDelivery&, const ComparedDelivery&) = default;
};

/// What a comparison cannot tell, and why: never taken for "no change".
struct UntoldChange {
  std::string what;  ///< "hardening of binaries"
  std::string why;
  friend bool operator==(const UntoldChange&, const UntoldChange&) = default;
};

struct DeliveryChange {
  std::vector<ComparedDelivery> older, newer;     ///< in the order of their facts
  std::vector<DeliveryDifference> differences;    ///< by kind, then subject
  FileCounts file_counts;
  std::vector<FileDifference> files;              ///< all but the same, by path
  std::vector<UntoldChange> untold;
  friend bool operator==(const DeliveryChange&, const DeliveryChange&) = default;
};

/// True if nothing differs, as far as it could be told.
bool is_unchanged(const DeliveryChange& change);

std::string_view to_string(ChangeKind kind);
std::optional<ChangeKind> parse_change_kind(std::string_view word);
std::string_view to_string(FileFate fate);
std::optional<FileFate> parse_file_fate(std::string_view word);

}  // namespace sluice
