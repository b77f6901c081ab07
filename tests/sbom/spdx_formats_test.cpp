// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One inventory in every serialization of SPDX.
#include "base/files.hpp"
#include "sbom/reader.hpp"
#include "support/sbom_text.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>

using namespace sluice;

namespace {

std::string load(const std::string& name) {
  const Result<std::string> text = read_file(SLUICE_SOURCE_DIR "/tests/sbom/samples/" + name, 1u << 20);
  REQUIRE(text);
  return *text;
}

Sbom read(std::unique_ptr<sbom::Reader> reader, std::string_view text) {
  reader->bytes(text);
  return reader->end(true);
}

Sbom read_as(std::string_view format, std::string_view text) {
  if (format == "json") return read(sbom::make_spdx_json({}), text);
  if (format == "yaml") return read(sbom::make_spdx_yaml({}), text);
  if (format == "rdf") return read(sbom::make_spdx_rdf({}), text);
  return read(sbom::make_spdx_tag_value({}), text);
}

}  // namespace

TEST_CASE("spdx: the same document in every serialization says the same", "[sbom][spdx]") {
  const auto [format, name] = GENERATE(std::pair("json", "pump.spdx.json"), std::pair("yaml", "pump.spdx.yaml"),
                                       std::pair("tag-value", "pump.spdx"), std::pair("rdf", "pump.spdx.rdf"));
  CAPTURE(name);
  const Sbom sbom = read_as(format, load(name));
  CHECK(sbom.is_complete);
  CHECK(sbom.is_valid);
  CHECK(test::problem_text(sbom) == "");
  CHECK(sbom.value(sbom.elements.front(), "serialization") == format);
  CHECK(test::golden_difference("sbom/pump.txt", test::sbom_text(sbom)) == "");
}
