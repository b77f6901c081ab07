// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Official test vectors below SLUICE_SHARED_DATA: loading them, and counting what holds.
#pragma once

#include "base/files.hpp"
#include "base/json.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// True, with a warning, if there is no reference data and the test must return.
inline bool lacks_vectors() {
  if (!shared_data().empty()) return false;
  WARN("skipped: no SLUICE_SHARED_DATA");
  return true;
}

/// The text of a file below the folder of SBOM vectors; fails the test if it cannot be read.
inline std::string vector_text(const std::string& name) {
  const Result<std::string> text = read_file(shared_data() + "/sbom/" + name, 4u << 20);
  if (!text) FAIL(text.error().message);
  return *text;
}

/// The cases of a JSON file: the items of "tests", or of the document if it is a list.
inline std::vector<json::Value> vector_cases(const std::string& name) {
  const Result<json::Value> document = json::parse(vector_text(name), name);
  if (!document) FAIL(document.error().message);
  return document->kind == json::Value::Kind::array ? document->items : document->items_of("tests");
}

/// "FOLDER/NAME" of each JSON file in a folder, sorted.
inline std::vector<std::string> vector_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const std::string& name : list_folder(shared_data() + "/sbom/" + folder)) {
    if (name.ends_with(".json")) files.push_back(folder + "/" + name);
  }
  return files;
}

/// Counts, for one set of vectors, the cases that were tried and that hold.
class Score {
 public:
  explicit Score(std::string set) : set_(std::move(set)) {}
  /// A case that does not hold fails the test.
  void count(bool holds, const std::string& why) {
    ++tried_;
    if (holds) ++held_;
    if (!holds) FAIL_CHECK(set_ << ": " << why);
  }
  /// A case of a checked-in list: it must still not hold.
  void count_known(bool holds, const std::string& why) {
    ++known_;
    if (holds) FAIL_CHECK(set_ << ": holds, but is listed as one that cannot: " << why);
  }
  /// Prints the figures; all cases of the set must have been tried.
  void report(std::size_t expected) const {
    fmt::print("{}: {} of {} hold, {} listed with a reason\n", set_, held_, tried_ + known_, known_);
    CHECK(tried_ + known_ == expected);
  }

 private:
  std::string set_;
  std::size_t tried_ = 0, held_ = 0, known_ = 0;
};

}  // namespace sluice::test
