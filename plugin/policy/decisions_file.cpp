// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/decisions_file.hpp"

#include "base/text.hpp"
#include "model/license_satisfies.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/license_ids.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace sluice::policy {
namespace {

/// What a kind of decision is written with, and where its matter and its answer stand.
struct KindKeys {
  DecisionKind kind;
  std::span<const std::string_view> keys;
  std::string_view about;
  std::string_view answer;
  bool needs_pin;  ///< if its subject is a component or file by name
};
constexpr std::string_view concluded_keys[] = {"license"};
constexpr std::string_view choice_keys[] = {"of", "choose"};
constexpr std::string_view bought_keys[] = {"license", "instead-of"};
constexpr std::string_view ruling_keys[] = {"license", "text-sha256", "ruling"};
constexpr std::string_view fact_keys[] = {"fact", "value"};
constexpr std::string_view special_keys[] = {"license",     "of",     "choose", "instead-of",
                                             "text-sha256", "ruling", "fact",   "value"};

constexpr std::array<KindKeys, 5> kinds = {{{DecisionKind::concluded_license, concluded_keys, "", "license", true},
                                            {DecisionKind::choice, choice_keys, "of", "choose", false},
                                            {DecisionKind::bought_license, bought_keys, "instead-of", "license", false},
                                            {DecisionKind::ruling, ruling_keys, "license", "ruling", false},
                                            {DecisionKind::corrected_fact, fact_keys, "fact", "value", true}}};

class DecisionReader {
 public:
  DecisionReader(const yaml::Node& node, const LicenseNames* names, Reading& reading)
      : node_(node), names_(names), reading_(reading) {
    decision_.id = text_at(node, "id");
    decision_.span = span_at(node, "id");
  }

  StandingDecision read() {
    const auto kind = word_at(node_, "kind", parse_decision_kind);
    if (kind) {
      decision_.kind = *kind;
      const KindKeys& keys = kinds[static_cast<std::size_t>(*kind)];
      check_keys(keys);
      decision_.about = text_at(node_, keys.about);
      decision_.answer = text_at(node_, keys.answer);
      read_subject(keys);
      read_licenses();
    }
    decision_.body = word_at(node_, "body", parse_decision_body).value_or(DecisionBody::committee);
    decision_.by = text_at(node_, "by");
    decision_.reason = text_at(node_, "reason");
    decision_.ticket = text_at(node_, "ticket");
    decision_.date = day_at(node_, "date");
    return std::move(decision_);
  }

 private:
  Diagnostic& refuse(std::string message, const Span& span, std::string label) {
    return reading_.error("bad-decision", fmt::format("decision '{}' {}", decision_.id, message), span,
                          std::move(label));
  }

  void check_keys(const KindKeys& kind) {
    const auto is_of_kind = [&](std::string_view key) { return std::ranges::find(kind.keys, key) != kind.keys.end(); };
    for (const std::string_view key : special_keys) {
      const yaml::Member* member = node_.find_member(key);
      if (member == nullptr && is_of_kind(key))
        refuse(fmt::format("has no '{}'", key), node_.span, fmt::format("'{}' is missing", key));
      if (member != nullptr && !is_of_kind(key))
        refuse(fmt::format("is a {} and has no use for '{}'", to_string(kind.kind), key), member->key_span,
               "says nothing here");
    }
  }

  void read_subject(const KindKeys& kind) {
    if (const yaml::Node* pin = node_.find("pin")) decision_.pin_sha256 = to_lower_ascii(text_at(*pin, "sha256"));
    if (kind.kind == DecisionKind::ruling) {
      if (!decision_.pin_sha256.empty())
        refuse("pins bytes besides its text", span_at(node_, "pin"), "a ruling is about the text of the license");
      decision_.pin_sha256 = to_lower_ascii(text_at(node_, "text-sha256"));
    }
    const yaml::Node* subject = node_.find("subject");
    if (subject == nullptr) {
      if (kind.kind != DecisionKind::ruling)
        refuse("has no 'subject'", node_.span, "'subject' is missing").help =
            "name what it was decided for: 'subject: {sha256: ...}' or 'subject: {purl: ..., path: ...}'";
      return;
    }
    if (kind.kind == DecisionKind::ruling) {
      refuse("has a subject", subject->span, "a ruling is about the text of the license, wherever it lies");
      return;
    }
    decision_.sha256 = to_lower_ascii(text_at(*subject, "sha256"));
    decision_.purls = globs_at(*subject, "purl");
    decision_.paths = globs_at(*subject, "path");
    check_subject(kind, *subject);
  }

