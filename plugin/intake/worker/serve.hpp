// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/worker/libarchive_input.hpp"
#include "intake/worker/results.hpp"

#include <cstdint>
#include <string_view>

namespace sluice {

struct Service {
  std::string_view format;
  bool lists_only = false;        ///< entries without their bytes
  std::uint64_t entry_bytes = 0;  ///< of one entry, more are not sent
};

/// Tells libarchive's version as the path of an entry.
void tell_version(Results& results);

/// Reads the archive to its end and tells everything (intake/worker_protocol).
void serve(const Service& service, ByteSource& source, Skipper& skipper, Results& results);

/// The same for one archive after the other, as frames come in (intake/worker_frames); the first has the service's
/// format.
void serve_frames(Service service, Results& results);

}  // namespace sluice
