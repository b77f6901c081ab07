// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "reports/html_component_rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace sluice::html_report {
namespace {

/// Joins what is said of components in different places: by purl, else by name and version.
class RowMaker {
 public:
  explicit RowMaker(const Inventory& facts) : facts_(facts) {}

  std::vector<ComponentRow> make() {
    add_components();
    add_uses();
    add_conclusions();
    for (const SbomDocument& document : facts_.sboms)
      add_sbom(document.sbom, facts_.documents[document.document].origin.path);
    for (const OwnSbom& own : facts_.own_sboms) add_sbom(own.sbom, own.path);
    return std::move(rows_);
  }

 private:
  static std::string name_key(std::string_view name, std::string_view version) {
    return std::string(name) + '\n' + std::string(version);
  }

  ComponentRow* find(std::string_view purl, std::string_view name, std::string_view version) {
    auto found = purl.empty() ? by_key_.end() : by_key_.find(std::string(purl));
    if (found == by_key_.end()) found = by_key_.find(name_key(name, version));
    return found == by_key_.end() ? nullptr : &rows_[found->second];
  }

  ComponentRow& add(std::string name, std::string version, std::string purl) {
    if (!purl.empty()) by_key_.try_emplace(purl, rows_.size());
    by_key_.try_emplace(name_key(name, version), rows_.size());
    ComponentRow& row = rows_.emplace_back();
    row.name = std::move(name);
    row.version = std::move(version);
    row.purl = std::move(purl);
    return row;
  }

  void add_components() {
    for (const Component& component : facts_.components) {
      ComponentRow& row = add(component.name, component.version, component.purl);
      row.supplier = component.provenance == Provenance::first_party ? "own code" : component.supplier;
      row.place = !component.source.empty() ? component.source : component.location;
      row.seen.insert("build");
    }
  }

  void add_uses() {
    for (const Use& use : facts_.uses) {
      ComponentRow& row = rows_[use.component];
      row.linkages.insert(std::string(to_string(use.linkage)));
      if (row.consumers.empty() || row.consumers.back() != use.consumer) row.consumers.push_back(use.consumer);
    }
    for (ComponentRow& row : rows_) {
      std::ranges::sort(row.consumers);
      row.consumers.erase(std::unique(row.consumers.begin(), row.consumers.end()), row.consumers.end());
    }
  }

  void add_conclusions() {
    for (const LicenseConclusion& conclusion : facts_.conclusions) {
      const std::size_t slash = conclusion.root.rfind('/');
      const std::string folder = slash == std::string::npos ? conclusion.root : conclusion.root.substr(slash + 1);
      ComponentRow& row = conclusion.component != no_index
                              ? rows_[conclusion.component]
                              : add(conclusion.name.empty() ? folder : conclusion.name, conclusion.version, {});
      row.seen.insert("files");
      if (row.place.empty()) row.place = conclusion.root;
      if (row.supplier.empty() && conclusion.delivery != no_index)
        row.supplier = facts_.deliveries[conclusion.delivery].supplier;
      add_license(conclusion, row);
    }
  }

  static void add_license(const LicenseConclusion& conclusion, ComponentRow& row) {
    row.license = conclusion.concluded;
    row.license_note = to_string(conclusion.basis);
    if (!conclusion.declared.empty() && conclusion.declared != conclusion.concluded)
      row.license_note += "; declared " + conclusion.declared;
    if (!conclusion.detected.empty() && conclusion.detected != conclusion.concluded)
      row.license_note += "; found " + conclusion.detected;
  }

  void add_sbom(const Sbom& sbom, const std::string& path) {
    for (const SbomElement& element : sbom.elements) {
      if (element.kind != SbomElementKind::component) continue;
      const std::string_view name = sbom.value(element, "name"), version = sbom.value(element, "version");
      const std::string_view purl = sbom.value(element, "purl");
      ComponentRow* row = find(purl, name, version);
      if (row == nullptr) row = &add(std::string(name), std::string(version), std::string(purl));
      row->seen.insert("SBOM " + path.substr(path.rfind('/') + 1));
      if (row->purl.empty()) row->purl = purl;
      if (row->supplier.empty()) row->supplier = sbom.value(element, "supplier");
      if (row->license.empty()) add_license_of(sbom, element, *row);
    }
  }

  static void add_license_of(const Sbom& sbom, const SbomElement& element, ComponentRow& row) {
    for (const std::string_view field : {"license-concluded", "license", "license-declared"}) {
      const std::string_view value = sbom.value(element, field);
      if (statement_of(value) != SbomStatement::stated) continue;
      row.license = value;
      if (row.seen.size() > 1) row.license_note = "as an SBOM says";
      return;
    }
  }

  const Inventory& facts_;
  std::vector<ComponentRow> rows_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

void add_findings(const Verdict& verdict, std::vector<ComponentRow>& rows) {
  std::unordered_map<std::string_view, std::size_t> by_subject;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    by_subject.try_emplace(rows[i].purl.empty() ? rows[i].name : rows[i].purl, i);
  }
  for (std::size_t i = 0; i < verdict.findings.size(); ++i) {
    const JudgedFinding& finding = verdict.findings[i];
    if (finding.outcome == Outcome::pass || finding.outcome == Outcome::not_applicable) continue;
    std::string_view subject = finding.subject;
    const std::size_t arrow = subject.rfind(" -> ");
    if (arrow != std::string_view::npos) subject.remove_prefix(arrow + 4);
    const auto found = by_subject.find(subject);
    if (found != by_subject.end()) rows[found->second].findings.push_back(i);
  }
}

}  // namespace

std::vector<ComponentRow> component_rows(const Report& report) {
  std::vector<ComponentRow> rows = RowMaker(*report.facts).make();
  std::ranges::stable_sort(rows, {}, [](const ComponentRow& row) { return std::tie(row.name, row.version, row.purl); });
  add_findings(report.verdict, rows);
  return rows;
}

}  // namespace sluice::html_report
