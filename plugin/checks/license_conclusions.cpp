// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_conclusions.hpp"

#include "checks/license_decisions.hpp"
#include "checks/license_evidence.hpp"
#include "checks/packages.hpp"
#include "checks/reach.hpp"
#include "checks/text_authors.hpp"
#include "model/file_role.hpp"
#include "model/license_selection.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

/// What is declared for a package: by its manifests, by documents that speak for files of it, else by the texts and
/// tags of license files in its folder.
struct Declared {
  std::vector<std::string> expressions;
  std::vector<Origin> origins;  ///< of each
  bool is_by_text = false;      ///< no manifest says it
  std::string name, version;
};

/// Licenses may have a copyright notice of their own above the text; GNU's speak of copyright within.
bool is_of_license_text(const CopyrightNotice& notice, const FileLicensing& file) {
  constexpr std::uint32_t title_lines = 8;
  const bool is_fsf = notice.holder.starts_with("Free Software Foundation");
  return std::ranges::any_of(file.statements, [&](const LicenseStatement& one) {
    if (one.kind != LicenseEvidence::text_exact && !is_changed_text(one.kind)) return false;
    const bool is_gnu = one.expression.find("GPL-") != std::string::npos || one.expression.starts_with("GFDL-");
    const bool is_author = wrote_text(notice.holder, one.expression);
    const std::uint32_t before = (is_gnu && is_fsf) || is_author ? title_lines : 0;
    return (is_gnu || is_author) && notice.line + before >= one.first_line && notice.line <= one.last_line;
  });
}

class Concluder {
 public:
  Concluder(const Inventory& inventory, std::span<const StandingDecision> decisions)
      : inventory_(inventory),
        decider_(inventory, decisions),
        packages_(inventory),
        reach_(inventory, packages_),
        declared_(packages_.all().size()),
        asked_(packages_.all().size()),
        holders_(packages_.all().size()) {
    take_manifests();
    for (std::uint32_t i = 0; i < packages_.all().size(); ++i) identities_.push_back(identify(i));
    decided_ = decider_.find_file_decisions(packages_, identities_);
    stated_ = stated_licenses(inventory, packages_, reach_, decided_);
    take_file_declarations();
    take_license_files();
    for (const FileLicensing& file : inventory_.licensing) take_questions(file);
    take_holders();
  }

  std::vector<LicenseConclusion> conclude() const {
    std::vector<LicenseConclusion> conclusions;
    for (std::uint32_t i = 0; i < packages_.all().size(); ++i) {
      LicenseConclusion one = conclude(i);
      const bool is_delivery = packages_.all()[i].container == inventory_.deliveries[one.delivery].container;
      const bool says_something = !one.witnesses.empty() || !one.questions.empty();
      if (says_something || (is_delivery && one.manifest == no_index)) conclusions.push_back(std::move(one));
    }
    return conclusions;
  }

 private:
  void take_manifests() {
    for (std::uint32_t i = 0; i < declared_.size(); ++i) {
      for (const std::uint32_t index : packages_.all()[i].declarations) {
        const LicenseDeclaration& declaration = inventory_.declarations[index];
        Declared& declared = declared_[i];
        if (declared.name.empty()) declared.name = declaration.name;
        if (declared.version.empty()) declared.version = declaration.version;
        add(declaration.expression, declaration.origin, declared);
      }
    }
  }

  /// Paragraphs of a Debian copyright file, annotations of REUSE.toml and side files speak for files: those that count
  /// bring their licenses into the declaration.
  void take_file_declarations() {
    const auto speaks_for_files = [](const LicenseDeclaration& one) { return !one.files.empty(); };
    if (std::ranges::none_of(inventory_.declarations, speaks_for_files)) return;
    const LicenseSelection selection(inventory_);
    for (std::uint32_t i = 0; i < inventory_.contents.entries.size(); ++i) {
      if (inventory_.contents.entries[i].kind != EntryKind::file || !reach_.counts(i)) continue;
      const std::uint32_t package = packages_.of_entry(i);
      for (const std::uint32_t index : selection.find(i).files) {
        const LicenseDeclaration& declaration = inventory_.declarations[index];
        add(declaration.expression, declaration.origin, declared_[package]);
        holders_[package].insert(declaration.copyrights.begin(), declaration.copyrights.end());
      }
    }
  }

