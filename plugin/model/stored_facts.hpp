// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <string>
#include <vector>

namespace sluice {

/// By what register and caller knew a delivery: the register may say something else another day.
struct FactSource {
  std::string path;      ///< host path it was read from, or empty
  std::string url;       ///< it was fetched from, or empty
  std::string supplier;  ///< stated by the caller (--supplier), or empty
  friend bool operator==(const FactSource&, const FactSource&) = default;
};

/// A file beside a delivery that spoke about it.
struct FactSidecar {
  std::string name;
  Digest sha256;
  friend bool operator==(const FactSidecar&, const FactSidecar&) = default;
};

/// How facts came about; all of it may differ between machines and runs.
struct FactsEnvelope {
  std::string version;  ///< of the program that saw them
  std::string engine;   ///< the build of the program, its decoders and what they know, or empty
  std::string as_of;    ///< the day on which they were seen, or empty
  std::string limits;   ///< text of the Limits that deliveries were opened with, or empty
  bool licenses = false;             ///< files were searched for licenses
  std::vector<std::string> digests;  ///< algorithms besides SHA-256 that were computed of every file
  std::vector<FactSource> sources;   ///< parallel to Inventory::deliveries; empty if not known
  std::vector<FactSidecar> sidecars; ///< of signed facts: in the order in which they were read
  friend bool operator==(const FactsEnvelope&, const FactsEnvelope&) = default;
};

/// What was seen, without judgement: no decision was applied and nothing concluded, so that any policy can judge it.
struct StoredFacts {
  FactsEnvelope envelope;
  Inventory inventory;
  friend bool operator==(const StoredFacts&, const StoredFacts&) = default;
};

/// The first index that leads out of its list, as its path in a facts file ("documents[3].delivery"); empty if none
/// does. Facts that were read from a file are judged only then.
std::string find_broken_index(const Inventory& inventory);

}  // namespace sluice
