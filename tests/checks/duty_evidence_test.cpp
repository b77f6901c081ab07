// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/duty_evidence.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

using Standing = EvidenceAnswer::Standing;
using Op = DutyEvidence::Op;

DutyEvidence item(EvidenceKind kind, const std::string& value = "", std::vector<Linkage> linkages = {}) {
  return {Op::item, {}, kind, value, std::move(linkages)};
}

DutyEvidence tree(Op op, std::vector<DutyEvidence> parts) {
  return {op, std::move(parts), EvidenceKind::license_text, "", {}};
}

EvidenceAnswer find(BuildLicensed& built, const DutyEvidence& wanted) {
  built.conclude();
  const CheckInput input{built.inventory, built.policy, Day{}};
  const std::vector<LicensedUse> uses = licensed_uses(input, make_rule("license.obligations"));
  return DutyEvidenceFinder(input).find(wanted, uses.at(0));
}

void add_notice(BuildLicensed& built, std::uint32_t delivery, const std::string& words, Texts texts = {},
                std::uint32_t entry = no_index) {
  built.inventory.notices.push_back(
      {delivery, entry, to_search_words(words), std::move(texts), false, {"NOTICE", 1, 0, "", "test"}});
}

const DutyEvidence mit_text = item(EvidenceKind::license_text, "MIT");

}  // namespace

TEST_CASE("duty_evidence: a supplier's texts are in the delivery, a product's in the project's notices",
          "[checks][duty_evidence]") {
  CodecInBuild built;
  built.add_text(built.archive, "codec-1.2/LICENSES/MIT.txt", "MIT");
  CHECK(find(built, mit_text).standing == Standing::found);
  built.add_use("player", Linkage::dynamic);
  CHECK(find(built, mit_text).standing == Standing::missing);
  CHECK(find(built, mit_text).lacking == Texts{"the text of MIT in the project's notices"});
  add_notice(built, 0, "", {"MIT"});
  CHECK(find(built, mit_text).standing == Standing::missing);
  add_notice(built, no_index, "", {"MIT"});
  CHECK(find(built, mit_text).standing == Standing::found);
}

TEST_CASE("duty_evidence: words of notices", "[checks][duty_evidence]") {
  CodecInBuild built;
  built.add_use("player", Linkage::dynamic);
  built.add_holder("Acme Codec GmbH");
  const DutyEvidence entry = item(EvidenceKind::notice_entry), holders = item(EvidenceKind::copyright_notices);
  const DutyEvidence sentence = item(EvidenceKind::sentence, "This product uses codec");
  add_notice(built, no_index, "Encodec and others");
  for (const DutyEvidence& wanted : {entry, holders}) CHECK(find(built, wanted).standing == Standing::missing);
  CHECK(find(built, sentence).standing == Standing::missing);
  built.inventory.notices[0].is_cut = true;
  CHECK(find(built, sentence).standing == Standing::unknown);
  add_notice(built, no_index, "This product uses\n * Codec, (c) ACME CODEC GmbH");
  for (const DutyEvidence& wanted : {entry, holders, sentence}) CHECK(find(built, wanted).standing == Standing::found);
}

TEST_CASE("duty_evidence: source carries its holders itself, a binary does not", "[checks][duty_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_text(archive, "LICENSE", "MIT");
  CHECK(find(built, item(EvidenceKind::copyright_notices)).standing == Standing::unknown);
  built.add_holder("Acme");
  CHECK(find(built, item(EvidenceKind::copyright_notices)).standing == Standing::missing);
  built.add_file(archive, "a.c");
  CHECK(find(built, item(EvidenceKind::copyright_notices)).standing == Standing::found);
}

TEST_CASE("duty_evidence: the words of a package's NOTICE go on", "[checks][duty_evidence]") {
  CodecInBuild built;
  built.add_use("player", Linkage::dynamic);
  const DutyEvidence kept = item(EvidenceKind::notice_file);
  CHECK(find(built, kept).standing == Standing::found);
  const std::uint32_t entry = built.add_file(built.archive, "codec-1.2/NOTICE");
  built.inventory.notices.push_back({0,
                                     entry,
                                     to_search_words("thanks to the birds"),
                                     {},
                                     false,
                                     {"codec-1.2.tar.gz!/codec-1.2/NOTICE", 0, 0, "", "test"}});
  CHECK(find(built, kept).standing == Standing::missing);
  add_notice(built, no_index, "Codec. Thanks to the birds!");
  CHECK(find(built, kept).standing == Standing::found);
}

TEST_CASE("duty_evidence: files for linking again, by folder or as stated", "[checks][duty_evidence]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "package.json", "MIT");
  const DutyEvidence objects = item(EvidenceKind::relink_objects), script = item(EvidenceKind::relink_script);
  built.add_file(archive, "lib/all.a");
  CHECK(find(built, objects).standing == Standing::missing);
  built.add_manifest(0, {{"components.0.purl", "pkg:npm/tones@1.0"}, {"components.0.relink.objects", "lib/all.a"}});
  CHECK(find(built, objects).standing == Standing::found);
  CHECK(find(built, script).standing == Standing::missing);
  built.add_file(archive, "legal/relink/link.sh");
  CHECK(find(built, script).standing == Standing::found);
}

TEST_CASE("duty_evidence: linkage and statements", "[checks][duty_evidence]") {
  CodecInBuild built;
  const DutyEvidence dynamic = item(EvidenceKind::linkage, "", {Linkage::dynamic, Linkage::process});
  built.add_use("player", Linkage::unknown);
  CHECK(find(built, dynamic).standing == Standing::unknown);
  built.inventory.uses[0].linkage = Linkage::static_linked;
  CHECK(find(built, dynamic).standing == Standing::missing);
  CHECK(find(built, dynamic).lacking == Texts{"dynamic or process linkage (it is static)"});
  built.inventory.uses[0].linkage = Linkage::process;
  CHECK(find(built, dynamic).standing == Standing::found);
  const DutyEvidence declared = item(EvidenceKind::declared, "reverse-engineering-permitted");
  CHECK(find(built, declared).standing == Standing::missing);
  built.add_manifest(0, {{"declarations.reverse-engineering-permitted", "true"}});
  CHECK(find(built, declared).standing == Standing::found);
}

TEST_CASE("duty_evidence: all wants every part, any the best", "[checks][duty_evidence]") {
  CodecInBuild built;
  const DutyEvidence here = item(EvidenceKind::license_text, "LGPL-2.1-only");
  const DutyEvidence unsure = item(EvidenceKind::linkage, "", {Linkage::dynamic});
  CHECK(find(built, tree(Op::all, {here, mit_text})).standing == Standing::missing);
  CHECK(find(built, tree(Op::any, {mit_text, here})).standing == Standing::found);
  CHECK(find(built, tree(Op::all, {here, unsure})).standing == Standing::unknown);
  CHECK(find(built, tree(Op::all, {unsure, mit_text})).standing == Standing::missing);
  CHECK(find(built, tree(Op::any, {unsure, mit_text})).standing == Standing::unknown);
  CHECK(find(built, tree(Op::any, {unsure, mit_text})).lacking.size() == 2);
  CHECK(find(built, tree(Op::all, {})).standing == Standing::unknown);
}
