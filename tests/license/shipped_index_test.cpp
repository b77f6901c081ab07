// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The index that is built and shipped.
#include "base/files.hpp"
#include "license/license_index.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace sluice;
using namespace sluice::license;

TEST_CASE("licenses.idx: holds the license list", "[license][index]") {
  const Result<LicenseIndex> loaded = load_license_index(SLUICE_LICENSE_INDEX);
  REQUIRE(loaded);
  const LicenseIndex& index = *loaded;
  CHECK(index.license_count() == 740);
  CHECK(index.exception_count() == 67);
  CHECK(index.text_count() > 600);
  CHECK(index.license(*index.find_license("mit")).id == "MIT");
  CHECK(index.license(*index.find_license("mit")).rating == BlueOak::silver);
  CHECK(index.license(*index.find_license("Apache-2.0")).is_osi_approved);
  CHECK(index.license(*index.find_license("GPL-2.0")).is_deprecated);
  CHECK(index.license(*index.find_license("GPL-2.0+")).is_deprecated);
  CHECK_FALSE(index.license(*index.find_license("GPL-2.0-only")).is_deprecated);
  CHECK(index.license(*index.find_license("GPL-2.0-only")).text ==
        index.license(*index.find_license("GPL-2.0-or-later")).text);
  CHECK_FALSE(index.license(*index.find_license("Bugroff")).text);
  CHECK(index.exception(*index.find_exception("classpath-exception-2.0")).id == "Classpath-exception-2.0");
  CHECK(index.exception(*index.find_exception("Nokia-Qt-exception-1.1")).is_deprecated);
}

TEST_CASE("licenses.idx: ids are sorted, words are spelled", "[license][index]") {
  const LicenseIndex index = *load_license_index(SLUICE_LICENSE_INDEX);
  for (std::size_t i = 0; i < index.license_count(); ++i) CHECK(index.find_license(index.license(i).id) == i);
  for (std::size_t i = 0; i < index.exception_count(); ++i) CHECK(index.find_exception(index.exception(i).id) == i);
  for (std::size_t i = 1; i < index.word_count(); ++i) {
    const std::string_view spelling = index.spelling(static_cast<WordId>(i));
    if (index.find_word(hash_word(spelling)) != i) FAIL_CHECK("word " << i << " '" << spelling << "'");
  }
}

TEST_CASE("licenses.idx: is no larger than promised", "[license][index]") {
  CHECK(find_stamp(SLUICE_LICENSE_INDEX)->size <= 6'000'000);
}
