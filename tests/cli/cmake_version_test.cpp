// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// `sluice hook cmake` prints the line for the CMake at hand.
#include "cli/cmake_version.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A stand-in for CMake.
std::string fake_cmake(const TemporaryFolder& folder, const std::string& version) {
  const std::string file = folder.write("cmake-" + version, "#!/bin/sh\necho 'cmake version " + version + "'\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  return file;
}

}  // namespace

TEST_CASE("cmake_version: what cmake prints", "[cli][hook]") {
  CHECK(parse_cmake_version("cmake version 3.25.1\n\nCMake suite") == CmakeVersion{3, 25});
  CHECK(parse_cmake_version("cmake version 4.3.1") == CmakeVersion{4, 3});
  CHECK(CmakeVersion{3, 27} < CmakeVersion{4, 0});
  for (const char* text : {"", "cmake", "cmake version ", "cmake version 3", "cmake version x.y", "cmake version 3.", "cmake version 99999999999.1", "cmake3 version 3.25.1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_cmake_version(text));
  }
}

TEST_CASE("hook: the line is right for the CMake at hand", "[cli][hook]") {
  const TemporaryFolder folder;
  const auto line = [&](const std::string& version) { return sluice_run({"hook", "cmake", "--cmake", fake_cmake(folder, version)}); };
  CHECK(line("3.25.1").out.find(" -C ") != std::string::npos);
  CHECK(line("3.26.9").out.find("SluiceInit.cmake -S . -B build") != std::string::npos);
  CHECK(line("3.27.0").out.find("-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=") != std::string::npos);
  CHECK(line("4.3.1").out.find(" -C ") == std::string::npos);
  const Ended old = line("3.23.5");
  CHECK(old.code == 2);
  CHECK(old.err.find("needs CMake 3.24 or newer") != std::string::npos);
  const Ended none = sluice_run({"hook", "cmake", "--cmake", folder.path() + "/none"});
  CHECK(none.code == 0);
  CHECK(none.out.find("-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=") != std::string::npos);
}

TEST_CASE("hook: forms for toolchains, presets and scripts", "[cli][hook]") {
  const Ended toolchain = sluice_run({"hook", "cmake", "--toolchain"});
  CHECK(toolchain.out.starts_with("CMAKE_TOOLCHAIN_FILE=/"));
  CHECK(toolchain.out.find("\ninclude(\"/") != std::string::npos);
  CHECK(sluice_run({"hook", "cmake", "--toolchain", "--file"}).out.ends_with("/SluiceToolchain.cmake\n"));
  CHECK(sluice_run({"hook", "cmake", "--init", "--file"}).out.ends_with("/SluiceInit.cmake\n"));
  CHECK(sluice_run({"hook", "cmake", "--file"}).out.ends_with("/SluiceGate.cmake\n"));
  const Ended preset = sluice_run({"hook", "cmake", "--preset"});
  CHECK(preset.out.find("\"configurePresets\"") != std::string::npos);
  CHECK(preset.out.find("/SluiceGate.cmake\"") != std::string::npos);
  CHECK(sluice_run({"hook", "cmake", "--preset", "--init"}).code == 2);
}
