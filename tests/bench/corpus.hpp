// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>

namespace sluice::bench {

/// Writes a tar of many source-like files with a filter ("gzip" or "xz"): the same bytes on every machine.
void write_corpus(const std::string& path, const std::string& filter, int files);

/// The baseline: one libarchive thread reads the archive and SHA-256s every entry. Returns the number of entries.
std::uint64_t read_and_hash(const std::string& path);

}  // namespace sluice::bench
