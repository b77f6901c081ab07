// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_records.hpp"
#include "sbom/json_records.hpp"
#include "sbom/problems.hpp"
#include "sbom/reader.hpp"
#include "sbom/schema_check.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace sluice::sbom {
namespace {

Sbom sbom_of_json() {
  Sbom sbom;
  sbom.format = "cyclonedx-json";
  return sbom;
}

/// Hands what comes to the schema's judge, and to the reader of what it says.
class JudgedRecords final : public RecordSink {
 public:
  JudgedRecords(Sbom& sbom, const Schemas* schemas) : records_(sbom) {
    if (schemas != nullptr) check_.emplace(*schemas);
  }
  void record(std::string_view array, std::uint32_t index, const Node& item) override {
    if (check_) check_->record(array, index, item);
    records_.record(array, index, item);
  }
  void member(const Node& member) override {
    if (check_) check_->member(member);
    records_.member(member);
  }
  void root(const Node& root) override {
    if (check_) check_->root(root);
    records_.root(root);
  }
  /// After the document's own problems are told.
  void finish(Sbom& sbom) {
    const bool has_schema = check_ && check_->has_schema();
    sbom.is_valid = sbom.is_complete && has_schema && check_->problems().empty();
    if (has_schema) {
      for (const SbomProblem& problem : check_->problems()) add_problem(sbom, problem);
      sbom.problems_not_kept += check_->problems_not_kept();
    }
    records_.finish(sbom.is_complete);
  }

 private:
  CyclonedxRecords records_;
  std::optional<SchemaCheck> check_;
};

class CyclonedxJson : public Reader {
 public:
  explicit CyclonedxJson(const ReaderContext& context)
      : most_memory_(context.limits.decoder_memory),
        sbom_(sbom_of_json()),
        records_(sbom_, context.schemas),
        source_(records_, context.limits) {}

  void bytes(std::string_view chunk) override {
    if (is_too_large_) return;
    source_.feed(chunk);
    is_too_large_ = sbom_.memory() > most_memory_;
  }

  Sbom end(bool whole) override {
    sbom_.is_complete = source_.finish(whole && !is_too_large_) && !is_too_large_;
    for (const SbomProblem& problem : source_.problems()) {
      if (!is_too_large_) add_problem(sbom_, problem);
    }
    if (is_too_large_) {
      add_problem(sbom_, {"sbom.too-large", "the document says more than may be kept in memory", {}, {}, 0});
    }
    records_.finish(sbom_);
    std::ranges::stable_sort(sbom_.problems, {}, &SbomProblem::line);
    return std::move(sbom_);
  }

 private:
  std::uint64_t most_memory_;
  bool is_too_large_ = false;
  Sbom sbom_;
  JudgedRecords records_;
  JsonRecords source_;
};

}  // namespace

std::unique_ptr<Reader> make_cyclonedx_json(const ReaderContext& context) {
  return std::make_unique<CyclonedxJson>(context);
}

}  // namespace sluice::sbom
