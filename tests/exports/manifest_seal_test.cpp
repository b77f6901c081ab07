// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/manifest_draft.hpp"
#include "exports/manifest_seal.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace sluice;

namespace {

constexpr const char* manifest =
    "# who we are\n"
    "delivery: 1\n"
    "id: acme-radar-4.2.1-20261118   # on the shipping label\n"
    "created: 2026-11-18T09:30:00Z\n"
    "\n"
    "product:\n"
    "  version: \"4.2.1\"   # keep the quotes\n"
    "  name: radar\n"
    "  purl: 'pkg:generic/acme/radar@4.2.1?arch=arm64'\n"
    "artifacts:\n"
    "  - {path: lib/libradar.so.4.2.1, kind: library}  # the product\n"
    "  - path: fw.img\n"
    "    inspect: opaque\n"
    "    reason: encrypted\n"
    "    agreed: DEV-1\n"
    "x-own: 4.2.1 stays\n"
    "seal: {list: sums/SHA512SUMS, algorithm: sha512, signatures: [sums/list.p7s]}\n";

SealFacts facts(std::string version, std::set<std::string> files = {}) {
  SealFacts facts;
  facts.version = std::move(version);
  facts.day = "2026-12-01";
  facts.is_there = [files](const std::string& path) { return files.contains(path); };
  facts.digest = [files](const std::string& path, const std::string&) -> std::optional<std::string> {
    if (!files.contains(path)) return std::nullopt;
    return std::string(64, 'a');
  };
  return facts;
}

}  // namespace

TEST_CASE("manifest_seal: a new version goes to every place, and all else stays", "[exports][seal]") {
  const auto sealed = seal_manifest(manifest, "delivery.yaml", facts("4.3.0", {"lib/libradar.so.4.3.0", "fw.img"}));
  REQUIRE(sealed);
  CHECK(sealed->text ==
        "# who we are\n"
        "delivery: 1\n"
        "id: acme-radar-4.3.0-20261201   # on the shipping label\n"
        "created: 2026-12-01\n"
        "\n"
        "product:\n"
        "  version: \"4.3.0\"   # keep the quotes\n"
        "  name: radar\n"
        "  purl: 'pkg:generic/acme/radar@4.3.0?arch=arm64'\n"
        "  replaces: {version: \"4.2.1\"}\n"
        "artifacts:\n"
        "  - {path: lib/libradar.so.4.3.0, kind: library}  # the product\n"
        "  - path: fw.img\n"
        "    inspect: opaque\n"
        "    reason: encrypted\n"
        "    agreed: DEV-1\n"
        "    digest: \"sha256:" + std::string(64, 'a') + "\"\n"
        "x-own: 4.2.1 stays\n"
        "seal: {list: sums/SHA512SUMS, algorithm: sha512, signatures: [sums/list.p7s]}\n");
  CHECK(sealed->list == "sums/SHA512SUMS");
  CHECK(sealed->algorithm == "sha512");
  CHECK(sealed->signatures == std::vector<std::string>{"sums/list.p7s"});
  CHECK(sealed->changes.size() == 7);
  CHECK(sealed->changes.front().line == 3);
}

TEST_CASE("manifest_seal: sealed again, nothing changes", "[exports][seal]") {
  const SealFacts now = facts("4.3.0", {"lib/libradar.so.4.3.0", "fw.img"});
  const auto once = seal_manifest(manifest, "delivery.yaml", now);
  REQUIRE(once);
  SealFacts later = now;
  later.day = "2027-01-01";
  const auto again = seal_manifest(once->text, "delivery.yaml", later);
  REQUIRE(again);
  CHECK(again->text == once->text);
  CHECK(again->changes.empty());
}

TEST_CASE("manifest_seal: replaces in either style, with a digest where the archive is known", "[exports][seal]") {
  const std::string head = "delivery: 1\nid: abc\nproduct:\n";
  SealFacts now = facts("2.0");
  now.previous_digest = "sha256:" + std::string(64, 'b');
  const std::string want = "{version: \"1.0\", digest: \"sha256:" + std::string(64, 'b') + "\"}";
  const auto seal = [&](const std::string& product) {
    const auto sealed = seal_manifest(head + product, "d", now);
    REQUIRE(sealed);
    return sealed->text;
  };
  CHECK(seal("  version: \"1.0\"\n  replaces: {version: \"0.9\"}  # before\n").find("  replaces: " + want + "  # before\n") != std::string::npos);
  CHECK(seal("  version: \"1.0\"\n  replaces:\n    version: \"0.9\"\n    digest: \"sha256:00\"\nx-a: b\n").find("  replaces:\n    " + want + "\nx-a: b\n") != std::string::npos);
  const auto flow = seal_manifest("delivery: 1\nid: abc\nproduct: {name: \"r}\", version: \"1.0\"}\n", "d", now);
  REQUIRE(flow);
  CHECK(flow->text.find("product: {name: \"r}\", version: \"2.0\", replaces: " + want + "}\n") != std::string::npos);
}

TEST_CASE("manifest_seal: what the text hides is not guessed at", "[exports][seal]") {
  CHECK_FALSE(seal_manifest("delivery: 2\n", "d", facts("1")));
  CHECK_FALSE(seal_manifest("delivery: 1\nid: abc\nproduct: {name: a}\n", "d", facts("1")));
  const auto folded = seal_manifest("delivery: 1\nid: abc\nproduct:\n  version: >-\n    1.0\n", "d", facts("2.0"));
  REQUIRE_FALSE(folded);
  CHECK(folded.error().message.find("d:4:") != std::string::npos);
}

