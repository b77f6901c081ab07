// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "hooks/file_api.hpp"
#include "hooks/places.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace sluice {

/// What a build makes itself: the artifacts of its targets, the object of each compiled source, and outputs of its
/// commands. A file that merely lies in the build folder is none of it.
class OwnOutputs {
 public:
  OwnOutputs(const file_api::Reply& reply, const std::string& build_folder, Places& places);

  /// Asked of objects and libraries, by their real path in the build folder.
  bool has(const std::string& path);

 private:
  bool is_object_of_source(std::string_view path) const;
  bool is_output_of_command(const std::string& path);
  void read_commands();

  const file_api::Reply& reply_;
  std::string build_;
  std::set<std::string> artifacts_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>>
      sources_;  ///< names of compiled files, by folder of objects
  bool has_commands_ = false;
  std::set<std::string> commands_;  ///< outputs, absolute
};

}  // namespace sluice
