// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of model/licensing.hpp and model/license_conclusion.hpp, for sluice.facts.
#pragma once

#include "base/fields.hpp"
#include "model/license_conclusion.hpp"
#include "reports/spellings.hpp"

namespace sluice::fields {

template <>
struct Table<LicenseStatement> {
  static constexpr std::string_view name = "license-statement";
  static constexpr std::string_view meaning = "a license stated in a file";
  static constexpr auto fields = std::tuple{
      always("kind", &LicenseStatement::kind, ""),
      maybe("expression", &LicenseStatement::expression, "SPDX license expression"),
      always("first_line", &LicenseStatement::first_line, "from 1"),
      always("last_line", &LicenseStatement::last_line, ""),
      always("score", &LicenseStatement::score, "thousandths of the words that agree"),
      maybe("rule", &LicenseStatement::rule, "what matched"),
      maybe("difference", &LicenseStatement::difference, "how the text differs from the license"),
      maybe("adds_restriction", &LicenseStatement::adds_restriction, "the difference restricts"),
  };
};

template <>
struct Table<CopyrightNotice> {
  static constexpr std::string_view name = "copyright-notice";
  static constexpr std::string_view meaning = "a copyright notice in a file";
  static constexpr auto fields = std::tuple{
      maybe("holder", &CopyrightNotice::holder, ""),
      maybe("years", &CopyrightNotice::years, ""),
      always("line", &CopyrightNotice::line, "from 1"),
  };
};

template <>
struct Table<FileLicensing> {
  static constexpr std::string_view name = "file-licensing";
  static constexpr std::string_view meaning = "what the bytes of a file state of licenses and copyright";
  static constexpr auto fields = std::tuple{
      always("entry", &FileLicensing::entry, "index into entries"),
      maybe("expression", &FileLicensing::expression, "what its statements say together, without mentions"),
      maybe("statements", &FileLicensing::statements, "in the order of the file"),
      maybe("copyrights", &FileLicensing::copyrights, "in the order of the file"),
      maybe("is_cut", &FileLicensing::is_cut, "a bound on the work was met"),
  };
};

template <>
struct Table<LicenseDeclaration> {
  static constexpr std::string_view name = "license-declaration";
  static constexpr std::string_view meaning = "what a document says of the license of a package or of files";
  static constexpr auto fields = std::tuple{
      always("delivery", &LicenseDeclaration::delivery, "index into deliveries"),
      maybe("entry", &LicenseDeclaration::entry, "index of the document's entry"),
      always("format", &LicenseDeclaration::format, "package.json, debian-copyright, reuse-toml, ..."),
      maybe("name", &LicenseDeclaration::name, "of the package"),
      maybe("version", &LicenseDeclaration::version, "of the package"),
      maybe("expression", &LicenseDeclaration::expression, "SPDX license expression"),
      maybe("unknown", &LicenseDeclaration::unknown, "names that no list knows"),
      maybe("folder", &LicenseDeclaration::folder, "in the document's container, to which files are relative"),
      maybe("files", &LicenseDeclaration::files, "globs of the files it speaks for; absent for the whole package"),
      maybe("precedence", &LicenseDeclaration::precedence, "what it means for files that state a license themselves"),
      maybe("license_files", &LicenseDeclaration::license_files, "paths or patterns of license texts"),
      maybe("copyrights", &LicenseDeclaration::copyrights, "as written"),
      maybe("problem", &LicenseDeclaration::problem, "why not all of it could be read"),
      maybe("origin", &LicenseDeclaration::origin, ""),
  };
};

template <>
struct Table<NoticeText> {
  static constexpr std::string_view name = "notice-text";
  static constexpr std::string_view meaning = "the words of a notice document";
  static constexpr auto fields = std::tuple{
      maybe("delivery", &NoticeText::delivery, "index into deliveries; absent for the project's own"),
      maybe("entry", &NoticeText::entry, "index into entries; absent for a file of the project"),
      maybe("words", &NoticeText::words, "in lower case, with one blank between"),
      maybe("texts", &NoticeText::texts, "licenses whose whole text it holds"),
      maybe("is_cut", &NoticeText::is_cut, "it was longer than is kept"),
      maybe("origin", &NoticeText::origin, ""),
  };
};

template <>
struct Table<LicenseWitness> {
  static constexpr std::string_view name = "license-witness";
  static constexpr std::string_view meaning = "a license that speaks for a package, and where it is stated";
  static constexpr auto fields = std::tuple{
      always("license", &LicenseWitness::license, "an operand of an SPDX license expression"),
      maybe("is_declared", &LicenseWitness::is_declared, "by a manifest or the like"),
      maybe("is_fact", &LicenseWitness::is_fact, "declared, tagged, or its text is there; else only a notice says so"),
      maybe("files", &LicenseWitness::files, "that state it and count"),
      maybe("set_aside", &LicenseWitness::set_aside, "that state it and do not count"),
      maybe("place", &LicenseWitness::place, ""),
  };
};

template <>
struct Table<LicenseQuestion> {
  static constexpr std::string_view name = "license-question";
  static constexpr std::string_view meaning = "what a file says of its license that no list can answer";
  static constexpr auto fields = std::tuple{
      always("kind", &LicenseQuestion::kind, ""),
      maybe("about", &LicenseQuestion::about, "the license that it comes near to, or the reference as written"),
      maybe("text", &LicenseQuestion::text, "the difference, or the words themselves"),
      maybe("restricts", &LicenseQuestion::restricts, "the difference restricts"),
      maybe("entry", &LicenseQuestion::entry, "index of the first file that says so"),
      maybe("files", &LicenseQuestion::files, "with the same words"),
      maybe("place", &LicenseQuestion::place, ""),
  };
};

template <>
struct Table<LicenseRuling> {
  static constexpr std::string_view name = "license-ruling";
  static constexpr std::string_view meaning = "whether a reference may be used, as somebody ruled";
  static constexpr auto fields = std::tuple{
      always("license", &LicenseRuling::license, ""),
      maybe("is_allowed", &LicenseRuling::is_allowed, ""),
      maybe("decision", &LicenseRuling::decision, "its id"),
  };
};

template <>
struct Table<LicenseConclusion> {
  static constexpr std::string_view name = "license-conclusion";
  static constexpr std::string_view meaning = "the license of a package: declared, detected and concluded";
  static constexpr auto fields = std::tuple{
      always("delivery", &LicenseConclusion::delivery, "index into deliveries"),
      always("container", &LicenseConclusion::container, "index into containers"),
      maybe("manifest", &LicenseConclusion::manifest, "index of the entry that makes its folder a package"),
      maybe("component", &LicenseConclusion::component, "index of the build's component that it is"),
      maybe("root", &LicenseConclusion::root, "full path of its folder"),
      maybe("name", &LicenseConclusion::name, "as declared"),
      maybe("version", &LicenseConclusion::version, "as declared"),
      maybe("declared", &LicenseConclusion::declared, "SPDX license expression"),
      maybe("detected", &LicenseConclusion::detected, "SPDX license expression"),
      maybe("concluded", &LicenseConclusion::concluded, "SPDX license expression"),
      always("basis", &LicenseConclusion::basis, "what the conclusion rests on"),
      maybe("undeclared", &LicenseConclusion::undeclared, "what files state beyond the declaration"),
      maybe("witnesses", &LicenseConclusion::witnesses, "where each license is stated"),
      maybe("questions", &LicenseConclusion::questions, "what no list can answer"),
      maybe("holders", &LicenseConclusion::holders, "of copyright"),
      maybe("rulings", &LicenseConclusion::rulings, "on references"),
      maybe("decisions", &LicenseConclusion::decisions, "ids of the decisions that were applied"),
      maybe("void_decisions", &LicenseConclusion::void_decisions, "ids of those given for other bytes"),
  };
};

}  // namespace sluice::fields
