// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/spdx_json_elements.hpp"

#include "base/text.hpp"
#include "exports/json_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace sluice::exports {
namespace {

constexpr std::string_view hash_words =
    "SHA1 SHA224 SHA256 SHA384 SHA512 MD2 MD4 MD5 MD6 SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 "
    "BLAKE3 ADLER32";
constexpr std::string_view purpose_words =
    "APPLICATION FRAMEWORK LIBRARY CONTAINER OPERATING_SYSTEM DEVICE FIRMWARE SOURCE ARCHIVE FILE INSTALL OTHER";
constexpr std::string_view file_words =
    "SOURCE BINARY ARCHIVE APPLICATION AUDIO IMAGE TEXT VIDEO DOCUMENTATION SPDX OTHER";

/// Fields that are members as they stand.
struct Plain {
  std::string_view field, member;
};
constexpr Plain plain_of_package[] = {{"filename", "packageFileName"},
                                      {"homepage", "homepage"},
                                      {"source-info", "sourceInfo"},
                                      {"summary", "summary"},
                                      {"description", "description"},
                                      {"comment", "comment"},
                                      {"license-comment", "licenseComments"},
                                      {"built", "builtDate"},
                                      {"released", "releaseDate"},
                                      {"valid-until", "validUntilDate"}};
constexpr Plain plain_of_file[] = {
    {"comment", "comment"}, {"license-comment", "licenseComments"}, {"notice", "noticeText"}};

void put_plain(json::Value& object, const ElementFields& fields, std::span<const Plain> members) {
  for (const Plain& member : members) put(object, member.member, fields.first(member.field));
}

json::Value list_of(const std::vector<std::string_view>& texts) {
  json::Value list = json::Value::array();
  for (const std::string_view text : texts) append(list, text_value(text));
  return list;
}

json::Value checksums_of(const ElementFields& fields) {
  json::Value checksums = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    if (!name.starts_with("hash.")) return;
    const std::string_view algorithm = spdx_algorithm(hash_words, name);
    if (algorithm.empty()) return;
    json::Value checksum = json::Value::object();
    put(checksum, "algorithm", algorithm);
    put(checksum, "checksumValue", value);
    append(checksums, std::move(checksum));
  });
  return checksums;
}

std::string actor_of(const ElementFields& fields, std::string_view field) {
  const std::vector<Party> parties = parties_of(fields, field);
  if (parties.empty()) return {};
  const Party& party = parties.front();
  if (statement_of(party.name) == SbomStatement::unknown) return "NOASSERTION";
  return party.emails.empty() ? fmt::format("Organization: {}", party.name)
                              : fmt::format("Organization: {} ({})", party.name, party.emails.front());
}

json::Value reference_of(std::string_view category, std::string_view type, std::string_view locator) {
  json::Value reference = json::Value::object();
  put(reference, "referenceCategory", category);
  put(reference, "referenceType", type);
  put(reference, "referenceLocator", locator);
  return reference;
}

/// SPDX 2.3 annex F.
json::Value references_of(const ElementFields& fields) {
  json::Value references = json::Value::array();
  fields.each([&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (name == "purl") append(references, reference_of("PACKAGE-MANAGER", "purl", value));
    if (name == "cpe")
      append(references, reference_of("SECURITY", value.starts_with("cpe:2.3") ? "cpe23Type" : "cpe22Type", value));
    if (name == "swid") append(references, reference_of("SECURITY", "swid", value));
    if (name == "swhid") append(references, reference_of("PERSISTENT-ID", "swh", value));
    if (name == "gitoid") append(references, reference_of("PERSISTENT-ID", "gitoid", value));
    const std::string_view type = behind(name, "reference.");
    const bool is_member = (type == "website" && fields.first("homepage") == value) ||
                           (type == "distribution" && fields.first("download") == value);
    if (!type.empty() && !is_member) append(references, reference_of("OTHER", type, value));
  });
  return references;
}

json::Value code_of(const ElementFields& fields) {
  json::Value code = json::Value::object();
  put(code, "packageVerificationCodeValue", fields.first("verification-code"));
  if (!is_empty(code))
    put(code, "packageVerificationCodeExcludedFiles", list_of(fields.all("verification-code-excluded")));
  return code;
}

std::string copyright_of(const ElementFields& fields) {
  std::string joined;
  for (const std::string_view one : fields.all("copyright")) joined.append(joined.empty() ? "" : "\n").append(one);
  return joined;
}

void put_licenses(json::Value& object, const ElementFields& fields, std::string_view in_file) {
  put(object, "licenseConcluded", spdx_license(fields, "license-concluded"));
  if (in_file == "licenseInfoFromFiles") put(object, "licenseDeclared", spdx_license(fields, "license-declared"));
  put(object, in_file, list_of(fields.all("license-in-file")));
  put(object, "copyrightText", copyright_of(fields));
  put(object, "attributionTexts", list_of(fields.all("attribution")));
}

