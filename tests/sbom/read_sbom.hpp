// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/files.hpp"
#include "sbom/reader.hpp"
#include "sbom/xsd_shelf.hpp"
#include "support/tree.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace sluice::test {

/// The schemas of CycloneDX XML, or empty.
inline std::string xsd_folder() {
  const std::string folder = shared_data();
  return folder.empty() ? folder : folder + "/schemas/cyclonedx";
}

/// Reads a document in pieces of that size.
inline Sbom read_sbom(sbom::Reader& reader, std::string_view text, std::size_t piece = 65536, bool whole = true) {
  for (std::size_t at = 0; at < text.size(); at += piece) reader.bytes(text.substr(at, piece));
  return reader.end(whole);
}

inline Sbom read_cyclonedx_json(std::string_view text, std::size_t piece = 65536) {
  return read_sbom(*sbom::make_cyclonedx_json({}), text, piece);
}

/// With its schema where the reference data is there.
inline Sbom read_cyclonedx_xml(std::string_view text, std::size_t piece = 65536) {
  static const auto xsds = std::make_shared<sbom::XsdShelf>(xsd_folder());
  sbom::ReaderContext context;
  context.xsds = xsds;
  return read_sbom(*sbom::make_cyclonedx_xml(context), text, piece);
}

/// A document of tests/sbom/samples.
inline std::string sbom_sample(const std::string& name) {
  return read_file(std::string(SLUICE_SOURCE_DIR) + "/tests/sbom/samples/" + name, 1 << 20).value_or("");
}

}  // namespace sluice::test
