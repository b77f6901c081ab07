// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/file_name_version.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace sluice;

namespace {

struct Row {
  const char* name;
  const char* version;
};

struct StatesRow {
  const char* name;
  const char* version;
  bool states;
};

}  // namespace

TEST_CASE("file_name_version: the version that a name states", "[checks][file_name_version]") {
  const auto row = GENERATE(values<Row>({
      {"radar-1.2.3.tar.gz", "1.2.3"},
      {"radar-1.2.3.zip", "1.2.3"},
      {"radar_v1.2.3.tgz", "1.2.3"},
      {"radar-1.2.3", "1.2.3"},
      {"radar-1.2.3-linux-x86_64.tar.xz", "1.2.3"},
      {"radar_1.2.3-2_amd64.deb", "1.2.3"},
      {"radar-2.0-rc1.zip", "2.0-rc1"},
      {"radar-2.0-beta.2-src.zip", "2.0-beta.2"},
      {"radar-2.0rc1.zip", "2.0rc1"},
      {"radar-1.2.3.src.tar.bz2", "1.2.3"},
      {"openssl-1.1.1w.tar.gz", "1.1.1w"},
      {"x86_64-toolchain-12.2.tar.xz", "12.2"},
      {"tool-1.2.7z", "1.2"},
      {"1.2.3.zip", "1.2.3"},
      {"radar.zip", ""},
      {"radar-7.zip", ""},
      {"radar-20240102.zip", ""},
      {"radar1.2.zip", ""},
      {"-.-", ""},
      {"", ""},
  }));
  CAPTURE(row.name);
  CHECK(release_in_file_name(row.name) == row.version);
}

TEST_CASE("file_name_version: whether a name states a version", "[checks][file_name_version]") {
  const auto row = GENERATE(values<StatesRow>({
      {"radar-1.2.3.zip", "1.2.3", true},
      {"radar-1.2.3.zip", "v1.2.3+5", true},
      {"radar_1.2.3-2_amd64.deb", "1.2.3", true},
      {"radar_1.2.3-2_amd64.deb", "1.2.3-2", true},
      {"radar-7.zip", "7", true},
      {"radar-1.2.3.src.zip", "1.2.3", true},
      {"radar-1.2.3.zip", "1.2", false},
      {"radar-1.2.34.zip", "1.2.3", false},
      {"radar-1.2.3-rc1.zip", "1.2.3", false},
      {"radar-1.2.3~rc1.deb", "1.2.3", false},
      {"radar-11.2.3.zip", "1.2.3", false},
      {"radar-1.2.3.zip", "", false},
  }));
  CAPTURE(row.name, row.version);
  CHECK(file_name_states(row.name, row.version) == row.states);
}
