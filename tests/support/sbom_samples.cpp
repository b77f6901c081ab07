// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/sbom_samples.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "support/csv.hpp"
#include "support/tree.hpp"

#include <stdexcept>

namespace sluice::test {

std::string load_sbom_sample(std::string_view file) {
  const Result<std::string> text = read_file(shared_data() + "/sbom/" + std::string(file), 64u << 20);
  if (!text) throw std::runtime_error(text.error().message);
  return *text;
}

std::vector<SbomSample> sbom_samples(std::string_view format) {
  std::vector<SbomSample> samples;
  if (shared_data().empty()) return samples;
  const std::string table = load_sbom_sample("manifest.csv");
  for (const std::string_view line : split(table, '\n')) {
    const std::vector<std::string> cells = parse_cells(trim(line));
    if (cells.size() < 6 || !std::string_view(cells[2]).starts_with(format)) continue;
    samples.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return samples;
}

}  // namespace sluice::test
