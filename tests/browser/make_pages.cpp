// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Writes the pages that the tests of this folder open in a browser: make_pages FOLDER.
#include "reports/change_format.hpp"
#include "reports/report_format.hpp"
#include "reports/sample_facts.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace sluice::test;

void write(const std::filesystem::path& folder, std::string_view name, const sluice::Report& report) {
  std::ofstream(folder / name, std::ios::binary) << sluice::find_report_format("html")->render(report, {});
}

/// A comparison in which a changed license counts against the newer delivery.
void write_changes(const std::filesystem::path& folder, std::string_view name, sluice::DeliveryChange change) {
  sluice::ChangeReport report;
  report.version = "1.0.0";
  report.counting = {sluice::ChangeKind::license_declared};
  report.change = std::move(change);
  std::ofstream(folder / name, std::ios::binary) << sluice::render_change_html(report, {});
}

/// What an attacker would name things: it must come out as text, whatever it lands in.
const char* const hostile_texts[] = {
    "<script>window.breached=1</script>",
    "</script><script>window.breached=1</script>",
    "</style><style>body{display:none}</style>",
    "\" onmouseover=\"window.breached=1\" autofocus onfocus=\"window.breached=1",
    "' onload='window.breached=1",
    "\"><img src=x onerror=window.breached=1>",
    "<svg/onload=window.breached=1>",
    "--><iframe src=//evil.example></iframe><!--",
    "</title></head><body onload=window.breached=1>",
    "javascript:window.breached=1",
    "<plaintext>",
    "</details></section></main><form action=//evil.example><input name=q>",
    "a\xe2\x80\xae!evil\x1b]8;;http://evil.example\x07link",
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  write(folder, "empty.html", empty_report());
  write(folder, "rejected.html", with_facts(rejected_report(), sample_facts()));
  write(folder, "waived.html", waived_report());
  write_changes(folder, "changes.html", sample_change());
  write_changes(folder, "changes-hostile.html", change_named(hostile_texts[0]));
  write(folder, "large.html", large_report(20'000, 5'000));
  const auto named = [](const std::string& text) {
    sluice::Report report = with_facts(report_named(text), facts_named(text));
    report.changes = change_named(text);
    report.data = {{text, text}};
    return report;
  };
  write(folder, "plain.html", named("plain"));
  int number = 0;
  for (const char* const text : hostile_texts)
    write(folder, "hostile-" + std::to_string(++number) + ".html", named(text));
}
