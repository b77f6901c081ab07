// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/digest_causes.hpp"

#include "base/ascii.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 10> algorithms = {"md5",    "sha1",     "sha224",   "sha256",   "sha384",
                                                         "sha512", "sha3-256", "sha3-384", "sha3-512", "blake2b"};

}  // namespace

std::string hex_digest(std::string_view algorithm, std::string_view text) {
  NamedHash hash(algorithm, text.size());
  hash.update(std::as_bytes(std::span(text)));
  return hash.finish();
}

bool is_hex(std::string_view text) {
  return is_all(text, [](char c) { return hex_value(c) >= 0; });
}

std::string DigestCauses::find_same_file(std::uint32_t container, std::uint32_t entry, std::string_view algorithm,
                                         std::string_view stated) const {
  for (const std::string_view other : algorithms) {
    if (other != algorithm && contents_.find_digest(container, entry, other) == stated)
      return fmt::format("it is the file's {} under the name of {}", other, algorithm);
  }
  if (contents_.find_digest(container, entry, std::string(algorithm) + "+crlf") == stated)
    return "it is that of the file with line ends of Windows (CRLF)";
  if (contents_.find_digest(container, entry, std::string(algorithm) + "+lf") == stated)
    return "it is that of the file with line ends of Unix (LF)";
  return {};
}

std::string DigestCauses::find(std::uint32_t container, std::uint32_t entry, std::string_view algorithm,
                               std::string_view written) {
  const std::string stated = to_lower_ascii(trim(written));
  if (!is_hex(stated)) return "what is stated is no digest";
  if (std::string same = find_same_file(container, entry, algorithm, stated); !same.empty()) return same;
  const std::string of_nothing = hex_digest(algorithm, "");
  if (stated.size() != of_nothing.size())
    return fmt::format("it has {} digits, and one of {} has {}", stated.size(), algorithm, of_nothing.size());
  if (stated == of_nothing) return "it is that of no bytes at all";
  list_digests();
  const auto other = places_.find(stated);
  if (other == places_.end()) return {};
  return fmt::format("it is that of '{}'", contents_.full_path(other->second.first, other->second.second));
}

void DigestCauses::list_digests() {
  if (is_listed_) return;
  is_listed_ = true;
  for (std::uint32_t i = 0; i < contents_.entries.size(); ++i) {
    const Entry& entry = contents_.entries[i];
    if (entry.sha256) places_.try_emplace(to_hex(*entry.sha256), entry.container, i);
  }
  for (const MoreDigest& one : contents_.digests) {
    if (one.algorithm.find('+') == std::string::npos) places_.try_emplace(one.hex, one.container, one.entry);
  }
}

}  // namespace sluice
