// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/rpm_header.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t intro_bytes = 8;
constexpr std::size_t record_bytes = 16;
constexpr std::uint32_t most_records = 1u << 16;
constexpr std::uint32_t type_number = 4;
constexpr std::uint32_t type_text = 6;
constexpr std::uint32_t type_texts = 8;
constexpr std::uint32_t type_translated = 9;

/// The number at `at`; zero past the end.
std::uint32_t big32(std::string_view bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < 4) return 0;
  std::uint32_t value = 0;
  for (const char byte : bytes.substr(at, 4)) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

/// The text at the start of `bytes`, without its NUL; absent if there is no NUL.
std::optional<std::string_view> text_at(std::string_view bytes) {
  const std::size_t size = bytes.find('\0');
  if (size == std::string_view::npos) return std::nullopt;
  return bytes.substr(0, size);
}

}  // namespace

std::optional<std::uint64_t> RpmHeader::size_of(std::string_view bytes) {
  if (bytes.size() < intro_bytes) return std::nullopt;
  return intro_bytes + std::uint64_t{big32(bytes, 0)} * record_bytes + big32(bytes, 4);
}

std::optional<RpmHeader> RpmHeader::of_bytes(std::string_view bytes) {
  const std::optional<std::uint64_t> size = size_of(bytes);
  const std::uint32_t count = big32(bytes, 0);
  if (!size || *size > bytes.size() || count > most_records) return std::nullopt;
  RpmHeader header;
  for (std::size_t at = intro_bytes; header.records_.size() < count; at += record_bytes) {
    header.records_.push_back({big32(bytes, at), big32(bytes, at + 4), big32(bytes, at + 8), big32(bytes, at + 12)});
  }
  header.store_ = bytes.substr(intro_bytes + count * record_bytes, big32(bytes, 4));
  return header;
}

const RpmHeader::Record* RpmHeader::find(std::uint32_t tag) const {
  const auto found = std::ranges::find(records_, tag, &Record::tag);
  return found == records_.end() ? nullptr : &*found;
}

std::optional<std::string_view> RpmHeader::text(std::uint32_t tag) const {
  const Record* record = find(tag);
  const bool is_text =
      record != nullptr && (record->type == type_text || record->type == type_translated || record->type == type_texts);
  if (!is_text || record->offset >= store_.size()) return std::nullopt;
  return text_at(store_.substr(record->offset));
}

std::vector<std::string_view> RpmHeader::texts(std::uint32_t tag) const {
  std::vector<std::string_view> texts;
  const Record* record = find(tag);
  if (record == nullptr || record->type != type_texts || record->offset >= store_.size()) return texts;
  std::string_view rest = store_.substr(record->offset);
  while (texts.size() < record->count) {
    const std::optional<std::string_view> text = text_at(rest);
    if (!text) break;
    texts.push_back(*text);
    rest.remove_prefix(text->size() + 1);
  }
  return texts;
}

std::vector<std::uint32_t> RpmHeader::numbers(std::uint32_t tag) const {
  std::vector<std::uint32_t> numbers;
  const Record* record = find(tag);
  if (record == nullptr || record->type != type_number) return numbers;
  for (std::size_t at = record->offset;
       numbers.size() < record->count && at <= store_.size() && store_.size() - at >= 4; at += 4) {
    numbers.push_back(big32(store_, at));
  }
  return numbers;
}

}  // namespace sluice
