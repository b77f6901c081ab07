// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/reader.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace sluice::sbom {
namespace {

/// For a format that is known, but not read.
class NotRead final : public Reader {
 public:
  explicit NotRead(Format format) : format_(format) {}
  void bytes(std::string_view) override {}
  Sbom end(bool) override {
    Sbom sbom;
    sbom.format = to_string(format_);
    sbom.problems.push_back({"sbom.not-read", fmt::format("an SBOM in the format {}, which is not read", sbom.format),
                             "deliver it as JSON", "", 0});
    return sbom;
  }

 private:
  Format format_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(Format format, const ReaderContext& context) {
  switch (format) {
    case Format::cyclonedx_json:
      return make_cyclonedx_json(context);
    case Format::cyclonedx_xml:
      return make_cyclonedx_xml(context);
    case Format::cyclonedx_protobuf:
      return make_cyclonedx_protobuf(context);
    case Format::spdx_json:
      return make_spdx_json(context);
    case Format::spdx_yaml:
      return make_spdx_yaml(context);
    case Format::spdx_tag_value:
      return make_spdx_tag_value(context);
    case Format::spdx_rdf:
      return make_spdx_rdf(context);
    case Format::spdx3_json:
      return make_spdx3_json(context);
    case Format::spdx_xml:
      break;
  }
  return std::make_unique<NotRead>(format);
}

std::string_view to_string(Format format) {
  constexpr std::array<std::string_view, 9> names{"cyclonedx-json", "cyclonedx-xml", "cyclonedx-protobuf",
                                                  "spdx-json",      "spdx-yaml",     "spdx-tag-value",
                                                  "spdx-rdf",       "spdx-xml",      "spdx3-json"};
  return names[static_cast<std::size_t>(format)];
}

}  // namespace sluice::sbom
