// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Packs that are no plain files: whoever opens them is asked once, and gives files by path.
#include "base/digest.hpp"
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice::test {
namespace {

struct Holder {
  PolicyFolder folder;
  int asked = 0;
  std::string place, sha256;
  std::string more;  ///< of the pack in an archive

  PolicySources sources(const std::string& extends) {
    folder.write("sluice.yaml", "sluice: 1\nextends: [" + extends + "]\nrung: managed\n");
    PolicySources found = folder.sources();
    found.open_packs = [this](const std::string& where, const std::string& pin) -> Result<std::map<std::string, std::string, std::less<>>> {
      ++asked;
      place = where;
      sha256 = pin;
      if (!pin.empty() && pin[0] == '0') return refuse(where + ": has another SHA-256", "find out who changed it");
      if (where.find("broken") != std::string::npos) return refuse("broken.tar.gz: has a defect", "pack it again");
      return std::map<std::string, std::string, std::less<>>{{"pack.yaml", std::string(usual_pack) + (more.empty() ? "extends: [{use: ./lists.yaml}]\n" : more)},
                                                             {"lists.yaml", "sluice: 1\npack: {id: acme/lists, version: 1.0.0, title: Lists}\nlists: {a: [b]}\n"},
                                                             {"rules/own.yaml", std::string(usual_rules)}};
    };
    return found;
  }
};

TEST_CASE("pack_archive: a pack and its rules out of an archive, read once", "[policy][pack]") {
  Holder holder;
  const auto policy = holder.folder.load(holder.sources("{use: packs/acme.tar.gz}"));
  REQUIRE(policy);
  CHECK(holder.asked == 1);
  CHECK(holder.place == holder.folder.path("packs/acme.tar.gz"));
  REQUIRE(policy->packs.size() == 2);
  CHECK(policy->packs[1].file == holder.folder.path("packs/acme.tar.gz!/pack.yaml"));
  CHECK(policy->find_rule("acme/archive.deep") != nullptr);
  CHECK(std::ranges::find(policy->files, holder.place) != policy->files.end());
}

TEST_CASE("pack_archive: the lock pins what lies in it", "[policy][pack]") {
  Holder holder;
  const PolicySources sources = holder.sources("{use: 'acme.zip!/pack.yaml'}");
  const auto lock = make_lock(sources, fake_catalogue());
  REQUIRE(lock);
  CHECK(lock->find("file: \"acme.zip!/pack.yaml\"") != std::string::npos);
  CHECK(lock->find("\"acme.zip!/rules/own.yaml\": ") != std::string::npos);
}

TEST_CASE("pack_archive: an address is pinned by a digest", "[policy][pack]") {
  Holder holder;
  const std::string pin(64, 'a');
  const auto policy = holder.folder.load(holder.sources("{use: 'https://ospo.acme.example/p.tar.gz', sha256: " + pin + "}"));
  REQUIRE(policy);
  CHECK(holder.place == "https://ospo.acme.example/p.tar.gz");
  CHECK(holder.sha256 == pin);
  CHECK(policy->packs[1].file == "https://ospo.acme.example/p.tar.gz!/pack.yaml");
  for (const char* use : {"{use: 'https://ospo.acme.example/p.tar.gz'}", "{use: 'http://127.0.0.1:80/p.tar.gz', sha256: " "aa" "}", "{use: 'ftp://x/p.zip'}"})
    CHECK_FALSE(holder.folder.load(holder.sources(use)));
}

TEST_CASE("pack_archive: each pin is compared, in whatever order files are asked for", "[policy][pack]") {
  Holder holder;
  const std::string good(64, 'a'), bad(64, '0'), other(64, 'b');
  const std::string own = "sluice: 1\npack: {id: acme/own, version: 1.0.0, title: Own}\n";
  holder.folder.write("own.yaml", own);
  holder.folder.write("shipped/packs/own.yaml", "sluice: 1\npack: {id: sluice/own, version: 1.0.0, title: Own}\n");
  const auto problems = [&](const std::string& extends) {
    const auto policy = holder.folder.load(holder.sources(extends));
    return policy ? std::vector<std::string>() : holder.folder.problems(policy.error());
  };
  using Strings = std::vector<std::string>;
  CHECK(problems("{use: ./own.yaml, sha256: " + to_hex(sha256(own)) + "}").empty());
  CHECK(problems("{use: ./own.yaml, sha256: " + bad + "}") == Strings{"pin-mismatch sluice.yaml:2:17"});
  CHECK(problems("{use: ./own.yaml}, {use: ./own.yaml, sha256: " + bad + "}") == Strings{"pin-mismatch sluice.yaml:2:36"});
  CHECK(problems("{use: p.tar.gz}, {use: 'p.tar.gz!/lists.yaml', sha256: " + good + "}, {use: p.tar.gz, sha256: " + good + "}").empty());
  CHECK(problems("{use: p.tar.gz}, {use: 'p.tar.gz!/lists.yaml', sha256: " + bad + "}") == Strings{"pack-unreadable sluice.yaml:2:34"});
  const std::string address = "{use: 'https://ospo.acme.example/p.tar.gz', sha256: " + good + "}, ";
  CHECK(problems(address + "{use: 'https://ospo.acme.example/p.tar.gz!/lists.yaml', sha256: " + good + "}").empty());
  CHECK(problems(address + "{use: 'https://ospo.acme.example/p.tar.gz!/lists.yaml', sha256: " + other + "}").size() == 1);
  CHECK(problems("{use: 'builtin:own@1'}").empty());
  CHECK(problems("{use: 'builtin:own@1', sha256: " + bad + "}") == Strings{"pinned-builtin sluice.yaml:2:17"});
}

TEST_CASE("pack_archive: a pack in an archive refers to nothing on the machine", "[policy][pack]") {
  Holder holder;
  holder.folder.write("own.yaml", "sluice: 1\npack: {id: acme/own, version: 1.0.0, title: Own}\n");
  holder.folder.write("decisions.own.yaml", "sluice: 1\ndecisions: []\n");
  const std::string pinned = "{use: 'https://ospo.acme.example/p.tar.gz', sha256: " + std::string(64, 'a') + "}";
  const std::string from = GENERATE(true, false) ? pinned : "{use: p.tar.gz}";
  const auto more = GENERATE(as<std::string>(), "extends: [{use: '/HERE/own.yaml'}]\n", "extends: [{use: ../own.yaml}]\n",
                             "extends: [{use: './../../own.yaml'}]\n", "extends: [{use: '/HERE/q.tar.gz'}]\n",
                             "extends: [{use: '/HERE/q.tar.gz!/lists.yaml'}]\n", "decisions: ['/HERE/decisions.own.yaml']\n",
                             "ort-classifications: {file: '/HERE/own.yaml', categories: {free: permissive}}\n");
  CAPTURE(from, more);
  holder.more = more.find("/HERE") == std::string::npos ? more : replaced(more, "/HERE", holder.folder.path("."));
  const auto policy = holder.folder.load(holder.sources(from));
  REQUIRE_FALSE(policy);
  REQUIRE(policy.error().diagnostics.size() == 1);
  CHECK(policy.error().diagnostics[0].code == "outside-archive");
  CHECK(holder.asked == 1);
}

TEST_CASE("pack_archive: a pack in an archive extends its own files and pinned addresses", "[policy][pack]") {
  Holder holder;
  holder.more = "extends: [{use: lists.yaml}]\n";
  CHECK(holder.folder.load(holder.sources("{use: p.tar.gz}")));
  holder.more = "extends: [{use: 'https://ospo.acme.example/q.tar.gz!/lists.yaml', sha256: " + std::string(64, 'a') + "}]\n";
  CHECK(holder.folder.load(holder.sources("{use: ../p.tar.gz}")));
}

TEST_CASE("pack_archive: what cannot be opened, or is not in it, has its place", "[policy][pack]") {
  Holder holder;
  const auto broken = holder.folder.load(holder.sources("{use: broken.tar.gz}"));
  REQUIRE_FALSE(broken);
  CHECK(holder.folder.problems(broken.error()) == std::vector<std::string>{"pack-unreadable sluice.yaml:2:17"});
  CHECK_FALSE(holder.folder.load(holder.sources("{use: 'acme.zip!/none.yaml'}")));
  CHECK_FALSE(holder.folder.load(holder.sources("{use: 'acme.zip!/../sluice.yaml'}")));
}

}  // namespace
}  // namespace sluice::test
