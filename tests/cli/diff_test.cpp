// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice diff over the two deliveries of fixtures/changed: each planted change is found, and nothing else.
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/compared_input.hpp"
#include "cli/license_engine.hpp"
#include "cli/program.hpp"
#include "cli/sbom_schemas.hpp"
#include "exports/delivery_diff.hpp"
#include "gate/pipeline.hpp"
#include "reports/change_format.hpp"
#include "support/changed_delivery.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace sluice;

namespace {

/// Reads deliveries as the command does.
class Reading {
 public:
  Reading() {
    session_.share_folder = parent_of(SLUICE_LICENSE_INDEX);
    session_.builtin_folder = SLUICE_SOURCE_DIR "/policy";
    const Result<Policy> made = comparison_policy({}, session_);
    REQUIRE(made);
    policy_ = *made;
  }

  Inventory read(const std::string& name, const std::string& bytes) const {
    const test::TemporaryFolder folder;
    const std::string path = folder.write(name, bytes);
    ReadOptions options;
    options.licenses = [this] { return load_license_scan(session_); };
    options.sboms = [this] { return load_sbom_schemas(session_); };
    const Result<Inventory> inventory = read_deliveries({{path, {}, {}, {}, {}}}, policy_, options);
    INFO((inventory ? "" : inventory.error().message));
    REQUIRE(inventory);
    return *inventory;
  }

 private:
  Session session_;
  Policy policy_;
};

DeliveryChange compare(const Inventory& older, const Inventory& newer) {
  return compare_deliveries(compared_side(&older, nullptr), compared_side(&newer, nullptr));
}

std::string difference_line(const DeliveryDifference& one) {
  return fmt::format("{} {}: {} -> {}", to_string(one.kind), one.subject, one.before, one.after);
}

std::vector<std::string> lines_of(const DeliveryChange& change) {
  std::vector<std::string> lines;
  for (const DeliveryDifference& one : change.differences) lines.push_back(difference_line(one));
  std::ranges::sort(lines);
  return lines;
}

std::vector<std::string> planted_lines(const test::PlantedChange* but = nullptr) {
  std::vector<std::string> lines;
  for (const test::PlantedChange& plant : test::planted_changes()) {
    if (&plant != but) lines.insert(lines.end(), plant.differences.begin(), plant.differences.end());
  }
  std::ranges::sort(lines);
  return lines;
}

std::string as_text(const std::vector<std::string>& lines) { return join(lines, "\n"); }

}  // namespace

TEST_CASE("diff: each planted change is found, and nothing else", "[cli][diff]") {
  const Reading reading;
  const Inventory older = reading.read("telematics-sdk-1.0.zip", test::older_delivery());
  const Inventory newer = reading.read("telematics-sdk-1.1.zip", test::newer_delivery());
  const DeliveryChange change = compare(older, newer);
  CHECK(as_text(lines_of(change)) == as_text(planted_lines()));
  for (const DeliveryDifference& one : change.differences) {
    INFO(difference_line(one));
    const bool is_named = one.subject == "pkg:generic/shmbus";  // nothing names it any more
    CHECK((is_named || !one.before_place.path.empty() || !one.after_place.path.empty()));
  }
  CHECK(change.file_counts.moved == 1);
  REQUIRE(change.untold.size() >= 2);
}

TEST_CASE("diff: without a planted change exactly its rows are gone", "[cli][diff][slow]") {
  const Reading reading;
  const Inventory older = reading.read("telematics-sdk-1.0.zip", test::older_delivery());
  for (const test::PlantedChange& plant : test::planted_changes()) {
    CAPTURE(plant.name);
    const Inventory newer = reading.read("telematics-sdk-1.1.zip", test::newer_delivery(&plant));
    CHECK(as_text(lines_of(compare(older, newer))) == as_text(planted_lines(&plant)));
  }
}

TEST_CASE("diff: identical deliveries differ in nothing, under a new version's name too", "[cli][diff]") {
  const Reading reading;
  const Inventory older = reading.read("telematics-sdk-1.0.zip", test::older_delivery());
  CHECK(is_unchanged(compare(older, older)));
  const Inventory renamed = reading.read("telematics-sdk-1.1.zip", test::renamed_delivery());
  const DeliveryChange change = compare(older, renamed);
  CHECK(as_text(lines_of(change)) == "");
  CHECK(change.files.empty());
  CHECK(change.file_counts.same > 30);
}

TEST_CASE("diff: every kind of change but the policy's is planted", "[cli][diff]") {
  for (const ChangeSpec& spec : change_specs()) {
    if (spec.family == ChangeFamily::policy) continue;
    CAPTURE(spec.word);
    CHECK(std::ranges::any_of(planted_lines(), [&](const std::string& line) { return line.starts_with(spec.word); }));
  }
}
