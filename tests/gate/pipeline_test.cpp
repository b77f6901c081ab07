// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/pipeline.hpp"

#include "base/files.hpp"
#include "build_policy.hpp"
#include "readers/declared_names.hpp"
#include "readers/rpm_package.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::file;
using test::pack;

constexpr const char* manifest = "delivery: 1\nsupplier:\n  name: Acme\n";

Policy registered() {
  Policy policy = test::make_policy({});
  Supplier acme;
  acme.id = "acme";
  acme.paths = {Glob("in/acme/**")};
  policy.suppliers = {acme};
  return policy;
}

Inventory read(const std::vector<DeliveryRequest>& requests, const Policy& policy = registered()) {
  auto inventory = read_deliveries(requests, policy, {});
  REQUIRE(inventory);
  return std::move(*inventory);
}

DeliveryRequest request(std::string path) {
  DeliveryRequest made;
  made.path = std::move(path);
  return made;
}

TEST_CASE("pipeline: a delivery with its documents and supplier", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("in/acme/d-1.0.tar.gz", pack({file("delivery.yaml", manifest), file("a.c", "int x;\n")}, "tar.gz"));
  const Inventory inventory = read({request(path)});
  REQUIRE(inventory.deliveries.size() == 1);
  const Delivery& delivery = inventory.deliveries[0];
  CHECK(delivery.name == "d-1.0.tar.gz");
  CHECK(delivery.supplier == "acme");
  CHECK(delivery.sha256 == "sha256:" + to_hex(*inventory.contents.containers.at(delivery.container).sha256));
  REQUIRE(delivery.manifest != no_index);
  REQUIRE(delivery.find_field("supplier.name") != nullptr);
  CHECK(delivery.find_field("supplier.name")->value == "Acme");
  CHECK(delivery.find_field("supplier.name")->origin.path == "d-1.0.tar.gz!/delivery.yaml");
}

TEST_CASE("pipeline: what documents declare of licenses is among the facts", "[gate][pipeline]") {
  const auto names = std::make_shared<const LicenseVocabulary>(test::declared_names());
  ReadOptions options;
  options.licenses = [&] {
    return Result<LicenseScan>(LicenseScan{names, "none", [](std::string_view) { return FileLicensing(); }});
  };
  const test::TemporaryFolder folder;
  const std::string package = test::make_rpm({{1000, "radar"}, {1014, "MIT"}});
  Policy policy = registered();
  policy.rules.emplace_back().kind = "license.allow";
  policy.limits.document_bytes = 5u << 20;  // what is kept of a package, and no more
  const std::string path =
      folder.write("d.tar", pack({file("package.json", R"({"license":"ISC"})"), file("LICENSE", "text"),
                                  file("radar.rpm", package + std::string(6u << 20, 'x'))},
                                 "tar"));
  const auto inventory = read_deliveries({request(path), request(folder.write("e.rpm", package))}, policy, options);
  REQUIRE(inventory);
  REQUIRE(inventory->declarations.size() == 3);
  CHECK(inventory->declarations[0].expression == "ISC");
  CHECK(inventory->declarations[1].expression == "MIT");
  CHECK(inventory->declarations[1].origin.path == "d.tar!/radar.rpm");
  CHECK(inventory->declarations[2].name == "radar");
  CHECK(inventory->declarations[2].entry == no_index);
  CHECK(inventory->declarations[2].delivery == 1);
  REQUIRE(inventory->documents.size() == 1);
  CHECK(inventory->documents[0].role == "license-text");
  CHECK(inventory->unknowns.empty());
}

TEST_CASE("pipeline: sidecars beside it are found, those named are read", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string bytes = pack({file("a.c", "int x;\n")}, "tar.gz");
  const std::string path = folder.write("d.tar.gz", bytes);
  folder.write("d.tar.gz.delivery.yaml", manifest);
  folder.write("SHA256SUMS", to_hex(sha256(bytes)) + "  d.tar.gz\n");
  DeliveryRequest with_note = request(path);
  with_note.sidecars = {folder.write("note.bin", "?")};
  const Inventory inventory = read({with_note});
  CHECK(inventory.deliveries.at(0).find_field("supplier.name") != nullptr);
  REQUIRE(inventory.checksums.size() == 1);
  CHECK(inventory.checksums[0].actual == inventory.checksums[0].expected);
  REQUIRE(inventory.unknowns.size() == 1);
  CHECK(inventory.unknowns[0].fact == "sidecar note.bin");
}

TEST_CASE("pipeline: neither the order of arguments nor repeats nor folders show", "[gate][pipeline]") {
  const test::TemporaryFolder first;
  const test::TemporaryFolder second;
  const std::string one = pack({file("a.c", "1\n")}, "tar.gz");
  const std::string two = pack({file("a.c", "2\n")}, "tar.gz");
  const std::string b = first.write("b.tar.gz", one);
  const std::string a = first.write("a.tar.gz", two);
  const std::string twin = first.write("sub/a.tar.gz", one);
  const Inventory inventory = read({request(b), request(a), request(twin)});
  CHECK(inventory.deliveries.size() == 3);
  CHECK(read({request(twin), request(a), request(b), request(a)}) == inventory);
  const std::string other_twin = second.write("a.tar.gz", one);
  CHECK(read({request(second.write("z/b.tar.gz", one)), request(other_twin),
              request(second.write("x/a.tar.gz", two))}) == inventory);
}

