// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/catalogue.hpp"

#include <string>

namespace sluice {

// JSON Schemas (draft 7) of the policy files, for editors. Generated from the tables that the reader itself checks
// against and from the kinds' parameter tables, so that they cannot differ from what the reader takes.

std::string pack_schema(const Catalogue& catalogue);
std::string rules_schema(const Catalogue& catalogue);
std::string project_schema();
std::string waivers_schema();
std::string suppliers_schema();
std::string license_categories_schema();
std::string license_duties_schema();
std::string sbom_profile_schema();
std::string decisions_schema();
std::string lock_schema();
std::string obligations_schema();
std::string standard_schema();

}  // namespace sluice
