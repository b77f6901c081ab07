// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A text is cut at its separators into pieces; at each place the longest run of pieces that is one name is taken, so
// that "Apache License, Version 2.0, MIT" has two names. Then the separators, weakest first, give the expression: ",
// or" and ", and" bind weaker than "or" and "and" (DEP-5, "License field").
#include "readers/declared_expression.hpp"

#include "base/text.hpp"
#include "model/license_expression.hpp"
#include "readers/license_pieces.hpp"

#include <algorithm>
#include <set>

namespace sluice {
namespace {

constexpr std::size_t most_text_bytes = 1000;  // longer text is prose
constexpr std::size_t most_pieces_of_name = 6;
constexpr std::uint32_t most_groups = 16;

std::optional<std::string> canonical(std::string_view text, const LicenseVocabulary& vocabulary) {
  const LicenseNames names = vocabulary.names();
  const auto parsed = parse_license_expression(text, &names);
  if (!parsed || !has_only_listed_names(*parsed)) return std::nullopt;
  return render_license_expression(*parsed);
}

std::string grouped(const std::string& expression) {
  return expression.find(' ') == std::string::npos ? expression : "(" + expression + ")";
}

std::string joined(const std::vector<std::string>& expressions, LicenseJoin join) {
  std::string out;
  for (const std::string& one : expressions) {
    if (!out.empty()) out += join == LicenseJoin::all_of ? " AND " : " OR ";
    out += expressions.size() == 1 ? one : grouped(one);
  }
  return out;
}

/// An operand of a text: a name that was taken, and how the next one is joined to it.
struct Operand {
  std::string expression;
  LicenseSeparator next;
};

std::string combine(std::span<const Operand> operands, std::size_t level) {
  struct Level {
    LicenseJoin join;
    bool is_weak;
  };
  constexpr Level levels[] = {{LicenseJoin::any_of, true},
                              {LicenseJoin::all_of, true},
                              {LicenseJoin::any_of, false},
                              {LicenseJoin::all_of, false}};
  if (level == std::size(levels)) return operands.front().expression;
  std::vector<std::string> parts;
  std::size_t first = 0;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const LicenseSeparator& next = operands[i].next;
    const bool is_cut =
        i + 1 == operands.size() || (next.join == levels[level].join && next.is_weak == levels[level].is_weak);
    if (!is_cut) continue;
    std::string part = combine(operands.subspan(first, i + 1 - first), level + 1);
    if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
    first = i + 1;
  }
  return joined(parts, levels[level].join);
}

class TextReader {
 public:
  TextReader(const LicenseDialect& dialect, const LicenseVocabulary& vocabulary)
      : dialect_(dialect), vocabulary_(vocabulary) {}

  /// Empty if some name is unknown.
  std::string read(std::string_view text, std::uint32_t depth) {
    if (std::optional<NamedLicense> name = find_name(text)) return take(*name);
    const std::vector<LicensePiece> pieces = cut_license_pieces(text, dialect_);
    const bool is_one = pieces.size() == 1 && !pieces.front().is_group;
    if (pieces.empty() || is_one || depth >= most_groups) return miss(text);
    return read_pieces(text, pieces, depth);
  }
  ReadLicense result;

 private:
  std::optional<NamedLicense> find_name(std::string_view text) const {
    if (std::optional<std::string> expression = canonical(text, vocabulary_)) {
      return NamedLicense{std::move(*expression), LicenseReading::spdx};
    }
    return find_named_license(text, vocabulary_);
  }
  std::string take(const NamedLicense& name) {
    result.known.push_back(name.expression);
    result.reading = std::max(result.reading, name.reading);
    return name.expression;
  }
  std::string miss(std::string_view text) {
    if (const std::string_view name = trim(text); !name.empty()) result.unknown.emplace_back(name);
    return {};
  }

  std::string read_pieces(std::string_view text, const std::vector<LicensePiece>& pieces, std::uint32_t depth) {
    std::vector<Operand> operands;
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t last = i;
      std::string expression =
          pieces[i].is_group ? read(pieces[i].inner(text), depth + 1) : read_name(text, pieces, i, last);
      operands.push_back({std::move(expression), pieces[last].next});
      i = last + 1;
    }
    const bool is_whole = std::ranges::none_of(operands, [](const Operand& one) { return one.expression.empty(); });
    return is_whole ? combine(operands, 0) : std::string();
  }

