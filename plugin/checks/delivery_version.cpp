// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"sources", ParamType::choice_list, false, "manifest, file-name, purl", Stricter::more_items, "manifest, file-name, purl", "places whose versions must agree, as far as each states one"},
    {"pattern", ParamType::glob_list, false, "", Stricter::fewer_items, "", "forms that a version may have; empty allows any"},
}};
constexpr std::array<std::string_view, 3> facts = {"delivery.name", "delivery.manifest.product.version", "delivery.manifest.product.purl"};
constexpr std::array<TermSpec, 3> terms = {{
    {"version.differs", "two places state different versions"},
    {"version.unstated", "no place states a version"},
    {"version.form", "the version has none of the allowed forms"},
}};

struct Stated {
  std::string source, version;
  Origin place;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without a leading "v" and a trailing "+build", so that spellings of one version compare equal.
std::string plain(std::string_view version) {
  if (version.size() > 1 && (version[0] == 'v' || version[0] == 'V') && is_digit(version[1])) version.remove_prefix(1);
  return std::string(version.substr(0, version.find('+')));
}

/// The version in "name-1.2.3.tar.gz", "name_v1.2.3-rc1.zip": the first part behind '-' or '_' that starts with a digit and has a dot, without
/// known endings; empty if there is none.
std::string version_in_name(const std::string& name) {
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (name[i - 1] != '-' && name[i - 1] != '_') continue;
    const std::size_t start = (name[i] == 'v' && i + 1 < name.size()) ? i + 1 : i;
    if (!is_digit(name[start])) continue;
    std::string version = name.substr(start);
    for (const std::string_view ending : {".gz", ".xz", ".bz2", ".zst", ".lz4", ".Z", ".lzma", ".tar", ".tgz", ".txz", ".zip", ".7z", ".rar", ".deb", ".rpm", ".jar", ".iso", ".cab", ".cpio"}) {
      if (version.ends_with(ending)) version.resize(version.size() - ending.size());
    }
    if (version.find('.') != std::string::npos) return version;
  }
  return {};
}

std::string version_in_purl(const std::string& purl) {
  const std::size_t at = purl.rfind('@');
  if (at == std::string::npos) return {};
  return purl.substr(at + 1, purl.find_first_of("?#", at) - at - 1);
}

std::vector<Stated> stated_versions(const Delivery& delivery, const std::vector<std::string>& sources) {
  std::vector<Stated> stated;
  const auto wants = [&](std::string_view source) { return std::ranges::find(sources, source) != sources.end(); };
  const ManifestField* version = delivery.find_field("product.version");
  const ManifestField* purl = delivery.find_field("product.purl");
  if (wants("manifest") && version != nullptr) stated.push_back({"manifest", version->value, version->origin});
  if (wants("purl") && purl != nullptr) stated.push_back({"purl", version_in_purl(purl->value), purl->origin});
  if (wants("file-name")) stated.push_back({"file name", version_in_name(delivery.name), {delivery.name, 0, 0, "", ""}});
  std::erase_if(stated, [](const Stated& one) { return one.version.empty(); });
  return stated;
}

Finding about(std::uint32_t delivery, std::string term, std::string cause, Origin place) {
  Finding finding;
  finding.subject = {SubjectKind::delivery, delivery};
  finding.term = std::move(term);
  finding.cause = std::move(cause);
  finding.place = std::move(place);
  return finding;
}

std::string list_of(const std::vector<Stated>& stated) {
  std::string out;
  for (const Stated& one : stated) out += fmt::format("{}{} says {}", out.empty() ? "" : ", ", one.source, one.version);
  return out;
}

bool judge_one(std::uint32_t index, const std::vector<Stated>& stated, const Rule& rule, Findings& findings) {
  const std::vector<std::string>& forms = rule.list("pattern");
  const bool differ = std::ranges::any_of(stated, [&](const Stated& one) { return plain(one.version) != plain(stated.front().version); });
  bool good = !differ;
  if (differ) {
    Finding finding = about(index, "version.differs", list_of(stated), stated.front().place);
    finding.expected = "one version everywhere";
    for (std::size_t i = 1; i < stated.size(); ++i) finding.related.push_back(stated[i].place);
    findings.add(std::move(finding));
  }
  if (!forms.empty() && !selects(forms, stated.front().version)) {
    Finding finding = about(index, "version.form", fmt::format("the version is '{}'", stated.front().version), stated.front().place);
    finding.expected = join(forms, " or ");
    findings.add(std::move(finding));
    good = false;
  }
  return good;
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (!selects(rule.match, input, {SubjectKind::delivery, i})) continue;
    const Delivery& delivery = input.inventory.deliveries[i];
    const std::vector<Stated> stated = stated_versions(delivery, rule.list("sources"));
    if (!stated.empty()) {
      judge_one(i, stated, rule, findings) ? findings.pass() : findings.judged();
      continue;
    }
    Finding finding = about(i, "version.unstated", "neither manifest nor file name states a version", {delivery.name, 0, 0, "", ""});
    finding.outcome = Outcome::unknown;
    findings.judged();
    findings.add(std::move(finding));
  }
}

}  // namespace

extern const Kind kind_delivery_version;
const Kind kind_delivery_version = {
    {.name = "delivery.version", .subject = SubjectKind::delivery, .scope = RuleScope::delivery,
     .summary = "the delivery's version: stated, the same everywhere, of an agreed form",
     .explanation = "The version in the manifest, in its purl and in the file name are held against each other; a leading 'v' and a '+build' part do not count as a\n"
                    "difference. If no place states one, the rule cannot judge, which is no pass.",
     .params = params, .facts = facts, .terms = terms,
     .fix_supplier = "build once, then write the same version everywhere", .fix_integrator = "ask the supplier which version {delivery} is"},
    judge};

}  // namespace sluice
