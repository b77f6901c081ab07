// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/cyclonedx_parts.hpp"

#include "exports/json_parts.hpp"
#include "sbom/hash_names.hpp"

#include <algorithm>
#include <array>

namespace sluice::exports {
namespace {

constexpr std::array<std::string_view, 14> algorithms = {
    "MD5",      "SHA-1",       "SHA-256",     "SHA-384",     "SHA-512", "SHA3-256",     "SHA3-384",
    "SHA3-512", "BLAKE2b-256", "BLAKE2b-384", "BLAKE2b-512", "BLAKE3",  "Streebog-256", "Streebog-512"};

constexpr std::string_view reference_words =
    " vcs issue-tracker website advisories bom mailing-list social chat documentation support source-distribution "
    "distribution distribution-intake license build-meta build-system release-notes security-contact model-card log "
    "configuration evidence formulation attestation threat-model adversary-model risk-assessment "
    "vulnerability-assertion exploitability-statement pentest-report static-analysis-report dynamic-analysis-report "
    "runtime-analysis-report component-analysis-report maturity-report certification-report codified-infrastructure "
    "quality-metrics poam electronic-signature digital-signature rfc-9116 other ";
constexpr std::string_view reference_words_of_1_7 = " patent patent-family patent-assertion citation ";

/// Lengths that the schema takes: of MD5, SHA-1, and 256, 384 and 512 bits.
bool is_digest(std::string_view text) {
  constexpr std::array<std::size_t, 5> lengths = {32, 40, 64, 96, 128};
  const bool has_length = std::ranges::find(lengths, text.size()) != lengths.end();
  return has_length && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

json::Value hash_value(std::string_view algorithm, std::string_view value, bool is_1_7) {
  json::Value hash;
  for (const std::string_view written : algorithms) {
    const bool is_there = is_1_7 || !written.starts_with("Streebog");
    if (!is_there || sbom::hash_name(written) != algorithm || !is_digest(value)) continue;
    hash = json::Value::object();
    put(hash, "alg", written);
    put(hash, "content", value);
  }
  return hash;
}

json::Value reference_value(std::string_view type, std::string_view url, bool is_1_7) {
  const bool is_known =
      is_cyclonedx_word(reference_words, type) || (is_1_7 && is_cyclonedx_word(reference_words_of_1_7, type));
  json::Value reference = json::Value::object();
  put(reference, "url", url);
  put(reference, "type", is_known ? type : "other");
  if (!is_known) put(reference, "comment", type);
  return reference;
}

}  // namespace

bool is_cyclonedx_word(std::string_view words, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  std::string wanted = " ";
  wanted.append(word).push_back(' ');
  return words.find(wanted) != std::string_view::npos;
}

json::Value cyclonedx_hashes(const ElementFields& fields, bool is_1_7) {
  json::Value hashes = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    const std::string_view algorithm = behind(name, "hash.");
    if (!algorithm.empty()) append(hashes, hash_value(algorithm, value, is_1_7));
  });
  return hashes;
}

/// Where a thing is, and its home, are references here; a document that was CycloneDX states them so already.
json::Value cyclonedx_references(const ElementFields& fields, bool is_1_7) {
  json::Value references = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    if (statement_of(value) != SbomStatement::stated) return;
    if (const std::string_view type = behind(name, "reference."); !type.empty()) {
      append(references, reference_value(type, value, is_1_7));
    } else if (const std::string_view hash = behind(name, "reference-hash."); !hash.empty()) {
      if (references.items.empty()) return;
      json::Value& last = references.items.back();
      json::Value made = hash_value(hash.substr(hash.rfind('.') + 1), value, is_1_7);
      if (is_empty(made)) return;
      if (last.find("hashes") == nullptr) last.set("hashes", json::Value::array());
      last.members.back().value.items.push_back(std::move(made));
    } else if (name == "homepage" || name == "download") {
      const std::string_view own = name == "homepage" ? "website" : "distribution";
      const std::vector<std::string_view> known = fields.all(std::string("reference.").append(own));
      if (std::ranges::find(known, value) == known.end()) append(references, reference_value(own, value, is_1_7));
    }
  });
  return references;
}

json::Value cyclonedx_properties(const ElementFields& fields) {
  json::Value properties = json::Value::array();
  const auto add = [&](std::string_view name, std::string_view value) {
    json::Value property = json::Value::object();
    put(property, "name", name);
    put(property, "value", value);
    append(properties, std::move(property));
  };
  fields.each([&](std::string_view name, std::string_view value) {
    if (const std::string_view own = behind(name, "property."); !own.empty()) add(own, value);
    if (name == "filename" && !fields.has("property.bsi:component:filename")) add("bsi:component:filename", value);
  });
  return properties;
}

json::Value cyclonedx_organization(const Party& party) {
  json::Value organization = json::Value::object();
  put(organization, "name", party.name);
  json::Value urls = json::Value::array();
  for (const std::string& url : party.urls) append(urls, text_value(url));
  put(organization, "url", std::move(urls));
  json::Value contacts = json::Value::array();
  for (const std::string& email : party.emails) {
    json::Value contact = json::Value::object();
    put(contact, "email", email);
    append(contacts, std::move(contact));
  }
  put(organization, "contact", std::move(contacts));
  return organization;
}

json::Value cyclonedx_contacts(std::span<const Party> parties) {
  json::Value contacts = json::Value::array();
  for (const Party& party : parties) {
    json::Value contact = json::Value::object();
    put(contact, "name", party.name);
    if (!party.emails.empty()) put(contact, "email", party.emails.front());
    append(contacts, std::move(contact));
  }
  return contacts;
}

}  // namespace sluice::exports
