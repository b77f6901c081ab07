// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/finding.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// 64 hex digits that name a finding across runs: SHA-256 over "sluice/1", rule id, subject key and term, each with a
/// NUL behind it.
std::string make_fingerprint(std::string_view rule, std::string_view subject_key, std::string_view term);

/// What a finding is about, without what changes with every delivery and with every edit (research/policy-gates.md
/// section 6.4): the subject's identity (of a use, with its consumer; of a purl, without version unless the rule is
/// about vulnerabilities), and for what lies in a delivery the place inside it, by path and field, never by line.
/// Version numbers in path elements
/// ("radar-2.4.0.zip") are left out.
std::string subject_key(const Inventory& inventory, const Finding& finding, const Rule& rule);

}  // namespace sluice
