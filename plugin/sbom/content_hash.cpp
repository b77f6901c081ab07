// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/content_hash.hpp"

#include <bit>
#include <charconv>
#include <cstring>
#include <limits>

namespace sluice::sbom {
namespace {

constexpr std::uint64_t odd_low = 0x9E3779B97F4A7C15u, odd_high = 0xC2B2AE3D27D4EB4Fu;

void mix(ContentHash& hash, std::uint64_t word) {
  hash.low = (hash.low ^ word) * odd_low;
  hash.low ^= hash.low >> 32;
  hash.high = (hash.high ^ word) * odd_high;
  hash.high ^= hash.high >> 29;
}

void mix(ContentHash& hash, std::string_view text) {
  mix(hash, text.size());
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    mix(hash, word);
  }
  std::uint64_t rest = 0;
  if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
  mix(hash, rest);
}

}  // namespace

double number_of(const Node& node) {
  double value = 0;
  const std::from_chars_result result = std::from_chars(node.text.data(), node.text.data() + node.text.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  const bool is_small =
      node.text.find("e-") != std::string_view::npos || node.text.find("E-") != std::string_view::npos;
  return is_small ? 0 : std::numeric_limits<double>::infinity();
}

ContentHash content_hash(const Node& node) {
  ContentHash hash{static_cast<std::uint64_t>(node.kind) + 1, node.size};
  switch (node.kind) {
    case Node::Kind::number:
      mix(hash, std::bit_cast<std::uint64_t>(number_of(node) + 0.0));
      return hash;  // -0 is 0
    case Node::Kind::array:
      for (const Node& item : children(node)) {
        const ContentHash inner = content_hash(item);
        mix(hash, inner.low);
        mix(hash, inner.high);
      }
      return hash;
    case Node::Kind::object: {
      ContentHash sum;
      for (const Node& member : children(node)) {
        ContentHash inner = content_hash(member);
        mix(inner, member.key);
        sum.low += inner.low;
        sum.high += inner.high;
      }
      mix(hash, sum.low);
      mix(hash, sum.high);
      return hash;
    }
    default:
      mix(hash, node.text);
      return hash;
  }
}

}  // namespace sluice::sbom
