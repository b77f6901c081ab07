// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Tags of an SPDX document as the records that the same document has in JSON. The order of tags matters: PackageName,
// FileName, SnippetSPDXID and LicenseID begin what the tags behind them speak of (SPDX 2.3
// clauses 7.1, 8.1, 9.1, 10.1).
#pragma once

#include "sbom/record_source.hpp"
#include "sbom/spdx2_records.hpp"
#include "sbom/tag_lines.hpp"
#include "sbom/tree.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::sbom {

enum class TagForm : std::uint8_t {
  text,
  begin,
  list,
  addresses,  ///< one or several with ", " between them
  boolean,
  purpose,
  checksum,
  verification_code,
  external_document,
  reference,
  reference_comment,
  byte_range,
  line_range,
  relationship,
  annotated,
};

struct SpdxTag {
  std::string_view tag;
  std::string_view owner;   ///< class of spdx2_members.def
  std::string_view member;  ///< of it
  TagForm form = TagForm::text;
};

const SpdxTag* find_spdx_tag(std::string_view tag);
/// The tag for a member, or the member's own name.
std::string tag_of_member(std::string_view owner, std::string_view member);

/// The value of a tag as JSON has it, below `object`; what is wrong with it, or empty.
std::string add_tag_value(const SpdxTag& tag, std::string_view value, std::uint32_t line, Tree& tree, Node& object);

class TagRecords {
 public:
  /// `records` outlives it.
  explicit TagRecords(Spdx2Records& records);
  void tag(const TagLine& line);
  /// The end: what is open, and the root. True if no line was broken.
  bool finish();

 private:
  /// An object in the making, in a tree of its own.
  struct Open {
    Tree tree;
    Node* node = nullptr;
    std::string_view owner;
  };
  void identify(std::string_view id, std::uint32_t line);
  void begin(const SpdxTag& tag, std::uint32_t line);
  Open* object_of(const SpdxTag& tag);
  void close(Open& open);
  void contain(const Node& file);
  void hand_over_documents();
  bool judge(const TagLine& line);
  void say(std::string_view term, std::uint32_t line, std::string detail, std::string help = "");

  Spdx2Records* records_;
  Open root_;
  Open section_;       ///< package, file, snippet or license
  Open relationship_;  ///< until its comment has come
  Open annotation_;    ///< or review
  Node* creation_ = nullptr;
  std::string annotated_;                  ///< SPDXREF of the annotation
  std::string package_;                    ///< the last one: files behind it are its own
  std::array<std::uint32_t, 8> counts_{};  ///< records handed over, by list
  bool is_whole_ = true;
};

}  // namespace sluice::sbom
