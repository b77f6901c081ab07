// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Longer identifiers are refused.
inline constexpr std::size_t most_swhid_bytes = 16384;

enum class SwhidType : std::uint8_t { content, directory, revision, release, snapshot };

/// A Software Hash Identifier (ISO/IEC 18670): the object and, if stated, the context in which it was seen.
struct Swhid {
  SwhidType type = SwhidType::content;
  std::string digest;  ///< 40 lower-case hexadecimal digits
  std::string origin;  ///< qualifiers, decoded; empty if absent
  std::string visit;   ///< a snapshot's identifier
  std::string anchor;  ///< identifier of a directory, revision, release or snapshot
  std::string path;
  std::string lines;  ///< "9" or "9-15"
  std::string bytes;  ///< the same
  friend bool operator==(const Swhid&, const Swhid&) = default;
};

/// The identifier, or what is wrong with the text: lower case, without the text.
tl::expected<Swhid, std::string> parse_swhid(std::string_view text);

/// With qualifiers in the standard's order.
std::string render_swhid(const Swhid& swhid);

/// "swh:1:cnt:..." of a file's bytes.
Swhid make_content_swhid(std::string_view bytes);

}  // namespace sluice
