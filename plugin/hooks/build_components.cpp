// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/build_components.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/git_modules.hpp"
#include "hooks/purl_text.hpp"
#include "hooks/vendored.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::string_view c_library_package = "Threads";  ///< find_package(Threads) finds a part of it

/// "1.2.13" of "[/usr/lib/libz.so][/usr/include][v1.2.13()]", what FindPackageHandleStandardArgs keeps in the cache.
std::string version_of_details(const file_api::Reply& reply, const std::string& package) {
  const auto entry = reply.cache.find("FIND_PACKAGE_MESSAGE_DETAILS_" + package);
  if (entry == reply.cache.end()) return {};
  const std::size_t at = entry->second.rfind("[v");
  if (at == std::string::npos) return {};
  const std::string rest = entry->second.substr(at + 2);
  return rest.substr(0, rest.find_first_of("(]"));
}

/// Files of a package that its owner would have, those that are linked first.
std::vector<std::string> files_of(const PackageEvent& one) {
  std::vector<std::string> files;
  for (const std::string& library : one.libraries) {
    if (library.starts_with('/')) files.push_back(library);
  }
  if (!one.config.empty()) files.push_back(one.config);
  return files;
}

/// "sha256:..." of URL_HASH "SHA256=...", "git:..." of a full commit; empty if nothing pins the bytes.
std::string pinned_digest(const TakenIn& one) {
  const std::size_t equals = one.hash.find('=');
  if (equals != std::string::npos) return to_lower_ascii(one.hash.substr(0, equals)) + ":" + to_lower_ascii(one.hash.substr(equals + 1));
  const bool is_commit = (one.git_tag.size() == 40 || one.git_tag.size() == 64) && one.git_tag.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  return is_commit ? "git:" + to_lower_ascii(one.git_tag) : "";
}

bool is_remote(const std::string& url) { return url.find("://") != std::string::npos && !url.starts_with("file:"); }

}  // namespace

BuildComponents::BuildComponents(const file_api::Reply& reply, const EventLog& log, Places& places, ComponentOwners& owners, Inventory& inventory)
    : places_(places), owners_(owners), inventory_(inventory) {
  if (!reply.toolchains.empty()) toolchain_ = reply.toolchains.front();
  add_packages(reply, log);
  for (const TakenIn& one : log.fetches) add_taken_in(one, "FetchContent", "FetchContent_Declare", log);
  for (const TakenIn& one : log.externals) add_taken_in(one, "ExternalProject", "ExternalProject_Add", log);
  add_cpm(reply, log);
  add_submodules();
  add_projects(log, places_.in_source("."));
  add_imported(log);
  describe_folders();
}

std::uint32_t BuildComponents::add(Component component) {
  inventory_.components.push_back(std::move(component));
  return static_cast<std::uint32_t>(inventory_.components.size() - 1);
}

void BuildComponents::own_folder(const std::string& folder, std::uint32_t component) {
  if (!folder.empty()) folders_.emplace_back(folder, component);
}

void BuildComponents::add_packages(const file_api::Reply& reply, const EventLog& log) {
  for (const PackageEvent& one : log.packages) {
    if (!one.found) continue;
    const Origin origin = places_.call(one.file, "find_package", one.name);
    if (const auto known = packages_.find(one.name); known != packages_.end()) {
      std::vector<Origin>& origins = inventory_.components[known->second].origins;
      if (std::ranges::find(origins, origin) == origins.end()) origins.push_back(origin);
      continue;
    }
    if (one.name == c_library_package) {
      packages_.emplace(one.name, *of_toolchain("pthread", "", origin));
      continue;
    }
    Component component;
    component.name = one.name;
    component.version = one.version.empty() ? version_of_details(reply, one.name) : one.version;
    component.purl = make_generic_purl(one.name, component.version, {});
    component.via = "find_package";
    component.location = places_.shown(!one.config.empty() ? parent_of(one.config) : !one.libraries.empty() ? one.libraries.front() : "");
    component.origins = {origin};
    const std::uint32_t index = add(std::move(component));
    packages_.emplace(one.name, index);
    for (const std::string& library : one.libraries) {
      if (library.starts_with('/')) files_.emplace(places_.real(library), index);
    }
    for (const std::string& file : files_of(one)) {
      const OwnerRecord* record = owners_.find_record(file);
      if (record == nullptr) continue;
      own(index, *record);
      break;
    }
  }
}

void BuildComponents::add_taken_in(const TakenIn& one, std::string via, std::string_view command, const EventLog& log) {
  const std::string url = one.urls.empty() ? "" : one.urls.front();
  const auto project = std::ranges::find_if(log.projects, [&](const ProjectEvent& event) { return event.folder == one.folder; });
  Component component;
  component.name = one.name;
  component.version = project != log.projects.end() ? project->version : "";
  if (component.version.empty()) component.version = version_in_file_name(file_name_of(url));
  if (component.version.empty()) component.version = one.git_tag;
  component.purl = make_github_purl(one.git_repository, one.git_tag);
  if (component.purl.empty()) component.purl = make_generic_purl(one.name, component.version, is_remote(url) ? url : "");
  // A folder that is there already, as in super-builds: nothing is fetched.
  const bool is_fetched = !one.urls.empty() || !one.git_repository.empty() || one.folder.empty() || lies_in(one.folder, places_.in_build("."));
  component.via = is_fetched ? std::move(via) : "project";
  component.source = !one.git_repository.empty() ? one.git_repository : is_remote(url) ? url : places_.shown(url);
  component.source_digest = pinned_digest(one);
  component.location = places_.shown(one.folder);
  if (!is_fetched && !is_vendored_folder(component.location)) component.provenance = Provenance::first_party;
  component.origins = {places_.call(one.file, command, one.name)};
  const std::uint32_t index = add(std::move(component));
  if (command == "ExternalProject_Add") externals_.emplace(one.name, index);
  for (const std::string& folder : {one.folder, one.binary_folder, one.install_folder}) own_folder(folder, index);
  for (const std::string& file : one.byproducts) files_.emplace(places_.real(places_.in_build(file)), index);
}

