// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/diagnostic.hpp"
#include "base/pool.hpp"
#include "base/yaml.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::policy {

/// Text by path. Such a path is none of the file system's: "machine:/overlay.yaml", "packs.tar.gz!/pack.yaml".
using TextsByPath = std::map<std::string, std::string, std::less<>>;

/// One reading of policy files. The documents stay at hand for underlined source lines and for nodes that are resolved
/// later; the problems of all files are collected, so that a user sees them together.
class Reading {
 public:
  struct File {
    std::string path;
    std::string shown;  ///< its name in spans
  };

  /// Begins to read and parse files that will be opened, on a second thread. What is opened later does not depend on
  /// it.
  void expect(const std::vector<File>& files);

  /// Adds files whose bytes are at hand: out of an archive, or of a folder whose signatures were verified.
  void provide(TextsByPath texts) { provided_.merge(std::move(texts)); }
  /// True for a path that only provide() can give: it is never looked up in the file system.
  static bool is_provided_place(std::string_view path);
  /// What tells a file from all others, however its path is written: no path on disk has the key of a provided file.
  static std::string key_of(const std::string& path);
  /// Path of the file that one in `folder` names. Absent if that one was provided and this is none of the same archive
  /// or overlay; the problem is recorded.
  std::optional<std::string> resolve(const std::string& folder, std::string_view name, const Span& asked_by);
  /// Files that a pattern such as "rules/*.yaml" selects, sorted. Wildcards stand for names in one folder.
  std::vector<std::string> find_files(const std::string& folder, std::string_view pattern) const;

  /// Reads and parses a YAML file of format 1, once for each path. `shown` is its name in spans. Null if that failed;
  /// the problem is then recorded, at `asked_by` if the file itself cannot be read.
  const yaml::Document* open(const std::string& path, const std::string& shown, const Span& asked_by);

  /// The same for text that is at hand already.
  const yaml::Document* add(std::string text, const std::string& shown);

  /// Whole text of a file that is no YAML; null and a recorded problem on failure.
  const std::string* open_text(const std::string& path, const std::string& shown, const Span& asked_by);

  /// Records a problem and gives it back, so that help and further labels can be added at once.
  Diagnostic& error(std::string code, std::string message, const Span& span, std::string label = {});
  void report(Diagnostic problem) { problems_.push_back(std::move(problem)); }
  Label label(const Span& span, std::string text) const;

  /// True if a file could not be read or parsed: what other files say about it cannot be judged then.
  bool has_lost_a_file() const { return has_lost_a_file_; }
  void lose_a_file() { has_lost_a_file_ = true; }

  const std::vector<Diagnostic>& problems() const { return problems_; }
  /// Takes the problems recorded since there were `count` of them.
  std::vector<Diagnostic> take_problems_from(std::size_t count);

  /// Paths of all files read, in order.
  const std::vector<std::string>& files() const { return files_; }
  /// Hex SHA-256 of a file that was opened, by its shown name.
  std::string digest_of(const std::string& shown) const;

 private:
  struct Expected {
    Result<std::string> text;
    std::optional<Result<yaml::Document>> parsed;
    Pool::Task task;  ///< goes before what it writes to
  };

  Result<std::string> read(const std::string& path) const;
  const yaml::Document* open_expected(Expected& expected, const File& file, const Span& asked_by);
  const yaml::Document* keep(Result<yaml::Document> parsed, const std::string& shown);
  bool take(Result<std::string> content, const File& file, const Span& asked_by, std::string& text);

  std::map<std::string, std::unique_ptr<const yaml::Document>, std::less<>> documents_;  ///< by shown name
  std::vector<std::unique_ptr<const yaml::Document>> namesakes_;  ///< documents whose shown name another took; still referred to
  std::map<std::string, std::unique_ptr<const std::string>, std::less<>> texts_;         ///< by shown name
  std::map<std::string, const yaml::Document*, std::less<>> by_path_;                    ///< by key
  std::map<std::string, std::string, std::less<>> digests_;                              ///< by shown name
  TextsByPath provided_;
  std::vector<std::string> files_;
  std::vector<Diagnostic> problems_;
  bool has_lost_a_file_ = false;
  std::unique_ptr<Pool> pool_;
  std::map<std::string, Expected, std::less<>> expected_;  ///< by key; they end before the pool
};

/// "a, b or c".
std::string one_of(const std::vector<std::string_view>& words);

/// "a key with a similar name exists: 'severity'", or empty.
std::string nearest_help(std::string_view what, std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace sluice::policy
