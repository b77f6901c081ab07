// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_protocol.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t head_bytes = 5;
constexpr std::size_t usual_room = 256u << 10;

enum EntryFlag : unsigned {
  flag_mode = 1,
  flag_size = 2,
  flag_time = 4,
  flag_capability = 8,
  flag_acl = 16,
  flag_encrypted = 32,
  flag_utf8 = 64,
};

void put(std::string& to, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) to += static_cast<char>(value >> (8 * i) & 0xff);
}

void put_text(std::string& to, std::string_view text) {
  text = text.substr(0, most_worker_text_bytes);
  put(to, text.size(), 4);
  to += text;
}

std::string framed(RecordType type, std::string_view content) {
  std::string record;
  put(record, static_cast<std::uint64_t>(type), 1);
  put(record, content.size(), 4);
  record += content;
  return record;
}

std::uint64_t number_at(std::span<const std::byte> bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i > 0; --i) value = value << 8 | std::to_integer<std::uint64_t>(bytes[at + i - 1]);
  return value;
}

/// Takes a record's content apart. Once a part is missing, everything after it is zero and is_whole() false.
class ContentReader {
 public:
  explicit ContentReader(std::string_view content) : rest_(content) {}

  std::uint64_t number(std::size_t width) {
    if (rest_.size() < width) return lack();
    const std::uint64_t value = number_at(std::as_bytes(std::span(rest_)), 0, width);
    rest_.remove_prefix(width);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number(4);
    if (size > rest_.size() || size > most_worker_text_bytes) {
      lack();
      return {};
    }
    std::string text(rest_.substr(0, static_cast<std::size_t>(size)));
    rest_.remove_prefix(text.size());
    return text;
  }
  /// Everything was there and nothing is left.
  bool is_whole() const { return !lacks_ && rest_.empty(); }

 private:
  std::uint64_t lack() {
    lacks_ = true;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool lacks_ = false;
};

std::optional<EntryMeta> parse_entry(std::string_view content) {
  ContentReader reader(content);
  EntryMeta entry;
  const std::uint64_t kind = reader.number(1);
  const std::uint64_t flags = reader.number(1);
  entry.mode = static_cast<std::uint32_t>(reader.number(4)) & 07777u;
  const std::uint64_t size = reader.number(8);
  const std::uint64_t time = reader.number(8);
  entry.uid = reader.number(8);
  entry.gid = reader.number(8);
  entry.path = reader.text();
  entry.link_target = reader.text();
  if (!reader.is_whole() || kind > static_cast<std::uint64_t>(EntryKind::other)) return std::nullopt;
  entry.kind = static_cast<EntryKind>(kind);
  if ((flags & flag_size) != 0) entry.size = size;
  if ((flags & flag_time) != 0) entry.mtime = static_cast<std::int64_t>(time);
  entry.has_mode = (flags & flag_mode) != 0;
  entry.has_capability = (flags & flag_capability) != 0;
  entry.has_acl = (flags & flag_acl) != 0;
  entry.encrypted = (flags & flag_encrypted) != 0;
  entry.claims_utf8 = (flags & flag_utf8) != 0;
  return entry;
}

std::optional<Defect> parse_hazard(std::string_view content) {
  ContentReader reader(content);
  const std::uint64_t id = reader.number(1);
  const std::uint64_t weight = reader.number(1);
  std::string detail = reader.text();
  const bool is_known = id < hazard_specs().size() && weight <= static_cast<std::uint64_t>(Weight::error);
  if (!reader.is_whole() || !is_known) return std::nullopt;
  return Defect{static_cast<HazardId>(id), static_cast<Weight>(weight), std::move(detail), false};
}

}  // namespace

std::string render_entry(const EntryMeta& entry) {
  const unsigned flags = (entry.has_mode ? flag_mode : 0u) | (entry.size ? flag_size : 0u) |
                         (entry.mtime ? flag_time : 0u) | (entry.has_capability ? flag_capability : 0u) |
                         (entry.has_acl ? flag_acl : 0u) | (entry.encrypted ? flag_encrypted : 0u) |
                         (entry.claims_utf8 ? flag_utf8 : 0u);
  std::string content;
  put(content, static_cast<std::uint64_t>(entry.kind), 1);
  put(content, flags, 1);
  put(content, entry.mode, 4);
  put(content, entry.size.value_or(0), 8);
  put(content, static_cast<std::uint64_t>(entry.mtime.value_or(0)), 8);
  put(content, entry.uid, 8);
  put(content, entry.gid, 8);
  put_text(content, entry.path);
  put_text(content, entry.link_target);
  return framed(RecordType::entry, content);
}

