// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Machine-readable copyright files (Debian's "copyright-format/1.0", DEP-5), also REUSE's ".reuse/dep5".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a stanza says of files. The header stanza may say it of the package as a whole.
struct CopyrightStanza {
  std::vector<std::string> files;  ///< patterns as written; empty: the header
  std::string license;             ///< the License field's first line: short names and words between; may be empty
  std::uint32_t license_line = 0;
  std::vector<std::string> copyrights;  ///< lines of the Copyright field
  std::uint32_t line = 0;
};

struct CopyrightFile {
  std::string name;                      ///< Upstream-Name, or empty
  std::vector<CopyrightStanza> stanzas;  ///< in the order of the file; the last whose pattern matches speaks for a file
  std::vector<std::string> explained;    ///< short names with a stanza of their own, which licenses nothing
};

inline constexpr std::uint64_t most_copyright_file_bytes = 4u << 20;  ///< Boost has two megabytes in Debian

/// True if the first bytes have a Format field that names the format.
bool is_copyright_file(std::string_view head);

/// Absent if the text is prose.
std::optional<CopyrightFile> parse_copyright_file(std::string_view bytes);

/// A pattern in the form of base/glob.hpp: '*' and '?' match '/' too, and '\' takes the meaning off '*', '?' and '\'.
/// Absent for any other use of '\', which the format forbids.
std::optional<std::string> translate_copyright_pattern(std::string_view pattern);

}  // namespace sluice
