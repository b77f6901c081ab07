// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/intake.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <span>
#include <string>

namespace sluice {
namespace {

/// A header structure without records and with a store of the given size.
std::string header(std::size_t store) {
  std::string text("\x8e\xad\xe8\x01\0\0\0\0\0\0\0\0", 12);
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(store >> shift & 0xff);
  return text + std::string(store, 's');
}

std::string package(const std::string& payload) {
  std::string lead("\xed\xab\xee\xdb\3\0", 6);
  lead.resize(96, '\0');
  return lead + header(13) + std::string(3, '\0') + header(21) + payload;
}

Contents walked(const std::string& bytes) {
  Contents contents;
  REQUIRE(open_bytes("p.rpm", std::as_bytes(std::span(bytes)), {}, contents));
  return contents;
}

std::string payload() { return test::pack({{"usr/bin/p", "#!/bin/sh\n", "", 0755, false, false}}, "cpio"); }

TEST_CASE("rpm_lead: the payload's entries are seen", "[intake][rpm_lead]") {
  const Contents contents = walked(package(payload()));
  CHECK(contents.hazards.empty());
  CHECK(contents.containers.at(0).format == "rpm");
  CHECK(contents.containers.at(0).completeness == Completeness::complete);
  REQUIRE(contents.entries.size() == 1);
  CHECK(contents.entries[0].path == "usr/bin/p");
}

TEST_CASE("rpm_lead: a prefix does not pass", "[intake][rpm_lead]") {
  const std::string whole = package(payload());
  const std::size_t needed = whole.find("TRAILER!!!") + 11;
  for (std::size_t length = 0; length < needed; ++length) {
    CAPTURE(length);
    const Contents contents = walked(whole.substr(0, length));
    CHECK_FALSE(contents.hazards.empty());
  }
}

TEST_CASE("rpm_lead: sizes are not believed", "[intake][rpm_lead]") {
  std::string huge = package(payload());
  huge[96 + 8] = '\x7f';
  const Contents contents = walked(huge);
  REQUIRE(contents.hazards.size() == 1);
  CHECK(contents.hazards[0].id == HazardId::limit_memory);
  CHECK(contents.containers.at(0).completeness == Completeness::refused);
  CHECK(walked(package("no cpio")).hazards.at(0).id == HazardId::malformed);
}

}  // namespace
}  // namespace sluice
