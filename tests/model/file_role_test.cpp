// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/file_role.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace sluice {
namespace {

TEST_CASE("file_role: a path says what a file is for", "[checks][file_role]") {
  const auto [path, role] = GENERATE(table<std::string, FileRole>({
      {"src/a.c", FileRole::source},
      {"a", FileRole::source},
      {"include/license.h", FileRole::source},
      {"src/copyright.c", FileRole::source},
      {"contest/a.c", FileRole::source},
      {"LICENSE", FileRole::license_text},
      {"licence.txt", FileRole::license_text},
      {"COPYING.LESSER", FileRole::license_text},
      {"LICENSE-APACHE", FileRole::license_text},
      {"third/LICENSES/MIT.txt", FileRole::license_text},
      {"doc/COPYING", FileRole::license_text},
      {"licensed.txt", FileRole::source},
      {"NOTICE", FileRole::notice},
      {"THIRD-PARTY.md", FileRole::notice},
      {"tests/a.c", FileRole::test},
      {"lib/Test/LICENSE", FileRole::test},
      {"examples/x/y.c", FileRole::test},
      {"docs/a.txt", FileRole::documentation},
      {"README.md", FileRole::documentation},
      {"config.guess", FileRole::build_script},
      {"build-aux/x", FileRole::build_script},
      {"CMakeLists.txt", FileRole::build_script},
      {"cmake/FindX.cmake", FileRole::build_script},
      {"debian/rules", FileRole::build_script},
  }));
  CAPTURE(path);
  CHECK(file_role(path) == role);
}

}  // namespace
}  // namespace sluice
