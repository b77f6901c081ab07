// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/selection.hpp"

#include "policy/fields.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice::policy {
namespace {

void merge(const Selection& from, Selection& into) {
  for (const auto& [rule, packs] : from) into[rule].insert(packs.begin(), packs.end());
}

class Selector {
 public:
  Selector(const Library& library, std::vector<Dropped>& dropped, Reading& reading)
      : library_(library), dropped_(dropped), reading_(reading) {}

  Selection select(const PackDraft& pack, const std::vector<Selection>& selections) {
    Selection selected;
    for (const PackDraft::Extension& extension : pack.extends) {
      Selection inherited = selections[extension.pack];
      if (const yaml::Node* without = extension.node->find("without")) leave_out(*without, pack, inherited);
      merge(inherited, selected);
    }
    merge(select_own(pack, selected), selected);
    return selected;
  }

 private:
  void leave_out(const yaml::Node& without, const PackDraft& pack, Selection& inherited) {
    for (const yaml::Node* entry : scalars_of(without)) {
      const std::size_t count = erase_matching(entry->text, entry->span, pack, inherited);
      if (count > 0) continue;
      nothing(entry->span,
              fmt::format("'without: {}' in pack '{}' names no rule that it takes over", entry->text, pack.ref.id),
              entry->text, inherited);
    }
  }

  Selection select_own(const PackDraft& pack, const Selection& inherited) {
    Selection own;
    const yaml::Node* use = pack.document->root.find("use");
    if (use == nullptr) return own;
    for (const yaml::Node* entry : scalars_of(*use)) {
      if (entry->text.starts_with('!')) {
        remove(*entry, pack, inherited, own);
      } else {
        add(*entry, pack, own);
      }
    }
    return own;
  }

  void add(const yaml::Node& entry, const PackDraft& pack, Selection& own) {
    const Glob glob(entry.text);
    bool found = false;
    for (const auto& [id, draft] : library_.rules()) {
      if (!glob.matches(id)) continue;
      own[id].insert(pack.ref.id);
      found = true;
    }
    if (found) return;
    std::vector<std::string_view> known;
    for (const auto& [id, draft] : library_.rules()) known.emplace_back(id);
    reading_
        .error("use-nothing", fmt::format("'{}' in 'use' of pack '{}' selects no rule", entry.text, pack.ref.id),
               entry.span, "no such rule")
        .help = nearest_help("rule", entry.text, known);
  }

  void remove(const yaml::Node& entry, const PackDraft& pack, const Selection& inherited, Selection& own) {
    const std::string pattern = entry.text.substr(1);
    if (erase_matching(pattern, entry.span, pack, own) > 0) return;
    nothing(entry.span,
            fmt::format("'{}' in 'use' of pack '{}' removes no rule that an entry before it selects", entry.text,
                        pack.ref.id),
            pattern, own);
    const Glob glob(pattern);
    for (const auto& [id, packs] : inherited) {
      if (!glob.matches(id)) continue;
      reading_
          .error("use-inherited", fmt::format("rule '{}' comes from a pack that is extended", id), entry.span,
                 "not selected by this 'use'")
          .help = fmt::format("write 'without: [{}]' beside that pack in 'extends'", id);
      return;
    }
  }

  std::size_t erase_matching(const std::string& pattern, const Span& span, const PackDraft& pack,
                             Selection& selection) {
    const Glob glob(pattern);
    return std::erase_if(selection, [&](const auto& selected) {
      if (!glob.matches(selected.first)) return false;
      dropped_.push_back({selected.first, pack.by, span});
      return true;
    });
  }

  void nothing(const Span& span, std::string message, std::string_view word, const Selection& selection) {
    std::vector<std::string_view> known;
    for (const auto& [id, packs] : selection) known.emplace_back(id);
    reading_.error("removes-nothing", std::move(message), span, "removes nothing").help =
        nearest_help("rule", word, known);
  }

  const Library& library_;
  std::vector<Dropped>& dropped_;
  Reading& reading_;
};

}  // namespace

Selection select_rules(std::span<const PackDraft> packs, const std::vector<std::size_t>& roots,
                       const Library& library, std::vector<Dropped>& dropped, Reading& reading) {
  Selector selector(library, dropped, reading);
  std::vector<Selection> selections;
  for (const PackDraft& pack : packs) selections.push_back(selector.select(pack, selections));
  Selection all;
  for (const std::size_t root : roots) merge(selections[root], all);
  std::erase_if(dropped, [&](const Dropped& gone) { return all.contains(gone.rule); });
  std::ranges::sort(dropped, {}, [](const Dropped& gone) {
    return std::tuple(gone.rule, gone.by, gone.span.line, gone.span.column);
  });
  return all;
}

}  // namespace sluice::policy
