// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The first byte says how large the chunks are; in one chunk the document must read the same.
#include "support/json_events.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

std::string read(std::string_view text, std::size_t piece) {
  sluice::test::EventLog log;
  sluice::json::StreamParser parser(log);
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!parser.feed(text.substr(at, piece))) break;
  }
  return log.text + (parser.finish() ? "whole" : std::string(to_string(parser.problem().fault)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(bytes + 1, bytes + size);
  if (read(text, bytes[0] % 32u + 1) != read(text, size)) std::abort();
  return 0;
}
