// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice-license-compiler FOLDER FILE: makes the license index FILE from the npm packages below FOLDER. Runs when
// Sluice is built.
#include "base/files.hpp"
#include "license/compiler/index_writer.hpp"
#include "license/compiler/npm_lists.hpp"

#include <unistd.h>

#include <string>

namespace {

sluice::Result<void> compile(const std::string& folder, const std::string& file) {
  TRY_ASSIGN(const sluice::license::LicenseLists lists, sluice::license::read_npm_lists(folder));
  TRY_ASSIGN(const std::string bytes, sluice::license::write_license_index(lists));
  return sluice::write_file(file, bytes);
}

int say(const std::string& message) {
  const std::string line = "license compiler: " + message + "\n";
  return ::write(STDERR_FILENO, line.data(), line.size()) < 0 ? 3 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return say("usage: FOLDER FILE");
  const sluice::Result<void> done = compile(argv[1], argv[2]);
  return done ? 0 : say(done.error().message);
}
