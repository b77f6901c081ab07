// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/custody.hpp"

#include "base/files.hpp"
#include "base/glob.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace sluice {
namespace {

constexpr const char* sha256_name = "sha256";

/// Packages that hold compilers, their run time and the C library, as distributions name them.
constexpr std::array<const char*, 8> toolchain_packages = {"libc6*",
                                                           "linux-libc-dev*",
                                                           "libstdc++*",
                                                           "libgcc*",
                                                           "libclang-*",
                                                           "{gcc,g++,cpp,clang}*",
                                                           "{glibc,musl,libnewlib,picolibc}*",
                                                           "kernel-headers*"};
/// Folders that every program of a machine shares.
constexpr std::array<std::string_view, 6> shared_folders = {"/usr/include", "/usr/local/include", "/usr/lib",
                                                            "/usr/lib64",   "/usr/local/lib",     "/lib"};

/// Objects and libraries in machine code or a compiler's own form; a linker also reads scripts, which are sources.
bool is_binary(const std::string& path) {
  constexpr std::array<std::string_view, 4> marks = {
      "\x7f"
      "ELF",
      "!<arch>\n", "!<thin>\n", "BC\xC0\xDE"};
  std::ifstream file(path, std::ios::binary);
  std::array<char, 8> start{};
  file.read(start.data(), start.size());
  const std::string_view text(start.data(), static_cast<std::size_t>(file.gcount()));
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.starts_with(mark); });
}

/// An object that a compiler made for its linker and took away: "/tmp/ccAb12Cd.ltrans0.ltrans.o".
bool is_passing(const std::string& file) {
  const std::string name = file_name_of(file);
  return name.starts_with("cc") && name.ends_with(".o") && name.find('.') == 8 && !is_file(file);
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

CustodyTracer::CustodyTracer(const BuildRequest& request, const file_api::Reply& reply, const EventLog& log,
                             const BuildComponents& components, Places& places, const Contents& contents)
    : components_(components),
      places_(places),
      source_(places.real(without_slash(request.source_folder))),
      build_(places.real(without_slash(request.build_folder))),
      outer_(request.parent.empty() ? "" : places.real(without_slash(request.parent))),
      delivered_(contents),
      outputs_(reply, build_, places),
      owners_({"", build_}),
      digests_(request.point == "P2" ? join_path(request.build_folder, ".sluice/digests") : "") {
  add_regions(log.fetches, request);
  add_regions(log.externals, request);
  for (const file_api::Toolchain& toolchain : reply.toolchains) {
    for (const auto* folders : {&toolchain.link_folders, &toolchain.include_folders}) {
      for (const std::string& folder : *folders) {
        const std::string real = places.real(folder);
        const bool is_own = real.find("/gcc") != std::string::npos || real.find("/clang") != std::string::npos ||
                            real.find("/c++/") != std::string::npos ||
                            (!real.starts_with("/usr") && !real.starts_with("/lib"));
        (is_own ? toolchain_folders_ : machine_folders_).push_back(real);
      }
    }
  }
  machine_folders_.insert(machine_folders_.end(), shared_folders.begin(), shared_folders.end());
}

void CustodyTracer::add_regions(const std::vector<TakenIn>& list, const BuildRequest& request) {
  for (const TakenIn& one : list) {
    const bool is_covered = std::ranges::any_of(request.deliveries, [&](const DeliveryRequest& delivery) {
      return std::ranges::any_of(one.urls, [&](const std::string& url) {
        return url == delivery.url || url == delivery.path || url == "file://" + delivery.path;
      });
    });
    if (!one.folder.empty()) regions_.push_back({places_.real(one.folder), false, is_covered});
    for (const std::string& folder : {one.binary_folder, one.install_folder}) {
      if (!folder.empty()) regions_.push_back({places_.real(folder), true, false});
    }
    for (const std::string& file : one.byproducts) made_.insert(places_.real(places_.in_build(file)));
  }
}

const CustodyTracer::Region* CustodyTracer::region_of(const std::string& path) const {
  const Region* best = nullptr;
  for (const Region& one : regions_) {
    if (lies_in(path, one.folder) && (best == nullptr || one.folder.size() > best->folder.size())) best = &one;
  }
  return best;
}

bool CustodyTracer::lies_in_toolchain(const std::string& path) const {
  const auto holds = [&](const std::string& folder) { return lies_in(path, folder); };
  return std::ranges::any_of(toolchain_folders_, holds) ||
         (!owners_.has_database() && std::ranges::any_of(machine_folders_, holds));
}

bool CustodyTracer::is_toolchain(const FileOwner& owner) {
  static const std::vector<Glob> globs(toolchain_packages.begin(), toolchain_packages.end());
  return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(owner.name); });
}

