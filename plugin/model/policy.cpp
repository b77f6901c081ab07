// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/policy.hpp"

#include <algorithm>

namespace sluice {
namespace {

template <class T>
const T* find_param(const Rule& rule, std::string_view name) {
  const auto found = rule.params.find(name);
  return found == rule.params.end() ? nullptr : std::get_if<T>(&found->second);
}

}  // namespace

bool Rule::flag(std::string_view param) const {
  const bool* value = find_param<bool>(*this, param);
  return value != nullptr && *value;
}

std::int64_t Rule::number(std::string_view param) const {
  const std::int64_t* value = find_param<std::int64_t>(*this, param);
  return value == nullptr ? 0 : *value;
}

const std::string& Rule::text(std::string_view param) const {
  static const std::string unset;
  const std::string* value = find_param<std::string>(*this, param);
  return value == nullptr ? unset : *value;
}

const std::vector<std::string>& Rule::list(std::string_view param) const {
  static const std::vector<std::string> unset;
  const auto* value = find_param<std::vector<std::string>>(*this, param);
  return value == nullptr ? unset : *value;
}

const Rule* Policy::find_rule(std::string_view id) const {
  const auto found = std::ranges::find(rules, id, &Rule::id);
  if (found != rules.end()) return &*found;
  const auto replaced = std::ranges::find_if(rules, [&](const Rule& rule) {
    return std::ranges::find(rule.replaces, id) != rule.replaces.end();
  });
  return replaced == rules.end() ? nullptr : &*replaced;
}

const Rung* Policy::find_rung(std::string_view name) const {
  const auto found = std::ranges::find(rungs, name, &Rung::name);
  return found == rungs.end() ? nullptr : &*found;
}

}  // namespace sluice
