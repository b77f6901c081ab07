// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/detect.hpp"
#include "license/file_statements.hpp"
#include "license/mit_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace sluice;
using namespace sluice::license;
using test::detector;
using test::mit_text;
using test::text_of;

namespace {

FileLicensing detect(std::string_view text) { return detector().detect(text); }

/// "text MIT; mention Zlib", in order; the rule where there is no expression.
std::string told(const FileLicensing& licensing) {
  std::string all;
  for (const LicenseStatement& one : licensing.statements) {
    all.append(all.empty() ? "" : "; ").append(to_string(one.kind)).append(" ");
    all.append(one.expression.empty() ? one.rule : one.expression);
  }
  return all;
}

struct Row {
  std::string text;
  std::string told;
  std::string expression;
};

constexpr std::string_view gpl_notice =
    "This program is free software; you can redistribute it and/or modify it under the terms of the GNU General "
    "Public License as published by the Free Software Foundation; either version 2 of the License, or (at your "
    "option) any later version.\n";
constexpr std::string_view restriction = "Use of this software by banks is prohibited.\n";

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 200));
    const FileLicensing got = detect(row.text);
    CHECK(told(got) == row.told);
    CHECK(got.expression == row.expression);
  }
}

}  // namespace

TEST_CASE("detect: statements of a file and what they say together", "[license][detect]") {
  check({{"", "", ""},
         {"int main() { return 0; }\n", "", ""},
         {mit_text(), "text MIT", "MIT"},
         {"// SPDX-License-Identifier: MIT OR Zlib\n", "tag MIT OR Zlib", "MIT OR Zlib"},
         {"// SPDX-License-Identifier: MIT\n\nSPDX-License-Identifier: MIT OR Zlib\n", "tag MIT; tag MIT OR Zlib",
          "MIT AND (MIT OR Zlib)"},
         {"See https://opensource.org/licenses/Zlib\n", "mention Zlib", ""},
         {"Dual licensed under MIT or Zlib.\n\n" + mit_text(), "notice MIT OR Zlib; text MIT", "MIT OR Zlib"},
         {"Licensed under the Apache License, Version 2.0.\n\n\n" + mit_text(), "notice Apache-2.0; text MIT",
          "Apache-2.0 AND MIT"}});
}

TEST_CASE("detect: a tag that cannot be read is no license", "[license][detect]") {
  const FileLicensing got = detect("// SPDX-License-Identifier: MIT-ish\n\nLicensed under the Zlib license.\n");
  CHECK(told(got) == "tag spdx-tag unlisted; notice Zlib");
  CHECK(got.statements[0].difference == "MIT-ish");
  CHECK(got.expression.empty());
  CHECK(detect("// SPDX-License-Identifier: MIT OR\n").expression.empty());
}

TEST_CASE("detect: a changed text is never the plain license", "[license][detect]") {
  const FileLicensing got = detect("The MIT License\n\n" + mit_text() + "\n" + std::string(restriction));
  CHECK(told(got) == "text-near MIT");
  CHECK(got.statements[0].adds_restriction);
  CHECK(got.statements[0].difference.find("8 words added after line") != std::string::npos);
  CHECK(got.statements[0].difference.find("Use of this software by banks is prohibited") != std::string::npos);
  CHECK(got.expression.empty());
  CHECK(licenses_of(got).empty());
}

TEST_CASE("detect: what stands above a text is told without the title", "[license][detect]") {
  const FileLicensing got = detect("The MIT License\n\n" + std::string(restriction) + "\n\n" + mit_text());
  REQUIRE(told(got) == "mention MIT; text-near MIT");
  CHECK(got.statements[1].difference.starts_with("8 words added"));
}

TEST_CASE("detect: a text with words that no list knows is for a person to read", "[license][detect]") {
  std::string text = mit_text();
  text.replace(text.find("free of charge"), 14, "free of charge on ships");
  const FileLicensing got = detect("The MIT License\n\n" + text);
  CHECK(told(got) == "text-varied MIT");
  CHECK(got.statements[0].difference == "2 words added after line 5: 'on ships'");
  CHECK_FALSE(got.statements[0].adds_restriction);
  CHECK(got.expression.empty());
  CHECK(licenses_of(got) == std::vector<std::string>{"MIT"});
}

TEST_CASE("detect: a name that leads to a changed text does not count", "[license][detect]") {
  const FileLicensing got =
      detect("This is under the Expat license.\n\n" + mit_text() + "\n" + std::string(restriction));
  REQUIRE(got.statements.size() == 2);
  CHECK(got.statements[0].kind == LicenseEvidence::mention);
  CHECK(got.statements[1].kind == LicenseEvidence::text_near);
  CHECK(got.expression.empty());
  CHECK(licenses_of(got).empty());
}

TEST_CASE("detect: words that are missing are told", "[license][detect]") {
  std::string text = mit_text();
  const std::string_view condition = "subject to the following conditions";
  text.replace(text.find(condition), condition.size(), "");
  const FileLicensing got = detect(text);
  REQUIRE(told(got) == "text-near MIT");
  CHECK(got.statements[0].difference.find("5 words missing after line 8") != std::string::npos);
}

TEST_CASE("detect: a text of GNU's and a notice beside it", "[license][detect]") {
  const std::string gpl = text_of("GPL-2.0-only");
  check({{gpl, "text GPL-2.0-only", "GPL-2.0-only"},
         {std::string(gpl_notice) + "\n\n\n\n\n\n" + gpl, "notice GPL-2.0-or-later; text GPL-2.0-or-later",
          "GPL-2.0-or-later"}});
}