  /// A license file at the top of a package says under which license the package is.
  void take_license_files() {
    for (const FileLicensing& file : inventory_.licensing) {
      const std::uint32_t package = packages_.of_entry(file.entry);
      if (package == no_index) continue;
      const std::string_view path = packages_.path_of(file.entry);
      Declared& declared = declared_[package];
      const bool is_free = declared.expressions.empty() || declared.is_by_text;
      if (!is_free || path.find('/') != path.npos || file_role(path) != FileRole::license_text) continue;
      for (const LicenseStatement& statement : file.statements) {
        if (!stated_[package].contains(statement.expression)) continue;
        declared.is_by_text = true;
        add(statement.expression, stated_[package].at(statement.expression).place, declared);
      }
    }
  }

  void take_questions(const FileLicensing& file) {
    const std::uint32_t package = packages_.of_entry(file.entry);
    if (package == no_index || decided_.contains(file.entry) || !reach_.counts(file.entry)) return;
    for (const LicenseStatement& statement : file.statements) {
      const bool is_changed = is_changed_text(statement.kind);
      const bool is_unread = statement.expression.empty() && statement.kind != LicenseEvidence::mention;
      if (!is_changed && !is_unread) continue;
      const bool is_tag = statement.kind == LicenseEvidence::tag;
      const std::string about = is_changed ? statement.expression : is_tag ? statement.difference : std::string();
      const std::string text = is_tag ? std::string() : statement.difference;
      LicenseQuestion& question = asked_[package][{statement.kind, about, text}];
      if (++question.files > 1) continue;
      question.kind = statement.kind;
      question.about = about;
      question.text = text;
      question.restricts = statement.adds_restriction;
      question.entry = file.entry;
      question.place = {inventory_.contents.full_path(inventory_.contents.entries[file.entry].container, file.entry),
                        statement.first_line, 0, "", "license"};
    }
  }

  void take_holders() {
    for (const FileLicensing& file : inventory_.licensing) {
      const std::uint32_t package = packages_.of_entry(file.entry);
      if (package == no_index || !reach_.counts(file.entry)) continue;
      for (const CopyrightNotice& notice : file.copyrights) {
        if (!is_of_license_text(notice, file)) holders_[package].insert(notice.holder);
      }
    }
    for (auto& holders : holders_) holders.erase("");
  }

  static void add(const std::string& expression, const Origin& origin, Declared& declared) {
    const auto& known = declared.expressions;
    if (expression.empty() || std::ranges::find(known, expression) != known.end()) return;
    declared.expressions.push_back(expression);
    declared.origins.push_back(origin);
  }

  /// What a package is, before anything is known of its license.
  LicenseConclusion identify(std::uint32_t index) const {
    const Package& package = packages_.all()[index];
    LicenseConclusion made;
    made.delivery = package.delivery;
    made.container = package.container;
    made.manifest = package.manifest;
    made.component = reach_.component_of(index);
    made.root = inventory_.contents.containers[package.container].path;
    if (!package.folder.empty()) made.root += "!/" + package.folder.substr(0, package.folder.size() - 1);
    made.name = declared_[index].name;
    made.version = declared_[index].version;
    if (made.name.empty()) name_by_manifest(package, made);
    if (made.name.empty() && made.component != no_index) {
      made.name = inventory_.components[made.component].name;
      made.version = inventory_.components[made.component].version;
    }
    return made;
  }

