// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Facts to the reports of sample_reports.hpp, for formats that show them.
#pragma once

#include "reports/sample_reports.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace sluice::test {

inline Component component(std::string name, std::string version, std::string supplier, Provenance provenance) {
  Component made;
  made.purl = version.empty() ? "" : "pkg:generic/" + name + "@" + version;
  made.name = std::move(name);
  made.version = std::move(version);
  made.supplier = std::move(supplier);
  made.provenance = provenance;
  return made;
}

inline Use use(std::string consumer, std::uint32_t component, Linkage linkage, bool direct = true) {
  return {std::move(consumer),
          "Release",
          component,
          linkage,
          Scope::runtime,
          direct,
          {"CMakeLists.txt", 12, 1, {}, "build"}};
}

inline void add_entry(Inventory& facts, std::uint32_t container, std::string path, std::string type,
                      std::uint64_t size) {
  Entry entry;
  entry.container = container;
  entry.path = std::move(path);
  entry.type = std::move(type);
  entry.size = size;
  facts.contents.entries.push_back(std::move(entry));
  ++facts.contents.containers[container].entry_count;
}

inline void add_container(Inventory& facts, std::string path, std::string format, std::uint32_t parent) {
  Container container;
  container.path = std::move(path);
  container.format = std::move(format);
  container.parent = parent;
  container.size = 4096;
  facts.contents.containers.push_back(std::move(container));
}

inline LicenseConclusion conclusion(std::uint32_t component, std::string root, std::string concluded,
                                    std::string declared) {
  LicenseConclusion made;
  made.delivery = made.container = 0;
  made.component = component;
  made.root = std::move(root);
  made.basis = declared == concluded ? ConclusionBasis::agreement : ConclusionBasis::disagreement;
  made.detected = made.concluded = std::move(concluded);
  made.declared = std::move(declared);
  return made;
}

/// What a build and a delivery with one archive in it are like.
inline Inventory sample_facts() {
  Inventory facts;
  add_container(facts, "zeta-2.4.0.zip", "zip", no_index);
  add_container(facts, "zeta-2.4.0.zip!/inner.7z", "7z", 0);
  facts.contents.containers[1].completeness = Completeness::incomplete;
  facts.contents.containers[1].reason = "the content is encrypted";
  for (int i = 1; i <= 8; ++i) add_entry(facts, 0, "bin/tool" + std::to_string(i), "elf", 20480);
  add_entry(facts, 0, "lib/../../etc/ld.so.preload", "text", 37);
  add_entry(facts, 0, "inner.7z", "7z", 4096);
  add_entry(facts, 0, "LICENSE", "text", 1071);
  add_entry(facts, 0, "bom.cdx.json", "json", 9000);
  Delivery delivery;
  delivery.name = "zeta-2.4.0.zip";
  delivery.supplier = "zeta-sensors";
  facts.deliveries.push_back(delivery);
  facts.documents.push_back({"sbom", 0, 11, {"zeta-2.4.0.zip!/bom.cdx.json", 0, 0, {}, "sbom"}});
  facts.documents.push_back({"license", 0, 10, {"zeta-2.4.0.zip!/LICENSE", 0, 0, {}, "license"}});
  facts.components = {component("sensorhub", "", "", Provenance::first_party),
                      component("zeta-core", "2.4.0", "zeta-sensors", Provenance::supplier),
                      component("zlib", "1.3.1", "", Provenance::resolved),
                      component("nlohmann_json", "3.11.2", "", Provenance::resolved),
                      component("crypto", "3.0.15", "", Provenance::resolved)};
  facts.uses = {use("app", 0, Linkage::static_linked),       use("app", 1, Linkage::static_linked, false),
                use("sensorhub", 1, Linkage::static_linked), use("sensorhub", 2, Linkage::dynamic),
                use("app", 3, Linkage::header_only),         use("updater", 4, Linkage::unknown),
                use("updater", 2, Linkage::dynamic)};
  facts.conclusions = {conclusion(1, "zeta-2.4.0.zip", "MIT AND LGPL-2.1-only", "MIT"),
                       conclusion(2, "third_party/zlib", "Zlib", "Zlib")};
  SbomDocument document;
  Sbom& sbom = document.sbom;
  sbom.begin(SbomElementKind::document, "", "", 1);
  for (const char* const name : {"zeta-core", "zeta-tables"}) {
    sbom.begin(SbomElementKind::component, name, "/components", 1);
    sbom.add("name", name);
    sbom.add("version", "2.4.0");
    sbom.add("license-declared", "MIT");
    sbom.add("supplier", "Zeta Sensors Example");
  }
  facts.sboms.push_back(std::move(document));
  return facts;
}

