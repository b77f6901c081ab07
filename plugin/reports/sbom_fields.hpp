// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of model/sbom.hpp, for sluice.facts.
#pragma once

#include "base/fields.hpp"
#include "model/sbom_plain.hpp"
#include "reports/spellings.hpp"

namespace sluice::fields {

template <>
struct StandIn<Sbom> {
  using Plain = PlainSbom;
  static Plain plain(const Sbom& sbom) { return to_plain(sbom); }
  static Sbom whole(const Plain& plain) { return to_sbom(plain); }
};

template <>
struct Table<PlainSbomField> {
  static constexpr std::string_view name = "sbom_field";
  static constexpr std::string_view meaning = "what an SBOM says of an element; names are the same for all formats";
  static constexpr auto fields = std::tuple{
      always("name", &PlainSbomField::name, ""),
      always("value", &PlainSbomField::value, "as written"),
      maybe("place", &PlainSbomField::place, "behind the place of the element"),
      maybe("line", &PlainSbomField::line, ""),
  };
};

template <>
struct Table<PlainSbomElement> {
  static constexpr std::string_view name = "sbom_element";
  static constexpr std::string_view meaning =
      "a component, a file, a license, or the document itself, which comes first";
  static constexpr auto fields = std::tuple{
      always("kind", &PlainSbomElement::kind, ""),
      maybe("completeness", &PlainSbomElement::completeness, "of its relations, as said"),
      maybe("is_subject", &PlainSbomElement::is_subject, "the document describes it"),
      maybe("id", &PlainSbomElement::id, "SPDXID, bom-ref, spdxId"),
      maybe("place", &PlainSbomElement::place, "JSON pointer or XML path"),
      maybe("line", &PlainSbomElement::line, ""),
      maybe("parent", &PlainSbomElement::parent, "index of the element that it is nested in"),
      maybe("fields", &PlainSbomElement::fields, ""),
  };
};

template <>
struct Table<PlainSbomRelation> {
  static constexpr std::string_view name = "sbom_relation";
  static constexpr std::string_view meaning = "what two elements have to do with each other";
  static constexpr auto fields = std::tuple{
      always("kind", &PlainSbomRelation::kind, ""),
      maybe("completeness", &PlainSbomRelation::completeness, ""),
      maybe("from", &PlainSbomRelation::from, "index of an element; absent if there is none of that id"),
      maybe("to", &PlainSbomRelation::to, "the same"),
      maybe("from_id", &PlainSbomRelation::from_id, "as written"),
      maybe("to_id", &PlainSbomRelation::to_id, "the same; NONE and NOASSERTION too"),
      maybe("word", &PlainSbomRelation::word, "the format's own"),
      maybe("place", &PlainSbomRelation::place, ""),
      maybe("line", &PlainSbomRelation::line, ""),
  };
};

template <>
struct Table<SbomProblem> {
  static constexpr std::string_view name = "sbom_problem";
  static constexpr std::string_view meaning = "a defect of a document against its schema or against itself";
  static constexpr auto fields = std::tuple{
      always("term", &SbomProblem::term, ""), always("detail", &SbomProblem::detail, ""),
      maybe("help", &SbomProblem::help, ""),  maybe("place", &SbomProblem::place, ""),
      maybe("line", &SbomProblem::line, ""),
  };
};

template <>
struct Table<PlainSbom> {
  static constexpr std::string_view name = "sbom";
  static constexpr std::string_view meaning = "what one SBOM says, whatever its format";
  static constexpr auto fields = std::tuple{
      always("format", &PlainSbom::format, "cyclonedx-json, spdx-tag-value, ..."),
      maybe("version", &PlainSbom::version, "of its specification, as written"),
      maybe("is_complete", &PlainSbom::is_complete, "it was read to its end"),
      maybe("is_valid", &PlainSbom::is_valid, "complete, and no problem of syntax or schema"),
      maybe("elements", &PlainSbom::elements, ""),
      maybe("relations", &PlainSbom::relations, ""),
      maybe("problems", &PlainSbom::problems, ""),
      maybe("problems_not_kept", &PlainSbom::problems_not_kept, ""),
  };
};

template <>
struct Table<SbomMatch> {
  static constexpr std::string_view name = "sbom_match";
  static constexpr std::string_view meaning = "an element held against what was delivered";
  static constexpr auto fields = std::tuple{
      always("element", &SbomMatch::element, "index into the SBOM's elements"),
      maybe("field", &SbomMatch::field, "index of what names the file, counted over all elements"),
      maybe("container", &SbomMatch::container, "index into containers"),
      maybe("entry", &SbomMatch::entry, "index into entries"),
      always("found", &SbomMatch::found, ""),
  };
};

template <>
struct Table<SbomDocument> {
  static constexpr std::string_view name = "sbom_document";
  static constexpr std::string_view meaning = "an SBOM of a delivery";
  static constexpr auto fields = std::tuple{
      always("document", &SbomDocument::document, "index into documents"),
      always("sbom", &SbomDocument::sbom, ""),
      maybe("matches", &SbomDocument::matches, ""),
      maybe("container", &SbomDocument::container, "index into containers: what it speaks for"),
      maybe("folder", &SbomDocument::folder, "in that container"),
  };
};

template <>
struct Table<OwnSbom> {
  static constexpr std::string_view name = "own_sbom";
  static constexpr std::string_view meaning = "an SBOM of the project itself";
  static constexpr auto fields = std::tuple{
      always("path", &OwnSbom::path, "as sluice.yaml names it"),
      always("sbom", &OwnSbom::sbom, ""),
  };
};

}  // namespace sluice::fields
