// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/kind.hpp"

#include <algorithm>
#include <vector>

namespace sluice {

#define SLUICE_KIND(stem) extern const Kind kind_##stem;
#define SLUICE_PART(stem)
#include "checks/registry.def"
#undef SLUICE_KIND

namespace {

std::vector<const Kind*> make_kinds() {
  std::vector<const Kind*> all = {
#define SLUICE_KIND(stem) &kind_##stem,
#include "checks/registry.def"
#undef SLUICE_KIND
#undef SLUICE_PART
  };
  std::ranges::sort(all, {}, [](const Kind* kind) { return kind->spec.name; });
  return all;
}

}  // namespace

std::span<const Kind* const> kinds() {
  static const std::vector<const Kind*> all = make_kinds();
  return all;
}

const Kind* find_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds(), name, [](const Kind* kind) { return kind->spec.name; });
  return found == kinds().end() ? nullptr : *found;
}

const Catalogue& catalogue() {
  static const std::vector<KindSpec> specs = [] {
    std::vector<KindSpec> copies;
    for (const Kind* kind : kinds()) copies.push_back(kind->spec);
    return copies;
  }();
  static const Catalogue published(specs);
  return published;
}

}  // namespace sluice
