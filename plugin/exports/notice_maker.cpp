// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/notice_maker.hpp"

#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "exports/notice_texts.hpp"
#include "model/license_expression.hpp"
#include "model/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view help_text = "ask the supplier for the text, and add it to the delivery as LICENSES/{}.txt";

/// What the evidence of a duty asks the notices for.
void add_wanted(const DutyEvidence& evidence, std::vector<std::string>& credits, std::vector<std::string>& texts) {
  for (const DutyEvidence& part : evidence.parts) add_wanted(part, credits, texts);
  if (evidence.op != DutyEvidence::Op::item) return;
  if (evidence.kind == EvidenceKind::sentence) credits.push_back(evidence.value);
  const bool is_text = evidence.kind == EvidenceKind::license_text || evidence.kind == EvidenceKind::exception_text;
  if (is_text && evidence.value != "this") texts.push_back(evidence.value);
}

class NoticeMaker {
 public:
  NoticeMaker(const Inventory& inventory, const LicenseDuties& duties, const NoticeSources& sources)
      : inventory_(inventory), duties_(duties), sources_(sources), texts_(inventory, sources) {}

  Notices make(std::span<const ShippedPackage> packages) {
    for (const ShippedPackage& package : packages) add(package);
    const auto order = [](const NoticePackage& one) { return std::tie(one.name, one.version, one.place); };
    std::ranges::sort(made_.packages, {}, order);
    std::ranges::sort(made_.files, {}, &NoticeFile::place);
    made_.licenses = std::move(texts_).take();
    std::ranges::sort(made_.gaps);
    made_.gaps.erase(std::unique(made_.gaps.begin(), made_.gaps.end()), made_.gaps.end());
    return std::move(made_);
  }

 private:
  void add(const ShippedPackage& shipped) {
    const LicenseConclusion& conclusion = inventory_.conclusions[shipped.conclusion];
    const Delivery& delivery = inventory_.deliveries[conclusion.delivery];
    const ManifestField* supplier = delivery.find_field("supplier.name");
    NoticePackage package;
    package.name = to_plain_text(conclusion.name.empty() ? conclusion.root : conclusion.name);
    package.version = to_plain_text(conclusion.version);
    package.supplier = to_plain_text(supplier == nullptr ? delivery.supplier : supplier->value);
    package.place = to_plain_text(conclusion.root);
    package.declared = conclusion.declared;
    package.concluded = shipped.license;
    package.consumers = shipped.consumers;
    package.copyrights = copyrights_of(shipped, conclusion);
    add_licenses(shipped, conclusion, package);
    add_files(conclusion, package);
    if (package.copyrights.empty()) {
      gap(package, "nobody is named as holder of the copyright", "ask the supplier who holds it");
    }
    made_.packages.push_back(std::move(package));
  }

  /// The years of a holder are those of all files, as they stand there.
  std::vector<std::string> copyrights_of(const ShippedPackage& shipped, const LicenseConclusion& conclusion) const {
    std::map<std::string, std::set<std::string>> years;
    for (const std::string& holder : conclusion.holders) years[holder];
    for (const std::uint32_t index : shipped.licensing) {
      for (const CopyrightNotice& notice : inventory_.licensing[index].copyrights) {
        const auto known = years.find(notice.holder);
        if (known != years.end() && !notice.years.empty()) known->second.insert(notice.years);
      }
    }
    std::vector<std::string> lines;
    for (const auto& [holder, all] : years) {
      const std::string shown = join(std::vector<std::string>(all.begin(), all.end()), ", ");
      lines.push_back(to_plain_text(shown.empty() ? holder : shown + " " + holder));
    }
    return lines;
  }

