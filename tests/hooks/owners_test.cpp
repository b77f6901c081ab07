// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Who owns a file, by each database that a package manager or an SDK leaves.
#include "hooks/component_owners.hpp"
#include "readers/declared_names.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using sluice::test::TemporaryFolder;

namespace {

/// "owner name version linkage purl" of the package that owns the file, and what it declares; empty without an owner.
std::string seen(const TemporaryFolder& folder, const std::string& file) {
  ComponentOwners owners({folder.path() + "/root", folder.path() + "/build", folder.path() + "/src"}, {});
  const OwnerRecord* record = owners.find_record(folder.path() + "/" + file);
  if (record == nullptr) return {};
  std::string text = record->owner + " " + record->name + " " + record->version + " " +
                     std::string(to_string(record->linkage)) + " " + record->purl;
  for (const DeclaredLicense& license : record->declared.licenses) text += " (" + license.text + ")";
  return text;
}

}  // namespace

TEST_CASE("owners: dpkg in a sysroot, with its DEP-5 copyright", "[hooks][owners]") {
  const TemporaryFolder folder;
  folder.write("sysroot/usr/lib/libacme.so", "");
  folder.write("sysroot/etc/os-release", "NAME=x\nID=\"ubuntu\"\n");
  folder.write("sysroot/var/lib/dpkg/info/libacme-dev:arm64.list", "/.\n/usr\n/usr/lib/libacme.so\n");
  folder.write("sysroot/var/lib/dpkg/status",
               "Package: libacme\nArchitecture: arm64\nVersion: 1.4-1\n\n"
               "Package: libacme-dev\nStatus: install ok installed\nMaintainer: A\nArchitecture: arm64\nSource: "
               "acme\nVersion: 1.4-1\n");
  folder.write("sysroot/usr/share/doc/libacme-dev/copyright",
               "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: "
               "debian/*\nCopyright: x\nLicense: MIT\n\n"
               "Files: *\nCopyright: x\nLicense: LGPL-2.1+\n");
  CHECK(seen(folder, "sysroot/usr/lib/libacme.so") ==
        "dpkg libacme-dev 1.4-1 unknown pkg:deb/ubuntu/libacme-dev@1.4-1?arch=arm64 (LGPL-2.1+)");
  CHECK(seen(folder, "sysroot/usr/lib/libother.so").empty());
}

TEST_CASE("owners: Conan by the graph that was kept", "[hooks][owners]") {
  const TemporaryFolder folder;
  const std::string package = folder.path() + "/cache/p/b/acme/p";
  const auto [type, options, linkage] =
      GENERATE(table<std::string, std::string, std::string>({{"shared-library", "False", "dynamic"},
                                                             {"static-library", "True", "static"},
                                                             {"header-library", "", "header-only"},
                                                             {"library", "True", "dynamic"},
                                                             {"library", "False", "static"},
                                                             {"library", "", "unknown"}}));
  CAPTURE(type, options);
  folder.write("build/conan_graph.json", R"({"graph": {"nodes": {
    "0": {"ref": "product/1.0", "context": "host", "package_folder": null},
    "1": {"ref": "acme/2.1#abc%1.5", "context": "host", "package_type": ")" +
                                             type + R"(", "options": {"shared": ")" + options + R"("},
          "license": ["MIT", "Zlib"], "author": "Acme", "homepage": "https://acme.example", "package_folder": ")" +
                                             package + R"("},
    "2": {"ref": "tool/3#d", "context": "build", "package_folder": ")" +
                                             folder.path() + R"(/tool"}}}})");
  CHECK(seen(folder, "cache/p/b/acme/p/lib/libacme.a") ==
        "conan acme 2.1 " + linkage + " pkg:conan/acme@2.1?rrev=abc (MIT) (Zlib)");
  CHECK(seen(folder, "tool/lib/libtool.a").empty());
}

TEST_CASE("owners: Conan by what CMakeDeps wrote, and the lockfile", "[hooks][owners]") {
  const TemporaryFolder folder;
  folder.write("build/conan/build/Release/generators/acme-release-x86_64-data.cmake",
               "set(acme_PACKAGE_FOLDER_RELEASE \"" + folder.path() + "/cache/acme/p\")\n");
  folder.write("build/conan/build/Release/generators/acme-config-version.cmake", "set(PACKAGE_VERSION \"2.1\")\n");
  folder.write("src/conan.lock", R"({"version": "0.5", "requires": ["acme/2.0#old", "acme/2.1#new%17.5"]})");
  CHECK(seen(folder, "cache/acme/p/lib/libacme.a").empty());  // no package of Conan's
  folder.write("cache/acme/p/conaninfo.txt", "[settings]\n[options]\nshared=True\n[requires]\nshared=False\n");
  CHECK(seen(folder, "cache/acme/p/lib/libacme.so") == "conan acme 2.1 dynamic pkg:conan/acme@2.1?rrev=new");
}

TEST_CASE("owners: vcpkg's installed tree", "[hooks][owners]") {
  const TemporaryFolder folder;
  folder.write("installed/x64-linux/lib/libacme.a", "");
  folder.write("installed/vcpkg/info/acme_2.1#3_x64-linux.list", "x64-linux/\nx64-linux/lib/libacme.a\n");
  const std::string known = "vcpkg acme 2.1#3 unknown pkg:vcpkg/acme@2.1%233?triplet=x64-linux";
  CHECK(seen(folder, "installed/x64-linux/lib/libacme.a") == known);
  folder.write(
      "installed/x64-linux/share/acme/vcpkg.spdx.json",
      R"({"packages": [{"SPDXID": "SPDXRef-port", "licenseConcluded": "MIT"}, {"SPDXID": "SPDXRef-binary", "licenseConcluded": "NOASSERTION"}]})");
  CHECK(seen(folder, "installed/x64-linux/lib/libacme.a") == known + " (MIT)");
  CHECK(seen(folder, "installed/x64-linux/lib/libother.a").empty());
}

TEST_CASE("owners: a CPS file above the library", "[hooks][owners]") {
  const TemporaryFolder folder;
  const auto [type, linkage] = GENERATE(table<std::string, std::string>(
      {{"archive", "static"}, {"dylib", "dynamic"}, {"interface", "header-only"}, {"other", "unknown"}}));
  folder.write("opt/lib/cps/acme/acme.cps",
               R"({"name": "acme", "version": "2.1", "license": "MIT", "components": {"a": {"type": ")" + type +
                   R"(", "location": "@prefix@/lib/libacme.a"}}})");
  CHECK(seen(folder, "opt/lib/libacme.a") == "cps acme 2.1 " + linkage + " pkg:generic/acme@2.1 (MIT)");
  CHECK(seen(folder, "opt/lib/libother.a").empty());
}

