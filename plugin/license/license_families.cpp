// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/license_families.hpp"

#include "license/byte_class.hpp"
#include "license/phrase_pattern.hpp"
#include "license/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

constexpr std::array gnu_versions = {std::pair{"GPL"sv, std::array{"1.0"sv, "2.0"sv, "3.0"sv}},
                                     std::pair{"LGPL"sv, std::array{"2.0"sv, "2.1"sv, "3.0"sv}},
                                     std::pair{"AGPL"sv, std::array{"1.0"sv, "3.0"sv, ""sv}},
                                     std::pair{"GFDL"sv, std::array{"1.1"sv, "1.2"sv, "1.3"sv}}};

constexpr std::array suffixes = {"generic"sv, "unported"sv, "international"sv, "universal"sv};

bool is_gnu_id(std::string_view id) {
  return std::ranges::any_of(gnu_versions, [id](const auto& one) {
    return id.starts_with(one.first) && id.size() > one.first.size() && id[one.first.size()] == '-';
  });
}

struct Called {
  std::string_view family;
  NameStrength strength;
  std::string_view pattern;
};
struct Unversioned {
  std::string_view family;
  std::string_view expression;
  bool is_ambiguous;
};

#define SLUICE_CALLED(family, strength, pattern) {family, NameStrength::strength, pattern},
#define SLUICE_UNVERSIONED(family, expression, is_ambiguous)
constexpr Called called[] = {
#include "license/license_phrases.def"
};
#undef SLUICE_CALLED
#undef SLUICE_UNVERSIONED
#define SLUICE_CALLED(family, strength, pattern)
#define SLUICE_UNVERSIONED(family, expression, is_ambiguous) {family, expression, is_ambiguous},
constexpr Unversioned unversioned[] = {
#include "license/license_phrases.def"
};
#undef SLUICE_CALLED
#undef SLUICE_UNVERSIONED

/// The words of a text as they are written, in lower case.
std::vector<std::string> spellings_of(std::string_view name) {
  const std::string text = "x " + std::string(name);
  Tokens tokens;
  tokenize(text, tokens);
  std::vector<std::string> words;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    words.emplace_back(text.substr(tokens.offsets()[i], tokens.ends()[i] - tokens.offsets()[i]));
    for (char& c : words.back()) c = is_upper(c) ? fold(c) : c;
  }
  return words;
}

/// A list's name: what stands before its version, the version, and whether more than that stands behind.
struct SplitName {
  std::vector<WordHash> stem;
  std::string version;
  bool has_more = false;
};

SplitName split_name(std::string_view name) {
  SplitName split;
  const std::vector<WordHash> hashes = words_of_name(name);
  std::vector<std::string> words = spellings_of(name);
  std::size_t first = !words.empty() && words[0] == "the" ? 1 : 0;
  std::size_t at = words.size();
  for (std::size_t i = words.size(); i-- > first + 1;) {
    const std::string_view version = version_of_word(words[i]);
    if (version.empty()) continue;
    split.version = version;
    at = i;
    break;
  }
  for (std::size_t i = at + 1; i < words.size(); ++i) {
    split.has_more = split.has_more || std::ranges::find(suffixes, words[i]) == suffixes.end();
  }
  while (at > first + 1 && (words[at - 1] == "version" || words[at - 1] == "v")) --at;
  if (split.has_more || split.version.empty()) at = words.size();
  for (std::size_t i = first; i < at; ++i) split.stem.push_back(hashes[i]);
  if (split.has_more) split.version.clear();
  return split;
}

class FamilyMaker {
 public:
  explicit FamilyMaker(const LicenseIndex& index) : index_(index) {}

  LicenseFamilies make() {
    for (const auto& [key, versions] : gnu_versions) gnu(key, versions);
    for (std::size_t i = 0; i < index_.license_count(); ++i) listed(index_.license(i));
    for (const Called& one : called) by_pattern(one);
    for (const Unversioned& one : unversioned) {
      LicenseFamily& it = out_.families[family(one.family)];
      it.unversioned = one.expression;
      it.is_ambiguous = one.is_ambiguous;
    }
    return std::move(out_);
  }

 private:
  std::uint32_t family(std::string_view key) {
    const auto [at, is_new] = numbers_.try_emplace(std::string(key), static_cast<std::uint32_t>(out_.families.size()));
    if (is_new) out_.families.push_back({.key = std::string(key), .versions = {}, .unversioned = {}});
    return at->second;
  }

  void phrase(std::vector<WordHash> words, std::uint32_t number, NameStrength strength, std::string_view version = {}) {
    if (words.empty() || !seen_.emplace(words, number).second) return;
    out_.phrases.push_back({std::move(words), number, std::string(version), strength});
  }

  void gnu(std::string_view key, std::span<const std::string_view> versions) {
    const std::uint32_t number = family(key);
    out_.families[number].is_gnu = true;
    for (const std::string_view version : versions) {
      if (version.empty()) continue;
      out_.families[number].versions.push_back({std::string(version), std::string(key) + "-" + std::string(version)});
    }
    for (const std::string_view version : versions) glued(key, number, version);
  }

