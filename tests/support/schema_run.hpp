// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/json_records.hpp"
#include "sbom/schema_check.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace sluice::test {

inline const sbom::Schemas& schemas() {
  static const Result<sbom::Schemas> loaded = sbom::Schemas::load(SLUICE_SBOM_SCHEMAS);
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

struct SchemaRun {
  std::string problems;  ///< "PLACE LINE DETAIL", a line each; those of the text itself first
  bool is_valid = false;
};

/// Judges a CycloneDX JSON document that comes in pieces of that size.
inline SchemaRun judge_in_pieces(std::string_view text, std::size_t piece) {
  sbom::SchemaCheck check(schemas());
  sbom::JsonRecords records(check, {});
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!records.feed(text.substr(at, piece))) break;
  }
  const bool is_complete = records.finish(true);
  SchemaRun run;
  for (const auto* problems : {&records.problems(), &check.problems()}) {
    for (const SbomProblem& problem : *problems) {
      run.problems += fmt::format("{} {} {}\n", problem.place, problem.line, problem.detail);
    }
  }
  run.is_valid = is_complete && check.has_schema() && run.problems.empty();
  return run;
}

/// The same of its whole tree at once: it is put into an array, so that nothing is a record of its own.
inline bool judge_at_once(std::string_view text) {
  class Whole final : public sbom::RecordSink {
   public:
    void record(std::string_view, std::uint32_t, const sbom::Node&) override {}
    void root(const sbom::Node& root) override {
      const sbom::Node* const document = root.first;
      if (document == nullptr) return;
      const std::string_view version = document->text_of("specVersion");
      for (const sbom::SchemaRoot& each : schemas().roots()) {
        if (schemas().text(each.version) != version) continue;
        fits = sbom::SchemaEvaluator(schemas(), 100'000'000).fits(each.schema, *document);
      }
    }
    bool fits = false;
  };
  Whole whole;
  sbom::JsonRecords records(whole, {});
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  records.feed("[");
  records.feed(text);
  records.feed("]");
  return records.finish(true) && whole.fits;
}

}  // namespace sluice::test
