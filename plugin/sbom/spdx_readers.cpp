// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/json_records.hpp"
#include "sbom/reader.hpp"
#include "sbom/spdx2_records.hpp"
#include "sbom/spdx3_records.hpp"
#include "sbom/yaml_records.hpp"

namespace sluice::sbom {
namespace {

constexpr SpdxSpelling json2 = {"spdx-json", "json", true, nullptr};
constexpr SpdxSpelling json3 = {"spdx3-json", "json-ld", true, nullptr};
constexpr SpdxSpelling yaml2 = {"spdx-yaml", "yaml", true, nullptr};

/// Bytes by `Source` into records, and these by `Records` into an Sbom.
template <class Source, class Records>
class RecordReader final : public Reader {
 public:
  RecordReader(const SpdxSpelling& spelling, const Limits& limits) : records_(spelling), source_(records_, limits) {}

  void bytes(std::string_view chunk) override {
    if (is_good_) is_good_ = source_.feed(chunk);
  }

  Sbom end(bool whole) override {
    const bool is_complete = source_.finish(whole);
    for (const SbomProblem& problem : source_.problems()) records_.problem(problem);
    return records_.finish(is_complete);
  }

 private:
  Records records_;
  Source source_;
  bool is_good_ = true;
};

}  // namespace

std::unique_ptr<Reader> make_spdx_json(const ReaderContext& context) {
  return std::make_unique<RecordReader<JsonRecords, Spdx2Records>>(json2, context.limits);
}

std::unique_ptr<Reader> make_spdx_yaml(const ReaderContext& context) {
  return std::make_unique<RecordReader<YamlRecords, Spdx2Records>>(yaml2, context.limits);
}

std::unique_ptr<Reader> make_spdx3_json(const ReaderContext& context) {
  return std::make_unique<RecordReader<JsonRecords, Spdx3Records>>(json3, context.limits);
}

}  // namespace sluice::sbom
