// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The grammar of single lines of the tag-value format.
#include "base/text.hpp"
#include "sbom/tag_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace sluice::sbom {
namespace {

/// One value on its way into an object.
struct Writer {
  Tree& tree;
  std::uint32_t line;

  void text(Node& object, std::string_view member, std::string_view value) const {
    tree.add_member(&object, member, Node::Kind::string, line)->text = tree.keep(value);
  }
  Node& list(Node& object, std::string_view member) const {
    for (Node* child = object.first; child != nullptr; child = child->next) {
      if (child->key == member) return *child;
    }
    return *tree.add_member(&object, member, Node::Kind::array, line);
  }
  Node& item(Node& object, std::string_view member) const {
    return *tree.add(&list(object, member), Node::Kind::object, line);
  }
  Node& object(Node& object, std::string_view member) const {
    return *tree.add_member(&object, member, Node::Kind::object, line);
  }
};

/// The first word, and the rest without blanks around it.
std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
  text = trim(text);
  const std::size_t end = text.find_first_of(" \t");
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), trim(text.substr(end))};
}

/// "SHA1: 85ed..." (clause 7.10).
std::string add_checksum(const Writer& writer, Node& object, std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos) return "expected 'ALGORITHM: digest'";
  writer.text(object, "algorithm", trim(value.substr(0, colon)));
  writer.text(object, "checksumValue", trim(value.substr(colon + 1)));
  return {};
}

/// "d6a770... (excludes: ./a.spdx, ./b.spdx)", with or without the word (clause 7.9).
std::string add_verification_code(const Writer& writer, Node& object, std::string_view value) {
  const std::size_t open = value.find('(');
  Node& code = writer.object(object, "packageVerificationCode");
  writer.text(code, "packageVerificationCodeValue", trim(value.substr(0, open)));
  if (open == std::string_view::npos) return {};
  if (!value.ends_with(')')) return "expected ')' behind the files that are left out";
  std::string_view files = trim(value.substr(open + 1, value.size() - open - 2));
  constexpr std::string_view word = "excludes:";
  if (files.starts_with(word)) files.remove_prefix(word.size());
  Node& list = writer.list(code, "packageVerificationCodeExcludedFiles");
  for (const std::string_view file : split(files, ',')) {
    writer.tree.add(&list, Node::Kind::string, writer.line)->text = writer.tree.keep(trim(file));
  }
  return {};
}

/// "DocumentRef-a https://a.example/sbom SHA1: d6a7..." (clause 6.6).
std::string add_external_document(const Writer& writer, Node& object, std::string_view value) {
  const auto [id, behind_id] = first_word(value);
  const auto [document, checksum] = first_word(behind_id);
  Node& item = writer.item(object, "externalDocumentRefs");
  writer.text(item, "externalDocumentId", id);
  if (!document.empty()) writer.text(item, "spdxDocument", document);
  if (checksum.empty()) return "expected 'DocumentRef-ID URI ALGORITHM: digest'";
  return add_checksum(writer, writer.object(item, "checksum"), checksum);
}

/// "SECURITY cpe23Type cpe:2.3:..." (clause 7.21).
std::string add_reference(const Writer& writer, Node& object, std::string_view value) {
  const auto [category, behind] = first_word(value);
  const auto [type, locator] = first_word(behind);
  if (locator.empty()) return "expected 'CATEGORY type locator'";
  Node& item = writer.item(object, "externalRefs");
  writer.text(item, "referenceCategory", category);
  writer.text(item, "referenceType", type);
  writer.text(item, "referenceLocator", locator);
  return {};
}

std::string add_reference_comment(const Writer& writer, Node& object, std::string_view value) {
  Node& list = writer.list(object, "externalRefs");
  if (list.last == nullptr) return "no ExternalRef is before it";
  writer.text(*list.last, "comment", value);
  return {};
}

/// "310:420" (clauses 9.3, 9.4).
std::string add_range(const Writer& writer, Node& object, std::string_view value, std::string_view unit) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos) return "expected 'first:last'";
  const std::string_view ends[] = {trim(value.substr(0, colon)), trim(value.substr(colon + 1))};
  if (!parse_uint(ends[0]) || !parse_uint(ends[1])) return "expected 'first:last'";
  Node& range = writer.item(object, "ranges");
  for (const bool is_end : {false, true}) {
    Node& pointer = writer.object(range, is_end ? "endPointer" : "startPointer");
    writer.tree.add_member(&pointer, unit, Node::Kind::number, writer.line)->text =
        writer.tree.keep(ends[is_end ? 1 : 0]);
    writer.text(pointer, "reference", "");
  }
  return {};
}

/// "SPDXRef-a CONTAINS SPDXRef-b" (clause 11.1).
std::string add_relationship(const Writer& writer, Node& object, std::string_view value) {
  const auto [from, behind] = first_word(value);
  const auto [type, to] = first_word(behind);
  if (to.empty() || to.find_first_of(" \t") != std::string_view::npos) return "expected 'ID TYPE ID'";
  writer.text(object, "spdxElementId", from);
  writer.text(object, "relationshipType", type);
  writer.text(object, "relatedSpdxElement", to);
  return {};
}

std::string add_boolean(const Writer& writer, Node& object, std::string_view member, std::string_view value) {
  const std::string word = to_lower_ascii(value);
  if (word != "true" && word != "false") return "expected true or false";
  writer.tree.add_member(&object, member, Node::Kind::boolean, writer.line)->text = writer.tree.keep(word);
  return {};
}

void add_addresses(const Writer& writer, Node& object, std::string_view member, std::string_view value) {
  Node& list = writer.list(object, member);
  for (std::size_t end = value.find(", "); !value.empty(); end = value.find(", ")) {
    writer.tree.add(&list, Node::Kind::string, writer.line)->text = writer.tree.keep(trim(value.substr(0, end)));
    value.remove_prefix(end == std::string_view::npos ? value.size() : end + 2);
  }
}

}  // namespace

std::string add_tag_value(const SpdxTag& tag, std::string_view value, std::uint32_t line, Tree& tree, Node& object) {
  const Writer writer{tree, line};
  switch (tag.form) {
    case TagForm::list:
      tree.add(&writer.list(object, tag.member), Node::Kind::string, line)->text = tree.keep(value);
      break;
    case TagForm::addresses:
      add_addresses(writer, object, tag.member, value);
      break;
    case TagForm::boolean:
      return add_boolean(writer, object, tag.member, value);
    case TagForm::checksum:
      return add_checksum(writer, writer.item(object, tag.member), value);
    case TagForm::verification_code:
      return add_verification_code(writer, object, value);
    case TagForm::external_document:
      return add_external_document(writer, object, value);
    case TagForm::reference:
      return add_reference(writer, object, value);
    case TagForm::reference_comment:
      return add_reference_comment(writer, object, value);
    case TagForm::byte_range:
      return add_range(writer, object, value, "offset");
    case TagForm::line_range:
      return add_range(writer, object, value, "lineNumber");
    case TagForm::relationship:
      return add_relationship(writer, object, value);
    case TagForm::purpose: {
      std::string word(value);
      std::ranges::replace(word, '-', '_');  // JSON has OPERATING_SYSTEM where tags have OPERATING-SYSTEM
      writer.text(object, tag.member, word);
      break;
    }
    default:
      writer.text(object, tag.member, value);
  }
  return {};
}

}  // namespace sluice::sbom
