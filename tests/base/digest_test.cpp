// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/digest.hpp"

#include <catch2/catch.hpp>

#include <span>
#include <string>
#include <thread>

namespace sluice {
namespace {

// FIPS 180-4, examples
constexpr const char* of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_CASE("digest: one object hashes one thing after another", "[base][digest]") {
  Sha256 hash;
  CHECK(to_hex(hash.finish()) == of_nothing);
  hash.update(std::string_view("ab"));
  hash.update(std::as_bytes(std::span("c", 1)));
  CHECK(to_hex(hash.finish()) == of_abc);
  CHECK(to_hex(hash.finish()) == of_nothing);
  hash.update(std::string_view());
  CHECK(to_hex(hash.finish()) == of_nothing);
  CHECK(to_hex(sha256("abc")) == of_abc);
}

TEST_CASE("digest: threads do not disturb each other", "[base][digest]") {
  std::string here, there;
  std::thread thread([&] { there = to_hex(sha256("abc")); });
  here = to_hex(sha256("abc"));
  thread.join();
  CHECK(here == of_abc);
  CHECK(there == of_abc);
}

}  // namespace
}  // namespace sluice