  void add_licenses(const ShippedPackage& shipped, const LicenseConclusion& conclusion, NoticePackage& package) {
    const auto parsed = parse_license_expression(shipped.license, nullptr);
    if (!parsed) {
      gap(package, "its license is not known", "ask the supplier, and record the answer in decisions.yaml");
      return;
    }
    const bool has_choice = std::ranges::any_of(
        parsed->nodes, [](const LicenseNode& node) { return node.kind == LicenseNodeKind::any_of; });
    if (has_choice) {
      gap(package, fmt::format("nobody chose between the licenses of {}", shipped.license),
          "record the choice in decisions.yaml; until then the texts of all are there");
    }
    std::vector<std::string> credits;
    for (const LicenseOperand& operand : parsed->operands) {
      std::vector<std::string> wanted = {operand.license};
      if (!operand.addition.empty()) wanted.push_back(operand.addition);
      for (const LicenseDutySet* set : {duties_.find_license(operand), duties_.find_exception(operand)}) {
        if (set == nullptr) continue;
        for (const LicenseDuty& duty : set->duties) add_wanted(duty.evidence, credits, wanted);
      }
      for (const std::string& name : wanted) add_text(name, shipped, conclusion, package);
    }
    for (const std::string& credit : credits) add_credit(credit, package);
  }

  void add_text(const std::string& name, const ShippedPackage& shipped, const LicenseConclusion& conclusion,
                NoticePackage& package) {
    const std::vector<std::string> titles = texts_.add(name, shipped.licensing, conclusion);
    for (const std::string& title : titles) {
      if (std::ranges::find(package.texts, title) == package.texts.end()) package.texts.push_back(title);
    }
    if (!titles.empty()) return;
    gap(package, fmt::format("there is no text of {}", name), fmt::format(fmt::runtime(help_text), name));
  }

  /// Whom the sentence names is said by the holders.
  static void add_credit(const std::string& credit, NoticePackage& package) {
    std::string line = credit;
    const std::size_t year = package.copyrights.empty() ? 0 : 1;
    if (year != 0) {
      std::string holders;
      for (const std::string& one : package.copyrights) {
        const std::size_t name = one.find_first_not_of("0123456789-, ");
        holders += (holders.empty() ? "" : ", ") + one.substr(std::min(name, one.size()));
      }
      line += " " + holders;
    } else {
      line += " the authors of " + package.name;
    }
    line += ".";
    if (std::ranges::find(package.credits, line) == package.credits.end()) package.credits.push_back(line);
  }

  void add_files(const LicenseConclusion& conclusion, const NoticePackage& package) {
    for (const NoticeText& notice : inventory_.notices) {
      if (!is_notice_file(notice, conclusion)) continue;
      const bool is_known = std::ranges::any_of(
          made_.files, [&](const NoticeFile& one) { return one.place == to_plain_text(notice.origin.path); });
      if (is_known) continue;
      const auto bytes = sources_.delivered.find(notice.entry);
      if (bytes == sources_.delivered.end()) {
        gap(package, fmt::format("{} could not be read", to_plain_text(notice.origin.path)), "copy its words by hand");
        continue;
      }
      made_.files.push_back({notice_title(package), to_plain_text(notice.origin.path), to_plain_text(bytes->second)});
    }
  }

  void gap(const NoticePackage& package, std::string what, std::string help) {
    made_.gaps.push_back(
        {fmt::format("{} ({})", notice_title(package), package.place), std::move(what), std::move(help)});
  }

  const Inventory& inventory_;
  const LicenseDuties& duties_;
  const NoticeSources& sources_;
  NoticeTexts texts_;
  Notices made_;
};

}  // namespace

std::vector<std::uint32_t> notice_entries(const Inventory& inventory, std::span<const ShippedPackage> packages) {
  std::set<std::uint32_t> wanted;
  std::set<std::uint32_t> deliveries;
  for (const ShippedPackage& package : packages) {
    const LicenseConclusion& conclusion = inventory.conclusions[package.conclusion];
    deliveries.insert(conclusion.delivery);
    for (const NoticeText& notice : inventory.notices) {
      if (is_notice_file(notice, conclusion)) wanted.insert(notice.entry);
    }
  }
  for (const std::uint32_t entry : text_entries(inventory)) {
    if (deliveries.contains(delivery_of_entry(inventory, entry))) wanted.insert(entry);
  }
  return {wanted.begin(), wanted.end()};
}

Notices make_notices(const Inventory& inventory, const LicenseDuties& duties, std::span<const ShippedPackage> packages,
                     const NoticeSources& sources) {
  return NoticeMaker(inventory, duties, sources).make(packages);
}

}  // namespace sluice
