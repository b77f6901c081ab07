// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/delivery_draft.hpp"

#include "base/files.hpp"
#include "checks/kind.hpp"
#include "checks/sbom_profile_check.hpp"
#include "cli/product_version.hpp"
#include "gate/pipeline.hpp"
#include "model/file_role.hpp"
#include "model/sbom_profile.hpp"
#include "policy/load.hpp"
#include "readers/entry_lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace sluice {
namespace {

/// Asks for SBOMs and brings their profiles.
constexpr const char* reading_pack = "builtin:sbom-quality@1";

/// Sluice's own profile, of no standard: nobody claims it.
constexpr const char* own_profile = "sbom-structure";

/// As `conforms` names a profile: the version of a series stands behind '@'.
std::string claim_of(const SbomProfile& profile) {
  const bool has_version = !profile.series.empty() && profile.id.starts_with(profile.series + "-");
  return has_version ? profile.series + "@" + profile.id.substr(profile.series.size() + 1) : profile.id;
}

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

/// What a file is that somebody builds against or installs; empty of any other.
std::string artifact_kind(const Entry& entry) {
  const std::string_view path = entry.path.view();
  const std::string_view type = entry.type.view();
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (ends_with_any(name, {".so", ".a", ".lib", ".dll", ".dylib"}) || name.find(".so.") != std::string_view::npos) return "library";
  if (type == "elf" || type == "pe" || type.starts_with("mach")) return "executable";
  if (ends_with_any(name, {".img", ".bin", ".hex", ".iso", ".wic"})) return "image";
  if (ends_with_any(name, {".deb", ".rpm", ".whl", ".jar", ".apk", ".ipk"})) return "package";
  return {};
}

bool is_code(std::string_view path) {
  return ends_with_any(path, {".c", ".cc", ".cpp", ".cxx", ".rs", ".go", ".py", ".java", ".js", ".ts", ".s", ".S", ".f90"});
}
bool is_header(std::string_view path) { return ends_with_any(path, {".h", ".hh", ".hpp", ".hxx"}); }

class Draft {
 public:
  Draft(const Inventory& inventory, const Policy& policy)
      : inventory_(inventory), policy_(policy), wrapping_(EntryLookup(inventory.contents, inventory.deliveries.front().container).wrapping_folder()) {}

  void fill(DraftFacts& facts) const {
    add_artifacts(facts);
    for (const SbomDocument& document : inventory_.sboms) add_sbom(document, facts);
    std::ranges::sort(facts.components);
    facts.components.erase(std::unique(facts.components.begin(), facts.components.end()), facts.components.end());
    for (const Document& document : inventory_.documents) {
      if (document.entry == no_index || !is_own(inventory_.contents.entries[document.entry])) continue;
      const std::string path = path_of(inventory_.contents.entries[document.entry]);
      if (document.role == "notice" && facts.notices.empty()) facts.notices = path;
      if (document.role == "license-text") facts.license_texts.push_back(path);
    }
  }

 private:
  /// Of the delivery itself, not of an archive in it.
  bool is_own(const Entry& entry) const { return entry.container == inventory_.deliveries.front().container; }

  /// As a manifest names it: from the one folder that everything lies in.
  std::string path_of(const Entry& entry) const {
    const std::string path(entry.path);
    const bool is_wrapped = !wrapping_.empty() && path.starts_with(wrapping_ + "/");
    return is_wrapped ? path.substr(wrapping_.size() + 1) : path;
  }

  void add_artifacts(DraftFacts& facts) const {
    std::map<std::string, std::string> folders;  // top folder: headers or source
    bool has_binary = false;
    for (const Entry& entry : inventory_.contents.entries) {
      if (entry.kind != EntryKind::file || !is_own(entry)) continue;
      const std::string path = path_of(entry);
      const std::string kind = artifact_kind(entry);
      if (!kind.empty()) {
        facts.artifacts.push_back({path, kind, entry.sha256 ? "sha256:" + to_hex(*entry.sha256) : ""});
        has_binary = true;
        continue;
      }
      const std::string top = path.substr(0, path.find('/'));
      if (top == path || (!is_code(path) && !is_header(path))) continue;
      std::string& role = folders[top];
      if (role.empty()) role = "headers";
      if (is_code(path)) role = "source";
    }
    const bool has_source = std::ranges::any_of(folders, [](const auto& one) { return one.second == "source"; });
    for (const auto& [path, kind] : folders) facts.artifacts.push_back({path, kind, ""});
    if (has_binary) facts.forms.emplace_back("binary");
    if (has_source) facts.forms.emplace_back("source");
    if (!has_binary && !has_source && !folders.empty()) facts.forms.emplace_back("header-only");
  }

  void add_sbom(const SbomDocument& document, DraftFacts& facts) const {
    const Document& file = inventory_.documents[document.document];
    if (file.entry == no_index || !is_own(inventory_.contents.entries[file.entry])) return;
    const Sbom& sbom = document.sbom;
    const std::string path = path_of(inventory_.contents.entries[file.entry]);
    facts.sboms.push_back({path, conforms(sbom, path)});
    for (const SbomElement& element : sbom.elements) {
      if (element.kind != SbomElementKind::component) continue;
      const std::string purl(sbom.value(element, "purl"));
      if (!element.is_subject && !purl.empty()) facts.components.push_back(purl);
      if (!element.is_subject) continue;
      if (facts.purl.empty()) facts.purl = purl;
      if (facts.supplier.empty()) facts.supplier = std::string(sbom.value(element, "supplier"));
      if (facts.version.empty()) facts.version = std::string(sbom.value(element, "version"));
      const std::string name(sbom.value(element, "name"));
      if (!name.empty()) facts.name = name;
    }
  }

  /// Profiles of which the document meets each "must".
  std::vector<std::string> conforms(const Sbom& sbom, const std::string& path) const {
    std::vector<std::string> met;
    if (policy_.sbom_profiles == nullptr || !sbom.is_valid) return met;
    for (const SbomProfile& profile : policy_.sbom_profiles->profiles) {
      if (profile.id == own_profile) continue;
      const SbomSurroundings around{file_name_of(path), true, path, nullptr};
      const auto results = check_sbom(profile, options_of(profile, {}, {}), sbom, around);
      const bool is_met = std::ranges::all_of(results, [](const SbomCheckResult& one) { return one.check->level != SbomLevel::must || one.is_met(); });
      if (is_met) met.push_back(claim_of(profile));
    }
    return met;
  }

  const Inventory& inventory_;
  const Policy& policy_;
  std::string wrapping_;
};

/// "radar-sdk-4.2.1" without its version.
std::string name_of(const std::string& delivery, const std::string& version) {
  std::string name = file_name_of(absolute_path(delivery));
  const std::size_t at = version.empty() ? std::string::npos : name.rfind(version);
  if (at != std::string::npos && at > 1) name.resize(name[at - 1] == 'v' ? at - 2 : at - 1);
  return name;
}

}  // namespace

Result<DraftFacts> draft_facts(const std::string& delivery, const ReadingOptions& reading, const Session& session) {
  PolicySources sources;
  sources.builtin_folder = session.builtin_folder;
  sources.packs = {reading_pack};
  TRY_ASSIGN(const Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(const Inventory inventory, read_deliveries({{delivery, {}, {}, {}, {}}}, policy, reading.reading(session)));
  DraftFacts facts;
  facts.day = to_string(session.today);
  facts.is_by_receiver = is_file(delivery);
  facts.version = find_product_version(delivery).version;
  facts.name = name_of(delivery, facts.version);
  Draft(inventory, policy).fill(facts);
  return facts;
}

}  // namespace sluice