  void check_subject(const KindKeys& kind, const yaml::Node& subject) {
    const bool has_digest = subject.find("sha256") != nullptr;
    const bool has_purl = subject.find("purl") != nullptr;
    if (has_digest == has_purl || (has_digest && subject.find("path") != nullptr)) {
      refuse("needs one subject", subject.span, "expected a sha256 alone, or a purl with or without a path");
      return;
    }
    if (has_digest && !decision_.pin_sha256.empty())
      refuse("pins what its subject names by digest", span_at(node_, "pin"), "the subject is these bytes already");
    if (has_purl && kind.needs_pin && node_.find("pin") == nullptr)
      refuse("would outlive the bytes it was given for", subject.span, "'pin' is missing").help =
          "a decision has no end, so state the bytes that it holds for: 'pin: {sha256: ...}'";
  }

  void read_licenses() {
    const auto expression_at = [&](std::string_view key) -> std::optional<LicenseExpression> {
      const yaml::Node* text = node_.find(key);
      return text == nullptr ? std::nullopt : read_license_expression(*text, names_, reading_);
    };
    switch (decision_.kind) {
      case DecisionKind::concluded_license:
        static_cast<void>(expression_at("license"));
        return;
      case DecisionKind::choice:
        decision_.about_license = expression_at("of");
        check_choice(expression_at("choose"));
        return;
      case DecisionKind::bought_license:
        decision_.about_license = expression_at("instead-of");
        static_cast<void>(expression_at("license"));
        return;
      case DecisionKind::ruling:
        decision_.about_license = expression_at("license");
        check_reference();
        return;
      case DecisionKind::corrected_fact:
        check_fact();
        return;
    }
  }

  void check_fact() {
    const std::span<const std::string_view> known = correctable_facts();
    if (std::ranges::find(known, decision_.about) != known.end()) return;
    std::string names;
    for (const std::string_view name : known) names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
    refuse(fmt::format("corrects '{}', which cannot be corrected", decision_.about), span_at(node_, "fact"),
           "expected a fact that can be")
        .help = "facts that can be corrected: " + names;
  }

  void check_choice(const std::optional<LicenseExpression>& chosen) {
    if (!decision_.about_license || !chosen) return;
    const auto has_choice = [](const LicenseExpression& expression) {
      return std::ranges::find(expression.nodes, LicenseNodeKind::any_of, &LicenseNode::kind) != expression.nodes.end();
    };
    if (!has_choice(*decision_.about_license))
      refuse("chooses where there is no choice", span_at(node_, "of"), "has no OR");
    if (has_choice(*chosen)) refuse("leaves a choice open", span_at(node_, "choose"), "has an OR");
    std::set<std::string> offered, taken;
    for (const LicenseOperand& operand : decision_.about_license->operands)
      offered.insert(license_operand_key(operand));
    for (const LicenseOperand& operand : chosen->operands) {
      taken.insert(license_operand_key(operand));
      if (offered.contains(license_operand_key(operand))) continue;
      refuse(fmt::format("chooses '{}', which is not offered", render_license_operand(operand)),
             span_at(node_, "choose"), "not in 'of'");
      return;
    }
    if (satisfies(*decision_.about_license, LicenseAllowList{{taken.begin(), taken.end()}}).is_satisfied) return;
    refuse("chooses too little", span_at(node_, "choose"), "does not satisfy 'of'");
  }

  void check_reference() {
    if (!decision_.about_license) return;
    const auto& operands = decision_.about_license->operands;
    if (operands.size() == 1 && operands[0].license.find("LicenseRef-") != std::string::npos) return;
    refuse("rules on a license of the list", span_at(node_, "license"), "expected a LicenseRef-").help =
        "listed licenses are allowed and denied by rules";
  }

  const yaml::Node& node_;
  const LicenseNames* names_;
  Reading& reading_;
  StandingDecision decision_;
};

}  // namespace

void read_decisions(const yaml::Document& document, const LicenseNames* names, std::vector<StandingDecision>& known,
                    Reading& reading) {
  check_table(document.root, decisions_file_table, reading);
  for (const yaml::Node& node : items_at(document.root, "decisions")) {
    if (node.kind != yaml::Node::Kind::mapping) continue;
    StandingDecision decision = DecisionReader(node, names, reading).read();
    const auto twin = std::ranges::find(known, decision.id, &StandingDecision::id);
    if (twin != known.end() && !decision.id.empty()) {
      reading
          .error("duplicate-decision", fmt::format("two decisions have the id '{}'", decision.id), decision.span,
                 "used again here")
          .secondary.push_back(reading.label(twin->span, "first used here"));
    }
    known.push_back(std::move(decision));
  }
}

}  // namespace sluice::policy
