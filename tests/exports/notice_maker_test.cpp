// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/notice_maker.hpp"

#include "license/license_lists.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace sluice;

namespace {

constexpr const char* mit = "Permission is hereby granted, to anybody.\nThe software is provided as is.";

/// One delivery with files; texts are by path.
class Facts {
 public:
  Facts() {
    Container container;
    container.path = "d.zip";
    inventory.contents.containers.push_back(container);
    Delivery delivery;
    delivery.name = "d.zip";
    inventory.deliveries.push_back(delivery);
    license::LicenseLists lists;
    lists.licenses = {{"MIT", "", std::string("MIT License\nCopyright (c) <year> <holder>\n") + mit + "\n", false,
                       false, license::BlueOak::unrated},
                      {"Zlib", "", "zlib text", false, false, license::BlueOak::unrated}};
    sources.official = *license::parse_license_texts(*license::write_license_texts(lists));
  }

  std::uint32_t add_file(const std::string& path, const std::string& bytes) {
    Entry entry;
    entry.path = path;
    inventory.contents.entries.push_back(std::move(entry));
    const auto index = static_cast<std::uint32_t>(inventory.contents.entries.size() - 1);
    sources.delivered[index] = bytes;
    return index;
  }

  /// A file with a copyright line before a whole text.
  std::uint32_t add_text(const std::string& path, const std::string& license, const std::string& holder,
                         const std::string& years, const std::string& text) {
    const std::uint32_t entry = add_file(path, "Copyright (c) " + years + " " + holder + "\r\n" + text + "\n");
    FileLicensing file;
    file.entry = entry;
    LicenseStatement statement;
    statement.kind = LicenseEvidence::text_exact;
    statement.expression = license;
    statement.first_line = 1;
    statement.last_line = 3;
    file.statements = {statement};
    file.copyrights = {{holder, years, 1}};
    inventory.licensing.push_back(file);
    return static_cast<std::uint32_t>(inventory.licensing.size() - 1);
  }

  void add_package(const std::string& name, const std::string& license, std::vector<std::string> holders,
                   std::vector<std::uint32_t> licensing) {
    LicenseConclusion conclusion;
    conclusion.delivery = 0;
    conclusion.container = 0;
    conclusion.root = "d.zip!/" + name;
    conclusion.name = name;
    conclusion.concluded = license;
    conclusion.holders = std::move(holders);
    inventory.conclusions.push_back(std::move(conclusion));
    const auto index = static_cast<std::uint32_t>(inventory.conclusions.size() - 1);
    packages.push_back({index, license, {}, std::move(licensing)});
  }

  Notices make() const { return make_notices(inventory, duties, packages, sources); }

  Inventory inventory;
  LicenseDuties duties;
  NoticeSources sources;
  std::vector<ShippedPackage> packages;
};

}  // namespace

TEST_CASE("notice_maker: one text for packages that differ in their holders", "[exports][notices]") {
  Facts facts;
  const std::uint32_t a = facts.add_text("a/LICENSE", "MIT", "Ann", "2019", mit);
  const std::uint32_t b = facts.add_text("b/LICENSE", "MIT", "Bob", "2020, 2022", mit);
  facts.add_package("b", "MIT", {"Bob"}, {b});
  facts.add_package("a", "MIT", {"Ann"}, {a});
  const Notices notices = facts.make();
  REQUIRE(notices.packages.size() == 2);
  CHECK(notices.packages[0].name == "a");
  CHECK(notices.packages[0].copyrights == std::vector<std::string>{"2019 Ann"});
  CHECK(notices.packages[1].copyrights == std::vector<std::string>{"2020, 2022 Bob"});
  REQUIRE(notices.licenses.size() == 1);
  CHECK(notices.licenses[0].title == "MIT");
  CHECK(notices.licenses[0].text == mit);
  CHECK_FALSE(notices.licenses[0].is_official);
  CHECK(notices.gaps.empty());
}

