// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>

namespace sluice::bench {

/// One large source tree, packed each way: FOLDER/corpus.tar, .tar.gz, .tar.xz (one block), .tar.zst and .zip.
struct Corpus {
  std::string folder;
  std::string origin;    ///< what it is, for the reader of the figures
  bool is_real = false;  ///< false: text made here, because the real tree could not be fetched
  std::string path(const std::string& suffix) const { return folder + "/corpus." + suffix; }
};

/// Fetches the tree (Debian's source package of Boost 1.81: 475 MiB, 48,000 entries) and packs it, as far as FOLDER
/// does not have it already; this takes minutes the first time. Throws if it cannot be packed.
Corpus make_corpus(const std::string& folder);

/// Writes a tar of `entries` files of 10 bytes.
void write_small_entries(const std::string& path, std::uint32_t entries);

}  // namespace sluice::bench
