// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// license_texts.idx: the texts of the SPDX License List as published, to be passed on; licenses.idx knows only their
// words. A header, records sorted by id, then ids and texts, each text packed by zlib (RFC 1950) and stored once.
#pragma once

#include "base/result.hpp"
#include "license/license_lists.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::license {

/// The texts of licenses, by id; unpacked when asked for.
class LicenseTexts {
 public:
  /// As the list publishes it, without "\r"; absent if the list has none of that id. Case makes no difference.
  std::optional<std::string> find(std::string_view id) const;
  std::size_t size() const { return places_.size(); }

 private:
  friend Result<LicenseTexts> parse_license_texts(std::string bytes);
  struct Place {
    std::size_t begin = 0;
    std::size_t packed = 0;
    std::size_t size = 0;
  };
  std::string bytes_;
  std::map<std::string, Place, std::less<>> places_;  ///< by id in lower case
};

/// Checks every bound once. Fails if the bytes are of another version, or damaged.
Result<LicenseTexts> parse_license_texts(std::string bytes);
Result<LicenseTexts> load_license_texts(const std::string& path);

/// The bytes of license_texts.idx; the same lists in any order give the same. Licenses without text are left out.
Result<std::string> write_license_texts(const LicenseLists& lists);

}  // namespace sluice::license
