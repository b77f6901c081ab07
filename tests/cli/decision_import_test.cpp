// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice decisions import: what the agenda asks about is what the exception then silences, there and nowhere else.
#include "base/csv_text.hpp"
#include "cli/judged_archive.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

namespace sluice::test {
namespace {

const std::string unnamed = "sluice: 1\nextends: [{use: 'builtin:internal-baseline@1'}]\nrung: managed\n";
const std::string named = unnamed + "waivers: [waivers.yaml]\n";

/// A project that takes in two deliveries with the same findings.
class Project {
 public:
  Project() {
    folder_.write("sluice.yaml", unnamed);
    for (const char* parent : {"/in", "/other"}) std::filesystem::create_directory(folder_.path() + parent);
    std::filesystem::copy(SLUICE_SOURCE_DIR "/fixtures/changed/telematics-sdk-1.0", folder_.path() + "/in/sdk-1.0", recursively_);
    std::filesystem::copy(SLUICE_SOURCE_DIR "/fixtures/changed/telematics-sdk-1.0", folder_.path() + "/other/sdk-1.0", recursively_);
    folder_.write("other/sdk-1.0/EXTRA", "of another delivery\n");
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  std::string read(const std::string& name) const { return read_file(folder_.path() + "/" + name, 1 << 20).value_or(""); }
  Ended run(std::vector<std::string> arguments) const { return sluice_run(std::move(arguments), folder_.path()); }

  /// Rules of the findings that stop a build.
  std::vector<std::string> failures(const std::string& delivery) const {
    run({"check", delivery, "--no-cache", "--quiet", "--out", "json=v.json", "--as-of", "2026-11-20", "--allow-past"});
    const json::Value body = report_body(folder_.path() + "/v.json");
    std::vector<std::string> found;
    for (const json::Value& one : body.items_of("findings")) {
      if (one.text_or("action", "") == "fail" && !one.boolean_or("waived", false)) found.emplace_back(one.text_or("rule", ""));
    }
    return found;
  }

  /// The agenda of verdicts with every row waived, and some cells written otherwise.
  void waive_all(std::map<std::string, std::string> answers = {}, const std::vector<std::string>& verdicts = {"v.json"}) const {
    answers.insert({{"decision", "waive"}, {"by", "j.doe"}, {"role", "ospo"}, {"owner", "dev"}, {"date", "2026-11-20"}, {"reason", "follows"}, {"ticket", "T-1"}, {"expires", "2026-12-20"}});
    std::vector<std::string> arguments = {"agenda", "--as-of", "2026-11-20", "--format", "csv"};
    arguments.insert(arguments.end(), verdicts.begin(), verdicts.end());
    const Ended agenda = run(arguments);
    REQUIRE(agenda.code == 0);
    const auto rows = parse_csv(agenda.out, "csv");
    REQUIRE(rows);
    std::string out;
    for (CsvRow row : *rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto answer = answers.find(rows->front().cells[i]);
        if (row.line > 1 && answer != answers.end()) row.cells[i] = answer->second;
        out += (i == 0 ? "" : ",") + escape_csv(row.cells[i]);
      }
      out += "\r\n";
    }
    folder_.write("t.csv", out);
  }
  Ended import_table() const { return run({"decisions", "import", "t.csv"}); }

