// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The formats that an Sbom is written in. What a format cannot say is listed in the first lines of its file, and is
// found by reading what was written: sbom_losses().
#pragma once

#include "model/license_names.hpp"
#include "model/sbom.hpp"
#include "sbom/reader.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a document needs and an Sbom may not say.
struct SbomWriting {
  std::string created;                  ///< "2026-11-21T00:00:00Z", where it does not say when it was made
  std::string tool = "sluice";          ///< where it does not say who made it
  std::string tool_version;             ///< the same
  const LicenseNames* names = nullptr;  ///< of the SPDX list; null: every id that is no reference counts as listed
};

/// One way to write an Sbom. The same Sbom gives the same bytes.
struct SbomFormat {
  std::string_view name;
  std::string_view summary;
  sbom::Format read_as;  ///< who reads it
  std::string (*render)(const Sbom& sbom, const SbomWriting& writing);
};
std::span<const SbomFormat> sbom_formats();
/// By name; "cyclonedx" and "spdx" stand for the newest version that most tools read. Null if there is none.
const SbomFormat* find_sbom_format(std::string_view name);

std::string render_cyclonedx_1_6(const Sbom& sbom, const SbomWriting& writing);
std::string render_cyclonedx_1_7(const Sbom& sbom, const SbomWriting& writing);
std::string render_spdx_2_3(const Sbom& sbom, const SbomWriting& writing);
std::string render_spdx_3_0_1(const Sbom& sbom, const SbomWriting& writing);

}  // namespace sluice
