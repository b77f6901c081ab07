// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_values.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "model/cpe.hpp"
#include "model/license_expression.hpp"
#include "model/purl.hpp"
#include "model/swhid.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

/// The longest value that is looked at for its form; no identifier is longer.
constexpr std::size_t most_bytes = 1 << 16;

constexpr std::string_view date_time =
    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?"
    "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])(\\[!?[A-Za-z0-9._+/=:-]+\\])*";
constexpr std::string_view url = "(?i:https?)://[^\\s/?#]+([/?#]\\S*)?";
constexpr std::string_view uri = "[A-Za-z][A-Za-z0-9+.-]*:\\S+";
constexpr std::string_view email = "[^\\s@<>]+@[^\\s@<>.]+(\\.[^\\s@<>.]+)+";
constexpr std::string_view uuid_urn =
    "(?i:urn:uuid):[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";
constexpr std::string_view digits = "[0-9A-Fa-f]+";

bool matches(std::string_view text, std::string_view pattern) {
  static const auto compile = [](std::string_view one) {
    return std::pair<std::string_view, Pattern>(one, Pattern(one));
  };
  static const std::array<std::pair<std::string_view, Pattern>, 6> patterns = {
      compile(date_time), compile(url), compile(uri), compile(email), compile(uuid_urn), compile(digits)};
  const auto found = std::ranges::find(patterns, pattern, &std::pair<std::string_view, Pattern>::first);
  return found->second.matches(text);
}

/// Digits of a digest by its algorithm, as SbomField names it; 0: as many as one likes.
std::size_t digits_of(std::string_view algorithm) {
  static constexpr std::array<std::pair<std::string_view, std::size_t>, 20> lengths = {
      {{"adler32", 8},       {"md2", 32},      {"md4", 32},          {"md5", 32},           {"sha1", 40},
       {"sha224", 56},       {"sha256", 64},   {"sha384", 96},       {"sha512", 128},       {"sha3-224", 56},
       {"sha3-256", 64},     {"sha3-384", 96}, {"sha3-512", 128},    {"blake2b-256", 64},   {"blake2b-384", 96},
       {"blake2b-512", 128}, {"blake3", 64},   {"streebog-256", 64}, {"streebog-512", 128}, {"sm3", 64}}};
  const auto found = std::ranges::find(lengths, algorithm, &std::pair<std::string_view, std::size_t>::first);
  return found == lengths.end() ? 0 : found->second;
}

bool is_digest(std::string_view text, std::string_view field) {
  const std::size_t wanted = digits_of(field.substr(field.rfind('.') + 1));
  return (wanted == 0 || text.size() == wanted) && matches(text, digits);
}

/// statement_of, without a copy of a long text.
SbomStatement statement_of_value(std::string_view text) {
  constexpr std::size_t longest_word = 64;
  if (text.size() <= longest_word) return statement_of(text);
  return is_blank(text) ? SbomStatement::missing : SbomStatement::stated;
}

}  // namespace

bool has_form(std::string_view text, SbomForm form, std::string_view field) {
  if (form == SbomForm::text) return !is_blank(text);
  if (text.size() > most_bytes) return false;
  switch (form) {
    case SbomForm::text:
      break;
    case SbomForm::purl:
      return parse_purl(text).has_value();
    case SbomForm::cpe:
      return parse_cpe(text).has_value();
    case SbomForm::swhid:
      return parse_swhid(text).has_value();
    case SbomForm::date_time:
      return matches(text, date_time) && parse_day(text.substr(0, 10)).has_value();
    case SbomForm::url:
      return matches(text, url);
    case SbomForm::uri:
      return matches(text, uri);
    case SbomForm::email:
      return matches(text, email);
    case SbomForm::uuid_urn:
      return matches(text, uuid_urn);
    case SbomForm::license_expression:
      return parse_license_expression(text, nullptr).has_value();
    case SbomForm::digest:
      return is_digest(text, field);
    case SbomForm::file_name:
      return !is_blank(text) && text.find_first_of("/\\") == std::string_view::npos;
  }
  return false;
}

bool is_asked_by(const SbomWanted& wanted, std::string_view name) {
  return wanted.is_family ? name.size() > wanted.field.size() && name.starts_with(wanted.field) : name == wanted.field;
}

bool SbomValueJudge::states_one_of(const SbomElement& element, const std::vector<SbomWanted>& list) {
  return std::ranges::any_of(list, [&](const SbomWanted& wanted) {
    return std::ranges::any_of(sbom_.fields_of(element), [&](const SbomField& field) {
      return is_asked_by(wanted, sbom_.text(field.name)) && judge(wanted, field) == SbomAnswer::stated;
    });
  });
}

SbomAnswer SbomValueJudge::judge(const SbomWanted& wanted, const SbomField& field) {
  switch (statement_of_value(sbom_.text(field.value))) {
    case SbomStatement::missing:
      return SbomAnswer::missing;
    case SbomStatement::unknown:
      return SbomAnswer::unknown;
    case SbomStatement::none:
      return SbomAnswer::none;
    case SbomStatement::stated:
      break;
  }
  const bool is_plain = wanted.form == SbomForm::text && wanted.words.empty() && wanted.pattern.empty();
  return is_plain || is_right(wanted, field) ? SbomAnswer::stated : SbomAnswer::malformed;
}

bool SbomValueJudge::is_right(const SbomWanted& wanted, const SbomField& field) {
  const auto [known, is_new] = known_[&wanted].try_emplace(field.value, false);
  if (!is_new) return known->second;
  const std::string_view text = trim(sbom_.text(field.value));
  bool is_right = has_form(text, wanted.form, sbom_.text(field.name));
  if (is_right && !wanted.words.empty()) {
    is_right = text.size() <= most_bytes && std::ranges::find(wanted.words, to_lower_ascii(text)) != wanted.words.end();
  }
  if (is_right && !wanted.pattern.empty()) is_right = text.size() <= most_bytes && pattern_of(wanted).matches(text);
  known->second = is_right;
  return is_right;
}

const Pattern& SbomValueJudge::pattern_of(const SbomWanted& wanted) {
  std::unique_ptr<Pattern>& pattern = patterns_[&wanted];
  if (pattern == nullptr) pattern = std::make_unique<Pattern>(wanted.pattern);
  return *pattern;
}

}  // namespace sluice
