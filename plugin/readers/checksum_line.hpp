// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// One statement of a checksum list.
struct ChecksumStatement {
  std::string algorithm;  ///< "sha256", "md5", "crc32", "blake2b", ...; empty if it cannot be told
  std::string hex;        ///< lower-case
  std::string path;       ///< unescaped; empty where the line is a bare digest
};

/// How the lines of a list are to be read, from its file name.
struct ChecksumStyle {
  bool is_sfv = false;    ///< "name crc32"
  std::string algorithm;  ///< for digests whose length does not tell the algorithm (B2SUMS), or empty
};

/// Absent if the name is none of a checksum list.
std::optional<ChecksumStyle> find_checksum_style(std::string_view file_name);

/// Reads one line without its end: "<hex>  name", "<hex> *name", "\<hex>  escaped\nname" (GNU coreutils, "cksum output modes"),
/// "SHA256 (name) = <hex>" (BSD; also OpenSSL's "SHA2-256(name)= <hex>"), "name <crc32>" (SFV), or a bare "<hex>".
std::optional<ChecksumStatement> parse_checksum_line(std::string_view line, const ChecksumStyle& style);

}  // namespace sluice
