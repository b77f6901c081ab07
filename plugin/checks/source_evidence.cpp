// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/source_evidence.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "model/file_name_version.hpp"
#include "model/file_role.hpp"
#include "model/file_types.hpp"
#include "model/version_generic.hpp"
#include "model/version_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 10> script_names = {"cmakelists.txt", "makefile",  "configure", "configure.ac",
                                                           "meson.build",    "build.sh",  "build.md",  "build.ninja",
                                                           "setup.py",       "cargo.toml"};
constexpr std::int32_t offer_days = 3 * 365;

bool is_script(std::string_view path) {
  const std::string name = to_lower_ascii(path.substr(path.rfind('/') + 1));
  return std::ranges::find(script_names, name) != script_names.end();
}

bool is_same_version(std::string_view a, std::string_view b) {
  return plain_version(a) == plain_version(b) ||
         compare_versions(VersionScheme::generic, a, b) == std::strong_ordering::equal;
}

using Folders = std::map<std::pair<std::uint32_t, std::string>, bool>;

/// Folders that are called like a release, by container and path, and whether they hold code.
Folders release_folders(const Contents& contents) {
  Folders found;
  std::vector<bool*> open;  // those that the last file lies in
  std::uint32_t container = no_index;
  std::string_view folder;
  for (const Entry& entry : contents.entries) {
    if (entry.kind != EntryKind::file) continue;
    const std::string_view path = entry.path.view();
    const std::string_view own = path.substr(0, path.rfind('/') + 1);
    if (entry.container != container || own != folder) {
      open.clear();
      container = entry.container;
      folder = own;
      std::size_t begin = own.find('/') + 1;  // the top folder is the delivery itself
      for (std::size_t end = own.find('/', begin); end != own.npos; end = own.find('/', begin = end + 1)) {
        if (release_in_file_name(own.substr(begin, end - begin)).empty()) continue;
        open.push_back(&found[{container, std::string(own.substr(0, end))}]);
      }
    }
    const bool has_code = !open.empty() && is_code_file(path);
    for (bool* const one : open) *one = *one || has_code;
  }
  return found;
}

}  // namespace

SourceEvidence::SourceEvidence(const Inventory& inventory)
    : inventory_(inventory), packages_(inventory), counts_(packages_.all().size()) {
  for (std::uint32_t i = 0; i < counts_.size(); ++i) {
    numbers_.emplace(std::pair(packages_.all()[i].container, packages_.all()[i].manifest), i);
  }
  count_files();
  add_candidates();
}

void SourceEvidence::count_files() {
  const std::vector<Entry>& entries = inventory_.contents.entries;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i].kind != EntryKind::file) continue;
    const std::uint32_t package = packages_.of_entry(i);
    if (package == no_index) continue;
    Counts& own = counts_[package];
    const std::string_view path = packages_.path_of(i);
    if (is_binary_type(entries[i].type.view())) ++own.binaries;
    if (is_code_file(path) && file_role(path) != FileRole::test) ++own.sources;
    if (is_script(path)) ++own.scripts;
  }
}

/// Archives in a delivery, and folders that are called like a release: "sources/zlib-1.3.1/".
void SourceEvidence::add_candidates() {
  const std::vector<std::uint32_t> deliveries = deliveries_of_containers(inventory_);
  for (std::uint32_t i = 0; i < packages_.all().size(); ++i) {
    const Package& package = packages_.all()[i];
    const Container& container = inventory_.contents.containers[package.container];
    if (container.parent == no_index || package.manifest != no_index) continue;
    const std::string file = file_name_of(container.path);
    candidates_.push_back({package.delivery, container.path, name_before_release(file), release_in_file_name(file),
                           counts_[i].sources > 0});
  }
  for (const auto& [place, has_code] : release_folders(inventory_.contents)) {
    if (deliveries[place.first] == no_index) continue;
    const std::string name = file_name_of(place.second);
    candidates_.push_back({deliveries[place.first],
                           inventory_.contents.containers[place.first].path + "!/" + place.second,
                           name_before_release(name), release_in_file_name(name), has_code});
  }
}

const SourceEvidence::Counts& SourceEvidence::counts(const LicenseConclusion& conclusion) const {
  static constexpr Counts none;
  const auto found = numbers_.find({conclusion.container, conclusion.manifest});
  return found == numbers_.end() ? none : counts_[found->second];
}

