// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The shipped categories and duties: well-formed, complete where they say so, and right in the cases that matter.
#include "base/files.hpp"
#include "base/json.hpp"
#include "policy/license_files.hpp"
#include "policy/reading.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

const Policy& shipped() {
  static const Policy policy = [] {
    Policy read;
    policy::Reading reading;
    const std::string folder = SLUICE_SOURCE_DIR "/policy";
    policy::read_license_files({folder, {}, nullptr}, true, read, reading);
    for (const Diagnostic& problem : reading.problems()) UNSCOPED_INFO(render(problem, {}));
    CHECK(reading.problems().empty());
    return read;
  }();
  return policy;
}

LicenseExpression parsed(const std::string& text) {
  const auto expression = parse_license_expression(text, nullptr);
  REQUIRE(expression);
  return *expression;
}

std::string category_of(const std::string& license) {
  return std::string(shipped().license_categories.category_of(parsed(license).operands.at(0)));
}

json::Value list_of_npm(const std::string& name) {
  const auto text = read_file(SLUICE_SOURCE_DIR "/cmake/dev/npm_license/node_modules/" + name, 8 << 20);
  REQUIRE(text);
  auto value = json::parse(*text, name);
  REQUIRE(value);
  return std::move(*value);
}

TEST_CASE("shipped licenses: every license that OSI approved has a category", "[policy][shipped_licenses]") {
  const json::Value list = list_of_npm("spdx-license-list/spdx.json");
  std::size_t approved = 0;
  for (const json::Member& license : list.members) {
    if (!license.value.boolean_or("osiApproved", false)) continue;
    ++approved;
    CAPTURE(license.key);
    CHECK(category_of(license.key) != uncategorized);
  }
  CHECK(approved > 100);
}

TEST_CASE("shipped licenses: nothing is sorted or has duties that the list does not have",
          "[policy][shipped_licenses]") {
  Strings licenses, exceptions;
  const auto add = [](const std::string& name, Strings& ids) {
    for (const json::Value& id : list_of_npm(name).items)
      ids.push_back(parsed("0BSD WITH " + id.string).operands[0].addition);
  };
  for (const char* name : {"spdx-license-ids/index.json", "spdx-license-ids/deprecated.json"}) {
    for (const json::Value& id : list_of_npm(name).items)
      licenses.push_back(license_key(parsed(id.string).operands[0]).license);
  }
  add("spdx-exceptions/index.json", exceptions);
  add("spdx-exceptions/deprecated.json", exceptions);
  for (std::string& id : exceptions) id = license_key(parsed("0BSD WITH " + id).operands[0]).addition;
  const auto is_in = [](const Strings& list, const std::string& id) {
    return std::ranges::find(list, id) != list.end();
  };
  const LicenseCategories& categories = shipped().license_categories;
  for (const auto& [id, entry] : categories.licenses) CHECK((is_in(licenses, id) ? "" : id) == "");
  for (const auto& [id, entry] : categories.exceptions) CHECK((is_in(exceptions, id) ? "" : id) == "");
  for (const auto& [id, set] : shipped().license_duties.licenses) CHECK((is_in(licenses, id) ? "" : id) == "");
  for (const auto& [id, set] : shipped().license_duties.exceptions) CHECK((is_in(exceptions, id) ? "" : id) == "");
  CHECK(categories.licenses.size() > 650);
}

TEST_CASE("shipped licenses: a tree without them is refused where rules need them", "[policy][shipped_licenses]") {
  Policy read;
  policy::Reading reading;
  const std::string folder = "/nonexistent";
  policy::read_license_files({folder, {}, nullptr}, true, read, reading);
  REQUIRE(reading.problems().size() == 1);
  CHECK(reading.problems()[0].code == "file-unreadable");
}

struct Row {
  const char* license;
  const char* category;
};

TEST_CASE("shipped licenses: well-known licenses stand where one looks for them", "[policy][shipped_licenses]") {
  const auto row = GENERATE(values<Row>({
      {"CC0-1.0", "public-domain"},
      {"MIT", "permissive"},
      {"BSD-4-Clause", "permissive-with-conditions"},
      {"MPL-2.0", "weak-copyleft"},
      {"LGPL-2.1+", "weak-copyleft"},
      {"GPL-3.0", "strong-copyleft"},
      {"GPL-2.0-or-later WITH Classpath-exception-2.0", "weak-copyleft"},
      {"GPL-3.0-or-later WITH Autoconf-exception-3.0", "permissive"},
      {"Apache-2.0 WITH LLVM-exception", "permissive"},
      {"GPL-2.0-only WITH openvpn-openssl-exception", "strong-copyleft"},
      {"AGPL-3.0-only", "network-copyleft"},
      {"CC-BY-SA-4.0", "share-alike-content"},
      {"CC-BY-NC-ND-4.0", "non-commercial"},
      {"CC-BY-ND-4.0", "no-derivatives"},
      {"JSON", "field-of-use"},
      {"SSPL-1.0", "source-available"},
      {"LicenseRef-own", "uncategorized"},
  }));
  CAPTURE(row.license);
  CHECK(category_of(row.license) == row.category);
}

