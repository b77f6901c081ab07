// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/pack_file.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/load.hpp"
#include "policy/reading.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace sluice::policy {
namespace {

constexpr std::string_view builtin_prefix = "builtin:";
constexpr std::array<std::string_view, 5> archive_endings = {".tar.gz", ".tgz", ".tar.xz", ".tar.zst", ".zip"};

/// "1.2" as {1, 2, 0}.
std::array<std::uint64_t, 3> version_parts(std::string_view text) {
  std::array<std::uint64_t, 3> parts{};
  std::size_t i = 0;
  for (const std::string_view part : split(text, '.')) {
    if (i < parts.size()) parts[i++] = parse_uint(part).value_or(0);
  }
  return parts;
}

std::string join_plainly(const std::string& folder, std::string_view name) {
  if (name.starts_with("./")) name.remove_prefix(2);
  return join_path(folder, std::string(name));
}

constexpr std::uint64_t most_rule_bytes = std::uint64_t{16} << 20;

/// The ids of a shipped file's rules, without reading it as YAML: its layout is ours, and a file without any is read.
std::vector<std::string_view> rule_ids_in(std::string_view text) {
  constexpr std::string_view mark = "\n  - id: ";
  std::vector<std::string_view> ids;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    at += mark.size();
    ids.push_back(trim(text.substr(at, text.find('\n', at) - at)));
  }
  return ids;
}

std::string digest_of_files(const TextsByPath& files) {
  std::string lines;
  for (const auto& [name, text] : files) lines += fmt::format("{} {}\n", to_hex(sha256(text)), name);
  return to_hex(sha256(lines));
}

}  // namespace

PackFiles::PackFiles(const PolicySources& sources, Library& library, Reading& reading)
    : sources_(sources), builtin_folder_(sources.builtin_folder), library_(library), reading_(reading) {}

bool is_overlay_place(std::string_view path) { return path.starts_with("machine:/") || path.starts_with("added:/"); }

std::vector<Reading::File> PackFiles::shipped_rule_files() const {
  const std::string folder = join_path(builtin_folder_, "rules");
  std::vector<Reading::File> files;
  for (const std::string& name : list_folder(folder)) {
    if (name.ends_with(".yaml"))
      files.push_back({join_path(folder, name), fmt::format("{}rules/{}", builtin_prefix, name)});
  }
  return files;
}

void PackFiles::add_shipped_rules() { add_rule_files(shipped_rule_files()); }

void PackFiles::add_wanted_rules() {
  const std::vector<Glob> patterns = wanted_patterns();
  std::vector<bool> is_met(patterns.size());
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const auto has_id = [&](const auto& rule) { return patterns[i].matches(rule.first); };
    is_met[i] = std::ranges::any_of(library_.rules(), has_id);
  }
  std::vector<Reading::File> wanted;
  const std::vector<Reading::File> files = shipped_rule_files();
  for (const Reading::File& file : files) {
    const Result<std::string> text = read_file(file.path, most_rule_bytes);
    const std::vector<std::string_view> ids = text ? rule_ids_in(*text) : std::vector<std::string_view>();
    bool is_wanted = ids.empty();  // why it cannot be read is reported when it is opened
    for (const std::string_view id : ids) {
      for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (!patterns[i].matches(id)) continue;
        is_met[i] = true;
        is_wanted = true;
      }
    }
    if (is_wanted) wanted.push_back(file);
  }
  const bool is_all_met = std::ranges::find(is_met, false) == is_met.end();
  add_rule_files(is_all_met ? wanted : files);
}

/// What packs use, and earlier ids of a company's rules: they must not be those of rules that still exist.
std::vector<Glob> PackFiles::wanted_patterns() const {
  std::vector<Glob> patterns;
  for (const PackDraft& pack : packs_) {
    for (const std::string& use : texts_at(pack.document->root, "use")) {
      if (!use.starts_with('!')) patterns.emplace_back(use);
    }
  }
  for (const auto& [id, draft] : library_.rules())
    for (const std::string& earlier : draft.rule.replaces) patterns.emplace_back(earlier);
  return patterns;
}

void PackFiles::add_rule_files(const std::vector<Reading::File>& files) {
  reading_.expect(files);
  for (const Reading::File& file : files) {
    const yaml::Document* document = reading_.open(file.path, file.shown, {});
    if (document != nullptr && rule_documents_.insert(document).second) library_.add_file(*document, true);
  }
}

std::optional<std::size_t> PackFiles::load(const std::string& use, const std::string& folder, const Span& asked_by,
                                           const std::string& sha256) {
  const std::optional<Location> location = locate(use, folder, asked_by, sha256);
  if (!location) reading_.lose_a_file();
  if (!location) return std::nullopt;
  const std::string key = Reading::key_of(location->path);
  if (being_read_.contains(key)) {
    reading_.error("extends-cycle", fmt::format("pack '{}' extends itself", use), asked_by,
                   "leads back to a pack that is being read");
    return std::nullopt;
  }
  const auto [known, is_new] = by_path_.try_emplace(key, std::nullopt);
  if (is_new) {
    being_read_.insert(key);
    known->second = read(*location, asked_by);
    being_read_.erase(key);
  }
  if (known->second) check_major(packs_[*known->second], *location, asked_by);
  if (known->second) check_pin(packs_[*known->second], *location, asked_by);
  return known->second;
}

