// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice-license-compiler FOLDER INDEX TEXTS: makes the license index and the file of license texts from the npm packages
// below FOLDER. Runs when Sluice is built.
#include "base/files.hpp"
#include "license/compiler/index_writer.hpp"
#include "license/compiler/npm_lists.hpp"
#include "license/license_texts.hpp"

#include <unistd.h>

#include <string>

namespace {

sluice::Result<void> compile(const std::string& folder, const std::string& index, const std::string& texts) {
  TRY_ASSIGN(const sluice::license::LicenseLists lists, sluice::license::read_npm_lists(folder));
  TRY_ASSIGN(const std::string index_bytes, sluice::license::write_license_index(lists));
  TRY_ASSIGN(const std::string text_bytes, sluice::license::write_license_texts(lists));
  TRY(sluice::write_file(index, index_bytes));
  return sluice::write_file(texts, text_bytes);
}

int say(const std::string& message) {
  const std::string line = "license compiler: " + message + "\n";
  return ::write(STDERR_FILENO, line.data(), line.size()) < 0 ? 3 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return say("usage: FOLDER INDEX TEXTS");
  const sluice::Result<void> done = compile(argv[1], argv[2], argv[3]);
  return done ? 0 : say(done.error().message);
}
