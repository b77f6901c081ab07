// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The header of a binary RPM package (rpm 4, "Package format"): a lead of 96 bytes, the signature's header, which is
// padded to 8 bytes, and the package's. A header has an introduction of 16 bytes, index records of 16, and a store.
#include "readers/package_parsers.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint64_t lead_bytes = 96;
constexpr std::uint64_t intro_bytes = 16;
constexpr std::uint64_t record_bytes = 16;
constexpr std::uint32_t tag_name = 1000;
constexpr std::uint32_t tag_version = 1001;
constexpr std::uint32_t tag_license = 1014;
constexpr std::uint32_t type_string = 6;
constexpr std::uint32_t type_translated_string = 9;
constexpr std::uint64_t most_text = 4096;

/// The number at `at`; zero past the end.
std::uint32_t big32(std::string_view bytes, std::uint64_t at) {
  if (at > bytes.size() || bytes.size() - at < 4) return 0;
  std::uint32_t value = 0;
  for (const char byte : bytes.substr(static_cast<std::size_t>(at), 4))
    value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

/// Where a header and its parts lie; sizes come from the bytes and are not checked against them yet.
struct Header {
  std::uint64_t records = 0;
  std::uint64_t store = 0;
  std::uint64_t end = 0;
  std::uint32_t count = 0;
};

std::optional<Header> find_header(std::string_view bytes, std::uint64_t at) {
  if (at > bytes.size() || big32(bytes, at) >> 8 != 0x8eade8) return std::nullopt;
  Header header;
  header.count = big32(bytes, at + 8);
  header.records = at + intro_bytes;
  header.store = header.records + header.count * record_bytes;
  header.end = header.store + big32(bytes, at + 12);
  return header;
}

/// A text of the store, up to its NUL; absent if it does not end in the store.
std::optional<std::string> text_at(std::string_view bytes, const Header& header, std::uint32_t offset) {
  const std::uint64_t begin = header.store + offset;
  const std::uint64_t end = std::min<std::uint64_t>(header.end, bytes.size());
  if (begin >= end) return std::nullopt;
  const std::string_view rest =
      bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(std::min(end - begin, most_text)));
  const std::size_t size = rest.find('\0');
  if (size == std::string_view::npos) return std::nullopt;
  return std::string(rest.substr(0, size));
}

void take(std::uint32_t tag, std::string text, DeclaredPackage& package) {
  if (tag == tag_name)
    package.name = std::move(text);
  else if (tag == tag_version)
    package.version = std::move(text);
  else if (!text.empty())
    package.licenses.push_back({std::move(text), 0});
}

}  // namespace

void parse_rpm_header(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const std::optional<Header> signature = find_header(bytes, lead_bytes);
  const std::optional<Header> header =
      signature ? find_header(bytes, (signature->end + 7) / 8 * 8) : std::optional<Header>();
  if (!header || header->end > bytes.size()) {
    package.problem = header ? "its header is longer than what is read of it" : "it has no header";
    return;
  }
  for (std::uint64_t i = 0; i < header->count; ++i) {
    const std::uint64_t record = header->records + i * record_bytes;
    const std::uint32_t tag = big32(bytes, record);
    const std::uint32_t type = big32(bytes, record + 4);
    const bool is_wanted = tag == tag_name || tag == tag_version || tag == tag_license;
    if (!is_wanted || (type != type_string && type != type_translated_string)) continue;
    if (std::optional<std::string> text = text_at(bytes, *header, big32(bytes, record + 8))) {
      take(tag, std::move(*text), package);
    } else {
      package.problem = "a text of its header does not end in it";
    }
  }
}

}  // namespace sluice