std::optional<PackFiles::Location> PackFiles::locate(const std::string& use, const std::string& folder,
                                                     const Span& asked_by, const std::string& sha256) {
  constexpr std::string_view inside = "!/", usual = "pack.yaml";
  if (use.starts_with(builtin_prefix)) {
    if (sha256.empty()) return locate_shipped(use, asked_by);
    reading_.error("pinned-builtin", fmt::format("'{}' cannot be pinned by a digest", use), asked_by, "comes with sluice itself").help =
        "leave 'sha256' out; 'sluice policy lock' pins it";
    return std::nullopt;
  }
  const std::size_t mark = use.find(inside);
  const std::string holder = use.substr(0, mark);
  const std::string inner = mark == std::string::npos ? std::string(usual) : use.substr(mark + inside.size());
  if (use.find("://") != std::string::npos) {
    if (use.starts_with("https://") && !sha256.empty()) return locate_inside(holder, inner, sha256, asked_by);
    if (sources_.takes_loopback && use.starts_with("http://127.0.0.1:") && !sha256.empty()) return locate_inside(holder, inner, sha256, asked_by);
    reading_.error("unpinned-address", fmt::format("'{}' is no address that a digest pins", use), asked_by, "anybody could answer")
        .help = "write {use: \"https://...\", sha256: ...}, and run 'sluice policy update' to fetch it";
    return std::nullopt;
  }
  const bool is_archive = mark != std::string::npos || std::ranges::any_of(archive_endings, [&](std::string_view ending) { return use.ends_with(ending); });
  const bool is_provided = Reading::is_provided_place(folder + "/");
  if (is_archive && !is_provided) return locate_inside(join_plainly(folder, holder), inner, sha256, asked_by);
  const std::optional<std::string> path = reading_.resolve(folder, use, asked_by);
  return path ? std::optional(Location{*path, *path, {}, sha256}) : std::nullopt;
}

/// Opens an archive or address once; its files are then at hand under "HOLDER!/".
std::optional<PackFiles::Location> PackFiles::locate_inside(const std::string& holder, const std::string& inner,
                                                            const std::string& sha256, const Span& asked_by) {
  const std::string path = fmt::format("{}!/{}", holder, inner);
  const Location location{path, path, {}, {}};
  if (opened_.contains(holder)) return check_opened(holder, sha256, asked_by) ? std::optional(location) : std::nullopt;
  const std::optional<TextsByPath> files = open_holder(holder, sha256, asked_by);
  if (!files) return std::nullopt;
  opened_[holder] = {sha256, digest_of_files(*files)};
  TextsByPath texts;
  for (const auto& [name, text] : *files) texts.emplace(fmt::format("{}!/{}", holder, name), text);
  reading_.provide(std::move(texts));
  if (holder.find("://") == std::string::npos) archives_.push_back(holder);
  return location;
}

/// Each pin counts, whoever opened it before and with which one.
bool PackFiles::check_opened(const std::string& holder, const std::string& sha256, const Span& asked_by) {
  Opened& opened = opened_[holder];
  if (sha256.empty() || sha256 == opened.sha256) return true;
  if (opened.sha256.empty()) {
    const std::optional<TextsByPath> files = open_holder(holder, sha256, asked_by);
    if (!files) return false;
    if (digest_of_files(*files) == opened.files) {
      opened.sha256 = sha256;
      return true;
    }
  }
  reading_.error("pin-mismatch", fmt::format("'{}' is not the file that is pinned here", holder), asked_by, fmt::format("SHA-256 {} is asked for", sha256))
      .help = "pin one file everywhere, after reading it";
  return false;
}

std::optional<TextsByPath> PackFiles::open_holder(const std::string& holder, const std::string& sha256, const Span& asked_by) {
  Result<TextsByPath> files = sources_.open_packs ? sources_.open_packs(holder, sha256) : fail("packs in archives are not read here");
  if (files) return std::move(*files);
  reading_.error("pack-unreadable", files.error().message, asked_by, "asked for here").help = files.error().help;
  return std::nullopt;
}

std::optional<PackFiles::Location> PackFiles::locate_shipped(const std::string& use, const Span& asked_by) {
  const std::string_view reference = std::string_view(use).substr(builtin_prefix.size());
  const std::size_t at = reference.find('@');
  const std::string name(reference.substr(0, at));
  if (at == std::string_view::npos || !parse_uint(reference.substr(at + 1))) {
    reading_.error("bad-use", fmt::format("'{}' names no major version", use), asked_by, "expected builtin:NAME@MAJOR")
        .help = fmt::format("write 'builtin:{}@1'", name);
    return std::nullopt;
  }
  const std::string folder = join_path(builtin_folder_, "packs");
  const std::string file = name + ".yaml";
  const std::vector<std::string> shipped = list_folder(folder);
  if (std::ranges::find(shipped, file) != shipped.end()) {
    return Location{join_path(folder, file), fmt::format("{}packs/{}", builtin_prefix, file),
                    std::string(reference.substr(at + 1)), {}};
  }
  std::vector<std::string_view> names;
  for (const std::string& candidate : shipped) {
    if (candidate.ends_with(".yaml")) names.push_back(std::string_view(candidate).substr(0, candidate.size() - 5));
  }
  reading_
      .error("unknown-pack", fmt::format("there is no shipped pack '{}'", name), asked_by,
             "not shipped with this sluice")
      .help = nearest_help("pack", name, names);
  return std::nullopt;
}

