// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/file_owner.hpp"

#include "base/files.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

void add_package(const std::string& root, const std::string& package, const std::string& list,
                 const std::string& digests) {
  const std::string info = root + "/var/lib/dpkg/info/" + package;
  REQUIRE(write_file(info + ".list", list));
  REQUIRE(write_file(info + ".md5sums", digests));
}

}  // namespace

TEST_CASE("file_owner: a machine with dpkg", "[hooks][owner]") {
  const test::TemporaryFolder folder;
  const std::string root = folder.path();
  add_package(
      root, "libacme-dev:amd64", "/.\n/usr\n/usr/include\n/usr/include/acme.h\n/usr/lib/libacme.a\n",
      "0123456789abcdef0123456789ABCDEF  usr/include/acme.h\nffffffffffffffffffffffffffffffff  usr/lib/libacme.a\n");
  add_package(root, "libold6", "/lib/libold.so.6\n", "11111111111111111111111111111111  lib/libold.so.6\n");
  REQUIRE(write_file(root + "/var/lib/dpkg/status",
                     "Package: libacme-dev\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2:1.4-1\n\n"
                     "Package: libold6\nArchitecture: all\nVersion: 0.9\n"));
  FileOwners owners({root, ""});

  const auto header = owners.find_owner("/usr/lib/../include/acme.h");
  REQUIRE(header);
  CHECK(*header == FileOwner{"deb", "libacme-dev", "2:1.4-1", root + "/var/lib/dpkg/info/libacme-dev:amd64.list",
                             "md5:0123456789abcdef0123456789abcdef"});
  CHECK(owners.has_database());

  // Packages that name a file below /lib own the one below /usr/lib.
  const auto old = owners.find_owner("/usr/lib/libold.so.6");
  REQUIRE(old);
  CHECK(old->name == "libold6");
  CHECK(old->version == "0.9");
  CHECK(old->digest == "md5:11111111111111111111111111111111");

  CHECK_FALSE(owners.find_owner("/usr/include/other.h"));
  CHECK_FALSE(owners.find_owner("/include/acme.h"));

  // Another version of a package rewrites its list: whoever remembers an answer looks at these.
  const std::string info = root + "/var/lib/dpkg/info/";
  CHECK(owners.evidence() == std::vector<std::string>{info + "libacme-dev:amd64.list", info + "libold6.list"});
}

TEST_CASE("file_owner: a machine without any database", "[hooks][owner]") {
  const test::TemporaryFolder folder;
  FileOwners owners({folder.path(), ""});
  CHECK_FALSE(owners.find_owner("/usr/include/acme.h"));
  CHECK_FALSE(owners.has_database());
}

}  // namespace sluice
