// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/text_edits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Plain scalars that are read as text in block and flow style alike, whatever reads them: a word that starts with a
/// letter, or a number of three parts, which no reader takes for a number.
bool stays_plain(const std::string& value) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("._-/@+:?&=%~").find(c) != std::string_view::npos;
  };
  if (value.empty() || value.back() == ':' || !std::ranges::all_of(value, is_plain)) return false;
  const bool starts_with_letter = (value[0] >= 'a' && value[0] <= 'z') || (value[0] >= 'A' && value[0] <= 'Z');
  return starts_with_letter ? value.size() > 5 : std::ranges::count(value, '.') > 1 || std::ranges::count(value, '-') == 2;
}

std::string in_double_quotes(const std::string& value) {
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

std::string in_single_quotes(const std::string& value) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? std::string("''") : std::string(1, c);
  return text + "'";
}

tl::unexpected<Error> cannot_edit(const yaml::Node& node, std::string_view what) {
  return refuse(fmt::format("{}: {} cannot be edited", to_string(node.span), what), "write it on one line, in plain or quoted style");
}

}  // namespace

TextEdits::TextEdits(std::string_view text) : text_(text), lines_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) lines_.push_back(at + 1);
}

std::size_t TextEdits::offset_of(const Span& span) const {
  const bool has_line = span.line > 0 && span.line <= lines_.size();
  std::size_t at = has_line ? lines_[span.line - 1] : text_.size();
  if (span.line == 1 && text_.starts_with("\xEF\xBB\xBF")) at = 3;
  for (std::uint32_t column = 1; column < span.column && at < text_.size(); ++column) {
    do ++at;
    while (at < text_.size() && is_continuation(text_[at]));
  }
  return at;
}

Result<std::size_t> TextEdits::end_of_scalar(const yaml::Node& scalar) const {
  const std::size_t at = offset_of(scalar.span);
  if (at >= text_.size()) return cannot_edit(scalar, "this value");
  if (text_[at] == '"' || text_[at] == '\'') {
    const std::size_t end = yaml::find_quote_end(text_, at);
    if (end == std::string_view::npos) return cannot_edit(scalar, "this value");
    return end;
  }
  if (scalar.quoted || text_.substr(at, scalar.text.size()) != scalar.text) return cannot_edit(scalar, "this value");
  return at + scalar.text.size();
}

/// Behind the bracket that closes the one at `open`; brackets in quotes do not count.
std::size_t TextEdits::end_of_flow(std::size_t open) const {
  int depth = 0;
  for (std::size_t at = open; at < text_.size(); ++at) {
    const char c = text_[at];
    const bool may_open_quote = at > 0 && std::string_view(" ,:[{\n").find(text_[at - 1]) != std::string_view::npos;
    if ((c == '"' || c == '\'') && may_open_quote) {
      const std::size_t end = yaml::find_quote_end(text_, at);
      if (end == std::string_view::npos) return end;
      at = end - 1;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

Result<std::size_t> TextEdits::end_of(const yaml::Node& node) const {
  const std::size_t at = offset_of(node.span);
  const bool is_flow = node.kind != yaml::Node::Kind::scalar && at < text_.size() && (text_[at] == '{' || text_[at] == '[');
  if (is_flow) {
    const std::size_t end = end_of_flow(at);
    if (end == std::string_view::npos) return cannot_edit(node, "this value");
    return end;
  }
  if (!node.members.empty()) return end_of(node.members.back().value);
  if (!node.items.empty()) return end_of(node.items.back());
  return end_of_scalar(node);
}

Result<void> TextEdits::replace(const yaml::Node& scalar, const std::string& value) {
  TRY_ASSIGN(const std::size_t end, end_of_scalar(scalar));
  const std::size_t at = offset_of(scalar.span);
  const std::string text = text_[at] == '\'' ? in_single_quotes(value) : text_[at] != '"' && stays_plain(value) ? value : in_double_quotes(value);
  edits_.push_back({at, end - at, text});
  return {};
}

Result<void> TextEdits::replace_mapping(const yaml::Node& mapping, const std::string& value) {
  if (mapping.members.empty()) return cannot_edit(mapping, "this mapping");
  const std::size_t at = offset_of(mapping.span);
  TRY_ASSIGN(const std::size_t end, end_of(mapping));
  const bool is_flow = text_[at] == '{';
  const std::size_t start = is_flow ? at : offset_of(mapping.members.front().key_span);
  // A block mapping begins on a line of its own; a flow mapping may stand there too.
  edits_.push_back({start, end - start, value});
  return {};
}

Result<void> TextEdits::insert_member(const yaml::Node& mapping, std::string_view key, const std::string& value) {
  if (mapping.members.empty()) return cannot_edit(mapping, "this mapping");
  const std::size_t at = offset_of(mapping.span);
  if (text_[at] == '{') {
    const std::size_t end = end_of_flow(at);
    if (end == std::string_view::npos) return cannot_edit(mapping, "this mapping");
    std::size_t last = end - 1;
    while (last > at && (text_[last - 1] == ' ' || text_[last - 1] == '\n')) --last;
    edits_.push_back({last, 0, fmt::format("{} {}: {}", text_[last - 1] == ',' ? "" : ",", key, value)});
    return {};
  }
  TRY_ASSIGN(const std::size_t end, end_of(mapping));
  const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
  const std::uint32_t column = mapping.members.front().key_span.column;
  edits_.push_back({line_end, 0, fmt::format("\n{}{}: {}", std::string(column - 1, ' '), key, value)});
  return {};
}

void TextEdits::append_line(const std::string& line) {
  const bool is_complete = text_.empty() || text_.back() == '\n';
  edits_.push_back({text_.size(), 0, (is_complete ? "" : "\n") + line + "\n"});
}

std::uint32_t TextEdits::line_count() const {
  return static_cast<std::uint32_t>(lines_.size() - (text_.ends_with('\n') ? 1 : 0));
}

std::string TextEdits::apply() const {
  std::vector<Edit> edits = edits_;
  std::ranges::stable_sort(edits, {}, &Edit::offset);
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += text_.substr(at, edit.offset - at);
    out += edit.text;
    at = edit.offset + edit.length;
  }
  return out + std::string(text_.substr(at));
}

}  // namespace sluice