TEST_CASE("notice_maker: another wording stands besides", "[exports][notices]") {
  Facts facts;
  const std::uint32_t a = facts.add_text("a/LICENSE", "MIT", "Ann", "2019", mit);
  const std::uint32_t b = facts.add_text("b/LICENSE", "MIT", "Bob", "2020", "Permission is granted.\nBy Bob, as is.");
  facts.add_package("a", "MIT", {"Ann"}, {a});
  facts.add_package("b", "MIT", {"Bob"}, {b});
  const Notices notices = facts.make();
  REQUIRE(notices.licenses.size() == 2);
  CHECK(notices.licenses[1].title == "MIT (2)");
  CHECK(notices.packages[1].texts == std::vector<std::string>{"MIT (2)"});
}

TEST_CASE("notice_maker: the list's text where none is delivered", "[exports][notices]") {
  Facts facts;
  facts.add_package("z", "Zlib", {"Jean"}, {});
  const Notices notices = facts.make();
  REQUIRE(notices.licenses.size() == 1);
  CHECK(notices.licenses[0].text == "zlib text");
  CHECK(notices.licenses[0].is_official);
}

TEST_CASE("notice_maker: what nobody knows is a gap", "[exports][notices]") {
  Facts facts;
  facts.add_package("a", "", {"Ann"}, {});
  facts.add_package("b", "LicenseRef-b", {"Bob"}, {});
  facts.add_package("c", "Zlib", {}, {});
  facts.add_package("d", "Zlib OR MIT", {"Dan"}, {});
  const Notices notices = facts.make();
  REQUIRE(notices.gaps.size() == 4);
  CHECK(notices.gaps[0].about == "a (d.zip!/a)");
  CHECK(notices.gaps[0].what == "its license is not known");
  CHECK(notices.gaps[1].what == "there is no text of LicenseRef-b");
  CHECK(notices.gaps[1].help.find("LICENSES/LicenseRef-b.txt") != std::string::npos);
  CHECK(notices.gaps[2].what == "nobody is named as holder of the copyright");
  CHECK(notices.gaps[3].what == "nobody chose between the licenses of Zlib OR MIT");
  CHECK(notices.licenses.size() == 2);
}

TEST_CASE("notice_maker: references and NOTICE files come from the delivery", "[exports][notices]") {
  Facts facts;
  const std::uint32_t reference = facts.add_file("LICENSES/LicenseRef-acme.txt", "Use it at \x1b[31mAcme's.\n");
  const std::uint32_t notice = facts.add_file("a/NOTICE", "Ann's notice.\r\nAnd more.\n");
  NoticeText words;
  words.delivery = 0;
  words.entry = notice;
  words.origin.path = "d.zip!/a/NOTICE";
  facts.inventory.notices = {words};
  facts.add_package("a", "LicenseRef-acme", {"Ann"}, {});
  CHECK(notice_entries(facts.inventory, facts.packages) == std::vector<std::uint32_t>{reference, notice});
  const Notices notices = facts.make();
  REQUIRE(notices.licenses.size() == 1);
  CHECK(notices.licenses[0].text == "Use it at \\u{1b}[31mAcme's.");
  REQUIRE(notices.files.size() == 1);
  CHECK(notices.files[0].text == "Ann's notice.\nAnd more.\n");
  CHECK(notices.gaps.empty());
}

TEST_CASE("notice_maker: sentences and further texts that duties want", "[exports][notices]") {
  Facts facts;
  DutyEvidence sentence;
  sentence.op = DutyEvidence::Op::item;
  sentence.kind = EvidenceKind::sentence;
  sentence.value = "This product includes software developed by";
  DutyEvidence text = sentence;
  text.kind = EvidenceKind::license_text;
  text.value = "MIT";
  LicenseDuty duty;
  duty.evidence.parts = {sentence, text};
  LicenseDutySet set;
  set.duties = {duty};
  facts.duties.sets = {set};
  facts.duties.licenses["zlib"] = 0;
  facts.add_package("z", "Zlib", {"Regents"}, {});
  const Notices notices = facts.make();
  CHECK(notices.packages[0].credits ==
        std::vector<std::string>{"This product includes software developed by Regents."});
  CHECK(notices.packages[0].texts == std::vector<std::string>{"Zlib", "MIT"});
}
