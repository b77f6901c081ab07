// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SPDX 2.3, as JSON: packages with their licenses and copyright texts, and the texts of references.
#include "base/digest.hpp"
#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "exports/notice_renderers.hpp"
#include "model/license_expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice {
namespace {

constexpr std::string_view not_said = "NOASSERTION";

void member(json::Writer& out, std::string_view key, std::string_view value) {
  out.key(key);
  out.string(value);
}

std::string_view or_not_said(std::string_view text) { return text.empty() ? not_said : text; }

/// References of all expressions: each needs a text in hasExtractedLicensingInfos (SPDX 2.3, section 10).
std::set<std::string> references_of(const Notices& notices) {
  std::set<std::string> found;
  for (const NoticePackage& package : notices.packages) {
    for (const std::string& expression : {package.declared, package.concluded}) {
      const auto parsed = parse_license_expression(expression, nullptr);
      if (!parsed) continue;
      for (const LicenseOperand& operand : parsed->operands) {
        if (operand.license.starts_with("LicenseRef-")) found.insert(operand.license);
      }
    }
  }
  return found;
}

void write_creation(const Notices& notices, json::Writer& out) {
  out.key("creationInfo");
  out.open_object();
  member(out, "created", notices.day + "T00:00:00Z");
  out.key("creators");
  out.open_array();
  out.string("Tool: " + notices.tool);
  out.close_array();
  out.close_object();
}

/// Section 7.27: what must be said of a package besides its license.
void write_attributions(const Notices& notices, const NoticePackage& package, json::Writer& out) {
  std::vector<std::string> texts = package.credits;
  for (const NoticeFile& file : notices.files) {
    if (file.place.starts_with(package.place)) texts.push_back(file.text);
  }
  if (texts.empty()) return;
  out.key("attributionTexts");
  out.open_array();
  for (const std::string& text : texts) out.string(text);
  out.close_array();
}

void write_package(const Notices& notices, std::size_t number, json::Writer& out) {
  const NoticePackage& package = notices.packages[number];
  std::string copyrights;
  for (const std::string& line : package.copyrights) {
    copyrights += (copyrights.empty() ? "Copyright (c) " : "\nCopyright (c) ") + line;
  }
  out.open_object();
  member(out, "SPDXID", fmt::format("SPDXRef-Package-{}", number + 1));
  member(out, "name", package.name);
  if (!package.version.empty()) member(out, "versionInfo", package.version);
  member(out, "supplier", package.supplier.empty() ? std::string(not_said) : "Organization: " + package.supplier);
  member(out, "downloadLocation", not_said);
  out.key("filesAnalyzed");
  out.boolean(false);
  member(out, "licenseConcluded", or_not_said(package.concluded));
  member(out, "licenseDeclared", or_not_said(package.declared));
  member(out, "copyrightText", or_not_said(copyrights));
  if (!package.consumers.empty()) member(out, "comment", "used by " + join(package.consumers, ", "));
  write_attributions(notices, package, out);
  out.close_object();
}

void write_references(const Notices& notices, json::Writer& out) {
  out.key("hasExtractedLicensingInfos");
  out.open_array();
  for (const std::string& reference : references_of(notices)) {
    const auto text = std::ranges::find(notices.licenses, reference, &NoticeLicense::license);
    out.open_object();
    member(out, "licenseId", reference);
    member(out, "extractedText", text == notices.licenses.end() ? not_said : std::string_view(text->text));
    member(out, "name", reference.substr(std::string_view("LicenseRef-").size()));
    out.close_object();
  }
  out.close_array();
}

void write_relationships(const Notices& notices, json::Writer& out) {
  out.key("relationships");
  out.open_array();
  for (std::size_t i = 0; i < notices.packages.size(); ++i) {
    out.open_object();
    member(out, "spdxElementId", "SPDXRef-DOCUMENT");
    member(out, "relationshipType", "DESCRIBES");
    member(out, "relatedSpdxElement", fmt::format("SPDXRef-Package-{}", i + 1));
    out.close_object();
  }
  out.close_array();
}

}  // namespace

/// The namespace (section 6.5) names the document by what it says, so that it is unique without a clock.
std::string render_notices_spdx(const Notices& notices) {
  const std::string name = to_hex(sha256(notices.day + "\n" + render_notices_text(notices)));
  json::Writer out(true);
  out.open_object();
  member(out, "spdxVersion", "SPDX-2.3");
  member(out, "dataLicense", "CC0-1.0");
  member(out, "SPDXID", "SPDXRef-DOCUMENT");
  member(out, "name", notices_heading(notices));
  member(out, "documentNamespace", "urn:sluice:notices:sha256:" + name);
  write_creation(notices, out);
  out.key("packages");
  out.open_array();
  for (std::size_t i = 0; i < notices.packages.size(); ++i) write_package(notices, i, out);
  out.close_array();
  write_references(notices, out);
  write_relationships(notices, out);
  out.close_object();
  return out.take() + "\n";
}

}  // namespace sluice
