// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// 7zFormat.txt of LZMA SDK 19.00, "SignatureHeader"; [MS-CAB] 2.1, CFHEADER.
#include "intake/stated_size.hpp"

#include "intake/little_endian.hpp"

#include <array>
#include <limits>
#include <span>

namespace sluice {

Result<std::optional<std::uint64_t>> find_stated_size(std::string_view format, ByteSource& source) {
  if (format != "7z" && format != "cab") return std::optional<std::uint64_t>();
  std::array<std::byte, 32> head{};
  for (std::size_t filled = 0; filled < head.size();) {
    TRY_ASSIGN(const std::size_t got, source.read_at(filled, std::span(head).subspan(filled)));
    if (got == 0) return std::optional<std::uint64_t>();
    filled += got;
  }
  if (format == "cab") return std::optional<std::uint64_t>(little32(head, 8));
  const std::uint64_t offset = little64(head, 12);
  const std::uint64_t size = little64(head, 20);
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max() - head.size();
  if (offset > most || size > most - offset) return std::optional<std::uint64_t>();
  return std::optional<std::uint64_t>(head.size() + offset + size);
}

}  // namespace sluice
