// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/licensing_listener.hpp"
#include "intake/intake.hpp"
#include "store/contents_blob.hpp"
#include "store/fact_cache.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace sluice {

/// Where facts of archives seen before are kept, and which build of the program keeps them.
struct FactKeeping {
  const FactCache* cache = nullptr;                     ///< null: nothing is kept
  std::string engine;                                   ///< this program's build (FactKey::engine)
  std::function<void(const std::string&)> remark = {};  ///< hears why something could not be kept; may be empty
};

/// Every limit, so that facts that were seen under others are told apart.
std::string limits_text(const Limits& limits);

/// What facts of an archive of `size` bytes depend on. `readers`: those that were offered its entries.
FactKey fact_key(const std::string& name, std::uint64_t size, const Limits& limits, const FactKeeping& keeping,
                 const std::string& readers);

/// Nothing was lost to a killed reader in what was read since `from`: one may fare better the next time.
bool was_judged(const Contents& contents, const ContentsMark& from);

struct HostPath;

/// Who hears the entries of a delivery.
struct DeliveryListeners {
  EntryListener& documents;
  LicensingListener* licenses = nullptr;  ///< null: nobody asks for licenses
  EntryListener* meter = nullptr;         ///< hears what is opened, not what is remembered; may be null
};

/// open_host() for these listeners, from the cache if the same archive was opened in the same way before: then
/// `documents` hears the same again, `licenses` is given what it found, and the archive costs one hash of its bytes.
/// What was opened is kept, unless it is a folder, a confined reader was killed over it, or the documents have more
/// than 64 MiB. Contents and what is found do not depend on the cache. options.listeners must be empty.
Result<std::uint32_t> open_known(const HostPath& opened, const std::string& name, const IntakeOptions& options,
                                 const DeliveryListeners& listeners, const FactKeeping& keeping, Contents& contents);

}  // namespace sluice
