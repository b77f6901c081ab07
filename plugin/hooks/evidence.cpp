// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/evidence.hpp"

#include "base/files.hpp"
#include "hooks/link_classify.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_files = 1000;  ///< kept with their names; the rest is only counted
constexpr std::size_t most_targets = 8;
constexpr const char* reader_name = "evidence";

bool is_accounted(Custody custody) { return custody < Custody::changed; }

std::string package_key(const FileOwner& owner) { return owner.kind + " " + owner.name; }

std::string package_purl(const FileOwner& owner) {
  const bool is_distribution = owner.kind == "deb";
  return fmt::format("pkg:{}/{}{}{}", owner.kind, is_distribution ? "debian/" : "", owner.name,
                     owner.version.empty() ? "" : "@" + owner.version);
}

}  // namespace

EvidenceReader::EvidenceReader(const BuildRequest& request, const file_api::Reply& reply, const EventLog& log,
                               BuildComponents& components, Places& places, Inventory& inventory)
    : log_(log),
      components_(components),
      places_(places),
      inventory_(inventory),
      trace_(read_build_trace(request, reply, places, inventory.unknowns)),
      tracer_(request, reply, log, components, places, inventory.contents) {
  find_built(reply);
}

void EvidenceReader::add_all() {
  inventory_.build->evidence.emplace();
  trace_files();
  add_unaccounted();
  find_package_components();
  for (const TargetTrace& target : trace_.targets) {
    if (target.artifact.empty() && target.included.empty()) continue;
    add_result(target);
    join(target);
  }
}

/// What is built here of other people's components.
void EvidenceReader::find_built(const file_api::Reply& reply) {
  for (const file_api::Target& target : reply.targets) {
    const auto owner = target.is_imported ? std::nullopt : components_.of_folder(places_.in_source(target.folder));
    if (!owner) continue;
    built_.emplace(places_.real(places_.in_build(object_folder(target))), *owner);
    for (const std::string& artifact : target.artifacts)
      built_.emplace(places_.real(places_.in_build(artifact)), *owner);
  }
}

void EvidenceReader::trace_files() {
  std::vector<bool> linked(trace_.files.size()), included(trace_.files.size());
  for (const TargetTrace& target : trace_.targets) {
    for (const std::uint32_t file : target.linked) linked[file] = true;
    for (const std::uint32_t file : target.included) included[file] = true;
  }
  for (const std::uint32_t file : trace_.unattributed) included[file] = true;
  traced_ = tracer_.trace(trace_.files, linked);
  BuildEvidence& evidence = *inventory_.build->evidence;
  evidence.linked = static_cast<std::uint64_t>(std::ranges::count(linked, true));
  evidence.included = static_cast<std::uint64_t>(std::ranges::count(included, true));
}

/// One fact a file, or a folder where nothing can be compared.
void EvidenceReader::add_unaccounted() {
  std::map<std::pair<std::string, FileUse>, TakenFile> found;
  std::set<std::pair<std::uint32_t, FileUse>> counted;
  const auto add = [&](const std::vector<std::uint32_t>& files, FileUse use, const file_api::Target* target) {
    for (const std::uint32_t file : files) {
      const Traced& traced = traced_[file];
      if (is_accounted(traced.custody)) continue;
      const std::string path = places_.shown(traced.folder.empty() ? trace_.files[file] : traced.folder);
      const auto [at, is_new] = found.try_emplace({path, use});
      TakenFile& taken = at->second;
      if (is_new)
        taken = {path,
                 use,
                 traced.custody,
                 traced.nearest,
                 0,
                 {},
                 target == nullptr ? Origin{"", 0, 0, "", reader_name} : target->place};
      if (counted.emplace(file, use).second) ++taken.files;
      const bool is_named = target == nullptr || std::ranges::find(taken.targets, target->name) != taken.targets.end();
      if (!is_named && taken.targets.size() < most_targets) taken.targets.push_back(target->name);
    }
  };
  for (const TargetTrace& target : trace_.targets) {
    add(target.linked, FileUse::linked, target.target);
    add(target.included, FileUse::included, target.target);
  }
  add(trace_.unattributed, FileUse::included, nullptr);
  BuildEvidence& evidence = *inventory_.build->evidence;
  for (auto& [key, taken] : found) {
    evidence.unaccounted += taken.files;
    if (evidence.files.size() < most_files) evidence.files.push_back(std::move(taken));
  }
  if (found.size() > most_files) {
    inventory_.unknowns.push_back({fmt::format("who answers for {} more files", found.size() - most_files),
                                   "only the first are named",
                                   {"", 0, 0, "", reader_name}});
  }
}

void EvidenceReader::add_result(const TargetTrace& target) {
  if (!target.dynamic) return;
  inventory_.build->evidence->results.push_back({target.target->name, places_.shown(target.artifact),
                                                 target.dynamic->soname, target.dynamic->needed,
                                                 target.dynamic->runpath});
  if (!target.is_traced) return;
  std::set<std::string> opened;
  for (const std::uint32_t file : target.linked) {
    if (linkage_of_file(trace_.files[file]) == Linkage::dynamic) opened.insert(soname_of(trace_.files[file]));
  }
  for (const std::string& name : target.dynamic->needed) {
    if (opened.contains(name)) continue;
    inventory_.unknowns.push_back(
        {fmt::format("file behind {} that {} needs", name, target.target->name),
         "its linker's list does not have it: the result was made or changed by something else", target.target->place});
  }
}