json::Value pointer_of(std::string_view unit, std::string_view at, const std::string& file) {
  json::Value pointer = json::Value::object();
  put(pointer, "reference", file);
  const std::optional<std::uint64_t> number = parse_uint(at);
  if (number)
    pointer.set(unit == "lines" ? "lineNumber" : "offset",
                json::Value::of(static_cast<std::int64_t>(*number & 0x7fffffff)));
  return pointer;
}

/// "bytes 310-420".
json::Value range_of(std::string_view range, const std::string& file) {
  const std::size_t blank = std::min(range.find(' '), range.size());
  const std::size_t dash = std::min(range.find('-', blank), range.size());
  const std::string_view unit = range.substr(0, blank);
  json::Value value = json::Value::object();
  if (dash == range.size()) return value;
  put(value, "startPointer", pointer_of(unit, range.substr(blank + 1, dash - blank - 1), file));
  put(value, "endPointer", pointer_of(unit, range.substr(dash + 1), file));
  return value;
}

}  // namespace

json::Value spdx_annotations(const ElementFields& fields, const SpdxNoteDefaults& defaults) {
  json::Value annotations = json::Value::array();
  for (const SpdxNote& note : spdx_notes(fields)) {
    json::Value annotation = json::Value::object();
    put(annotation, "annotationDate", note.date.empty() ? defaults.date : note.date);
    put(annotation, "annotationType", "OTHER");
    put(annotation, "annotator", note.annotator.empty() ? defaults.creator : fmt::format("Person: {}", note.annotator));
    annotation.set("comment", text_value(note.text));
    append(annotations, std::move(annotation));
  }
  return annotations;
}

json::Value spdx_package(const ElementFields& fields, const std::string& id, const SpdxNoteDefaults& defaults) {
  json::Value package = json::Value::object();
  put(package, "SPDXID", id);
  package.set("name", text_value(fields.first("name")));
  put(package, "versionInfo", fields.first("version"));
  const bool is_file = fields.element().kind == SbomElementKind::file;
  put(package, "primaryPackagePurpose", spdx_word(purpose_words, is_file ? "file" : fields.first("type")));
  put(package, "supplier", actor_of(fields, "supplier"));
  put(package, "originator", actor_of(fields, "originator"));
  const std::string_view download = fields.first("download");
  put(package, "downloadLocation", download.empty() ? "NOASSERTION" : download);
  const bool is_spdx = fields.sbom().format.starts_with("spdx");
  if (fields.has("files-analyzed") || !is_spdx) {
    package.set("filesAnalyzed", json::Value::of(fields.first("files-analyzed") == "true"));
  }
  put(package, "packageVerificationCode", code_of(fields));
  put(package, "checksums", checksums_of(fields));
  put_licenses(package, fields, "licenseInfoFromFiles");
  put_plain(package, fields, plain_of_package);
  put(package, "externalRefs", references_of(fields));
  put(package, "annotations", spdx_annotations(fields, defaults));
  return package;
}

json::Value spdx_file(const ElementFields& fields, const std::string& id, const SpdxNoteDefaults& defaults) {
  json::Value file = json::Value::object();
  put(file, "SPDXID", id);
  file.set("fileName", text_value(fields.first("name")));
  json::Value types = json::Value::array();
  for (const std::string_view type : fields.all("file-type")) {
    if (const std::string_view word = spdx_word(file_words, type); !word.empty()) append(types, text_value(word));
  }
  put(file, "fileTypes", std::move(types));
  put(file, "checksums", checksums_of(fields));
  put_licenses(file, fields, "licenseInfoInFiles");
  put_plain(file, fields, plain_of_file);
  put(file, "fileContributors", list_of(fields.all("contributor")));
  put(file, "annotations", spdx_annotations(fields, defaults));
  return file;
}

json::Value spdx_snippet(const ElementFields& fields, const std::string& id, const std::string& file,
                         const SpdxNoteDefaults& defaults) {
  json::Value snippet = json::Value::object();
  put(snippet, "SPDXID", id);
  snippet.set("name", text_value(fields.first("name")));
  put(snippet, "snippetFromFile", file);
  json::Value ranges = json::Value::array();
  for (const std::string_view range : fields.all("range")) append(ranges, range_of(range, file));
  put(snippet, "ranges", std::move(ranges));
  put_licenses(snippet, fields, "licenseInfoInSnippets");
  put(snippet, "comment", fields.first("comment"));
  put(snippet, "licenseComments", fields.first("license-comment"));
  put(snippet, "annotations", spdx_annotations(fields, defaults));
  return snippet;
}

json::Value spdx_extracted_license(const ElementFields& fields, const std::string& id) {
  json::Value license = json::Value::object();
  put(license, "licenseId", id);
  put(license, "extractedText", fields.first("license-text"));
  put(license, "name", fields.first("name"));
  put(license, "comment", fields.first("comment"));
  put(license, "seeAlsos", list_of(fields.all("reference.see-also")));
  return license;
}

}  // namespace sluice::exports
