// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/license_pieces.hpp"

#include "base/text.hpp"
#include "model/license_names.hpp"

#include <optional>
#include <string>

namespace sluice {
namespace {

constexpr std::size_t most_pieces = 32;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The byte behind the parenthesis that closes the one at `at`, or npos.
std::size_t find_group_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

class Cutter {
 public:
  Cutter(std::string_view text, const LicenseDialect& dialect) : text_(text), dialect_(dialect) {
    splits_blanks_ = dialect.has_blank_lists && !has_separator();
  }

  std::vector<LicensePiece> run() {
    while (true) {
      skip_spaces();
      if (!read_piece()) return {};
      if (at_ >= text_.size()) break;
      if (!read_separators() || pieces_.size() >= most_pieces) return {};
      if (at_ >= text_.size()) break;  // a list that ends in a comma
    }
    settle_commas();
    return std::move(pieces_);
  }

 private:
  struct Mark {
    std::size_t size = 0;
    LicenseJoin join = LicenseJoin::all_of;
    bool is_comma = false;
    bool is_word = false;
  };

  bool has_separator() const {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (find_mark(i)) return true;
    }
    return text_.find('(') != std::string_view::npos;
  }
  bool is_word_at(std::size_t at, std::string_view word) const {
    const std::size_t end = at + word.size();
    return is_equal_ignoring_case(text_.substr(at, word.size()), word) &&
           (at == 0 || is_space(text_[at - 1]) || text_[at - 1] == ')' || text_[at - 1] == ',') && end < text_.size() &&
           (is_space(text_[end]) || text_[end] == '(');
  }
  std::optional<Mark> find_mark(std::size_t at) const {
    switch (text_[at]) {
      case ',':
      case ';':
        return Mark{1, dialect_.comma, true, false};
      case '|':
        return Mark{text_.substr(at, 2) == "||" ? 2u : 1u, LicenseJoin::any_of, false, false};
      case '&':
        return Mark{text_.substr(at, 2) == "&&" ? 2u : 1u, LicenseJoin::all_of, false, false};
      case '/': {
        const bool is_with =
            at > 0 && (text_[at - 1] == 'w' || text_[at - 1] == 'W') && (at < 2 || is_space(text_[at - 2]));
        return is_with ? std::nullopt : std::optional(Mark{1, dialect_.slash, false, false});
      }
      default:
        break;
    }
    if (is_word_at(at, "and/or")) return Mark{6, LicenseJoin::any_of, false, true};
    if (is_word_at(at, "and")) return Mark{3, LicenseJoin::all_of, false, true};
    if (is_word_at(at, "or")) return Mark{2, LicenseJoin::any_of, false, true};
    if (splits_blanks_ && is_space(text_[at])) return Mark{1, LicenseJoin::all_of, true, false};
    return std::nullopt;
  }

  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool read_piece() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '(') {
      at_ = find_group_end(text_, at_);
      if (at_ == std::string_view::npos) return false;
      pieces_.push_back({begin, at_, true, {}});
      skip_spaces();
      return true;
    }
    while (at_ < text_.size() && !find_mark(at_)) {
      const std::size_t end = text_[at_] == '(' ? find_group_end(text_, at_) : at_ + 1;
      if (end == std::string_view::npos || text_[at_] == ')') return false;
      at_ = end;
    }
    std::size_t end = at_;
    while (end > begin && is_space(text_[end - 1])) --end;
    if (end == begin) return false;
    pieces_.push_back({begin, end, false, {}});
    return true;
  }
  /// One separator, or a comma with a word: ", and". False if something else stands behind a group.
  bool read_separators() {
    const std::optional<Mark> first = find_mark(at_);
    if (!first) return false;
    at_ += first->size;
    skip_spaces();
    LicenseSeparator& next = pieces_.back().next;
    next.join = first->join;
    is_comma_.push_back(first->is_comma);
    if (!first->is_comma || at_ >= text_.size()) return true;
    const std::optional<Mark> second = find_mark(at_);
    if (!second || !second->is_word) return true;
    next = {second->join, true};
    is_comma_.back() = false;
    at_ += second->size;
    return true;
  }
  /// From the end: a comma takes the meaning of the word that ends its list.
  void settle_commas() {
    std::optional<LicenseSeparator> word;
    for (std::size_t i = is_comma_.size(); i-- > 0;) {
      if (!is_comma_[i]) {
        word = pieces_[i].next;
      } else if (word) {
        pieces_[i].next = *word;
      }
    }
  }

  std::string_view text_;
  const LicenseDialect& dialect_;
  bool splits_blanks_ = false;
  std::size_t at_ = 0;
  std::vector<LicensePiece> pieces_;
  std::vector<bool> is_comma_;  ///< of each separator
};

}  // namespace

std::vector<LicensePiece> cut_license_pieces(std::string_view text, const LicenseDialect& dialect) {
  if (is_blank(text)) return {};
  return Cutter(text, dialect).run();
}

}  // namespace sluice
