// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_end.hpp"

#include "intake/little_endian.hpp"
#include "intake/magic_checks.hpp"

#include <algorithm>
#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view end_mark = "PK\5\6";
constexpr std::string_view locator_mark = "PK\6\7";
constexpr std::size_t record_bytes = 22;
constexpr std::size_t locator_bytes = 20;
constexpr std::uint64_t least_directory = 46;  ///< one entry without a name
constexpr std::size_t tail_bytes = locator_bytes + record_bytes + 0xffff;

/// Text has few bytes of six, so that looking for one is looking for the mark. It begins at `from` or later.
std::size_t find_mark(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\6', from + end_mark.size() - 1); at != std::string_view::npos; at = text.find('\6', at + 1)) {
    if (text.substr(0, at + 1).ends_with(end_mark)) return at - (end_mark.size() - 1);
  }
  return std::string_view::npos;
}

/// Those of a file's last bytes, of which the first has the offset `begin`.
std::vector<ZipEnd> ends_in(std::span<const std::byte> tail, std::uint64_t begin) {
  const std::string_view text = magic::as_text(tail);
  std::vector<ZipEnd> ends;
  for (std::size_t at = find_mark(text, 0); at != std::string_view::npos; at = find_mark(text, at + 1)) {
    const std::span<const std::byte> record = tail.subspan(at);
    if (record.size() < record_bytes) break;
    if (record.size() > record_bytes + 0xffff) continue;
    const std::size_t whole = record_bytes + little16(record, 20);
    const std::size_t present = std::min(whole, record.size());
    ends.push_back({.offset = begin + at,
                    .disk = little16(record, 4),
                    .directory_disk = little16(record, 6),
                    .entries_here = little16(record, 8),
                    .entries = little16(record, 10),
                    .directory_bytes = little32(record, 12),
                    .directory_offset = little32(record, 16),
                    .trailing = record.size() - present,
                    .missing = whole - present,
                    .has_locator = at >= locator_bytes && text.substr(at - locator_bytes).starts_with(locator_mark)});
  }
  std::ranges::reverse(ends);
  return ends;
}

}  // namespace

bool ZipEnd::has_room() const {
  const bool before = directory_bytes >= least_directory && directory_bytes <= offset;
  const bool is_first_disk = disk == 0 && directory_disk == 0;  // only readers that mind it look where it says
  const bool as_stated = is_first_disk && entries != 0 && directory_offset + least_directory <= offset;
  return has_locator || before || as_stated;
}

bool ends_as_zip(std::span<const ZipEnd> ends) {
  return std::ranges::any_of(ends, [](const ZipEnd& end) { return end.trailing == 0 && end.has_room(); });
}

Result<std::vector<ZipEnd>> find_zip_ends(ByteSource& source) {
  std::vector<std::byte> tail(static_cast<std::size_t>(std::min<std::uint64_t>(tail_bytes, source.size())));
  const std::uint64_t begin = source.size() - tail.size();
  std::size_t filled = 0;
  while (filled < tail.size()) {
    TRY_ASSIGN(const std::size_t got, source.read_at(begin + filled, std::span(tail).subspan(filled)));
    if (got == 0) break;
    filled += got;
  }
  return ends_in(std::span(tail).first(filled), begin);
}

Result<std::optional<ZipEnd>> find_zip_end(ByteSource& source) {
  TRY_ASSIGN(const std::vector<ZipEnd> ends, find_zip_ends(source));
  const auto found = std::ranges::find(ends, 0u, &ZipEnd::missing);
  return found == ends.end() ? std::optional<ZipEnd>() : std::optional<ZipEnd>(*found);
}

/// Until a mark is seen only what may become one is kept, and what would stand before it.
void ZipEndSearch::look(std::span<const std::byte> bytes) {
  seen_ += bytes.size();
  if (!has_mark_) {
    const std::size_t join = std::min(bytes.size(), end_mark.size());
    kept_.append(magic::as_text(bytes.first(join)));
    has_mark_ = find_mark(kept_, 0) != std::string::npos || find_mark(magic::as_text(bytes), 0) != std::string::npos;
    bytes = bytes.subspan(join);
  }
  const std::size_t most = has_mark_ ? tail_bytes : locator_bytes + end_mark.size();
  if (bytes.size() >= most) kept_.clear();
  kept_.append(magic::as_text(bytes.last(std::min(bytes.size(), most))));
  if (kept_.size() > 2 * most) kept_.erase(0, kept_.size() - most);
}

std::vector<ZipEnd> ZipEndSearch::ends() const {
  if (!has_mark_) return {};
  const std::span<const std::byte> tail = std::as_bytes(std::span(kept_));
  const std::span<const std::byte> last = tail.last(std::min(tail.size(), tail_bytes));
  return ends_in(last, seen_ - last.size());
}

}  // namespace sluice
