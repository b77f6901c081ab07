// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <string>
#include <vector>

namespace sluice::test {

/// The facts of one delivery "d.zip" with files of these paths; an entry's digest is that of its path, the archive's that of
/// "the archive".
inline Inventory one_delivery(const std::vector<std::string>& paths) {
  Inventory inventory;
  Container container;
  container.path = "d.zip";
  container.format = "zip";
  container.sha256 = sha256("the archive");
  inventory.contents.containers.push_back(container);
  for (const std::string& path : paths) {
    Entry entry;
    entry.path = path;
    entry.sha256 = sha256(path);
    inventory.contents.entries.push_back(entry);
  }
  Delivery delivery;
  delivery.name = "d.zip";
  inventory.deliveries.push_back(delivery);
  return inventory;
}

}  // namespace sluice::test
