// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice diff and check --since, run as people run them.
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/program.hpp"
#include "reports/change_format.hpp"
#include "support/changed_delivery.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace sluice;

namespace {

constexpr std::uint64_t most_bytes = 64u << 20;

class Folder {
 public:
  Folder()
      : older(folder_.write("telematics-sdk-1.0.zip", test::older_delivery())),
        newer(folder_.write("telematics-sdk-1.1.zip", test::newer_delivery())) {}

  test::Ended run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--cache", folder_.path() + "/cache"});
    return test::sluice_run(std::move(arguments), folder_.path());
  }
  std::string read(const std::string& name) const { return read_file(path(name), most_bytes).value_or(""); }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  std::string write(const std::string& name, const std::string& content) const { return folder_.write(name, content); }

 private:
  test::TemporaryFolder folder_;

 public:
  std::string older, newer;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("diff: text tells changes with places, what cannot be told, and their number", "[cli][diff]") {
  const Folder folder;
  const test::Ended ended = folder.run({"diff", folder.older, folder.newer});
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.out.starts_with("from telematics-sdk-1.0.zip (version 1.0) to telematics-sdk-1.1.zip (version 1.1)\n"));
  CHECK(has(ended.out, "  component upgraded pkg:generic/wirecodec: 1.9.0 -> 1.10.0\n"
                       "    before: telematics-sdk-1.0.zip!/telematics-sdk-1.0/sbom/upgraded.cdx.json"));
  CHECK(has(ended.out, "  not told: hardening of binaries: "));
  CHECK(has(ended.out, "  not told: consequences for the policy: "));
  CHECK(has(ended.out, "  ... and "));
}

TEST_CASE("diff: --fail-on decides the exit code, and refuses what is no kind", "[cli][diff]") {
  const Folder folder;
  CHECK(folder.run({"diff", folder.older, folder.newer, "--quiet", "--fail-on", "policy-fails,*-lost"}).code == 1);
  CHECK(folder.run({"diff", folder.older, folder.older, "--quiet", "--fail-on", "component-*,*-lost"}).code == 0);
  const test::Ended odd = folder.run({"diff", folder.older, folder.newer, "--fail-on", "colour"});
  CHECK(odd.code == 2);
  CHECK(has(odd.err, "--fail-on colour: names no kind of change"));
  CHECK(has(odd.err, "component-added"));
  CHECK(folder.run({"diff", folder.older, folder.path("nowhere.zip")}).code == 3);
  CHECK(folder.run({"diff", folder.older, folder.newer, "--out", "odt=x"}).code == 2);
  CHECK(folder.run({"diff", folder.older, folder.newer, "--out", "json=x", "--out", "html=x"}).code == 2);
}

TEST_CASE("diff: --fail-on does not pass where the answer is not known", "[cli][diff]") {
  const Folder folder;
  const test::Ended no_policy = folder.run({"diff", folder.older, folder.newer, "--fail-on", "policy-fails"});
  CAPTURE(no_policy.err);
  CHECK(no_policy.code == 3);
  CHECK(has(no_policy.err, "--fail-on policy-fails: not known, because consequences for the policy cannot be told"));
  CHECK(has(no_policy.err, "help: give --policy"));
  CHECK(folder.run({"diff", folder.older, folder.older, "--quiet", "--fail-on", "any"}).code == 3);

  folder.run({"check", folder.older, "--quiet", "--policy", "builtin:archive-safety@1", "--out", "json=" + folder.path("old.json")});
  folder.run({"check", folder.newer, "--quiet", "--policy", "builtin:archive-safety@1", "--facts", folder.path("new-facts")});
  const test::Ended no_facts = folder.run({"diff", "old.json", "new-facts", "--fail-on", "component-added", "--out", "html=d.html", "--out", "markdown=d.md"});
  CAPTURE(no_facts.out, no_facts.err);
  CHECK(no_facts.code == 3);
  CHECK(has(no_facts.err, "--fail-on component-added: not known, because everything but findings of rules cannot be told"));
  CHECK_FALSE(has(no_facts.out, "0 files added"));
  CHECK_FALSE(has(folder.read("d.html"), "0 files added"));
  CHECK_FALSE(has(folder.read("d.md"), "0 files added"));
  CHECK(folder.run({"diff", "old.json", "new-facts", "--quiet"}).code == 0);
}

