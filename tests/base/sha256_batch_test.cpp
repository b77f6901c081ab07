// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/sha256_batch.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {
namespace {

std::string text_of(std::size_t size, std::size_t seed) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>((i * 131 + seed * 29 + i / 251) % 256);
  return text;
}

/// Digests by tag, each told once.
struct Told {
  std::map<std::uint32_t, Digest> digests;
  Sha256Batch batch{[this](std::uint32_t tag, const Digest& digest) { CHECK(digests.emplace(tag, digest).second); }};
};

void add(Sha256Batch& batch, Sha256Batch::Id id, std::string_view text) {
  batch.add(id, std::as_bytes(std::span(text)));
}

TEST_CASE("sha256_batch: digests of every length around a block are those of one message alone", "[base][digest]") {
  std::vector<std::string> texts;
  for (std::size_t size = 0; size <= 260; ++size) texts.push_back(text_of(size, size));
  Told told;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const Sha256Batch::Id id = told.batch.open(i);
    add(told.batch, id, texts[i]);
    told.batch.close(id, true);
    if (i % 7 == 0) told.batch.settle();
  }
  told.batch.settle();
  REQUIRE(told.digests.size() == texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    CAPTURE(i);
    CHECK(told.digests[i] == sha256(texts[i]));
  }
}

TEST_CASE("sha256_batch: messages in pieces, open beside each other", "[base][digest]") {
  const std::size_t piece = GENERATE(1u, 63u, 64u, 65u, 1000u);
  CAPTURE(piece);
  const std::string outer = text_of(5000, 1), inner = text_of(3001, 2);
  Told told;
  const Sha256Batch::Id first = told.batch.open(1);
  const Sha256Batch::Id second = told.batch.open(2);
  for (std::size_t at = 0; at < outer.size(); at += piece) {
    add(told.batch, first, std::string_view(outer).substr(at, piece));
    if (at < inner.size()) add(told.batch, second, std::string_view(inner).substr(at, piece));
    if (at % 3 == 0) told.batch.settle();
  }
  CHECK(told.digests.empty());
  told.batch.close(second, true);
  told.batch.settle();
  CHECK(told.digests.size() == 1);
  told.batch.close(first, true);
  told.batch.settle();
  CHECK(told.digests[1] == sha256(outer));
  CHECK(told.digests[2] == sha256(inner));
}

TEST_CASE("sha256_batch: what is not wanted is not told, and leaves nothing behind", "[base][digest]") {
  Told told;
  const std::string text = text_of(100, 3);
  const Sha256Batch::Id dropped = told.batch.open(1);
  add(told.batch, dropped, text);
  told.batch.close(dropped, false);
  told.batch.settle();
  CHECK(told.digests.empty());
  told.batch.close(told.batch.open(2), true);
  told.batch.settle();
  CHECK(told.digests[2] == sha256(""));
}

}  // namespace
}  // namespace sluice
