// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Sealing a delivery: ids, versions, digests and paths of its manifest are brought to what is there, by edits at their
// places, so that comments, order and spelling of the author's file stay.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What the delivery is now.
struct SealFacts {
  std::string version;             ///< of the product; empty: the manifest's stays
  std::string day;                 ///< "2026-11-22"
  std::string previous_digest;     ///< "sha256:..." of the delivery that this one follows; empty: not known
  std::function<bool(const std::string&)> is_there;   ///< a file or folder, by its path from the manifest's folder
  std::function<std::optional<std::string>(const std::string& path, const std::string& algorithm)> digest;  ///< of a file, in hex
};

struct ManifestChange {
  std::uint32_t line = 0;
  std::string key;      ///< "product.version"
  std::string before;   ///< empty: it was not stated
  std::string after;
};

struct SealedManifest {
  std::string text;
  std::vector<ManifestChange> changes;     ///< by line
  std::string list = "SHA256SUMS";         ///< where the list of digests lies
  std::string algorithm = "sha256";
  std::vector<std::string> signatures;     ///< paths that the list does not hold
  std::vector<std::string> questions;      ///< "LINE: KEY" that are still open
};

/// Brings a manifest to what is there. Without changes its text stays as it is. Refuses what is no manifest of format 1,
/// and a value that it would have to change but that spans lines.
Result<SealedManifest> seal_manifest(const std::string& text, const std::string& place, const SealFacts& facts);

/// A line of a list of digests in the format of sha256sum(1), with names that hold a backslash or a line end escaped.
std::string digest_line(const std::string& hex, const std::string& path);

}  // namespace sluice
