// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The only file that knows toml++. Two traps of its version 3.3.0 are kept from it by a look at the text first: dotted
// keys are not bounded, and their tables are destroyed recursively; and letters that are not ASCII, where TOML allows
// none, are undefined behaviour (is_non_ascii_horizontal_whitespace), as are control characters in clang's builds
// (parse_key).
#include "base/toml.hpp"

#include "base/escape.hpp"

#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 1
#define TOML_MAX_NESTED_VALUES 64
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace sluice {
namespace {

json::Value to_value(const toml::node& node, std::uint32_t depth, bool& is_too_deep);

json::Value to_object(const toml::table& table, std::uint32_t depth, bool& is_too_deep) {
  json::Value out = json::Value::object();
  for (const auto& [key, value] : table) out.set(std::string(key.str()), to_value(value, depth, is_too_deep));
  return out;
}

json::Value to_array(const toml::array& array, std::uint32_t depth, bool& is_too_deep) {
  json::Value out = json::Value::array();
  for (const toml::node& item : array) out.items.push_back(to_value(item, depth, is_too_deep));
  return out;
}

template <class T>
std::string text_of(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

json::Value to_scalar(const toml::node& node) {
  if (const auto* text = node.as_string()) return json::Value::of(text->get());
  if (const auto* flag = node.as_boolean()) return json::Value::of(flag->get());
  if (const auto* integer = node.as_integer()) return json::Value::of(integer->get());
  if (const auto* date = node.as_date()) return json::Value::of(text_of(date->get()));
  if (const auto* time = node.as_time()) return json::Value::of(text_of(time->get()));
  if (const auto* moment = node.as_date_time()) return json::Value::of(text_of(moment->get()));
  json::Value out;
  out.kind = json::Value::Kind::number;
  out.number = node.value_or(0.0);
  return out;
}

json::Value to_value(const toml::node& node, std::uint32_t depth, bool& is_too_deep) {
  json::Value out;
  if (depth == 0) {
    is_too_deep = true;
    return out;
  }
  if (const toml::table* table = node.as_table()) {
    out = to_object(*table, depth - 1, is_too_deep);
  } else if (const toml::array* array = node.as_array()) {
    out = to_array(*array, depth - 1, is_too_deep);
  } else {
    out = to_scalar(node);
  }
  out.line = static_cast<std::uint32_t>(node.source().begin.line);
  out.column = static_cast<std::uint32_t>(node.source().begin.column);
  return out;
}

/// Walks over strings and comments to what is neither. Up to its first error a document is cut here as toml++ cuts it,
/// and there toml++ stops.
class Syntax {
 public:
  explicit Syntax(std::string_view text) : text_(text) {}

  /// "line: what is wrong", or empty.
  std::string find_problem() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c == '"' || c == '\'') {
        skip_string(c);
      } else if (!is_allowed(c)) {
        return fmt::format("{}: found a byte that is not printable ASCII outside strings", line_);
      } else if (c == '.' && ++dots_ > most_toml_dots) {
        return fmt::format("{}: more than {} dots on a line", line_, most_toml_dots);
      } else {
        step();
      }
    }
    return {};
  }

 private:
  static bool is_allowed(char c) { return (c >= ' ' && c < 0x7f) || c == '\t' || c == '\n' || c == '\r'; }
  void step() {
    if (text_[at_++] != '\n') return;
    ++line_;
    dots_ = 0;
  }
  void skip_string(char quote) {
    const std::string fence(3, quote);
    const bool is_long = text_.substr(at_, 3) == fence;
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size() && !(is_long ? text_.substr(at_, 3) == fence : text_[at_] == quote)) {
      if (!is_long && text_[at_] == '\n') return;  // an error of TOML
      if (text_[at_] == '\\' && quote == '"' && at_ + 1 < text_.size()) step();
      step();
    }
    at_ = std::min(at_ + (is_long ? 3 : 1), text_.size());
    // Up to two quotes may stand before the three that end a long string.
    for (int i = 0; is_long && i < 2 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t dots_ = 0;
};

}  // namespace

Result<json::Value> parse_toml(std::string_view text, std::string_view file, const Limits& limits) {
  const std::string shown = to_visible(file);
  if (text.size() > limits.document_bytes) {
    return fail(fmt::format("{}: longer than {} bytes", shown, limits.document_bytes));
  }
  if (const std::string problem = Syntax(text).find_problem(); !problem.empty()) {
    return fail(fmt::format("{}:{}", shown, problem));
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::source_position at = parsed.error().source().begin;
    return fail(
        fmt::format("{}:{}:{}: {}", shown, at.line, at.column, to_visible_short(parsed.error().description(), 200)));
  }
  bool is_too_deep = false;
  json::Value out = to_value(parsed.table(), limits.document_depth, is_too_deep);
  if (is_too_deep) return fail(fmt::format("{}: nested deeper than {}", shown, limits.document_depth));
  return out;
}

}  // namespace sluice
