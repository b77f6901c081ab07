// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/sbom_schemas.hpp"
#include "cli/session.hpp"
#include "exports/sbom_format.hpp"
#include "license/index_names.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// Writes SBOMs, and says on stderr what the format cannot say.
class SbomOutput {
 public:
  /// Loads the names of the SPDX list. `day`: of documents that do not say when they were made.
  static Result<SbomOutput> make(const Session& session, Day day);

  /// The bytes in that format. Each thing that it cannot say is told.
  std::string render(const Sbom& sbom, const SbomFormat& format) const;

 private:
  SbomOutput(license::LicenseIndex index, Day day);

  license::LicenseIndex index_;
  license::IndexNames owned_;
  std::string created_;
};

/// "cyclonedx-1.6, cyclonedx-1.7, ...", and the short names.
std::vector<std::string> sbom_format_names();

/// Reads one SBOM from a file, its format by its bytes; nothing if it is none. An Error if the file cannot be read.
Result<std::optional<Sbom>> read_sbom(const std::string& path, const SbomSchemas& schemas);

/// "bom.json:12: what is wrong [sbom.schema]", for the first `most` problems, and a line that counts the rest.
std::string render_problems(const Sbom& sbom, const std::string& path, std::size_t most);

/// Reads one SBOM from a file. Refuses a file that is none, and one that is not read to its
/// end; other problems are told on stderr.
Result<Sbom> load_sbom(const std::string& path, const Session& session);

/// "-" is stdout.
Result<void> write_output(const std::string& path, const std::string& bytes);

}  // namespace sluice
