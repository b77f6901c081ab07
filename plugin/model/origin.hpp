// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// Where a fact was seen. Paths are raw bytes; reports escape them (base/escape.hpp).
/// Inside a delivery the path reads "delivery.zip!/inner.tar.xz!/lib/a.c", starting at the delivery's own name, never
/// with a host folder. In a build it is relative to the source folder where the file lies in it, else absolute.
struct Origin {
  std::string path;
  std::uint32_t line = 0;    ///< from 1; 0 if the fact has no line
  std::uint32_t column = 0;
  std::string pointer;       ///< JSON pointer (RFC 6901) or field path, or empty
  std::string reader;        ///< the reader that said so, such as "delivery_manifest"

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// Something that could not be read and therefore was not judged. Never a pass (STYLE, idea 3).
struct Unknown {
  std::string fact;    ///< what is missing: "contents of a.zip!/b.7z", "linkage of libx"
  std::string reason;
  Origin origin;

  friend bool operator==(const Unknown&, const Unknown&) = default;
};

}  // namespace sluice
