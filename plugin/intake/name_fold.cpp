// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/name_fold.hpp"

#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <memory>
#include <optional>

namespace sluice {
namespace {

struct Freed {
  void operator()(void* memory) const { std::free(memory); }
};

utf8proc_option_t with(int option) {
  return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | option);
}

/// Absent for bytes that are no UTF-8.
std::optional<std::string> find_mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(std::bit_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Freed> owned(mapped);
  if (length < 0) return std::nullopt;
  return std::string(std::bit_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string fold_name(std::string_view name) {
  if (is_ascii(name)) return to_lower_ascii(name);
  return find_mapped(name, with(UTF8PROC_CASEFOLD)).value_or(to_lower_ascii(name));
}

bool are_equal_composed(std::string_view a, std::string_view b) {
  const std::optional<std::string> composed = find_mapped(a, with(0));
  return composed.has_value() && composed == find_mapped(b, with(0));
}

}  // namespace sluice
