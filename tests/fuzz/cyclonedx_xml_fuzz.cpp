// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/check_sbom.hpp"
#include "sbom/reader.hpp"
#include "sbom/xsd_shelf.hpp"
#include "support/tree.hpp"

/// What is read is sound, in whatever pieces it comes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto xsds = std::make_shared<sluice::sbom::XsdShelf>(sluice::test::shared_data() + "/schemas/cyclonedx");
  sluice::sbom::ReaderContext context;
  context.xsds = xsds;
  const std::string text(bytes, bytes + size);
  sluice::test::check_pieces(text, [&] { return sluice::sbom::make_cyclonedx_xml(context); });
  return 0;
}