SourceAnswer SourceEvidence::judge(const Candidate& candidate, std::string_view version) const {
  SourceAnswer answer;
  answer.place = {candidate.path, 0, 0, "", ""};
  if (!candidate.has_code) {
    answer.detail = fmt::format("{} holds no source files", candidate.path);
  } else if (candidate.version.empty() || version.empty()) {
    answer.standing = SourceAnswer::Standing::unknown;
    answer.detail = fmt::format("the version of {} is not known", version.empty() ? "the package" : candidate.path);
  } else if (!is_same_version(candidate.version, version)) {
    answer.standing = SourceAnswer::Standing::wrong_version;
    answer.detail = fmt::format("{} is version {}, and {} is delivered", candidate.path, candidate.version, version);
  } else {
    answer.standing = SourceAnswer::Standing::found;
    answer.detail = candidate.path;
  }
  return answer;
}

SourceAnswer SourceEvidence::find_source(const LicensedUse& use) const {
  const LicenseConclusion& conclusion = inventory_.conclusions[use.conclusion];
  const Delivery& delivery = inventory_.deliveries[conclusion.delivery];
  const std::string_view stated = component_field(delivery, use.entry, "source.path");
  SourceAnswer best;
  const auto look = [&](const Candidate& candidate) {
    SourceAnswer answer = judge(candidate, conclusion.version);
    if (answer.standing > best.standing || best.detail.empty()) best = std::move(answer);
  };
  if (!has_binaries(conclusion) && has_sources(conclusion)) {
    best.standing = SourceAnswer::Standing::found;
    best.detail = conclusion.root;
    best.place = {conclusion.root, 0, 0, "", ""};
    return best;
  }
  const std::string name = to_lower_ascii(conclusion.name);
  for (const Candidate& candidate : candidates_) {
    if (candidate.delivery != conclusion.delivery) continue;
    const bool is_stated = !stated.empty() && candidate.path.ends_with(fmt::format("/{}", stated));
    if (is_stated || (!name.empty() && candidate.name == name)) look(candidate);
  }
  const std::string release =
      conclusion.name.empty()
          ? "NAME-VERSION"
          : fmt::format("{}-{}", conclusion.name, conclusion.version.empty() ? "VERSION" : conclusion.version);
  best.looked_for = {fmt::format("an archive or folder called {} with source files", release)};
  if (conclusion.name.empty())
    best.looked_for.push_back("the name of the package: product.name of delivery.yaml, or a manifest");
  best.looked_for.push_back("components[].source.path in delivery.yaml");
  return best;
}

SourceAnswer SourceEvidence::find_offer(const LicensedUse& use, Day day) const {
  const LicenseConclusion& conclusion = inventory_.conclusions[use.conclusion];
  const Delivery& delivery = inventory_.deliveries[conclusion.delivery];
  const std::string_view stated = component_field(delivery, use.entry, "source.offer");
  const std::vector<std::uint32_t> deliveries = deliveries_of_containers(inventory_);
  SourceAnswer answer;
  answer.looked_for = {"components[].source.offer in delivery.yaml, or a file called written-offer.*"};
  for (std::uint32_t i = 0; i < inventory_.contents.entries.size(); ++i) {
    const Entry& entry = inventory_.contents.entries[i];
    if (entry.kind != EntryKind::file || entry.size == 0 || deliveries[entry.container] != conclusion.delivery)
      continue;
    const std::string name = to_lower_ascii(file_name_of(std::string(entry.path)));
    const bool is_offer =
        name.starts_with("written-offer") || name.starts_with("written_offer") || name.starts_with("source-offer");
    if (!is_offer && (stated.empty() || entry.path.view() != stated)) continue;
    answer.place = {inventory_.contents.full_path(entry.container, i), 0, 0, "", ""};
    answer.detail = answer.place.path;
    const std::optional<Day> until = parse_day(component_field(delivery, use.entry, "source.until"));
    const bool is_short = until && *until < day + offer_days;
    answer.standing = is_short ? SourceAnswer::Standing::wrong_version
                      : until  ? SourceAnswer::Standing::found
                               : SourceAnswer::Standing::unknown;
    if (is_short)
      answer.detail = fmt::format("the offer {} ends on {}, within three years", answer.place.path, to_string(*until));
    if (!until)
      answer.detail =
          fmt::format("nothing says until when the offer {} holds (components[].source.until)", answer.place.path);
    return answer;
  }
  return answer;
}

}  // namespace sluice
