// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/project_file.hpp"

#include "base/files.hpp"
#include "base/url_password.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/matches.hpp"
#include "policy/reading.hpp"
#include "policy/tighten.hpp"
#include "policy/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

/// A rung is lowered for a time only, and somebody answers for it. False if there is no such rung.
bool check_rung(const yaml::Node& entry, const std::string& whose, std::size_t base, const std::vector<Rung>& rungs,
                Reading& reading) {
  const std::string name = text_at(entry, "rung");
  const auto wanted = find_rung(rungs, name, span_at(entry, "rung"), reading);
  if (!wanted) return false;
  for (const std::string_view needed : {"until", "owner", "ticket"}) {
    if (*wanted >= base || entry.find(needed) != nullptr) continue;
    reading
        .error("project-loosens", fmt::format("{} gets the gentler rung '{}' without '{}'", whose, name, needed),
               span_at(entry, "rung"), fmt::format("gentler than '{}'", rungs[base].name))
        .help = "a rung is lowered for a time only: state until, owner and ticket";
  }
  return true;
}

void assign(const yaml::Node& entry, std::size_t rung, const std::vector<Rung>& rungs, Supplier& supplier,
            Reading& reading) {
  const auto registered = std::ranges::find(rungs, supplier.rung, &Rung::name);
  const std::size_t base = registered == rungs.end() ? rung : static_cast<std::size_t>(registered - rungs.begin());
  if (!check_rung(entry, fmt::format("supplier '{}'", supplier.id), base, rungs, reading)) return;
  supplier.rung = text_at(entry, "rung");
  supplier.rung_until = day_at(entry, "until");
}

Supplier* find_supplier(const yaml::Node& id, std::vector<Supplier>& suppliers, Reading& reading) {
  const auto found = std::ranges::find(suppliers, id.text, &Supplier::id);
  if (found != suppliers.end()) return &*found;
  std::vector<std::string_view> known;
  for (const Supplier& supplier : suppliers) known.emplace_back(supplier.id);
  reading
      .error("unknown-supplier", fmt::format("there is no supplier '{}' in the register", id.text), id.span,
             "not registered")
      .help = nearest_help("supplier", id.text, known);
  return nullptr;
}

/// A parameter moves the way its pack declares, and besides must not loosen any rule that takes its value from it.
void apply_params(const yaml::Node& root, Composition& composition, Reading& reading) {
  if (root.find("params") == nullptr) return;
  const std::size_t problems = reading.problems().size();
  tighten_params(root, composition.vocabulary, reading);
  if (reading.problems().size() != problems) return;
  for (auto& [id, draft] : composition.rules) {
    const RuleDraft before = draft;
    resolve_params(draft, composition.vocabulary, reading);
    refuse_loosening(project_tightener, before, draft, composition, reading);
  }
}

/// The file is committed; a password is not.
void read_ledger(const yaml::Node& root, Project& project, Reading& reading) {
  project.ledger = text_at(root, "ledger");
  if (without_password(project.ledger) == project.ledger) return;
  const Span whole{span_at(root, "ledger").file, 0, 0, 1};  // a line would be quoted, password and all
  reading.error("ledger-password", "the URL under 'ledger' holds a password", whole).help = "leave it out, and give it in PGPASSWORD or ~/.pgpass";
}

}  // namespace

ProjectFile read_project(const std::string& path, Reading& reading) {
  ProjectFile file;
  file.project.file = path;
  file.folder = parent_of(path);
  file.document = reading.open(path, path, {});
  if (file.document == nullptr) return file;
  const yaml::Node& root = file.document->root;
  check_table(root, project_file_table, reading);
  file.project.deliveries = texts_at(root, "deliveries");
  if (const yaml::Node* context = root.find("context")) {
    file.project.business_unit = text_at(*context, "business-unit");
    file.project.stage = text_at(*context, "stage");
    file.project.distribution = text_at(*context, "distribution");
  }
  read_ledger(root, file.project, reading);
  for (const yaml::Member& target : members_at(root, "targets")) {
    file.project.target_distribution[target.key] = text_at(target.value, "distribution");
  }
  return file;
}

void apply_project(const yaml::Node& root, Composition& composition, Reading& reading) {
  apply_params(root, composition, reading);
  for (const yaml::Member& entry : members_at(root, "raise")) {
    for (const std::string& id : find_raised(entry, composition.rules, {}, reading)) {
      RuleDraft& draft = composition.rules.find(id)->second;
      const RuleDraft before = draft;
      apply_fields(draft, entry.value, "project", reading);
      resolve_params(draft, composition.vocabulary, reading);
      refuse_loosening(project_tightener, before, draft, composition, reading);
    }
  }
  if (const yaml::Node* limits = root.find("limits")) read_limits(*limits, &project_tightener, composition.parts.limits, reading);
}

void assign_rungs(const yaml::Node& root, std::size_t rung, Policy& policy, const std::vector<Rung>& rungs,
                  Reading& reading) {
  for (const yaml::Node& entry : items_at(root, "assign")) {
    const yaml::Node* match = entry.find("match");
    if (match == nullptr || match->kind != yaml::Node::Kind::mapping) continue;
    if (match->members.empty()) {
      reading.error("empty-match", "'assign' would change the rung of everything", match->span, "names nothing").help =
          "name suppliers, tags of rules or paths; the project's own rung is 'rung:'";
      continue;
    }
    const yaml::Node* ids = match->find("supplier");
    std::vector<Supplier*> suppliers;
    if (ids != nullptr) {
      for (const yaml::Node* id : scalars_of(*ids)) suppliers.push_back(find_supplier(*id, policy.suppliers, reading));
    }
    if (ids == nullptr || match->members.size() > 1) {
      if (!check_rung(entry, "a part of the findings", rung, rungs, reading)) continue;
      policy.assignments.push_back({read_match(*match), text_at(entry, "rung"), day_at(entry, "until"), entry.span});
      continue;
    }
    for (Supplier* supplier : suppliers) {
      if (supplier != nullptr) assign(entry, rung, rungs, *supplier, reading);
    }
  }
}

}  // namespace sluice::policy