TEST_CASE("diff: facts tell what deliveries tell", "[cli][diff]") {
  const Folder folder;
  const std::string pack = "builtin:license-compliance@1";
  for (const std::string version : {"1.0", "1.1"}) {
    const std::string delivery = version == "1.0" ? folder.older : folder.newer;
    folder.run({"check", delivery, "--quiet", "--policy", pack, "--facts", folder.path(version + ".facts.json"), "--out",
                "json=" + folder.path(version + ".json")});
  }
  CHECK(folder.run({"diff", folder.older, folder.newer, "--quiet", "--out", "json=d.json"}).code == 0);
  CHECK(folder.run({"diff", "1.0.facts.json", "1.1.facts.json", "--quiet", "--out", "json=f.json"}).code == 0);
  CHECK(folder.run({"diff", "1.0.json", "1.1.json", "--quiet", "--out", "json=v.json"}).code == 0);
  const auto deliveries = parse_change_json(folder.read("d.json"), "d.json");
  const auto facts = parse_change_json(folder.read("f.json"), "f.json");
  const auto verdicts = parse_change_json(folder.read("v.json"), "v.json");
  REQUIRE((deliveries && facts && verdicts));
  CHECK(deliveries->differences.size() > 20);
  CHECK(*facts == *deliveries);
  CHECK(verdicts->files == deliveries->files);
  CHECK(verdicts->differences.size() > deliveries->differences.size());  // and what the rules say
}

TEST_CASE("diff: facts beside a verdict count only if they are of the same bytes", "[cli][diff]") {
  const Folder folder;
  folder.run({"check", folder.older, "--quiet", "--out", "json=" + folder.path("a/old.json")});
  folder.run({"check", folder.newer, "--quiet", "--facts", folder.path("a/old.facts.json")});
  const test::Ended ended = folder.run({"diff", folder.path("a/old.json"), folder.newer});
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 0);
  CHECK(has(ended.err, "is not used: its facts are not of the delivery that"));
  CHECK(has(ended.out, "  not told: everything but findings of rules: of the older delivery only the verdict is known"));
}

TEST_CASE("diff: with a policy, rules that newly fail and pass", "[cli][diff]") {
  const Folder folder;
  const std::string pack = "builtin:archive-safety@1";
  const test::Ended worse = folder.run({"diff", folder.older, folder.newer, "--policy", pack, "--fail-on", "policy-fails"});
  CAPTURE(worse.out, worse.err);
  CHECK(worse.code == 1);
  CHECK(has(worse.out, "  rule newly fails archive.setuid: "));
  CHECK(has(worse.out, "    now:    telematics-sdk-1.1.zip!/telematics-sdk-1.1/tools/start.sh"));
  CHECK(has(worse.out, "  rule newly passes archive.setuid: "));
  CHECK(has(worse.out, "    before: telematics-sdk-1.0.zip!/telematics-sdk-1.0/tools/stop.sh"));
  CHECK(folder.run({"diff", folder.newer, folder.newer, "--policy", pack, "--fail-on", "any"}).code == 0);
}

TEST_CASE("diff: every format has each change, and two runs give the same bytes", "[cli][diff]") {
  const Folder folder;
  const auto run = [&](const std::string& stem) {
    return folder.run({"diff", folder.older, folder.newer, "--out", "html=" + stem + ".html", "--out", "markdown=" + stem + ".md",
                       "--out", "json=" + stem + ".json", "--out", "text=" + stem + ".txt", "--all"});
  };
  CHECK(run("a").code == 0);
  CHECK(run("b").code == 0);
  for (const std::string ending : {"html", "md", "json", "txt"}) {
    CAPTURE(ending);
    const std::string bytes = folder.read("a." + ending);
    CHECK(bytes == folder.read("b." + ending));
    CHECK_FALSE(has(bytes, folder.path("")));
    for (const char* const part : {"ringlog", "1.10.0", "libextra.so", "start.sh", "Ada Holder", "more-files.cdx.json"}) {
      CAPTURE(part);
      CHECK(has(bytes, part));
    }
  }
}

TEST_CASE("check: --since tells in text and HTML what changed", "[cli][diff]") {
  const Folder folder;
  const test::Ended ended = folder.run({"check", folder.newer, "--since", folder.older, "--policy", "builtin:license-compliance@1",
                                        "--out", "html=" + folder.path("r.html")});
  CAPTURE(ended.out, ended.err);
  CHECK(has(ended.out, "  since telematics-sdk-1.0.zip (version 1.0): "));
  CHECK(has(ended.out, "(--all shows each)"));
  const std::string page = folder.read("r.html");
  CHECK(has(page, "Since the last accepted delivery"));
  CHECK(has(page, "pkg:generic/wirecodec"));
  const test::Ended none = folder.run({"check", folder.newer});
  CHECK_FALSE(has(none.out, "  since "));
  CHECK(folder.run({"check", folder.newer, "--since", folder.path("nowhere")}).code == 3);
  const test::Ended several = folder.run({"check", folder.newer, folder.older, "--since", folder.older});
  CHECK(several.code == 2);
  CHECK(has(several.err, "--since is of one delivery, not of 2"));
}
