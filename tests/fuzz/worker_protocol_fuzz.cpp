// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_protocol.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

namespace {

/// Every record as text, when the bytes come in pieces of one size.
std::string heard(std::span<const std::byte> bytes, std::size_t piece) {
  sluice::RecordParser parser;
  std::string text;
  while (!bytes.empty()) {
    const std::span<std::byte> room = parser.room();
    if (room.empty()) std::abort();
    const std::size_t count = std::min({piece, room.size(), bytes.size()});
    std::copy_n(bytes.begin(), count, room.begin());
    parser.add(count);
    bytes = bytes.subspan(count);
    sluice::RecordParser::Step step = parser.next();
    for (; step == sluice::RecordParser::Step::record; step = parser.next()) {
      const sluice::WorkerRecord& record = parser.record();
      if (record.type == sluice::RecordType::bytes) {
        text.append(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
        continue;
      }
      text += static_cast<char>('0' + static_cast<int>(record.type));
      if (record.type == sluice::RecordType::entry) text += sluice::render_entry(record.entry);
      text += record.hazard.detail + record.reason + (record.is_whole ? "+" : "-");
    }
    if (step == sluice::RecordParser::Step::broken) return text + "!" + parser.broken();
  }
  return text;
}

}  // namespace

/// A worker's records from a worker that was taken over: bounded, and the same however they arrive.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto input = std::as_bytes(std::span(bytes, size));
  const std::string whole = heard(input, 1u << 20);
  if (heard(input, 1 + size / 7) != whole || heard(input, 3) != whole) std::abort();
  return 0;
}
