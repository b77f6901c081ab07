# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The entry by the toolchain: from the environment in front of the real one, and included by a company's, where the environment is ignored.
# It reaches the builds of ExternalProject by itself, and stays out of FetchContent's.
. "$(dirname "$0")/lib.sh" "$@"
wrapper=$source_dir/cmake/SluiceToolchain.cmake
events=$build/.sluice/events.jsonl
cat > "$work/company.cmake" <<'END'
set(CMAKE_C_FLAGS_INIT "-DCOMPANY=1")
END
use_project demo
cat > "$project/core.c" <<'END'
#ifndef COMPANY
#error "the company's toolchain is not in use"
#endif
END
cat "$source_dir/fixtures/projects/demo/core.c" >> "$project/core.c"
put $rejected

# From the environment, without a flag.
from_environment() {
  CMAKE_TOOLCHAIN_FILE="$wrapper" SLUICE_CHAIN_TOOLCHAIN="$work/company.cmake" SLUICE_EXECUTABLE="$sluice" configure_without "$@"
}
from_environment
expect_text '"event":"start".*"toolchain":"[^"]*/SluiceToolchain.cmake"' "$events"
build error
expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'
expect_objects 0
put $accepted
# Later runs of CMake have another environment.
touch "$project/CMakeLists.txt"
build 0
expect_configures 1
expect_objects 2
run 0 "$sluice" doctor --build "$build"
expect_text 'ok .*enters by the toolchain file .*SluiceToolchain.cmake'
want=1 CMAKE_TOOLCHAIN_FILE="$wrapper" SLUICE_CHAIN_TOOLCHAIN="$work/none.cmake" run error "$cmake" -S "$project" -B "$work/other" -G "$generator"
expect_text 'SLUICE_CHAIN_TOOLCHAIN names'
expect_text 'none.cmake'

# A -D names a toolchain: CMake ignores the environment without a word. Doctor tells; include() helps.
rm -rf "$build"
from_environment -DCMAKE_TOOLCHAIN_FILE="$work/company.cmake"
expect_no_file "$build/.sluice"
CMAKE_TOOLCHAIN_FILE="$wrapper" run 1 "$sluice" doctor --build "$build"
expect_text "PROBLEM .*CMAKE_TOOLCHAIN_FILE was ignored: a preset or -D names $work/company.cmake"
expect_text 'help: write include\(".*/SluiceToolchain.cmake"\) at the end'
rm -rf "$build"
echo "include(\"$wrapper\")" >> "$work/company.cmake"
from_environment -DCMAKE_TOOLCHAIN_FILE="$work/company.cmake"
put $rejected
build error
expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'
expect_objects 0

# The child of an ExternalProject has the same toolchain, and so the gate: it takes its settings from the build around it, even where the gate
# leaves ExternalProject_Add() alone. What FetchContent runs before CMake 3.30 to download is no build to gate.
rm -rf "$build" "$project"
mkdir -p "$project/child" "$project/third_party"
use_project fetch
tar -czf "$project/third_party/acme-filter-2.4.1.tar.gz" -C "$project/library" .
cat >> "$project/CMakeLists.txt" <<'END'
include(ExternalProject)
ExternalProject_Add(child_ep SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/child" INSTALL_COMMAND "" CMAKE_ARGS "-DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}")
END
cat > "$project/child/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(child C)
find_package(ZLIB REQUIRED)
add_library(child SHARED child.c)
target_link_libraries(child PRIVATE ZLIB::ZLIB)
END
echo 'int child(void) { return 0; }' > "$project/child/child.c"
configure_without -DCMAKE_TOOLCHAIN_FILE="$work/company.cmake" -DSLUICE_EXECUTABLE="$sluice" -DSLUICE_EXTERNAL=OFF
[ "$(find "$build" -name .sluice)" = "$build/.sluice" ] || fail "the gate ran in a build that FetchContent starts"
build 0
expect_text "\"event\":\"start\".*\"parent\":\"$build\"" "$build/child_ep-prefix/src/child_ep-build/.sluice/events.jsonl"
build 0
run 0 "$sluice" inventory --build "$build"
expect_text 'ZLIB'
