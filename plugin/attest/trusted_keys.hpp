// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/signing.hpp"

#include <span>
#include <string>
#include <vector>

namespace sluice {

/// The keys that somebody named as trusted, as they stand on one day.
class TrustedKeys {
 public:
  /// None.
  explicit TrustedKeys(Day day = {}) : day_(day) {}
  /// Reads PEM files of public keys and certificates (base/signing.hpp). What a file holds besides is refused.
  static Result<TrustedKeys> load(std::span<const std::string> files, Day day);

  void add(std::vector<TrustedKey> keys);  ///< a key that is known already is kept once
  bool empty() const { return keys_.empty(); }
  Day day() const { return day_; }
  const TrustedKey* find(std::string_view id) const;  ///< null if no such key is trusted
  const std::vector<TrustedKey>& all() const { return keys_; }

 private:
  Day day_;
  std::vector<TrustedKey> keys_;
};

}  // namespace sluice
