// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace sluice {

/// Which delivered files the SBOMs of one delivery know.
class SbomKnowledge {
 public:
  /// `sboms`: indexes into Inventory::sboms. Keeps a reference.
  SbomKnowledge(const Inventory& inventory, const std::vector<std::uint32_t>& sboms);

  enum class Answer : std::uint8_t {
    known,
    unknown,
    undecided,  ///< the SBOMs list no files at all
  };
  Answer ask(std::uint32_t entry) const;
  /// Does an SBOM name this very file? Then ask() says known.
  bool lists(std::uint32_t entry) const { return entries_[entry]; }

 private:
  const Inventory& inventory_;
  std::vector<bool> entries_;     ///< listed by path or digest
  std::vector<bool> containers_;  ///< known themselves, or in a known one
  std::vector<bool> holders_;     ///< containers in which something is listed
  std::vector<std::uint32_t> opened_;       ///< container by entry
  std::unordered_set<std::string> names_;   ///< plain names of components
  bool lists_files_ = false;
};

/// By element: is it a part of the whole that others deliver, or that need not be there? External, optional or
/// excluded ones, and what is provided, or needed only to run, build, develop or test.
std::vector<bool> elements_of_others(const Sbom& sbom);

}  // namespace sluice
