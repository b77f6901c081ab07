// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// pack_fixture FIXTURE FOLDER [NAME]: packs a folder of fixtures/accepted or fixtures/rejected into FOLDER, under its own name or NAME, with the
// files beside it, and prints the delivery's path.
#include "base/files.hpp"
#include "support/fixture.hpp"

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::fprintf(stderr, "usage: pack_fixture FIXTURE FOLDER [NAME]\n");
    return 2;
  }
  const sluice::test::Fixture fixture = sluice::test::load_fixture(argv[1]);
  if (!fixture.problem.empty()) {
    std::fprintf(stderr, "pack_fixture: %s: %s\n", argv[1], fixture.problem.c_str());
    return 2;
  }
  const std::string path = sluice::join_path(argv[2], argc == 4 ? argv[3] : fixture.delivery.name);
  std::vector<std::pair<std::string, const std::string*>> files = {{path, &fixture.delivery.bytes}};
  for (const auto& sidecar : fixture.sidecars) files.emplace_back(sluice::join_path(argv[2], sidecar.name), &sidecar.bytes);
  for (const auto& [name, bytes] : files) {
    if (const sluice::Result<void> written = sluice::write_file(name, *bytes); !written) {
      std::fprintf(stderr, "pack_fixture: %s\n", written.error().message.c_str());
      return 3;
    }
  }
  std::printf("%s\n", path.c_str());
  return 0;
}
