// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/fields.hpp"

#include "base/text.hpp"
#include "policy/shape.hpp"

#include <limits>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

const yaml::Node* scalar_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = mapping.find(key);
  return node != nullptr && node->kind == Kind::scalar ? node : nullptr;
}

std::string flow_scalar(const std::string& text) {
  const bool is_plain = !text.empty() && text.find_first_of("{}[],\"\\#&*!|>%@`") == std::string::npos &&
                        text.find(": ") == std::string::npos && text.find('\n') == std::string::npos;
  if (is_plain) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + '"';
}

}  // namespace

std::string text_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = scalar_at(mapping, key);
  return node == nullptr ? std::string() : node->text;
}

std::optional<std::int64_t> integer_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = scalar_at(mapping, key);
  const auto number = node == nullptr ? std::nullopt : parse_uint(node->text);
  if (!number || *number > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

std::optional<bool> flag_of(const yaml::Node& node) {
  if (node.kind != Kind::scalar || node.quoted) return std::nullopt;
  if (node.text == "true") return true;
  if (node.text == "false") return false;
  return std::nullopt;
}

std::optional<bool> flag_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? std::nullopt : flag_of(*node);
}

std::optional<Day> day_of(const yaml::Node& node) {
  return node.kind == Kind::scalar ? parse_day(node.text) : std::nullopt;
}

std::optional<Day> day_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? std::nullopt : day_of(*node);
}

std::vector<const yaml::Node*> scalars_of(const yaml::Node& node) {
  if (node.kind == Kind::scalar) return {&node};
  std::vector<const yaml::Node*> scalars;
  for (const yaml::Node& item : node.items) {
    if (item.kind == Kind::scalar) scalars.push_back(&item);
  }
  return scalars;
}

std::vector<std::string> texts_of(const yaml::Node& node) {
  std::vector<std::string> texts;
  for (const yaml::Node* scalar : scalars_of(node)) texts.push_back(scalar->text);
  return texts;
}

std::vector<std::string> texts_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? std::vector<std::string>() : texts_of(*node);
}

std::vector<Glob> globs_at(const yaml::Node& mapping, std::string_view key) {
  std::vector<Glob> globs;
  for (const std::string& text : texts_at(mapping, key)) globs.emplace_back(text);
  return globs;
}

std::optional<std::uint64_t> size_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = scalar_at(mapping, key);
  return node == nullptr ? std::nullopt : parse_size(node->text);
}

const std::vector<yaml::Node>& items_at(const yaml::Node& mapping, std::string_view key) {
  static const std::vector<yaml::Node> none;
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? none : node->items;
}

const std::vector<yaml::Member>& members_at(const yaml::Node& mapping, std::string_view key) {
  static const std::vector<yaml::Member> none;
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? none : node->members;
}

const Span& span_at(const yaml::Node& mapping, std::string_view key) {
  const yaml::Node* node = mapping.find(key);
  return node == nullptr ? mapping.span : node->span;
}

std::string one_line(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + flow_scalar(item);
  return "[" + text + "]";
}

std::string one_line(const yaml::Node& node) {
  if (node.kind == Kind::scalar) return flow_scalar(node.text);
  std::string text;
  for (const yaml::Node& item : node.items) text += (text.empty() ? "" : ", ") + one_line(item);
  for (const yaml::Member& member : node.members)
    text += (text.empty() ? "" : ", ") + member.key + ": " + one_line(member.value);
  return node.kind == Kind::sequence ? "[" + text + "]" : "{" + text + "}";
}

}  // namespace sluice::policy
