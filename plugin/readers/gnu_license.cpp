// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "readers/license_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace sluice {
namespace {

struct Family {
  std::string_view word;  ///< the abbreviation
  std::string_view id;
  std::string_view oldest;
  std::string_view versions;  ///< published, between blanks
};

constexpr std::array<Family, 4> families = {{
    {"gpl", "GPL", "1.0", " 1.0 2.0 3.0 "},
    {"lgpl", "LGPL", "2.0", " 2.0 2.1 3.0 "},
    {"agpl", "AGPL", "3.0", " 3.0 "},
    {"gfdl", "GFDL", "1.1", " 1.1 1.2 1.3 "},
}};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_number(char c) { return (c >= '0' && c <= '9') || c == '.'; }

/// Runs of letters, versions, '+' and ">="; the rest only separates.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string lower = to_lower_ascii(text);
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t first = i;
    if (is_letter(lower[i])) {
      while (i < lower.size() && is_letter(lower[i])) ++i;
    } else if (is_number(lower[i])) {
      while (i < lower.size() && is_number(lower[i])) ++i;
    } else {
      ++i;
      if (lower[first] != '+' && lower[first] != '>' && static_cast<unsigned char>(lower[first]) < 0x80) continue;
    }
    out.push_back(lower.substr(first, i - first));
  }
  return out;
}

bool is_one_of(std::string_view word, std::string_view list) {
  return (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// "2" is "2.0".
std::string full_version(std::string_view number) {
  while (number.ends_with('.')) number.remove_suffix(1);
  const std::string out(number);
  return out.find('.') == std::string::npos ? out + ".0" : out;
}

class Reader {
 public:
  std::optional<NamedLicense> read(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!take(words[i], i + 1 < words.size() ? words[i + 1] : std::string())) return std::nullopt;
    }
    const Family* family = find_family();
    if (family == nullptr || (is_later_ && is_only_) || (has_join_ && !is_later_)) return std::nullopt;
    if (has_no_invariants_ && (family->id != "GFDL" || version_.empty())) return std::nullopt;
    return version_.empty() ? unversioned(*family) : versioned(*family);
  }

 private:
  bool take(std::string_view word, const std::string& next) {
    if (is_number(word.front())) return take_version(word);
    if (word == "niv") return has_no_invariants_ = true;
    if (word.size() > 1 && word.ends_with('v') && !next.empty() && is_number(next.front())) word.remove_suffix(1);
    if (is_one_of(word, "gpl lgpl agpl gfdl fdl")) return take_abbreviation(word == "fdl" ? "gfdl" : word);
    if (word == "+" || word == ">" || is_one_of(word, "later newer above higher greater upwards onwards"))
      return is_later_ = true;
    if (word == "only") return is_only_ = true;
    if (word == "or" || word == "and")
      return has_join_ = is_one_of(next, "later newer above higher greater upwards any at");
    if (is_one_of(word, "general public lesser library affero free documentation")) {
      phrase_ += std::string(word) + " ";
      return true;
    }
    return is_one_of(
        word, "the gnu license licence licenses version ver v of any at your option under s is released licensed");
  }
  bool take_version(std::string_view number) {
    const std::string version = full_version(number);
    if (!version_.empty() && version_ != version) return false;
    version_ = version;
    return true;
  }
  bool take_abbreviation(std::string_view word) {
    if (!abbreviation_.empty() && abbreviation_ != word) return false;
    abbreviation_ = word;
    return true;
  }

  bool has(std::string_view word) const { return is_one_of(word, phrase_); }
  std::string_view family_of_phrase() const {
    if (has("documentation")) return has("free") ? "gfdl" : "";
    if (!has("general") && !has("lesser") && !has("library") && !has("affero")) return "";
    if (has("lesser") || has("library")) return "lgpl";
    return has("affero") ? "agpl" : "gpl";
  }
  const Family* find_family() const {
    const std::string_view named = family_of_phrase();
    const bool is_phrase_alone = abbreviation_.empty() && (!named.empty() && (has("public") || named == "gfdl"));
    if (abbreviation_.empty() && !is_phrase_alone) return nullptr;
    if (!abbreviation_.empty() && !named.empty() && named != abbreviation_) return nullptr;
    const auto found = std::ranges::find(families, abbreviation_.empty() ? named : abbreviation_, &Family::word);
    return found == families.end() ? nullptr : &*found;
  }

  NamedLicense unversioned(const Family& family) const {
    const bool is_lesser = family.id == "LGPL" && has("lesser");  // named so since 2.1
    const std::string id = std::string(family.id) + "-" + std::string(is_lesser ? "2.1" : family.oldest) + "-or-later";
    // "GPL+" says it, "GPL" leaves it open.
    return {id, is_later_ ? LicenseReading::alias : LicenseReading::likely};
  }
  std::optional<NamedLicense> versioned(const Family& family) const {
    if (family.versions.find(" " + version_ + " ") == std::string_view::npos) return std::nullopt;
    const std::string variant = has_no_invariants_ ? "-no-invariants" : "";
    return NamedLicense{std::string(family.id) + "-" + version_ + variant + (is_later_ ? "-or-later" : "-only"),
                        LicenseReading::alias};
  }

  std::string abbreviation_;
  std::string phrase_;
  std::string version_;
  bool is_later_ = false;
  bool is_only_ = false;
  bool has_no_invariants_ = false;  ///< "NIV", of the FDL (DEP-5, "Short name")
  bool has_join_ = false;           ///< "or" of "or any later version"
};

}  // namespace

std::optional<NamedLicense> find_gnu_license(std::string_view name) {
  constexpr std::size_t most_bytes = 200;  // longer text is prose
  if (name.size() > most_bytes) return std::nullopt;
  return Reader().read(words_of(name));
}

}  // namespace sluice