  /// Takes the longest name that starts at piece `first` and sets `last` to its last piece.
  std::string read_name(std::string_view text, const std::vector<LicensePiece>& pieces, std::size_t first,
                        std::size_t& last) {
    const std::size_t end = std::min(pieces.size(), first + most_pieces_of_name);
    for (std::size_t i = end; i-- > first;) {
      const bool has_group = std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(first),
                                         pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                         [](const LicensePiece& piece) { return piece.is_group; });
      if (has_group) continue;
      const std::string_view name = text.substr(pieces[first].begin, pieces[i].end - pieces[first].begin);
      // Only one name: "MIT and Zlib" must leave its separators to us, as they may be part of a longer list.
      const std::optional<NamedLicense> found = find_name(name);
      if (!found || (i > first && found->reading == LicenseReading::spdx)) continue;
      last = i;
      return take(*found);
    }
    return miss(text.substr(pieces[first].begin, pieces[first].end - pieces[first].begin));
  }

  const LicenseDialect& dialect_;
  const LicenseVocabulary& vocabulary_;
};

/// "GPL" of "GPL-3.0-only", for names that stand for several licenses.
std::string_view family_of(std::string_view expression) { return expression.substr(0, expression.find('-')); }

/// True if a license beside it, or behind it, says the same more surely.
bool is_vaguer(const ReadLicense& one, const std::vector<ReadLicense>& all) {
  if (one.reading != LicenseReading::likely) return false;
  return std::ranges::any_of(all, [&one](const ReadLicense& other) {
    return other.reading < LicenseReading::likely && family_of(other.expression) == family_of(one.expression);
  });
}

/// "BSD" stands for licenses that ask for different things, and nothing beside it says which: that is to be asked.
bool names_several(const ReadLicense& one) {
  return one.reading == LicenseReading::likely && one.expression.starts_with("BSD-");
}

}  // namespace

ReadLicense read_license_text(std::string_view text, const LicenseDialect& dialect,
                              const LicenseVocabulary& vocabulary) {
  text = trim(text);
  TextReader reader(dialect, vocabulary);
  reader.result.reading = LicenseReading::spdx;
  if (text.empty() || text.size() > most_text_bytes) {
    if (!text.empty()) reader.result.unknown.emplace_back(text);
  } else {
    const std::string expression = reader.read(text, 0);
    reader.result.expression = expression.empty() ? expression : canonical(expression, vocabulary).value_or("");
  }
  if (reader.result.expression.empty()) reader.result.reading = LicenseReading::unknown;
  return std::move(reader.result);
}

ReadLicense read_declared_license(const DeclaredLicense& license, const LicenseDialect& dialect,
                                  const LicenseVocabulary& vocabulary) {
  ReadLicense read = read_license_text(license.text, dialect, vocabulary);
  if (read.reading < LicenseReading::likely || license.url.empty()) return read;
  const std::optional<NamedLicense> there = find_license_of_url(license.url, vocabulary);
  if (!there || (!read.expression.empty() && family_of(read.expression) != family_of(there->expression))) {
    if (!there && is_blank(license.text)) read.unknown.push_back(license.url);
    return read;
  }
  const bool is_named = is_blank(license.text) || read.reading == LicenseReading::likely;
  return {there->expression,
          is_named ? there->reading : LicenseReading::likely,
          {there->expression},
          std::move(read.unknown)};
}

ReadLicense read_declared_package(const DeclaredPackage& package, const LicenseVocabulary& vocabulary) {
  std::vector<ReadLicense> all;
  std::set<std::pair<std::string_view, std::string_view>> seen;  // the same few names stand in many paragraphs
  for (const DeclaredLicense& license : package.licenses) {
    if (!seen.emplace(license.text, license.url).second) continue;
    ReadLicense& one = all.emplace_back(read_declared_license(license, package.dialect, vocabulary));
    if (names_several(one)) one.unknown.emplace_back(trim(is_blank(license.text) ? license.url : license.text));
  }
  ReadLicense out;
  LicenseReading reading = LicenseReading::spdx;
  std::vector<std::string> expressions;
  for (const ReadLicense& one : all) {
    if (is_vaguer(one, all)) continue;
    reading = std::max(reading, one.reading);
    out.known.insert(out.known.end(), one.known.begin(), one.known.end());
    out.unknown.insert(out.unknown.end(), one.unknown.begin(), one.unknown.end());
    const bool is_new = std::ranges::find(expressions, one.expression) == expressions.end();
    if (!one.expression.empty() && is_new) expressions.push_back(one.expression);
  }
  if (expressions.empty() || !out.unknown.empty()) return out;
  out.expression = canonical(joined(expressions, package.dialect.items), vocabulary).value_or("");
  out.reading = out.expression.empty() ? LicenseReading::unknown : reading;
  return out;
}

}  // namespace sluice
