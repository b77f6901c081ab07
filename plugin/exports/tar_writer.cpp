// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// POSIX.1-1988, "Extended tar Format": a header block of 512 bytes, the content padded to blocks, two empty blocks.
#include "exports/tar_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t name_bytes = 100;
constexpr std::size_t prefix_bytes = 155;
constexpr std::uint64_t most_bytes = 077777777777;  // eleven octal digits
constexpr unsigned fixed_time = 315532800;          // 1980-01-01, the first day that every archive format knows

using Header = std::array<char, block>;

void put(Header& header, std::size_t at, std::string_view text) { std::ranges::copy(text, header.begin() + static_cast<std::ptrdiff_t>(at)); }

std::size_t parting_of(std::string_view path) {
  if (path.size() <= name_bytes) return 0;
  const std::size_t slash = path.find('/', path.size() - name_bytes - 1);
  return slash == std::string_view::npos || slash > prefix_bytes ? std::string_view::npos : slash;
}

unsigned sum_of(const Header& header) {
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  return sum;
}

}  // namespace

Result<void> TarWriter::add(std::string_view path, std::string_view content) {
  const std::size_t parting = parting_of(path);
  if (path.empty() || parting == std::string_view::npos || content.size() > most_bytes)
    return fail(fmt::format("packing '{}': it does not fit into a tar header", path), "write a folder in place of an archive");
  Header header{};
  if (parting != 0) put(header, 345, path.substr(0, parting));
  put(header, 0, parting == 0 ? path : path.substr(parting + 1));
  put(header, 100, "0000644");
  put(header, 108, "0000000");
  put(header, 116, "0000000");
  put(header, 124, fmt::format("{:011o}", content.size()));
  put(header, 136, fmt::format("{:011o}", fixed_time));
  put(header, 148, "        ");
  header[156] = '0';
  put(header, 257, "ustar");
  put(header, 263, "00");
  put(header, 148, fmt::format("{:06o}", sum_of(header)));
  header[154] = '\0';
  bytes_.append(header.begin(), header.end());
  bytes_ += content;
  bytes_.append((block - content.size() % block) % block, '\0');
  return {};
}

std::string TarWriter::take() {
  bytes_.append(2 * block, '\0');
  return std::move(bytes_);
}

}  // namespace sluice
