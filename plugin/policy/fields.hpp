// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "base/glob.hpp"
#include "base/yaml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::policy {

// Typed access to nodes that policy/shape has checked. What is absent, or was reported as wrong, is absent here.

std::string text_at(const yaml::Node& mapping, std::string_view key);  ///< empty if absent
std::optional<std::int64_t> integer_at(const yaml::Node& mapping, std::string_view key);
std::optional<bool> flag_at(const yaml::Node& mapping, std::string_view key);
std::optional<Day> day_at(const yaml::Node& mapping, std::string_view key);
std::vector<std::string> texts_at(const yaml::Node& mapping, std::string_view key);
std::vector<Glob> globs_at(const yaml::Node& mapping, std::string_view key);
std::optional<std::uint64_t> size_at(const yaml::Node& mapping, std::string_view key);

std::optional<bool> flag_of(const yaml::Node& node);
std::optional<Day> day_of(const yaml::Node& node);
std::vector<std::string> texts_of(const yaml::Node& node);

/// The node itself, or the items of a sequence: scalars only.
std::vector<const yaml::Node*> scalars_of(const yaml::Node& node);

/// Items of a sequence, members of a mapping; empty for anything else and for an absent key.
const std::vector<yaml::Node>& items_at(const yaml::Node& mapping, std::string_view key);
const std::vector<yaml::Member>& members_at(const yaml::Node& mapping, std::string_view key);

/// Span of a key's value, or of the mapping itself if the key is absent.
const Span& span_at(const yaml::Node& mapping, std::string_view key);

/// The value of an enumeration that is written at a key.
template <class Enum>
std::optional<Enum> word_at(const yaml::Node& mapping, std::string_view key,
                            std::optional<Enum> (*parse)(std::string_view)) {
  const yaml::Node* node = mapping.find(key);
  return node != nullptr && node->kind == yaml::Node::Kind::scalar ? parse(node->text) : std::nullopt;
}

template <class Enum>
std::vector<Enum> words_at(const yaml::Node& mapping, std::string_view key,
                           std::optional<Enum> (*parse)(std::string_view)) {
  std::vector<Enum> values;
  for (const std::string& text : texts_at(mapping, key)) {
    if (const auto value = parse(text)) values.push_back(*value);
  }
  return values;
}

/// The node on one line, in YAML's flow style.
std::string one_line(const yaml::Node& node);
std::string one_line(const std::vector<std::string>& items);

}  // namespace sluice::policy
