// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string some_digest = "sha256:" + std::string(64, 'a');

BuildInventory fetched(const std::string& source, const std::string& pin = some_digest,
                       const std::string& via = "FetchContent") {
  BuildInventory built;
  built.add_component("pkg:generic/zlib@1.3.1", via, source).source_digest = pin;
  return built;
}

struct HostCase {
  const char* source;
  Texts expected;
};

}  // namespace

TEST_CASE("dependency_source: hosts", "[checks][dependency_source]") {
  const auto one = GENERATE(values<HostCase>({
      {"https://mirror.acme.example/zlib.tar.gz", {}},
      {"HTTPS://Mirror.ACME.example:443/zlib.tar.gz", {}},
      {"git@git.acme.example:libs/zlib.git", {}},
      {"https://github.com/acme/zlib.git", {}},
      {"deliveries/zlib.tar.gz", {}},
      {"file:///opt/zlib.tar.gz", {}},
      {"https://github.com/other/zlib.git", {"fail source.host"}},
      {"https://acme.example.evil.example/zlib.tar.gz", {"fail source.host"}},
      {"https://mirror.acme.example@evil.example/zlib.tar.gz", {"fail source.host"}},
      {"https://evil.example\\@mirror.acme.example/zlib.tar.gz", {"fail source.host"}},
      {"git@evil.example:mirror.acme.example/zlib.git", {"fail source.host"}},
      {"", {"unknown source.unknown"}},
  }));
  CAPTURE(one.source);
  const Rule rule = make_rule("dependency.source", {{"hosts", Texts{"*.acme.example", "https://github.com/acme/**"}}});
  CHECK(seen(fetched(one.source), rule) == one.expected);
  CHECK(seen(fetched(one.source), make_rule("dependency.source")).empty());
}

TEST_CASE("dependency_source: ways", "[checks][dependency_source]") {
  const Rule rule = make_rule("dependency.source", {{"via", Texts{"find_package"}}});
  CHECK(seen(fetched("", "", "find_package"), rule).empty());
  CHECK(seen(fetched("https://a.example/z", "", "FetchContent"), rule) == Texts{"fail source.via"});
}

TEST_CASE("dependency_source: every reason is a finding at the call", "[checks][dependency_source]") {
  const Rule rule =
      make_rule("dependency.source", {{"hosts", Texts{"a.example"}}, {"via", Texts{"find_package"}}});
  const RuleResult result = run_rule(fetched("https://b.example/z", ""), rule);
  CHECK(seen(result) == Texts{"fail source.host", "fail source.via"});
  for (const Finding& finding : result.findings) CHECK(finding.place.line == 3);
}
