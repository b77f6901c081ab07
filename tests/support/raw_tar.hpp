// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::test {

/// Time that every packed entry has, in seconds since 1970, unless a test says otherwise.
inline constexpr std::int64_t packed_time = 1'700'000'000;

/// One tar header as it shall stand, right or wrong.
struct TarHeader {
  std::string name;  ///< cut at 100 bytes; NULs are kept
  char type = '0';
  std::string link;  ///< cut at 100 bytes
  std::uint64_t size = 0;
  std::uint32_t mode = 0644;
  std::int64_t time = packed_time;
  std::uint32_t owner = 1000;  ///< user and group number
  std::string owner_name = "builder";
  std::string prefix;        ///< the ustar prefix field, cut at 155 bytes
  std::uint32_t device = 0;  ///< major and minor number
  /// Bytes that overwrite the header at an offset, before its checksum is added up.
  std::vector<std::pair<std::size_t, std::string>> patches;
};

using PaxRecords = std::vector<std::pair<std::string, std::string>>;

/// Writes tar blocks exactly as told (POSIX.1-2017, pax, "ustar Interchange Format"), however hostile.
class RawTar {
 public:
  /// A header and its data, padded to blocks; header.size is set to data's size.
  RawTar& add(TarHeader header, std::string_view data = {});
  /// A header whose size is left as it is, without data.
  RawTar& add_header(const TarHeader& header);
  /// A pax header; type 'x' (next entry) or 'g' (all entries).
  RawTar& add_pax(const PaxRecords& records, char type = 'x');
  RawTar& add_bytes(std::string_view bytes);
  /// The blocks and the two zero blocks of the end.
  std::string finish() const;

 private:
  std::string blocks_;
};

/// One pax record: "LENGTH KEY=VALUE\n".
std::string pax_record(std::string_view key, std::string_view value);

}  // namespace sluice::test
