// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/delivered_texts.hpp"
#include "checks/kind.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/source_evidence.hpp"
#include "model/license_duties.hpp"

#include <string>
#include <vector>

namespace sluice {

/// What was found of the evidence that a duty asks for.
struct EvidenceAnswer {
  enum class Standing { missing, unknown, found };  ///< in the order in which "any" prefers the last
  Standing standing = Standing::missing;
  std::vector<std::string> lacking;  ///< what was looked for and is not there, for people
  std::vector<Origin> places;        ///< of what is there
};

/// Looks for evidence: of what a supplier delivers, in the delivery; of what a build ships, in the project's own
/// notices, and for sources in the delivery that it was built from.
class DutyEvidenceFinder {
 public:
  explicit DutyEvidenceFinder(const CheckInput& input);

  EvidenceAnswer find(const DutyEvidence& wanted, const LicensedUse& use) const;
  const SourceEvidence& sources() const { return sources_; }

 private:
  EvidenceAnswer find_item(const DutyEvidence& item, const LicensedUse& use) const;
  EvidenceAnswer find_text(const std::string& license, const LicensedUse& use) const;
  EvidenceAnswer find_words(const std::string& words, std::string what, const LicensedUse& use) const;
  EvidenceAnswer find_holders(const LicensedUse& use) const;
  EvidenceAnswer find_notice_file(const LicensedUse& use) const;
  EvidenceAnswer find_stated_file(const LicensedUse& use, std::string_view field, const std::vector<std::string>& globs,
                                  std::string what) const;
  EvidenceAnswer find_linkage(const DutyEvidence& item, const LicensedUse& use) const;
  EvidenceAnswer find_declared(const std::string& value, const LicensedUse& use) const;
  std::vector<const NoticeText*> notices_for(const LicensedUse& use) const;
  const LicenseConclusion& conclusion_of(const LicensedUse& use) const;

  const CheckInput& input_;
  DeliveredTexts texts_;
  SourceEvidence sources_;
};

}  // namespace sluice