 private:
  static constexpr auto recursively_ = std::filesystem::copy_options::recursive;
  TemporaryFolder folder_;
};

TEST_CASE("decision_import: a waiver holds where the finding was", "[cli][agenda]") {
  const Project project;
  const bool has_register = GENERATE(false, true);
  CAPTURE(has_register);
  const std::string rest = has_register ? "suppliers: suppliers.yaml\n" : "";
  project.write("suppliers.yaml", "sluice: 1\nsuppliers: {acme: {name: Acme, paths: ['in/**']}}\n");
  project.write("sluice.yaml", unnamed + rest);
  REQUIRE(project.failures("in/sdk-1.0").size() > 2);
  project.waive_all();
  const Ended imported = project.import_table();
  CAPTURE(imported.err);
  REQUIRE(imported.code == 0);
  CAPTURE(project.read("waivers.yaml"));
  project.write("sluice.yaml", named + rest);
  CHECK(project.failures("in/sdk-1.0").empty());
  CHECK(project.failures("other/sdk-1.0").size() > 2);
}

TEST_CASE("decision_import: deliveries with the same findings are decided each for itself", "[cli][agenda]") {
  const Project project;
  REQUIRE(project.failures("in/sdk-1.0").size() > 2);
  project.write("v1.json", project.read("v.json"));
  REQUIRE(project.failures("other/sdk-1.0").size() > 2);
  const auto agenda = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"agenda", "--as-of", "2026-11-20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return project.run(arguments);
  };
  for (const char* format : {"csv", "json", "text", "markdown"}) {
    CAPTURE(format);
    const Ended forth = agenda({"v.json", "v1.json", "--format", format});
    CHECK(forth.code == 0);
    CHECK(forth.out == agenda({"v1.json", "v.json", "--format", format}).out);
  }
  CHECK(agenda({"v.json", "v1.json"}).out.find(" out of 2 verdicts on 2026-11-20") != std::string::npos);
  const auto rows = parse_csv(agenda({"v.json", "v1.json", "--format", "csv"}).out, "csv");
  const auto one = parse_csv(agenda({"v.json", "--format", "csv"}).out, "csv");
  REQUIRE((rows && one));
  CHECK(rows->size() - 1 == 2 * (one->size() - 1));
  project.waive_all({}, {"v1.json", "v.json"});
  const Ended imported = project.import_table();
  CAPTURE(imported.out, imported.err);
  REQUIRE(imported.code == 0);
  project.write("sluice.yaml", named);
  CHECK(project.failures("in/sdk-1.0").empty());
  CHECK(project.failures("other/sdk-1.0").empty());
}

TEST_CASE("agenda: a role that no verdict names is refused, one with nothing to do is not", "[cli][agenda]") {
  const Project project;
  REQUIRE(project.failures("in/sdk-1.0").size() > 2);
  const Ended refused = project.run({"agenda", "v.json", "--role", "nobody"});
  CHECK(refused.code == 2);
  CHECK(refused.err.find("--role nobody: no verdict names this role") != std::string::npos);
  CHECK(refused.err.find("the verdicts name ospo") != std::string::npos);
  CHECK(project.run({"agenda", "v.json", "--role", "ospo", "--days", "0"}).code == 0);
}

TEST_CASE("decision_import: a file that is not named yet is told of, and not filled twice", "[cli][agenda]") {
  const Project project;
  REQUIRE(project.failures("in/sdk-1.0").size() > 2);
  project.waive_all();
  const std::string hint = "name it in sluice.yaml: waivers: [waivers.yaml]";
  const Ended first = project.import_table();
  REQUIRE(first.code == 0);
  CHECK(first.err.find(hint) != std::string::npos);
  const std::string written = project.read("waivers.yaml");
  const Ended second = project.import_table();
  CAPTURE(second.err);
  CHECK(second.code == 0);
  CHECK(second.out.find("0 waivers and 0 decisions added") != std::string::npos);
  CHECK(second.err.find(hint) != std::string::npos);
  CHECK(project.read("waivers.yaml") == written);
  project.write("sluice.yaml", named);
  const Ended third = project.import_table();
  CHECK(third.code == 0);
  CHECK(third.err.find(hint) == std::string::npos);
}

TEST_CASE("decision_import: an exception for everybody's deliveries is refused", "[cli][agenda]") {
  const Project project;
  REQUIRE(project.failures("in/sdk-1.0").size() > 2);
  project.waive_all({{"sha256", ""}});
  const Ended refused = project.import_table();
  CAPTURE(refused.out, refused.err);
  CHECK(refused.code == 2);
  CHECK(refused.err.find("names neither a supplier nor bytes") != std::string::npos);
  CHECK(project.read("waivers.yaml").empty());
}

}  // namespace
}  // namespace sluice::test
