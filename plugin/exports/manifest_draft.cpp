// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/manifest_draft.hpp"

#include "base/text.hpp"
#include "exports/kit_rules.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr const char* open = "TODO";

/// The value in quotes, or a question.
std::string stated(const std::string& value) { return value.empty() ? open : yaml_text(value); }

std::string line(std::string_view indent, std::string_view key, std::string_view value, std::string_view asks) {
  const std::string text = fmt::format("{}{}: {}", indent, key, value);
  return asks.empty() ? text + "\n" : fmt::format("{:<34} # {}\n", text, asks);
}

std::string render_head(const DraftFacts& facts) {
  std::string text = fmt::format(
      "# Drafted by `sluice init --supplier` from what lies here. Each {} is a question to you: until it is answered, `sluice check`\n"
      "# reports it, and stops at it from rung managed on. `sluice seal` fills id, versions, digests and the list of digests.\n"
      "delivery: 1\n",
      open);
  const std::string id = facts.is_by_receiver && !facts.version.empty() ? yaml_text(facts.name + "-" + facts.version) : open;
  text += line("", "id", id, id == open ? "unique for each hand-over; `sluice seal` fills it" : "");
  text += line("", "created", facts.day, "");
  text += "supplier:\n";
  text += line("  ", "name", stated(facts.supplier), "name of the legal entity that hands over");
  text += line("  ", "id", open, "agreed with your customer: lei:, duns:, domain: or vendor:");
  text += facts.is_by_receiver ? line("  ", "role", "receiver", "") : line("  ", "role", open, "manufacturer, integrator, distributor or open-source-project");
  text += "product:\n";
  text += line("  ", "name", stated(facts.name), facts.name.empty() ? "name of the product" : "");
  text += line("  ", "version", stated(facts.version), facts.version.empty() ? "its version, the same as in the archive's name" : "");
  text += line("  ", "purl", stated(facts.purl), facts.purl.empty() ? "Package URL: pkg:generic/your-company/product@1.2.3" : "");
  text += "contacts:\n";
  text += line("  ", "foss", open, "a monitored mailbox for license questions");
  text += line("  ", "security", open, "a monitored mailbox for vulnerability reports");
  return text;
}

std::string render_answers(const DraftFacts& facts) {
  std::string text = "use-case:                          # what license duties depend on\n";
  text += line("  ", "form", facts.forms.empty() ? fmt::format("[{}]", open) : fmt::format("[{}]", join(facts.forms, ", ")),
               "some of binary, source, header-only, model, documentation");
  text += line("  ", "channel", open, "internet, media, installed or peer-to-peer");
  text += line("  ", "audience", open, "who gets the product in the end: internal, group or external");
  text += "declarations:\n";
  text += line("  ", "contains-foss", open, "true or false: is open source in it");
  text += line("  ", "sub-suppliers", open, "none, or a list of names: [BetaSoft KK]");
  return text;
}

std::string render_artifacts(const DraftFacts& facts) {
  std::string text = "artifacts:                         # what your customer builds against or installs\n";
  for (const DraftFacts::Artifact& one : facts.artifacts) {
    text += fmt::format("  - path: {}\n    kind: {}\n", yaml_text(one.path), one.kind);
    if (!one.digest.empty()) text += fmt::format("    digest: {}\n", yaml_text(one.digest));
  }
  if (facts.artifacts.empty()) {
    text += line("  - ", "path", open, "a file or folder of the delivery");
    text += line("    ", "kind", open, "executable, library, headers, image, package, source, model, data or document");
  }
  return text;
}

std::string render_documents(const DraftFacts& facts) {
  std::string text = "sboms:\n";
  for (const DraftFacts::SbomFile& one : facts.sboms) {
    text += fmt::format("  - path: {}\n", yaml_text(one.path));
    if (!one.conforms.empty()) text += fmt::format("    conforms: [{}]\n", join(one.conforms, ", "));
  }
  if (facts.sboms.empty()) text += line("  - ", "path", open, "a bill of materials, in CycloneDX or SPDX; none was found");
  if (!facts.notices.empty()) text += line("", "notices", yaml_text(facts.notices), "");
  if (!facts.license_texts.empty()) {
    text += "# license texts found:\n";
    for (const std::string& path : facts.license_texts) text += fmt::format("#   {}\n", yaml_text(path));
  }
  return facts.is_by_receiver ? text : text + "seal: {list: SHA256SUMS, algorithm: sha256}\n";
}

std::string render_components(const DraftFacts& facts) {
  if (facts.components.empty()) return {};
  std::string text = "components:                        # of each component that your SBOMs list\n";
  for (const std::string& purl : facts.components) {
    text += fmt::format("  - purl: {}\n", yaml_text(purl));
    text += line("    ", "linkage", open, "static, dynamic, header-only, process, bundled or build-only");
    text += line("    ", "modified", open, "true or false: did you change it");
  }
  return text;
}

}  // namespace

std::string render_manifest_draft(const DraftFacts& facts) {
  return render_head(facts) + render_answers(facts) + render_artifacts(facts) + render_documents(facts) + render_components(facts);
}

std::vector<DraftQuestion> find_questions(const std::string& draft) {
  std::vector<DraftQuestion> questions;
  std::size_t number = 0;
  for (const std::string_view row : split(draft, '\n')) {
    ++number;
    const std::size_t at = row.find(open);
    const std::size_t comment = row.find(" # ");
    if (at == std::string_view::npos || row.starts_with('#') || comment == std::string_view::npos || at > comment) continue;
    const std::string_view key = trim(row.substr(0, row.find(':')));
    questions.push_back({number, fmt::format("{}: {}", key.starts_with("- ") ? key.substr(2) : key, row.substr(comment + 3))});
  }
  return questions;
}

}  // namespace sluice
