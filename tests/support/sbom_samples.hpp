// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// A row of the manifest of sample SBOMs among the reference data.
struct SbomSample {
  std::string file;      ///< below the samples' folder
  std::string source;    ///< project that it is from
  std::string format;    ///< "spdx-json", "cyclonedx-xml", ...
  std::string version;   ///< of its specification
  std::string expected;  ///< "valid", "invalid", ... as its project says
  std::string judge;     ///< what an independent validator says; empty if none was asked
};

/// Rows whose format begins so; empty without reference data.
std::vector<SbomSample> sbom_samples(std::string_view format);
/// The bytes of a sample. A file that cannot be read throws.
std::string load_sbom_sample(std::string_view file);

}  // namespace sluice::test
