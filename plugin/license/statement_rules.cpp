// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/statement_rules.hpp"

#include "license/phrase_pattern.hpp"

namespace sluice::license {
namespace {

struct Context {
  Phrase kind;
  std::string_view pattern;
};
constexpr Context contexts[] = {
#define SLUICE_CONTEXT(kind, pattern) {Phrase::kind, pattern},
#include "license/context_phrases.def"
#undef SLUICE_CONTEXT
};

struct Notice {
  NoticeRule rule;
  std::string_view pattern;
};
constexpr Notice notices[] = {
#define SLUICE_NOTICE(name, expression, pattern) {{name, expression, false}, pattern},
#define SLUICE_EXCEPTION(id, pattern) {{id, "", true}, pattern},
#include "license/notice_phrases.def"
#undef SLUICE_NOTICE
#undef SLUICE_EXCEPTION
};

}  // namespace

StatementRules::StatementRules(const LicenseIndex& index)
    : index_(index), names_(names_of(index)), families_(make_license_families(index)) {
  for (std::uint32_t i = 0; i < families_.phrases.size(); ++i) add(families_.phrases[i].words, Phrase::name, i);
  for (const Context& context : contexts) add_context(context.kind, context.pattern);
  for (const Notice& notice : notices) add_notice(notice.rule, notice.pattern);
  automaton_.finish();
}

void StatementRules::add(const std::vector<WordHash>& words, Phrase kind, std::uint32_t value) {
  automaton_.add(words, static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back({kind, value});
}

void StatementRules::add_context(Phrase kind, std::string_view pattern) {
  const std::vector<PatternForm> forms = expand_pattern(pattern);
  if (forms.empty()) ++bad_patterns_;
  for (const PatternForm& form : forms) {
    if (form.size() == 1) {
      add(form[0].words, kind, 0);
    } else {
      ++bad_patterns_;
    }
  }
}

void StatementRules::add_notice(const NoticeRule& notice, std::string_view pattern) {
  const std::vector<PatternForm> forms = expand_pattern(pattern);
  if (forms.empty()) ++bad_patterns_;
  const auto number = static_cast<std::uint32_t>(notices_.size());
  notices_.push_back(notice);
  for (const PatternForm& form : forms) {
    for (std::size_t i = 0; i < form.size(); ++i) {
      const auto piece = static_cast<std::uint32_t>(pieces_.size());
      add(form[i].words, notice.is_exception ? Phrase::exception : Phrase::notice, piece);
      pieces_.push_back({number, form[i].most_gap, i == 0, i + 1 == form.size()});
    }
  }
}

}  // namespace sluice::license
