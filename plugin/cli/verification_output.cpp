// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "base/fields_write.hpp"
#include "base/text.hpp"
#include "cli/verification.hpp"

#include <fmt/format.h>

namespace sluice::fields {

template <>
struct Table<VerifiedStatement> {
  static constexpr std::string_view name = "statement";
  static constexpr std::string_view meaning = "what a signed statement says of a verdict";
  static constexpr auto fields = std::tuple{
      always("file", &VerifiedStatement::file, ""),
      maybe("type", &VerifiedStatement::type, "verdict, acceptance or rejection"),
      always("keys", &VerifiedStatement::keys, "trusted keys that signed it"),
      maybe("says", &VerifiedStatement::says, ""),
  };
};

template <>
struct Table<VerifiedFile> {
  static constexpr std::string_view name = "file";
  static constexpr std::string_view meaning = "what a file is to a verdict";
  static constexpr auto fields = std::tuple{
      always("file", &VerifiedFile::file, ""),
      always("sha256", &VerifiedFile::sha256, ""),
      always("answer", &VerifiedFile::answer, "what it is, as far as the verdict is verified"),
  };
};

}  // namespace sluice::fields

namespace sluice {

std::string render_verification_text(const Verification& verification) {
  std::string text;
  for (const VerifiedStatement& one : verification.statements) {
    if (one.says.empty()) continue;
    text += fmt::format("{}: {}\n  signed with trusted key {}\n", to_visible(one.file), one.says, join(one.keys, ", "));
  }
  for (const VerifiedFile& one : verification.files) {
    text += fmt::format("{}: {} ({})\n", to_visible(one.file), one.answer, one.sha256);
  }
  for (const std::string& reason : verification.reasons) text += fmt::format("  NOT VERIFIED: {}\n", reason);
  return text + fmt::format("{}: {}\n", to_visible(verification.verdict),
                            verification.verified ? "verified" : "NOT VERIFIED");
}

std::string render_verification_json(const Verification& verification) {
  json::Writer out(true);
  out.open_object();
  out.key("schema");
  out.string("sluice.verification/1");
  out.key("verdict");
  fields::write(out, verification.verdict);
  out.key("report_body");
  fields::write(out, verification.report_body);
  out.key("verified");
  fields::write(out, verification.verified);
  out.key("statements");
  fields::write(out, verification.statements);
  out.key("files");
  fields::write(out, verification.files);
  out.key("reasons");
  fields::write(out, verification.reasons);
  out.close_object();
  return out.take() + "\n";
}

}  // namespace sluice
