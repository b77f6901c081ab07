// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What short statements are made of: the phrases of context_phrases.def, license_phrases.def, notice_phrases.def and of
// the list, in one automaton.
#pragma once

#include "license/index_names.hpp"
#include "license/license_families.hpp"
#include "license/phrase_automaton.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice::license {

enum class Phrase : std::uint8_t {
  name,
  notice,
  exception,
  grant,
  listing,
  field,
  dual,
  choice,
  alternative,
  later,
  only,
  published,
  invariants,
  no_invariants,
  denied,
  denied_behind,
  style,
  address,
  filler,
  link,
  joins_or,
  joins_and,
  count,
};
inline constexpr std::size_t phrase_kinds = static_cast<std::size_t>(Phrase::count);

/// A notice or exception that may have several pieces.
struct NoticeRule {
  std::string_view name;        ///< the rule's, or the exception's id
  std::string_view expression;  ///< empty for exceptions
  bool is_exception = false;
};

/// Everything that find_statements() looks for. Made once for an index; read from any thread.
class StatementRules {
 public:
  explicit StatementRules(const LicenseIndex& index);

  /// A phrase of the automaton: `value` is the number of a NamePhrase, or of a NoticeForm's piece.
  struct Entry {
    Phrase kind = Phrase::name;
    std::uint32_t value = 0;
  };
  /// A piece of a notice. Pieces of one form stand behind each other.
  struct Piece {
    std::uint32_t notice = 0;
    std::uint32_t most_gap = 0;
    bool is_first = false;
    bool is_last = false;
  };

  const PhraseAutomaton& automaton() const { return automaton_; }
  const Entry& entry(std::uint32_t phrase) const { return entries_[phrase]; }
  const std::vector<Piece>& pieces() const { return pieces_; }
  const NoticeRule& notice(std::uint32_t number) const { return notices_[number]; }
  const NamePhrase& name(std::uint32_t number) const { return families_.phrases[number]; }
  const LicenseFamily& family(std::uint32_t number) const { return families_.families[number]; }
  LicenseNames names() const { return names_.view(); }
  std::size_t bad_patterns() const { return bad_patterns_; }  ///< of our own files; 0, or a test fails

 private:
  void add(const std::vector<WordHash>& words, Phrase kind, std::uint32_t value);
  void add_context(Phrase kind, std::string_view pattern);
  void add_notice(const NoticeRule& notice, std::string_view pattern);

  LicenseIndex index_;  ///< keeps the names' bytes
  IndexNames names_;
  LicenseFamilies families_;
  PhraseAutomaton automaton_;
  std::vector<Entry> entries_;
  std::vector<NoticeRule> notices_;
  std::vector<Piece> pieces_;
  std::size_t bad_patterns_ = 0;
};

}  // namespace sluice::license
