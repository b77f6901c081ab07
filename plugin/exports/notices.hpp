// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Third-party notices: which packages a product holds, under which licenses, by whom, and the texts that go with them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct NoticePackage {
  std::string name;  ///< never empty: the place where it has no name
  std::string version;
  std::string supplier;                 ///< as the register or its manifest names it, or empty
  std::string place;                    ///< full path in the delivery
  std::string declared;                 ///< canonical expressions, empty if not known
  std::string concluded;                ///< choices are made as far as the policy prefers something
  std::vector<std::string> consumers;   ///< targets of the build, sorted
  std::vector<std::string> copyrights;  ///< "2019-2024 Acme", by holder
  std::vector<std::string> credits;     ///< sentences that a license wants
  std::vector<std::string> texts;       ///< titles of NoticeLicense
};

struct NoticeLicense {
  std::string title;    ///< "MIT", "BSD-3-Clause (2)"
  std::string license;  ///< "MIT", "LicenseRef-acme", "GCC-exception-3.1"
  std::string text;
  bool is_official = false;  ///< the SPDX list's, because none was delivered
};

/// A NOTICE file that must be passed on (Apache-2.0 section 4(d)).
struct NoticeFile {
  std::string package;
  std::string place;
  std::string text;
};

/// Something that the notices cannot say, for a person to settle.
struct NoticeGap {
  std::string about;
  std::string what;
  std::string help;

  friend auto operator<=>(const NoticeGap&, const NoticeGap&) = default;
};

struct Notices {
  std::string product;                  ///< or empty
  std::string day;                      ///< they were made for
  std::string tool;                     ///< "sluice-0.1.0"
  std::vector<NoticePackage> packages;  ///< by name, version and place
  std::vector<NoticeLicense> licenses;  ///< by title
  std::vector<NoticeFile> files;        ///< by place
  std::vector<NoticeGap> gaps;          ///< sorted
};

/// "zlib 1.3.1"
std::string notice_title(const NoticePackage& package);

/// One way to write notices. The same notices give the same bytes.
struct NoticeFormat {
  std::string_view name;
  std::string_view summary;
  std::string (*render)(const Notices& notices);
};
std::span<const NoticeFormat> notice_formats();
const NoticeFormat* find_notice_format(std::string_view name);

}  // namespace sluice