/// Ids of the duties of one standing, in the order owed.
Strings duties_of(const std::string& license, const UseCase& use, DutyStanding standing) {
  Strings ids;
  for (const OwedDuty& owed : owed_duties(shipped().license_duties, parsed(license), use)) {
    if (owed.standing == standing) ids.push_back(owed.duty == nullptr ? owed.from : owed.duty->id);
  }
  return ids;
}

bool owes(const std::string& license, const UseCase& use, const std::string& duty) {
  const Strings owed = duties_of(license, use, DutyStanding::owed);
  return std::ranges::find(owed, duty) != owed.end();
}

UseCase product(Linkage linkage) {
  return {.distributed = true,
          .in_source = false,
          .in_binary = true,
          .linkage = linkage,
          .modified = false,
          .user_product = false,
          .signed_boot = false,
          .network_service = false};
}

TEST_CASE("shipped licenses: each family and exception has duties", "[policy][shipped_licenses]") {
  const auto license =
      GENERATE(as<std::string>{}, "MIT", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "ISC", "Apache-2.0", "Zlib",
               "BSL-1.0", "MPL-2.0", "EPL-2.0", "CDDL-1.0", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only",
               "GPL-2.0-only", "GPL-2.0+", "GPL-3.0-or-later", "AGPL-3.0-only", "GPL-3.0-only WITH GCC-exception-3.1",
               "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Linux-syscall-note",
               "GPL-2.0-or-later WITH Autoconf-exception-2.0", "GPL-3.0-or-later WITH Autoconf-exception-3.0",
               "GPL-3.0-or-later WITH Bison-exception-2.2");
  CAPTURE(license);
  UseCase source = product(Linkage::bundled);
  source.in_source = true;
  source.in_binary = std::nullopt;
  CHECK(duties_of(license, source, DutyStanding::unlisted).empty());
  CHECK(owed_duties(shipped().license_duties, parsed(license), source).size() >= 2);
  UseCase kept = product(Linkage::static_linked);
  kept.distributed = false;
  CHECK_FALSE(owes(license, kept, "provide-license-text"));
}

/// Gives a fact that is not known the value that most duties hang on.
void settle(UseCase& use, DutyFact fact) {
  if (fact == DutyFact::distributed) use.distributed = true;
  if (fact == DutyFact::form) use.in_source = use.in_binary = true;
  if (fact == DutyFact::linkage) use.linkage = Linkage::static_linked;
  if (fact == DutyFact::modified) use.modified = true;
  if (fact == DutyFact::user_product) use.user_product = true;
  if (fact == DutyFact::signed_boot) use.signed_boot = true;
  if (fact == DutyFact::network_service) use.network_service = true;
}

TEST_CASE("shipped licenses: the facts that an unsettled duty names settle it", "[policy][shipped_licenses]") {
  LicenseExpression all = parsed("MIT");
  for (const auto& [license, set] : shipped().license_duties.licenses) {
    all.operands.push_back(parsed(license).operands[0]);
    for (const auto& [exception, of] : shipped().license_duties.exceptions)
      all.operands.push_back(parsed(license + " WITH " + exception).operands[0]);
  }
  std::size_t unsettled = 0;
  const auto open = owed_duties(shipped().license_duties, all, {});
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i].standing != DutyStanding::unsettled) continue;
    ++unsettled;
    CAPTURE(open[i].operand, open[i].duty->id);
    UseCase use;
    for (const DutyFact fact : open[i].settled_by) settle(use, fact);
    for (const OwedDuty& owed : owed_duties(shipped().license_duties, parsed(open[i].operand), use)) {
      if (owed.duty == open[i].duty) CHECK(owed.standing != DutyStanding::unsettled);
    }
  }
  CHECK(unsettled > 500);
}

TEST_CASE("shipped licenses: every duty that can be shown says how, and each is well spelled",
          "[policy][shipped_licenses]") {
  for (const LicenseDutySet& set : shipped().license_duties.sets) {
    CAPTURE(set.title);
    for (const LicenseDuty& duty : set.duties) {
      CAPTURE(duty.id);
      CHECK(duty.text.ends_with('.'));
      CHECK(duty.text.size() < 160);
      CHECK_FALSE(duty.clause.empty());
    }
  }
}

