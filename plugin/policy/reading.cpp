// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/reading.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/glob.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace sluice::policy {
namespace {

constexpr std::string_view format_version = "1";

/// Checks `sluice: 1` at the top; a newer format is refused, never guessed.
bool has_known_format(const yaml::Document& document, Reading& reading) {
  const yaml::Member* version = document.root.find_member("sluice");
  if (document.root.kind != yaml::Node::Kind::mapping || version == nullptr) {
    Span top = document.root.span;
    top.file = document.file;
    reading.error("format-missing", "the file does not say which format it has", top, "'sluice: 1' is missing").help =
        "start the file with 'sluice: 1'";
    return false;
  }
  if (version->value.kind == yaml::Node::Kind::scalar && version->value.text == format_version) return true;
  reading
      .error("format-version", "this sluice reads format 1", version->value.span,
             fmt::format("format '{}' is asked for here", version->value.text))
      .help = "use a newer sluice, or write 'sluice: 1'";
  return false;
}

bool is_pattern(std::string_view text) { return text.find_first_of("*?[{") != std::string_view::npos; }

std::vector<std::string> find_on_disk(const std::string& folder, std::string_view pattern) {
  std::vector<std::string> paths = {folder};
  for (const std::string_view part : split(pattern, '/')) {
    std::vector<std::string> next;
    for (const std::string& path : paths) {
      if (!is_pattern(part)) next.push_back(join_path(path, std::string(part)));
      if (!is_pattern(part)) continue;
      const Glob glob(part);
      for (const std::string& name : list_folder(path.empty() ? "." : path)) {
        if (glob.matches(name)) next.push_back(join_path(path, name));
      }
    }
    paths = std::move(next);
  }
  std::erase_if(paths, [](const std::string& path) { return !is_file(path); });
  std::ranges::sort(paths);
  return paths;
}

/// "machine:/" of "machine:/rules", "packs.tar.gz!/" of "packs.tar.gz!/rules": what signed or pinned files may refer to.
std::string provided_root(const std::string& folder) {
  const bool is_overlay = folder.starts_with("machine:/") || folder.starts_with("added:/");
  const std::string_view mark = is_overlay ? ":/" : "!/";
  return folder.substr(0, folder.find(mark) + mark.size());
}

std::string normalized(const std::string& path) { return std::filesystem::path(path).lexically_normal().string(); }

}  // namespace

bool Reading::is_provided_place(std::string_view path) {
  return path.starts_with("machine:/") || path.starts_with("added:/") || path.find("!/") != std::string_view::npos;
}

std::string Reading::key_of(const std::string& path) {
  if (!is_provided_place(path)) return absolute_path(path);
  const std::size_t inside = path.find("!/");
  const bool is_in_file = inside != std::string::npos && path.find("://") >= inside && !path.starts_with("machine:/") && !path.starts_with("added:/");
  return is_in_file ? absolute_path(path.substr(0, inside)) + path.substr(inside) : path;
}

std::optional<std::string> Reading::resolve(const std::string& folder, std::string_view name, const Span& asked_by) {
  if (name.starts_with("./")) name.remove_prefix(2);
  std::string path = join_path(folder, std::string(name));
  const std::string start = folder + "/";
  if (!is_provided_place(start) || normalized(path).starts_with(normalized(provided_root(start)))) return path;
  error("outside-archive", fmt::format("'{}' lies outside of what was verified with this file", name), asked_by, "leads out of it").help =
      "a pack in an archive refers to its own files, builtin: or a pinned address";
  return std::nullopt;
}

std::vector<std::string> Reading::find_files(const std::string& folder, std::string_view pattern) const {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  const std::string start = folder + (folder.ends_with('/') ? "" : "/");
  if (!is_provided_place(start)) return find_on_disk(folder, pattern);
  const Glob glob(pattern);
  std::vector<std::string> found;
  for (const auto& [path, text] : provided_) {
    if (path.starts_with(start) && glob.matches(std::string_view(path).substr(start.size()))) found.push_back(path);
  }
  return found;
}

Result<std::string> Reading::read(const std::string& path) const {
  if (!is_provided_place(path)) return read_file(path, Limits{}.document_bytes);
  const auto provided = provided_.find(path);
  if (provided == provided_.end()) return fail(fmt::format("reading {}: there is no such file", path));
  return provided->second;
}

