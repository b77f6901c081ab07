# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# try_compile() and the check modules get their results, and the gate does not run inside of them.
. "$(dirname "$0")/lib.sh" "$@"
cat > "$project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(product C)
include(CheckCSourceCompiles)
set_property(GLOBAL PROPERTY PROPAGATE_TOP_LEVEL_INCLUDES_TO_TRY_COMPILE TRUE)
try_compile(good "${CMAKE_BINARY_DIR}/good" SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/app.c")
try_compile(bad "${CMAKE_BINARY_DIR}/bad" SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/bad.c")
try_compile(whole "${CMAKE_BINARY_DIR}/whole" "${CMAKE_CURRENT_SOURCE_DIR}/inner" inner)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
check_c_source_compiles("int answer(void) { return 42; }" has_answer)
check_c_source_compiles("int answer(void) { return nothing; }" has_nothing)
message(STATUS "results: good=${good} bad=${bad} whole=${whole} has_answer=${has_answer} has_nothing=${has_nothing}")
add_executable(app app.c)
END
mkdir "$project/inner"
cat > "$project/inner/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(inner C)
add_executable(inner ../app.c)
END
echo 'int main(void) { return 0; }' > "$project/app.c"
echo 'int main(void) { return nothing; }' > "$project/bad.c"
configure --debug-trycompile
expect_text 'results: good=TRUE bad=FALSE whole=TRUE has_answer=1 has_nothing=$'
[ "$(find "$build" -name .sluice)" = "$build/.sluice" ] || fail "the gate ran inside of try_compile()"
[ -z "$(grep -rl sluice-gate "$build/CMakeFiles/CMakeScratch" "$build/good" "$build/whole" 2>/dev/null)" ] || fail "try_compile() has a gate target"
build 0
