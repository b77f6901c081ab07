// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/spdx3_parts.hpp"

#include "base/text.hpp"
#include "exports/json_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace sluice::exports {
namespace {

constexpr std::string_view hash_words =
    "sha1 sha224 sha256 sha384 sha512 md2 md4 md5 md6 sha3_224 sha3_256 sha3_384 sha3_512 adler32 blake2b256 "
    "blake2b384 "
    "blake2b512 blake3";
constexpr std::string_view purpose_words =
    "application archive bom configuration container data device deviceDriver diskImage documentation evidence "
    "executable "
    "file filesystemImage firmware framework install library manifest model module operatingSystem patch platform "
    "requirement source specification test other";
constexpr std::string_view reference_words =
    "altDownloadLocation altWebPage binaryArtifact bower buildMeta buildSystem certificationReport chat "
    "componentAnalysisReport cwe documentation dynamicAnalysisReport eolNotice funding license exportControlAssessment "
    "issueTracker mailingList mavenCentral metrics npm nuget purchaseOrder privacyAssessment productMetadata "
    "qualityAssessmentReport releaseHistory releaseNotes support riskAssessment runtimeAnalysisReport "
    "secureSoftwareAttestation securityAdversaryModel vcs securityAdvisory securityFix securityOther "
    "securityPenTestReport securityPolicy socialMedia securityThreatModel sourceArtifact staticAnalysisReport "
    "vulnerabilityDisclosureReport vulnerabilityExploitabilityAssessment";
constexpr std::string_view support_words =
    "development support limitedSupport deployed endOfSupport noSupport noAssertion";

/// Fields that are members as they stand.
constexpr std::pair<std::string_view, std::string_view> plain[] = {
    {"summary", "summary"}, {"description", "description"}, {"comment", "comment"}};
constexpr std::pair<std::string_view, std::string_view> times[] = {
    {"built", "builtTime"}, {"released", "releaseTime"}, {"valid-until", "validUntilTime"}};

json::Value identifier(std::string_view type, std::string_view value) {
  json::Value one = json::Value::object();
  put(one, "type", "ExternalIdentifier");
  put(one, "externalIdentifierType", type);
  put(one, "identifier", value);
  return one;
}

json::Value identifiers_of(const ElementFields& fields) {
  json::Value all = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (name == "cpe") append(all, identifier(value.starts_with("cpe:2.3") ? "cpe23" : "cpe22", value));
    const bool is_package = fields.element().kind == SbomElementKind::component;
    const bool is_url = is_package && is_spdx_namespace(value) && fields.first("purl") == value;
    if (name == "purl" && !is_url) append(all, identifier("packageUrl", value));
    if (name == "swid" || name == "swhid" || name == "gitoid") append(all, identifier(name, value));
    if (name == "identifier") append(all, identifier("other", value));
  });
  return all;
}

json::Value hashes_of(const ElementFields& fields) {
  json::Value all = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    const bool is_code = name == "verification-code";
    if (!is_code && !name.starts_with("hash.")) return;
    const std::string_view algorithm = is_code ? "sha1" : spdx_algorithm(hash_words, name);
    if (algorithm.empty() || value.empty()) return;
    json::Value hash = json::Value::object();
    put(hash, "type", is_code ? "PackageVerificationCode" : "Hash");
    put(hash, "algorithm", algorithm);
    put(hash, "hashValue", value);
    if (is_code) {
      json::Value excluded = json::Value::array();
      for (const std::string_view file : fields.all("verification-code-excluded")) append(excluded, text_value(file));
      put(hash, "packageVerificationCodeExcludedFile", std::move(excluded));
    }
    append(all, std::move(hash));
  });
  return all;
}

