// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/yaml_records.hpp"

#include "base/json_stream.hpp"
#include "base/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::sbom {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

/// A number of the core schema: decimal, octal or hexadecimal integer, float, infinity. Decided by its letters.
bool is_number(std::string_view text) {
  if (text.starts_with("0o")) return text.size() > 2 && text.find_first_not_of("01234567", 2) == std::string::npos;
  if (text.starts_with("0x")) {
    return text.size() > 2 && text.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string::npos;
  }
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (is_one_of(text, {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"})) return true;
  const std::size_t whole = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(whole);
  std::size_t part = 0;
  if (text.starts_with('.')) {
    part = std::min(text.find_first_not_of("0123456789", 1), text.size()) - 1;
    text.remove_prefix(part + 1);
  }
  if (whole + part == 0) return false;
  if (!text.starts_with('e') && !text.starts_with('E')) return text.empty();
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

Node::Kind kind_of(const yaml::Node& node) {
  if (node.kind == yaml::Node::Kind::sequence) return Node::Kind::array;
  if (node.kind == yaml::Node::Kind::mapping) return Node::Kind::object;
  if (node.quoted) return Node::Kind::string;
  if (is_one_of(node.text, {"", "~", "null", "Null", "NULL"})) return Node::Kind::null;
  if (is_one_of(node.text, {"true", "True", "TRUE", "false", "False", "FALSE"})) return Node::Kind::boolean;
  return is_number(node.text) ? Node::Kind::number : Node::Kind::string;
}

void fill(Tree& tree, Node* node, const yaml::Node& from);

void fill_members(Tree& tree, Node* node, const yaml::Node& from) {
  for (const yaml::Member& member : from.members) {
    fill(tree, tree.add_member(node, member.key, kind_of(member.value), member.value.span.line), member.value);
  }
}

/// As deep as the document, which Limits::document_depth bounds.
void fill(Tree& tree, Node* node, const yaml::Node& from) {
  if (node->kind == Node::Kind::object) return fill_members(tree, node, from);
  for (const yaml::Node& item : from.items) fill(tree, tree.add(node, kind_of(item), item.span.line), item);
  if (node->kind != Node::Kind::array && node->kind != Node::Kind::null) node->text = tree.keep(from.text);
}

void hand_over(const yaml::Node& document, RecordSink& sink) {
  Tree root_tree, record_tree;
  Node* const root = root_tree.add(nullptr, kind_of(document), document.span.line);
  if (root->kind != Node::Kind::object) fill(root_tree, root, document);
  for (const yaml::Member& member : document.members) {
    Node* const node = root_tree.add_member(root, member.key, kind_of(member.value), member.value.span.line);
    if (node->kind != Node::Kind::array) {
      fill(root_tree, node, member.value);
      sink.member(*node);
      continue;
    }
    for (const yaml::Node& item : member.value.items) {
      record_tree.clear();
      Node* const record = record_tree.add(nullptr, kind_of(item), item.span.line);
      record->index = node->size++;
      fill(record_tree, record, item);
      sink.record(node->key, record->index, *record);
    }
  }
  sink.root(*root);
}

std::string term_of(std::string_view code) {
  struct Row {
    std::string_view code, term;
  };
  constexpr std::array<Row, 5> rows{{{"yaml-duplicate-key", "sbom.duplicate-key"},
                                     {"yaml-depth", "sbom.too-deep"},
                                     {"yaml-size", "sbom.too-large"},
                                     {"yaml-utf8", "sbom.encoding"},
                                     {"yaml-empty", "sbom.cut"}}};
  const auto row = std::ranges::find(rows, code, &Row::code);
  return std::string(row == rows.end() ? "sbom.syntax" : row->term);
}

SbomProblem problem_of(const Error& error) {
  if (error.diagnostics.empty()) return {"sbom.syntax", error.message, "", "", 0};
  const Diagnostic& first = error.diagnostics.front();
  return {term_of(first.code), first.message, "", "", first.primary.span.line};
}

}  // namespace

bool YamlRecords::feed(std::string_view chunk) {
  if (!problems_.empty()) return false;
  if (chunk.size() <= limits_.document_bytes - text_.size()) {
    text_.append(chunk);
    return true;
  }
  problems_.push_back({"sbom.too-large", fmt::format("more than {} bytes of YAML", limits_.document_bytes), "", "", 0});
  text_ = {};
  return false;
}

bool YamlRecords::finish(bool whole) {
  if (!problems_.empty()) return false;
  if (!whole) {
    problems_.push_back({"sbom.cut", "its bytes could not all be read", "", "", 0});
    return false;
  }
  if (const std::string_view encoding = json::foreign_encoding(text_); !encoding.empty()) {
    problems_.push_back({"sbom.encoding", fmt::format("text in {}, expected UTF-8", encoding), "", "", 1});
    return false;
  }
  const Result<yaml::Document> document = yaml::parse(std::move(text_), "", limits_);
  if (document) {
    hand_over(document->root, sink_);
  } else {
    problems_.push_back(problem_of(document.error()));
  }
  return problems_.empty();
}

}  // namespace sluice::sbom
