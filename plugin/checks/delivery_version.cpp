// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/glob.hpp"
#include "base/text.hpp"
#include "checks/kind.hpp"
#include "checks/needs.hpp"
#include "checks/selector.hpp"
#include "model/file_name_version.hpp"
#include "model/purl.hpp"
#include "model/version_generic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<ParamSpec, 2> params = {{
    {"sources", ParamType::choice_list, false, "manifest, file-name, purl", Stricter::more_items,
     "manifest, file-name, purl", "places whose versions must agree, as far as each states one"},
    {"pattern", ParamType::glob_list, false, "", Stricter::fewer_items, "",
     "forms that a version may have; empty allows any"},
}};
constexpr std::array<std::string_view, 3> facts = {"delivery.name", "delivery.manifest.product.version",
                                                   "delivery.manifest.product.purl"};
constexpr std::array<TermSpec, 3> terms = {{
    {"version.differs", "two places state different versions"},
    {"version.unstated", "no place states a version"},
    {"version.form", "the version has none of the allowed forms"},
}};

/// A version and the place that states it.
struct Stated {
  std::string_view source;
  std::string version;
  Origin place;
};

bool agree(const Stated& a, const Stated& b) { return plain_version(a.version) == plain_version(b.version); }

/// The name states one of the versions that others state, if it can be read so; else what it seems to say.
std::string version_of_name(const std::string& name, const std::vector<Stated>& others) {
  const auto found =
      std::ranges::find_if(others, [&](const Stated& one) { return file_name_states(name, one.version); });
  return found == others.end() ? release_in_file_name(name) : found->version;
}

std::vector<Stated> stated_versions(const Delivery& delivery, const std::vector<std::string>& sources) {
  std::vector<Stated> stated;
  const auto wants = [&](std::string_view source) { return std::ranges::find(sources, source) != sources.end(); };
  const auto add = [&](std::string_view source, std::string version, const Origin& place) {
    if (!is_blank(version)) stated.push_back({source, std::move(version), place});
  };
  const ManifestField* version = delivery.find_field("product.version");
  const ManifestField* purl = delivery.find_field("product.purl");
  if (wants("manifest") && version != nullptr) add("manifest", version->value, version->origin);
  if (wants("purl") && purl != nullptr) {
    if (const auto parsed = parse_purl(purl->value, PurlRules::syntax_only)) add("purl", parsed->version, purl->origin);
  }
  if (wants("file-name")) add("file name", version_of_name(delivery.name, stated), {delivery.name, 0, 0, "", ""});
  return stated;
}

Finding about(std::uint32_t delivery, std::string_view term, std::string cause, std::string expected, Origin place) {
  Finding finding;
  finding.subject = {SubjectKind::delivery, delivery};
  finding.term = term;
  finding.cause = std::move(cause);
  finding.expected = std::move(expected);
  finding.place = std::move(place);
  return finding;
}

std::string list_of(const std::vector<Stated>& stated) {
  std::string out;
  for (const Stated& one : stated) out += fmt::format("{}{} says {}", out.empty() ? "" : ", ", one.source, one.version);
  return out;
}

void judge_stated(std::uint32_t delivery, const std::vector<Stated>& stated, const Rule& rule, Findings& findings) {
  const Stated& first = stated.front();
  const std::vector<std::string>& forms = rule.list("pattern");
  const bool differ = std::ranges::any_of(stated, [&](const Stated& one) { return !agree(one, first); });
  const bool has_form = forms.empty() || selects(forms, first.version);
  if (!differ && has_form) return findings.pass();
  findings.judged();
  if (differ) {
    Finding finding = about(delivery, "version.differs", list_of(stated), "one version everywhere", first.place);
    for (std::size_t i = 1; i < stated.size(); ++i) finding.related.push_back(stated[i].place);
    findings.add(std::move(finding));
  }
  if (!has_form) {
    findings.add(about(delivery, "version.form", fmt::format("the version is '{}'", first.version),
                       "a version such as " + join(forms, " or "), first.place));
  }
}

void judge_unstated(const CheckInput& input, std::uint32_t index, const Rule& rule, Findings& findings) {
  const Delivery& delivery = input.inventory.deliveries[index];
  Finding finding = about(index, "version.unstated", fmt::format("no version in {}", join(rule.list("sources"), ", ")),
                          "a version that the delivery states", {delivery.name, 0, 0, "", ""});
  finding.outcome = Outcome::unknown;
  finding.values.emplace_back("missing", "version");
  if (!has_manifest(delivery)) finding.needs = rule_for_missing_manifest(input, index);
  findings.judged();
  findings.add(std::move(finding));
}

void judge(const CheckInput& input, const Rule& rule, Findings& findings) {
  const Selector selector(rule.match, input);
  for (std::uint32_t i = 0; i < input.inventory.deliveries.size(); ++i) {
    if (!selector.selects({SubjectKind::delivery, i})) continue;
    const std::vector<Stated> stated = stated_versions(input.inventory.deliveries[i], rule.list("sources"));
    stated.empty() ? judge_unstated(input, i, rule, findings) : judge_stated(i, stated, rule, findings);
  }
}

}  // namespace

extern const Kind kind_delivery_version;
const Kind kind_delivery_version = {
    {.name = "delivery.version",
     .subject = SubjectKind::delivery,
     .scope = RuleScope::delivery,
     .summary = "the delivery's version: stated, the same everywhere, of an agreed form",
     .explanation = "The version in the manifest, in its purl and in the file name are held against each other; a\n"
                    "leading 'v' and a '+build' part do not count as a difference, nor do platform words behind\n"
                    "the version in a file name. If no place states one, the rule cannot judge, which is no pass.",
     .params = params,
     .facts = facts,
     .terms = terms,
     .fix_supplier = "build once, then write {expected}",
     .fix_integrator = "ask the supplier which version {delivery} is"},
    judge};

}  // namespace sluice
