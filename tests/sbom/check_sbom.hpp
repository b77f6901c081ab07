// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Properties that every SBOM has, whatever it was read from; for fuzz targets, which stop where one fails.
#pragma once

#include "sbom/reader.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace sluice::test {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_sbom(const Sbom& sbom) {
  require(!sbom.elements.empty() && sbom.elements[0].kind == SbomElementKind::document);
  require(sbom.is_complete || (!sbom.is_valid && !sbom.problems.empty()));
  const auto is_element = [&](std::uint32_t index) { return index == no_index || index < sbom.elements.size(); };
  std::size_t fields = 0;
  for (const SbomElement& element : sbom.elements) {
    require(is_element(element.parent) && sbom.text(element.id).size() + sbom.text(element.place).size() < 1u << 30);
    for (const SbomField& field : sbom.fields_of(element)) {
      require(!sbom.text(field.name).empty() &&
              sbom.text(field.value).size() + sbom.text(field.place).size() < 1u << 30);
      ++fields;
    }
  }
  require(fields == sbom.fields.size());
  for (const SbomRelation& relation : sbom.relations) require(is_element(relation.from) && is_element(relation.to));
}

/// Reads the text at once and byte by byte.
template <class Make>
void check_pieces(std::string_view text, Make make) {
  const auto whole = make();
  whole->bytes(text);
  const Sbom sbom = whole->end(true);
  check_sbom(sbom);
  const auto pieces = make();
  for (const char& c : text) pieces->bytes({&c, 1});
  require(pieces->end(true) == sbom);
}

}  // namespace sluice::test
