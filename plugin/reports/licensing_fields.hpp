// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of model/licensing.hpp, for sluice.facts.
#pragma once

#include "base/fields.hpp"
#include "model/licensing.hpp"
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

}  // namespace sluice::fields