/// Which component's files come from which package of the machine: headers have no other sign of whose they are.
void EvidenceReader::find_package_components() {
  const auto add = [&](const std::string& file, std::uint32_t component) {
    if (const auto owner = tracer_.owner_of(file)) packages_.emplace(package_key(*owner), component);
  };
  std::vector<std::string> files;
  for (const auto& [file, component] : components_.files()) files.push_back(file);
  for (const PackageEvent& one : log_.packages) files.push_back(one.config);
  tracer_.expect_owners(files);
  for (const auto& [file, component] : components_.files()) add(file, component);
  for (const PackageEvent& one : log_.packages) {
    const auto component = components_.of_package(one.name);
    if (component && one.config.starts_with('/')) add(one.config, *component);
  }
}

std::optional<std::uint32_t> EvidenceReader::component_of(std::uint32_t file) {
  const std::string& real = places_.real(trace_.files[file]);
  if (const auto known = components_.files().find(real); known != components_.files().end()) return known->second;
  if (const auto folder = components_.of_folder(real)) return folder;
  if (const auto built = component_of_built(real)) return built;
  const std::optional<FileOwner>& owner = traced_[file].owner;
  const auto known = owner ? packages_.find(package_key(*owner)) : packages_.end();
  return known == packages_.end() ? std::nullopt : std::optional(known->second);
}

std::optional<std::uint32_t> EvidenceReader::component_of_built(const std::string& real) const {
  constexpr std::string_view ending = ".dir/";
  const std::size_t folder = real.find(ending);
  const auto known =
      built_.find(folder == std::string::npos ? std::string_view(real)
                                              : std::string_view(real).substr(0, folder + ending.size() - 1));
  return known == built_.end() ? std::nullopt : std::optional(known->second);
}

std::uint32_t EvidenceReader::component_of_package(std::uint32_t file, const Origin& place) {
  const FileOwner& owner = *traced_[file].owner;
  const auto [known, is_new] =
      packages_.try_emplace(package_key(owner), static_cast<std::uint32_t>(inventory_.components.size()));
  if (is_new) {
    Component& component = inventory_.components.emplace_back();
    component.name = owner.name;
    component.version = owner.version;
    component.purl = package_purl(owner);
    component.via = "include";
    component.location = places_.shown(trace_.files[file]);
    component.origins = {place};
  }
  return known->second;
}

const std::string& EvidenceReader::soname_of(const std::string& file) {
  const auto [known, is_new] = sonames_.try_emplace(file);
  if (is_new) {
    const std::optional<ElfDynamic> dynamic = load_elf_dynamic(file);
    known->second = dynamic && !dynamic->soname.empty() ? dynamic->soname : file_name_of(file);
  }
  return known->second;
}

/// A shared library that nothing needs was opened and left out again; linkers do so under --as-needed.
bool EvidenceReader::is_taken(const TargetTrace& target, std::uint32_t file) {
  const bool is_shared = linkage_of_file(trace_.files[file]) == Linkage::dynamic;
  if (!is_shared || !target.dynamic) return true;
  const std::vector<std::string>& needed = target.dynamic->needed;
  return std::ranges::find(needed, soname_of(trace_.files[file])) != needed.end();
}

bool EvidenceReader::is_foreign(std::uint32_t file) const {
  const Custody custody = traced_[file].custody;
  return custody == Custody::package || custody == Custody::delivery;
}

void EvidenceReader::join(const TargetTrace& target) {
  std::map<std::uint32_t, std::uint32_t> linked, included;  // component to the first file that shows it
  for (const std::uint32_t file : target.linked) {
    const auto component = component_of(file);
    if (component && is_taken(target, file)) linked.emplace(*component, file);
    const bool is_library = linkage_of_file(trace_.files[file]) != Linkage::unknown;
    if (!component && target.is_traced && is_library && is_foreign(file) && is_taken(target, file)) {
      linked.emplace(components_.of_file(trace_.files[file], target.target->place), file);
    }
  }
  for (const std::uint32_t file : target.included) {
    std::optional<std::uint32_t> component = component_of(file);
    if (!component && traced_[file].custody == Custody::package)
      component = component_of_package(file, target.target->place);
    if (component) included.emplace(*component, file);
  }
  Components known;
  const std::optional<std::uint32_t> own = components_.of_folder(places_.in_source(target.target->folder));
  if (own) known.insert(*own);
  for (Use& use : inventory_.uses) {
    if (use.consumer != target.target->name) continue;
    known.insert(use.component);
    const bool names_files =
        use.linkage != Linkage::build_only && use.linkage != Linkage::process && use.linkage != Linkage::unknown;
    if (linked.contains(use.component)) {
      use.evidence = UseEvidence::linked;
    } else if (included.contains(use.component)) {
      use.evidence = UseEvidence::included;
    } else if (names_files && use.direct && target.is_traced && !components_.is_c_library(use.component)) {
      use.evidence = UseEvidence::unused;
    }
  }
  for (const auto& [component, file] : linked) add_undeclared(target, component, file, UseEvidence::linked, known);
  for (const auto& [component, file] : included) add_undeclared(target, component, file, UseEvidence::included, known);
}

void EvidenceReader::add_undeclared(const TargetTrace& target, std::uint32_t component, std::uint32_t file,
                                    UseEvidence evidence, Components& known) {
  if (!is_foreign(file) || inventory_.components[component].provenance == Provenance::first_party ||
      !known.insert(component).second)
    return;
  const bool is_left_out = std::ranges::find(log_.left_out, target.target->name) != log_.left_out.end();
  const std::string config = inventory_.build->configs.size() == 1 ? inventory_.build->configs.front() : "";
  const Linkage linkage =
      evidence == UseEvidence::included ? Linkage::header_only : linkage_of_file(places_.real(trace_.files[file]));
  inventory_.uses.push_back({target.target->name, config, component, linkage, is_left_out ? Scope::dev : Scope::runtime,
                             evidence == UseEvidence::linked, target.target->place, false, evidence});
}

}  // namespace sluice
