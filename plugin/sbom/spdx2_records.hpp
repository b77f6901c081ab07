// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An SPDX 2.x document from its records in the shape of JSON, whatever it was written in.
#pragma once

#include "sbom/spdx_draft.hpp"
#include "sbom/tree.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace sluice::sbom {

class Spdx2Records : public RecordSink {
 public:
  explicit Spdx2Records(const SpdxSpelling& spelling);

  void record(std::string_view array, std::uint32_t index, const Node& item) override;
  void root(const Node& root) override;
  /// An annotation (SPDX 2.3 clause 12) of the element of that id, apart from the element.
  void annotation_of(std::string_view id, const Node& item);
  /// That a file is one of a package's, said otherwise than by a relationship.
  void contain(std::string_view package, std::string_view file, std::uint32_t line);
  /// A problem of the bytes, before finish().
  void problem(SbomProblem problem);
  /// What was read. `is_complete`: to the document's end.
  Sbom finish(bool is_complete);

 private:
  // spdx2_records.cpp: the document and what has no element of its own
  void document(const Node& root);
  void creation(const Node& node);
  void creator(const Node& item);
  void external_document(const Node& item, std::string_view place);
  void describes(const Node& item, std::string_view place);
  void relationship(const Node& item, std::string_view place);
  void annotation(std::string_view id, const Node& item, std::string_view place);
  void late(const Node* node, std::string_view name, std::string_view place, std::string_view id = {});
  void judge_namespace(const Node& root);
  void judge_licenses();
  // spdx2_elements.cpp
  void package(const Node& item, std::string_view place);
  void file(const Node& item, std::string_view place);
  void snippet(const Node& item, std::string_view place);
  void license(const Node& item, std::string_view place);
  void begin(SbomElementKind kind, const Node& item, std::string_view id_member, std::string_view place);
  void fields(const Node& node, std::string_view owner, std::string_view place);
  void field(const Node& node, std::string_view name, bool is_word, std::string_view place);
  void actor(const Node* node, std::string_view field, std::string_view place);
  void checksums(const Node* list, std::string_view place);
  void references(const Node* list);
  void annotations(const Node* list);
  void ranges(const Node* list);
  // spdx2_rules.cpp: rules beyond the shape
  void judge_id(std::string_view id, const Node& node, std::string_view place);
  void judge_license(const Node& node, std::string_view place);
  void judge_verification(const Node& package, std::string_view place);

  struct LicenseUse {
    std::string place;
    std::uint32_t line = 0;
  };
  SpdxDraft draft_;
  std::string_view serialization_;
  bool has_root_ = false;
  std::size_t root_problems_ = 0;                         ///< the first problem that the root has
  std::unordered_set<std::string> judged_licenses_;       ///< short ones, judged only once
  std::map<std::string, LicenseUse> license_references_;  ///< LicenseRef- by its first use
};

}  // namespace sluice::sbom
