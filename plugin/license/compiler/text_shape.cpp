// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/text_shape.hpp"

#include "base/text.hpp"
#include "license/restrictions.hpp"
#include "license/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sluice::license {
namespace {

using Words = std::span<const WordHash>;

constexpr std::size_t most_name_words = 24;
constexpr std::size_t most_title_words = 600;

std::vector<WordHash> words_of(std::string_view phrase) {
  Tokens tokens;
  tokenize(phrase, tokens);
  return {tokens.words().begin(), tokens.words().end()};
}

/// From `from` on; the number of words if it is not there.
std::size_t find_phrase(Words words, std::string_view phrase, std::size_t from) {
  const std::vector<WordHash> wanted = words_of(phrase);
  const auto found =
      std::search(words.begin() + static_cast<std::ptrdiff_t>(from), words.end(), wanted.begin(), wanted.end());
  return static_cast<std::size_t>(found - words.begin());
}

class Shape {
 public:
  Shape(std::string_view text, const Tokens& tokens, std::span<const std::uint32_t> numbers, Words words)
      : text_(text), tokens_(tokens), numbers_(numbers), words_(words) {}
  TextShape find();

 private:
  void find_listed();
  void add_name(std::string_view before, std::string_view after);
  void add_optional(std::string_view before, std::string_view omitted, std::string_view after);
  void add_title(std::string_view until);
  void add_start(std::string_view from);
  void add_tail(std::string_view from);
  void find_title();
  void find_placeholders();
  std::size_t word_at(std::size_t offset) const;
  void add(std::size_t begin, std::size_t end, Slot::Kind kind);
  std::vector<Slot> merge();

