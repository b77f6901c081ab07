// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/signing.hpp"
#include "hooks/build_request.hpp"
#include "model/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// The flags that say whether and how a verdict is attested.
struct AttestOptions {
  std::string file, key;

  void add_to(CLI::App& command);
  /// Refuses one flag without the other; the key may sign facts as well, or instead.
  Result<void> validate(bool signs_facts) const;
  /// The key, before anything is judged; absent if nothing is to be attested.
  Result<std::optional<SigningKey>> load_key() const;
};

/// Writes the verdict as a signed in-toto statement (attest/verification_result.hpp).
Result<void> write_attestation(const std::string& path, const Report& report, const SigningKey& key);

/// The files that the linkers of a finished build wrote, with their digests, by name. A file that is gone is left out.
Result<std::vector<Product>> find_products(const BuildRequest& request, const Inventory& inventory);

/// SHA-256 of a file of any size, "sha256:...".
Result<std::string> hash_file(const std::string& path);

}  // namespace sluice
