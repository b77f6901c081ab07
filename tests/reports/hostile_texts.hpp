// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <vector>

namespace sluice::test {

/// What a stranger may write into an entry's name, a field of an SBOM or the text of a license, in order to act in
/// whatever shows a report. Each has "zqx" where it would act.
inline const std::vector<std::string>& hostile_texts() {
  using namespace std::string_literals;
  static const std::vector<std::string> texts = {
      // commands in logs
      "##vso[task.setvariable variable=zqx]1", "a ##VSO[task.complete result=Failed;]zqx", "##vso[zqx", "::error::zqx",
      "::error file=zqx,line=1::x", "::stop-commands::zqx", "  ::add-mask::zqx", "\t::warning::zqx", "##[error]zqx",
      "a ##[section]zqx", "##teamcity[buildProblem description='zqx']", "x'|]\n##teamcity[message text='zqx']",
      "' SEVERITY='zqx", "a]##vso[zqx]", "a;code=zqx;", "a,title=zqx", "a::zqx",
      // line breaks, raw and encoded
      "a\n::error::zqx", "a\r::error::zqx", "a\r\n##vso[zqx]b", "%0A::error::zqx", "%0D%0A##vso[zqx]",
      "%250A::error::zqx", "%AZP250A##vso[zqx]", "a\xe2\x80\xa8::error::zqx", "a\xe2\x80\xa9zqx", "a\xc2\x85zqx",
      "a\x0bzqx", "a\x0czqx", "|n##teamcity[zqx]", "|0x000A##teamcity[zqx]",
      // terminals
      "\x1b[31mzqx", "\x1b]8;;http://zqx.example\x07zqx\x1b]8;;\x07",
      "\xc2\x9b"
      "31mzqx",
      "zqx\x08\x08\x08", "zqx\x7f", "zqx\x00y"s, "\xe2\x80\xaezqx", "\xe2\x81\xa6zqx\xe2\x81\xa9",
      "z\xe2\x80\x8bqx zqx", "\xef\xbb\xbfzqx",
      // HTML and XML
      "<script>zqx()</script>", "<img src=x onerror=zqx()>", "\"><b>zqx", "'><b>zqx", "]]><zqx/>", "<!-- zqx -->",
      "&lt;zqx&gt;", "&#x3C;zqx>", "<?zqx ?>", "</failure><failure>zqx", "zqx\xef\xbf\xbe", "zqx\x01", "zqx\xff\xfe",
      "zqx\xed\xa0\x80",
      // spreadsheets
      "=1+1+zqx", "+zqx", "-zqx", "@SUM(zqx)", "\t=zqx", "\r=zqx", "=cmd|' /C zqx'!A0", "\xef\xbc\x9dzqx", "\",=zqx",
      "zqx\",\"=1", "zqx\r\n=1",
      // Markdown
      "[zqx](http://zqx.example)", "![zqx](http://zqx.example/x.png)", "[zqx]: http://zqx.example", "a | zqx | b | c",
      "`zqx`", "``` zqx", "` <b>zqx</b> `", "``<zqx>``", "\\| zqx |", "\\` <zqx> `", "http://zqx.example/", "@zqx",
      "#1 zqx", "**zqx**", "<details><summary>zqx", "# zqx", "- zqx", "|---|zqx|", "a\n\n# zqx",
      // TAP, YAML and SARIF
      "x # SKIP zqx", "x \\# SKIP zqx", "Bail out! zqx", "ok 1 - zqx", "...\nok 1 - zqx", "---\nzqx", "1..1 zqx",
      "{0} zqx", "zqx {", "[zqx](1)", "\\[zqx\\](1)", "a](zqx)"};
  return texts;
}

}  // namespace sluice::test
