// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/component_owners.hpp"
#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"
#include "hooks/pkg_config.hpp"
#include "hooks/places.hpp"
#include "hooks/vendored.hpp"
#include "model/inventory.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// The components of a build, and which of them a file, a folder or an imported target belongs to. Fills Inventory::components.
class BuildComponents {
 public:
  /// Makes a component of each package found, content fetched, external project, git submodule, package of CPM and vendored project.
  BuildComponents(const file_api::Reply& reply, const EventLog& log, Places& places, ComponentOwners& owners, Inventory& inventory);

  std::optional<std::uint32_t> of_imported(const std::string& name) const;
  std::optional<std::uint32_t> of_folder(const std::string& path) const;  ///< innermost fetched, external or vendored folder
  std::optional<std::uint32_t> of_package(const std::string& name) const;  ///< of find_package()
  const std::map<std::string, std::uint32_t>& files() const { return files_; }  ///< library files known so far, by real path
  std::optional<std::uint32_t> of_external(const std::string& target) const;
  /// The component that a library file belongs to: of a folder of the log, the toolchain, a package manager, the .pc file beside it, the
  /// folder below third_party/ and its like, or, as the last resort, made of its name alone.
  std::uint32_t of_file(const std::string& path, const Origin& place);
  /// The component that a folder of headers belongs to; absent where it is the project's own or the compiler's.
  std::optional<std::uint32_t> of_includes(const std::string& folder, const Origin& place);
  /// What the records say of how a component is linked; unknown: its files tell.
  Linkage recorded_linkage(std::uint32_t component) const;
  /// The component of `-lNAME` whose file was not found.
  std::uint32_t of_name(const std::string& library, const Origin& place);
  /// Is the component more than a name read off a link line?
  bool is_owned(std::uint32_t component) const { return unowned_.count(component) == 0; }
  bool is_c_library(std::uint32_t component) const { return c_library_ == component; }

 private:
  void add_packages(const file_api::Reply& reply, const EventLog& log);
  void add_taken_in(const TakenIn& one, std::string via, std::string_view command, const EventLog& log);
  void add_projects(const EventLog& log, const std::string& top_folder);
  void add_submodules();
  void add_cpm(const file_api::Reply& reply, const EventLog& log);
  void add_imported(const EventLog& log);
  void describe_folders();
  std::uint32_t add(Component component);
  /// Fills the component from a record, and remembers it by its purl if it is the first of it.
  void own(std::uint32_t component, const OwnerRecord& record);
  std::optional<std::uint32_t> find_recorded(const std::string& file);
  std::uint32_t of_record(const OwnerRecord& record, const std::string& path, const Origin& place);
  std::optional<std::uint32_t> of_prebuilt(const std::string& path, const Origin& place);
  void own_folder(const std::string& folder, std::uint32_t component);
  std::optional<std::uint32_t> of_toolchain(const std::string& library, const std::string& path, const Origin& place);
  std::optional<std::uint32_t> of_foreign_includes(const std::string& folder, const Origin& place);
  std::uint32_t of_module(const PkgConfigModule& module, const std::string& path, const Origin& place);

  Places& places_;
  ComponentOwners& owners_;
  Inventory& inventory_;
  file_api::Toolchain toolchain_;
  std::map<std::string, std::uint32_t> packages_;   ///< by name of find_package()
  std::map<std::string, std::uint32_t> imported_;
  std::map<std::string, std::uint32_t> externals_;
  std::map<std::string, std::uint32_t> files_;      ///< by real path
  std::map<std::string, std::uint32_t> unfiled_;    ///< by key of what no event names
  std::vector<std::pair<std::string, std::uint32_t>> folders_;
  std::map<std::string, std::uint32_t> by_purl_;    ///< of those that a package manager owns
  std::map<std::uint32_t, Linkage> linkages_;
  std::set<std::uint32_t> unowned_;
  std::optional<std::uint32_t> c_library_;
  PkgConfigIndex pkg_config_;
};

}  // namespace sluice
