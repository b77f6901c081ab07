// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/engine.hpp"

#include "intake/worker_process.hpp"

#include <bzlib.h>
#include <fmt/format.h>
#include <lz4.h>
#include <lzma.h>
#include <utf8proc.h>
#include <zlib.h>
#include <zstd.h>

namespace sluice {

/// ISA-L and libdeflate do not tell theirs.
std::string decoder_versions() {
  static const Result<std::string> inspector = ask_worker_version();
  return fmt::format("{} zlib {} lzma {} bzip2 {} zstd {} lz4 {} utf8proc {}", inspector.value_or("no inspector"),
                     zlibVersion(), lzma_version_string(), BZ2_bzlibVersion(), ZSTD_versionString(),
                     LZ4_versionString(), utf8proc_version());
}

}  // namespace sluice
