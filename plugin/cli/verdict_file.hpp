// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/report.hpp"

#include <string>

namespace sluice {

/// A report that was written before.
struct VerdictFile {
  Report report;
  std::string body_sha256;  ///< 64 hex digits of the body, as it stands in the file
};

/// Refuses (exit 2) what is no sluice.report/1, or not as it was written.
Result<VerdictFile> load_verdict(const std::string& path);

/// The same of a report at hand.
std::string body_digest(const Verdict& verdict);

}  // namespace sluice
