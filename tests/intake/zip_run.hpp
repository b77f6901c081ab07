// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "support/raw_zip.hpp"
#include "support/reader_run.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace sluice::test {

inline ReaderRun zip_run(const std::string& zip, std::size_t jobs = 1, const Limits& limits = {}) {
  ReaderRun run = run_reader("zip", zip, std::numeric_limits<std::size_t>::max(), limits, 64u << 20, jobs);
  CHECK_FALSE(run.has_failed);
  return run;
}

inline std::string zip_terms(const std::string& zip) { return zip_run(zip).terms; }

/// An entry that stands as it is.
inline ZipEntry stored_entry(std::string name, std::string data = "x\n") {
  ZipEntry entry;
  entry.name = std::move(name);
  entry.data = std::move(data);
  entry.method = 0;
  return entry;
}

/// The archive of that entry alone.
inline std::string zip_of(const ZipEntry& entry) { return RawZip().add(entry).finish(); }

}  // namespace sluice::test
