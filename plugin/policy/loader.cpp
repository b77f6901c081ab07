// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/loader.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "policy/decisions_file.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/license_files.hpp"
#include "policy/load.hpp"
#include "policy/overlay.hpp"
#include "policy/register_file.hpp"
#include "policy/sbom_profiles.hpp"
#include "policy/waiver_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice::policy {
namespace {

constexpr const char* fallback_pack = "builtin:internal-baseline@1";
constexpr const char* fallback_rung = "observe";
constexpr const char* lock_name = "sluice.lock";
constexpr const char* decisions_name = "decisions.yaml";

/// True for a file that lies in, or is, one of the deliveries that the project names.
bool lies_in_delivery(const std::string& file, const std::string& folder, const std::vector<std::string>& deliveries) {
  const std::string base = absolute_path(folder.empty() ? "." : folder) + '/';
  const std::string whole = absolute_path(join_path(folder, file));
  if (deliveries.empty() || !whole.starts_with(base)) return false;
  const std::string path = whole.substr(base.size());
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
    if (selects(deliveries, path.substr(0, end))) return true;
  }
  return selects(deliveries, path);
}

}  // namespace

Loader::Loader(const PolicySources& sources, const Catalogue& catalogue, Purpose purpose)
    : sources_(sources),
      purpose_(purpose),
      library_(catalogue, reading_),
      pack_files_(sources, library_, reading_) {}

Policy Loader::load() {
  Policy policy;
  policy.is_fallback = sources_.project_file.empty() && sources_.packs.empty();
  if (!sources_.project_file.empty()) project_ = read_project(sources_.project_file, reading_);
  load_packs();
  load_overlays();
  const bool has_shipped = !sources_.builtin_folder.empty();
  if (has_shipped) purpose_ == Purpose::cases ? pack_files_.add_shipped_rules() : pack_files_.add_wanted_rules();
  if (reading_.has_lost_a_file()) {
    check_remaining_files();
  } else {
    apply_all(policy);
  }
  policy.files = reading_.files();
  policy.files.insert(policy.files.end(), missing_files_.begin(), missing_files_.end());
  policy.files.insert(policy.files.end(), sources_.watched.begin(), sources_.watched.end());
  policy.files.insert(policy.files.end(), pack_files_.archives().begin(), pack_files_.archives().end());
  std::ranges::sort(policy.files);
  return policy;
}

void Loader::apply_all(Policy& policy) {
  library_.check_replaced();
  composition_ = compose(std::span(pack_files_.packs()).first(project_packs_), roots_, library_, reading_);
  // A glob of the project's packs does not select what only the overlay brought.
  std::erase_if(composition_.rules, [](const auto& rule) { return is_overlay_place(rule.second.file); });
  const yaml::Node* project = project_root();
  for (auto& [id, draft] : composition_.rules) resolve_params(draft, composition_.vocabulary, reading_);
  if (purpose_ == Purpose::lock) {
    for (const auto& [id, draft] : composition_.rules)
      rule_states_[id] = locked_rule(draft.rule, composition_.parts.rungs);
  }
  if (project != nullptr && purpose_ != Purpose::cases) apply_project(*project, composition_, reading_);
  const bool asked_for_licenses = asks_for_licenses(composition_.rules);
  apply_overlays();
  finish_rules(composition_.rules, composition_.parts, reading_);
  const std::size_t rung = decide_rung(policy);
  read_register_and_waivers(rung, policy);
  if (purpose_ != Purpose::cases) read_all_decisions(policy);
  const LicenseSources licenses{sources_.builtin_folder, pack_files_.packs(), sources_.license_names};
  data_files_ = read_license_files(licenses, asks_for_licenses(composition_.rules), policy, reading_);
  const bool is_locked = asked_for_licenses || !asks_for_licenses(composition_.rules);
  if (!is_locked) std::erase_if(data_files_, [](const std::string& file) { return file.starts_with("builtin:"); });
  SbomProfileFiles profiles =
      read_sbom_profiles(sources_.builtin_folder, pack_files_.packs(), composition_.rules, reading_);
  policy.sbom_profiles = std::move(profiles.profiles);
  data_files_.insert(data_files_.end(), profiles.files.begin(), profiles.files.end());
  fill(policy);
  if (project != nullptr) policy.notices = texts_at(*project, "notices");
  if (project != nullptr) policy.sboms = texts_at(*project, "sboms");
  if (purpose_ == Purpose::judge) compare_lock(policy);
}

