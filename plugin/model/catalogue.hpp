// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// What a rule is judged on; one finding per rule, subject and term.
enum class SubjectKind : std::uint8_t { delivery, archive, file, document, component, use, build };

/// What a kind needs to judge: only the delivered bytes, the build, or an explicit store of earlier verdicts.
enum class RuleScope : std::uint8_t { delivery, build, history };

enum class ParamType : std::uint8_t { text, list, glob_list, term_list, integer, percent, boolean, day, choice, choice_list };

/// Which change of a parameter tightens the rule. A project may only move this way.
enum class Stricter : std::uint8_t { more_items, fewer_items, higher, lower, when_true, when_false, fixed };

/// One parameter of a kind: what `with:` may hold, and what the reference page and the editor's schema say.
struct ParamSpec {
  std::string_view name;
  ParamType type = ParamType::text;
  bool required = false;
  std::string_view otherwise;   ///< default, as it would be written in YAML (a list as "a, b"); empty if none
  Stricter stricter = Stricter::fixed;
  std::string_view choices;     ///< of choice and choice_list: "error, warning, note"
  std::string_view meaning;
};

struct TermSpec {
  std::string_view name;        ///< "archive.path.traversal", or with a variable part: "missing:<path>"
  std::string_view meaning;
};

/// What a rule kind publishes; explain, the reference page, the editor's schema and the policy reader use this one table.
struct KindSpec {
  std::string_view name;        ///< "archive.entries"
  SubjectKind subject = SubjectKind::delivery;
  RuleScope scope = RuleScope::delivery;
  std::string_view summary;     ///< one clause
  std::string_view explanation; ///< a paragraph
  std::span<const ParamSpec> params;
  std::span<const std::string_view> facts;  ///< fact paths read, as in the facts document
  std::span<const TermSpec> terms;
  std::string_view fix_supplier;    ///< default fix text, with {placeholders}
  std::string_view fix_integrator;
};

/// The kinds that this program has; policy is validated against it, and never includes checks.
class Catalogue {
 public:
  explicit Catalogue(std::span<const KindSpec> kinds) : kinds_(kinds) {}
  std::span<const KindSpec> kinds() const { return kinds_; }
  const KindSpec* find(std::string_view name) const;

 private:
  std::span<const KindSpec> kinds_;
};

std::string_view to_string(SubjectKind kind);
std::optional<SubjectKind> parse_subject_kind(std::string_view text);
std::string_view to_string(RuleScope scope);
std::optional<RuleScope> parse_rule_scope(std::string_view text);
std::string_view to_string(ParamType type);

}  // namespace sluice