  std::string_view text_;
  const Tokens& tokens_;
  std::span<const std::uint32_t> numbers_;
  Words words_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<Slot> slots_;
};

void Shape::add(std::size_t begin, std::size_t end, Slot::Kind kind) {
  if (begin < end) slots_.push_back({static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(end), kind, 0});
}

void Shape::add_name(std::string_view before, std::string_view after) {
  const std::size_t before_size = words_of(before).size();
  for (std::size_t at = find_phrase(words_, before, 0); at < words_.size(); at = find_phrase(words_, before, at + 1)) {
    const std::size_t begin = at + before_size;
    const Words near = words_.first(std::min(words_.size(), begin + most_name_words + words_of(after).size()));
    const std::size_t end = find_phrase(near, after, begin);
    if (end < near.size()) add(begin, end, Slot::Kind::name);
  }
}

void Shape::add_optional(std::string_view before, std::string_view omitted, std::string_view after) {
  std::string phrase(before);
  phrase.append(" ").append(omitted).append(" ").append(after);
  const std::size_t at = find_phrase(words_, phrase, 0);
  if (at == words_.size()) return;
  const std::size_t begin = at + words_of(before).size();
  add(begin, begin + words_of(omitted).size(), Slot::Kind::optional);
}

void Shape::add_title(std::string_view until) {
  const std::size_t at = find_phrase(words_, until, 0);
  if (at < words_.size() && at <= most_title_words && at * 2 < words_.size()) begin_ = std::max(begin_, at);
}

void Shape::add_start(std::string_view from) {
  constexpr std::size_t most_words = 120;
  const std::size_t at = find_phrase(words_, from, 0);
  if (at <= most_words && at * 2 < words_.size() && at > begin_ && can_be_title(words_.subspan(begin_, at - begin_)))
    begin_ = at;
}

void Shape::add_tail(std::string_view from) {
  const std::size_t at = find_phrase(words_, from, words_.size() / 3);
  end_ = std::min(end_, at);
}

void Shape::find_listed() {
#define SLUICE_NAME(before, after) add_name(before, after);
#define SLUICE_OPTIONAL(before, words, after) add_optional(before, words, after);
#define SLUICE_TITLE(until) add_title(until);
#define SLUICE_START(from) add_start(from);
#define SLUICE_TAIL(from) add_tail(from);
#include "license/text_slots.def"
}

/// The number of the first word at or behind the byte.
std::size_t Shape::word_at(std::size_t offset) const {
  const auto is_before = [this](std::uint32_t number, std::size_t wanted) {
    return tokens_.offsets()[number] < wanted;
  };
  const auto found = std::lower_bound(numbers_.begin(), numbers_.end(), offset, is_before);
  return std::min(words_.size(), static_cast<std::size_t>(found - numbers_.begin()));
}

/// Does a paragraph, or a first line, read like a title?
bool is_title(std::string_view part, std::size_t words, std::size_t most_words) {
  constexpr std::array keys = {"license",   "licence",    "version",   "agreement",  "notice",
                               "copyright", "disclaimer", "exception", "attribution"};
  const std::string lower = to_lower_ascii(part);
  const bool has_key =
      std::ranges::any_of(keys, [&](std::string_view key) { return (" " + lower).find(key) != std::string::npos; });
  return words <= most_words && has_key && !lower.ends_with(',') && lower.find("licensed") == std::string::npos &&
         lower.find("granted") == std::string::npos;
}

/// Paragraphs at the start that are short and name a license; of the first paragraph that is none, its first line.
void Shape::find_title() {
  constexpr std::size_t most_words = 14;
  constexpr std::size_t most_line_words = 9;
  constexpr std::size_t most_line = 60;
  std::size_t at = 0;
  while (at < text_.size()) {
    const std::size_t blank = text_.find("\n\n", at);
    const std::string_view part = text_.substr(at, blank == std::string_view::npos ? blank : blank - at);
    const std::size_t first = word_at(at);
    const std::size_t next = word_at(at + part.size());
    if (next != first && !is_title(trim(part), next - first, most_words)) {
      const std::string_view line = part.substr(0, part.find('\n'));
      const std::size_t line_end = word_at(at + line.size());
      const bool is_line = line.size() < part.size() && line.size() < most_line &&
                           is_title(trim(line), line_end - first, most_line_words);
      if (is_line) begin_ = std::max(begin_, line_end);
      return;
    }
    if (next * 2 > words_.size()) return;
    begin_ = std::max(begin_, next);
    at += part.size() + 2;
  }
}

/// "<year>", "[name of copyright owner]", "{licensor name}".
void Shape::find_placeholders() {
  constexpr std::size_t most = 64;
  for (std::size_t at = text_.find_first_of("<[{"); at != std::string_view::npos;
       at = text_.find_first_of("<[{", at + 1)) {
    const char close = text_[at] == '<' ? '>' : text_[at] == '[' ? ']' : '}';
    const std::size_t end = text_.substr(0, at + most).find(close, at + 1);
    if (end == std::string_view::npos) continue;
    const std::string_view inside = text_.substr(at + 1, end - at - 1);
    const bool is_address = inside.find(':') != std::string_view::npos || inside.find('@') != std::string_view::npos;
    const std::size_t first = word_at(at);
    const std::size_t last = word_at(end);
    if (!is_address && inside.find('\n') == std::string_view::npos && last - first <= 8)
      add(first, last, Slot::Kind::name);
  }
}

std::vector<Slot> Shape::merge() {
  std::ranges::sort(
      slots_, [](const Slot& a, const Slot& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Slot> merged;
  for (Slot slot : slots_) {
    if (!merged.empty()) {
      Slot& last = merged.back();
      if (slot.end <= last.end) continue;
      if (slot.begin < last.end && slot.kind == Slot::Kind::name && last.kind == slot.kind) {
        last.end = slot.end;
        continue;
      }
      slot.begin = std::max(slot.begin, last.end);
    }
    merged.push_back(slot);
  }
  return merged;
}

TextShape Shape::find() {
  end_ = words_.size();
  find_title();
  find_listed();
  find_placeholders();
  if (begin_ >= end_) begin_ = 0;
  return {static_cast<std::uint16_t>(begin_), static_cast<std::uint16_t>(end_), merge()};
}

}  // namespace

std::size_t find_text_end(std::string_view id, Words words) {
  std::size_t end = words.size();
#define SLUICE_STOP(prefix, from) \
  if (id.starts_with(prefix)) end = std::min(end, find_phrase(words, from, 0));
#include "license/text_slots.def"
  return end;
}

TextShape find_shape(std::string_view text, const Tokens& tokens, std::span<const std::uint32_t> numbers, Words words) {
  return Shape(text, tokens, numbers, words).find();
}

}  // namespace sluice::license