TEST_CASE("detect: an exception joins its license, or stands alone", "[license][detect]") {
  const std::string exception =
      "As a special exception, you may create a larger work that contains part or all of the Bison parser skeleton "
      "and distribute that work under terms of your choice.\n";
  check({{std::string(gpl_notice) + "\n" + exception, "notice GPL-2.0-or-later WITH Bison-exception-2.2",
          "GPL-2.0-or-later WITH Bison-exception-2.2"},
         {exception, "notice exception Bison-exception-2.2", ""}});
  CHECK(licenses_of(detect(exception)) == std::vector<std::string>{"Bison-exception-2.2"});
}

TEST_CASE("detect: a bare name beside the same license with a version is a mention", "[license][detect]") {
  const FileLicensing got = detect(std::string(gpl_notice) + std::string(20000, 'x') + "\nLicensed under the GPL.\n");
  CHECK(told(got) == "notice GPL-2.0-or-later; mention GPL-1.0-or-later");
  CHECK(got.expression == "GPL-2.0-or-later");
}

TEST_CASE("detect: words of a license that is not known", "[license][detect]") {
  const std::string unknown =
      "Permission is granted to employees of the buyer to copy this program and to use the copies.\n"
      "Any other copying, distribution or modification is prohibited without written consent.\n"
      "There is no warranty, express or implied, and no liability for damages.\n";
  const FileLicensing got = detect("A header\n\n" + unknown);
  REQUIRE(told(got) == "unmatched unmatched");
  CHECK(got.statements[0].first_line == 3);
  CHECK(got.statements[0].difference.starts_with("Permission is granted to employees of the buyer to copy"));
  CHECK(got.statements[0].difference.find("to use the copies. Any other copying") != std::string::npos);
  CHECK(got.expression.empty());
  CHECK(licenses_of(got).empty());
  const FileLicensing header = detect(" * " + unknown);
  REQUIRE(told(header) == "unmatched unmatched");
  CHECK(header.statements[0].difference.find('*') == std::string::npos);
  CHECK(detect("The function copies the buffer. Its use is granted by the lock; no copy is modified.\n")
            .statements.empty());
}

TEST_CASE("detect: lines are the file's, however far down", "[license][detect]") {
  std::string text(30'000, 'x');
  for (std::size_t i = 99; i < text.size(); i += 100) text[i] = '\n';
  const FileLicensing got = detect(text + "// SPDX-License-Identifier: MIT\n" + text + mit_text());
  REQUIRE(told(got) == "tag MIT; text MIT");
  CHECK(got.statements[0].first_line == 301);
  CHECK(got.statements[0].last_line == 301);
  CHECK(got.statements[1].first_line == 604);  // behind the copyright notice
  CHECK(got.expression == "MIT");
}

TEST_CASE("detect: encodings of text", "[license][detect]") {
  std::string utf16 = "\xFF\xFE";
  for (const char byte : mit_text()) utf16.append(1, byte).append(1, '\0');
  CHECK(told(detect(utf16)) == "text MIT");
  std::string big = "\xFE\xFF";
  for (const char byte : mit_text()) big.append(1, '\0').append(1, byte);
  CHECK(told(detect(big)) == "text MIT");
  CHECK(told(detect("Copyright \xA9 1999 Andr\xE9\n" + mit_text())) == "text MIT");
}

TEST_CASE("detect: of a binary file, tags and texts alone", "[license][detect]") {
  const std::string binary(
      "\x7F"
      "ELF\0\1\2\3",
      8);
  CHECK(told(detect(binary + mit_text() + binary)) == "text MIT");
  CHECK(told(detect(binary + "SPDX-License-Identifier: Zlib\n" + binary)) == "tag Zlib");
  CHECK(told(detect(binary + "Licensed under the Zlib license.\n" + binary)).empty());
}

TEST_CASE("detect: limits are kept and said", "[license][detect]") {
  const LicenseIndex& index = detector().index();
  const FileLicensing cut = Detector(index, {.window_bytes = 100}).detect(mit_text());
  CHECK(cut.is_cut);
  CHECK(cut.expression.empty());
  std::string tags;
  for (int i = 0; i < 50; ++i) tags += "SPDX-License-Identifier: MIT\n\n";
  const FileLicensing few = Detector(index, {.statements = 5}).detect(tags);
  CHECK(few.is_cut);
  CHECK(few.statements.size() == 5);
  CHECK_FALSE(detect(tags).is_cut);
}

TEST_CASE("detect: what was read before does not matter, nor from how many threads", "[license][detect]") {
  const Detector without(detector().index(), {.cache_bytes = 0});
  std::vector<std::string> files;
  for (int i = 0; i < 200; ++i) {
    files.push_back("// File " + std::to_string(i % 7) + "\n// " + std::string(gpl_notice.substr(0, 400)) +
                    "\nint x;\n/* SPDX-License-Identifier: " + (i % 3 == 0 ? "MIT" : "Zlib") + " */\n");
  }
  std::vector<int> same(4, 0);
  std::vector<std::thread> threads;
  for (int& count : same) {
    threads.emplace_back([&] {
      for (const std::string& file : files) count += detector().detect(file) == without.detect(file) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : same) CHECK(count == 200);
}
