// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "attest/trusted_keys.hpp"

#include "base/files.hpp"

#include <algorithm>

namespace sluice {

Result<TrustedKeys> TrustedKeys::load(std::span<const std::string> files, Day day) {
  constexpr std::uint64_t most_bytes = 1u << 20;
  TrustedKeys keys(day);
  for (const std::string& file : files) {
    const Result<std::string> pem = read_file(file, most_bytes);
    if (!pem) return refuse(pem.error().message, "name a public key or a certificate in PEM form");
    TRY_ASSIGN(std::vector<TrustedKey> read, parse_trusted_keys(*pem, file));
    keys.add(std::move(read));
  }
  return keys;
}

void TrustedKeys::add(std::vector<TrustedKey> keys) {
  for (TrustedKey& key : keys) {
    const bool is_known = std::ranges::any_of(
        keys_, [&](const TrustedKey& one) { return one.id() == key.id() && one.days() == key.days(); });
    if (!is_known) keys_.push_back(std::move(key));
  }
}

const TrustedKey* TrustedKeys::find(std::string_view id) const {
  const auto found = std::ranges::find(keys_, id, &TrustedKey::id);
  return found == keys_.end() ? nullptr : &*found;
}

}  // namespace sluice