std::string render_bytes_head(std::uint32_t count) {
  std::string head;
  put(head, static_cast<std::uint64_t>(RecordType::bytes), 1);
  put(head, count, 4);
  return head;
}

std::string render_entry_end(bool is_whole) {
  return framed(RecordType::entry_end, std::string(1, is_whole ? '\1' : '\0'));
}

std::string render_hazard(HazardId id, Weight weight, std::string_view detail) {
  std::string content;
  put(content, static_cast<std::uint64_t>(id), 1);
  put(content, static_cast<std::uint64_t>(weight), 1);
  put_text(content, detail);
  return framed(RecordType::hazard, content);
}

std::string render_stopped(std::string_view reason) {
  std::string content;
  put_text(content, reason);
  return framed(RecordType::stopped, content);
}

std::string render_done() { return framed(RecordType::done, {}); }

RecordParser::RecordParser() : buffer_(usual_room), wanted_(worker_mark.size()) {}

std::span<std::byte> RecordParser::room() {
  if (begin_ == end_) begin_ = end_ = 0;
  if (begin_ > 0 && (end_ == buffer_.size() || begin_ + wanted_ > buffer_.size())) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (begin_ + wanted_ > buffer_.size()) buffer_.resize(begin_ + wanted_);
  return std::span(buffer_).subspan(end_);
}

RecordParser::Step RecordParser::next() {
  if (!broken_.empty()) return Step::broken;
  const std::span<const std::byte> at_hand = std::span(buffer_).subspan(begin_, end_ - begin_);
  if (!has_mark_) return take_mark();
  if (bytes_left_ > 0) return take_bytes();
  wanted_ = head_bytes;
  if (at_hand.size() < head_bytes) return Step::more;
  const auto type = static_cast<RecordType>(at_hand[0]);
  const auto size = static_cast<std::uint32_t>(number_at(at_hand, 1, 4));
  if (size > most_record_bytes) return fail_with(fmt::format("a record of {} bytes", size));
  if (type == RecordType::bytes) {
    if (size == 0) return fail_with("a record of no bytes");
    begin_ += head_bytes;
    bytes_left_ = size;
    return take_bytes();
  }
  wanted_ = head_bytes + size;
  if (at_hand.size() < wanted_) return Step::more;
  begin_ += wanted_;
  const std::span<const std::byte> content = at_hand.subspan(head_bytes, size);
  return take(type, {reinterpret_cast<const char*>(content.data()), content.size()});
}

RecordParser::Step RecordParser::take_mark() {
  const std::size_t at_hand = end_ - begin_;
  const std::size_t checked = std::min(at_hand, worker_mark.size());
  if (std::memcmp(buffer_.data() + begin_, worker_mark.data(), checked) != 0) {
    return fail_with("no mark of this program's version");
  }
  if (at_hand < worker_mark.size()) return Step::more;
  has_mark_ = true;
  begin_ += worker_mark.size();
  return next();
}

RecordParser::Step RecordParser::take_bytes() {
  wanted_ = 1;
  const std::size_t count = std::min<std::size_t>(bytes_left_, end_ - begin_);
  if (count == 0) return Step::more;
  record_.type = RecordType::bytes;
  record_.bytes = std::span(buffer_).subspan(begin_, count);
  begin_ += count;
  bytes_left_ -= static_cast<std::uint32_t>(count);
  return Step::record;
}

RecordParser::Step RecordParser::take(RecordType type, std::string_view content) {
  record_ = WorkerRecord();
  record_.type = type;
  if (type == RecordType::entry) {
    std::optional<EntryMeta> entry = parse_entry(content);
    if (!entry) return fail_with("an entry that is none");
    record_.entry = std::move(*entry);
  } else if (type == RecordType::entry_end) {
    if (content.size() != 1) return fail_with("an entry's end that is none");
    record_.is_whole = content[0] == '\1';
  } else if (type == RecordType::hazard) {
    std::optional<Defect> hazard = parse_hazard(content);
    if (!hazard) return fail_with("a hazard that is none");
    record_.hazard = std::move(*hazard);
  } else if (type == RecordType::stopped) {
    ContentReader reader(content);
    record_.reason = reader.text();
    if (!reader.is_whole() || record_.reason.empty()) return fail_with("a reason that is none");
  } else if (type != RecordType::done || !content.empty()) {
    return fail_with(fmt::format("a record of type {}", static_cast<unsigned>(type)));
  }
  return Step::record;
}

RecordParser::Step RecordParser::fail_with(std::string reason) {
  broken_ = std::move(reason);
  return Step::broken;
}

}  // namespace sluice
