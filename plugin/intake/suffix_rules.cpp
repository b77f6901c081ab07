// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/suffix_rules.hpp"

#include "intake/extension.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

std::optional<Defect> judge_suffix(std::string_view file_name, const Magic& outer, const Magic& inner,
                                   bool is_delivery) {
  const Weight weight = is_delivery ? Weight::error : Weight::warning;
  if (is_delivery && outer.name == "mtree") {
    return Defect{HazardId::format_unrecognised, weight, "the file lists files (mtree), but holds none", true};
  }
  const Expected* expected = find_expected(file_name);
  if (expected == nullptr) return std::nullopt;
  const bool is_archive = outer.role != Role::content;
  if (expected->formats.empty()) {
    if (!is_archive) return std::nullopt;
    return Defect{HazardId::format_extension_mismatch, Weight::warning,
                  fmt::format("named {}, but the bytes are {}", expected->suffix, outer.name), false};
  }
  const bool is_kept_tar =
      expected->is_tar && inner.name == "tar";  // under whatever compression: tar finds out by itself
  const bool fits = is_kept_tar || std::ranges::find(expected->formats, outer.name) != expected->formats.end();
  if (outer.name == "empty")
    return Defect{HazardId::empty, weight, fmt::format("named {}, but there are no bytes", expected->suffix), true};
  if (!fits && !is_archive) {
    return Defect{HazardId::format_unrecognised, weight,
                  fmt::format("named {}, but the bytes are {}", expected->suffix, outer.name), false};
  }
  if (!fits) {
    return Defect{HazardId::format_extension_mismatch, Weight::warning,
                  fmt::format("named {}, but the bytes are {}", expected->suffix, outer.name), false};
  }
  const bool is_peeled = inner.role != Role::filter && inner.role != Role::unsupported;
  if (expected->is_tar && is_peeled && inner.name != "tar") {
    return Defect{HazardId::format_extension_mismatch, Weight::warning,
                  fmt::format("named {}, but behind the compression lies {}", expected->suffix, inner.name), false};
  }
  return std::nullopt;
}

bool is_blank_tar(std::string_view file_name, std::span<const std::byte> head) {
  if (!is_blank_block(head)) return false;
  const Expected* expected = find_expected(file_name);
  return expected != nullptr && expected->is_tar;
}

}  // namespace sluice
