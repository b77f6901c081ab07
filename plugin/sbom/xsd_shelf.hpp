// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace sluice::sbom {

class Xsd;

/// Schemas that were compiled already, for readers that share them: to compile one takes longer than to read most
/// documents. Readers on several threads may use it.
class XsdShelf {
 public:
  /// `folder`: as Xsd::load().
  explicit XsdShelf(std::string folder) : folder_(std::move(folder)) {}
  /// The schema of a version; null if it cannot be had.
  std::shared_ptr<const Xsd> find(const std::string& version);

 private:
  std::string folder_;
  std::mutex guard_;
  std::map<std::string, std::shared_ptr<const Xsd>> known_;
};

}  // namespace sluice::sbom
