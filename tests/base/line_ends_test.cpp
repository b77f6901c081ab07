// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/line_ends.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using sluice::LineEnds;

namespace {

std::string converted(LineEnds::To to, std::string_view text, std::size_t piece) {
  LineEnds ends(to);
  std::string out;
  const auto take = [&](std::span<const std::byte> bytes) {
    out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  };
  for (std::size_t at = 0; at < text.size(); at += piece) take(ends.convert(std::as_bytes(std::span(text.substr(at, piece)))));
  take(ends.finish());
  return out;
}

}  // namespace

TEST_CASE("line_ends: both ways, wherever the pieces are cut", "[base][line_ends]") {
  struct Row {
    std::string_view text, lf, crlf;
  };
  const auto row = GENERATE(values<Row>({{"a\nb\n", "a\nb\n", "a\r\nb\r\n"},
                                         {"a\r\nb\r\n", "a\nb\n", "a\r\nb\r\n"},
                                         {"a\r\nb\nc", "a\nb\nc", "a\r\nb\r\nc"},
                                         {"a\rb\r\r\n\r", "a\rb\r\n\r", "a\rb\r\r\n\r"},
                                         {"", "", ""}}));
  for (const std::size_t piece : {1u, 2u, 3u, 100u}) {
    CAPTURE(row.text, piece);
    CHECK(converted(LineEnds::To::lf, row.text, piece) == row.lf);
    CHECK(converted(LineEnds::To::crlf, row.text, piece) == row.crlf);
  }
}
