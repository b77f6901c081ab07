// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/suffix_rules.hpp"
#include "intake/extension.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

std::string judged(std::string_view name, std::string_view outer, std::string_view inner, bool is_delivery = true) {
  const std::optional<Defect> defect = judge_suffix(name, find_magic(outer), find_magic(inner), is_delivery);
  return defect ? std::string(hazard_spec(defect->id).term) : std::string();
}

TEST_CASE("suffix_rules: the bytes keep the name's promise, or not", "[intake][suffix_rules]") {
  CHECK(judged("a.zip", "zip", "zip").empty());
  CHECK(judged("a.JAR", "zip", "zip").empty());
  CHECK(judged("a.tar.gz", "gzip", "tar").empty());
  CHECK(judged("a.gz", "gzip", "text").empty());
  CHECK(judged("a.zip", "gzip", "tar") == "archive.format.extension-mismatch");
  CHECK(judged("a.tar.gz", "zip", "zip") == "archive.format.extension-mismatch");
  CHECK(judged("a.tar.gz", "gzip", "html") == "archive.format.extension-mismatch");
  CHECK(judged("a.txt", "zip", "zip") == "archive.format.extension-mismatch");
  CHECK(judged("a.zip", "html", "html") == "archive.format.unrecognised");
  CHECK(judged("a.zip", "empty", "empty") == "archive.empty");
}

TEST_CASE("suffix_rules: a tar is a tar under any compression", "[intake][suffix_rules]") {
  CHECK(judged("a.tgz", "tar", "tar").empty());
  CHECK(judged("a.tar", "gzip", "tar").empty());
  CHECK(judged("a.tar.gz", "xz", "tar").empty());
}

TEST_CASE("suffix_rules: names that promise nothing", "[intake][suffix_rules]") {
  const std::string name = GENERATE("a", "a.a", "a.Z", "a.lib", "a.bin", "a.pkg", "a.run", ".a", "a.");
  CAPTURE(name);
  CHECK(find_expected(name) == nullptr);
  CHECK(judged(name, "zip", "zip").empty());
  CHECK(judged(name, "text", "text").empty());
}

TEST_CASE("suffix_rules: a listing of files is no archive, where it was delivered as one", "[intake][suffix_rules]") {
  CHECK(judged("a.txt", "mtree", "mtree") == "archive.format.unrecognised");
  CHECK(judged("a.txt", "mtree", "mtree", false).empty());
}

TEST_CASE("suffix_rules: compression comes off a name", "[intake][suffix_rules]") {
  CHECK(strip_compression("a.txt.gz") == "a.txt");
  CHECK(strip_compression("A.GZ") == "A");
  CHECK(strip_compression(".gz") == ".gz");
  CHECK(strip_compression("a.c") == "a.c");
}

}  // namespace
}  // namespace sluice
