// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_records.hpp"

#include "base/escape.hpp"
#include "sbom/cyclonedx_parts.hpp"
#include "sbom/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::sbom {
namespace {

using cyclonedx::Fields;

constexpr std::array<std::string_view, 8> known_versions = {"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"};

/// urn:uuid: and a UUID (RFC 9562 clause 4), in XML also between braces.
bool is_serial_number(std::string_view text) {
  constexpr std::string_view prefix = "urn:uuid:";
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  if (text.starts_with('{') && text.ends_with('}')) text = text.substr(1, text.size() - 2);
  constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::ranges::equal(text, form, [](char c, char wanted) {
    const bool is_hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return wanted == '-' ? c == '-' : is_hex;
  });
}

void check_serial_number(const Fields& fields, const Node* number) {
  if (number == nullptr || is_serial_number(number->text)) return;
  fields.report(
      {.term = "sbom.serial-number",
       .detail = fmt::format("serialNumber '{}' is not \"urn:uuid:\" and a UUID", to_visible_short(number->text, 80)),
       .help = "write urn:uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx with hex digits",
       .place = {},
       .line = 0},
      *number);
}

}  // namespace

bool CyclonedxRecords::is_known_version(std::string_view version, bool is_xml) {
  const std::size_t oldest = is_xml ? 0 : 2;  // JSON came with 1.2
  return std::find(known_versions.begin() + oldest, known_versions.end(), version) != known_versions.end();
}

CyclonedxRecords::CyclonedxRecords(Sbom& sbom)
    : sbom_(sbom),
      places_{.are_xml = sbom.format == "cyclonedx-xml"},
      graph_(sbom, places_),
      components_(sbom, places_, graph_) {
  const std::string_view place = places_.are_xml ? "/bom" : "";
  sbom_.begin(SbomElementKind::document, "", place, 1);
  document_.begin(SbomElementKind::document, "", place, 1);
}

void CyclonedxRecords::record(std::string_view array, std::uint32_t index, const Node& item) {
  const std::string place = places_.of_record(array, index, item);
  graph_.note_ids(item, place);
  if (item.kind != Node::Kind::object) return;
  const std::string below = places_.are_xml ? place.substr(std::string_view("/bom").size()) : place;
  const Fields fields(document_, places_, item, below);
  if (array == "components") {
    components_.add_component(item, place);
  } else if (array == "services") {
    components_.add_service(item, place);
  } else if (array == "dependencies") {
    graph_.add_dependency(item, place);
  } else if (array == "compositions") {
    graph_.add_composition(item, place);
  } else if (array == "externalReferences") {
    cyclonedx::add_reference(fields, item);
  } else if (array == "properties") {
    cyclonedx::add_property(fields, item);
  } else if (array == "vulnerabilities") {
    fields.add("vulnerability", item.find("id"));
  }
}

void CyclonedxRecords::root(const Node& root) {
  const Node* const version = root.find("specVersion");
  has_version_ = version != nullptr;
  if (has_version_) sbom_.version = version->text;
  if (!has_version_ || is_known_version(sbom_.version, places_.are_xml)) return read_root(root);
  refuse_version(fmt::format("CycloneDX {} is not read", to_visible_short(sbom_.version, 40)),
                 places_.are_xml ? "/bom" : "/specVersion", version->line);
}

/// Nothing that it says is kept: what it means is not known.
void CyclonedxRecords::refuse_version(std::string detail, std::string place, std::uint32_t line) {
  is_refused_ = true;
  Sbom empty;
  empty.format = sbom_.format;
  empty.version = sbom_.version;
  empty.problems = std::move(sbom_.problems);
  empty.problems_not_kept = sbom_.problems_not_kept;
  empty.begin(SbomElementKind::document, "", sbom_.text(sbom_.elements.front().place), 1);
  sbom_ = std::move(empty);
  add_problem(sbom_, {.term = "sbom.unknown-version",
                      .detail = std::move(detail),
                      .help = fmt::format("deliver one of the versions {} to 1.7", places_.are_xml ? "1.0" : "1.2"),
                      .place = std::move(place),
                      .line = line});
}

void CyclonedxRecords::read_root(const Node& root) {
  graph_.note_ids(root, places_.are_xml ? "/bom" : "");
  const Fields fields(document_, places_, root);
  fields.add("spec", "CycloneDX", root);
  fields.add("spec-version", root.find("specVersion"));
  fields.add("serialization", places_.are_xml ? "xml" : "json", root);
  fields.add("namespace", root.find("serialNumber"));
  fields.add("document-version", root.find("version"));
  check_serial_number(fields, root.find("serialNumber"));
  const Node* const metadata = root.find("metadata");
  std::vector<const Node*> named;
  cyclonedx::add_metadata(fields, metadata, named);
  if (const Node* const signature = root.find("signature")) {
    fields.add("signature", signature->find("algorithm"));
    if (signature->find("signers") != nullptr) fields.add("signature", "signers", *signature);
    if (signature->find("chain") != nullptr) fields.add("signature", "chain", *signature);
  }
  const std::string place = places_.are_xml ? "/bom" : "";
  components_.add_license_texts(named, root, place);
  const Node* const subject = metadata == nullptr ? nullptr : metadata->find("component");
  if (subject == nullptr || subject->kind != Node::Kind::object) return;
  const std::uint32_t element = components_.add_component(*subject, place + places_.inside(*subject, &root));
  sbom_.elements[element].is_subject = true;
  graph_.relate(SbomRelationKind::describes, "metadata.component", 0, element);
  fields.add("subject", subject->find("bom-ref"));
}

void CyclonedxRecords::finish(bool whole) {
  if (whole && !has_version_ && !is_refused_) {
    refuse_version("the document does not say which version of CycloneDX it is", {}, 1);
  }
  if (is_refused_) return;
  graph_.finish(whole);
  add_document_fields();
}

/// They are the last to come, but those of the first element: fields lie in the order of their elements, so that an index
/// of one means the same wherever the SBOM is written and read back.
void CyclonedxRecords::add_document_fields() {
  sbom_.begin(SbomElementKind::document, "", "", 0);
  for (const SbomField& field : document_.fields) {
    sbom_.add(document_.text(field.name), document_.text(field.value), document_.text(field.place), field.line);
  }
  const std::uint32_t count = sbom_.elements.back().fields, before = sbom_.elements.back().first_field;
  sbom_.elements.pop_back();
  std::rotate(sbom_.fields.begin(), sbom_.fields.begin() + before, sbom_.fields.end());
  for (SbomElement& element : sbom_.elements) element.first_field += count;
  sbom_.elements.front().first_field = 0;
  sbom_.elements.front().fields = count;
  for (SbomProblem& problem : document_.problems) add_problem(sbom_, std::move(problem));
  sbom_.problems_not_kept += document_.problems_not_kept;
}

}  // namespace sluice::sbom
