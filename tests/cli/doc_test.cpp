// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice doc: every demand on a delivery is on the page, whoever asks for it.
#include "base/files.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;
using test::Ended;

TEST_CASE("doc: a page for suppliers of each shipped pack", "[cli][supplier][doc]") {
  const std::string pack = GENERATE("internal-baseline", "openchain-5230", "bsi-tr-03183-2", "automotive-supplier", "license-compliance");
  const test::TemporaryFolder folder;
  CAPTURE(pack);
  const Ended markdown = test::sluice_run({"doc", "--for", "supplier", "builtin:" + pack + "@1"}, folder.path());
  CAPTURE(markdown.err);
  REQUIRE(markdown.code == 0);
  CHECK(markdown.out.find("{expected}") == std::string::npos);
  CHECK(markdown.out.find("{missing}") == std::string::npos);
  const Ended html = test::sluice_run({"doc", "builtin:" + pack + "@1", "--format", "html", "--out", "page.html"}, folder.path());
  REQUIRE(html.code == 0);
  const std::string page = read_file(folder.path() + "/page.html", 1 << 24).value_or("");
  CHECK(page.find("--page: #f6f7f8") != std::string::npos);
  CHECK(page.find("http-equiv=\"Content-Security-Policy\"") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("src=") == std::string::npos);
}

TEST_CASE("doc: of the company's example, for one supplier", "[cli][supplier][doc]") {
  const std::string project = std::string(SLUICE_SOURCE_DIR) + "/policy/examples/acme/sluice.yaml";
  const Ended page = test::sluice_run({"doc", "--project", project, "--supplier", "zeta-sensors", "--as-of", "2026-12-01", "--allow-past"});
  REQUIRE(page.code == 0);
  CHECK(page.out.find("# What is asked of a delivery: Zeta Sensors Ltd\n") == 0);
  CHECK(page.out.find("you are judged at onboarding") != std::string::npos);
  CHECK(page.out.find("`acme/delivery.contract-field-missing`") != std::string::npos);
  CHECK(page.out.find("acme-purchase-terms 7.2") != std::string::npos);
  CHECK(page.out.find("managed (from 2026-10-01)") != std::string::npos);
  CHECK(page.out.find("prov.component-denied") == std::string::npos);  // of builds
  CHECK(page.out.find("ospo@acme.example") == std::string::npos);
  CHECK(page.out.find("acme-sensors") == std::string::npos);
  const Ended later = test::sluice_run({"doc", "--project", project, "--supplier", "zeta-sensors", "--as-of", "2127-01-01"});
  CHECK(later.out.find("you are judged at managed") != std::string::npos);
  CHECK(test::sluice_run({"doc", "--project", project, "--supplier", "nobody"}).code == 2);
}
