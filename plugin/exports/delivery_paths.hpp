// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::exports {

/// Names things in the deliveries of one side of a comparison so that they are called the same on the other: a new
/// version in the name of the delivery, of a folder or of an archive in it makes no other path.
class DeliveryPaths {
 public:
  explicit DeliveryPaths(const Inventory& inventory);

  /// The path from the delivery on, without a folder "sdk-1.0" that all of it lies in: "lib/a.so", "inner.tar!/x"; ""
  /// for the delivery itself. With several deliveries,
  /// its name without version comes first. What lies in none is as it was.
  std::string inside(std::string_view full) const;

  /// Whether the last name may have a version too: that of an archive, of a document.
  enum class LastName { as_it_is, without_version };
  /// inside() without versions in the names of folders and of opened archives.
  std::string plain(std::string_view full, LastName last);

 private:
  struct Root {
    std::string path;  ///< of the delivery's own container
    std::string top;   ///< "sdk-1.0/" that everything lies in, or empty
  };
  std::vector<Root> roots_;
  std::unordered_map<std::string, std::string> folders_;  ///< as they are -> without versions
};

}  // namespace sluice::exports
