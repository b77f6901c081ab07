// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "sbom/record_source.hpp"

#include <string>

namespace sluice::sbom {

/// Records of a YAML document. It is kept whole until its end, and bounded by Limits::document_bytes. Plain scalars are
/// null, booleans or numbers as YAML 1.2's core schema says (section 10.3.2); times stay text.
class YamlRecords final : public RecordSource {
 public:
  /// `sink` outlives it.
  YamlRecords(RecordSink& sink, const Limits& limits) : sink_(sink), limits_(limits) {}
  bool feed(std::string_view chunk) override;
  bool finish(bool whole) override;
  const std::vector<SbomProblem>& problems() const override { return problems_; }

 private:
  RecordSink& sink_;
  const Limits limits_;
  std::string text_;
  std::vector<SbomProblem> problems_;
};

}  // namespace sluice::sbom