TEST_CASE("manifest_seal: values that others read as numbers get quotes", "[exports][seal]") {
  const auto sealed = seal_manifest("delivery: 1\nid: TODO\nproduct: {name: radar, version: TODO}\n", "d", facts("4.10"));
  REQUIRE(sealed);
  CHECK(sealed->text.find("version: \"4.10\"") != std::string::npos);
  CHECK(sealed->text.find("id: radar-4.10-20261201\n") != std::string::npos);
  CHECK(sealed->text.find("replaces") == std::string::npos);
  CHECK(sealed->questions.empty());
}

TEST_CASE("manifest_seal: a short version is no part of a number or a day", "[exports][seal]") {
  const auto seal = [](const std::string& id, const std::string& before, const std::string& now) {
    const auto sealed = seal_manifest("delivery: 1\nid: " + id + "\ncreated: 2026-11-18\nproduct: {name: one, version: \"" + before + "\"}\n", "d", facts(now));
    REQUIRE(sealed);
    const std::size_t at = sealed->text.find("id: ") + 4;
    return sealed->text.substr(at, sealed->text.find('\n', at) - at);
  };
  CHECK(seal("one-1-20261118", "1", "2") == "one-2-20261201");
  CHECK(seal("a1-1.1-v1-1", "1", "2") == "a1-1.1-v2-2");
  CHECK(seal("one-11", "1", "2") == "one-2-20261201");
  CHECK(seal("radar1.0-1.0.1-11.0-1.0", "1.0", "1.1") == "radar1.1-1.0.1-11.0-1.1");
}

TEST_CASE("manifest_seal: the delivery before is named, though the version was set already", "[exports][seal]") {
  SealFacts now = facts("1.0");
  now.previous_digest = "sha256:" + std::string(64, 'b');
  const std::string head = "delivery: 1\nid: abc\nproduct:\n  version: \"1.0\"\n";
  const std::string tail = "seal: {list: SHA256SUMS}\n";
  const auto added = seal_manifest(head + "  replaces: {version: \"0.9\"}\n" + tail, "d", now);
  REQUIRE(added);
  CHECK(added->text == head + "  replaces: {version: \"0.9\", digest: \"" + now.previous_digest + "\"}\n" + tail);
  const auto again = seal_manifest(added->text, "d", now);
  REQUIRE(again);
  CHECK(again->changes.empty());
  now.previous_digest = "sha256:" + std::string(64, 'c');
  const auto other = seal_manifest(added->text, "d", now);
  REQUIRE(other);
  CHECK(other->text.find(now.previous_digest) != std::string::npos);
  const auto nowhere = seal_manifest(head + tail, "d", now);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().message.find("'product.replaces.version' is missing") != std::string::npos);
}

TEST_CASE("manifest_seal: the list stays in the delivery", "[exports][seal]") {
  for (const std::string list : {"../outside.txt", "/etc/list", "sums/../../outside", "..", "C:/list", "'..\\list'"}) {
    CAPTURE(list);
    CHECK_FALSE(seal_manifest("delivery: 1\nid: abc\nproduct: {version: \"1.0\"}\nseal: {list: " + list + "}\n", "d", facts("1.0")));
  }
  CHECK(seal_manifest("delivery: 1\nid: abc\nproduct: {version: \"1.0\"}\nseal: {list: sums/..list}\n", "d", facts("1.0")));
}

TEST_CASE("manifest_seal: the replaced version is quoted, whatever is in it", "[exports][seal]") {
  const std::string before = "delivery: 1\nid: abc\nproduct:\n  version: 'a\"b\\c'\nseal: {list: SHA256SUMS}\n";
  const auto sealed = seal_manifest(before, "d", facts("2.0"));
  REQUIRE(sealed);
  CHECK(sealed->text.find("replaces: {version: \"a\\\"b\\\\c\"}") != std::string::npos);
  CHECK(seal_manifest(sealed->text, "d", facts("2.1")));
}

TEST_CASE("digest_line: names are escaped as sha256sum does", "[exports][seal]") {
  CHECK(digest_line("ab", "a b.c") == "ab  a b.c\n");
  CHECK(digest_line("ab", "a\\b\nc") == "\\ab  a\\\\b\\nc\n");
}

TEST_CASE("manifest_draft: what is not known is asked for, line by line", "[exports][seal]") {
  const std::string nothing = render_manifest_draft({});
  const auto questions = find_questions(nothing);
  CHECK(questions.size() == 17);
  CHECK(std::ranges::all_of(questions, [](const DraftQuestion& one) { return !one.text.empty() && one.line > 3; }));
  DraftFacts seen;
  seen.name = "radar \"x\"";
  seen.version = "1.0";
  seen.purl = "pkg:generic/a/radar@1.0";
  seen.supplier = "ACME: Sensors";
  seen.forms = {"source"};
  seen.artifacts = {{"src", "source", ""}};
  seen.sboms = {{"bom.json", {"ntia-2021"}}};
  seen.components = {"pkg:generic/zlib@1.3"};
  const std::string text = render_manifest_draft(seen);
  CHECK(text.find("  name: \"radar \\\"x\\\"\"\n") != std::string::npos);
  CHECK(text.find("    conforms: [ntia-2021]\n") != std::string::npos);
  CHECK(find_questions(text).size() == 11);
}
