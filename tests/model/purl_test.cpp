// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/purl.hpp"

#include "model/purl_type.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice {
namespace {

struct Row {
  const char* text;
  const char* canonical;  ///< or a part of the message
};

std::string canonical(std::string_view text) {
  const auto purl = parse_purl(text);
  return purl ? render_purl(*purl) : "error: " + purl.error().message;
}

}  // namespace

TEST_CASE("purl: canonical form", "[model][purl]") {
  const Row row = GENERATE(values<Row>({
      {"pkg:generic/zlib@1.3.1", "pkg:generic/zlib@1.3.1"},
      {"PKG:Generic//acme/zlib", "pkg:generic/acme/zlib"},
      {"pkg://generic/zlib/", "pkg:generic/zlib"},
      {"pkg:generic/a%2Fb@1%2F2", "pkg:generic/a%2Fb@1%2F2"},
      {"pkg:generic/a b+c~d", "pkg:generic/a%20b%2Bc~d"},
      {"pkg:generic/a?b=1&A=&c=%26", "pkg:generic/a?b=1&c=%26"},
      {"pkg:generic/a#./x/../y//z", "pkg:generic/a#x/y/z"},
      {"pkg:generic/%C3%A9", "pkg:generic/%C3%A9"},
      {"pkg:generic/é", "pkg:generic/%C3%A9"},
      {"pkg:npm/@babel/core@7.0.0", "pkg:npm/%40babel/core@7.0.0"},
      {"pkg:npm/@babel/core", "pkg:npm/%40babel/core"},
      {"pkg:pypi/Django_Package@1.0RC1", "pkg:pypi/django-package@1.0rc1"},
      {"pkg:pub/Some-Name", "pkg:pub/some_name"},
      {"pkg:GitHub/Acme/Camera", "pkg:github/acme/camera"},
      {"pkg:cpan/gdt/URI-PackageURL", "pkg:cpan/GDT/URI-PackageURL"},
      {"pkg:git/codeberg.example/acme/camera/core@1", "pkg:git/codeberg.example/acme/camera/core@1"},
      {"pkg:conan/openssl@3.0.3?user=b&channel=a", "pkg:conan/openssl@3.0.3?channel=a&user=b"},
      {"pkg:x-unknown.type/Space/Name", "pkg:x-unknown.type/Space/Name"},
  }));
  CAPTURE(row.text);
  CHECK(canonical(row.text) == row.canonical);
  CHECK(canonical(row.canonical) == row.canonical);
}

TEST_CASE("purl: what is none", "[model][purl]") {
  const Row row = GENERATE(values<Row>({
      {"", "does not begin with"},
      {"zlib@1.3", "does not begin with"},
      {"pkg:zlib", "no '/'"},
      {"pkg:/", "no '/'"},
      {"pkg:generic/", "no '/'"},
      {"pkg:generic/@1", "has no name"},
      {"pkg:1generic/a", "the type '1generic'"},
      {"pkg:gen+eric/a", "the type 'gen+eric'"},
      {"pkg:generic/a%2", "two hexadecimal digits"},
      {"pkg:generic/a%zz", "two hexadecimal digits"},
      {"pkg:generic/%FF", "no UTF-8"},
      {"pkg:generic/a%2Fb/c", "a segment of the namespace has a '/'"},
      {"pkg:generic/a?b", "has no '='"},
      {"pkg:generic/a?b=1&B=2", "'b' is there twice"},
      {"pkg:generic/a?1=2", "key '1'"},
      {"pkg:generic/a?=2", "key ''"},
  }));
  CAPTURE(row.text);
  const auto purl = parse_purl(row.text);
  REQUIRE_FALSE(purl);
  CHECK(purl.error().fault == PurlFault::syntax);
  CHECK(purl.error().message.find(row.canonical) != std::string::npos);
  CHECK_FALSE(parse_purl(row.text, PurlRules::syntax_only));
}

TEST_CASE("purl: what its type does not allow", "[model][purl]") {
  const Row row = GENERATE(values<Row>({
      {"pkg:deb/curl@7", "no namespace"},
      {"pkg:vcpkg/boost/asio", "a namespace 'boost'"},
      {"pkg:julia/Dates", "no qualifier 'uuid'"},
      {"pkg:swid/Fedora@29", "no qualifier 'tag_id'"},
      {"pkg:cpan/LWP::UserAgent", "the name of a module"},
      {"pkg:chrome-extension/dogs", "32 letters"},
      {"pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1.2.3.4.5", "one to four numbers"},
      {"pkg:rpm/fedora/curl?Arch=i386", "'Arch' is not in lower case"},
  }));
  CAPTURE(row.text);
  const auto purl = parse_purl(row.text);
  REQUIRE_FALSE(purl);
  CHECK(purl.error().fault == PurlFault::type);
  CHECK(purl.error().message.find(row.canonical) != std::string::npos);
  CHECK(parse_purl(row.text, PurlRules::syntax_only));
}

TEST_CASE("purl: spellings of one package are equal", "[model][purl]") {
  CHECK(parse_purl("pkg:generic/a?y=1&x=https:%2F%2Fa.example").value() ==
        parse_purl("pkg:generic/a?x=https://a.example&y=1").value());
  CHECK(parse_purl("pkg:oci/Debian@sha256%3AAB").value() == parse_purl("pkg:oci/debian@sha256:ab").value());
  CHECK_FALSE(parse_purl("pkg:maven/a/B@1").value() == parse_purl("pkg:maven/a/b@1").value());
}

TEST_CASE("purl: a long one is refused", "[model][purl]") {
  const std::string front = "pkg:generic/";
  CHECK(parse_purl(front + std::string(most_purl_bytes - front.size(), 'a')));
  CHECK_FALSE(parse_purl(front + std::string(most_purl_bytes, 'a')));
}

TEST_CASE("purl: the types are sorted", "[model][purl]") {
  CHECK(std::ranges::is_sorted(purl_types(), {}, &PurlType::name));
  CHECK(find_purl_type("yocto") != nullptr);
  CHECK(find_purl_type("zzz") == nullptr);
}

}  // namespace sluice