TEST_CASE("shipped licenses: the same library under the LGPL by linkage", "[policy][shipped_licenses]") {
  const auto relinking = [](Linkage linkage) {
    for (const OwedDuty& owed : owed_duties(shipped().license_duties, parsed("LGPL-2.1-only"), product(linkage))) {
      if (owed.duty != nullptr && owed.duty->id == "permit-relinking") return owed;
    }
    return OwedDuty{.standing = DutyStanding::unlisted,
                    .operand = {},
                    .from = {},
                    .duty = nullptr,
                    .evidence = {},
                    .settled_by = {},
                    .lift = nullptr};
  };
  CHECK(relinking(Linkage::static_linked).standing == DutyStanding::owed);
  CHECK(relinking(Linkage::unknown).standing == DutyStanding::unsettled);
  CHECK(relinking(Linkage::unknown).settled_by == std::vector{DutyFact::linkage});
  CHECK(relinking(Linkage::process).standing == DutyStanding::unlisted);
  const OwedDuty shared = relinking(Linkage::dynamic);
  CHECK(shared.evidence.op == DutyEvidence::Op::any);
  CHECK(shared.evidence.parts.at(0).linkages == std::vector{Linkage::dynamic});
  CHECK(shared.evidence.parts.at(1).parts.at(0).kind == EvidenceKind::relink_objects);
}

TEST_CASE("shipped licenses: what exceptions lift", "[policy][shipped_licenses]") {
  CHECK(owes("GPL-3.0-only", product(Linkage::static_linked), "same-license-for-whole"));
  CHECK(duties_of("GPL-3.0-only WITH GCC-exception-3.1", product(Linkage::static_linked), DutyStanding::owed) ==
        Strings{"use-eligible-compilation"});
  CHECK(owes("GPL-3.0-only WITH GCC-exception-3.1", product(Linkage::dynamic), "provide-source-or-offer"));
  CHECK_FALSE(owes("GPL-3.0-only WITH GCC-exception-3.1", product(Linkage::dynamic), "same-license-for-whole"));
  CHECK(owes("GPL-2.0-only WITH Classpath-exception-2.0", product(Linkage::static_linked), "provide-source-or-offer"));
  CHECK_FALSE(
      owes("GPL-2.0-only WITH Classpath-exception-2.0", product(Linkage::static_linked), "same-license-for-whole"));
  CHECK(duties_of("GPL-2.0-only WITH Linux-syscall-note", product(Linkage::header_only), DutyStanding::owed).empty());
  CHECK(owes("GPL-2.0-only WITH Linux-syscall-note", product(Linkage::static_linked), "same-license-for-whole"));
  CHECK(duties_of("GPL-2.0-or-later WITH Autoconf-exception-2.0", product(Linkage::build_only), DutyStanding::owed)
            .empty());
  CHECK(duties_of("GPL-3.0-or-later WITH Bison-exception-2.2", product(Linkage::static_linked), DutyStanding::owed) ==
        Strings{"no-parser-generator"});
}

TEST_CASE("shipped licenses: user products, signed boot and networks", "[policy][shipped_licenses]") {
  UseCase device = product(Linkage::static_linked);
  CHECK_FALSE(owes("GPL-3.0-only", device, "provide-installation-information"));
  device.user_product = true;
  CHECK(owes("GPL-3.0-only", device, "provide-installation-information"));
  CHECK(owes("LGPL-3.0-only", device, "provide-installation-information"));
  CHECK_FALSE(owes("GPL-2.0-only", device, "provide-installation-information"));
  CHECK_FALSE(owes("GPL-3.0-only", device, "provide-authorization-keys"));
  device.signed_boot = true;
  CHECK(owes("GPL-3.0-only", device, "provide-authorization-keys"));
  UseCase service = product(Linkage::process);
  service.distributed = false;
  service.network_service = true;
  CHECK_FALSE(owes("AGPL-3.0-only", service, "offer-network-source"));
  service.modified = true;
  CHECK(owes("AGPL-3.0-only", service, "offer-network-source"));
  CHECK_FALSE(owes("GPL-3.0-only", service, "offer-network-source"));
}

TEST_CASE("shipped licenses: source and binary form", "[policy][shipped_licenses]") {
  UseCase binary = product(Linkage::static_linked);
  CHECK(duties_of("Zlib", binary, DutyStanding::owed) == Strings{"no-false-origin"});
  CHECK(duties_of("BSL-1.0", binary, DutyStanding::owed).empty());
  CHECK(owes("MIT", binary, "provide-license-text"));
  CHECK(owes("BSD-4-Clause", binary, "credit-verbatim"));
  CHECK(owes("MPL-2.0", binary, "provide-source-or-offer"));
  CHECK_FALSE(owes("Apache-2.0", binary, "provide-source-or-offer"));
  CHECK(owes("Apache-2.0", binary, "provide-notice-file"));
  binary.in_source = true;
  CHECK(owes("BSL-1.0", binary, "provide-license-text"));
  CHECK(duties_of("MIT-0", binary, DutyStanding::unlisted).empty());
  CHECK(duties_of("LicenseRef-own", binary, DutyStanding::unlisted) == Strings{"LicenseRef-own"});
}

}  // namespace
}  // namespace sluice::test
