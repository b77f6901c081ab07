// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sluice::exports {

/// Elements as a format of nested components holds them: each in one whole, no deeper than most_depth, without cycles.
class SbomTree {
 public:
  static constexpr std::uint32_t most_depth = 60;
  explicit SbomTree(const Sbom& sbom);

  /// What the document describes: the first such component or file; no_index if there is none.
  std::uint32_t subject() const { return subject_; }
  /// Those in no other, the subject left out, in the order of the document.
  const std::vector<std::uint32_t>& roots() const { return roots_; }
  std::span<const std::uint32_t> parts_of(std::uint32_t element) const;
  /// A reference of its own for each element: its id, or one made up.
  const std::string& reference(std::uint32_t element) const { return references_[element]; }

 private:
  void name_all(const Sbom& sbom);
  void add_edges(const Sbom& sbom);
  void place(std::uint32_t root);

  std::uint32_t subject_ = no_index;
  std::vector<std::uint32_t> roots_;
  std::vector<std::vector<std::uint32_t>> edges_;  ///< contains, as stated
  std::vector<std::vector<std::uint32_t>> parts_;
  std::vector<bool> is_placed_;
  std::vector<std::string> references_;
};

/// A component or a file: what has a place in such a tree.
constexpr bool is_part(SbomElementKind kind) {
  return kind == SbomElementKind::component || kind == SbomElementKind::file;
}
/// A CycloneDX service.
bool is_service(const Sbom& sbom, const SbomElement& element);

}  // namespace sluice::exports
