// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The JSON Schemas for editors are generated from the tables that the policy reader checks; the published files must not drift.
#include "attest/acceptance_record.hpp"
#include "checks/kind.hpp"
#include "policy/schema.hpp"
#include "store/ledger_json.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using test::golden_difference;

TEST_CASE("schema: published schemas of the policy files are the generated ones", "[cli][schema]") {
  CHECK(golden_difference("../../policy/schema/pack-1.schema.json", pack_schema(catalogue())) == "");
  CHECK(golden_difference("../../policy/schema/rules-1.schema.json", rules_schema(catalogue())) == "");
  CHECK(golden_difference("../../policy/schema/project-1.schema.json", project_schema()) == "");
  CHECK(golden_difference("../../policy/schema/waivers-1.schema.json", waivers_schema()) == "");
  CHECK(golden_difference("../../policy/schema/suppliers-1.schema.json", suppliers_schema()) == "");
  CHECK(golden_difference("../../policy/schema/license-categories-1.schema.json", license_categories_schema()) == "");
  CHECK(golden_difference("../../policy/schema/license-duties-1.schema.json", license_duties_schema()) == "");
  CHECK(golden_difference("../../policy/schema/sbom-profile-1.schema.json", sbom_profile_schema()) == "");
  CHECK(golden_difference("../../policy/schema/decisions-1.schema.json", decisions_schema()) == "");
  CHECK(golden_difference("../../policy/schema/ledger-report-1.schema.json", quarter_schema()) == "");
  CHECK(golden_difference("../../policy/schema/acceptance-1.schema.json", acceptance_schema()) == "");
  CHECK(golden_difference("../../policy/schema/lock-1.schema.json", lock_schema()) == "");
  CHECK(golden_difference("../../policy/schema/obligations-1.schema.json", obligations_schema()) == "");
  CHECK(golden_difference("../../policy/schema/standard-1.schema.json", standard_schema()) == "");
}
