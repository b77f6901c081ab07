// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sluice {

/// Why a document states another digest than that of the delivered bytes, as far as a known cause fits.
class DigestCauses {
 public:
  /// Keeps a reference.
  explicit DigestCauses(const Contents& contents) : contents_(contents) {}

  /// One clause, or empty. `stated` is what the document says of an entry, or of a container for no_index.
  std::string find(std::uint32_t container, std::uint32_t entry, std::string_view algorithm, std::string_view stated);

 private:
  void list_digests();
  std::string find_same_file(std::uint32_t container, std::uint32_t entry, std::string_view algorithm,
                             std::string_view stated) const;

  const Contents& contents_;
  bool is_listed_ = false;
  std::unordered_map<std::string, std::pair<std::uint32_t, std::uint32_t>> places_;  ///< by hex
};

/// Lower-case hex of the digest of a text.
std::string hex_digest(std::string_view algorithm, std::string_view text);

/// Hex digits only.
bool is_hex(std::string_view text);

}  // namespace sluice