/// What CPM (CPM.cmake) keeps in the cache of the packages that it added.
void BuildComponents::add_cpm(const file_api::Reply& reply, const EventLog& log) {
  const auto cached = [&](const std::string& key) {
    const auto entry = reply.cache.find(key);
    return entry == reply.cache.end() ? std::string() : entry->second;
  };
  for (const std::string_view part : split(cached("CPM_PACKAGES"), ';')) {
    const std::string name(part), folder = cached("CPM_PACKAGE_" + name + "_SOURCE_DIR"), version = cached("CPM_PACKAGE_" + name + "_VERSION");
    if (name.empty() || folder.empty()) continue;
    const auto known = std::ranges::find(folders_, folder, &std::pair<std::string, std::uint32_t>::first);
    const std::uint32_t index = known != folders_.end() ? known->second : add({});
    if (known == folders_.end()) own_folder(folder, index);
    Component& component = inventory_.components[index];
    component.name = name;
    component.via = "CPM";
    component.location = places_.shown(folder);
    if (!version.empty() && version != "0") component.version = version;
    if (!component.purl.starts_with("pkg:github/")) component.purl = make_generic_purl(name, component.version, {});
    std::vector<Origin> origins;
    for (const ProjectEvent& project : log.projects) {
      Origin place = places_.call_about(project.file, "CPMAddPackage", name);
      if (place.line > 0 && std::ranges::find(origins, place) == origins.end()) origins.push_back(std::move(place));
    }
    if (!origins.empty()) component.origins = std::move(origins);
  }
}

void BuildComponents::add_submodules() {
  for (const GitModule& module : find_git_modules(places_.in_source("."))) {
    const std::string folder = places_.in_source(module.path);
    if (std::ranges::any_of(folders_, [&](const auto& owned) { return owned.first == folder; })) continue;
    Component component;
    component.name = file_name_of(module.path);
    component.version = module.commit;
    component.purl = make_github_purl(module.url, module.commit);
    if (component.purl.empty()) component.purl = make_generic_purl(component.name, module.commit, is_remote(module.url) ? module.url : "");
    component.via = "submodule";
    component.owner = "git";
    component.source = module.url;
    component.source_digest = module.commit.empty() ? "" : "git:" + module.commit;
    component.location = places_.shown(folder);
    component.origins = {{".gitmodules", module.line, 0, "", "git_modules"}};
    own_folder(folder, add(std::move(component)));
  }
}

/// The project() of a submodule is the submodule, and knows its version.
void BuildComponents::add_projects(const EventLog& log, const std::string& top_folder) {
  for (const ProjectEvent& one : log.projects) {
    const auto known = std::ranges::find(folders_, one.folder, &std::pair<std::string, std::uint32_t>::first);
    if (known != folders_.end()) {
      Component& component = inventory_.components[known->second];
      if (component.via == "submodule" && !one.version.empty()) component.version = one.version;
      continue;
    }
    if (one.folder == top_folder) continue;
    Component component;
    component.name = one.name;
    component.version = one.version;
    component.purl = make_generic_purl(one.name, one.version, {});
    component.via = "project";
    component.location = places_.shown(one.folder);
    component.provenance = is_vendored_folder(component.location) ? Provenance::resolved : Provenance::first_party;
    component.origins = {places_.call(one.file, "project", one.name)};
    const bool is_ours = component.provenance == Provenance::first_party;
    const std::uint32_t index = add(std::move(component));
    if (!is_ours) own_folder(one.folder, index);
  }
}

/// A package whose variables name no file is owned by whom its targets' files are.
void BuildComponents::add_imported(const EventLog& log) {
  for (const ImportedEvent& one : log.imported) {
    const auto package = packages_.find(one.package);
    if (package == packages_.end()) continue;
    imported_.emplace(one.name, package->second);
    for (const std::string& location : one.locations) {
      files_.emplace(places_.real(location), package->second);
      if (!inventory_.components[package->second].owner.empty() || one.package == c_library_package) continue;
      if (const OwnerRecord* record = owners_.find_record(location)) own(package->second, *record);
    }
  }
}

/// Fetched, vendored and other folders say their version and license themselves, in manifests and license texts.
void BuildComponents::describe_folders() {
  for (const auto& [folder, index] : folders_) {
    Component& component = inventory_.components[index];
    if (places_.shown(folder) != component.location) continue;  // a build or install folder
    if (const OwnerRecord* record = owners_.find_folder_record(folder)) owners_.apply(*record, component);
  }
}

void BuildComponents::own(std::uint32_t component, const OwnerRecord& record) {
  by_purl_.try_emplace(record.purl, component);
  owners_.apply(record, inventory_.components[component]);
  if (record.linkage != Linkage::unknown) linkages_[component] = record.linkage;
}

}  // namespace sluice
