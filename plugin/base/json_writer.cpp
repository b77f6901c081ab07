// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Writing JSON (RFC 8259).
#include "base/json_writer.hpp"

#include "base/escape.hpp"
#include "base/json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace sluice::json {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

void append_escaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (byte < 0x20 || byte == 0x7F) {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
      } else {
        out += c;
      }
  }
}

/// Bytes of the UTF-8 character at the front; 0 if there is none.
std::size_t character_length(std::string_view text) {
  for (std::size_t length = 1; length <= 4; ++length) {
    if (is_utf8(text.substr(0, length))) return length;
  }
  return 0;
}

void append_repaired(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      out += replacement;
    } else if (length == 1) {
      append_escaped(out, text.front());
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_utf8(text)) {
    for (const char c : text) append_escaped(out, c);
  } else {
    append_repaired(out, text);
  }
  out += '"';
}

void write(Writer& writer, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return writer.null();
    case Value::Kind::boolean:
      return writer.boolean(value.boolean);
    case Value::Kind::integer:
      return writer.integer(value.integer);
    case Value::Kind::number:
      return writer.number(value.number);
    case Value::Kind::string:
      return writer.string(value.string);
    case Value::Kind::array:
      writer.open_array();
      for (const Value& item : value.items) write(writer, item);
      return writer.close_array();
    case Value::Kind::object:
      writer.open_object();
      for (const Member& member : value.members) {
        writer.key(member.key);
        write(writer, member.value);
      }
      return writer.close_object();
  }
}

}  // namespace

void Writer::key(std::string_view key) {
  begin_value();
  append_string(out_, key);
  out_ += indented_ ? ": " : ":";
  after_key_ = true;
}

void Writer::string(std::string_view text) {
  begin_value();
  append_string(out_, text);
}

void Writer::integer(std::int64_t value) {
  begin_value();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void Writer::number(double value) {
  if (!std::isfinite(value)) return null();
  begin_value();
  const std::size_t start = out_.size();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  if (out_.find_first_of(".e", start) == std::string::npos) out_ += ".0";  // reads back as a number, not as an integer
}

void Writer::boolean(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
}

void Writer::null() {
  begin_value();
  out_ += "null";
}

void Writer::open(char bracket) {
  begin_value();
  out_ += bracket;
  is_empty_.push_back(true);
  ++depth_;
}

void Writer::close(char bracket) {
  --depth_;
  if (!is_empty_.back()) break_line();
  is_empty_.pop_back();
  out_ += bracket;
}

void Writer::begin_value() {
  if (!after_key_ && !is_empty_.empty()) {
    if (!is_empty_.back()) out_ += ',';
    is_empty_.back() = false;
    break_line();
  }
  after_key_ = false;
}

void Writer::break_line() {
  if (!indented_) return;
  out_ += '\n';
  out_.append(depth_ * 2, ' ');
}

std::string to_text(const Value& value, bool indented) {
  Writer writer(indented);
  write(writer, value);
  std::string text = writer.take();
  if (indented) text += '\n';
  return text;
}

}  // namespace sluice::json