void Loader::load_packs() {
  const auto add = [&](const std::string& use, const std::string& folder, const Span& span, const std::string& sha256 = {}) {
    const auto pack = pack_files_.load(use, folder, span, sha256);
    if (pack && std::ranges::find(roots_, *pack) == roots_.end()) roots_.push_back(*pack);
  };
  for (const std::string& pack : sources_.packs) add(pack, {}, {});
  if (!sources_.packs.empty()) return;
  if (sources_.project_file.empty()) return add(fallback_pack, {}, {});
  const yaml::Node* project = project_root();
  if (project == nullptr) return;
  for (const yaml::Node& entry : items_at(*project, "extends")) {
    if (const std::string use = text_at(entry, "use"); !use.empty()) add(use, project_.folder, span_at(entry, "use"), text_at(entry, "sha256"));
  }
  if (!items_at(*project, "extends").empty()) return;
  Span place = project->span;
  reading_.error("no-packs", "the project names no policy pack", place, "'extends' is missing").help =
      fmt::format("add 'extends: [{{use: \"{}\"}}]'", fallback_pack);
}

/// The cases of packs are theirs, and a lock pins what the project chose: both leave the machine's overlay out.
void Loader::load_overlays() {
  project_packs_ = pack_files_.packs().size();
  if (purpose_ != Purpose::judge) return;
  reading_.provide(sources_.texts);
  for (const std::string& overlay : sources_.overlays) {
    const auto pack = pack_files_.load(overlay, {}, {});
    if (!pack) continue;
    overlay_roots_.push_back(*pack);
    if (*pack >= project_packs_) continue;
    reading_
        .error("overlay-taken", fmt::format("the project has a pack in the place of the overlay '{}'", overlay), pack_files_.packs()[*pack].ref.span,
               "stands for the overlay")
        .help = "take it out of the project: only the machine brings an overlay";
  }
}

void Loader::apply_overlays() {
  if (overlay_roots_.empty()) return;
  locked_rules_ = composition_.rules;
  apply_overlay({pack_files_.packs(), project_packs_, overlay_roots_}, library_, composition_, reading_);
}

/// What a lost file defines is not known, so the other files are only checked by themselves.
void Loader::check_remaining_files() {
  const yaml::Node* project = project_root();
  if (project == nullptr) return;
  const auto check = [&](std::string_view key, const Table& table) {
    for (const std::string& file : texts_at(*project, key)) {
      const std::string path = join_path(project_.folder, file);
      const yaml::Document* document = reading_.open(path, path, span_at(*project, key));
      if (document != nullptr) check_table(document->root, table, reading_);
    }
  };
  check("suppliers", suppliers_file_table);
  check("waivers", waivers_file_table);
  check("decisions", decisions_file_table);
}

std::size_t Loader::decide_rung(Policy& policy) {
  const std::vector<Rung>& rungs = composition_.parts.rungs;
  if (rungs.empty()) return 0;
  std::size_t least = 0;
  const PackParts& parts = composition_.parts;
  const std::string otherwise = policy.is_fallback ? fallback_rung : parts.default_rung;
  if (!otherwise.empty()) least = find_rung(rungs, otherwise, parts.default_rung_span, reading_).value_or(0);
  policy.rung_span = parts.default_rung_span;
  std::size_t rung = least;
  const yaml::Node* project = project_root();
  const yaml::Node* stated = project == nullptr ? nullptr : project->find("rung");
  if (stated != nullptr) {
    rung = find_rung(rungs, stated->text, stated->span, reading_).value_or(least);
    policy.rung_span = stated->span;
    if (rung < least) {
      Diagnostic& problem = reading_.error(
          "project-loosens",
          fmt::format("the project takes the rung '{}', gentler than the packs' '{}'", stated->text, otherwise),
          stated->span, "gentler than the packs' default");
      problem.secondary.push_back(reading_.label(parts.default_rung_span, "the packs' default"));
      problem.help = "a project may only take a stricter rung";
    }
  }
  if (!sources_.rung.empty()) {
    const auto asked = find_rung(rungs, sources_.rung, Span{.file = "--rung"}, reading_);
    if (asked && *asked < rung) {
      reading_
          .error("project-loosens", fmt::format("rung '{}' is gentler than '{}'", sources_.rung, rungs[rung].name),
                 Span{.file = "--rung"})
          .help = "--rung may only be stricter than the project's rung";
    }
    rung = asked.value_or(rung);
  }
  policy.rung = rungs[rung].name;
  return rung;
}

