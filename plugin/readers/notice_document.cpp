// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Notices by the names they are usually given, and their words: whom and what they mention is asked later.
#include "model/file_role.hpp"
#include "model/notice_words.hpp"
#include "readers/reader.hpp"

#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view role = "notice";
constexpr std::size_t most_bytes = 1u << 20;  ///< whose words are kept

Claim claims(std::string_view inner_path, std::string_view) {
  return license_document_role(inner_path) == role ? Claim::by_name : Claim::none;
}

void read(const DocumentBytes& document, const ReadContext&, Inventory& inventory) {
  const Origin origin{document.path, 0, 0, {}, "notice_document"};
  inventory.documents.push_back(
      {.role = std::string(role), .delivery = document.delivery, .entry = document.entry, .origin = origin});
  NoticeText notice;
  notice.delivery = document.delivery;
  notice.entry = document.entry;
  notice.words = to_notice_words(std::string_view(document.bytes).substr(0, most_bytes));
  notice.is_cut = document.bytes.size() > most_bytes;
  notice.origin = origin;
  inventory.notices.push_back(std::move(notice));
}

}  // namespace

extern const DocumentReader reader_notice_document;
const DocumentReader reader_notice_document{
    .name = "notice_document",
    .summary = "notices, by name, with their words",
    .claims = claims,
    .read = read,
    .head_bytes = 0,
    .is_searched = true,
};

}  // namespace sluice
