// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/compiler/index_writer.hpp"
#include "license/license_index.hpp"

#include <cstring>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sluice::test {

struct TinyLicense {
  std::string_view id;
  std::string_view text;
};

/// An index of these texts alone.
inline license::LicenseIndex index_of(std::initializer_list<TinyLicense> licenses) {
  license::LicenseLists lists;
  for (const TinyLicense& one : licenses)
    lists.licenses.push_back({.id = std::string(one.id), .name = {}, .text = std::string(one.text)});
  const std::string bytes = license::write_license_index(lists).value();
  const auto copy = std::make_shared<std::vector<std::uint64_t>>(bytes.size() / 8 + 1);
  std::memcpy(copy->data(), bytes.data(), bytes.size());
  return license::parse_license_index(std::as_bytes(std::span(*copy)).first(bytes.size()), copy).value();
}

}  // namespace sluice::test
