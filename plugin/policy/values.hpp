// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/catalogue.hpp"
#include "model/policy.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::policy {

class Reading;

/// A pack's parameter or list, with everybody who set it.
struct Definition {
  ParamType type = ParamType::list;
  Stricter stricter = Stricter::fixed;
  bool is_overridable = false;
  std::string choices;  ///< of type choice: "a, b"
  ParamValue value;
  std::vector<Setter> setters;  ///< `field` is the definition's name
};

/// The names that rules may refer to as {param: NAME} and {list: NAME}.
struct Vocabulary {
  std::map<std::string, Definition, std::less<>> params;
  std::map<std::string, Definition, std::less<>> lists;
};

/// What a value has to be.
struct ValueSpec {
  std::string_view name;
  ParamType type = ParamType::text;
  std::string_view choices;        ///< "a, b"
  const KindSpec* kind = nullptr;  ///< of term lists: whose terms; null: any
};

/// Reads a parameter's value, following {param: X} and {list: X}, also as items of a list. Absent if it does not fit;
/// the problem is then recorded.
std::optional<ParamValue> read_value(const yaml::Node& node, const ValueSpec& spec, const Vocabulary& vocabulary,
                                     Reading& reading);

/// A parameter's default as the kind's table states it; absent if it has none.
std::optional<ParamValue> default_value(const ParamSpec& spec);

/// The definitions that a value refers to, in the order written.
std::vector<const Definition*> definitions_in(const yaml::Node& node, const Vocabulary& vocabulary);

std::string one_line(const ParamValue& value);
bool is_list(ParamType type);

/// "a, b" as its parts.
std::vector<std::string> split_choices(std::string_view choices);

}  // namespace sluice::policy
