// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/intake.hpp"
#include "license/detect.hpp"
#include "readers/license_vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What is found in one file.
struct ListedFile {
  std::string path;  ///< from the delivery's name on
  FileLicensing licensing;
  std::vector<std::string> licenses;  ///< "X" or "X WITH Y", sorted
  std::string manifest;               ///< format, if its declaration was read in place of its text
  std::string problem;                ///< why not all of it was looked at, or empty
};

/// Looks for licenses in every file of a delivery while intake walks it. Manifests of packages state what they declare,
/// archives within it what is in them. Larger files than Limits::document_bytes are cut there.
class LicenseListener : public EntryListener {
 public:
  /// All outlive the listener.
  LicenseListener(const license::Detector& detector, const LicenseVocabulary& vocabulary, const Limits& limits)
      : detector_(detector), vocabulary_(vocabulary), limits_(limits) {}

  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override;
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override;
  void end(const Contents& contents, std::uint32_t entry, bool whole) override;

  /// Sorted by path.
  std::vector<ListedFile> take();

 private:
  struct Open {
    std::uint32_t entry = no_index;
    std::size_t containers = 0;  ///< that were known when it began
    std::string bytes;
    bool is_cut = false;
  };
  void read_text(std::string_view bytes, ListedFile& file) const;
  bool read_manifest(std::string_view bytes, ListedFile& file) const;

  const license::Detector& detector_;
  const LicenseVocabulary& vocabulary_;
  const Limits& limits_;
  std::vector<Open> open_;  ///< a stack: what is nested begins before its container ends
  std::vector<ListedFile> files_;
};

/// "path<TAB>id;id" and a line end.
std::string render_tsv(const ListedFile& file);

/// The path, and below it a line for each statement: lines, kind, expression, score, rule, difference.
std::string render_view(const ListedFile& file);

}  // namespace sluice
