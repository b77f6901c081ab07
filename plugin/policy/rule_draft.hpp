// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/catalogue.hpp"
#include "model/policy.hpp"
#include "policy/values.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::policy {

class Reading;

/// What somebody wrote for a parameter. Kept as a node, because {param: X} and {list: X} get their value only when all
/// packs are read.
struct WithChange {
  const yaml::Node* value = nullptr;
  std::string by;
  Span span;
};

/// A rule while packs and project still change it.
struct RuleDraft {
  Rule rule;
  const KindSpec* kind = nullptr;    ///< null if there is no such kind; that was reported
  const yaml::Node* node = nullptr;  ///< where it is written
  std::string file;                  ///< shown name of its file
  bool is_shipped = false;
  std::map<std::string, std::vector<WithChange>, std::less<>> with;
};

/// Records who set a field; `value` is how it stands from now on.
void record(Rule& rule, std::string field, std::string value, const std::string& by, const Span& span);

/// The last one who set a field; null if nobody did.
const Setter* find_setter(const Rule& rule, std::string_view field);

/// Sets every field that a mapping states: the rule's own text, a pack's or a project's `raise`.
void apply_fields(RuleDraft& draft, const yaml::Node& fields, const std::string& by, Reading& reading);

/// Gives each parameter of the kind its value, from the last change or the kind's default, and writes its history anew.
void resolve_params(RuleDraft& draft, const Vocabulary& vocabulary, Reading& reading);

}  // namespace sluice::policy
