// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The hand-over page: everything that a policy asks of a delivery, by the file that it is asked of.
#pragma once

#include "base/markup.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice {

/// One thing that is asked.
struct HandoverDemand {
  std::string rule;      ///< id
  std::string asks;      ///< what to do, one sentence
  std::string content;   ///< what must be in it, or empty
  std::string severity;
  std::string basis;     ///< fact, heuristic, declaration
  std::string stops;     ///< first rung at which it stops a build; "every rung"; "never"
  std::string from;      ///< day from which it stops, or empty
  std::vector<std::string> clauses;      ///< "osps BR-04.01"
  std::vector<std::string> packs;
};

/// What is asked of one file, or kind of file.
struct HandoverArtefact {
  std::string name;      ///< "delivery.yaml", "the SBOM"
  std::string files;     ///< globs that it is looked for by, or empty
  std::vector<HandoverDemand> demands;  ///< by rule
};

struct Handover {
  std::string reader;                     ///< supplier's name, or empty
  std::string rung;                       ///< at which the reader is judged now
  std::vector<std::string> packs;         ///< "acme/intake 2.3.0"
  std::vector<std::string> rungs;         ///< gentlest first
  std::vector<HandoverArtefact> artefacts;
  std::vector<std::string> obligations;   ///< "ship-license-text: deliver ..."
  std::vector<std::string> waivers;       ///< "W-1: rule, rule, until 2027-01-08"
};

/// `policy` must be view_for_supplier()'s (gate), and `rung` the one at which the reader is judged on the day.
Handover make_handover(const Policy& policy, const std::string& rung);

std::string render_handover_markdown(const Handover& handover);
/// One page without any other file; `style` is the text of a style sheet.
std::string render_handover_html(const Handover& handover, const Markup& style);

}  // namespace sluice
