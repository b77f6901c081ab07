// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/phrase_pattern.hpp"

#include "license/equivalent_words.hpp"
#include "license/tokenizer.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace sluice::license {
namespace {

constexpr std::size_t most_depth = 8;

WordHash word_of(std::string_view spelling) {
  const WordHash word = hash_word(spelling);
  const SpecialWord* const special = special_words.find(word);
  return special != nullptr ? special->same_as : word;
}

/// A form may end in a gap while it grows: a last piece without words.
void append_word(PatternForm& form, WordHash word) {
  if (form.empty()) form.emplace_back();
  form.back().words.push_back(word);
}

void append_gap(PatternForm& form, std::uint32_t gap) { form.push_back({.most_gap = gap, .words = {}}); }

void append_form(PatternForm& form, const PatternForm& more) {
  for (std::size_t i = 0; i < more.size(); ++i) {
    if (i > 0) append_gap(form, more[i].most_gap);
    for (const WordHash word : more[i].words) append_word(form, word);
  }
}

class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : rest_(text) {}

  std::vector<PatternForm> parse() {
    std::vector<PatternForm> forms = sequence(0);
    return is_bad_ || !rest_.empty() ? std::vector<PatternForm>{} : forms;
  }

 private:
  std::vector<PatternForm> sequence(std::size_t depth) {
    std::vector<PatternForm> forms(1);
    while (!is_bad_ && !rest_.empty() && std::string_view("])|").find(rest_.front()) == std::string_view::npos) {
      item(forms, depth);
    }
    return forms;
  }

  void item(std::vector<PatternForm>& forms, std::size_t depth) {
    const char first = rest_.front();
    if (first == ' ') return rest_.remove_prefix(1);
    if (first == '[' || first == '(') return group(forms, depth + 1);
    const std::size_t end = std::min(rest_.find_first_of(" []()|"), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (word.starts_with("__")) return slot(forms, word);
    for (PatternForm& form : forms) append_word(form, word_of(word));
  }

  void slot(std::vector<PatternForm>& forms, std::string_view word) {
    std::uint32_t gap = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data() + 2, end, gap);
    is_bad_ = is_bad_ || error != std::errc() || std::string_view(stop, static_cast<std::size_t>(end - stop)) != "__";
    for (PatternForm& form : forms) append_gap(form, gap);
  }

  void group(std::vector<PatternForm>& forms, std::size_t depth) {
    const char close = rest_.front() == '[' ? ']' : ')';
    std::vector<PatternForm> choices;
    if (close == ']') choices.emplace_back();
    if (depth > most_depth) is_bad_ = true;
    do {
      rest_.remove_prefix(1);
      std::vector<PatternForm> more = is_bad_ ? std::vector<PatternForm>{} : sequence(depth);
      choices.insert(choices.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    } while (!is_bad_ && !rest_.empty() && rest_.front() == '|');
    if (is_bad_ || rest_.empty() || rest_.front() != close || forms.size() * choices.size() > most_pattern_forms) {
      is_bad_ = true;
      return;
    }
    rest_.remove_prefix(1);
    std::vector<PatternForm> product;
    for (const PatternForm& form : forms) {
      for (const PatternForm& choice : choices) append_form(product.emplace_back(form), choice);
    }
    forms = std::move(product);
  }

  std::string_view rest_;
  bool is_bad_ = false;
};

bool has_empty_piece(const PatternForm& form) {
  return form.empty() || std::ranges::any_of(form, [](const PatternPiece& piece) { return piece.words.empty(); });
}

}  // namespace

std::vector<PatternForm> expand_pattern(std::string_view pattern) {
  std::vector<PatternForm> forms = PatternParser(pattern).parse();
  if (std::ranges::any_of(forms, has_empty_piece)) forms.clear();
  return forms;
}

std::vector<WordHash> words_of_name(std::string_view name) {
  Tokens tokens;
  tokenize("x " + std::string(name), tokens);  // a line's first word may be a comment mark or the number of a list
  return {tokens.words().begin() + 1, tokens.words().end()};
}

}  // namespace sluice::license
