// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// gzip through ISA-L and through zlib: the same bytes and defects.
#include "intake/decoded.hpp"
#include "intake/inflater.hpp"
#include "intake/member_decoder.hpp"
#include "support/compress.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {
namespace {

using test::Decoded;

Decoded through(std::unique_ptr<Codec> (*make)(const CodecOptions&), std::string_view bytes, std::size_t piece = 977) {
  const std::unique_ptr<HostSource> source = make_memory_source(std::as_bytes(std::span(bytes)));
  const Limits limits;
  MemberDecoder decoder(make({"gzip", limits}), *source, limits);
  return test::read_out(decoder, piece);
}

/// Both codecs' result; they must agree.
Decoded through_both(std::string_view bytes, std::size_t piece = 977) {
  Decoded fast = through(make_gzip_codec, bytes, piece);
  const Decoded plain = through(make_zlib_codec, bytes, piece);
  if (fast.terms() == "archive.malformed!") {  // see Inflater
    CHECK(plain.text.starts_with(fast.text));
    CHECK(plain.text.size() <= fast.text.size() + 258 + 2);
  } else {
    CHECK((fast.text == plain.text));
  }
  CHECK(fast.terms() == plain.terms());
  CHECK(fast.details() == plain.details());
  return fast;
}

/// Text with words that return, so that deflate makes blocks with tables of their own.
std::string prose(std::size_t size) {
  const std::string random = test::noise(size);
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) {
    const auto byte = static_cast<unsigned char>(random[i]);
    text += byte % 3 == 0 ? "the gate " : byte % 3 == 1 ? "opens " : std::string(1, random[i]);
  }
  text.resize(size);
  return text;
}

std::uint32_t crc32_of(std::string_view bytes) {
  return make_zlib_inflater()->checksum(0, std::as_bytes(std::span(bytes)));
}

std::string little(std::uint32_t value, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i, value >>= 8) bytes += static_cast<char>(value & 0xff);
  return bytes;
}

/// A member whose header has the parts of `flags` (RFC 1952, 2.3.1).
std::string member(std::string_view text, unsigned flags, std::string_view name = "name") {
  std::string head = "\x1f\x8b\x08";
  head += static_cast<char>(flags);
  head += std::string(4, '\0') + '\0' + '\x03';
  if ((flags & 4) != 0) head += little(5, 2) + "extra";
  if ((flags & 8) != 0) head += std::string(name) + '\0';
  if ((flags & 16) != 0) head += std::string("comment") + '\0';
  if ((flags & 2) != 0) head += little(crc32_of(head), 2);
  return head + test::deflated(text) + little(crc32_of(text), 4) + little(static_cast<std::uint32_t>(text.size()), 4);
}

TEST_CASE("gzip_codec: both libraries give the same bytes", "[intake][gzip_codec]") {
  const std::string text =
      GENERATE(std::string(), std::string("x"), prose(2'000'000), test::noise(700'000), std::string(3'000'000, 'z'));
  const std::size_t piece = GENERATE(std::size_t{1}, std::size_t{977}, std::size_t{1u << 20});
  if (piece == 1 && text.size() > 700'000) return;  // slow, and nothing new
  CAPTURE(text.size(), piece);
  const Decoded result = through_both(test::compressed(text, "gz"), piece);
  CHECK((result.text == text));
  CHECK(result.terms().empty());
}

TEST_CASE("gzip_codec: every part of the header may be there", "[intake][gzip_codec]") {
  for (unsigned flags = 0; flags < 32; ++flags) {
    CAPTURE(flags);
    const std::string bytes = member("one ", flags) + member("two", flags);
    const Decoded result = through_both(bytes);
    CHECK(result.text == "one two");
    CHECK(result.terms().empty());
  }
  CHECK(through_both(member("text", 8, std::string(1'000'000, 'n'))).text == "text");
}

TEST_CASE("gzip_codec: a header that breaks the format", "[intake][gzip_codec]") {
  std::string bytes = member("text", 2 | 8);
  const std::size_t at = GENERATE(std::size_t{2}, std::size_t{3}, std::size_t{12}, std::size_t{15});
  CAPTURE(at);
  bytes[at] = static_cast<char>(bytes[at] ^ (at == 3 ? 0x20 : 1));
  const Decoded result = through_both(bytes);
  CHECK(result.text.empty());
  CHECK(result.terms() == (at < 4 ? "archive.malformed!" : "archive.checksum!"));
}

TEST_CASE("gzip_codec: both libraries agree on every cut and every wrong bit", "[intake][gzip_codec]") {
  const std::string text = prose(GENERATE(std::size_t{30}, std::size_t{700}));
  const std::string bytes = test::compressed(text, "gz");
  CAPTURE(bytes.size());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    const Decoded result = through_both(bytes.substr(0, length));
    CHECK(result.terms() == "archive.truncated!");
    CHECK(text.starts_with(result.text));
  }
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    CAPTURE(bit);
    std::string wrong = bytes;
    wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ (1 << (bit % 8)));
    const Decoded result = through_both(wrong);
    const bool is_harmless = bit / 8 >= 4 && bit / 8 < 10;  // time, flags for the writer, system
    const bool is_text_flag = bit == 3 * 8;
    const bool may_be_unused = bit / 8 == bytes.size() - 9;  // the bits behind deflate's end
    const bool is_whole = result.text == text && result.defects.empty();
    CHECK((may_be_unused || is_whole == (is_harmless || is_text_flag)));
    CHECK((is_whole || !result.defects.empty()));
  }
}

TEST_CASE("gzip_codec: many small members", "[intake][gzip_codec]") {
  std::string bytes, text;
  for (unsigned i = 0; i < 20'000; ++i) {
    const std::string part = prose(i % 40);
    text += part;
    bytes += member(part, i % 32);
  }
  const Decoded result = through_both(bytes, 100'003);
  CHECK((result.text == text));
  CHECK(result.terms().empty());
}

}  // namespace
}  // namespace sluice
