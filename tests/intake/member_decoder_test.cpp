// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/decoder.hpp"
#include "intake/host_source.hpp"
#include "support/compress.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sluice {
namespace {

struct Decoded {
  std::string text;
  std::vector<Defect> defects;
};

/// Reads in pieces of an odd size, so that every boundary is met.
Decoded decoded(const std::string& filter, const std::string& bytes, const Limits& limits = {}) {
  const std::unique_ptr<HostSource> source = make_memory_source(std::as_bytes(std::span(bytes)));
  const std::unique_ptr<Decoder> decoder = make_decoder(filter, *source, limits);
  Decoded result;
  std::vector<std::byte> buffer(977);
  while (true) {
    const Result<std::size_t> got = decoder->read(buffer);
    REQUIRE(got);
    if (*got == 0) break;
    result.text.append(reinterpret_cast<const char*>(buffer.data()), *got);
  }
  result.defects = decoder->defects();
  return result;
}

struct Filter {
  std::string name, in_test;
};
const std::vector<Filter> filters = {{"gzip", "gz"}, {"xz", "xz"}, {"bzip2", "bz2"}, {"zstd", "zst"}};

TEST_CASE("member_decoder: what was compressed comes out", "[intake][member_decoder]") {
  const Filter filter = GENERATE(from_range(filters));
  const std::string text =
      GENERATE(std::string(), std::string("x"), std::string(1'000'000, 'a') + test::noise(300'000));
  if (text.empty() && (filter.name == "bzip2" || filter.name == "zstd")) return;  // see libarchive_decoder.cpp
  CAPTURE(filter.name, text.size());
  const Decoded result = decoded(filter.name, test::compressed(text, filter.in_test));
  CHECK((result.text == text));
  CHECK(result.defects.empty());
}

TEST_CASE("member_decoder: members in a row are one stream", "[intake][member_decoder]") {
  const Filter filter = GENERATE(from_range(filters));
  CAPTURE(filter.name);
  const Decoded result =
      decoded(filter.name, test::compressed("one ", filter.in_test) + test::compressed("two", filter.in_test));
  CHECK(result.text == "one two");
  CHECK(result.defects.empty());
}

TEST_CASE("member_decoder: zeros behind the stream are padding, other bytes are not", "[intake][member_decoder]") {
  const Filter filter = GENERATE(Filter{"gzip", "gz"}, Filter{"xz", "xz"}, Filter{"bzip2", "bz2"});
  CAPTURE(filter.name);
  const std::string bytes = test::compressed("text", filter.in_test);
  CHECK(decoded(filter.name, bytes + std::string(1024, '\0')).defects.empty());
  const Decoded result = decoded(filter.name, bytes + "JUNK");
  CHECK(result.text == "text");
  REQUIRE(result.defects.size() == 1);
  CHECK(result.defects[0].id == HazardId::trailing_data);
  CHECK_FALSE(result.defects[0].stops);
}

TEST_CASE("member_decoder: a second archive behind the stream", "[intake][member_decoder]") {
  const Decoded result = decoded("gzip", test::compressed("text", "gz") + "PK\x03\x04 and so on");
  REQUIRE(result.defects.size() == 1);
  CHECK(result.defects[0].id == HazardId::polyglot);
}

TEST_CASE("member_decoder: every prefix is truncated", "[intake][member_decoder]") {
  const Filter filter = GENERATE(from_range(filters));
  const std::string bytes = test::compressed("some text, some text, " + test::noise(200), filter.in_test);
  for (std::size_t length = 8; length < bytes.size(); ++length) {
    CAPTURE(filter.name, length, bytes.size());
    const Decoded result = decoded(filter.name, bytes.substr(0, length));
    REQUIRE(result.defects.size() == 1);
    CHECK(result.defects[0].stops);
  }
}

TEST_CASE("member_decoder: gzip's checksum and length are verified", "[intake][member_decoder]") {
  std::string bytes = test::compressed("some text", "gz");
  const std::size_t from_end = GENERATE(std::size_t{8}, std::size_t{4});
  char& byte = bytes[bytes.size() - from_end];
  byte = static_cast<char>(byte ^ 1);
  const Decoded result = decoded("gzip", bytes);
  CHECK(result.text == "some text");
  REQUIRE(result.defects.size() == 1);
  CHECK(result.defects[0].id == HazardId::checksum);
}

TEST_CASE("member_decoder: the memory limit is kept in later members too", "[intake][member_decoder]") {
  Limits limits;
  limits.decoder_memory = 1u << 20;
  const Decoded result = decoded("xz", test::compressed("text", "xz"), limits);
  REQUIRE(result.defects.size() == 1);
  CHECK(result.defects[0].id == HazardId::limit_memory);
}

TEST_CASE("member_decoder: a bomb is cut off", "[intake][member_decoder]") {
  Limits limits;
  limits.ratio_after = 1u << 20;
  const Filter filter = GENERATE(from_range(filters));
  CAPTURE(filter.name);
  const Decoded result = decoded(filter.name, test::compressed(std::string(16u << 20, '\0'), filter.in_test), limits);
  REQUIRE(result.defects.size() == 1);
  CHECK(result.defects[0].id == HazardId::limit_ratio);
  CHECK(result.text.size() < 4u << 20);
}

}  // namespace
}  // namespace sluice
