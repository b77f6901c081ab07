// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx_hash.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "sbom/spdx_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace sluice::sbom {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

void judge_spdx_hash(std::string_view field, const Node& value, std::string_view place, SpdxDraft& draft) {
  const std::size_t digits = spdx_hash_digits(field);
  const std::string_view text = trim(value.text);
  const bool has_only_digits = std::ranges::all_of(text, is_hex);
  if (digits == 0 || (text.size() == digits && has_only_digits)) return;
  draft.problem(
      {.term = "sbom.hash",
       .detail = fmt::format("'{}' is no {} digest", to_visible_short(text, 80), field.substr(field.find('.') + 1)),
       .help = has_only_digits ? fmt::format("it has {} digits, not {}", text.size(), digits)
                               : std::string("it has other than hex digits"),
       .place = draft.place_of(place, value),
       .line = value.line});
}

}  // namespace sluice::sbom
