// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/build_components.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/link_classify.hpp"
#include "hooks/purl_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

/// Libraries of the C library, and of the compiler. They are no delivery, and nobody gives them a version on a link line.
constexpr std::array<std::string_view, 12> c_library = {"c", "m", "pthread", "dl", "rt", "util", "resolv", "crypt", "nsl", "anl", "mvec", "c_nonshared"};
constexpr std::array<std::string_view, 14> compiler_library = {"gcc", "gcc_s", "gcc_eh", "stdc++", "stdc++fs", "atomic", "gomp", "quadmath", "itm", "ssp", "asan", "ubsan", "tsan", "lsan"};
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

/// "sha256:..." of URL_HASH "SHA256=...", "git:..." of a full commit; empty if nothing pins the bytes.
std::string pinned_digest(const TakenIn& one) {
  const std::size_t equals = one.hash.find('=');
  if (equals != std::string::npos) return to_lower_ascii(one.hash.substr(0, equals)) + ":" + to_lower_ascii(one.hash.substr(equals + 1));
  const bool is_commit = (one.git_tag.size() == 40 || one.git_tag.size() == 64) && one.git_tag.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  return is_commit ? "git:" + to_lower_ascii(one.git_tag) : "";
}

bool is_remote(const std::string& url) { return url.find("://") != std::string::npos && !url.starts_with("file:"); }

/// Folders that hold other people's projects by custom. A project() elsewhere in the source tree is taken for one's own.
bool holds_others(std::string_view name) {
  constexpr std::array<std::string_view, 12> names = {"third_party", "third-party", "thirdparty", "3rdparty", "3rd_party", "external",
                                                      "externals", "extern", "vendor", "vendored", "deps", "contrib"};
  return std::ranges::find(names, to_lower_ascii(name)) != names.end();
}

bool is_vendored_folder(const std::string& shown) {
  return shown.starts_with('/') || std::ranges::any_of(split(shown, '/'), holds_others);
}

}  // namespace

std::string vendored_part(std::string_view shown) {
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t end = std::min(shown.find('/', at), shown.size());
    const std::size_t next = std::min(shown.find('/', std::min(end + 1, shown.size())), shown.size());
    if (end < shown.size() && holds_others(shown.substr(at, end - at))) return std::string(shown.substr(0, next));
    at = end + 1;
  }
  return {};
}

BuildComponents::BuildComponents(const file_api::Reply& reply, const EventLog& log, Places& places, Inventory& inventory)
    : places_(places), inventory_(inventory) {
  if (!reply.toolchains.empty()) toolchain_ = reply.toolchains.front();
  add_packages(reply, log);
  for (const TakenIn& one : log.fetches) add_taken_in(one, "FetchContent", "FetchContent_Declare", log);
  for (const TakenIn& one : log.externals) add_taken_in(one, "ExternalProject", "ExternalProject_Add", log);
  add_projects(log, places_.in_source("."));
  for (const ImportedEvent& one : log.imported) {
    const auto package = packages_.find(one.package);
    if (package == packages_.end()) continue;
    imported_.emplace(one.name, package->second);
    for (const std::string& location : one.locations) files_.emplace(places_.real(location), package->second);
  }
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
      packages_.emplace(one.name, *of_toolchain("pthread", origin));
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
  component.via = std::move(via);
  component.source = !one.git_repository.empty() ? one.git_repository : is_remote(url) ? url : places_.shown(url);
  component.source_digest = pinned_digest(one);
  component.location = places_.shown(one.folder);
  component.origins = {places_.call(one.file, command, one.name)};
  const std::uint32_t index = add(std::move(component));
  if (command == "ExternalProject_Add") externals_.emplace(one.name, index);
  for (const std::string& folder : {one.folder, one.binary_folder, one.install_folder}) own_folder(folder, index);
  for (const std::string& file : one.byproducts) files_.emplace(places_.real(places_.in_build(file)), index);
}

