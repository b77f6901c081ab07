# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The installed package: find_package(Sluice) and sluice_gate() in a project that wants the gate itself.
. "$(dirname "$0")/lib.sh" "$@"
run 0 "$cmake" --install "$(dirname "$(dirname "$sluice")")" --prefix "$work/prefix"
expect_file "$work/prefix/bin/sluice"
cat > "$project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.24)
project(product C)
find_package(Sluice 0.1 REQUIRED)
sluice_gate(TARGETS app DELIVERIES third_party/camera.tar.gz POLICY builtin:internal-baseline@1)
add_library(core STATIC core.c)
add_library(apart STATIC core.c)
add_executable(app app.c)
target_link_libraries(app PRIVATE core)
END
cp "$source_dir"/fixtures/projects/demo/*.c "$project"
put $rejected
configure_without -DCMAKE_PREFIX_PATH="$work/prefix"
build error --target app
expect_text "error: .*\[-Wsluice-archive-escapes-root\]"
expect_text 'CMakeLists\.txt:4:1: error'
expect_objects 0
build error --target core
expect_objects 0
# Only the named target and what it needs wait for the gate.
build 0 --target apart
expect_objects 1

put $accepted
build 0
expect_objects 3
run 0 "$work/prefix/bin/sluice" check "$project/third_party/camera.tar.gz"

echo 'sluice_gate(DELIVERIES third_party/none.tar.gz)' >> "$project/CMakeLists.txt"
want=1 configure_without
expect_text 'sluice_gate: the delivery'
expect_text '/third_party/none\.tar\.gz'
