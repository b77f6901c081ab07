// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Rules of SPDX 2.x that its JSON schema does not have: they are problems, but leave the document valid.
#include "base/escape.hpp"
#include "model/license_expression.hpp"
#include "sbom/spdx2_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::size_t most_judged_licenses = 100'000;

bool is_id_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
}

/// "SPDXRef-" and letters, digits, '.', '-' (SPDX 2.3 clause 7.2).
bool is_spdx_id(std::string_view id) {
  constexpr std::string_view prefix = "SPDXRef-";
  return id.starts_with(prefix) && id.size() > prefix.size() &&
         std::ranges::all_of(id.substr(prefix.size()), is_id_char);
}

}  // namespace

void Spdx2Records::judge_id(std::string_view id, const Node& node, std::string_view place) {
  if (is_spdx_id(id)) return;
  draft_.say("sbom.id", node, place, fmt::format("'{}' is no SPDX identifier", to_visible_short(id, 80)),
             "write 'SPDXRef-' and letters, digits, '.' and '-'");
}

void Spdx2Records::judge_license(const Node& node, std::string_view place) {
  const std::string_view text = node.text;
  if (text == "NONE" || text == "NOASSERTION") return;
  if (judged_licenses_.size() < most_judged_licenses && !judged_licenses_.emplace(text).second) return;
  const auto expression = parse_license_expression(text, nullptr);
  if (!expression) {
    return draft_.say(
        "sbom.license-expression", node, place,
        fmt::format("'{}' is no license expression: {}", to_visible_short(text, 80), expression.error().message()),
        expression.error().help);
  }
  for (const LicenseOperand& operand : expression->operands) {
    if (!operand.license.starts_with("LicenseRef-") || license_references_.size() >= most_judged_licenses) continue;
    license_references_.try_emplace(operand.license, LicenseUse{draft_.place_of(place, node), node.line});
  }
}

void Spdx2Records::judge_licenses() {
  for (const auto& [id, use] : license_references_) {
    if (draft_.element_of(id) != no_index) continue;
    draft_.problem({.term = "sbom.dangling-reference",
                    .detail = fmt::format("license '{}' has no text in the document", to_visible_short(id, 80)),
                    .help = "add it to the licenses that the document defines",
                    .place = use.place,
                    .line = use.line});
  }
}

void Spdx2Records::judge_verification(const Node& package, std::string_view place) {
  if (package.text_of("filesAnalyzed") != "false") return;
  draft_.say("sbom.verification-code", *package.find("packageVerificationCode"), place,
             "a verification code of a package whose files were not analyzed",
             "SPDX forbids one where filesAnalyzed is false");
}

void Spdx2Records::judge_namespace(const Node& root) {
  const Node* const node = root.find("documentNamespace");
  if (node == nullptr) {
    return draft_.say("sbom.namespace", root, "",
                      fmt::format("'{}' is missing", draft_.name_of("document", "documentNamespace")),
                      "SPDX requires it: other documents refer to this one by it");
  }
  if (!node->is_text()) return;
  const std::size_t colon = node->text.find(':');
  const bool is_absolute = colon != std::string_view::npos && colon > 0 && colon + 1 < node->text.size();
  const bool is_uri = node->text.find_first_of(" #\t\n") == std::string_view::npos;
  if (is_absolute && is_uri) return;
  draft_.say("sbom.namespace", *node, "",
             fmt::format("namespace '{}' is no absolute URI without '#'", to_visible_short(node->text, 80)));
}

}  // namespace sluice::sbom
