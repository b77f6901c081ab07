// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Names with versions: one grammar for GNU's licenses, whose versions stand before or behind in many words, and for the
// families of other licenses.
#include "license/statement_names.hpp"

#include <algorithm>
#include <array>

namespace sluice::license {
namespace {

constexpr std::uint32_t most_address = 24;  // tokens between "published by" and the version: a postal address
constexpr std::uint32_t most_abbreviation = 3;

template <std::size_t n>
bool is_one_of(const StatementContext& context, std::uint32_t token, const std::array<WordHash, n>& words) {
  return std::ranges::any_of(words, [&](WordHash word) { return context.is(token, word); });
}

constexpr std::array version_words = {hash_word("version"), hash_word("versions"), hash_word("v"),
                                      hash_word("ver"),     hash_word("rev"),      hash_word("revision"),
                                      hash_word("release")};
constexpr std::array skipped_words = {
    hash_word("license"), hash_word("licenses"), hash_word("agreement"), hash_word("the"),  hash_word("either"),
    hash_word("gnu"),     hash_word("only"),     hash_word("under"),     hash_word("in"),   hash_word("its"),
    hash_word("and"),     hash_word("software"), hash_word("universal"), hash_word("html"), hash_word("http")};
constexpr std::array tail_words = {hash_word("international"), hash_word("unported"), hash_word("generic"),
                                   hash_word("universal"),     hash_word("license"),  hash_word("licenses"),
                                   hash_word("licensed")};

class NameReader {
 public:
  NameReader(const StatementContext& context, FoundName& name, std::uint32_t limit)
      : context_(context), name_(name), family_(context.rules().family(name.family)), limit_(limit) {}

  void read() {
    if (name_.version.empty()) version_behind();
    if (name_.version.empty() && family_.is_gnu) version_before();
    suffix();
  }

 private:
  /// The family's version that is written there, or null. Bare numbers of one digit are versions of few licenses.
  const LicenseFamily::Version* version_at(std::uint32_t token) const {
    const std::string_view number = version_of_word(context_.word(token));
    return number.empty() ? nullptr : family_.find_version(number);
  }

  bool take_version(std::uint32_t token) {
    if (const LicenseFamily::Version* const found = version_at(token)) {
      name_.version = found->number;
      name_.end = token + 1;
      return true;
    }
    return false;
  }

  void version_behind() {
    std::uint32_t at = name_.end;
    for (int skipped = 0; skipped < 3 && at < limit_ && is_one_of(context_, at, skipped_words); ++skipped) ++at;
    const std::uint32_t published = context_.hits(Phrase::published).longest_at(at);
    if (published != 0) return version_behind_publisher(published);
    if (at < limit_ && is_one_of(context_, at, version_words)) {
      take_version(at + 1);
    } else if (at < limit_ && take_version(at)) {
      return;
    }
    if (!name_.version.empty() || !family_.is_gnu) return;
    // "the GNU General Public License (the "License"), either version 2"
    for (std::uint32_t i = at; i < std::min(at + 6, limit_); ++i) {
      if (is_one_of(context_, i, version_words) && context_.is_one_sentence(name_.end - 1, i) && take_version(i + 1))
        return;
    }
  }

  void version_behind_publisher(std::uint32_t at) {
    for (std::uint32_t i = at; i < std::min(at + most_address, limit_); ++i) {
      if (is_one_of(context_, i, version_words) && take_version(i + 1)) return;
    }
  }

  /// "version 2 or later of the GPL", "v2 of the GPL".
  void version_before() {
    std::uint32_t at = name_.begin;
    for (int skipped = 0; skipped < 3 && at > 0; ++skipped, --at) {
      const bool is_link = context_.is(at - 1, hash_word("the")) || context_.is(at - 1, hash_word("of"));
      if (!is_link) break;
    }
    if (at == name_.begin || at == 0) return;
    bool is_later = false;
    if (const PhraseHit* const later = context_.hits(Phrase::later).ending_at(at)) {
      at = later->begin;
      is_later = true;
    } else if (context_.is(at - 1, hash_word("+"))) {
      --at;
      is_later = true;
    }
    if (at < 1) return;
    const bool is_named = at >= 2 && is_one_of(context_, at - 2, version_words);
    const std::string_view word = context_.word(at - 1);
    const bool has_mark = !word.empty() && (word.front() == 'v' || word.front() == 'V');
    if (!is_named && !has_mark) return;
    const LicenseFamily::Version* const found = version_at(at - 1);
    if (found == nullptr) return;
    name_.version = found->number;
    name_.is_later = is_later;
    name_.begin = is_named ? at - 2 : at - 1;
  }

