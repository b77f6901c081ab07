// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/licensing_listener.hpp"
#include "gate/read_meter.hpp"
#include "intake/intake.hpp"
#include "model/inventory.hpp"
#include "model/policy.hpp"
#include "model/stored_facts.hpp"
#include "readers/reader.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// One delivery to open: archive, folder or file, with files beside it that speak about it.
struct DeliveryRequest {
  std::string path;                   ///< host path
  std::string supplier;               ///< stated by the caller; empty: the register decides by path
  std::vector<std::string> sidecars;  ///< host paths (delivery.yaml, checksum list) beside it
  std::optional<Origin> taken_in;     ///< CMake call
  std::string url;                    ///< it was fetched from, for the register
  std::string name = {};              ///< what its places begin with; empty: the path's last part
};

/// Hears why something could not be kept or computed, and nothing else came of it; may be empty.
using RemarkListener = std::function<void(const std::string&)>;

/// Schemas that SBOMs are judged by.
struct SbomSchemas {
  std::shared_ptr<const sbom::Schemas> json;  ///< of CycloneDX JSON
  std::shared_ptr<sbom::XsdShelf> xsds;       ///< of CycloneDX XML
};

/// How deliveries are read. Nothing here but `licenses` and `sboms` changes what is seen.
struct ReadOptions {
  std::size_t jobs = 0;  ///< threads that decode and hash, in all; 0: one for each processor
  RemarkListener remark = {};
  std::string cache = {};   ///< folder for facts of archives seen before; empty: none
  std::string engine = {};  ///< which build of the program reads; empty: nothing is kept
  /// Loads what is known of licenses, once, if a rule asks for them; may be empty: then no file is searched, and what
  /// documents declare stays unread.
  std::function<Result<LicenseScan>()> licenses = {};
  /// Loads the schemas of SBOMs, once; may be empty: then no CycloneDX document is valid.
  std::function<Result<SbomSchemas>()> sboms = {};
  std::shared_ptr<ReadMeter> meter = {};  ///< counts what is read, and is let go when all is; may be null
  bool everything = false;  ///< licenses are looked for whether or not a rule asks, so that facts serve any policy
};

/// Reads deliveries for one run, all with the same threads.
class DeliveryReader {
 public:
  explicit DeliveryReader(const ReadOptions& options);
  ~DeliveryReader();
  DeliveryReader(const DeliveryReader&) = delete;
  DeliveryReader& operator=(const DeliveryReader&) = delete;

  /// Says what will be read, so that archives that may have been seen before are hashed meanwhile. What cannot be
  /// opened is an Error of read() only.
  void expect(const std::vector<std::string>& paths);

  /// read_deliveries() below.
  Result<Inventory> read(const std::vector<DeliveryRequest>& deliveries, const Policy& policy);

  /// The same before decisions are applied and licenses concluded, to be stored (gate/rejudge). The envelope says what
  /// was looked for; version, engine and day are the caller's.
  Result<StoredFacts> read_facts(const std::vector<DeliveryRequest>& deliveries, const Policy& policy);

  /// Puts the files that the project names (notices, SBOMs) in place of those that were read with the facts.
  Result<void> renew_own_files(const Policy& policy, Inventory& inventory);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Applies corrected facts, and concludes the license of each package anew if a rule asks for it: after deliveries and
/// build are read.
void settle_decisions(const Policy& policy, Inventory& inventory);

/// Joins SBOMs to what was delivered anew, by the digests that are there.
void settle_sboms(Inventory& inventory);

/// Opens and reads every delivery into one inventory. Deliveries are ordered by name and digest, so that the order of
/// the arguments does not show. Suppliers come from the register; sidecars beside a delivery are found by
/// themselves (gate/sidecars). A delivery is read a second time where documents or rules want digests besides SHA-256,
/// and once more to tell why files differ from their SBOM.
Result<Inventory> read_deliveries(const std::vector<DeliveryRequest>& deliveries, const Policy& policy,
                                  const ReadOptions& options);

}  // namespace sluice
