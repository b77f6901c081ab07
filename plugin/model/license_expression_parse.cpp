// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reads license expressions by operator precedence: operators and open parentheses wait on a stack until what follows
// binds less tightly, and operands and operators leave in postorder. No recursion; each byte is looked at a bounded
// number of times.
#include "model/license_expression.hpp"

#include "base/escape.hpp"
#include "model/license_expression_words.hpp"
#include "model/license_hints.hpp"

#include <optional>

namespace sluice {
namespace {

using Kind = LicenseSyntaxError::Kind;
using Problem = std::optional<LicenseSyntaxError>;

constexpr std::size_t most_shown = 40;
constexpr std::size_t most_hint_words = 6;  // of a name written as several words

/// An operator or an open parenthesis whose right side is not complete.
struct Pending {
  enum class Kind { group, any_of, all_of } kind = Kind::group;  // in the order of binding
  TextRange range;
};

class Parser {
 public:
  Parser(std::string_view text, const LicenseNames* names) : text_(text), names_(names) {}

  tl::expected<LicenseExpression, LicenseSyntaxError> run() {
    while (true) {
      const LicenseToken token = next();
      if (token.kind == LicenseToken::Kind::end && !wants_operand_) return finish();
      if (Problem problem = wants_operand_ ? take_operand(token) : take_operator(token)) {
        return tl::unexpected<LicenseSyntaxError>(std::move(*problem));
      }
    }
  }

 private:
  LicenseToken next() {
    const LicenseToken token = find_license_token(text_, at_);
    at_ = token.range.end();
    return token;
  }

  std::string_view text_of(TextRange range) const { return text_.substr(range.offset, range.length); }

  Problem take_operand(const LicenseToken& token) {
    if (token.kind == LicenseToken::Kind::open) return open_group(token);
    if (token.kind != LicenseToken::Kind::word) return lacks_license(token);
    const std::string_view word = text_of(token.range);
    const LicenseWordKind kind = classify_license_word(word, names_);
    if (kind != LicenseWordKind::name && kind != LicenseWordKind::license_ref) return refuse_license(token, kind);
    if (out_.operands.size() == most_license_operands) {
      return problem(Kind::too_many_operands, token, "at most " + std::to_string(most_license_operands) + " licenses");
    }
    const auto index = static_cast<std::uint32_t>(out_.nodes.size());
    out_.nodes.push_back(
        {LicenseNodeKind::operand, index, static_cast<std::uint32_t>(out_.operands.size()), token.range});
    out_.operands.push_back(make_operand(token, kind));
    wants_operand_ = false;
    is_after_group_ = false;
    return std::nullopt;
  }

  Problem open_group(const LicenseToken& token) {
    if (depth_ == most_license_depth) {
      return problem(Kind::too_deep, token, "at most " + std::to_string(most_license_depth) + " open parentheses");
    }
    ++depth_;
    pending_.push_back({Pending::Kind::group, token.range});
    return std::nullopt;
  }

  LicenseOperand make_operand(const LicenseToken& token, LicenseWordKind kind) const {
    std::string_view word = text_of(token.range);
    LicenseOperand operand;
    operand.license_range = token.range;
    if (kind == LicenseWordKind::license_ref) {
      operand.license = word;
      operand.standing = LicenseStanding::reference;
      return operand;
    }
    const bool is_listed_with_plus = names_ != nullptr && names_->find_license(word) != nullptr;
    operand.is_or_later = word.ends_with('+') && !is_listed_with_plus;
    if (operand.is_or_later) word.remove_suffix(1);
    operand.license = word;
    if (names_ != nullptr) settle(names_->find_license(word), operand.license, operand.standing);
    return operand;
  }

  static void settle(const LicenseName* name, std::string& spelling, LicenseStanding& standing) {
    standing = LicenseStanding::unknown;
    if (name == nullptr) return;
    spelling = name->id;
    standing = name->is_deprecated ? LicenseStanding::deprecated : LicenseStanding::known;
  }

