// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// Bytes that the tree of one record, or of the root, may take.
inline constexpr std::uint64_t record_memory = 128ull << 20;

/// Turns the bytes of one document into records (sbom/tree.hpp).
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// False once the document is known to be broken: then the rest need not be fed.
  virtual bool feed(std::string_view chunk) = 0;
  /// The end; `whole` false: there are bytes that could not be had. Hands over the root, also that of a broken document
  /// as far as it came. True: the document is complete and right.
  virtual bool finish(bool whole) = 0;
  /// At most one: "sbom.syntax", "sbom.duplicate-key", "sbom.too-deep", "sbom.too-large", "sbom.encoding", "sbom.cut".
  virtual const std::vector<SbomProblem>& problems() const = 0;
};

}  // namespace sluice::sbom
