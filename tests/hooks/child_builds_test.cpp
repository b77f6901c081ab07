// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A recorded build as the inner build of an ExternalProject: what it links is a fact of the outer build.
#include "hooks/recorded_build.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace sluice;
using sluice::test::RecordedBuild;

namespace {

std::string request_text(const RecordedBuild& recorded) {
  return fmt::format(R"({{"schema": "sluice.request/1", "point": "P1", "source_folder": "{}", "build_folder": "{}", "event_log": "{}"}})",
                     recorded.source(), recorded.build(), recorded.build() + "/.sluice/events.jsonl");
}

std::string external_event(const std::string& name, const std::string& folder, const std::string& build) {
  return fmt::format(R"({{"event":"external","name":"{}","binary_folder":"{}","build":"{}"}})", name, folder, build) + "\n";
}

/// Puts the event in front of the log.
void add_event(const RecordedBuild& recorded, const std::string& event) {
  const std::string file = recorded.build() + "/.sluice/events.jsonl";
  REQUIRE(write_file(file, event + read_file(file, 1u << 24).value()));
}

Inventory read(const RecordedBuild& recorded) {
  Inventory inventory;
  REQUIRE(read_build(recorded.request(), inventory));
  return inventory;
}

bool has_unknown(const Inventory& inventory, const std::string& fact, const std::string& reason) {
  return std::ranges::any_of(inventory.unknowns, [&](const Unknown& one) {
    return one.fact.find(fact) != std::string::npos && one.reason.find(reason) != std::string::npos;
  });
}

std::size_t count_uses(const Inventory& inventory, const std::string& consumer) {
  return static_cast<std::size_t>(std::ranges::count(inventory.uses, consumer, &Use::consumer));
}

}  // namespace

TEST_CASE("child_builds: targets, components and uses of the inner build", "[hooks][child_builds]") {
  const RecordedBuild outer("3.25"), inner("4.3");
  const Inventory alone = read(outer);
  add_event(outer, external_event("inner_ep", inner.build(), "gated"));
  REQUIRE(write_file(inner.build() + "/.sluice/gate-request.json", request_text(inner)));
  REQUIRE(write_file(inner.build() + "/.sluice/report.json", R"({"body": {"gate": "passed"}})"));
  const Inventory both = read(outer);
  CHECK(count_uses(both, "inner_ep/app") == count_uses(alone, "app"));
  CHECK(count_uses(both, "app") == count_uses(alone, "app"));
  CHECK(both.build->targets.size() == 2 * alone.build->targets.size());
  CHECK(both.build->link_inputs == 2 * alone.build->link_inputs);
  CHECK(std::ranges::is_sorted(both.build->targets, {}, &BuildTarget::name));
  CHECK_FALSE(has_unknown(both, "inner_ep passed", ""));
  CHECK_FALSE(has_unknown(both, "what the build of inner_ep links", ""));
  CHECK(has_unknown(both, "inner_ep/ owner of", ""));
  for (const Use& use : both.uses) {
    REQUIRE(use.component < both.components.size());
    if (use.consumer.starts_with("inner_ep/")) CHECK_FALSE(use.direct);
  }
  // What both builds found in one place is one component.
  CHECK(std::ranges::count(both.components, std::string("ZLIB"), &Component::name) == 1);
}

TEST_CASE("child_builds: what is closed, missing or refused is unknown", "[hooks][child_builds]") {
  const RecordedBuild outer("4.3"), inner("4.3");
  SECTION("closed") {
    add_event(outer, external_event("inner_ep", inner.build(), "opaque"));
    CHECK(has_unknown(read(outer), "what the build of inner_ep links", "no CMake build"));
  }
  SECTION("not configured yet") {
    add_event(outer, external_event("inner_ep", inner.build() + "/none", "gated"));
    CHECK(has_unknown(read(outer), "what the build of inner_ep links", "not configured yet"));
  }
  SECTION("not judged yet, and refused") {
    add_event(outer, external_event("inner_ep", inner.build(), "gated"));
    REQUIRE(write_file(inner.build() + "/.sluice/gate-request.json", request_text(inner)));
    CHECK(has_unknown(read(outer), "whether the build of inner_ep passed", "not judged yet"));
    REQUIRE(write_file(inner.build() + "/.sluice/report.json", R"({"body": {"gate": "failed"}})"));
    CHECK(has_unknown(read(outer), "whether the build of inner_ep passed", "failed"));
  }
  SECTION("looked at after the link") {
    add_event(outer, external_event("inner_ep", inner.build(), "gated"));
    REQUIRE(write_file(inner.build() + "/.sluice/gate-request.json", request_text(inner)));
    REQUIRE(write_file(inner.build() + "/.sluice/verify-request.json", "{}"));
    REQUIRE(write_file(inner.build() + "/.sluice/report.json", R"({"body": {"gate": "passed"}})"));
    CHECK_FALSE(has_unknown(read(outer), "inner_ep passed", ""));
    BuildRequest late = outer.request();
    late.point = "P2";
    const auto read_late = [&] {
      Inventory inventory;
      REQUIRE(read_build(late, inventory));
      return inventory;
    };
    CHECK(has_unknown(read_late(), "whether the build of inner_ep passed", "not judged yet (verify)"));
    REQUIRE(write_file(inner.build() + "/.sluice/verify.json", R"({"body": {"gate": "passed"}})"));
    CHECK_FALSE(has_unknown(read_late(), "inner_ep passed", ""));
  }
  SECTION("nobody said") {
    add_event(outer, external_event("inner_ep", inner.build(), ""));
    CHECK_FALSE(has_unknown(read(outer), "inner_ep links", ""));
  }
}

TEST_CASE("child_builds: builds that name each other end", "[hooks][child_builds]") {
  const RecordedBuild outer("3.25"), inner("3.25");
  for (const std::string name : {"one_ep", "two_ep", "three_ep"}) {
    add_event(outer, external_event(name, inner.build(), "gated"));
    add_event(inner, external_event(name, outer.build(), "gated"));
    add_event(inner, external_event(name, inner.build(), "gated"));
  }
  for (const RecordedBuild* one : {&outer, &inner}) REQUIRE(write_file(one->build() + "/.sluice/gate-request.json", request_text(*one)));
  const Inventory both = read(outer);
  std::size_t inner_uses = 0;
  for (const std::string name : {"one_ep", "two_ep", "three_ep"}) inner_uses += count_uses(both, name + "/app");
  CHECK(inner_uses == count_uses(both, "app"));
}