json::Value references_of(const ElementFields& fields) {
  json::Value all = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    const std::string_view type = behind(name, "reference.");
    if (type.empty() || value.empty()) return;
    const std::string_view word = spdx_word(reference_words, type);
    json::Value reference = json::Value::object();
    put(reference, "type", "ExternalRef");
    put(reference, "externalRefType", word.empty() ? "other" : word);
    json::Value locators = json::Value::array();
    append(locators, text_value(value));
    put(reference, "locator", std::move(locators));
    if (word.empty()) put(reference, "comment", type);
    append(all, std::move(reference));
  });
  return all;
}

void put_actors(json::Value& object, const ElementFields& fields, Spdx3Graph& graph) {
  const auto id_of = [&](const Party& party) {
    return graph.agent("Organization", party.name, party.emails.empty() ? "" : party.emails.front());
  };
  const std::vector<Party> suppliers = parties_of(fields, "supplier");
  if (!suppliers.empty()) {
    const SbomStatement said = statement_of(suppliers.front().name);
    if (said == SbomStatement::stated) put(object, "suppliedBy", id_of(suppliers.front()));
    if (said == SbomStatement::unknown) put(object, "suppliedBy", spdx3_no_assertion);
  }
  json::Value makers = json::Value::array();
  for (const Party& party : parties_of(fields, "originator")) {
    if (statement_of(party.name) == SbomStatement::stated) append(makers, text_value(id_of(party)));
  }
  put(object, "originatedBy", std::move(makers));
}

void put_words(json::Value& object, std::string_view member, std::string_view words,
               const std::vector<std::string_view>& values) {
  json::Value list = json::Value::array();
  for (const std::string_view value : values) {
    if (const std::string_view word = spdx_word(words, value); !word.empty()) append(list, text_value(word));
  }
  put(object, member, std::move(list));
}

void put_artifact(json::Value& object, const ElementFields& fields, Spdx3Graph& graph) {
  put_actors(object, fields, graph);
  for (const auto& [field, member] : times) put(object, member, spdx_time(fields.first(field)));
  put_words(object, "supportLevel", support_words, fields.all("support"));
  std::string copyright;
  for (const std::string_view one : fields.all("copyright"))
    copyright.append(copyright.empty() ? "" : "\n").append(one);
  put(object, "software_copyrightText", copyright);
  json::Value attributions = json::Value::array();
  for (const std::string_view text : fields.all("attribution")) append(attributions, text_value(text));
  put(object, "software_attributionText", std::move(attributions));
  const bool is_file = fields.element().kind == SbomElementKind::file;
  const std::vector<std::string_view> purposes = fields.all(is_file ? "file-type" : "type");
  if (!purposes.empty()) put(object, "software_primaryPurpose", spdx_word(purpose_words, purposes.front()));
  if (purposes.size() > 1)
    put_words(object, "software_additionalPurpose", purpose_words, {purposes.begin() + 1, purposes.end()});
}

void put_package(json::Value& object, const ElementFields& fields) {
  put(object, "software_packageVersion", fields.first("version"));
  for (const auto& [field, member] :
       {std::pair("download", "software_downloadLocation"), std::pair("purl", "software_packageUrl"),
        std::pair("homepage", "software_homePage")}) {
    if (is_spdx_namespace(fields.first(field))) put(object, member, fields.first(field));
  }
  put(object, "software_sourceInfo", fields.first("source-info"));
}

/// "bytes 310-420".
void put_range(json::Value& snippet, std::string_view range) {
  const std::size_t blank = std::min(range.find(' '), range.size());
  const std::size_t dash = std::min(range.find('-', blank), range.size());
  if (dash == range.size()) return;
  const auto begin = parse_uint(range.substr(blank + 1, dash - blank - 1));
  const auto end = parse_uint(range.substr(dash + 1));
  if (!begin || !end || *begin == 0 || *end == 0) return;
  json::Value value = json::Value::object();
  put(value, "type", "PositiveIntegerRange");
  value.set("beginIntegerRange", json::Value::of(static_cast<std::int64_t>(*begin & 0x7fffffff)));
  value.set("endIntegerRange", json::Value::of(static_cast<std::int64_t>(*end & 0x7fffffff)));
  put(snippet, range.starts_with("lines") ? "software_lineRange" : "software_byteRange", std::move(value));
}

