// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a supplier gets: the customer's verdict on its own machine, and nothing that is nobody's business but the customer's.
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/program.hpp"
#include "reports/report_format.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace sluice;
using test::Ended;
using test::TemporaryFolder;

namespace {

/// Every name that is the customer's own business holds this word, in any case.
constexpr std::string_view planted = "planted";

std::string read(const std::string& path) { return read_file(path, std::uint64_t{1} << 26).value_or(""); }

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// A customer with two suppliers, a coordinator for each matter, and a policy that uses what there is.
class Customer {
 public:
  Customer() {
    write("rules.yaml",
          "sluice: 1\n# planted-author wrote this for planted-project\nrules:\n"
          "  - {id: acme/chart.gone, kind: document.present, title: no chart, severity: high, tags: [chart], "
          "rationale: planted-person asked for it, obligations: [send-chart], "
          "with: {role: chart, any: ['**/CHART']}, "
          "fix: {supplier: add CHART, integrator: ask planted-helper, coordinator: tell planted-boss, "
          "command: planted-tool, docs: 'https://planted.acme.example/'}}\n"
          "  - {id: acme/other.gone, kind: document.present, title: no planted thing, severity: high, tags: [chart], "
          "match: {supplier: [planted-supplier]}, with: {role: other, any: ['**/OTHER']}}\n"
          "  - {id: acme/unit.gone, kind: document.present, title: no unit file, severity: medium, tags: [unit], "
          "match: {business-unit: [planted-unit], exclude: {supplier: [planted-supplier]}}, "
          "with: {role: unit, any: ['**/UNIT']}}\n"
          "  - {id: acme/source.other, kind: dependency.source, title: from elsewhere, severity: high, tags: [dependency], "
          "with: {hosts: [planted-mirror.acme.example]}}\n"
          "  - {id: acme/note.gone, kind: assert, title: no note, severity: low, tags: [chart], with: {subject: delivery}, "
          "assert: {not: {all: [{fact: delivery.name, regex: 'radar.*'}, "
          "{some: delivery.files, that: {fact: file.path, glob: ['**/README.md']}}]}}}\n");
    write("pack.yaml",
          "# planted-comment\nsluice: 1\npack: {id: acme/intake, version: 1.2.0, title: Intake of planted-project, "
          "maintainers: [planted@acme.example], review-by: 2020-01-01}\n"
          "extends: [{use: 'builtin:internal-baseline@1'}, {use: 'builtin:license-compliance@1'}, {use: 'builtin:sbom-quality@1'}]\n"
          "rule-files: [rules.yaml]\nuse: ['acme/*']\ndefault-rung: managed\n"
          "license-categories: {proprietary-free: [LicenseRef-acme]}\n"
          "raise: {delivery.release-notes-missing: {severity: critical, effective: {enforce: 2099-01-01}}}\n"
          "obligations: {send-chart: {text: send the chart, due: delivery, evidence: {any: [{file: '**/CHART'}]}}}\n"
          "limits: {entries: 1000}\n"
          "routes:\n"
          "  - {to: planted-license-team, contact: planted-l@acme.example, ticket: PLANTED-7, match: {tags: [license]}, due-days: 9}\n"
          "  - {to: planted-unit-team, contact: planted-u@acme.example, match: {business-unit: [planted-unit], tags: [unit]}}\n"
          "  - {to: planted-target-team, contact: planted-t@acme.example, match: {consumer: [planted-target]}}\n"
          "  - {to: supplier, match: {tags: [delivery]}, due-days: 4}\n"
          "  - {to: planted-office, contact: planted-o@acme.example}\n"
          "waiver-policy: {require: [owner, approved-by, reason, ticket], max-days: {low: 3650}, warn-days: 7, approvers: {'*': [planted-board]}}\n"
          "decisions: [decisions-of-office.yaml]\n");
    write("decisions-of-office.yaml",
          "sluice: 1\ndecisions:\n  - {id: PLANTED-D1, kind: choice, subject: {purl: '**'}, of: GPL-2.0-only OR MIT, choose: MIT, "
          "body: committee, by: planted-judge@acme.example, date: 2026-01-01, reason: planted-reason}\n");
    write("suppliers.yaml",
          "sluice: 1\nsuppliers:\n"
          "  acme-sensors: {name: ACME Sensorik GmbH, ids: ['domain:acme-sensors.example'], paths: ['planted-in/**'], "
          "urls: ['https://planted.acme.example/**'], contact: oss@acme-sensors.example, owner: planted-owner, ticket: PLANTED-1}\n"
          "  planted-supplier: {name: Planted Ltd, ids: ['domain:planted.example'], paths: ['planted-other/**'], "
          "purls: ['pkg:generic/planted/**'], contact: planted@planted.example}\n");
    write("waivers.yaml",
          "sluice: 1\nwaivers:\n" + waiver("W-1", "acme/unit.gone", "acme-sensors, planted-supplier", "planted-board") +
              waiver("PLANTED-W-2", "acme/unit.gone", "planted-supplier", "planted-board") +
              waiver("PLANTED-W-3", "acme/note.gone", "acme-sensors", "planted-nobody"));
    write("sluice.yaml",
          "# planted-engineer\nsluice: 1\nextends: [{use: ./pack.yaml}]\nsuppliers: suppliers.yaml\nwaivers: [waivers.yaml]\n"
          "context: {business-unit: planted-unit, stage: planted-stage, distribution: device}\n"
          "targets: {planted_target: {distribution: internal}}\ndeliveries: ['planted-in/*']\n"
          "raise: {acme/note.gone: {severity: medium}}\n"
          "assign: [{match: {tags: [chart]}, rung: onboarding, until: 2099-12-31, owner: planted-owner, ticket: PLANTED-2}]\n");
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  const std::string& folder() const { return folder_.path(); }

  /// The delivery of a fixture, as it lies at the customer's.
  std::string take_in(const std::string& name) const {
    const std::string place = folder() + "/planted-in/" + file_name_of(name);
    std::filesystem::create_directories(folder() + "/planted-in");
    std::filesystem::copy(test::fixture(name), place, std::filesystem::copy_options::recursive);
    return "planted-in/" + file_name_of(name);
  }

 private:
  static std::string waiver(const std::string& id, const std::string& rule, const std::string& suppliers, const std::string& by) {
    return "  - {id: " + id + ", rules: [" + rule + "], match: {supplier: [" + suppliers + "]}, reason: planted-reason, owner: planted-owner, " +
           "approved-by: " + by + ", ticket: PLANTED-9, created: 2026-01-01, expires: 2099-01-01}\n";
  }

  TemporaryFolder folder_;
};

Ended kit_of(const Customer& customer, const std::string& out) {
  return test::sluice_run({"kit", "--supplier", "acme-sensors", "--out", out}, customer.folder());
}

/// A machine's own folders: home and cache are fresh.
std::vector<std::string> machine(const TemporaryFolder& home) {
  return {"HOME=" + home.path(), "XDG_CACHE_HOME=" + home.path() + "/cache"};
}

std::string body_of(const std::string& report) {
  const Result<json::Value> value = json::parse(report, "report");
  REQUIRE(value);
  const json::Value* body = value->find("body");
  REQUIRE(body != nullptr);
  return json::to_text(*body);
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_CASE("kit: supplier and customer get the same findings, byte for byte", "[cli][supplier][kit]") {
  const std::string delivery = GENERATE("accepted/acme-sensors.example/radar-sdk-4.2.1", "rejected/zeta-sensors.example/radar-lite-2.0.1",
                                        "accepted/acme-tones.example");
  CAPTURE(delivery);
  const Customer customer;
  const std::string taken = customer.take_in(delivery);
  const TemporaryFolder supplier, customers_home, suppliers_home;
  const Ended kit = kit_of(customer, supplier.path() + "/kit");
  CAPTURE(kit.err);
  REQUIRE(kit.code == 0);
  std::filesystem::copy(test::fixture(delivery), supplier.path() + "/" + file_name_of(delivery), std::filesystem::copy_options::recursive);
  const Ended there = test::sluice_run({"check", taken, "--audience", "supplier", "--out", "json=-"}, customer.folder(), machine(customers_home));
  const Ended here = test::sluice_run({"check", "--kit", "kit", file_name_of(delivery), "--out", "json=-"}, supplier.path(), machine(suppliers_home));
  CAPTURE(there.err, here.err);
  CHECK(there.code == here.code);
  const std::string body = body_of(here.out);
  CHECK(body == body_of(there.out));
  CHECK(body.find("\"rule\": \"acme/chart.gone\"") != std::string::npos);
  CHECK(body.find("\"waiver\": \"W-1\"") != std::string::npos);
  CHECK(here.err.empty());
}

TEST_CASE("kit: it holds no name that is the customer's own business", "[cli][supplier][kit]") {
  const Customer customer;
  const TemporaryFolder supplier;
  REQUIRE(kit_of(customer, supplier.path() + "/kit").code == 0);
  const std::vector<std::string> files = files_below(supplier.path() + "/kit");
  CHECK(files.size() > 10);
  for (const std::string& file : files) {
    CAPTURE(file);
    const std::string text = lower(read(file));
    CHECK(text.find(planted) == std::string::npos);
    CHECK(text.find(lower(customer.folder())) == std::string::npos);
    CHECK(text.find("/home/") == std::string::npos);
  }
  const std::string all = read(supplier.path() + "/kit/waivers.yaml");
  CHECK(all.find("W-1") != std::string::npos);
  CHECK(all.find("W-3") == std::string::npos);
}

TEST_CASE("kit: as an archive it holds the same files, and the same bytes each time", "[cli][supplier][kit]") {
  const Customer customer;
  const TemporaryFolder supplier;
  REQUIRE(kit_of(customer, supplier.path() + "/kit").code == 0);
  REQUIRE(kit_of(customer, supplier.path() + "/a/kit.tar").code == 0);
  REQUIRE(kit_of(customer, supplier.path() + "/b/kit.tar").code == 0);
  CHECK(read(supplier.path() + "/a/kit.tar") == read(supplier.path() + "/b/kit.tar"));
  CHECK(list_folder(supplier.path() + "/a") == std::vector<std::string>{"kit.tar"});
  REQUIRE(test::run({"/bin/tar", "xf", "kit.tar"}, supplier.path() + "/a").code == 0);
  const std::vector<std::string> files = files_below(supplier.path() + "/kit");
  REQUIRE(files_below(supplier.path() + "/a/kit").size() == files.size());
  for (const std::string& file : files) CHECK(read(file) == read(supplier.path() + "/a" + file.substr(supplier.path().size())));
}

TEST_CASE("kit: what was changed in it is refused", "[cli][supplier][kit]") {
  const Customer customer;
  const TemporaryFolder supplier;
  REQUIRE(kit_of(customer, supplier.path() + "/kit").code == 0);
  const std::string rules = supplier.path() + "/kit/shipped/rules/rules.yaml";
  std::string text = read(rules);
  const std::size_t at = text.find("severity: critical");
  REQUIRE(at != std::string::npos);
  text.replace(at, 18, "severity: low");
  REQUIRE(write_file(rules, text));
  supplier.write("d/a.c", "int a;\n");
  const Ended ended = test::sluice_run({"check", "--kit", "kit", "d"}, supplier.path());
  CHECK(ended.code == 2);
  CHECK(ended.err.find("is not the one that sluice.lock lists") != std::string::npos);
}

TEST_CASE("kit: a project file that was changed, and a file that is none of it, are refused", "[cli][supplier][kit]") {
  const Customer customer;
  const TemporaryFolder supplier;
  REQUIRE(kit_of(customer, supplier.path() + "/kit").code == 0);
  supplier.write("d/a.c", "int a;\n");
  const std::string project = supplier.path() + "/kit/sluice.yaml", text = read(project);
  REQUIRE(write_file(project, text + "# mine\n"));
  const Ended changed = test::sluice_run({"check", "--kit", "kit", "d"}, supplier.path());
  CHECK(changed.code == 2);
  CHECK(changed.err.find("kit/sluice.yaml: was changed after the kit was made") != std::string::npos);
  REQUIRE(write_file(project, text));
  supplier.write("kit/more.yaml", "sluice: 1\n");
  const Ended more = test::sluice_run({"check", "--kit", "kit", "d"}, supplier.path());
  CHECK(more.code == 2);
  CHECK(more.err.find("kit/more.yaml: is no file of the kit") != std::string::npos);
}

TEST_CASE("kit: what cannot be made or used is refused, with what to do", "[cli][supplier][kit]") {
  const Customer customer;
  const TemporaryFolder other;
  other.write("full/x", "x");
  other.write("d/a.c", "int a;\n");
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& because) {
    const Ended ended = test::sluice_run(arguments, customer.folder());
    CAPTURE(ended.err, because);
    CHECK(ended.code == 2);
    CHECK(ended.err.find(because) != std::string::npos);
    CHECK(ended.err.find("help: ") != std::string::npos);
  };
  refused({"kit", "--supplier", "acme-sensor", "--out", "k"}, "did you mean 'acme-sensors'?");
  refused({"kit", "--supplier", "acme-sensors", "--out", other.path() + "/full"}, "the folder is not empty");
  for (const std::string name : {"k.zip", "k.tar.gz", "K.TGZ", "k.tar.xz"}) {
    refused({"kit", "--supplier", "acme-sensors", "--out", other.path() + "/" + name}, "is written as a folder or a .tar");
    CHECK_FALSE(is_folder(other.path() + "/" + name));
  }
  other.write("zk.tar", "packed");
  refused({"check", "--kit", other.path() + "/zk.tar", other.path() + "/d"}, "unpack it first");
  refused({"check", "--kit", other.path(), other.path() + "/d"}, "this is no kit");
  refused({"check", other.path() + "/d", "--audience", "supplier", "--ledger", "l"}, "--ledger records");
  refused({"check", other.path() + "/d", "--audience", "supplier", "--build", "b"}, "deliveries alone");
  refused({"check", "planted-in/x", "planted-other/y", "--audience", "supplier"}, "not of one supplier");
}

TEST_CASE("check: a report for the supplier tells of nobody else, in any format", "[cli][supplier]") {
  const Customer customer;
  const std::string taken = customer.take_in("rejected/zeta-sensors.example/radar-lite-2.0.1");
  customer.write("radar/x", "");
  std::filesystem::rename(customer.folder() + "/" + taken, customer.folder() + "/radar/radar-lite-2.0.1");
  std::vector<std::string> arguments = {"check", "radar/radar-lite-2.0.1", "--supplier", "acme-sensors", "--all", "--audience", "supplier", "--annotate", "none"};
  for (const ReportFormat* format : report_formats()) {
    arguments.insert(arguments.end(), {"--out", std::string(format->name) + "=" + customer.folder() + "/reports/" + std::string(format->name)});
  }
  const Ended ended = test::sluice_run(arguments, customer.folder());
  CAPTURE(ended.err);
  CHECK(ended.code == 1);
  CHECK(ended.out.find("add CHART") != std::string::npos);
  CHECK(lower(ended.out).find(planted) == std::string::npos);
  CHECK(ended.err.empty());
  for (const ReportFormat* format : report_formats()) {
    CAPTURE(format->name);
    const std::string text = lower(read(customer.folder() + "/reports/" + std::string(format->name)));
    CHECK_FALSE(text.empty());
    CHECK(text.find(planted) == std::string::npos);
    CHECK(text.find(lower(customer.folder())) == std::string::npos);
  }
  const Ended full = test::sluice_run({"check", "radar/radar-lite-2.0.1", "--supplier", "acme-sensors", "--all"}, customer.folder());
  CHECK(lower(full.out).find(planted) != std::string::npos);  // there was something to leak
}
