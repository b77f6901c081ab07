// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_extra.hpp"

#include "intake/little_endian.hpp"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

constexpr std::uint16_t id_zip64 = 0x0001;
constexpr std::uint16_t id_time = 0x5455;
constexpr std::uint16_t id_unicode_path = 0x7075;
constexpr std::size_t head_bytes = 4;

void take(std::uint16_t id, std::span<const std::byte> body, ZipExtra& extra) {
  if (id == id_zip64) {
    extra.is_malformed = extra.is_malformed || extra.zip64.has_value();
    extra.zip64 = body;
  } else if (id == id_time && body.size() >= 5 && (body[0] & std::byte{1}) != std::byte{0}) {
    extra.mtime = static_cast<std::int32_t>(little32(body, 1));
  } else if (id == id_unicode_path && body.size() >= 5 && body[0] == std::byte{1}) {
    const std::span<const std::byte> name = body.subspan(5);
    extra.is_malformed = extra.is_malformed || extra.unicode_path.has_value();
    extra.unicode_path = {little32(body, 1), std::string(reinterpret_cast<const char*>(name.data()), name.size())};
  }
}

}  // namespace

ZipExtra parse_zip_extra(std::span<const std::byte> area) {
  ZipExtra extra;
  while (area.size() >= head_bytes) {
    const std::size_t size = little16(area, 2);
    if (size > area.size() - head_bytes) {
      extra.is_malformed = true;
      return extra;
    }
    take(little16(area, 0), area.subspan(head_bytes, size), extra);
    area = area.subspan(head_bytes + size);
  }
  const bool is_padding = std::ranges::all_of(area, [](std::byte b) { return b == std::byte{0}; });
  extra.is_malformed = extra.is_malformed || !is_padding;
  return extra;
}

bool widen(const ZipExtra& extra, std::initializer_list<ZipWide> fields) {
  if (!extra.zip64) return true;
  std::span<const std::byte> rest = *extra.zip64;
  for (const ZipWide& field : fields) {
    if (*field.value != field.all_ones) continue;
    if (rest.size() < field.bytes) return false;
    *field.value = little(rest, 0, field.bytes);
    rest = rest.subspan(field.bytes);
  }
  return true;
}

}  // namespace sluice
