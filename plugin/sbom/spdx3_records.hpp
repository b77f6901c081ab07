// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An SPDX 3.0.x document from its records: the objects of "@graph", or one object alone. Objects refer to each other by
// identifier in any order, so that agents, licenses, hashes and creation infos are kept until the end.
#pragma once

#include "sbom/spdx3_references.hpp"
#include "sbom/spdx3_shape.hpp"
#include "sbom/spdx_draft.hpp"
#include "sbom/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

class Spdx3Records : public RecordSink {
 public:
  explicit Spdx3Records(const SpdxSpelling& spelling);

  void record(std::string_view array, std::uint32_t index, const Node& item) override;
  void root(const Node& root) override;
  /// A problem of the bytes, before finish().
  void problem(SbomProblem problem);
  Sbom finish(bool is_complete);

 private:
  // spdx3_records.cpp: the document
  void objects(const Node& node, std::string_view place);
  void object(const Node& node, const Spdx3Class& type, std::string_view place);
  void note(const Node& node, std::string_view place);
  void context(const Node& root);
  void single(const Node& root);
  void document(const Node& node, std::string_view place);
  void collection(const Node& node, const Spdx3Class& type, std::string_view place);
  void creation(const Node& node, std::string_view place);
  void keep_creation(std::string_view id, const Node& node, std::string_view place);
  void relationship(const Node& node, const Spdx3Class& type, std::string_view place);
  void annotation(const Node& node, std::string_view place);
  void state_file_names();
  void imports(const Node* list, std::string_view place);
  // spdx3_elements.cpp
  void artifact(const Node& node, const Spdx3Class& type, std::string_view place);
  void other(const Node& node, const Spdx3Class& type, std::string_view place);
  void license(const Node& node, const Spdx3Class& type, std::string_view place);
  void fields(const Node& node, const Spdx3Class& type);
  void identifiers(const Node& node);
  void hashes(const Node& node, std::string_view place);
  void hash(const Node& item, std::string_view place);
  void references(const Node& node);
  void snippet(const Node& node, std::string_view place);
  void actors(const Node& node, std::string_view place);
  void judge_license(const Node& node, std::string_view place);
  /// The id that a value refers to; an object that stands there itself is read later.
  std::string_view reference(const Node& value);

  SpdxDraft draft_;
  Spdx3References references_;
  std::vector<const Node*> nested_;  ///< objects of the record that are to be read
  Tree single_;                      ///< arrays of a document that is one object
  Node* arrays_ = nullptr;
  std::string document_creation_;  ///< id of the creation info that counts for the document
  unsigned creation_rank_ = 0;     ///< 3: the SpdxDocument's, 2: an SBOM's, 1: any
  std::string version_;            ///< of the context
  bool has_root_ = false;
  std::size_t root_problems_ = 0;
};

}  // namespace sluice::sbom
