// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"
#include "hooks/pkg_config.hpp"
#include "hooks/places.hpp"
#include "model/inventory.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// "third_party/zlib" of "third_party/zlib/zlib.h": the folder of one of other people's projects, by the names that such folders have by
/// custom; empty if there is none on the path.
std::string vendored_part(std::string_view shown);

/// The components of a build, and which of them a file, a folder or an imported target belongs to. Fills Inventory::components.
class BuildComponents {
 public:
  /// Makes a component of each package found, content fetched, external project and vendored project of the log.
  BuildComponents(const file_api::Reply& reply, const EventLog& log, Places& places, Inventory& inventory);

  std::optional<std::uint32_t> of_imported(const std::string& name) const;
  std::optional<std::uint32_t> of_folder(const std::string& path) const;  ///< innermost fetched, external or vendored folder
  std::optional<std::uint32_t> of_package(const std::string& name) const;  ///< of find_package()
  const std::map<std::string, std::uint32_t>& files() const { return files_; }  ///< library files known so far, by real path
  std::optional<std::uint32_t> of_external(const std::string& target) const;
  /// The component that a library file belongs to; made from what is beside the file (pkg-config, the toolchain) or, as the last
  /// resort, from its name alone.
  std::uint32_t of_file(const std::string& path, const Origin& place);
  /// The component of `-lNAME` whose file was not found.
  std::uint32_t of_name(const std::string& library, const Origin& place);
  /// Is the component more than a name read off a link line?
  bool is_owned(std::uint32_t component) const { return unowned_.count(component) == 0; }
  bool is_c_library(std::uint32_t component) const { return c_library_ == component; }

 private:
  void add_packages(const file_api::Reply& reply, const EventLog& log);
  void add_taken_in(const TakenIn& one, std::string via, std::string_view command, const EventLog& log);
  void add_projects(const EventLog& log, const std::string& top_folder);
  std::uint32_t add(Component component);
  void own_folder(const std::string& folder, std::uint32_t component);
  std::optional<std::uint32_t> of_toolchain(const std::string& library, const Origin& place);
  std::uint32_t of_module(const PkgConfigModule& module, const std::string& path, const Origin& place);

  Places& places_;
  Inventory& inventory_;
  file_api::Toolchain toolchain_;
  std::map<std::string, std::uint32_t> packages_;   ///< by name of find_package()
  std::map<std::string, std::uint32_t> imported_;
  std::map<std::string, std::uint32_t> externals_;
  std::map<std::string, std::uint32_t> files_;      ///< by real path
  std::map<std::string, std::uint32_t> unfiled_;    ///< by key of what no event names
  std::vector<std::pair<std::string, std::uint32_t>> folders_;
  std::set<std::uint32_t> unowned_;
  std::optional<std::uint32_t> c_library_;
  PkgConfigIndex pkg_config_;
};

}  // namespace sluice