/// A change of each part, from one delivery to the next.
inline DeliveryChange sample_change() {
  DeliveryChange change;
  change.older = {{"zeta-2.3.1.zip", "2.3.1", "zeta-sensors", "sha256:" + std::string(64, '2')}};
  change.newer = {{"zeta-2.4.0.zip", "2.4.0", "zeta-sensors", "sha256:" + std::string(64, '3')}};
  const Origin before{"zeta-2.3.1.zip!/bom.cdx.json", 0, 0, "/components/0", {}};
  const Origin after{"zeta-2.4.0.zip!/bom.cdx.json", 0, 0, "/components/0", {}};
  change.differences = {
      {ChangeKind::component_upgraded, "zeta-core", "2.3.1", "2.4.0", before, after},
      {ChangeKind::license_declared, "zeta-core", "MIT", "MIT AND LGPL-2.1-only", before, after}};
  change.file_counts = {1, 0, 1, 0, 9};
  change.files = {{FileFate::changed, "zeta-2.3.1.zip!/bom.cdx.json", "zeta-2.4.0.zip!/bom.cdx.json",
                   std::string(64, '4'), std::string(64, '5'), 8000, 9000},
                  {FileFate::added, "", "zeta-2.4.0.zip!/bin/tool8", "", std::string(64, '6'), 0, 20480}};
  change.untold = {{"hardening of binaries", "the facts do not hold it"}};
  return change;
}

/// A change whose every text is `text`.
inline DeliveryChange change_named(const std::string& text) {
  DeliveryChange change;
  change.older = change.newer = {{text, text, text, text}};
  const Origin place{text, 3, 1, text, text};
  for (const ChangeSpec& spec : change_specs()) change.differences.push_back({spec.kind, text, text, text, place, place});
  for (const FileFate fate : {FileFate::added, FileFate::removed, FileFate::changed, FileFate::moved})
    change.files.push_back({fate, text, text, text, text, 1, 2});
  change.untold = {{text, text}};
  return change;
}

inline Report with_facts(Report report, Inventory facts) {
  report.facts = std::make_shared<const Inventory>(std::move(facts));
  report.data = {{"License index", "sha256:" + std::string(64, '1')}};
  report.changes = sample_change();
  return report;
}

/// Facts whose every text is `text`.
inline Inventory facts_named(const std::string& text) {
  Inventory facts = sample_facts();
  for (Container& one : facts.contents.containers) one.path = one.format = one.reason = text;
  for (Entry& one : facts.contents.entries) one.path = one.link_target = one.type = text;
  facts.deliveries[0].name = facts.deliveries[0].supplier = text;
  for (Document& one : facts.documents) one.role = one.origin.path = text;
  for (Component& one : facts.components) one.name = one.version = one.supplier = one.source = one.location = text;
  facts.components[1].purl = text;
  facts.uses[0].consumer = text;
  for (LicenseConclusion& one : facts.conclusions)
    one.concluded = one.declared = one.detected = one.name = one.root = text;
  Sbom& sbom = facts.sboms[0].sbom;
  sbom.begin(SbomElementKind::component, text, text, 1);
  for (const char* const field : {"name", "version", "supplier", "purl", "license-declared", "license-text"})
    sbom.add(field, text);
  return facts;
}

/// As large as reports get: `components` in an SBOM, a hundredth of them used; `findings` of 25 rules.
inline Report large_report(std::size_t components, std::size_t findings) {
  Report report = rejected_report();
  Inventory facts = sample_facts();
  Sbom& sbom = facts.sboms[0].sbom;
  const char* const licenses[] = {"MIT", "Apache-2.0", "BSD-3-Clause", "LGPL-2.1-or-later", "MIT OR Apache-2.0"};
  for (std::size_t i = 0; i < components; ++i) {
    const std::string name = "library-" + std::to_string(i * 7919 % components);
    sbom.begin(SbomElementKind::component, name, "/components", 1);
    sbom.add("name", name);
    sbom.add("version", "1." + std::to_string(i % 40) + ".0");
    sbom.add("purl", "pkg:generic/acme.example/" + name + "@1." + std::to_string(i % 40) + ".0");
    sbom.add("license-declared", licenses[i % 5]);
    sbom.add("supplier", "Supplier " + std::to_string(i % 60) + " Example");
    if (i % 100 != 0) continue;
    facts.components.push_back(component(name, "1." + std::to_string(i % 40) + ".0", "", Provenance::resolved));
    const auto used = static_cast<std::uint32_t>(facts.components.size() - 1);
    facts.uses.push_back(use("target-" + std::to_string(i % 1700 / 100), used,
                             i % 200 == 0 ? Linkage::dynamic : Linkage::static_linked, i % 300 == 0));
  }
  for (std::size_t i = 0; i < findings; ++i) {
    JudgedFinding finding = mode_finding(static_cast<int>(i));
    finding.rule = "archive.rule-" + std::to_string(i % 25);
    finding.title = "entry breaks rule " + std::to_string(i % 25);
    finding.action = i % 25 < 5 ? Action::fail : Action::warn;
    finding.place.path = "zeta-2.4.0.zip!/folder-" + std::to_string(i % 97) + "/part/file-" + std::to_string(i) + ".c";
    finding.help_supplier = "clear the bit";
    finding.due = parse_day("2026-10-16");
    report.verdict.findings.push_back(finding);
  }
  for (std::size_t i = 0; i < components; ++i)
    add_entry(facts, 0, "folder-" + std::to_string(i % 97) + "/part/file-" + std::to_string(i) + ".c", "text", i);
  return with_facts(std::move(report), std::move(facts));
}

}  // namespace sluice::test