TEST_CASE("pipeline: deliveries of one name are told apart by their places", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string x = folder.write("x/a.tar.gz", pack({file("a.c", "1\n")}, "tar.gz"));
  const std::string y = folder.write("y/a.tar.gz", pack({file("a.c", "2\n")}, "tar.gz"));
  const Inventory inventory = read({request(x), request(y)});
  REQUIRE(inventory.deliveries.size() == 2);
  CHECK(inventory.deliveries[0].name == "a.tar.gz");
  CHECK(inventory.deliveries[1].name == "a.tar.gz");
  CHECK(inventory.deliveries[0].sha256 < inventory.deliveries[1].sha256);
  CHECK(inventory.contents.containers[inventory.deliveries[1].container].path == "a.tar.gz (2)");
}

TEST_CASE("pipeline: of two requests for a path the one that says more", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("a.tar.gz", pack({file("a.c", "1\n")}, "tar.gz"));
  DeliveryRequest fetched = request(path);
  fetched.taken_in = Origin{"CMakeLists.txt", 7, 1, "", "cmake"};
  const Inventory inventory = read({request(path), fetched});
  REQUIRE(inventory.deliveries.size() == 1);
  CHECK(inventory.deliveries[0].taken_in == fetched.taken_in);
}

TEST_CASE("pipeline: documents are bounded, one and all", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write(
      "d.tar.gz",
      pack({file("delivery.yaml", manifest), file("SHA256SUMS", std::string(64, 'a') + "  x\n")}, "tar.gz"));
  Policy policy = registered();
  SECTION("one") { policy.limits.document_bytes = 50; }
  SECTION("all") { policy.limits.memory = 70; }
  const Inventory inventory = read({request(path)}, policy);
  CHECK(inventory.deliveries.at(0).find_field("supplier.name") != nullptr);
  CHECK(inventory.checksums.empty());
  REQUIRE(inventory.unknowns.size() == 1);
  CHECK(inventory.unknowns[0].fact == "document d.tar.gz!/SHA256SUMS");
}

TEST_CASE("pipeline: a sidecar larger than a document is an unknown", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.tar.gz", pack({file("a.c", "1\n")}, "tar.gz"));
  folder.write("d.tar.gz.delivery.yaml", manifest + std::string(100, '\n'));
  Policy policy = registered();
  policy.limits.document_bytes = 50;
  const Inventory inventory = read({request(path)}, policy);
  REQUIRE(inventory.unknowns.size() == 1);
  CHECK(inventory.unknowns[0].fact == "sidecar d.tar.gz.delivery.yaml");
}

TEST_CASE("pipeline: a path that is not there is our failure", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const auto inventory = read_deliveries({request(folder.path() + "/none.zip")}, registered(), {});
  REQUIRE(!inventory);
  CHECK(inventory.error().failure == Failure::cannot_finish);
}

TEST_CASE("pipeline: bytes that are no archive are facts, not a failure", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string bytes = pack({file("a.c", "some text\n")}, "tar.gz");
  const std::string path = folder.write("d.tar.gz", bytes.substr(0, bytes.size() / 2));
  const Inventory inventory = read({request(path)});
  CHECK(inventory.contents.containers.at(0).completeness != Completeness::complete);
}

TEST_CASE("pipeline: policy inside a delivery changes nothing", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.tar.gz", pack({file("waivers.yaml", "sluice: 1\nwaivers: []\n"),
                                                          file("sluice.yaml", "sluice: 1\nrung: observe\n")},
                                                         "tar.gz"));
  const Policy policy = registered();
  const Verdict verdict = judge(read({request(path)}, policy), policy, test::options_on(test::today));
  CHECK(verdict.rung == "managed");
  CHECK(verdict.waivers.empty());
  REQUIRE(verdict.remarks.size() == 1);
  CHECK(verdict.remarks[0].code == "policy.proposed");
}

TEST_CASE("pipeline: what is expected, kept or read with more threads is read the same", "[gate][pipeline]") {
  const test::TemporaryFolder folder;
  const std::string first = folder.write(
      "a/d.tar.gz", pack({file("delivery.yaml", manifest), file("b.bin", test::noise(2u << 20))}, "tar.gz"));
  const std::string second =
      folder.write("b/d.tar.gz", pack({file("SHA256SUMS", "no list"), file("a.c", "int x;\n")}, "tar.gz"));
  const std::vector<DeliveryRequest> requests = {request(first), request(second), request(folder.path() + "/a")};
  const Inventory plain = read(requests);
  for (const std::size_t jobs : {1u, 8u, 2u}) {
    CAPTURE(jobs);
    DeliveryReader reader({jobs, {}, folder.path() + "/cache", "test"});
    reader.expect({second, first, folder.path() + "/a", folder.path() + "/none"});
    const auto inventory = reader.read(requests, registered());
    REQUIRE(inventory);
    CHECK((*inventory == plain));
  }
  CHECK(list_folder(folder.path() + "/cache/facts-1").size() == 2);
}

}  // namespace
}  // namespace sluice