  std::uint32_t skip_tail(std::uint32_t at) const {
    for (int skipped = 0; skipped < 3 && at < limit_ && is_one_of(context_, at, tail_words); ++skipped) ++at;
    if (context_.is(at, hash_word("of")) && context_.is(at + 1, hash_word("the")) &&
        context_.is(at + 2, hash_word("license"))) {
      at += 3;
    }
    const std::uint32_t published = context_.hits(Phrase::published).longest_at(at);
    return published != 0 ? published : at;
  }

  /// "+", "only", "or any later version", "or version 3".
  void suffix() {
    std::uint32_t at = skip_tail(name_.end);
    if (context_.is(at, hash_word("either"))) ++at;
    if (!name_.version.empty() && is_one_of(context_, at, version_words) && version_at(at + 1) != nullptr &&
        version_at(at + 1)->number == name_.version) {
      at += 2;  // "version 2 as published by ..., either version 2 or later"
    }
    while (family_.is_gnu && !name_.version.empty() && name_.further.size() < 4) {
      if (!context_.is(at, hash_word("or")) && !context_.is(at, hash_word("and"))) break;
      const std::uint32_t number = is_one_of(context_, at + 1, version_words) ? at + 2 : at + 1;
      const LicenseFamily::Version* const more = version_at(number);
      if (more == nullptr || number >= limit_) break;
      name_.further.push_back(more->number);
      name_.end = number + 1;
      at = skip_tail(name_.end);
    }
    if (context_.is(at, hash_word("+"))) return later(at + 1);
    if (const std::uint32_t end = context_.hits(Phrase::later).longest_at(at)) return later(end);
    if (const std::uint32_t end = context_.hits(Phrase::only).longest_at(at)) {
      name_.is_only = true;
      name_.end = end;
    }
  }

  void later(std::uint32_t end) {
    name_.is_later = true;
    name_.end = end;
  }

  const StatementContext& context_;
  FoundName& name_;
  const LicenseFamily& family_;
  std::uint32_t limit_;
};

/// Leftmost and longest; of the same words, the stronger, and then the family with versions.
std::vector<FoundName> choose(const StatementContext& context) {
  const StatementRules& rules = context.rules();
  std::vector<PhraseHit> hits = context.hits(Phrase::name).all();
  const auto is_better = [&rules](const PhraseHit& left, const PhraseHit& right) {
    if (left.begin != right.begin) return left.begin < right.begin;
    if (left.end != right.end) return left.end > right.end;
    const NamePhrase& one = rules.name(left.phrase);
    const NamePhrase& other = rules.name(right.phrase);
    if (one.strength != other.strength) return one.strength > other.strength;
    return left.phrase < right.phrase;
  };
  std::ranges::sort(hits, is_better);
  std::vector<FoundName> names;
  std::uint32_t end = 0;
  for (const PhraseHit& hit : hits) {
    if (hit.begin < end) continue;
    const NamePhrase& phrase = rules.name(hit.phrase);
    FoundName& name = names.emplace_back();
    name.begin = hit.begin;
    name.end = end = hit.end;
    name.family = phrase.family;
    name.strength = phrase.strength;
    name.version = phrase.version;
    name.is_glued = !phrase.version.empty();
  }
  return names;
}

/// "General Public License (GPL)": the short form behind the long one is a part of it.
bool is_abbreviation(const FoundName& name, const FoundName& next, const StatementContext& context) {
  if (next.family != name.family || next.begin - name.end > most_abbreviation) return false;
  for (std::uint32_t i = name.end; i < next.begin; ++i) {
    if (context.has_mark(i, Phrase::joins_or) || context.has_mark(i, Phrase::joins_and)) return false;
  }
  const std::string_view gap = context.gap_behind(name.end - 1);
  return gap.find("\n\n") == std::string_view::npos && context.is_one_sentence(name.end - 1, next.begin);
}

void absorb(FoundName& name, const FoundName& next) {
  name.end = std::max(name.end, next.end);
  name.strength = std::max(name.strength, next.strength);
  if (name.version.empty()) name.version = next.version;
}

}  // namespace

std::vector<FoundName> find_names(const StatementContext& context) {
  const std::vector<FoundName> all = choose(context);
  std::vector<FoundName> names;
  for (std::size_t i = 0; i < all.size(); ++i) {
    FoundName name = all[i];
    while (true) {
      const std::uint32_t limit = i + 1 < all.size() ? all[i + 1].begin : context.size();
      if (!name.is_later && !name.is_only) NameReader(context, name, limit).read();
      if (i + 1 == all.size() || !is_abbreviation(name, all[i + 1], context)) break;
      FoundName next = all[i + 1];
      if (!name.version.empty()) {
        NameReader(context, next, i + 2 < all.size() ? all[i + 2].begin : context.size()).read();
        if (!next.version.empty() && next.version != name.version) break;
      }
      absorb(name, all[++i]);
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace sluice::license
