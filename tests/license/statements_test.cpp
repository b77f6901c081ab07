// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/statements_of.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;
using test::ToldRow;

TEST_CASE("statements: our patterns can all be read", "[license][statements]") {
  CHECK(test::statement_rules().bad_patterns() == 0);
}

TEST_CASE("statements: a name in a license's context is a notice", "[license][statements]") {
  const ToldRow row = GENERATE(values<ToldRow>({
      {"Licensed under the MIT license.", "notice MIT"},
      {"Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this file except in "
       "compliance with the "
       "License. You may obtain a copy at http://www.apache.org/licenses/LICENSE-2.0",
       "notice Apache-2.0"},
      {"Distributed under the Boost Software License, Version 1.0.", "notice BSL-1.0"},
      {"The contents of this file are subject to the Mozilla Public License Version 1.1", "notice MPL-1.1"},
      {"This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was "
       "not "
       "distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.",
       "notice MPL-2.0"},
      {"made available under the terms of the Eclipse Public License v1.0 which is available at "
       "http://www.eclipse.org/legal/epl-v10.html",
       "notice EPL-1.0"},
      {"subject to the Academic Free License (AFL 3.0) that is bundled", "notice AFL-3.0"},
      {"Licensed under the Open Software License version 2.0", "notice OSL-2.0"},
      {"Licensed under the Educational Community License version 1.0", "notice ECL-1.0"},
      {"This work is licensed under a Creative Commons Attribution-ShareAlike 4.0 International License",
       "notice CC-BY-SA-4.0"},
      {"License: zlib", "notice Zlib"},
      {"license = \"ISC\"", "notice ISC"},
      {"Licensed under the BSD 2-clause license.", "notice BSD-2-Clause"},
      {"under the same terms as Perl itself", "notice Artistic-1.0-Perl OR GPL-1.0-or-later"},
  }));
  CAPTURE(row.text);
  CHECK(test::told_by(row.text) == row.told);
}

TEST_CASE("statements: names of a list are one expression", "[license][statements]") {
  const ToldRow row = GENERATE(values<ToldRow>({
      {"Dual licensed under the MIT or GPL Version 2 licenses.", "notice MIT OR GPL-2.0-only"},
      {"Dual licensed under the MIT and GPL licenses.", "notice MIT OR GPL-1.0-or-later"},
      {"license = \"MIT OR Apache-2.0\"", "notice MIT OR Apache-2.0"},
      {"Licensed under either of Apache License, Version 2.0 or MIT license at your option.",
       "notice Apache-2.0 OR MIT"},
      {"licensed under the Apache License 2.0 and the MIT license", "notice Apache-2.0 AND MIT"},
      {"Released under the MIT, BSD and GPL licenses", "notice MIT AND BSD-3-Clause AND GPL-1.0-or-later"},
      {"may be used under the terms of any of the following licenses:\n\n1. Eclipse Public License 2.0\n2. MIT "
       "License\n",
       "notice EPL-2.0 OR MIT"},
      {"under the terms of either the GNU General Public License or the Artistic License",
       "notice GPL-1.0-or-later OR Artistic-1.0-Perl"},
      {"subject to the Mozilla Public License Version 1.1. Alternatively, the contents may be used under the terms of "
       "the GNU "
       "General Public License Version 2 or later",
       "notice MPL-1.1 OR GPL-2.0-or-later"},
  }));
  CAPTURE(row.text);
  CHECK(test::told_by(row.text) == row.told);
}

TEST_CASE("statements: names and addresses alone are mentions", "[license][statements]") {
  const ToldRow row = GENERATE(values<ToldRow>({
      {"https://opensource.org/licenses/epl-2.0", "mention EPL-2.0"},
      {"http://www.opensource.org/licenses/mit-license.php", "mention MIT"},
      {"https://spdx.org/licenses/Zlib.html", "mention Zlib"},
      {"https://creativecommons.org/licenses/by-nd/2.5", "mention CC-BY-ND-2.5"},
      {"https://creativecommons.org/publicdomain/zero/1.0/", "mention CC0-1.0"},
      {"http://www.apache.org/licenses/LICENSE-2.0", "mention Apache-2.0"},
      {"https://www.gnu.org/licenses/old-licenses/gpl-2.0.html", "mention GPL-2.0-only"},
      {"http://mozilla.org/MPL/2.0/", "mention MPL-2.0"},
      {"SIL Open Font License 1.1", "mention OFL-1.1"},
      {"libexif is LGPLv2.1", "mention LGPL-2.1-only"},
  }));
  CAPTURE(row.text);
  CHECK(test::told_by(row.text) == row.told);
}

TEST_CASE("statements: short names without a context are nothing", "[license][statements]") {
  const std::string_view text =
      GENERATE(as<std::string_view>(), "written at MIT", "the ISC bind server", "uses zlib and curl", "a BSD system",
               "the apache server", "libbusybox is GPL, not LGPL", "COPYING.GPL COPYING.LGPL", "org.apache.ant",
               "[\"MIT\", \"Apache-2.0\", \"ISC\"]");
  CAPTURE(text);
  CHECK(test::told_by(text).empty());
}

TEST_CASE("statements: denied, asked for or rejected names are nothing", "[license][statements]") {
  const std::string_view text = GENERATE(
      as<std::string_view>(), "This file contains no GPL code.", "It is not licensed under the GPL, version 2.",
      "We considered the Apache License, Version 2.0 but rejected it.", "Is it licensed under the MIT license?",
      "In 2010 the source was placed under the GNU General Public License version 3.",
      "Most releases can be combined with other software that is released under the GPL.",
      "The tables were made by a program, which is under the GNU GPL.",
      "This is incompatible with the GNU General Public License.", "do not upgrade to LGPLv3",
      "the vendor's terms apply instead of the MIT license", "This is not the MIT license.",
      "curl and libcurl are released under a MIT/X derivative license.");
  CAPTURE(text);
  CHECK(test::told_by(text).empty());
}

TEST_CASE("statements: ambiguous names say so in their rule", "[license][statements]") {
  const std::vector<license::Match> matches = test::statements_of("Distributed under the BSD license.");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].expression == "BSD-3-Clause");
  CHECK(matches[0].rule == "granted, ambiguous");
}

TEST_CASE("statements: a long list of names is none", "[license][statements]") {
  std::string list;
  for (const char* const name :
       {"MIT License", "ISC License", "zlib License", "Apache License 2.0", "Apache License 1.1",
        "Mozilla Public License 2.0", "Mozilla Public License 1.1", "Eclipse Public License 2.0",
        "Eclipse Public License 1.0", "Boost Software License 1.0", "Academic Free License v3.0",
        "Open Software License 3.0", "Artistic License 2.0", "European Union Public License 1.2"}) {
    list += std::string(name) + "\n";
  }
  CHECK_FALSE(test::told_by(list).empty());
  CHECK(test::told_by(list + "Common Public License 1.0\n").empty());
  CHECK(test::told_by("// SPDX-License-Identifier: 0BSD\n" + list + "Common Public License 1.0\n") == "tag 0BSD");
}

TEST_CASE("statements: work on hostile texts is bounded", "[license][statements]") {
  const std::string_view piece = GENERATE(
      as<std::string_view>(), "licensed under the gpl or ", "GPL ", "version 2 or later ", "gnu lesser general public ",
      "SPDX-License-Identifier: MIT\n", "alternatively licensed under the mit license. ", "classpath exception gplv2 ");
  CAPTURE(piece);
  std::string text;
  while (text.size() < 400'000) text += piece;
  CHECK(test::statements_of(text).size() < text.size() / piece.size() + 2);
}
