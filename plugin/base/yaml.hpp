// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::yaml {

struct Member;

/// A node of a strictly read YAML document: our own tree, no aliases, tags, merge keys, duplicate keys or null keys.
/// Scalars stay text; the schema that reads them gives the type. A quoted scalar never becomes a boolean or number.
struct Node {
  enum class Kind { scalar, sequence, mapping };
  Kind kind = Kind::scalar;
  bool quoted = false;        ///< single- or double-quoted, or a block scalar
  std::string text;           ///< of a scalar; an absent value is an empty plain scalar
  std::vector<Node> items;    ///< of a sequence
  std::vector<Member> members;///< of a mapping, in the order written
  Span span;                  ///< of the value

  const Node* find(std::string_view key) const;      ///< of a mapping; null if absent
  const Member* find_member(std::string_view key) const;
};

struct Member {
  std::string key;
  Span key_span;
  Node value;
};

/// A whole file: its text stays at hand for underlined source lines.
struct Document {
  std::string file;
  std::string text;
  Node root;

  std::string line(std::uint32_t number) const;        ///< text of a line (from 1) without its end; empty past the end
  Label label(const Span& span, std::string text) const;  ///< without the source line where that is longer than 4096 bytes
};

/// Reads exactly one YAML document. Refuses, each with a diagnostic at the right line: duplicate keys, aliases, anchors,
/// tags, merge keys, a second document, an unclosed quote (yaml-cpp 0.7 accepts it and swallows the rest), tabs as indent,
/// keys that are not plain or quoted scalars, invalid UTF-8, more than limits.document_bytes or limits.document_depth.
/// The error carries one Diagnostic per problem (Failure::cannot_start).
Result<Document> parse(std::string text, std::string file, const Limits& limits = {});

}  // namespace sluice::yaml
