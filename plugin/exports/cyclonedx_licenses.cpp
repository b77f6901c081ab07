// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// licenseChoice. Until 1.6 it is one expression, or a list of licenses; since 1.7 both may be mixed.
#include "exports/cyclonedx_parts.hpp"
#include "exports/json_parts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace sluice::exports {
namespace {

/// One statement: fields of licenses that follow each other belong together.
struct Stated {
  std::string_view license;
  std::string_view acknowledgement;
  std::string_view name;
  std::string_view text;
  std::string_view url;
};

std::string_view acknowledgement_of(std::string_view field) {
  if (field == "license-declared") return "declared";
  return field == "license-concluded" ? "concluded" : "";
}

bool is_wanted(std::string_view field, std::string_view name) {
  if (!name.empty()) return field == name;
  return field == "license" || !acknowledgement_of(field).empty();
}

std::vector<Stated> statements_of(const ElementFields& fields, std::string_view name) {
  std::vector<Stated> all;
  bool is_ours = false;
  fields.each([&](std::string_view field, std::string_view value) {
    const bool is_license = is_wanted(field, "") || field == "license-in-file" || field == "data-license";
    if (is_license) {
      is_ours = is_wanted(field, name) && statement_of(value) == SbomStatement::stated;
      if (is_ours) all.push_back({value, acknowledgement_of(field), {}, {}, {}});
    } else if (is_ours && field == "license-name" && all.back().name.empty()) {
      all.back().name = value;
    } else if (is_ours && field == "license-text" && all.back().text.empty()) {
      all.back().text = value;
    } else if (is_ours && field == "license-url" && all.back().url.empty()) {
      all.back().url = value;
    }
  });
  return all;
}

bool is_reference(std::string_view license) { return license.starts_with("LicenseRef-"); }

/// One id of the list or one reference, and nothing else.
bool is_single(std::string_view license, const LicenseNames* names) {
  const bool is_word = license.find_first_of(" ()+:") == std::string_view::npos;
  if (is_reference(license)) return is_word;
  if (!is_word) return false;
  const LicenseName* const known = names == nullptr ? nullptr : names->find_license(license);
  return names == nullptr || (known != nullptr && known->id == license);
}

json::Value text_attachment(std::string_view text) {
  json::Value attachment = json::Value::object();
  put(attachment, "content", text);
  return attachment;
}

json::Value license_value(CyclonedxDraft& draft, const Stated& stated) {
  json::Value license = json::Value::object();
  std::string_view text = stated.text;
  if (is_reference(stated.license) || !stated.name.empty()) {
    put(license, "name", stated.name.empty() ? stated.license : stated.name);
    const auto known = draft.license_texts.find(stated.license);
    if (text.empty() && known != draft.license_texts.end()) {
      text = draft.sbom.value(draft.sbom.elements[known->second], "license-text");
      draft.license_texts.erase(known);
    }
  } else {
    put(license, "id", stated.license);
  }
  if (!text.empty()) put(license, "text", text_attachment(text));
  put(license, "url", stated.url);
  put(license, "acknowledgement", stated.acknowledgement);
  json::Value choice = json::Value::object();
  put(choice, "license", std::move(license));
  return choice;
}

json::Value expression_value(const Stated& stated) {
  json::Value choice = json::Value::object();
  put(choice, "expression", stated.license);
  put(choice, "acknowledgement", stated.acknowledgement);
  return choice;
}

}  // namespace

json::Value cyclonedx_licenses(CyclonedxDraft& draft, const ElementFields& fields, std::string_view name) {
  json::Value choices = json::Value::array();
  const std::vector<Stated> all = statements_of(fields, name);
  const auto needs_expression = [&](const Stated& one) {
    if (!one.name.empty()) return false;
    const bool has_text = is_reference(one.license) && draft.license_texts.contains(one.license);
    return !is_single(one.license, draft.writing.names) || (is_reference(one.license) && !has_text && all.size() == 1);
  };
  const auto expression = std::ranges::find_if(all, needs_expression);
  const bool is_mixed = draft.is_1_7;
  if (!is_mixed && expression != all.end()) {  // what was concluded goes before what is declared
    const auto concluded = std::ranges::find(all, "concluded", &Stated::acknowledgement);
    append(choices, expression_value(concluded == all.end() ? *expression : *concluded));
    return choices;
  }
  for (const Stated& one : all) {
    append(choices, needs_expression(one) ? expression_value(one) : license_value(draft, one));
  }
  return choices;
}

}  // namespace sluice::exports
