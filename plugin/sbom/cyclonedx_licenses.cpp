// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/base64.hpp"
#include "sbom/cyclonedx_parts.hpp"

#include <algorithm>

namespace sluice::sbom::cyclonedx {
namespace {

constexpr std::string_view prefix = "LicenseRef-";

bool is_reference_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

std::string_view field_of(std::string_view name, std::string_view acknowledgement) {
  if (!name.empty()) return name;
  if (acknowledgement == "declared") return "license-declared";
  return acknowledgement == "concluded" ? "license-concluded" : "license";
}

/// An attachment: as it stands, or decoded.
void add_text(const Fields& fields, const Node* attachment) {
  const Node* const content = attachment == nullptr ? nullptr : attachment->find("content");
  if (content == nullptr) return;
  std::optional<std::string> decoded;
  if (attachment->text_of("encoding") == "base64") decoded = decode_base64(content->text);
  fields.add("license-text", decoded ? std::string_view(*decoded) : content->text, *content);
}

void add_license(const Fields& fields, std::string_view field, const Node& license, std::vector<const Node*>& named) {
  const std::string_view as = field_of(field, license.text_of("acknowledgement"));
  const Node* const name = license.find("name");
  const Node* const id = license.find("id");
  fields.add(as, id);
  if (id == nullptr && name != nullptr) {
    fields.add(as, license_reference(name->text), *name);
    fields.add("license-name", name);
    if (license.find("text") != nullptr) named.push_back(&license);
  } else {
    add_text(fields, license.find("text"));
  }
  fields.add("license-url", license.find("url"));
}

}  // namespace

void add_licenses(const Fields& fields, std::string_view name, const Node* licenses, std::vector<const Node*>& named) {
  for (const Node& item : children(licenses)) {
    if (const Node* const expression = item.find("expression")) {
      fields.add(field_of(name, item.text_of("acknowledgement")), expression);
    }
    if (const Node* const license = item.find("license")) add_license(fields, name, *license, named);
  }
}

std::string license_reference(std::string_view name) {
  std::string reference(name);
  std::ranges::replace_if(
      reference, [](char c) { return !is_reference_letter(c); }, '-');
  return name.starts_with(prefix) ? reference : std::string(prefix) + reference;
}

void add_license_text(const Fields& fields, const Node& license) {
  fields.add("name", license.find("name"));
  add_text(fields, license.find("text"));
}

}  // namespace sluice::sbom::cyclonedx
