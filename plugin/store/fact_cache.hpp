// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// What the facts of an archive depend on besides its bytes.
struct FactKey {
  std::string engine;      ///< the build of this program and of the libraries that it decodes with
  std::string name;        ///< of the delivery: places begin with it, and readers go by it
  std::uint64_t size = 0;  ///< bytes of the archive
  std::string limits;      ///< text of the Limits it was opened with
  std::string readers;     ///< those that were offered its entries
};

/// Facts of archives seen before, one file an archive: FOLDER/facts-1/KEY/DIGEST, KEY being the SHA-256 of the FactKey
/// and DIGEST the archive's. Content comes with a SHA-256 of itself, key and digest; whatever is cut, changed, not ours
/// alone to write, or of another key is not there. Files are 0600, folders 0700: what suppliers delivered is nobody
/// else's business. Several processes may use one folder at once.
class FactCache {
 public:
  static constexpr std::uint64_t most_bytes = 2ull << 30;  ///< in all; the longest unused go first
  static constexpr std::int64_t most_days = 90;            ///< unused

  /// Nothing is made or read yet.
  explicit FactCache(std::string folder);

  bool is_empty() const;
  /// False: certainly nothing is known of any archive with this key, so that its digest need not be computed first.
  bool may_know(const FactKey& key) const;
  /// The digest of the one archive that is known with this key; absent if there are more, or none.
  std::optional<Digest> find_only(const FactKey& key) const;
  std::optional<std::string> find(const FactKey& key, const Digest& digest) const;
  /// Writes beside and renames; then removes what is over the bounds.
  Result<void> keep(const FactKey& key, const Digest& digest, std::string_view content) const;

 private:
  std::string key_folder(const FactKey& key) const;
  void sweep(const std::string& kept) const;

  std::string folder_;
};

}  // namespace sluice