void BuildComponents::add_projects(const EventLog& log, const std::string& top_folder) {
  for (const ProjectEvent& one : log.projects) {
    if (one.folder == top_folder || std::ranges::any_of(folders_, [&](const auto& owned) { return owned.first == one.folder; })) continue;
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

std::optional<std::uint32_t> BuildComponents::of_imported(const std::string& name) const {
  const auto found = imported_.find(name);
  return found == imported_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> BuildComponents::of_external(const std::string& target) const {
  const auto found = externals_.find(target);
  return found == externals_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> BuildComponents::of_package(const std::string& name) const {
  const auto found = packages_.find(name);
  return found == packages_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> BuildComponents::of_folder(const std::string& path) const {
  const std::pair<std::string, std::uint32_t>* best = nullptr;
  for (const auto& owned : folders_) {
    if (lies_in(path, owned.first) && (best == nullptr || owned.first.size() > best->first.size())) best = &owned;
  }
  return best == nullptr ? std::nullopt : std::optional(best->second);
}

std::optional<std::uint32_t> BuildComponents::of_toolchain(const std::string& library, const Origin& place) {
  const bool is_c = std::ranges::find(c_library, library) != c_library.end();
  const bool is_compiler = std::ranges::find(compiler_library, library) != compiler_library.end();
  if (!is_c && !is_compiler) return std::nullopt;
  const bool is_gcc = is_compiler && toolchain_.compiler == "GNU";
  const std::string name = is_c ? "c-library" : is_gcc ? "gcc-runtime" : "compiler-runtime";
  const auto [known, is_new] = unfiled_.try_emplace("toolchain " + name, 0);
  if (is_new) {
    Component component;
    component.name = name;
    component.version = is_gcc ? toolchain_.version : "";
    component.purl = make_generic_purl(name, component.version, {});
    component.via = "link";
    component.origins = {place};
    known->second = add(std::move(component));
    if (is_c) c_library_ = known->second;
  }
  return known->second;
}

std::uint32_t BuildComponents::of_module(const PkgConfigModule& module, const std::string& path, const Origin& place) {
  const auto [known, is_new] = unfiled_.try_emplace("pkg-config " + module.name + " " + module.version, 0);
  if (is_new) {
    Component component;
    component.name = module.name;
    component.version = module.version;
    component.purl = make_generic_purl(module.name, module.version, {});
    component.via = "link";
    component.location = places_.shown(path);
    component.origins = {place};
    known->second = add(std::move(component));
  }
  return known->second;
}

std::uint32_t BuildComponents::of_file(const std::string& path, const Origin& place) {
  const std::string real = places_.real(path);
  const PkgConfigModule* module = nullptr;
  if (const auto known = files_.find(real); known != files_.end()) {
    Component& component = inventory_.components[known->second];
    if (component.version.empty() && component.via == "find_package" && (module = pkg_config_.find(path)) != nullptr) {
      component.version = module->version;
      component.purl = make_generic_purl(component.name, component.version, {});
    }
    return known->second;
  }
  std::optional<std::uint32_t> owner = of_folder(path);
  if (!owner) owner = of_folder(real);
  if (!owner) owner = of_toolchain(library_name(path), place);
  if (!owner && (module = pkg_config_.find(path)) != nullptr) owner = of_module(*module, path, place);
  if (!owner) {
    Component component;
    component.name = library_name(path);
    component.purl = make_generic_purl(component.name, {}, {});
    component.via = "link";
    component.location = places_.shown(path);
    component.origins = {place};
    owner = add(std::move(component));
    unowned_.insert(*owner);
  }
  files_.emplace(real, *owner);
  return *owner;
}

std::uint32_t BuildComponents::of_name(const std::string& library, const Origin& place) {
  if (const auto toolchain = of_toolchain(library, place)) return *toolchain;
  const auto [known, is_new] = unfiled_.try_emplace("name " + library, 0);
  if (is_new) {
    Component component;
    component.name = library;
    component.purl = make_generic_purl(library, {}, {});
    component.via = "link";
    component.origins = {place};
    known->second = add(std::move(component));
    unowned_.insert(known->second);
  }
  return known->second;
}

}  // namespace sluice
