// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json_stream.hpp"
#include "base/limits.hpp"
#include "sbom/record_source.hpp"

#include <string>

namespace sluice::sbom {

/// Records of a JSON document of any size, in the memory of its largest record and its root.
class JsonRecords final : public RecordSource, private json::Events {
 public:
  /// `sink` outlives it.
  JsonRecords(RecordSink& sink, const Limits& limits, std::uint64_t most_memory = record_memory);
  bool feed(std::string_view chunk) override;
  bool finish(bool whole) override;
  const std::vector<SbomProblem>& problems() const override { return problems_; }

 private:
  void begin_object(const json::Place& place) override { begin(Node::Kind::object, place); }
  void end_object(const json::Place&) override { end(); }
  void begin_array(const json::Place& place) override { begin(Node::Kind::array, place); }
  void end_array(const json::Place&) override { end(); }
  void key(std::string_view text, const json::Place&) override { key_ = text; }
  void string(std::string_view text, const json::Place& place) override { scalar(Node::Kind::string, text, place); }
  void number(std::string_view text, const json::Place& place) override { scalar(Node::Kind::number, text, place); }
  void boolean(bool value, const json::Place& place) override {
    scalar(Node::Kind::boolean, value ? "true" : "false", place);
  }
  void null(const json::Place& place) override { scalar(Node::Kind::null, {}, place); }

  Node* add(Node::Kind kind, const json::Place& place);
  void begin(Node::Kind kind, const json::Place& place);
  void end();
  void scalar(Node::Kind kind, std::string_view text, const json::Place& place);
  void hand_over();
  bool is_root_object() const { return open_ != nullptr && open_ == root_ && root_->kind == Node::Kind::object; }
  Tree& tree() { return record_ == nullptr ? root_tree_ : record_tree_; }
  std::string place() const;

  RecordSink& sink_;
  const std::uint64_t most_memory_;
  json::StreamParser parser_;
  std::vector<SbomProblem> problems_;
  Tree root_tree_;
  Tree record_tree_;
  Node* root_ = nullptr;
  Node* records_ = nullptr;  ///< the open array of records
  Node* record_ = nullptr;   ///< the open record
  Node* open_ = nullptr;     ///< innermost open array or object
  std::string key_;          ///< of the next member
};

}  // namespace sluice::sbom