  LicenseConclusion conclude(std::uint32_t index) const {
    LicenseConclusion made = identities_[index];
    const Declared& declared = declared_[index];
    made.declared = join_licenses(declared.expressions);
    made.detected = join_licenses(counting(index));
    settle(index, made);
    made.witnesses = witnesses(index);
    for (const auto& [key, question] : asked_[index]) made.questions.push_back(question);
    made.holders.assign(holders_[index].begin(), holders_[index].end());
    decider_.decide(made);
    return made;
  }

  /// The manifest of a delivery names the product that it is.
  void name_by_manifest(const Package& package, LicenseConclusion& made) const {
    const Delivery& delivery = inventory_.deliveries[package.delivery];
    if (package.container != delivery.container || package.manifest != no_index) return;
    const ManifestField* name = delivery.find_field("product.name");
    const ManifestField* version = delivery.find_field("product.version");
    if (name != nullptr) made.name = name->value;
    if (version != nullptr) made.version = version->value;
  }

  /// Expressions of files that count.
  std::vector<std::string> counting(std::uint32_t index) const {
    std::vector<std::string> expressions;
    for (const auto& [expression, stated] : stated_[index]) {
      if (stated.files > 0) expressions.push_back(expression);
    }
    return expressions;
  }

  void settle(std::uint32_t index, LicenseConclusion& made) const {
    const std::vector<std::string> keys = license_keys(made.declared);
    for (const std::string& expression : counting(index)) {
      const std::vector<std::string> own = license_keys(expression);
      if (!std::ranges::includes(keys, own)) made.undeclared.push_back(expression);
    }
    if (made.declared.empty()) {
      made.concluded = made.detected;
      made.basis = made.detected.empty() ? ConclusionBasis::unsettled : ConclusionBasis::detected;
      made.undeclared.clear();
    } else if (made.undeclared.empty()) {
      made.concluded = made.declared;
      made.basis = made.detected.empty() ? ConclusionBasis::declared : ConclusionBasis::agreement;
    } else {
      std::vector<std::string> all = made.undeclared;
      all.push_back(made.declared);
      made.concluded = join_licenses(all);
      made.basis = ConclusionBasis::disagreement;
    }
  }

  std::vector<LicenseWitness> witnesses(std::uint32_t index) const {
    std::map<std::string, LicenseWitness> found;
    const Declared& declared = declared_[index];
    for (std::size_t i = 0; i < declared.expressions.size(); ++i) {
      for (const std::string& operand : license_operands(declared.expressions[i])) {
        LicenseWitness& witness = found[operand];
        witness.is_declared = witness.is_fact = true;
        if (witness.place.path.empty()) witness.place = declared.origins[i];
      }
    }
    for (const bool counts : {true, false}) {
      for (const auto& [expression, stated] : stated_[index]) {
        if ((stated.files > 0) != counts) continue;
        for (const std::string& operand : license_operands(expression)) {
          LicenseWitness& witness = found[operand];
          witness.is_fact = witness.is_fact || stated.is_fact;
          witness.files += stated.files;
          witness.set_aside += stated.set_aside;
          if (witness.place.path.empty()) witness.place = stated.place;
        }
      }
    }
    std::vector<LicenseWitness> list;
    for (auto& [license, witness] : found) {
      witness.license = license;
      list.push_back(std::move(witness));
    }
    return list;
  }

  using QuestionKey = std::tuple<LicenseEvidence, std::string, std::string>;

  const Inventory& inventory_;
  LicenseDecider decider_;
  Packages packages_;
  Reach reach_;
  std::vector<LicenseConclusion> identities_;
  FileDecisions decided_;
  std::vector<StatedLicenses> stated_;
  std::vector<Declared> declared_;
  std::vector<std::map<QuestionKey, LicenseQuestion>> asked_;
  std::vector<std::set<std::string>> holders_;
};

}  // namespace

std::vector<LicenseConclusion> conclude_licenses(const Inventory& inventory,
                                                 std::span<const StandingDecision> decisions) {
  return Concluder(inventory, decisions).conclude();
}

}  // namespace sluice
