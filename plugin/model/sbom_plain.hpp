// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An SBOM with its texts in place, as facts files have it. Much larger in memory than Sbom, and of no use besides.
#pragma once

#include "model/sbom.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct PlainSbomField {
  std::string name;
  std::string value;
  std::string place;  ///< behind the element's
  std::uint32_t line = 0;

  friend bool operator==(const PlainSbomField&, const PlainSbomField&) = default;
};

struct PlainSbomElement {
  SbomElementKind kind = SbomElementKind::component;
  SbomCompleteness completeness = SbomCompleteness::not_said;
  bool is_subject = false;
  std::string id;
  std::string place;
  std::uint32_t line = 0;
  std::uint32_t parent = no_index;
  std::vector<PlainSbomField> fields;

  friend bool operator==(const PlainSbomElement&, const PlainSbomElement&) = default;
};

struct PlainSbomRelation {
  SbomRelationKind kind = SbomRelationKind::other;
  SbomCompleteness completeness = SbomCompleteness::not_said;
  std::uint32_t from = no_index;
  std::uint32_t to = no_index;
  std::string from_id;
  std::string to_id;
  std::string word;
  std::string place;
  std::uint32_t line = 0;

  friend bool operator==(const PlainSbomRelation&, const PlainSbomRelation&) = default;
};

struct PlainSbom {
  std::string format;
  std::string version;
  bool is_complete = false;
  bool is_valid = false;
  std::vector<PlainSbomElement> elements;
  std::vector<PlainSbomRelation> relations;
  std::vector<SbomProblem> problems;
  std::uint64_t problems_not_kept = 0;

  friend bool operator==(const PlainSbom&, const PlainSbom&) = default;
};

PlainSbom to_plain(const Sbom& sbom);
Sbom to_sbom(const PlainSbom& plain);

std::optional<SbomElementKind> parse_sbom_element_kind(std::string_view text);
std::optional<SbomRelationKind> parse_sbom_relation_kind(std::string_view text);
std::optional<SbomCompleteness> parse_sbom_completeness(std::string_view text);
std::optional<SbomFound> parse_sbom_found(std::string_view text);

}  // namespace sluice
