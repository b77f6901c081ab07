// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/version_order.hpp"

#include "base/text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace sluice {
namespace {

using Order = std::strong_ordering;

/// Versions with a blank between, each before the next; "a=b" are equal.
struct Chain {
  VersionScheme scheme;
  const char* versions;
};

struct None {
  VersionScheme scheme;
  const char* text;
};

}  // namespace

TEST_CASE("version_order: chains of versions", "[model][version_order]") {
  using V = VersionScheme;
  const Chain chain = GENERATE(values<Chain>({
      {V::semver,
       "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0=1.0.0+b"},
      {V::semver, "1.0.0=1.0=1=v1.0.0 1.0.1 1.10.0 99999999999999999999.0.0 100000000000000000000.0.0"},
      {V::npm, "1.2.3-a 1.2.3=v1.2.3 1.2.4"},
      {V::golang, "v0.0.0-20190101000000-abcdefabcdef v0.1.0 v1.0.0=v1.0.0+incompatible v2.0.0"},
      {V::pub, "1.0.0-a 1.0.0 1.0.0+1 1.0.0+2 1.0.0+a 1.0.1"},
      {V::nuget, "1.0.0-ALPHA=1.0.0-alpha 1.0=1.0.0.0 1.0.0.1-a 1.0.0.1"},
      {V::deb, "1.0~~ 1.0~~a 1.0~ 1.0~rc1 1.0=1.0-0=0:1.0 1.0-1 1.0-1+b1 1.0a.1 1.0+dfsg-1 1.0.1 1.10 1:0.1"},
      {V::deb, "1.0-1 1.0-1.1 1.0-2~bpo1 1.0-2 1.0-10"},
      {V::rpm, "1.0~rc1 1.0=0:1.0=1.00 1.0^git1 1.0a 1.0.1 1.10-1 1.10-2 1.10-10 1:0.1"},
      {V::rpm, "1.0.a 1.0.1"},
      {V::rpm, "1.0=1.0-1"},
      {V::alpm, "1.0a 1.0alpha 1.0b 1.0beta 1.0p 1.0pre 1.0rc 1.0 1.0.a 1.0.1 1:0.1"},
      {V::apk, "1.0_alpha 1.0_alpha1 1.0_beta 1.0_pre1 1.0_rc1 1.0 1.0-r1 1.0_cvs 1.0_p1 1.0a 1.0.1 1.01 1.1 1.10"},
      {V::gentoo, "1.0_alpha 1.0=1.0-r0 1.0-r1 1.0_p1 1.0a 1.01=1.010 1.1 1.10"},
      {V::pypi,
       "1.0.dev1 1.0a1.dev1 1.0a1=1.0-alpha.1=v1.0ALPHA1 1.0b2 1.0rc1=1.0c1=1.0-preview1 1.0=1=1.0.0 1.0+abc 1.0+5 "
       "1.0.post1.dev2 "
       "1.0.post1=1.0-1=1.0-r1 1.1.dev1 1.1 1!0.1"},
      {V::maven,
       "1-alpha1=1a1=1-alpha-1 1-beta 1-m1=1-milestone-1 1-rc=1-cr 1-snapshot 1=1.0=1-ga=1.final=1-release 1-sp 1-abc "
       "1-1 1.1 1.10"},
      {V::gem, "1.0.a 1.0.b1 1.0.rc1=1.0.rc.1 1.0=1=1.0.0 1.0.1 1.9 1.10"},
      {V::gem, "1.0.0-alpha=1.0.0.pre.alpha 1.0.0"},
      {V::composer, "dev-main 1.0-dev 1.0a1=1.0alpha1 1.0b1 1.0RC1=1.0rc1 1.0=v1.0 1.0.0 1.0pl1=1.0-p1 1.2"},
      {V::conan, "cci.20200203 cci.20210101"},
      {V::conan, "1.0-a=1-a 1.0-pre.2 1.0-pre.10 1.0=1=1.0.0 1.0+1 1.0+10 1.0.1 1.1.1a 1.1.1b 1.9 1.10"},
      {V::cran, "0.01.0=0.1-0 0.1-2 0.2 0.2.0 0.75"},
      {V::openssl, "0.9.8 0.9.8a 0.9.8z 0.9.8za 1.0.0-beta1 1.0.0-beta2 1.0.0-beta10 1.0.0 1.1.1w 3.0.0 3.0.10"},
      {V::nginx, "0.8.40 1.4.1 1.5.0=1.5 1.10.0"},
      {V::intdot, "1=1.0 1.2 1.10"},
      {V::datetime,
       "2023-12-31T23:59:59Z 2024-01-01T00:00:00Z=2023-12-31T19:00:00-05:00=2024-01-01T00:00:00.000Z "
       "2024-01-01T00:00:00.1Z"},
      {V::lexicographic, "A B a aa b \xc3\xa9"},
      {V::generic, "1.0-rc1 1.0=v1.0=1.0.0+5 1.0a 1.1.1w 1.2"},
  }));
  std::vector<std::vector<std::string_view>> groups;
  for (const std::string_view group : split(chain.versions, ' ')) groups.push_back(split(group, '='));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (std::size_t k = i; k < groups.size(); ++k) {
      for (const std::string_view a : groups[i]) {
        for (const std::string_view b : groups[k]) {
          CAPTURE(name_of(chain.scheme), a, b);
          CHECK(compare_versions(chain.scheme, a, b) == (i == k ? Order::equal : Order::less));
          CHECK(compare_versions(chain.scheme, b, a) == (i == k ? Order::equal : Order::greater));
        }
      }
    }
  }
}

