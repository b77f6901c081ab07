// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/overlay.hpp"

#include "policy/fields.hpp"
#include "policy/reading.hpp"
#include "policy/stricter.hpp"
#include "policy/tighten.hpp"
#include "policy/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::policy {
namespace {

constexpr std::array<std::string_view, 12> allowed_keys = {"sluice", "pack",       "extends", "rule-files",
                                                           "use",    "params",     "lists",   "lists-edit",
                                                           "raise",  "obligations", "limits",  "cases"};

bool is_own(const PackDraft& pack) { return pack.by.starts_with(overlay_tightener.who); }

void check_keys(const PackDraft& pack, Reading& reading) {
  for (const yaml::Member& member : pack.document->root.members) {
    if (std::ranges::find(allowed_keys, member.key) != allowed_keys.end()) continue;
    reading
        .error(std::string(overlay_tightener.code), fmt::format("an overlay cannot state '{}'", member.key),
               member.key_span, "may loosen what projects have")
        .help = "leave it out: an overlay adds rules, raises them, adds to lists and lowers limits";
  }
}

class Overlay {
 public:
  Overlay(const OverlayPacks& packs, const Library& library, Composition& composition, Reading& reading)
      : packs_(packs), library_(library), composition_(composition), reading_(reading) {}

  void apply() {
    before_ = composition_.rules;
    for (const PackDraft& pack : packs_.all.subspan(packs_.first)) {
      if (is_own(pack)) check_keys(pack, reading_);
      add_vocabulary(pack, composition_.vocabulary, reading_);
      read_obligations(pack.document->root, composition_.parts, reading_);
    }
    add_rules();
    for (const PackDraft& pack : packs_.all.subspan(packs_.first)) raise(pack, composition_.rules);
    for (auto& [id, draft] : composition_.rules) resolve_params(draft, composition_.vocabulary, reading_);
    for (const auto& [id, draft] : before_)
      refuse_loosening(overlay_tightener, draft, composition_.rules.find(id)->second, composition_, reading_);
    for (const PackDraft& pack : packs_.all.subspan(packs_.first)) {
      const yaml::Node* limits = pack.document->root.find("limits");
      if (limits != nullptr) read_limits(*limits, &overlay_tightener, composition_.parts.limits, reading_);
    }
  }

 private:
  /// A project may have a rule already, as its packs made it: what the overlay selects is at least as strict as the
  /// overlay alone makes it.
  void add_rules() {
    std::vector<Dropped> dropped;  // what the overlay leaves out, it only does not add
    const Selection selection = select_rules(packs_.all, packs_.roots, library_, dropped, reading_);
    selected_ = take_selected(selection, library_);
    const Rules as_written = selected_;
    for (const PackDraft& pack : packs_.all.subspan(packs_.first)) raise(pack, selected_);
    for (auto& [id, draft] : selected_) {
      resolve_params(draft, composition_.vocabulary, reading_);
      const auto [known, is_new] = composition_.rules.try_emplace(id, draft);
      if (is_new) continue;
      refuse_loosening(overlay_tightener, resolved(as_written.find(id)->second), draft, composition_, reading_);
      known->second = stricter_of(draft, known->second, composition_.parts.rungs, composition_.made);
      before_.insert_or_assign(id, known->second);
    }
    std::erase_if(composition_.dropped, [&](const Dropped& gone) { return selection.contains(gone.rule); });
  }

  /// Without what was reported already.
  RuleDraft resolved(RuleDraft draft) {
    const std::size_t reported = reading_.problems().size();
    resolve_params(draft, composition_.vocabulary, reading_);
    reading_.take_problems_from(reported);
    return draft;
  }

  /// What the overlay selects is raised before it meets the project's.
  void raise(const PackDraft& pack, Rules& rules) {
    const bool is_own_selection = &rules == &selected_;
    for (const yaml::Member& entry : members_at(pack.document->root, "raise")) {
      const Glob glob(entry.key);
      for (auto& [id, draft] : rules) {
        const bool is_due = is_own_selection || !selected_.contains(id);
        if (is_due && glob.matches(id)) apply_fields(draft, entry.value, pack.by, reading_);
      }
    }
  }

  const OverlayPacks& packs_;
  const Library& library_;
  Composition& composition_;
  Reading& reading_;
  Rules selected_;  ///< as the overlay makes them
  Rules before_;    ///< what may not be loosened
};

}  // namespace

void apply_overlay(const OverlayPacks& packs, const Library& library, Composition& composition, Reading& reading) {
  Overlay(packs, library, composition, reading).apply();
}

}  // namespace sluice::policy
