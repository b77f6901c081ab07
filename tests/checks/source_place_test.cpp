// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/source_place.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

struct Row {
  const char* source;
  const char* host;
};

}  // namespace

TEST_CASE("source_place: hosts", "[checks][source_place]") {
  const auto row = GENERATE(values<Row>({
      {"https://host.example/a", "host.example"},
      {"https://HOST.example:8443", "host.example"},
      {"https://user:word@host.example/a", "host.example"},
      {"https://a@b@host.example/", "host.example"},
      {"https://host.example./a", "host.example"},
      {"ssh://git@host.example/a.git", "host.example"},
      {"git@host.example:a/b.git", "host.example"},
      {"host.example:a/b.git", "host.example"},
      {"https://[2001:db8::1]:80/a", "[2001:db8::1]"},
      {"https://host.example?x=@other", "host.example"},
      {"https://host.example\\@other/", "host.example"},
      {"file:///opt/a.zip", ""},
      {"/opt/a.zip", ""},
      {"../a:b.zip", ""},
      {"C:\\a.zip", ""},
      {"C:/a.zip", ""},
      {"a.zip", ""},
      {"", ""},
  }));
  CAPTURE(row.source);
  CHECK(host_of(row.source) == row.host);
  CHECK(is_remote(row.source) == (*row.host != '\0'));
}

TEST_CASE("source_place: pins", "[checks][source_place]") {
  for (const char* pin :
       {"sha256:00ff", "SHA512:00FF", "sha3_256:00", "git:0123456789012345678901234567890123456789"}) {
    CAPTURE(pin);
    CHECK(pins_bytes(pin));
  }
  for (const char* pin : {"", "sha256:", "sha256:xyz", "md5:00ff", "sha1:00ff", "git:0123456", "git:main", "00ff"}) {
    CAPTURE(pin);
    CHECK_FALSE(pins_bytes(pin));
  }
}
