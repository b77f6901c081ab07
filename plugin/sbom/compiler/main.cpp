// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice-schema-compiler FOLDER INDEX: makes the file of SBOM schemas from the CycloneDX library's schemas in FOLDER.
// Runs when Sluice is built.
#include "base/files.hpp"
#include "sbom/compiler/npm_schemas.hpp"

#include <unistd.h>

#include <string>

namespace {

sluice::Result<void> compile(const std::string& folder, const std::string& index) {
  TRY_ASSIGN(const std::string bytes, sluice::sbom::compile_npm_schemas(folder));
  return sluice::write_file(index, bytes);
}

int say(const std::string& message) {
  const std::string line = "schema compiler: " + message + "\n";
  return ::write(STDERR_FILENO, line.data(), line.size()) < 0 ? 3 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return say("usage: FOLDER INDEX");
  const sluice::Result<void> done = compile(argv[1], argv[2]);
  return done ? 0 : say(done.error().message);
}
