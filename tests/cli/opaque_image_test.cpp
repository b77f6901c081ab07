// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An encrypted image that the manifest declares opaque passes where the pack allows it, and only then.
#include "base/digest.hpp"
#include "cli/judged_archive.hpp"
#include "support/compress.hpp"
#include "support/raw_zip.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

/// A ZIP with one encrypted entry (bit 0 of its flags, and the 12 bytes that a cipher puts in front).
std::string encrypted_image(const std::string& name) {
  test::ZipEntry entry;
  entry.name = name;
  entry.data = std::string(44, 'x');
  entry.flags = 1;
  entry.method = 0;
  entry.cipher_bytes = 12;
  return test::RawZip().add(entry).finish();
}

std::string delivery_of(const std::string& image, const std::string& digest) {
  const std::string manifest = fmt::format(
      "delivery: 1\nid: acme-radar-1\nartifacts:\n  - {{path: radar.img, kind: image, inspect: opaque, reason: "
      "encrypted for the "
      "HSM, agreed: DEV-1, digest: \"sha256:{}\", sbom: radar.cdx.json}}\n",
      digest);
  return test::pack({{"delivery.yaml", manifest, "", 0644, false, false},
                     {"radar.cdx.json", "{}\n", "", 0644, false, false},
                     {"radar.img", image, "", 0644, false, false}},
                    "tar");
}

constexpr const char* allowing_pack = R"(sluice: 1
pack: {id: acme/images, version: 1.0.0, title: Images, maintainers: [acme], requires: {engine: ">=0.1"}, review-by: 2027-03-31}
extends: [{use: "builtin:archive-safety@1"}]
raise:
  archive.encrypted: {with: {allow-declared-opaque: true}}
  archive.unreadable: {with: {allow-declared-opaque: true}}
  archive.format-unsupported: {with: {allow-declared-opaque: true}}
)";

std::string verdict(const std::string& delivery, const std::string& pack) {
  const test::TemporaryFolder folder;
  const std::string report = folder.path() + "/report.json";
  const std::string policy = pack.empty() ? "builtin:archive-safety@1" : folder.write("pack.yaml", pack);
  const test::Ended ended = test::sluice_run({"check", folder.write("d.tar", delivery), "--policy", policy, "--rung",
                                              "assured", "--quiet", "--out", "json=" + report},
                                             folder.path());
  CAPTURE(ended.err);
  REQUIRE(ended.code < 2);
  return test::verdict_of(test::report_body(report));
}

TEST_CASE("opaque_image: passes only declared, with its digest, under a pack that allows it", "[cli][opaque_image]") {
  const std::string image = encrypted_image("firmware.bin");
  const std::string declared = delivery_of(image, to_hex(sha256(std::string_view(image))));
  CHECK(verdict(declared, allowing_pack) == "pass");
  CHECK(verdict(declared, "") == "fail");
  CHECK(verdict(delivery_of(image, std::string(64, '0')), allowing_pack) == "fail");
  const std::string disk = test::noise(2000) + "koly" + std::string(508, '\0');
  const std::string disk_declared = delivery_of(disk, to_hex(sha256(std::string_view(disk))));
  CHECK(verdict(disk_declared, allowing_pack) == "pass");
  CHECK(verdict(disk_declared, "") == "fail");
  const std::string hostile = encrypted_image("../firmware.bin");
  CHECK(verdict(delivery_of(hostile, to_hex(sha256(std::string_view(hostile)))), allowing_pack) == "fail");
}

}  // namespace
}  // namespace sluice