  Problem take_operator(const LicenseToken& token) {
    if (token.kind == LicenseToken::Kind::close) return close_group(token);
    if (token.kind == LicenseToken::Kind::open) return lacks_operator(token);
    switch (classify_license_word(text_of(token.range), names_)) {
      case LicenseWordKind::and_word:
        return push_operator(Pending::Kind::all_of, token);
      case LicenseWordKind::or_word:
        return push_operator(Pending::Kind::any_of, token);
      case LicenseWordKind::with_word:
        return take_addition(token);
      default:
        return lacks_operator(token);
    }
  }

  Problem push_operator(Pending::Kind kind, const LicenseToken& token) {
    while (!pending_.empty() && pending_.back().kind >= kind) reduce();
    pending_.push_back({kind, token.range});
    wants_operand_ = true;
    return std::nullopt;
  }

  void reduce() {
    const auto right = static_cast<std::uint32_t>(out_.nodes.size()) - 1;
    const std::uint32_t first = out_.nodes[out_.nodes[right].first - 1].first;
    const bool is_all = pending_.back().kind == Pending::Kind::all_of;
    out_.nodes.push_back({is_all ? LicenseNodeKind::all_of : LicenseNodeKind::any_of, first, 0, pending_.back().range});
    pending_.pop_back();
  }

  Problem close_group(const LicenseToken& token) {
    while (!pending_.empty() && pending_.back().kind != Pending::Kind::group) reduce();
    if (pending_.empty()) return problem(Kind::parenthesis_close, token, expected_operator());
    pending_.pop_back();
    --depth_;
    is_after_group_ = true;
    return std::nullopt;
  }

  Problem take_addition(const LicenseToken& with) {
    if (is_after_group_) {
      return problem(Kind::with_on_group, with, expected_operator(),
                     "write WITH behind each license inside the parentheses");
    }
    LicenseOperand& operand = out_.operands.back();
    if (!operand.addition.empty())
      return problem(Kind::with_twice, with, expected_operator(), "a license takes one exception");
    const LicenseToken token = next();
    const std::string_view word = text_of(token.range);
    const LicenseWordKind kind =
        token.kind == LicenseToken::Kind::word ? classify_license_word(word, names_) : LicenseWordKind::bad_name;
    const bool is_exception = kind == LicenseWordKind::name && is_license_idstring(word);
    if (!is_exception && kind != LicenseWordKind::addition_ref) return refuse_addition(token, kind);
    operand.addition = word;
    operand.addition_range = token.range;
    if (!is_exception) {
      operand.addition_standing = LicenseStanding::reference;
    } else if (names_ != nullptr) {
      settle(names_->find_exception(word), operand.addition, operand.addition_standing);
    }
    TextRange& whole = out_.nodes.back().range;
    whole.length = token.range.end() - whole.offset;
    return std::nullopt;
  }

  tl::expected<LicenseExpression, LicenseSyntaxError> finish() {
    while (!pending_.empty() && pending_.back().kind != Pending::Kind::group) reduce();
    if (pending_.empty()) return std::move(out_);
    return tl::unexpected<LicenseSyntaxError>(
        {Kind::parenthesis_open, pending_.back().range, "'(' that is never closed", "')' before the end", ""});
  }

  Problem problem(Kind kind, const LicenseToken& token, std::string expected, std::string help = {}) const {
    const bool is_end = token.kind == LicenseToken::Kind::end;
    std::string found = is_end ? "the end" : "'" + to_visible_short(text_of(token.range), most_shown) + "'";
    return LicenseSyntaxError{kind, token.range, std::move(found), std::move(expected), std::move(help)};
  }

  Problem lacks_license(const LicenseToken& token) const {
    const bool is_empty = token.kind == LicenseToken::Kind::end && out_.nodes.empty() && pending_.empty();
    return problem(is_empty ? Kind::empty : Kind::license_expected, token, "a license or '('");
  }

