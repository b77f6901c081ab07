// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_matched.hpp"

#include "checks/verification_code.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// A delivery with files "a" and "b", whose bytes are their names.
BuildInventory delivery() {
  BuildInventory built;
  built.add_delivery("d.zip");
  for (const std::string name : {"a", "b"}) {
    const std::uint32_t entry = built.add_file(0, name);
    built.inventory.contents.digests.push_back({0, entry, "sha1", hex_of("sha1", name)});
    built.inventory.contents.digests.push_back({0, entry, "sha256+crlf", hex_of("sha256", name + "\r\n")});
    built.inventory.contents.digests.push_back({0, entry, "sha256+lf", hex_of("sha256", name + "\n")});
  }
  return built;
}

RuleResult judged(BuildInventory& built) {
  match_by_path(built);
  return run_rule(built, make_rule("sbom.matches-content"));
}

/// The code that a package of these SHA-1s has.
std::string code_of(std::vector<std::string> sha1s, const std::string& between = "", bool sorted = true) {
  if (sorted) std::ranges::sort(sha1s);
  return hex_of("sha1", join(sha1s, between));
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

struct CodeCase {
  std::string situation, code, cause;
};

}  // namespace

TEST_CASE("sbom_matches_content: no SBOM is no subject, a true one passes", "[checks][sbom_matches_content]") {
  BuildInventory without = delivery();
  CHECK(judged(without).judged == 0);
  BuildInventory built = delivery();
  BuildSbom sbom;
  sbom.add_file("a", {{"hash.sha256", hex_of("sha256", "a")}, {"hash.sha1", hex_of("sha1", "a")}});
  sbom.put(built.inventory, "x.json");
  const RuleResult result = judged(built);
  CHECK(result.judged == 1);
  CHECK(result.passed == 1);
}

TEST_CASE("sbom_matches_content: why a digest differs", "[checks][sbom_matches_content]") {
  struct Row {
    std::string algorithm, stated, cause;
  };
  const Row rows[] = {
      {"sha256", hex_of("sha256", "a\r\n"), "line ends of Windows"},
      {"sha256", hex_of("sha256", "a\n"), "line ends of Unix"},
      {"sha256", hex_of("sha256", "b"), "that of 'd.zip!/b'"},
      {"sha256", hex_of("sha1", "a"), "the file's sha1 under the name of sha256"},
      {"sha1", hex_of("sha256", "a"), "the file's sha256 under the name of sha1"},
      {"sha256", hex_of("sha256", ""), "no bytes at all"},
      {"sha256", "abcd", "4 digits"},
      {"sha256", "see website", "no digest"},
      {"sha256", hex_of("sha256", "something else"), "no known cause fits"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cause);
    BuildInventory built = delivery();
    BuildSbom sbom;
    sbom.add_file("a", {{"hash." + row.algorithm, row.stated}});
    sbom.put(built.inventory, "x.json");
    const RuleResult result = judged(built);
    CHECK(seen(result) == Texts{"fail sbom.file-changed"});
    CHECK(mentions(cause_of(result, "sbom.file-changed"), row.cause));
    CHECK(result.findings[0].place.pointer == "/file-a/hash." + row.algorithm);
    CHECK(result.findings[0].place.path == "d.zip!/x.json");
  }
}

TEST_CASE("sbom_matches_content: one digest is wrong and another one right", "[checks][sbom_matches_content]") {
  BuildInventory built = delivery();
  BuildSbom sbom;
  sbom.add_file("a", {{"hash.sha1", hex_of("sha1", "typed")}, {"hash.sha256", hex_of("sha256", "a")}});
  sbom.put(built.inventory, "x.json");
  CHECK(mentions(cause_of(judged(built), "sbom.file-changed"), "its sha256 agrees, so this one is written wrong"));
}

TEST_CASE("sbom_matches_content: what was not compared is unknown", "[checks][sbom_matches_content]") {
  BuildInventory built = delivery();
  BuildSbom sbom;
  sbom.add_file("a", {{"hash.blake3", "00"}});
  sbom.add_file("b");
  sbom.put(built.inventory, "x.json");
  CHECK(seen(judged(built)) == Texts{"unknown sbom.not-compared"});
}

TEST_CASE("sbom_matches_content: verification codes and their causes", "[checks][sbom_matches_content]") {
  const std::string a = hex_of("sha1", "a"), b = hex_of("sha1", "b");
  const bool is_descending = a > b;  // so that order makes a difference
  const std::string first = is_descending ? "a" : "b", second = is_descending ? "b" : "a";
  const CodeCase cases[] = {
      {"as it should be", code_of({a, b}), ""},
      {"in upper case itself", upper(code_of({a, b})), ""},
      {"of upper-case hex", code_of({upper(a), upper(b)}), "upper-case hex"},
      {"with line feeds", hex_of("sha1", std::min(a, b) + "\n" + std::max(a, b) + "\n"), "a line feed behind each"},
      {"joined by line feeds", code_of({a, b}, "\n"), "joined by line feeds"},
      {"not sorted", code_of({std::max(a, b), std::min(a, b)}, "", false), "not sorted"},
      {"too long", hex_of("sha256", "x"), "40 digits"},
      {"of nothing known", hex_of("sha1", "x"), "no known cause"},
  };
  for (const CodeCase& one : cases) {
    CAPTURE(one.situation);
    BuildInventory built = delivery();
    BuildSbom sbom;
    const std::uint32_t package = sbom.add_component("p", "1", {{"verification-code", one.code}});
    for (const std::string& name : {first, second}) {
      sbom.relate(package, SbomRelationKind::contains, sbom.add_file(name, {{"hash.sha1", hex_of("sha1", name)}}));
    }
    sbom.put(built.inventory, "x.json");
    const RuleResult result = judged(built);
    CHECK(seen(result) == (one.cause.empty() ? Texts{} : Texts{"fail sbom.code-mismatch"}));
    CHECK(mentions(cause_of(result, "sbom.code-mismatch"), one.cause));
  }
}

