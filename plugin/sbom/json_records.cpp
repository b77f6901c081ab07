// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/json_records.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice::sbom {
namespace {

json::StreamLimits stream_limits(const Limits& limits) {
  json::StreamLimits made;
  made.document_bytes = limits.sbom_bytes;
  made.depth = limits.document_depth;
  return made;
}

std::string term_of(json::Fault fault) {
  constexpr std::array<std::string_view, 7> terms{
      "", "sbom.syntax", "sbom.duplicate-key", "sbom.too-deep", "sbom.encoding", "sbom.too-large", "sbom.cut"};
  return std::string(terms[static_cast<std::size_t>(fault)]);
}

}  // namespace

JsonRecords::JsonRecords(RecordSink& sink, const Limits& limits, std::uint64_t most_memory)
    : sink_(sink), most_memory_(most_memory), parser_(*this, stream_limits(limits)) {}

bool JsonRecords::feed(std::string_view chunk) {
  if (!problems_.empty()) return false;
  if (parser_.feed(chunk)) return problems_.empty();
  if (!problems_.empty()) return false;
  const json::StreamProblem& problem = parser_.problem();
  problems_.push_back({term_of(problem.fault), problem.message, "", place(), problem.place.line});
  return false;
}

bool JsonRecords::finish(bool whole) {
  if (problems_.empty() && !parser_.finish(whole)) {
    const json::StreamProblem& problem = parser_.problem();
    problems_.push_back({term_of(problem.fault), problem.message, "", place(), problem.place.line});
  }
  if (root_ != nullptr) sink_.root(*root_);
  root_ = nullptr;
  return problems_.empty();
}

Node* JsonRecords::add(Node::Kind kind, const json::Place& place) {
  if (!problems_.empty()) return nullptr;
  Node* node = nullptr;
  if (open_ == nullptr) {
    node = root_ = root_tree_.add(nullptr, kind, place.line);
  } else if (open_ == records_) {
    record_tree_.clear();
    node = record_ = record_tree_.add(nullptr, kind, place.line);
    node->index = records_->size++;
  } else if (open_->kind == Node::Kind::object) {
    node = tree().add_member(open_, key_, kind, place.line);
  } else {
    node = tree().add(open_, kind, place.line);
  }
  if (tree().memory() <= most_memory_) return node;
  problems_.push_back({"sbom.too-large",
                       fmt::format("one part of the document takes more than {} bytes of memory", most_memory_), "",
                       this->place(), place.line});
  return nullptr;
}

void JsonRecords::begin(Node::Kind kind, const json::Place& place) {
  const bool is_member_of_root = is_root_object();
  Node* const node = add(kind, place);
  if (node == nullptr) return;
  open_ = node;
  if (is_member_of_root && kind == Node::Kind::array) records_ = node;
}

void JsonRecords::end() {
  if (!problems_.empty()) return;
  if (open_ == record_) return hand_over();
  const Node* const ended = open_;
  open_ = open_->parent;
  if (ended == records_) {
    records_ = nullptr;
  } else if (is_root_object() && record_ == nullptr) {
    sink_.member(*ended);
  }
}

void JsonRecords::scalar(Node::Kind kind, std::string_view text, const json::Place& place) {
  Node* const node = add(kind, place);
  if (node == nullptr) return;
  node->text = tree().keep(text);
  if (node == record_) return hand_over();
  if (is_root_object()) sink_.member(*node);
}

void JsonRecords::hand_over() {
  sink_.record(records_->key, record_->index, *record_);
  record_ = nullptr;
  open_ = records_;
}

/// Of the innermost open array or object.
std::string JsonRecords::place() const {
  if (open_ == nullptr) return {};
  if (record_ == nullptr) return pointer_of(*open_);
  return fmt::format("{}/{}{}", pointer_of(*records_), record_->index, open_ == records_ ? "" : pointer_of(*open_));
}

}  // namespace sluice::sbom
