// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/notices.hpp"

#include "base/json.hpp"
#include "model/notice_words.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace sluice;

namespace {

Notices sample() {
  Notices notices;
  notices.product = "player";
  notices.day = "2026-11-21";
  notices.tool = "sluice-0.1.0";
  notices.packages = {{"codec",
                       "1.2",
                       "Acme Sensors",
                       "codec-1.2.tar.gz",
                       "Apache-2.0",
                       "Apache-2.0 AND LicenseRef-acme",
                       {"app", "tool"},
                       {"2019-2024 Acme Sensors", "The Codec Authors"},
                       {},
                       {"Apache-2.0", "LicenseRef-acme"}},
                      {"old",
                       "",
                       "",
                       "d.zip!/old",
                       "",
                       "BSD-4-Clause",
                       {},
                       {"1999 Regents"},
                       {"This product includes software developed by Regents."},
                       {"BSD-4-Clause"}}};
  notices.licenses = {{"Apache-2.0", "Apache-2.0", "Apache License\nVersion 2.0", false},
                      {"BSD-4-Clause", "BSD-4-Clause", "Redistribution and use ...", true},
                      {"LicenseRef-acme", "LicenseRef-acme", "You may use it at Acme's.", false}};
  notices.files = {{"codec 1.2", "codec-1.2.tar.gz!/NOTICE", "Codec\nPortions <c> A & B\n"}};
  return notices;
}

/// Names and texts that would be markup, commands or control characters.
Notices hostile() {
  Notices notices = sample();
  notices.product = "<script>alert(1)</script>";
  notices.packages[0].name = "</pre><img src=x onerror=alert(1)> `*_[x](javascript:1)";
  notices.packages[0].copyrights = {"2020 <b>O'Neil & Sons</b> \"x\""};
  notices.licenses[0].text = "```\n# not a heading\n</pre><script>\n````\n";
  return notices;
}

std::string render(std::string_view format, const Notices& notices) {
  const NoticeFormat* found = find_notice_format(format);
  REQUIRE(found != nullptr);
  return found->render(notices);
}

std::size_t count_of_text(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("notices: each format writes what its golden file holds", "[exports][notices]") {
  CHECK(test::golden_difference("exports/notices.txt", render("text", sample())) == "");
  CHECK(test::golden_difference("exports/notices.md", render("markdown", sample())) == "");
  CHECK(test::golden_difference("exports/notices.html", render("html", sample())) == "");
  CHECK(test::golden_difference("exports/notices.spdx.json", render("spdx", sample())) == "");
  CHECK(find_notice_format("pdf") == nullptr);
}

TEST_CASE("notices: hostile names stay text", "[exports][notices]") {
  CHECK(test::golden_difference("exports/hostile.md", render("markdown", hostile())) == "");
  const std::string html = render("html", hostile());
  CHECK(test::golden_difference("exports/hostile.html", html) == "");
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<img") == std::string::npos);
  CHECK(count_of_text(html, "<pre>") == count_of_text(html, "</pre>"));
}

TEST_CASE("notices: SPDX is JSON, and references have their texts", "[exports][notices]") {
  const auto parsed = json::parse(render("spdx", hostile()), "n.json", Limits());
  REQUIRE(parsed);
  CHECK(parsed->text_or("spdxVersion", "") == "SPDX-2.3");
  CHECK(parsed->items_of("packages").size() == 2);
  REQUIRE(parsed->items_of("hasExtractedLicensingInfos").size() == 1);
  CHECK(parsed->items_of("hasExtractedLicensingInfos")[0].text_or("extractedText", "") == "You may use it at Acme's.");
}

TEST_CASE("notices: names, holders and NOTICE files are found again in every readable format", "[exports][notices]") {
  for (const Notices& notices : {sample(), hostile()}) {
    for (const char* format : {"text", "markdown", "html"}) {
      CAPTURE(format);
      const std::string document = render(format, notices);
      const std::string words = to_notice_words(document);
      for (const NoticePackage& package : notices.packages) {
        CHECK(words.find(to_notice_words(package.name)) != std::string::npos);
        for (const std::string& line : package.copyrights)
          CHECK(words.find(to_notice_words(line)) != std::string::npos);
        for (const std::string& line : package.credits) CHECK(words.find(to_notice_words(line)) != std::string::npos);
      }
      CHECK(words.find(to_notice_words(notices.files[0].text)) != std::string::npos);
      CHECK(find_headed_texts(document) == std::vector<std::string>{"Apache-2.0", "BSD-4-Clause", "LicenseRef-acme"});
    }
  }
}
