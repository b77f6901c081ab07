// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Facts once: what was seen in a delivery, signed, so that a machine that trusts the key only hashes the archive.
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "gate/pipeline.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// What a DSSE envelope says that its payload is.
inline constexpr std::string_view facts_payload_type = "application/vnd.sluice.facts+json";
/// What signed facts are called, beside a delivery (NAME.sluice-facts) and in a folder (SHA256.sluice-facts).
inline constexpr std::string_view facts_ending = ".sluice-facts";

/// The flags on facts that others signed.
struct KnownFactsOptions {
  std::vector<std::string> from;   ///< files, or folders with SHA256.sluice-facts
  std::vector<std::string> trust;  ///< files of public keys or certificates

  void add_to(CLI::App& command);
  Result<void> validate() const;
};

/// Everything besides the bytes that facts depend on: this build, its decoders, license index and schemas.
std::string engine_text(const Session& session);

/// Writes facts to a file, signed if there is a key. Signed ones are of one archive, say nothing of the machine and
/// nothing of the project; into a folder they go by the archive's digest.
Result<void> write_facts(const std::string& path, const std::string& key, const DeliveryRequest& request,
                         StoredFacts facts);

/// Facts of the one delivery that a trusted key signed, if they are of these very bytes, sidecars, name, engine and limits;
/// the archive is hashed, not opened. Absent if there are none: why each that was found does not count is told on stderr.
Result<std::optional<StoredFacts>> find_known_facts(const KnownFactsOptions& options, const DeliveryRequest& request,
                                                    const Policy& policy, Day day, const Session& session);

}  // namespace sluice
