// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/plain_path.hpp"

#include <catch2/catch.hpp>

#include <string>

using sluice::is_plain_path;

TEST_CASE("plain_path: what needs no resolving", "[base][path]") {
  const std::string path = GENERATE("a", "a/b.c", "a/b/c", "a.b/c..d", "a\\b", "\xff/x");
  CAPTURE(path);
  CHECK(is_plain_path(path));
}

TEST_CASE("plain_path: what may need it", "[base][path]") {
  const std::string path = GENERATE("", "/", "/a", "a/", "a//b", "./a", "../a", "a/./b", "a/../b", "a/.b", ".", "..");
  CAPTURE(path);
  CHECK_FALSE(is_plain_path(path));
}
