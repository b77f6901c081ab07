// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The two deliveries of fixtures/changed, with what was planted between them.
#pragma once

#include <string>
#include <vector>

namespace sluice::test {

/// Changes planted together: in files that nothing else is planted in.
struct PlantedChange {
  std::string name;
  std::vector<std::string> files;         ///< below the top folder; on either side or both
  std::vector<std::string> differences;   ///< "kind subject: before -> after", as difference_line() writes them
};
const std::vector<PlantedChange>& planted_changes();

/// telematics-sdk-1.0.zip.
std::string older_delivery();
/// telematics-sdk-1.1.zip; the files of `reverted`, if it is one, are as the older delivery has them.
std::string newer_delivery(const PlantedChange* reverted = nullptr);
/// The newer delivery's name and folder around the older one's content.
std::string renamed_delivery();

}  // namespace sluice::test