  /// "gpl2", "gplv2.0"; "gfdlv1.2" is "fdlv1.2" as well.
  void glued(std::string_view key, std::uint32_t number, std::string_view version) {
    if (version.empty()) return;
    const std::string_view major = version.ends_with(".0") ? version.substr(0, version.size() - 2) : version;
    for (const std::string_view between : {""sv, "v"sv}) {
      for (const std::string_view written : {version, major}) {
        const std::string word = std::string(key) + std::string(between) + std::string(written);
        phrase({hash_word(word)}, number, NameStrength::weak, version);
        if (key == "GFDL") phrase({hash_word(std::string_view(word).substr(1))}, number, NameStrength::weak, version);
      }
    }
  }

  void listed(const IndexedLicense& license) {
    if (is_gnu_id(license.id)) return;
    const std::size_t dash = license.id.rfind('-');
    std::string_view stem = license.id;
    std::string_view version;
    if (dash != std::string_view::npos && version_of_word(license.id.substr(dash + 1)) == license.id.substr(dash + 1)) {
      stem = license.id.substr(0, dash);
      version = license.id.substr(dash + 1);
    }
    const SplitName name = split_name(license.name);
    if (version.empty() && stem != license.id) return;
    const std::uint32_t number = family(stem);
    LicenseFamily& it = out_.families[number];
    if (version.empty()) it.unversioned = license.id;
    if (!version.empty()) it.versions.push_back({std::string(version), std::string(license.id)});
    if (version.empty() && !name.version.empty()) it.versions.push_back({name.version, std::string(license.id)});
    by_id(stem, version, number);
    by_name(license, name, version, number);
  }

  void by_id(std::string_view stem, std::string_view version, std::uint32_t number) {
    phrase(words_of_name(stem), number, NameStrength::weak);
    if (version.empty()) return;
    if (stem.find('-') == std::string_view::npos) glued(stem, number, version);
    if (stem.starts_with("CC-") && stem.size() > 3) creative_commons(stem.substr(3), number);
  }

  void creative_commons(std::string_view kind, std::uint32_t number) {
    std::vector<WordHash> words = words_of_name(kind);
    words.insert(words.begin(), {hash_word("creativecommons"), hash_word("org"), hash_word("licenses")});
    phrase(words, number, NameStrength::address);
    words = words_of_name(kind);
    for (const std::string_view first : {"cc"sv, "creativecommons"sv}) {
      words.insert(words.begin(), hash_word(first));
      phrase(words, number, NameStrength::strong);
      words.erase(words.begin());
    }
    words.insert(words.begin(), {hash_word("creative"), hash_word("commons")});
    phrase(words, number, NameStrength::strong);
    std::string spaced(kind);
    std::ranges::replace(spaced, '-', ' ');
    phrase(words_of_name("CC " + spaced), number, NameStrength::strong);
    phrase(words_of_name("Creative Commons " + spaced), number, NameStrength::strong);
  }

  void by_name(const IndexedLicense& license, const SplitName& name, std::string_view version, std::uint32_t number) {
    const bool is_plain = license.name.find('(') == std::string_view::npos;
    if (!is_plain && !name.has_more) return;
    const bool is_literal = version.empty() || name.version.empty();
    const std::size_t few = license.is_osi_approved || !version.empty() ? 2 : 3;
    const NameStrength strength = name.stem.size() >= few ? NameStrength::strong : NameStrength::weak;
    if (name.stem.size() < 2) return;
    phrase(name.stem, number, strength, is_literal ? version : std::string_view());
  }

  void by_pattern(const Called& one) {
    const std::uint32_t number = family(one.family);
    for (const PatternForm& form : expand_pattern(one.pattern)) phrase(form.front().words, number, one.strength);
  }

  const LicenseIndex& index_;
  LicenseFamilies out_;
  std::map<std::string, std::uint32_t> numbers_;
  std::set<std::pair<std::vector<WordHash>, std::uint32_t>> seen_;
};

}  // namespace

const LicenseFamily::Version* LicenseFamily::find_version(std::string_view number) const {
  const auto find = [this](std::string_view wanted) -> const Version* {
    const auto at = std::ranges::find(versions, wanted, &Version::number);
    return at == versions.end() ? nullptr : &*at;
  };
  if (const Version* const same = find(number)) return same;
  if (number.find('.') == std::string_view::npos) return find(std::string(number) + ".0");
  if (const Version* const first = find(std::string(number) + "c")) return first;  // LPPL 1.3
  return number.ends_with(".0") ? find(number.substr(0, number.size() - 2)) : nullptr;
}

LicenseFamilies make_license_families(const LicenseIndex& index) { return FamilyMaker(index).make(); }

std::string_view version_of_word(std::string_view word) {
  if (word.size() > 1 && fold(word[0]) == 'v') word.remove_prefix(1);
  if (word.empty() || word.size() > 8 || !is_digit(word[0])) return {};
  std::size_t end = 0;
  while (end < word.size() && (is_digit(word[end]) || word[end] == '.')) ++end;
  const bool has_letter = end + 1 == word.size() && fold(word[end]) >= 'a' && fold(word[end]) <= 'c';
  return end == word.size() || has_letter ? word : std::string_view();
}

}  // namespace sluice::license
