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

struct PinCase {
  const char* situation;
  std::string source, pin, via;
  Texts expected;
};

TEST_CASE("dependency_source: pins", "[checks][dependency_source]") {
  const std::string url = "https://a.example/z.tar.gz", git = "https://a.example/z.git";
  const PinCase cases[] = {
      {"a digest", url, some_digest, "FetchContent", {}},
      {"a full commit", git, "git:" + std::string(40, '1'), "ExternalProject", {}},
      {"nothing", url, "", "ExternalProject", {"fail source.unpinned"}},
      {"a digest that can be forged", url, "md5:" + std::string(32, 'a'), "FetchContent", {"fail source.weak-pin"}},
      {"a short commit", git, "git:1234567", "FetchContent", {"fail source.weak-pin"}},
      {"nobody said where from", "", "", "FetchContent", {"unknown source.unknown"}},
      {"a local archive is a delivery", "deliveries/z.zip", "", "FetchContent", {}},
      {"a package of the system is not fetched", "", "", "find_package", {}},
  };
  for (const PinCase& one : cases) {
    CAPTURE(one.situation);
    const RuleResult result =
        run_rule(fetched(one.source, one.pin, one.via), make_rule("dependency.source", {{"pinned", true}}));
    CHECK(seen(result) == one.expected);
    CHECK(result.judged == 1);
  }
}

TEST_CASE("dependency_source: every reason is a finding at the call", "[checks][dependency_source]") {
  const Rule rule =
      make_rule("dependency.source", {{"hosts", Texts{"a.example"}}, {"via", Texts{"find_package"}}, {"pinned", true}});
  const RuleResult result = run_rule(fetched("https://b.example/z", ""), rule);
  CHECK(seen(result) == Texts{"fail source.host", "fail source.unpinned", "fail source.via"});
  for (const Finding& finding : result.findings) CHECK(finding.place.line == 3);
}
