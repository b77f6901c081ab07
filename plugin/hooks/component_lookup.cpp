// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// BuildComponents: which component a file, a folder or a name belongs to.
#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/build_components.hpp"
#include "hooks/link_classify.hpp"
#include "hooks/purl_text.hpp"
#include "hooks/vendored.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

/// Libraries of the C library, and of the compiler. They are no delivery, and nobody gives them a version on a link
/// line.
constexpr std::array<std::string_view, 12> c_library = {"c",      "m",     "pthread", "dl",  "rt",   "util",
                                                        "resolv", "crypt", "nsl",     "anl", "mvec", "c_nonshared"};
constexpr std::array<std::string_view, 14> compiler_library = {"gcc",    "gcc_s", "gcc_eh",   "stdc++", "stdc++fs",
                                                               "atomic", "gomp",  "quadmath", "itm",    "ssp",
                                                               "asan",   "ubsan", "tsan",     "lsan"};

/// Folders in which the headers of many packages lie side by side; what was included there is seen after compiling.
constexpr std::array<std::string_view, 3> shared_includes = {"/usr/include", "/usr/local/include", "/opt/include"};
constexpr std::size_t most_headers = 64;  ///< of a folder that are asked about

}  // namespace

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

std::optional<std::uint32_t> BuildComponents::of_toolchain(const std::string& library, const std::string& path,
                                                           const Origin& place) {
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
  Component& component = inventory_.components[known->second];  // named by "-lm" first, and a file tells later
  const OwnerRecord* record = path.empty() || !component.owner.empty() ? nullptr : owners_.find_record(path);
  if (record == nullptr) return known->second;
  owners_.apply(*record, component);
  by_purl_.emplace(record->purl, known->second);
  return known->second;
}

std::uint32_t BuildComponents::of_module(const PkgConfigModule& module, const std::string& path, const Origin& place) {
  const auto [known, is_new] = unfiled_.try_emplace("pkg-config " + module.name + " " + module.version, 0);
  if (is_new) {
    Component component;
    OwnerRecord record;
    record.owner = "pkg-config";
    record.name = module.name;
    record.version = module.version;
    record.purl = make_generic_purl(module.name, module.version, {});
    record.source = module.url;
    if (const auto text = read_file(module.file, most_manifest_bytes)) {
      if (auto declared = declared_licenses(module.file, *text, Limits{})) record.declared = std::move(*declared);
    }
    component.via = "link";
    component.location = places_.shown(path);
    component.origins = {place};
    owners_.apply(record, component);
    known->second = add(std::move(component));
  }
  return known->second;
}

std::optional<std::uint32_t> BuildComponents::find_recorded(const std::string& file) {
  const OwnerRecord* record = owners_.find_record(file);
  const auto known = record == nullptr ? by_purl_.end() : by_purl_.find(record->purl);
  return known == by_purl_.end() ? std::nullopt : std::optional(known->second);
}

/// Packages of a distribution have names of their own; what the .pc file beside the library says is what people know it
/// by.
std::uint32_t BuildComponents::of_record(const OwnerRecord& record, const std::string& path, const Origin& place) {
  const PkgConfigModule* module = pkg_config_.find(path);
  Component component;
  if (module != nullptr) {
    component.name = module->name;
    component.version = module->version;
  }
  component.via = "link";
  component.location = places_.shown(path);
  component.origins = {place};
  const std::uint32_t index = add(std::move(component));
  own(index, record);
  return index;
}

/// A file below third_party/NAME and its like, where that folder says what it is.
std::optional<std::uint32_t> BuildComponents::of_prebuilt(const std::string& path, const Origin& place) {
  const std::string shown = places_.shown(path);
  const std::string root = places_.in_source(shown) == path ? vendored_part(shown) : "";
  const bool has_root =
      !root.empty() && is_folder(places_.in_source(root));  // a file that lies right in third_party/ is nobody's
  const OwnerRecord* record = has_root ? owners_.find_folder_record(places_.in_source(root)) : nullptr;
  if (record == nullptr) return std::nullopt;
  Component component;
  component.name = record->name;
  component.purl = record->purl;
  component.via = is_folder(path) ? "include" : "link";
  component.owner = "folder";
  component.location = root;
  component.origins = {place};
  owners_.apply(*record, component);
  const std::uint32_t index = add(std::move(component));
  own_folder(places_.in_source(root), index);
  return index;
}

