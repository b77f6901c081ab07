// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("license_choice_made: a choice is made by a list or by a decision", "[checks][license_choice_made]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "package.json", "GPL-2.0-only OR MIT");
  built.add_stating(archive, "tests/t.c", "Apache-2.0");
  built.add_manifest(0, {{"product.purl", "pkg:generic/acme/tones@1.0"}});
  const Rule open = make_rule("license.choice-made");
  CHECK(seen_by(built, open) == Texts{"fail GPL-2.0-only OR MIT"});
  CHECK(built.run(open).findings[0].place.path == "d.zip!/package.json");
  CHECK(seen_by(built, make_rule("license.choice-made", {{"prefer", Texts{"category:permissive"}}})).empty());
  CHECK(seen_by(built, make_rule("license.choice-made", {{"prefer", Texts{"MPL-2.0"}}})) ==
        Texts{"fail GPL-2.0-only OR MIT"});
  built.decide(DecisionKind::choice, "MIT", "MIT OR GPL-2.0-only").purls.emplace_back("pkg:generic/acme/tones@*");
  CHECK(seen_by(built, open).empty());
}

TEST_CASE("license_choice_made: where nothing is to be chosen", "[checks][license_choice_made]") {
  BuildLicensed built;
  built.declare(built.deliver("d.zip"), "package.json", "GPL-2.0-only AND MIT");
  CHECK(built.run(make_rule("license.choice-made")).passed == 1);
}
