// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The first byte chooses the reader, the second how large the pieces are; in one piece the document must say the same.
#include "sbom/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace {

sluice::Sbom read(unsigned format, std::string_view text, std::size_t piece) {
  constexpr decltype(&sluice::sbom::make_spdx_json) makers[] = {
      sluice::sbom::make_spdx_json, sluice::sbom::make_spdx_yaml, sluice::sbom::make_spdx_tag_value,
      sluice::sbom::make_spdx_rdf, sluice::sbom::make_spdx3_json};
  const std::unique_ptr<sluice::sbom::Reader> reader = makers[format % 5]({});
  for (std::size_t at = 0; at < text.size(); at += piece) reader->bytes(text.substr(at, piece));
  return reader->end(true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 2, size - 2);
  const sluice::Sbom whole = read(bytes[0], text, size);
  if (whole.elements.empty() || (whole.is_valid && !whole.is_complete)) std::abort();
  for (const sluice::SbomElement& element : whole.elements) {
    if (element.first_field + element.fields > whole.fields.size()) std::abort();
  }
  const bool is_rdf = bytes[0] % 5 == 3;  // libxml2 says otherwise where broken XML ends
  const sluice::Sbom pieces = read(bytes[0], text, bytes[1] % 32u + 1);
  if (!(is_rdf ? pieces.is_complete == whole.is_complete : pieces == whole)) std::abort();
  return 0;
}