TEST_CASE("sbom_matches_content: a stale code, a missing file, and what is left out", "[checks][sbom_matches_content]") {
  const std::string a = hex_of("sha1", "a"), b = hex_of("sha1", "b"), old = hex_of("sha1", "old");
  const auto judge = [](const std::string& code, const std::string& name, const std::string& sha1,
                        const std::string& excluded) {
    BuildInventory built = delivery();
    BuildSbom sbom;
    const std::uint32_t package =
        sbom.add_component("p", "1", {{"verification-code", code}, {"verification-code-excluded", excluded}});
    sbom.relate(package, SbomRelationKind::contains, sbom.add_file("a", {{"hash.sha1", hex_of("sha1", "a")}}));
    sbom.relate(package, SbomRelationKind::contains, sbom.add_file(name, {{"hash.sha1", sha1}}));
    sbom.put(built.inventory, "x.json");
    return judged(built);
  };
  const RuleResult stale = judge(code_of({a, old}), "b", old, "");
  CHECK(seen(stale) == Texts{"fail sbom.code-mismatch", "fail sbom.file-changed"});
  CHECK(mentions(cause_of(stale, "sbom.code"), "stale: the code agrees with the SHA-1s that it states, but 1 of its files"));
  const RuleResult missing = judge(code_of({a, b}), "gone", b, "");
  CHECK(mentions(cause_of(missing, "sbom.code"), "'gone' was not delivered; with the SHA-1 that the SBOM states"));
  CHECK(seen(judge(code_of({a}), "b", b, "./b")).empty());
  CHECK(mentions(cause_of(judge(code_of({a, b}), "b", b, "./b"), "sbom.code"), "should be left out"));
}

TEST_CASE("sbom_matches_content: a code without files is of all that is delivered", "[checks][sbom_matches_content]") {
  BuildInventory built = delivery();
  BuildSbom sbom;
  sbom.add_component("p", "1", {{"verification-code", code_of({hex_of("sha1", "a"), hex_of("sha1", "b")})}});
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built).passed == 1);
  built.stop_reading(0);
  CHECK(seen(run_rule(built, make_rule("sbom.matches-content"))) == Texts{"unknown sbom.not-compared"});
}

TEST_CASE("sbom_matches_content: SBOMs of one delivery must agree", "[checks][sbom_matches_content]") {
  struct Row {
    const char* situation;
    std::string version, license, supplier, sha256;
    Texts expected;
  };
  const std::string hex(64, 'a');
  const Row rows[] = {
      {"they do", "1.3", "MIT OR Zlib", "Organization: Acme", hex, {}},
      {"another order of the license", "v1.3", "Zlib OR MIT", "acme", hex, {}},
      {"another version", "1.4", "MIT OR Zlib", "Acme", hex, {"fail sbom.contradiction"}},
      {"another license", "1.3", "GPL-2.0-only", "Acme", hex, {"fail sbom.contradiction"}},
      {"another supplier", "1.3", "MIT OR Zlib", "Zeta", hex, {"fail sbom.contradiction"}},
      {"another digest", "1.3", "MIT OR Zlib", "Acme", std::string(64, 'b'), {"fail sbom.contradiction"}},
      {"nothing asserted", "1.3", "NOASSERTION", "NOASSERTION", hex, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.situation);
    BuildInventory built = delivery();
    const auto add = [&](const std::string& path, const std::string& version, const std::string& license,
                         const std::string& supplier, const std::string& sha256) {
      BuildSbom sbom;
      sbom.add_component("zlib", version,
                         {{"purl", "pkg:generic/zlib@" + version}, {"license-declared", license}, {"supplier", supplier}, {"hash.sha256", sha256}});
      sbom.put(built.inventory, path);
    };
    add("x.json", "1.3", "MIT OR Zlib", "Acme", hex);
    add("y.json", row.version, row.license, row.supplier, row.sha256);
    for (SbomDocument& document : built.inventory.sboms) document.matches.clear();
    const RuleResult result = run_rule(built, make_rule("sbom.matches-content"));
    CHECK(seen(result) == row.expected);
    for (const Finding& finding : result.findings) {
      CHECK(finding.place.path == "d.zip!/y.json");
      REQUIRE(finding.related.size() == 1);
      CHECK(finding.related[0].path == "d.zip!/x.json");
    }
  }
}

TEST_CASE("sbom_matches_content: two versions of a package in one SBOM contradict nobody", "[checks][sbom_matches_content]") {
  BuildInventory built = delivery();
  BuildSbom one, other;
  one.add_component("zlib", "1.2");
  one.add_component("zlib", "1.3");
  other.add_component("zlib", "1.3");
  one.put(built.inventory, "x.json");
  other.put(built.inventory, "y.json");
  CHECK(judged(built).passed == 1);
}
