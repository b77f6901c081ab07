// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::xml {

/// An element (XML 1.0, 3.1). Names are local names: a prefix and its namespace are left out.
struct Element {
  std::string name;
  std::string text;  ///< its own character data, without that of its children
  std::vector<std::pair<std::string, std::string>> attributes;  ///< in the order written
  std::vector<Element> children;
  std::uint32_t line = 0;  ///< where its start tag ends, from 1

  const Element* find(std::string_view child) const;        ///< the first child of that name, or null
  std::string_view text_of(std::string_view child) const;   ///< that child's text without outer blanks, or empty
  std::string_view attribute(std::string_view name) const;  ///< empty if absent
};

/// More elements and attributes than any manifest has: what a document may cost is bounded by them.
inline constexpr std::size_t most_nodes = 200'000;

/// Parses a whole document and gives its root. Refuses a document type declaration, so that there are no entities but
/// the five of XML 1.0, 4.6; any other becomes a '?', as Maven's POMs have HTML's. Refuses what is not well-formed,
/// more than limits.document_bytes, limits.document_depth or most_nodes. Reads nothing but the text. The message names
/// file and line.
Result<Element> parse(std::string_view text, std::string_view file, const Limits& limits = {});

}  // namespace sluice::xml
