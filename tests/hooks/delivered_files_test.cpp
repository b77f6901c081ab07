// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/delivered_files.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

void add(Contents& contents, const std::string& path, std::string_view bytes) {
  Entry entry;
  entry.path = path;
  entry.sha256 = sha256(bytes);
  contents.entries.push_back(std::move(entry));
}

}  // namespace

TEST_CASE("delivered_files: by digest, and the nearest by name", "[hooks][delivered_files]") {
  Contents contents;
  contents.containers.push_back({});
  contents.containers.back().path = "codec.tar.gz";
  add(contents, "codec-1.0/include/codec.h", "h");
  add(contents, "codec-1.0/old/include/codec.h", "old");
  add(contents, "codec-1.0/lib/libcodec.a", "a");
  DeliveredFiles files(contents);

  CHECK(files.find(to_hex(sha256("a"))) == "codec.tar.gz!/codec-1.0/lib/libcodec.a");
  CHECK(files.find(to_hex(sha256("b"))).empty());
  CHECK(files.find("").empty());
  CHECK(files.nearest("/src/third_party/codec/include/codec.h") == "codec.tar.gz!/codec-1.0/include/codec.h");
  CHECK(files.nearest("/src/codec/old/include/codec.h") == "codec.tar.gz!/codec-1.0/old/include/codec.h");
  CHECK(files.nearest("/src/codec/include/other.h").empty());
}
