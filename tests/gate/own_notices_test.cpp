// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/own_notices.hpp"

#include "model/notice_words.hpp"
#include "readers/declared_names.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice;

namespace {

/// Finds the text of MIT in whatever says so, and a mention of Zlib in everything.
LicenseScan scan_for_mit() {
  LicenseScan scan;
  scan.names = std::make_shared<const LicenseVocabulary>(test::declared_names());
  scan.scan = [](std::string_view bytes) {
    FileLicensing found;
    LicenseStatement mention;
    mention.expression = "Zlib";
    found.statements.push_back(mention);
    if (bytes.find("mit text") == std::string_view::npos) return found;
    LicenseStatement text;
    text.kind = LicenseEvidence::text_exact;
    text.expression = "MIT";
    found.statements.push_back(text);
    return found;
  };
  return scan;
}

}  // namespace

TEST_CASE("own_notices: names, texts and headings of the project's files", "[gate][notices]") {
  const test::TemporaryFolder folder;
  folder.write("docs/n.txt", "zlib by Jean\nmit text\nLicense text: LicenseRef-acme\nLicense text: Apache-2.0\n");
  Policy policy;
  policy.project.file = folder.path() + "/sluice.yaml";
  policy.notices = {"docs/n.txt"};
  Inventory inventory;
  const LicenseScan scan = scan_for_mit();
  REQUIRE(read_own_notices(policy, &scan, inventory));
  REQUIRE(inventory.notices.size() == 1);
  const NoticeText& notice = inventory.notices[0];
  CHECK(notice.delivery == no_index);
  CHECK(notice.entry == no_index);
  CHECK(notice.origin.path == "docs/n.txt");
  CHECK(notice.words.find(to_notice_words("by Jean")) != std::string::npos);
  CHECK(notice.texts == std::vector<std::string>{"LicenseRef-acme", "MIT"});
  CHECK(own_notice_files(policy) == std::vector<std::string>{folder.path() + "/docs/n.txt"});
}

TEST_CASE("own_notices: a file that is not there keeps from starting", "[gate][notices]") {
  const test::TemporaryFolder folder;
  Policy policy;
  policy.project.file = folder.path() + "/sluice.yaml";
  policy.notices = {"n.txt"};
  Inventory inventory;
  const Result<void> read = read_own_notices(policy, nullptr, inventory);
  REQUIRE_FALSE(read);
  CHECK(read.error().failure == Failure::cannot_start);
  CHECK(read.error().message.find("there is no file n.txt") != std::string::npos);
  folder.write("n.txt", "mit text");
  REQUIRE(read_own_notices(policy, nullptr, inventory));
  CHECK(inventory.notices.at(0).texts.empty());
}