void Loader::read_register_and_waivers(std::size_t rung, Policy& policy) {
  const yaml::Node* project = project_root();
  if (project == nullptr) return;
  const std::vector<Rung>& rungs = composition_.parts.rungs;
  const auto path_of = [&](const std::string& name) { return join_path(project_.folder, name); };
  if (const std::string file = text_at(*project, "suppliers"); !file.empty()) {
    const yaml::Document* document = reading_.open(path_of(file), path_of(file), span_at(*project, "suppliers"));
    if (document != nullptr) policy.suppliers = read_register(*document, rung, rungs, reading_);
  }
  assign_rungs(*project, rung, policy, rungs, reading_);
  if (purpose_ == Purpose::cases) return;
  for (const std::string& file : texts_at(*project, "waivers")) {
    const yaml::Document* document = reading_.open(path_of(file), path_of(file), span_at(*project, "waivers"));
    if (document != nullptr) read_waivers(*document, composition_.parts.waiver_policy, policy.waivers, reading_);
  }
  if (const std::string file = text_at(*project, "baseline"); !file.empty()) {
    const std::string* text = reading_.open_text(path_of(file), path_of(file), span_at(*project, "baseline"));
    if (text != nullptr) policy.baseline = read_baseline(*text, path_of(file), reading_);
  }
}

/// Those of the packs first. A file that a supplier could have written is never one of them.
void Loader::read_all_decisions(Policy& policy) {
  const auto read = [&](const std::string& path, const Span& asked_by) {
    const yaml::Document* document = reading_.open(path, path, asked_by);
    if (document != nullptr) read_decisions(*document, sources_.license_names, policy.decisions, reading_);
  };
  for (const PackDraft& pack : pack_files_.packs()) {
    const yaml::Node& root = pack.document->root;
    for (const std::string& file : texts_at(root, "decisions")) {
      const auto path = reading_.resolve(pack.folder, file, span_at(root, "decisions"));
      if (path) read(*path, span_at(root, "decisions"));
    }
  }
  const yaml::Node* project = project_root();
  if (project == nullptr) return;
  if (project->find("decisions") == nullptr) {
    const std::string usual = join_path(project_.folder, decisions_name);
    is_file(usual) ? read(usual, {}) : missing_files_.push_back(usual);
  }
  for (const std::string& file : texts_at(*project, "decisions")) {
    if (!lies_in_delivery(file, project_.folder, project_.project.deliveries)) {
      read(join_path(project_.folder, file), span_at(*project, "decisions"));
      continue;
    }
    reading_
        .error("decisions-in-delivery", fmt::format("the decisions of '{}' lie in a delivery", file),
               span_at(*project, "decisions"), "written by whoever made the delivery")
        .help = "keep decisions beside sluice.yaml, or in the pack of the office that made them";
  }
}

void Loader::fill(Policy& policy) const {
  for (const PackDraft& pack : pack_files_.packs()) policy.packs.push_back(pack.ref);
  for (std::size_t i = project_packs_; i < policy.packs.size(); ++i) policy.packs[i].locked = true;  // by its signature
  for (const auto& [id, draft] : composition_.rules) policy.rules.push_back(draft.rule);
  for (const auto& [id, obligation] : composition_.parts.obligations) policy.obligations.push_back(obligation);
  policy.dropped = composition_.dropped;
  policy.rungs = composition_.parts.rungs;
  policy.routes = composition_.parts.routes;
  policy.waiver_policy = composition_.parts.waiver_policy;
  policy.limits = composition_.parts.limits;
  policy.project = project_.project;
}

LockContent Loader::lock_content() const {
  const std::span<const PackDraft> packs = std::span(pack_files_.packs()).first(project_packs_);
  LockContent content = make_lock_content(
      {packs, locked_rules_ ? *locked_rules_ : composition_.rules, data_files_}, project_.folder, reading_);
  content.rules = rule_states_;
  return content;
}

void Loader::compare_lock(Policy& policy) {
  const std::string path = join_path(project_.folder, lock_name);
  if (sources_.project_file.empty() || !sources_.packs.empty()) return;
  if (is_file(path)) {
    const yaml::Document* lock = reading_.open(path, path, {});
    if (lock != nullptr) check_lock(*lock, lock_content(), sources_.needs_lock, policy.packs, policy.remarks, reading_);
    return;
  }
  Diagnostic missing;
  missing.code = "no-lock";
  missing.level = sources_.needs_lock ? Diagnostic::Level::error : Diagnostic::Level::warning;
  missing.message = "no sluice.lock pins the policy packs";
  missing.primary = Label{Span{.file = sources_.project_file}, "packs may change without notice", {}};
  missing.help = "run 'sluice policy lock'";
  if (sources_.needs_lock)
    reading_.report(std::move(missing));
  else
    policy.remarks.push_back(std::move(missing));
}

Error Loader::error() {
  std::vector<Diagnostic> problems = reading_.take_problems_from(0);
  std::ranges::stable_sort(problems, {}, [](const Diagnostic& problem) {
    return std::tuple(problem.primary.span.file, problem.primary.span.line, problem.primary.span.column);
  });
  const std::string count = count_of(problems.size(), "problem", "problems");
  return Error{fmt::format("{} in the policy files", count), {}, Failure::cannot_start, std::move(problems)};
}

}  // namespace sluice::policy