std::optional<std::size_t> PackFiles::read(const Location& location, const Span& asked_by) {
  PackDraft draft;
  draft.document = reading_.open(location.path, location.shown, asked_by);
  if (draft.document == nullptr) return std::nullopt;
  const yaml::Node& root = draft.document->root;
  check_table(root, pack_file_table, reading_);
  const yaml::Node* header = root.find("pack");
  if (header == nullptr || header->kind != yaml::Node::Kind::mapping) return std::nullopt;
  draft.ref = {.id = text_at(*header, "id"),
               .version = text_at(*header, "version"),
               .title = text_at(*header, "title"),
               .file = location.shown,
               .sha256 = reading_.digest_of(draft.document->file),
               .locked = false,
               .review_by = day_at(*header, "review-by"),
               .span = span_at(*header, "id")};
  draft.folder = parent_of(location.path);
  draft.by = fmt::format("{} {}", is_overlay_place(location.path) ? "overlay" : "pack", draft.ref.id);
  draft.is_shipped = !builtin_folder_.empty() &&
                     absolute_path(location.path).starts_with(absolute_path(join_path(builtin_folder_, "packs")) + "/");
  check_engine(draft);
  for (const yaml::Node& entry : items_at(root, "extends")) {
    const std::string use = text_at(entry, "use");
    if (use.empty()) continue;
    if (const auto extended = load(use, draft.folder, span_at(entry, "use"), text_at(entry, "sha256")))
      draft.extends.push_back({*extended, &entry});
  }
  read_rule_files(draft);
  const auto twin = std::ranges::find(packs_, draft.ref.id, [](const PackDraft& pack) { return pack.ref.id; });
  if (twin != packs_.end()) {
    reading_
        .error("duplicate-pack", fmt::format("two packs have the id '{}'", draft.ref.id), draft.ref.span,
               "used again here")
        .secondary.push_back(reading_.label(twin->ref.span, "first used here"));
  }
  packs_.push_back(std::move(draft));
  return packs_.size() - 1;
}

void PackFiles::check_major(const PackDraft& draft, const Location& location, const Span& asked_by) {
  const std::string major = draft.ref.version.substr(0, draft.ref.version.find('.'));
  if (!location.major.empty() && location.major != major) {
    reading_
        .error("pack-major",
               fmt::format("pack '{}' has version {}, not {}", draft.ref.id, draft.ref.version, location.major),
               asked_by, fmt::format("major version {} is asked for", location.major))
        .help = fmt::format("write '@{}' after reading its changes", major);
  }
}

void PackFiles::check_pin(const PackDraft& draft, const Location& location, const Span& asked_by) {
  if (location.sha256.empty() || location.sha256 == draft.ref.sha256) return;
  reading_
      .error("pin-mismatch", fmt::format("'{}' is not the file that is pinned here", location.shown), asked_by,
             fmt::format("its SHA-256 is {}", draft.ref.sha256))
      .help = "find out who changed it; pin it anew after reading it";
}

void PackFiles::check_engine(const PackDraft& draft) {
  const yaml::Node* needed = draft.document->root.find("pack")->find("requires");
  const std::string engine = needed == nullptr ? std::string() : text_at(*needed, "engine");
  if (!engine.starts_with(">=") || version_parts(trim(std::string_view(engine).substr(2))) <= version_parts(version))
    return;
  reading_
      .error("engine-too-old", fmt::format("pack '{}' needs sluice {}, this is {}", draft.ref.id, engine, version),
             span_at(*needed, "engine"), "a newer sluice is needed")
      .help = "update sluice, or use an earlier version of the pack";
}

void PackFiles::read_rule_files(PackDraft& draft) {
  const yaml::Node* patterns = draft.document->root.find("rule-files");
  if (patterns == nullptr) return;
  for (const yaml::Node* pattern : scalars_of(*patterns)) {
    const std::vector<std::string> paths = reading_.find_files(draft.folder, pattern->text);
    if (paths.empty()) {
      reading_.error("no-rule-file", fmt::format("'{}' in pack '{}' matches no file", pattern->text, draft.ref.id),
                     pattern->span, "no such file");
    }
    for (const std::string& path : paths) {
      const yaml::Document* document = reading_.open(path, path, pattern->span);
      if (document == nullptr) continue;
      draft.rule_files.push_back(document->file);
      if (rule_documents_.insert(document).second) library_.add_file(*document, draft.is_shipped);
    }
  }
}

}  // namespace sluice::policy
