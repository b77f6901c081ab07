// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/license_index.hpp"
#include "model/license_names.hpp"

#include <vector>

namespace sluice::license {

/// The ids of an index in the form that parse_license_expression() asks for. Owns the tables; the ids themselves live
/// as long as the index.
struct IndexNames {
  std::vector<sluice::LicenseName> licenses;
  std::vector<sluice::LicenseName> exceptions;

  LicenseNames view() const { return {licenses, exceptions}; }
};

IndexNames names_of(const LicenseIndex& index);

}  // namespace sluice::license
