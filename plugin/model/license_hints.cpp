// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_hints.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::size_t most_hint_bytes = 64;  // longer text is prose, not a misspelled name
constexpr std::size_t most_meanings = 5;

struct Alias {
  std::string_view squeezed;
  std::array<std::string_view, most_meanings> meanings;
};

constexpr Alias aliases[] = {
#define SLUICE_ALIAS(squeezed, ...) {squeezed, {__VA_ARGS__}},
#include "model/license_aliases.def"
#undef SLUICE_ALIAS
};

bool is_noise(std::string_view word) {
  return word == "the" || word == "license" || word == "licensed" || word == "licence" || word == "version";
}

/// A "v" or "v." before a digit says "version".
std::string without_version_sign(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t next = text.find_first_not_of('.', i + 1);
    const bool is_sign = text[i] == 'v' && next != std::string_view::npos && is_digit(text[next]);
    if (is_sign) {
      i = next - 1;
      continue;
    }
    out += text[i];
  }
  return out;
}

/// "2.0" is "2", but "2.0.1" is not "2.1".
std::string without_zero_part(std::string text) {
  constexpr std::string_view zero = ".0";
  for (std::size_t at = text.find(zero); at != std::string::npos; at = text.find(zero, at + 1)) {
    const char next = at + zero.size() < text.size() ? text[at + zero.size()] : ' ';
    if (!is_digit(next) && next != '.') text.erase(at, zero.size());
  }
  return text;
}

std::string_view find_respelled(std::string_view text, std::span<const LicenseName> table) {
  const std::string wanted = squeeze_license_name(text);
  const auto found = std::ranges::find_if(
      table, [&wanted](const LicenseName& name) { return !name.is_deprecated && squeeze_license_name(name.id) == wanted; });
  return found == table.end() ? std::string_view() : found->id;
}

std::string help_for_unknown(std::string_view name, std::span<const LicenseName> table) {
  if (name.size() > most_hint_bytes) return {};
  if (const std::string_view same = find_respelled(name, table); !same.empty())
    return write_one_of({std::string(same)});
  std::vector<std::string_view> candidates;
  for (const LicenseName& one : table) {
    if (!one.is_deprecated) candidates.push_back(one.id);
  }
  const std::optional<std::string_view> nearest = find_nearest(name, candidates);
  return nearest ? "a listed id with a similar name is '" + std::string(*nearest) + "'" : std::string();
}

std::string help_for_license(const LicenseOperand& operand, const LicenseNames& names) {
  if (operand.standing == LicenseStanding::deprecated) return write_one_of(replacements_of(operand));
  if (operand.standing != LicenseStanding::unknown) return {};
  if (const LicenseName* exception = names.find_exception(operand.license); exception != nullptr) {
    return "'" + std::string(exception->id) + "' is an exception: it follows a license and WITH";
  }
  const std::string written = operand.is_or_later ? operand.license + '+' : operand.license;
  const std::vector<std::string> meant = find_license_aliases(written);
  return meant.empty() ? help_for_unknown(operand.license, names.licenses) : write_one_of(meant);
}

std::string help_for_addition(const LicenseOperand& operand, const LicenseNames& names) {
  if (operand.addition_standing == LicenseStanding::deprecated) {
    const std::span<const std::string_view> replacements = find_replacements(operand.addition);
    return write_one_of({replacements.begin(), replacements.end()});
  }
  if (operand.addition.empty() || operand.addition_standing != LicenseStanding::unknown) return {};
  if (const LicenseName* license = names.find_license(operand.addition); license != nullptr) {
    return "'" + std::string(license->id) + "' is a license: join licenses by AND or OR";
  }
  return help_for_unknown(operand.addition, names.exceptions);
}

}  // namespace

std::string squeeze_license_name(std::string_view text) {
  std::string lower = to_lower_ascii(text);
  std::ranges::replace_if(
      lower, [](char c) { return std::string_view("-_,\t\r\n\v\f").find(c) != std::string_view::npos; }, ' ');
  std::string joined;
  for (const std::string_view word : split(lower, ' ')) {
    if (!is_noise(word)) joined += word;
  }
  return without_zero_part(without_version_sign(joined));
}

std::vector<std::string> find_license_aliases(std::string_view text) {
  if (text.size() > most_hint_bytes) return {};
  const std::string wanted = squeeze_license_name(text);
  const auto found = std::ranges::find(aliases, wanted, &Alias::squeezed);
  if (found == std::ranges::end(aliases)) return {};
  const auto used = std::ranges::find_if(found->meanings, &std::string_view::empty);
  return {found->meanings.begin(), used};
}

std::string help_for_operand(const LicenseOperand& operand, const LicenseNames& names) {
  if (std::string help = help_for_license(operand, names); !help.empty()) return help;
  if (std::string help = help_for_addition(operand, names); !help.empty()) return help;
  return has_needless_plus(operand) ? "leave out the '+': the id says whether later versions may be used"
                                    : std::string();
}

std::string write_one_of(const std::vector<std::string>& expressions) {
  if (expressions.empty()) return {};
  std::string out = "write '" + expressions.front() + "'";
  for (std::size_t i = 1; i < expressions.size(); ++i) {
    out += (i + 1 == expressions.size() ? " or '" : ", '") + expressions[i] + "'";
  }
  return expressions.size() > 1 ? out + ", whichever is meant" : out;
}

}  // namespace sluice
