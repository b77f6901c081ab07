// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// All that the bytes of one file state about licenses.
#pragma once

#include "license/license_index.hpp"
#include "license/statement_rules.hpp"
#include "model/licensing.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace sluice::license {

class WindowCache;

/// Bounds on the work for one file; what they leave out is said (FileLicensing::is_cut).
struct DetectLimits {
  std::size_t window_bytes = std::size_t{8} << 20;  ///< of all windows together
  std::size_t statements = 2000;
  std::size_t cache_bytes = std::size_t{32} << 20;  ///< of windows kept by the Detector; 0: none
};

/// Finds licenses in files. Const calls from any thread; the same bytes give the same answer, whatever was read before.
class Detector {
 public:
  explicit Detector(LicenseIndex index, const DetectLimits& limits = {});
  ~Detector();
  Detector(Detector&&) noexcept;
  Detector& operator=(Detector&&) noexcept;

  /// Everything but `entry`. The file's expression is that of its tags, exact texts and notices, joined by AND, a text
  /// that a choice names left out. It is empty, as none can be told, if there are none, or if one of the statements is
  /// a text_near, a tag that cannot be read, an exception without its license, or of kind unmatched: what such a file
  /// is under is for a person to say.
  FileLicensing detect(std::string_view bytes) const;

  const LicenseIndex& index() const { return index_; }
  LicenseNames names() const { return rules_->names(); }

 private:
  LicenseIndex index_;
  DetectLimits limits_;
  std::unique_ptr<const StatementRules> rules_;
  std::unique_ptr<WindowCache> cache_;
};

}  // namespace sluice::license