TEST_CASE("owners: Yocto's SPDX documents", "[hooks][owners]") {
  const TemporaryFolder folder;
  folder.write(
      "tmp/deploy/spdx/core2-64/packages/libacme1.spdx.json",
      R"({"packages": [{"name": "libacme1", "versionInfo": "2.1", "licenseDeclared": "MIT", "supplier": "Organization: Acme"}], "files": [{"fileName": "/usr/lib/libacme.so.1"}]})");
  CHECK(seen(folder, "tmp/work/core2-64/product/1.0/recipe-sysroot/usr/lib/libacme.so.1") ==
        "yocto libacme1 2.1 unknown pkg:yocto/libacme1@2.1 (MIT)");
  CHECK(seen(folder, "tmp/work/core2-64/product/1.0/recipe-sysroot/usr/lib/libother.so").empty());
}

TEST_CASE("owners: Buildroot's file lists and legal-info", "[hooks][owners]") {
  const TemporaryFolder folder;
  folder.write("output/build/packages-file-list-staging.txt",
               "acme,./usr/lib/libacme.so\nother,./usr/lib/libother.so\n");
  folder.write("output/legal-info/manifest.csv",
               "\"PACKAGE\",\"VERSION\",\"LICENSE\",\"SOURCE SITE\"\n\"acme\",\"2.1\",\"LGPL-2.1+ or "
               "\"\"Acme\"\"\",\"https://acme.example\"\n");
  CHECK(seen(folder, "output/host/arm/sysroot/usr/lib/libacme.so") ==
        "buildroot acme 2.1 unknown pkg:generic/acme@2.1 (LGPL-2.1+ or \"Acme\")");
  CHECK(seen(folder, "output/host/arm/sysroot/usr/lib/libother.so") == "buildroot other  unknown pkg:generic/other");
  CHECK(seen(folder, "output/host/arm/sysroot/usr/lib/libnone.so").empty());
}

TEST_CASE("owners: a folder of somebody else's says itself what it is", "[hooks][owners]") {
  const TemporaryFolder folder;
  ComponentOwners owners({}, {});
  folder.write("acme-codec-v2.1/lib/libacme.a", "");
  folder.write("plain/x.h", "");
  folder.write("named/vcpkg.json", R"({"name": "acme", "version": "3.0", "license": "MIT"})");
  folder.write("named/LICENSE", "text");
  const OwnerRecord* by_name = owners.find_folder_record(folder.path() + "/acme-codec-v2.1");
  REQUIRE(by_name != nullptr);
  CHECK(by_name->name == "acme-codec");
  CHECK(by_name->version == "2.1");
  CHECK(owners.find_folder_record(folder.path() + "/plain") == nullptr);
  const OwnerRecord* by_manifest = owners.find_folder_record(folder.path() + "/named");
  REQUIRE(by_manifest != nullptr);
  CHECK(by_manifest->name == "acme");
  CHECK(by_manifest->version == "3.0");
  CHECK(by_manifest->license_texts == std::vector<std::string>{folder.path() + "/named/LICENSE"});
}

TEST_CASE("owners: a license that only the owner has a name for is evidence too", "[hooks][owners]") {
  const TemporaryFolder folder;
  folder.write("usr/lib/libacme.so", "");
  folder.write("var/lib/dpkg/info/libacme-dev.list", "/.\n/usr/lib/libacme.so\n");
  folder.write("var/lib/dpkg/status", "Package: libacme-dev\nStatus: install ok installed\nArchitecture: all\nVersion: 1\n");
  const std::string format = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n";
  const auto license_of = [&](const std::string& paragraphs) {
    folder.write("usr/share/doc/libacme-dev/copyright", format + paragraphs);
    ComponentOwners owners({"", "", ""}, [] {
      return Result<LicenseScan>(LicenseScan{std::make_shared<const LicenseVocabulary>(test::declared_names()), "none", [](std::string_view) { return FileLicensing(); }});
    });
    const OwnerRecord* record = owners.find_record(folder.path() + "/usr/lib/libacme.so");
    REQUIRE(record != nullptr);
    Component component;
    owners.apply(*record, component);
    return component.license;
  };
  CHECK(license_of("Files: *\nCopyright: x\nLicense: MIT\n") == "MIT");
  CHECK(license_of("Files: *\nCopyright: x\nLicense: BSD_variant 2\n") == "LicenseRef-dpkg-BSD-variant-2");
  CHECK(license_of("Files: *\nCopyright: x\nLicense: MIT\n\nFiles: *\nCopyright: x\nLicense: Acme!\n") == "LicenseRef-dpkg-Acme- AND MIT");
  CHECK(license_of("") == "LicenseRef-dpkg-libacme-dev");  // a file that says something, and nothing of it is known
}