/// From the last on, for whoever opens them begins with the first.
void Reading::expect(const std::vector<File>& files) {
  if (pool_ == nullptr) pool_ = std::make_unique<Pool>(2);
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    const auto [at, is_new] = expected_.try_emplace(key_of(file->path));
    if (!is_new) continue;
    Expected& expected = at->second;
    expected.task = pool_->submit([&expected, file = *file] {
      expected.text = read_file(file.path, Limits{}.document_bytes);
      if (expected.text) expected.parsed = yaml::parse(*expected.text, file.shown);
    });
  }
}

/// The text of a file that was read, its digest noted; false and a recorded problem if it was not.
bool Reading::take(Result<std::string> content, const File& file, const Span& asked_by, std::string& text) {
  if (!content) {
    const Span place = asked_by.file.empty() ? Span{.file = file.shown} : asked_by;
    error("file-unreadable", content.error().message, place, "asked for here").help = content.error().help;
    return false;
  }
  if (!is_provided_place(file.path)) files_.push_back(file.path);
  digests_[file.shown] = to_hex(sha256(*content));
  text = std::move(*content);
  return true;
}

const yaml::Document* Reading::open(const std::string& path, const std::string& shown, const Span& asked_by) {
  const std::string key = key_of(path);
  if (const auto known = by_path_.find(key); known != by_path_.end()) return known->second;
  Expected at_once;
  const auto found = expected_.find(key);
  Expected& expected = found == expected_.end() ? at_once : found->second;
  if (found == expected_.end()) {
    expected.text = read(path);
    if (expected.text) expected.parsed = yaml::parse(*expected.text, shown);
  }
  const yaml::Document* document = open_expected(expected, {path, shown}, asked_by);
  by_path_[key] = document;
  if (document == nullptr) lose_a_file();
  return document;
}

const yaml::Document* Reading::open_expected(Expected& expected, const File& file, const Span& asked_by) {
  expected.task.wait();
  std::string text;
  if (!take(std::move(expected.text), file, asked_by, text)) return nullptr;
  return keep(std::move(*expected.parsed), file.shown);
}

const yaml::Document* Reading::add(std::string text, const std::string& shown) {
  digests_[shown] = to_hex(sha256(text));
  return keep(yaml::parse(std::move(text), shown), shown);
}

const std::string* Reading::open_text(const std::string& path, const std::string& shown, const Span& asked_by) {
  std::string text;
  if (!take(read(path), {path, shown}, asked_by, text)) return nullptr;
  auto& kept = texts_[shown];
  kept = std::make_unique<const std::string>(std::move(text));
  return kept.get();
}

const yaml::Document* Reading::keep(Result<yaml::Document> parsed, const std::string& shown) {
  if (!parsed) {
    if (parsed.error().diagnostics.empty()) error("yaml-syntax", parsed.error().message, Span{.file = shown});
    std::ranges::move(parsed.error().diagnostics, std::back_inserter(problems_));
    return nullptr;
  }
  auto& kept = documents_[shown];
  if (kept != nullptr) namesakes_.push_back(std::move(kept));
  kept = std::make_unique<const yaml::Document>(std::move(*parsed));
  return has_known_format(*kept, *this) ? kept.get() : nullptr;
}

Diagnostic& Reading::error(std::string code, std::string message, const Span& span, std::string label_text) {
  Diagnostic problem;
  problem.code = std::move(code);
  problem.message = std::move(message);
  problem.primary = label(span, std::move(label_text));
  return problems_.emplace_back(std::move(problem));
}

Label Reading::label(const Span& span, std::string text) const {
  const auto document = documents_.find(span.file);
  if (document != documents_.end() && span.line != 0) return document->second->label(span, std::move(text));
  return Label{span, std::move(text), {}};
}

std::vector<Diagnostic> Reading::take_problems_from(std::size_t count) {
  std::vector<Diagnostic> taken(std::make_move_iterator(problems_.begin() + static_cast<std::ptrdiff_t>(count)),
                                std::make_move_iterator(problems_.end()));
  problems_.resize(count);
  return taken;
}

std::string Reading::digest_of(const std::string& shown) const {
  const auto digest = digests_.find(shown);
  return digest == digests_.end() ? std::string() : digest->second;
}

std::string one_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

std::string nearest_help(std::string_view what, std::string_view word,
                         const std::vector<std::string_view>& candidates) {
  const auto nearest = find_nearest(word, candidates);
  return nearest ? fmt::format("a {} with a similar name exists: '{}'", what, *nearest) : std::string();
}

}  // namespace sluice::policy
