// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/lock_file.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/reading.hpp"
#include "policy/tighten.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

constexpr std::string_view remedy = "read the change, then run 'sluice policy lock'";

std::string relative_to(const std::string& folder, const std::string& path) {
  const bool lies_in = !folder.empty() && path.starts_with(folder + "/");
  return lies_in ? path.substr(folder.size() + 1) : path;
}

/// A YAML scalar that is quoted, so that no file name can be anything but text.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string render_files(std::string_view key, const FileDigests& files) {
  std::string text = fmt::format("{}:{}\n", key, files.empty() ? " {}" : "");
  for (const auto& [file, digest] : files) text += fmt::format("  {}: {}\n", quoted(file), digest);
  return text;
}

class LockChecker {
 public:
  LockChecker(const yaml::Document& lock, Reading& reading) : lock_(lock), reading_(reading) {}

  /// True if the lock lists the pack as it is; a changed one is recorded.
  bool check_pack(const PackRef& pack) {
    const yaml::Node* packs = lock_.root.find("packs");
    const yaml::Node* entry = packs == nullptr ? nullptr : packs->find(pack.id);
    if (entry == nullptr) return false;
    if (text_at(*entry, "sha256") == pack.sha256) return true;
    Diagnostic& problem =
        reading_.error("lock-mismatch", fmt::format("pack '{}' is not the one that sluice.lock lists", pack.id),
                       span_at(*entry, "sha256"), fmt::format("the file's SHA-256 is {}", pack.sha256));
    problem.secondary.push_back(reading_.label(
        pack.span, fmt::format("version {} is read, {} is locked", pack.version, text_at(*entry, "version"))));
    problem.help = std::string(remedy);
    return true;
  }

  /// A pack that is not listed brings files that are not; those that are listed have to be the same all the same.
  void check_files(std::string_view key, const FileDigests& files, bool needs_all) {
    const yaml::Node* listed = lock_.root.find(key);
    for (const auto& [file, digest] : files) {
      const bool is_listed = listed != nullptr && listed->find(file) != nullptr;
      if (is_listed || needs_all) check_file(listed, file, digest);
    }
  }

 private:
  void check_file(const yaml::Node* listed, const std::string& file, const std::string& digest) {
    const yaml::Node* entry = listed == nullptr ? nullptr : listed->find(file);
    if (entry != nullptr && entry->text == digest) return;
    const Span place = entry != nullptr ? entry->span : listed != nullptr ? listed->span : Span{.file = lock_.file};
    reading_
        .error("lock-mismatch", fmt::format("file '{}' is not the one that sluice.lock lists", file), place,
               entry == nullptr ? "not listed" : fmt::format("the file's SHA-256 is {}", digest))
        .help = std::string(remedy);
  }

  const yaml::Document& lock_;
  Reading& reading_;
};

Diagnostic unlocked(const PackRef& pack, Reading& reading) {
  Diagnostic problem;
  problem.level = Diagnostic::Level::warning;
  problem.code = "unlocked-pack";
  problem.message = fmt::format("pack '{}' is not listed in sluice.lock", pack.id);
  problem.primary = reading.label(pack.span, "may change without notice");
  problem.help = "run 'sluice policy lock'";
  return problem;
}

}  // namespace

LockContent make_lock_content(const LockSources& sources, const std::string& folder, const Reading& reading) {
  LockContent content;
  for (const PackDraft& pack : sources.packs) {
    content.packs.push_back(pack.ref);
    content.packs.back().file = relative_to(folder, pack.ref.file);
  }
  std::ranges::sort(content.packs, {}, &PackRef::id);
  for (const auto& [id, draft] : sources.rules)
    content.rule_files[relative_to(folder, draft.file)] = reading.digest_of(draft.file);
  for (const std::string& file : sources.data_files)
    content.data_files[relative_to(folder, file)] = reading.digest_of(file);
  return content;
}

std::string locked_rule(const Rule& rule, const std::vector<Rung>& rungs) {
  std::vector<std::string> actions;
  for (const Rung& rung : rungs) actions.emplace_back(to_string(action_at(rule, rung)));
  std::string fields;
  for (const auto& [name, value] : rule.params) fields += fmt::format("{}: {}\n", name, one_line(value));
  for (const std::string_view field : {"match", "assert", "effective.warn", "effective.enforce", "leeway-days",
                                       "on-unknown", "waivable", "baseline", "obligations"}) {
    const Setter* setter = find_setter(rule, field);
    if (setter != nullptr) fields += fmt::format("{}: {}\n", field, setter->value);
  }
  constexpr std::size_t digits = 8;
  return fmt::format("{}{}: {} #{}", to_string(rule.severity), rule.danger ? " danger" : "", join(actions, ", "),
                     to_hex(sha256(fields)).substr(0, digits));
}

std::string render_lock(const LockContent& content) {
  std::string text = "# written by 'sluice policy lock'\nsluice: 1\n";
  text += content.packs.empty() ? "packs: {}\n" : "packs:\n";
  for (const PackRef& pack : content.packs) {
    text += fmt::format("  {}:\n    version: {}\n    file: {}\n    sha256: {}\n", quoted(pack.id), pack.version,
                        quoted(pack.file), pack.sha256);
  }
  text += render_files("rule-files", content.rule_files);
  if (!content.data_files.empty()) text += render_files("data-files", content.data_files);
  if (!content.rules.empty()) text += "rules:\n";
  for (const auto& [id, state] : content.rules) text += fmt::format("  {}: {}\n", quoted(id), quoted(state));
  return text;
}

void check_lock(const yaml::Document& lock, const LockContent& content, bool needs_lock, std::vector<PackRef>& packs,
                std::vector<Diagnostic>& remarks, Reading& reading) {
  if (!check_table(lock.root, lock_file_table, reading)) return;
  LockChecker checker(lock, reading);
  bool all_listed = true;
  for (PackRef& pack : packs) {
    if (pack.locked) continue;  // by the signature of an overlay
    pack.locked = checker.check_pack(pack);
    all_listed = all_listed && pack.locked;
    if (pack.locked) continue;
    Diagnostic problem = unlocked(pack, reading);
    if (needs_lock) problem.level = Diagnostic::Level::error;
    if (needs_lock)
      reading.report(std::move(problem));
    else
      remarks.push_back(std::move(problem));
  }
  checker.check_files("rule-files", content.rule_files, all_listed);
  checker.check_files("data-files", content.data_files, all_listed);
}

}  // namespace sluice::policy
