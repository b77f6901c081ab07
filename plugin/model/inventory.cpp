// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/inventory.hpp"

#include <algorithm>

namespace sluice {

const ManifestField* Delivery::find_field(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &ManifestField::path);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace sluice
