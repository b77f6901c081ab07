// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The labelled manifests of the reference data: declared ids against those expected.
#include "base/text.hpp"
#include "license/license_index.hpp"
#include "model/license_expression.hpp"
#include "readers/declared_expression.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>

using namespace sluice;

namespace {

using Ids = std::set<std::string>;

std::string canonical_operand(const LicenseOperand& operand) {
  if (operand.addition.empty() && operand.license == "GPL-2.0")
    return operand.is_or_later ? "GPL-2.0-or-later" : "GPL-2.0-only";
  return license_operand_key(operand);
}

Ids ids_of(const std::vector<std::string>& expressions) {
  Ids out;
  for (const std::string& text : expressions) {
    const auto parsed = parse_license_expression(text, nullptr);
    if (!parsed) continue;
    for (const LicenseOperand& operand : parsed->operands) out.insert(to_lower_ascii(canonical_operand(operand)));
  }
  return out;
}

Ids expected_ids(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view id : split(text, ';')) {
    if (!id.empty()) out.emplace_back(id);
  }
  return ids_of(out);
}

std::string shown(const Ids& ids) {
  std::string out;
  for (const std::string& id : ids) out += id + " ";
  return out;
}

/// The reference data flattens paths: the part behind the last "__" is the file's name.
std::string file_name(std::string_view flat) { return std::string(flat.substr(flat.rfind("__") + 2)); }

}  // namespace

TEST_CASE("declared licenses: labelled manifests", "[readers][declared][reference]") {
  const std::string data = test::shared_data();
  if (data.empty()) {
    WARN("no reference data: SLUICE_SHARED_DATA is not set");
    return;
  }
  const auto index = license::load_license_index(SLUICE_LICENSE_INDEX);
  REQUIRE(index);
  const LicenseVocabulary vocabulary = LicenseVocabulary::of(*index);
  const std::string folder = data + "/license-eval/manifests/";
  std::ifstream list(folder + "expected.tsv");
  std::string line;
  std::getline(list, line);
  std::size_t rows = 0;
  std::size_t right = 0;
  while (std::getline(list, line)) {
    const std::vector<std::string_view> columns = split(line, '\t');
    std::ifstream in(folder + std::string(columns[0]), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (bytes.starts_with("PK")) continue;  // an archive: its members are manifests, not itself
    const auto package = declared_licenses(file_name(columns[0]), bytes, Limits{});
    Ids got;
    std::string unknown;
    if (package) {
      const ReadLicense read = read_declared_package(*package, vocabulary);
      got = ids_of(read.known);
      unknown = join(read.unknown, " | ") + package->problem;
    }
    ++rows;
    if (got == expected_ids(columns[1])) {
      ++right;
    } else {
      WARN(columns[0] << ": got " << shown(got) << "unknown " << unknown << ", expected " << columns[1]);
    }
  }
  CAPTURE(right, rows);
  CHECK(rows > 40);
  CHECK(static_cast<double>(right) >= 0.95 * static_cast<double>(rows));
}