std::uint32_t BuildComponents::of_file(const std::string& path, const Origin& place) {
  const std::string real = places_.real(path);
  const PkgConfigModule* module = nullptr;
  if (const auto known = files_.find(real); known != files_.end()) {
    Component& component = inventory_.components[known->second];
    if (component.version.empty() && component.via == "find_package" && (module = pkg_config_.find(path)) != nullptr) {
      component.version = module->version;
      if (component.owner.empty()) component.purl = make_generic_purl(component.name, component.version, {});
    }
    return known->second;
  }
  std::optional<std::uint32_t> owner = of_folder(path);
  if (!owner) owner = of_folder(real);
  if (!owner) owner = of_toolchain(library_name(path), path, place);
  if (!owner) owner = find_recorded(path);
  if (!owner) owner = find_recorded(real);
  for (const std::string& file : {path, real}) {
    const OwnerRecord* record = owner ? nullptr : owners_.find_record(file);
    if (record != nullptr) owner = of_record(*record, path, place);
  }
  if (!owner && (module = pkg_config_.find(path)) != nullptr) owner = of_module(*module, path, place);
  if (!owner) owner = of_prebuilt(path, place);
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

std::optional<std::uint32_t> BuildComponents::of_includes(const std::string& folder, const Origin& place) {
  if (const auto owner = of_folder(folder)) return owner;
  const std::string shown = places_.shown(folder);
  const bool is_ours = !is_vendored_folder(shown) || (!shown.starts_with('/') && places_.in_source(shown) != folder);
  if (is_ours || std::ranges::find(shared_includes, folder) != shared_includes.end()) return std::nullopt;
  const auto [known, is_new] = unfiled_.try_emplace("includes " + folder, no_index);
  if (!is_new) return known->second == no_index ? std::nullopt : std::optional(known->second);
  const std::optional<std::uint32_t> owner =
      shown.starts_with('/') ? of_foreign_includes(folder, place) : of_prebuilt(folder, place);
  if (owner) known->second = *owner;
  return owner;
}

/// A folder of headers outside of source and build folder: a package manager's, or a folder that says what it is, or
/// one above it.
std::optional<std::uint32_t> BuildComponents::of_foreign_includes(const std::string& folder, const Origin& place) {
  std::vector<std::string> files;
  for (const std::string& name : list_folder(folder)) {
    if (files.size() < most_headers) files.push_back(join_path(folder, name));
  }
  owners_.expect(files);
  const OwnerRecord* owning = nullptr;
  for (const std::string& file : files) {
    const OwnerRecord* record = owners_.find_record(file);
    if (record == nullptr || record == owning) continue;
    if (owning != nullptr)
      return std::nullopt;  // shared by packages: which headers are included is seen after compiling
    owning = record;
  }
  if (owning != nullptr) {
    const auto known = by_purl_.find(owning->purl);
    if (known != by_purl_.end()) return known->second;
    const std::uint32_t index = of_record(*owning, folder, place);
    inventory_.components[index].via = "include";
    return index;
  }
  const bool is_include = file_name_of(folder) == "include";
  const std::string root = is_include ? parent_of(folder) : folder;
  const OwnerRecord* record = owners_.find_folder_record(root);
  Component component;
  component.name = record == nullptr ? file_name_of(root) : record->name;
  component.via = "include";
  component.location = root;
  component.origins = {place};
  if (record != nullptr) {
    component.owner = "folder";
    owners_.apply(*record, component);
  }
  component.purl = make_generic_purl(component.name, component.version, {});
  const std::uint32_t index = add(std::move(component));
  if (record == nullptr) unowned_.insert(index);
  own_folder(root, index);
  return index;
}

Linkage BuildComponents::recorded_linkage(std::uint32_t component) const {
  const auto known = linkages_.find(component);
  return known == linkages_.end() ? Linkage::unknown : known->second;
}

std::uint32_t BuildComponents::of_name(const std::string& library, const Origin& place) {
  if (const auto toolchain = of_toolchain(library, "", place)) return *toolchain;
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
