// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/tag_lines.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"

namespace sluice::sbom {
namespace {

constexpr std::string_view text_begin = "<text>";
constexpr std::string_view text_end = "</text>";
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_tag_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

void TagLines::feed(std::string_view chunk) {
  while (!chunk.empty()) {
    const std::size_t end = chunk.find('\n');
    if (end == std::string_view::npos) return keep(chunk, partial_);
    if (partial_.empty()) {
      line(chunk.substr(0, end));
    } else {
      keep(chunk.substr(0, end), partial_);
      const std::string whole = std::move(partial_);
      partial_.clear();
      line(whole);
    }
    ++line_;
    chunk.remove_prefix(end + 1);
  }
}

void TagLines::finish() {
  if (!partial_.empty()) line(partial_);
  if (is_in_text_) emit(text_, TagLine::Fault::cut, true);
  is_in_text_ = false;
}

void TagLines::line(std::string_view text) {
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (line_ == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!is_in_text_) return begin_tag(text);
  const std::size_t end = text.find(text_end);
  keep("\n", text_);
  keep(text.substr(0, end), text_);
  if (end != std::string_view::npos) end_text(text_, text.substr(end + text_end.size()));
}

void TagLines::begin_tag(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.front() == '#') return;
  tag_line_ = line_;
  std::size_t size = 0;
  while (size < text.size() && is_tag_char(text[size])) ++size;
  if (size == 0 || size == text.size() || text[size] != ':') {
    tag_.clear();
    return emit(text, TagLine::Fault::no_tag, false);
  }
  tag_ = text.substr(0, size);
  const std::string_view value = trim(text.substr(size + 1));
  if (!value.starts_with(text_begin)) return emit(value, TagLine::Fault::none, false);
  const std::string_view inner = value.substr(text_begin.size());
  const std::size_t end = inner.find(text_end);
  if (end != std::string_view::npos) return end_text(inner.substr(0, end), inner.substr(end + text_end.size()));
  is_in_text_ = true;
  text_.clear();
  keep(inner, text_);
}

void TagLines::end_text(std::string_view value, std::string_view behind) {
  is_in_text_ = false;
  emit(value, is_blank(behind) ? TagLine::Fault::none : TagLine::Fault::text_behind_end, true);
}

void TagLines::keep(std::string_view text, std::string& where) {
  const std::size_t room = most_bytes_ - std::min(most_bytes_, where.size());
  if (text.size() > room) is_too_long_ = true;
  where.append(text.substr(0, room));
}

void TagLines::emit(std::string_view value, TagLine::Fault fault, bool is_text) {
  if (fault == TagLine::Fault::none && !is_utf8(value)) fault = TagLine::Fault::not_utf8;
  if (is_too_long_) fault = TagLine::Fault::too_long;
  is_too_long_ = false;
  sink_({tag_, value, tag_line_, fault, is_text});
}

}  // namespace sluice::sbom