  Problem refuse_license(const LicenseToken& token, LicenseWordKind kind) const {
    const std::string expected = "a license or '('";
    switch (kind) {
      case LicenseWordKind::odd_operator:
        return problem(Kind::bad_operator, token, expected);
      case LicenseWordKind::field_value:
        return problem(Kind::field_value, token, expected,
                       "NONE and NOASSERTION stand alone in a field, never in an expression");
      case LicenseWordKind::plus:
        return problem(Kind::plus_apart, token, expected, "a '+' follows its license without a blank");
      case LicenseWordKind::addition_ref:
        return problem(Kind::license_expected, token, expected, "an AdditionRef follows WITH");
      case LicenseWordKind::bad_name:
      case LicenseWordKind::bad_reference:
        return problem(Kind::bad_name, token, expected, help_for_bad_word(text_of(token.range)));
      default:
        return problem(Kind::license_expected, token, expected);
    }
  }

  Problem refuse_addition(const LicenseToken& token, LicenseWordKind kind) const {
    const std::string expected = "an exception or AdditionRef";
    if (token.kind == LicenseToken::Kind::open) {
      return problem(Kind::exception_expected, token, expected, "WITH takes a single exception, without parentheses");
    }
    if (kind == LicenseWordKind::license_ref) {
      return problem(Kind::exception_expected, token, expected, "an addition of your own is an AdditionRef");
    }
    const bool is_bad = token.kind == LicenseToken::Kind::word &&
                        (kind == LicenseWordKind::bad_name || kind == LicenseWordKind::bad_reference);
    return problem(is_bad ? Kind::bad_name : Kind::exception_expected, token, expected);
  }

  std::string expected_operator() const {
    const bool may_add = !is_after_group_ && out_.operands.back().addition.empty();
    return std::string(may_add ? "AND, OR, WITH" : "AND, OR") + (depth_ > 0 ? " or ')'" : " or the end");
  }

  Problem lacks_operator(const LicenseToken& token) const {
    const std::string expected = expected_operator();
    const std::string_view word = text_of(token.range);
    const LicenseWordKind kind = classify_license_word(word, names_);
    if (kind == LicenseWordKind::odd_operator) {
      std::string upper(word);
      for (char& c : upper) c = static_cast<char>(c & ~0x20);
      return problem(Kind::bad_operator, token, expected, "write '" + upper + "'");
    }
    if (kind == LicenseWordKind::plus)
      return problem(Kind::plus_apart, token, expected, "leave out the blank before '+'");
    return problem(Kind::operator_expected, token, expected, help_for_missing_operator(token));
  }

  /// The words from the last license on may be one name ("Apache License 2.0"); the longest that is decides.
  std::string help_for_missing_operator(const LicenseToken& token) const {
    const std::uint32_t start = out_.nodes.back().range.offset;
    std::vector<std::string> meant;
    std::string_view written;
    LicenseToken last = token;
    for (std::size_t i = 0; i < most_hint_words && !is_after_group_ && last.kind == LicenseToken::Kind::word; ++i) {
      const std::string_view words = text_.substr(start, last.range.end() - start);
      if (std::vector<std::string> found = find_license_aliases(words); !found.empty()) {
        meant = std::move(found);
        written = words;
      }
      last = find_license_token(text_, last.range.end());
    }
    if (!meant.empty()) return write_one_of(meant) + " for '" + to_visible_short(written, most_shown) + "'";
    return "join licenses by AND or OR";
  }

  std::string_view text_;
  const LicenseNames* names_;
  LicenseExpression out_;
  std::vector<Pending> pending_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  bool wants_operand_ = true;
  bool is_after_group_ = false;
};

}  // namespace

std::string LicenseSyntaxError::message() const {
  return "byte " + std::to_string(range.offset) + ": found " + found + ", expected " + expected;
}

tl::expected<LicenseExpression, LicenseSyntaxError> parse_license_expression(std::string_view text,
                                                                             const LicenseNames* names) {
  if (text.size() <= most_license_bytes) return Parser(text, names).run();
  return tl::unexpected<LicenseSyntaxError>({Kind::too_long,
                                             {most_license_bytes, 0},
                                             std::to_string(text.size()) + " bytes",
                                             "at most " + std::to_string(most_license_bytes),
                                             ""});
}

}  // namespace sluice