std::string_view class_of(const ElementFields& fields) {
  switch (fields.element().kind) {
    case SbomElementKind::file:
      return "software_File";
    case SbomElementKind::license:
      return "simplelicensing_SimpleLicensingText";
    case SbomElementKind::other:
      return "software_Snippet";
    default:
      return "software_Package";
  }
}

}  // namespace

Spdx3Graph::Spdx3Graph(std::string name_space, std::string created)
    : name_space_(std::move(name_space)), created_(std::move(created)) {}

std::string Spdx3Graph::id(std::string_view part) const { return fmt::format("{}#{}", name_space_, part); }

json::Value Spdx3Graph::object(std::string_view type, const std::string& id) const {
  json::Value made = json::Value::object();
  put(made, "type", type);
  put(made, "spdxId", id);
  put(made, "creationInfo", own_creation);
  return made;
}

void Spdx3Graph::add(json::Value object) { append(objects_, std::move(object)); }

json::Value Spdx3Graph::take() { return std::exchange(objects_, json::Value::array()); }

std::string Spdx3Graph::agent(std::string_view type, std::string_view name, std::string_view email) {
  const std::string key = fmt::format("{}\n{}\n{}", type, name, email);
  const auto [known, is_new] = known_.try_emplace(key, id(fmt::format("agent-{}", known_.size() + 1)));
  if (!is_new) return known->second;
  json::Value made = object(type, known->second);
  put(made, "name", name);
  json::Value identifiers = json::Value::array();
  if (!email.empty()) append(identifiers, identifier("email", email));
  put(made, "externalIdentifier", std::move(identifiers));
  add(std::move(made));
  return known->second;
}

std::string Spdx3Graph::license(std::string_view expression) {
  if (expression == "NONE") return "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoneLicense";
  if (expression == "NOASSERTION") return "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense";
  const std::string key = fmt::format("license\n{}", expression);
  const auto [known, is_new] = known_.try_emplace(key, id(fmt::format("license-{}", known_.size() + 1)));
  if (!is_new) return known->second;
  json::Value made = object("simplelicensing_LicenseExpression", known->second);
  put(made, "simplelicensing_licenseExpression", expression);
  add(std::move(made));
  return known->second;
}

std::string Spdx3Graph::creation(std::string_view created, std::string_view agent_id) {
  const std::string key = fmt::format("creation\n{}\n{}", created, agent_id);
  const auto [known, is_new] = known_.try_emplace(key, fmt::format("_:creation-{}", known_.size() + 1));
  if (!is_new) return known->second;
  json::Value made = json::Value::object();
  put(made, "type", "CreationInfo");
  put(made, "@id", known->second);
  put(made, "specVersion", "3.0.1");
  put(made, "created", created.empty() ? std::string_view(created_) : created);
  json::Value by = json::Value::array();
  append(by, text_value(agent_id));
  put(made, "createdBy", std::move(by));
  add(std::move(made));
  return known->second;
}

json::Value spdx3_element(const ElementFields& fields, const std::string& id, Spdx3Graph& graph) {
  json::Value object = graph.object(class_of(fields), id);
  put(object, "name", fields.first("name"));
  for (const auto& [field, member] : plain) put(object, member, fields.first(field));
  if (fields.element().kind == SbomElementKind::license) {
    put(object, "simplelicensing_licenseText", fields.first("license-text"));
    return object;
  }
  put(object, "verifiedUsing", hashes_of(fields));
  put(object, "externalIdentifier", identifiers_of(fields));
  put(object, "externalRef", references_of(fields));
  put_artifact(object, fields, graph);
  if (fields.element().kind == SbomElementKind::component) put_package(object, fields);
  for (const std::string_view range : fields.all("range")) put_range(object, range);
  return object;
}

}  // namespace sluice::exports
