# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Targets that a project makes at the very end, by deferred calls of its own, stand behind the gate too.
. "$(dirname "$0")/lib.sh" "$@"
cat > "$project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.19)
project(product C)
function(add_late)
  add_executable(late app.c)
  cmake_language(DEFER CALL add_later)
endfunction()
function(add_later)
  add_library(later STATIC core.c)
  add_custom_target(step ALL COMMAND "${CMAKE_COMMAND}" -E touch "${CMAKE_BINARY_DIR}/step-ran")
endfunction()
cmake_language(DEFER CALL add_late)
add_subdirectory(below)
END
mkdir "$project/below"
echo 'cmake_language(DEFER CALL add_library deep STATIC ../core.c)' > "$project/below/CMakeLists.txt"
echo 'int main(void) { return 0; }' > "$project/app.c"
echo 'int answer(void) { return 42; }' > "$project/core.c"
printf 'sluice: 1\nextends: [{use: "builtin:internal-baseline@1"}]\ndeliveries: ["third_party/*.tar.gz"]\n' > "$project/sluice.yaml"
put $rejected
configure
for target in late later deep step; do
  build error --target "$target"
  expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'
done
expect_objects 0
expect_no_file "$build/step-ran"
put $accepted
build 0
expect_objects 3
expect_file "$build/step-ran"
