// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/rdf_records.hpp"
#include "sbom/rdf_xml.hpp"
#include "sbom/reader.hpp"

namespace sluice::sbom {
namespace {

constexpr SpdxSpelling spelling = {"spdx-rdf", "rdf", false, rdf_name_of_member};

class RdfReader final : public Reader {
 public:
  explicit RdfReader(const Limits& limits) : records_(spelling), xml_(limits) {}

  void bytes(std::string_view chunk) override { xml_.feed(chunk); }

  Sbom end(bool whole) override {
    const bool is_complete = xml_.finish() && whole;
    RdfRecords(xml_.graph(), records_).run(is_complete);
    if (xml_.problem()) records_.problem(*xml_.problem());
    if (!whole) records_.problem({"sbom.cut", "its bytes could not all be read", "", "", 0});
    return records_.finish(is_complete);
  }

 private:
  Spdx2Records records_;
  RdfXml xml_;
};

}  // namespace

std::unique_ptr<Reader> make_spdx_rdf(const ReaderContext& context) {
  return std::make_unique<RdfReader>(context.limits);
}

}  // namespace sluice::sbom
