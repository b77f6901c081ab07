// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/catalogue.hpp"

#include <algorithm>

namespace sluice {

const KindSpec* Catalogue::find(std::string_view name) const {
  const auto found = std::ranges::find(kinds_, name, &KindSpec::name);
  return found == kinds_.end() ? nullptr : &*found;
}

}  // namespace sluice
