// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Binaries, hazards of archives, and what SBOMs say that the bytes do not bear out.
#include "base/text.hpp"
#include "exports/compared_facts.hpp"
#include "model/file_types.hpp"
#include "model/untold_change.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace sluice::exports {
namespace {

constexpr std::string_view static_library = "ar";
using LastName = DeliveryPaths::LastName;

/// Something that holds on one side, and where.
struct Standing {
  std::string subject;
  std::string text;
  Origin place;
};
using Standings = std::map<std::string, Standing>;

/// Those that only the newer side has, and those that only the older one had.
void add_standings(const Standings& older, const Standings& newer, ChangeKind come, ChangeKind gone,
                   DeliveryChange& change) {
  for (const auto& [key, one] : newer) {
    if (!older.contains(key)) change.differences.push_back({come, one.subject, "", one.text, {}, one.place});
  }
  for (const auto& [key, one] : older) {
    if (!newer.contains(key)) change.differences.push_back({gone, one.subject, one.text, "", one.place, {}});
  }
}

Standings hazards_of(const Inventory& inventory, DeliveryPaths& paths) {
  Standings standings;
  for (const Hazard& hazard : inventory.contents.hazards) {
    const std::string_view term = hazard_spec(hazard.id).term;
    const std::string_view detail = hazard.detail.empty() ? hazard_spec(hazard.id).meaning : hazard.detail;
    const std::string text = fmt::format("{}: {}", to_string(hazard.weight), detail);
    standings.try_emplace(fmt::format("{}\n{}", term, paths.plain(hazard.place, LastName::without_version)),
                          Standing{fmt::format("{} at {}", term, paths.inside(hazard.place)), text,
                                   Origin{hazard.place, 0, 0, {}, {}}});
  }
  return standings;
}

std::string_view fault_of(const SbomMatch& match) {
  switch (match.found) {
    case SbomFound::changed:
      return "delivered with other bytes than stated";
    case SbomFound::moved:
      return "delivered elsewhere than stated";
    case SbomFound::missing:
      return "stated, but not delivered";
    case SbomFound::match:
    case SbomFound::undecided:
      break;
  }
  return {};
}

Standings contradictions_of(const Inventory& inventory, const std::vector<SbomClash>& clashes, DeliveryPaths& paths) {
  Standings standings;
  for (const SbomDocument& document : inventory.sboms) {
    const std::string& path = inventory.documents[document.document].origin.path;
    const std::string plain = paths.plain(path, LastName::without_version);
    for (const SbomMatch& match : document.matches) {
      const std::string_view fault = fault_of(match);
      if (fault.empty()) continue;
      const SbomElement& element = document.sbom.elements[match.element];
      const std::string_view name = document.sbom.value(element, "name");
      standings.try_emplace(fmt::format("{}\n{}\n{}", plain, paths.plain(name, LastName::as_it_is), fault),
                            Standing{fmt::format("{} in {}", name, paths.inside(path)), std::string(fault),
                                     document.sbom.origin(element, path)});
    }
  }
  for (const SbomClash& clash : clashes) {
    const std::string key = fmt::format("{}\n{}\n{}", paths.plain(clash.place.path, LastName::without_version),
                                        paths.plain(clash.other.path, LastName::without_version), clash.cause);
    const std::string subject = fmt::format("{} and {}", paths.inside(clash.place.path), paths.inside(clash.other.path));
    standings.try_emplace(key, Standing{subject, clash.cause, clash.place});
  }
  return standings;
}

}  // namespace

void add_binaries(ComparedFacts& facts, DeliveryChange& change) {
  const Contents &older = facts.older.contents, &newer = facts.newer.contents;
  for (std::uint32_t i = 0; i < newer.entries.size(); ++i) {
    const Entry& entry = newer.entries[i];
    const std::uint32_t old = facts.files.older[i];
    const bool is_member = newer.containers[entry.container].format == static_library;  // the library itself tells
    if (entry.kind != EntryKind::file || is_member || !is_binary_type(entry.type.view())) continue;
    if (old != no_index && is_binary_type(older.entries[old].type.view())) continue;
    Origin place{newer.full_path(entry.container, i), 0, 0, {}, {}};
    const std::string subject = facts.newer_paths.inside(place.path);
    const std::string before = old == no_index ? "" : std::string(older.entries[old].type.view());
    change.differences.push_back(
        {ChangeKind::binary_new, subject, before, std::string(entry.type.view()), {}, std::move(place)});
  }
}

void add_hazards(ComparedFacts& facts, DeliveryChange& change) {
  add_standings(hazards_of(facts.older, facts.older_paths), hazards_of(facts.newer, facts.newer_paths),
                ChangeKind::hazard_new, ChangeKind::hazard_gone, change);
  if (facts.older.contents.hazards_not_kept + facts.newer.contents.hazards_not_kept > 0)
    change.untold.push_back({std::string(untold::hazards), "there are more of one kind than are kept"});
  std::map<std::string, const Container*> before;
  for (const Container& one : facts.older.contents.containers)
    before.emplace(facts.older_paths.plain(one.path, LastName::without_version), &one);
  for (const Container& one : facts.newer.contents.containers) {
    if (one.completeness == Completeness::complete) continue;
    const auto found = before.find(facts.newer_paths.plain(one.path, LastName::without_version));
    const bool was_whole = found == before.end() || found->second->completeness == Completeness::complete;
    const std::string inside = facts.newer_paths.inside(one.path);
    const std::string subject = inside.empty() ? "the delivery" : inside;
    if (was_whole) {
      change.differences.push_back({ChangeKind::unread_new, subject, found == before.end() ? "" : "complete",
                                    fmt::format("{}: {}", to_string(one.completeness), one.reason), {},
                                    Origin{one.path, 0, 0, {}, {}}});
    } else if (!one.sha256 || one.sha256 != found->second->sha256) {
      change.untold.push_back({std::string(untold::changes_in) + subject, "neither side could be read in full"});
    }
  }
}

void add_sbom_changes(ComparedFacts& facts, const ComparedSide& older, const ComparedSide& newer,
                      DeliveryChange& change) {
  add_standings(contradictions_of(facts.older, older.clashes, facts.older_paths),
                contradictions_of(facts.newer, newer.clashes, facts.newer_paths), ChangeKind::sbom_contradiction_new,
                ChangeKind::sbom_contradiction_gone, change);
}

}  // namespace sluice::exports
