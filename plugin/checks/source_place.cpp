// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Where a source comes from, read from a URL (RFC 3986 section 3.2) or from git's short form.
#include "checks/source_place.hpp"

#include "base/text.hpp"
#include "checks/digest_causes.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::array<std::string_view, 9> strong = {"sha224",   "sha256",   "sha384",   "sha512", "sha3_224",
                                                    "sha3_256", "sha3_384", "sha3_512", "git"};

/// The part between scheme and path, with user and port; empty for what is no URL and no short form of git.
std::string_view authority_of(std::string_view source) {
  const std::size_t scheme = source.find("://");
  if (scheme != npos) {
    const std::string_view rest = source.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of("/\\?#"));
  }
  const std::size_t colon = source.find(':');
  const bool is_short_form = colon != npos && colon > 1 && source.find_first_of("/\\") > colon;
  return is_short_form ? source.substr(0, colon) : std::string_view();
}

std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') == npos ? host.size() : host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

std::string_view spelled_host_of(std::string_view source) {
  std::string_view host = authority_of(trim(source));
  const std::size_t user = host.rfind('@');
  host = without_port(user == npos ? host : host.substr(user + 1));
  while (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

}  // namespace

std::string host_of(std::string_view source) { return to_lower_ascii(spelled_host_of(source)); }

bool is_remote(std::string_view source) { return !spelled_host_of(source).empty(); }

bool is_fetched(const Component& component) {
  return component.via == "FetchContent" || component.via == "ExternalProject" || is_remote(component.source);
}

bool pins_bytes(std::string_view pin) {
  const std::size_t colon = pin.find(':');
  if (colon == npos || !is_hex(pin.substr(colon + 1))) return false;
  const bool is_short_commit = pin.starts_with("git:") && pin.size() < 4 + 40;
  return !is_short_commit && std::ranges::find(strong, to_lower_ascii(pin.substr(0, colon))) != strong.end();
}

}  // namespace sluice
