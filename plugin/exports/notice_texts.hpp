// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "exports/notice_maker.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sluice {

/// The texts that go into notices, each wording once.
class NoticeTexts {
 public:
  NoticeTexts(const Inventory& inventory, const NoticeSources& sources);

  /// Titles of the texts of a license, a reference or an exception for a package: those that its own files deliver,
  /// else the first of its delivery, else the list's; none if there is no text. `licensing`: see ShippedPackage.
  std::vector<std::string> add(const std::string& name, const std::vector<std::uint32_t>& licensing,
                               const LicenseConclusion& conclusion);

  std::vector<NoticeLicense> take() &&;  ///< by title

 private:
  struct Delivered {
    std::uint32_t licensing = 0;  ///< index into Inventory::licensing
    std::uint32_t first_line = 0, last_line = 0;
    bool is_text = false;  ///< the whole license; else words of a notice about an exception
  };
  std::string title_for(const std::string& name, std::string text, bool is_official);
  std::string quote(const Delivered& delivered, const std::string& official) const;
  std::vector<std::string> add_stored(const std::string& name, std::uint32_t delivery);

  const Inventory& inventory_;
  const NoticeSources& sources_;
  std::vector<std::uint32_t> delivery_of_;                           ///< by index of Inventory::licensing
  std::map<std::string, std::vector<Delivered>> known_;              ///< by shared_text_key, in the order of the files
  std::map<std::string, std::vector<NoticeLicense>> made_;           ///< by shared_text_key
  std::map<std::string, std::map<std::string, std::string>> words_;  ///< title by words, by shared_text_key
};

/// Files that deliver texts: license documents with a whole text, the first that states an exception, LICENSES/.
std::vector<std::uint32_t> text_entries(const Inventory& inventory);

/// no_index if it lies in none.
std::uint32_t delivery_of_entry(const Inventory& inventory, std::uint32_t entry);

}  // namespace sluice
