// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice {

/// The files that deliveries hold, by digest and by name. Sorted out at the first question.
class DeliveredFiles {
 public:
  explicit DeliveredFiles(const Contents& contents) : contents_(contents) {}

  /// "camera.tar.gz!/lib/libcamera.a" for the SHA-256 of its bytes; empty if no delivery has them.
  std::string find(std::string_view sha256);
  /// The entry of the same name whose path agrees with the file's for longest from its end; empty if no entry has that
  /// name.
  std::string nearest(std::string_view path);

 private:
  void sort_out();

  const Contents& contents_;
  bool is_sorted_ = false;
  std::map<Digest, std::uint32_t> by_digest_;
  std::unordered_multimap<std::string_view, std::uint32_t> by_name_;
};

}  // namespace sluice