TEST_CASE("version_order: what is no version", "[model][version_order]") {
  using V = VersionScheme;
  const None row = GENERATE(values<None>({
      {V::semver, ""},
      {V::semver, "1.2.3.4"},
      {V::semver, "1..2"},
      {V::semver, "1.0.0-"},
      {V::npm, "latest"},
      {V::golang, "master"},
      {V::nuget, "1.2.3.4.5"},
      {V::deb, ""},
      {V::deb, "1.0 1"},
      {V::deb, "x:1.0"},
      {V::deb, "-1"},
      {V::rpm, ""},
      {V::rpm, "1 0"},
      {V::apk, "1.0_foo"},
      {V::apk, "1.0-1"},
      {V::apk, "a1"},
      {V::gentoo, "1.0_"},
      {V::pypi, "1.0-foo"},
      {V::pypi, "1.0+"},
      {V::pypi, "1.0+a..b"},
      {V::pypi, "!1"},
      {V::maven, ""},
      {V::gem, "a"},
      {V::gem, "1..0"},
      {V::composer, ""},
      {V::conan, "1 0"},
      {V::cran, "1.a"},
      {V::openssl, "a"},
      {V::nginx, "1."},
      {V::intdot, "1.0a"},
      {V::datetime, "2024"},
      {V::datetime, "2024-01-01t00:00:00Z"},
      {V::datetime, "2024-01-01T00:00:00"},
      {V::datetime, "2024-01-01T24:00:00Z"},
      {V::lexicographic, "\xff"},
      {V::generic, "latest"},
  }));
  CAPTURE(name_of(row.scheme), row.text);
  CHECK_FALSE(is_version(row.scheme, row.text));
  CHECK_FALSE(compare_versions(row.scheme, row.text, "1.0"));
}

TEST_CASE("version_order: a long text is no version", "[model][version_order]") {
  CHECK(is_version(VersionScheme::maven, std::string(most_version_bytes, '1')));
  CHECK_FALSE(is_version(VersionScheme::maven, std::string(most_version_bytes + 1, '1')));
}

TEST_CASE("version_order: names of schemes", "[model][version_order]") {
  CHECK(find_version_scheme("deb") == VersionScheme::deb);
  CHECK(find_version_scheme("cargo") == VersionScheme::semver);
  CHECK(find_version_scheme("alpine") == VersionScheme::apk);
  CHECK_FALSE(find_version_scheme("unknown"));
  CHECK_FALSE(find_version_scheme(""));
  CHECK(name_of(VersionScheme::semver) == "semver");
}

}  // namespace sluice
