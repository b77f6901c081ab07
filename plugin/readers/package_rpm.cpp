// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The header of a binary RPM package (rpm 4, "Package format"): a lead of 96 bytes, the signature's header, which is
// padded to 8 bytes, and the package's. A header has an introduction of 16 bytes, index records of 16, and a store.
#include "base/rpm_header.hpp"
#include "readers/package_parsers.hpp"

#include <optional>

namespace sluice {
namespace {

constexpr std::size_t lead_bytes = 96;
constexpr std::size_t magic_bytes = 8;
constexpr std::uint32_t tag_name = 1000;
constexpr std::uint32_t tag_version = 1001;
constexpr std::uint32_t tag_license = 1014;
constexpr std::size_t most_text = 4096;

/// The bytes behind the magic of a header; absent if there is none at `at`.
std::optional<std::string_view> header_at(std::string_view bytes, std::uint64_t at) {
  constexpr std::string_view magic = "\x8e\xad\xe8";
  if (at > bytes.size() || bytes.size() - at < magic_bytes) return std::nullopt;
  const std::string_view rest = bytes.substr(static_cast<std::size_t>(at));
  if (!rest.starts_with(magic)) return std::nullopt;
  return rest.substr(magic_bytes);
}

/// Where the header of the package begins, behind that of the signature.
std::optional<std::uint64_t> behind_signature(std::string_view bytes) {
  const std::optional<std::string_view> signature = header_at(bytes, lead_bytes);
  const std::optional<std::uint64_t> size = signature ? RpmHeader::size_of(*signature) : std::nullopt;
  if (!size) return std::nullopt;
  return (lead_bytes + magic_bytes + *size + 7) / 8 * 8;
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
  const std::optional<std::uint64_t> at = behind_signature(bytes);
  const std::optional<std::string_view> rest = at ? header_at(bytes, *at) : std::nullopt;
  if (!rest) {
    package.problem = "it has no header";
    return;
  }
  const std::optional<RpmHeader> header = RpmHeader::of_bytes(*rest);
  if (!header) {
    package.problem = "its header is longer than what is read of it";
    return;
  }
  for (const std::uint32_t tag : {tag_name, tag_version, tag_license}) {
    const std::optional<std::string_view> text = header->text(tag);
    if (text && text->size() < most_text) {
      take(tag, std::string(*text), package);
    } else if (header->has(tag)) {
      package.problem = "a text of its header does not end in it";
    }
  }
}

}  // namespace sluice