std::vector<Traced> CustodyTracer::trace(const std::vector<std::string>& files, const std::vector<bool>& is_linked) {
  std::vector<Traced> traced(files.size());
  std::vector<Case> cases;
  std::vector<std::string> machine;
  std::vector<HostDigests::Question> questions;
  for (std::size_t i = 0; i < files.size(); ++i) {
    cases.push_back(sort(files[i], is_linked[i], traced[i]));
    if (cases[i].way == Way::machine) machine.insert(machine.end(), {files[i], cases[i].real});
  }
  owners_.expect(machine);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (cases[i].way == Way::settled) continue;
    if (cases[i].way == Way::machine) {
      traced[i].owner = owners_.find_owner(cases[i].real);
      if (!traced[i].owner) traced[i].owner = owners_.find_owner(files[i]);
    }
    const bool is_stated = traced[i].owner && !traced[i].owner->digest.empty();
    if (is_stated)
      questions.emplace_back(cases[i].real, traced[i].owner->digest.substr(0, traced[i].owner->digest.find(':')));
    if (!traced[i].owner) questions.emplace_back(cases[i].real, sha256_name);
  }
  digests_.expect(questions);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (cases[i].way == Way::machine) settle_machine(cases[i], traced[i]);
  }
  settle_delivered(cases, traced);
  (void)digests_.save();  // the next run computes what could not be kept
  return traced;
}

/// Decides by the place alone where that is possible.
CustodyTracer::Case CustodyTracer::sort(const std::string& file, bool is_linked, Traced& traced) {
  std::string real = places_.real(file);
  if (is_passing(file)) {
    traced.custody = Custody::built;
    return {std::move(real), Way::settled, {}, false};
  }
  if (made_.contains(real)) {
    traced.custody = Custody::built;
    return {std::move(real), Way::settled, {}, false};
  }
  if (const Region* region = region_of(real)) {
    traced.custody = region->is_made ? Custody::built : Custody::none;
    return {std::move(real), region->is_made ? Way::settled : Way::delivered, region->folder, region->is_covered};
  }
  const bool is_inside = lies_in(real, build_) || lies_in(real, source_);
  if (!is_inside && !outer_.empty() && lies_in(real, outer_)) {  // another part of the same product made it
    traced.custody = Custody::built;
    return {std::move(real), Way::settled, {}, false};
  }
  return is_inside ? sort_inside(std::move(real), is_linked, traced) : Case{std::move(real), Way::machine, {}, false};
}

/// In the build folder, what the build made; in the source folder the project's own sources, vendored code that may
/// have been delivered, and objects and libraries that must have been.
CustodyTracer::Case CustodyTracer::sort_inside(std::string real, bool is_linked, Traced& traced) {
  if (lies_in(real, build_)) {
    const bool is_own = !is_linked || outputs_.has(real) || !is_binary(real);
    traced.custody = is_own ? Custody::built : Custody::none;
    return {std::move(real), is_own ? Way::settled : Way::checked_in, {}, false};
  }
  const bool is_blob = is_linked && is_binary(real);
  std::string folder = vendored_part(std::string_view(real).substr(std::min(source_.size() + 1, real.size())));
  const auto component = components_.of_folder(real);
  if (folder.empty() && component) folder = "component " + std::to_string(*component);
  traced.custody = is_blob ? Custody::none : Custody::project;
  const Way way = is_blob || !folder.empty() ? Way::checked_in : Way::settled;
  return {std::move(real), way, std::move(folder), false};
}

void CustodyTracer::settle_machine(const Case& one, Traced& traced) const {
  if (!traced.owner) {
    traced.custody = lies_in_toolchain(one.real) ? Custody::toolchain : Custody::none;
    return;
  }
  const std::string& digest = traced.owner->digest;
  const std::size_t colon = digest.find(':');
  const bool is_changed =
      colon != std::string::npos && digests_.find(one.real, digest.substr(0, colon)) != digest.substr(colon + 1);
  traced.custody = is_changed ? Custody::changed : is_toolchain(*traced.owner) ? Custody::toolchain : Custody::package;
  if (is_changed) traced.nearest = traced.owner->kind + " package " + traced.owner->name + " " + traced.owner->version;
}

/// A digest that a delivery has decides. Of the rest, what lies in a folder that came with a delivery, or has the name
/// of an entry in the same place, was changed or added.
void CustodyTracer::settle_delivered(const std::vector<Case>& cases, std::vector<Traced>& traced) {
  std::set<std::string> covered;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool is_open = cases[i].way == Way::delivered || cases[i].way == Way::checked_in ||
                         (cases[i].way == Way::machine && traced[i].custody == Custody::none);
    if (!is_open) continue;
    const std::string entry = delivered_.find(digests_.find(cases[i].real, sha256_name));
    if (cases[i].is_covered || !entry.empty()) covered.insert(cases[i].folder);
    if (entry.empty()) continue;
    traced[i].custody = Custody::delivery;
    traced[i].nearest = entry;
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool is_region = cases[i].way == Way::delivered;
    const bool is_open = (is_region || cases[i].way == Way::checked_in) && traced[i].custody != Custody::delivery;
    if (!is_open) continue;
    const bool is_covered = !cases[i].folder.empty() && covered.contains(cases[i].folder);
    if (is_region && !is_covered) {
      traced[i].custody = Custody::unchecked;
      traced[i].folder = cases[i].folder;
    } else if (is_covered || traced[i].custody == Custody::none) {
      traced[i].nearest = delivered_.nearest(cases[i].real);
      traced[i].custody = traced[i].nearest.empty() ? Custody::none : Custody::changed;
    }
  }
}

}  // namespace sluice
