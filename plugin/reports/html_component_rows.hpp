// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace sluice::html_report {

/// A line of the table of components: what build, files and SBOMs say of one component.
struct ComponentRow {
  std::string name, version, purl, supplier;
  std::string license;       ///< concluded, else as an SBOM says; empty: not known
  std::string license_note;  ///< what is declared or found besides, or that only an SBOM says it
  std::string place;
  std::set<std::string> linkages;
  std::vector<std::string> consumers;  ///< in the order of the uses, each once
  std::set<std::string> seen;          ///< "build", "files", "SBOM bom.json"
  std::vector<std::size_t> findings;   ///< indexes into Verdict::findings
};

/// Every component, by name, version and purl. Needs Report::facts.
std::vector<ComponentRow> component_rows(const Report& report);

}  // namespace sluice::html_report
