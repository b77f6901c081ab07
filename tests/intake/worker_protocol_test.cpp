// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_protocol.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace sluice {
namespace {

using namespace std::string_literals;

const std::string mark(worker_mark);

std::string told(const WorkerRecord& record) {
  switch (record.type) {
    case RecordType::entry:
      return "entry " + record.entry.path;
    case RecordType::bytes:
      return "bytes";
    case RecordType::entry_end:
      return record.is_whole ? "whole" : "part";
    case RecordType::hazard:
      return "hazard " + std::string(hazard_spec(record.hazard.id).term);
    case RecordType::stopped:
      return "stopped " + record.reason;
    case RecordType::done:
      return "done";
  }
  return "?";
}

/// All records of `text`, handed over in pieces; bytes run together.
std::vector<std::string> parsed(const std::string& text, std::size_t piece) {
  RecordParser parser;
  std::vector<std::string> seen;
  std::string content;
  for (std::size_t at = 0; at < text.size();) {
    const std::span<std::byte> room = parser.room();
    const std::size_t count = std::min({piece, room.size(), text.size() - at});
    std::copy_n(std::as_bytes(std::span(text)).begin() + static_cast<std::ptrdiff_t>(at), count, room.begin());
    parser.add(count);
    at += count;
    RecordParser::Step step = parser.next();
    for (; step == RecordParser::Step::record; step = parser.next()) {
      const WorkerRecord& record = parser.record();
      if (record.type == RecordType::bytes) {
        content.append(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
        continue;
      }
      if (!content.empty()) seen.push_back("bytes " + content);
      content.clear();
      seen.push_back(told(record));
    }
    if (step == RecordParser::Step::broken) {
      seen.push_back("broken: " + parser.broken());
      return seen;
    }
  }
  return seen;
}

EntryMeta full_entry() {
  EntryMeta entry;
  entry.path = "a\0b\xff"s;
  entry.kind = EntryKind::symlink;
  entry.mode = 04755;
  entry.has_mode = true;
  entry.link_target = "../x";
  entry.size = 1ull << 40;
  entry.mtime = -5;
  entry.uid = 7;
  entry.gid = 8;
  entry.has_capability = true;
  entry.has_acl = true;
  entry.encrypted = true;
  entry.claims_utf8 = false;
  return entry;
}

std::string head(unsigned type, std::uint32_t size) {
  std::string text(1, static_cast<char>(type));
  for (int i = 0; i < 4; ++i) text += static_cast<char>(size >> (8 * i) & 0xff);
  return text;
}

}  // namespace

TEST_CASE("worker_protocol: an entry comes out as it went in", "[intake][worker_protocol]") {
  const EntryMeta entry = full_entry();
  const std::string text = mark + render_entry(entry);
  RecordParser parser;
  std::ranges::copy(std::as_bytes(std::span(text)), parser.room().begin());
  parser.add(text.size());
  REQUIRE(parser.next() == RecordParser::Step::record);
  const EntryMeta& got = parser.record().entry;
  CHECK(got.path == entry.path);
  CHECK(got.kind == entry.kind);
  CHECK(got.mode == entry.mode);
  CHECK(got.has_mode);
  CHECK(got.link_target == entry.link_target);
  CHECK(got.size == entry.size);
  CHECK(got.mtime == entry.mtime);
  CHECK(got.uid == 7);
  CHECK(got.gid == 8);
  CHECK(got.has_capability);
  CHECK(got.has_acl);
  CHECK(got.encrypted);
  CHECK_FALSE(got.claims_utf8);
  CHECK(parser.next() == RecordParser::Step::more);
}

TEST_CASE("worker_protocol: records arrive in any pieces", "[intake][worker_protocol]") {
  EntryMeta entry;
  entry.path = std::string(400'000, 'n');  // longer than the parser's usual room
  const std::string content(300'000, 'c');
  const std::string text = mark + render_entry(entry) + render_bytes_head(300'000) + content + render_entry_end(false) +
                           render_hazard(HazardId::checksum, Weight::error, "wrong") + render_stopped("why") +
                           render_done();
  const std::vector<std::string> expected = {"entry " + entry.path,     "bytes " + content, "part",
                                             "hazard archive.checksum", "stopped why",      "done"};
  for (const std::size_t piece : {std::size_t{3}, std::size_t{4096}, text.size()}) {
    CAPTURE(piece);
    CHECK((parsed(text, piece) == expected));
  }
}

TEST_CASE("worker_protocol: what is no record is refused", "[intake][worker_protocol]") {
  std::string bad_kind = render_entry(full_entry());
  bad_kind[5] = '\x7f';
  std::string long_name = render_entry(full_entry());
  long_name[5 + 38] = '\xff';  // the length of the path
  const auto [text, reason] = GENERATE_COPY(table<std::string, std::string>({
      {"SLUICEW2" + render_done(), "no mark"},
      {"PK", "no mark"},
      {mark + head(0, 0), "type 0"},
      {mark + head(7, 0), "type 7"},
      {mark + head(6, 1) + "x", "type 6"},
      {mark + head(2, 0), "no bytes"},
      {mark + head(1, 0xffffffff), "4294967295 bytes"},
      {mark + head(1, 4) + "abcd", "an entry"},
      {mark + bad_kind, "an entry"},
      {mark + long_name, "an entry"},
      {mark + head(3, 2) + "ab", "an entry's end"},
      {mark + head(4, 6) + "\xff\1\0\0\0\0"s, "a hazard"},
      {mark + head(4, 6) + "\0\3\0\0\0\0"s, "a hazard"},
      {mark + head(4, 6) + "\0\1\1\0\0\0"s, "a hazard"},
      {mark + head(5, 4) + "\0\0\0\0"s, "a reason"},
  }));
  CAPTURE(text);
  const std::vector<std::string> seen = parsed(text, 5);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].starts_with("broken: "));
  CHECK(seen[0].find(reason) != std::string::npos);
}

TEST_CASE("worker_protocol: texts are cut where the parent would refuse them", "[intake][worker_protocol]") {
  EntryMeta entry;
  entry.path = std::string(most_worker_text_bytes + 9, 'n');
  const std::vector<std::string> seen = parsed(mark + render_entry(entry), 1u << 20);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].size() == most_worker_text_bytes + std::string("entry ").size());
}

}  // namespace sluice
