// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/tar_fields.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// Follows a tar's blocks beside the reader that unpacks them, and notices what libarchive 3.6 does not tell: a missing
/// end mark, what follows the end, broken headers, and sizes that readers understand differently. It decides nothing
/// about names. Layout: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar 1.34, "Basic Tar Format".
class TarWatch {
 public:
  explicit TarWatch(const Limits& limits) : limits_(limits) {}

  /// The next bytes of the tar, all of them, in order.
  void hear(std::span<const std::byte> bytes);
  /// The tar is over.
  void finish();
  /// What was noticed and not taken yet.
  std::vector<Defect> take_defects() { return std::exchange(defects_, {}); }

 private:
  enum class State { header, sparse_header, data, collecting, after_link, after_end, lost };

  void hear_block(std::span<const std::byte> block);
  void hear_header(std::span<const std::byte> block);
  void hear_zero_block();
  void hear_after_end(std::span<const std::byte> block);
  void hear_typed(std::span<const std::byte> block, char type, std::uint64_t size);
  void hear_extension(char type, std::uint64_t size);
  void hear_plain(std::span<const std::byte> block, char type, std::uint64_t size);
  void finish_extension();
  void note_record(const std::string& key, const std::string& value);
  std::uint64_t settle_size(std::uint64_t in_header);
  void skip(std::uint64_t size);
  void get_lost(HazardId id, std::string detail);
  void note(HazardId id, Weight weight, std::string detail);

  const Limits limits_;
  State state_ = State::header;
  std::array<std::byte, tar::block_bytes> partial_{};
  std::size_t partial_bytes_ = 0;
  std::uint64_t blocks_left_ = 0;   ///< of data or of an extension header
  std::uint64_t pending_data_ = 0;  ///< blocks behind sparse headers or a link
  std::string extension_;           ///< text of an extension header
  std::uint64_t extension_bytes_ = 0;
  char extension_type_ = 0;
  std::optional<std::uint64_t> pax_size_;  ///< for the next entry
  bool has_pax_path_ = false;
  bool has_gnu_path_ = false;
  std::uint32_t zero_blocks_ = 0;
  bool rest_noted_ = false;
  std::vector<Defect> defects_;
};

}  // namespace sluice
