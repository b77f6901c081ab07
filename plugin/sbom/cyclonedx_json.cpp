// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_records.hpp"
#include "sbom/json_records.hpp"
#include "sbom/problems.hpp"
#include "sbom/reader.hpp"

#include <algorithm>
#include <utility>

namespace sluice::sbom {
namespace {

Sbom sbom_of_json() {
  Sbom sbom;
  sbom.format = "cyclonedx-json";
  return sbom;
}

class CyclonedxJson : public Reader {
 public:
  explicit CyclonedxJson(const ReaderContext& context)
      : most_memory_(context.limits.decoder_memory),
        sbom_(sbom_of_json()),
        records_(sbom_),
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
    records_.finish(sbom_.is_complete);
    std::ranges::stable_sort(sbom_.problems, {}, &SbomProblem::line);
    return std::move(sbom_);
  }

 private:
  std::uint64_t most_memory_;
  bool is_too_large_ = false;
  Sbom sbom_;
  CyclonedxRecords records_;
  JsonRecords source_;
};

}  // namespace

std::unique_ptr<Reader> make_cyclonedx_json(const ReaderContext& context) {
  return std::make_unique<CyclonedxJson>(context);
}

}  // namespace sluice::sbom
