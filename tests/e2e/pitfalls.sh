# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Each way in which a gate in CMake was seen to go wrong, as a test of its own: the seventh argument is its number.
. "$(dirname "$0")/lib.sh" "$@"
events=$build/.sluice/events.jsonl
empty_main() { echo 'int main(void) { return 0; }' > "$project/app.c"; }
# lists TEXT: the project's CMakeLists.txt; those without a language configure fastest.
lists() { printf 'cmake_minimum_required(VERSION 3.16)\n%s\n' "$1" > "$project/CMakeLists.txt"; }
# Each line of the event log is JSON of its own.
expect_json_lines() {
  while IFS= read -r line; do
    printf 'string(JSON name GET [==[%s]==] event)\n' "$line"
  done < "$events" > "$work/lines.cmake"
  run 0 "$cmake" -P "$work/lines.cmake"
}

# A toolchain reaches try_compile(), also of whole projects; the gate must not stand there.
pitfall_01() {
  lists 'project(product C)
include(CheckCSourceCompiles)
try_compile(whole "${CMAKE_BINARY_DIR}/whole" "${CMAKE_CURRENT_SOURCE_DIR}/inner" inner)
check_c_source_compiles("int main(void) { return MARK; }" has_mark)
message(STATUS "results: whole=${whole} has_mark=${has_mark}")
add_executable(app app.c)'
  empty_main
  mkdir "$project/inner"
  printf 'cmake_minimum_required(VERSION 3.16)\nproject(inner C)\nadd_executable(inner ../app.c)\n' > "$project/inner/CMakeLists.txt"
  echo 'set(CMAKE_C_FLAGS_INIT "-DMARK=0")' > "$work/company.cmake"
  configure_without -DSLUICE_EXECUTABLE="$sluice" -DCMAKE_TOOLCHAIN_FILE="$source_dir/cmake/SluiceToolchain.cmake" -DSLUICE_CHAIN_TOOLCHAIN="$work/company.cmake"
  expect_text 'results: whole=TRUE has_mark=1$'
  [ "$(find "$build" -name .sluice)" = "$build/.sluice" ] || fail "the gate ran inside of try_compile()"
  build 0
}

# CMake reads a toolchain more than once, and once for each language that comes later; the gate is there once.
pitfall_02() {
  lists 'project(product NONE)
enable_language(C)
list(LENGTH CMAKE_PROJECT_TOP_LEVEL_INCLUDES count)
message(STATUS "includes: ${count}")
add_executable(app app.c)'
  empty_main
  printf 'message(STATUS "toolchain is read")\ninclude("%s/cmake/SluiceToolchain.cmake")\n' "$source_dir" > "$work/company.cmake"
  configure_without -DSLUICE_EXECUTABLE="$sluice" -DCMAKE_TOOLCHAIN_FILE="$work/company.cmake"
  [ "$(grep -c 'toolchain is read' "$log")" -gt 1 ] || fail "CMake reads a toolchain once only: the test tests nothing"
  expect_text 'includes: 1$'
  [ "$(grep -c '"event":"start"' "$events")" = 1 ] || fail "the gate started twice"
  build 0
}

# What an external project builds and a target links must not become something the gate waits for.
pitfall_03() {
  lists 'project(product C)
include(ExternalProject)
set(made "${CMAKE_BINARY_DIR}/made/libmade.a")
ExternalProject_Add(made_ep SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/made" BINARY_DIR "${CMAKE_BINARY_DIR}/made" INSTALL_COMMAND "" BUILD_BYPRODUCTS "${made}")
add_library(made STATIC IMPORTED)
set_target_properties(made PROPERTIES IMPORTED_LOCATION "${made}")
add_dependencies(made made_ep)
add_executable(app app.c)
target_link_libraries(app PRIVATE made)'
  mkdir "$project/made"
  printf 'cmake_minimum_required(VERSION 3.16)\nproject(made C)\nadd_library(made STATIC made.c)\n' > "$project/made/CMakeLists.txt"
  echo 'int made(void) { return 0; }' > "$project/made/made.c"
  echo 'int made(void); int main(void) { return made(); }' > "$project/app.c"
  configure
  build 0
  expect_no_text 'cycle|[Cc]ircular'
  build 0
  expect_no_text 'Building C object'
}

# Calls that are put off see the variables of the place where they run; the project's variables may have our names.
pitfall_04() {
  lists 'project(product NONE)
function(ask)
  set(step one)
  cmake_language(DEFER CALL add_custom_target late)
endfunction()
ask()
foreach(name IN ITEMS turns targets target folder below type named open closed name file path out list prefix event item line)
  set(${name} "no;${name};\"here")
endforeach()
add_custom_target(early)'
  configure
  expect_no_text 'Warning|Error'
  expect_text '"event":"end"' "$events"
  build 0 --target late
  expect_text 'intake gate'
  build 0 --target early
  expect_text 'intake gate'
}

# CMake 4.2 and newer complain of imported targets without a file whenever somebody asks for the codemodel; the run is good all the same.
pitfall_07() {
  lists 'project(product C)
add_library(nowhere UNKNOWN IMPORTED)
add_executable(app app.c)
add_library(unused SHARED IMPORTED)'
  empty_main
  configure
  expect_text '"event":"imported","name":"nowhere"' "$events"
  build 0
  expect_objects 1
}

# FetchContent_Populate() and FETCHCONTENT_SOURCE_DIR_<NAME> pass the provider by. (A provider set after ours: providers.sh.)
pitfall_08() {
  use_project fetch
  tar -czf "$project/third_party/acme-filter-2.4.1.tar.gz" -C "$project/library" .
  lists 'project(product NONE)
include(FetchContent)
FetchContent_Declare(populated URL "${CMAKE_CURRENT_SOURCE_DIR}/third_party/acme-filter-2.4.1.tar.gz")
FetchContent_Declare(replaced URL https://acme.example/replaced.tar.gz)
FetchContent_GetProperties(populated)
if(NOT populated_POPULATED)
  FetchContent_Populate(populated)
endif()
FetchContent_MakeAvailable(replaced)
add_custom_target(all_of_it ALL)'
  mkdir "$project/own"
  configure -DFETCHCONTENT_SOURCE_DIR_REPLACED="$project/own"
  expect_text '"event":"fetch","name":"populated".*"seen":"folder"' "$events"
  expect_text '"event":"fetch","name":"replaced".*"seen":"override"' "$events"
  build 0
  expect_text 'FETCHCONTENT_SOURCE_DIR_' "$(report)"
  expect_text '"path": *"third_party/acme-filter|acme-filter-2\.4\.1' "$(report)"
}

# A find module that looks for another package: both are recorded, each with its caller, and the outer result stands.
pitfall_09() {
  lists 'project(product NONE)
list(APPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_SOURCE_DIR}/modules")
find_package(Outer REQUIRED)
if(NOT Outer_FOUND OR NOT Outer_VERSION STREQUAL "1.1" OR NOT Inner_VERSION STREQUAL "2.2")
  message(FATAL_ERROR "the results are wrong")
endif()
add_custom_target(all_of_it ALL)'
  mkdir "$project/modules"
  printf 'find_package(Inner QUIET)\nset(Outer_FOUND ${Inner_FOUND})\nset(Outer_VERSION 1.1)\n' > "$project/modules/FindOuter.cmake"
  printf 'set(Inner_FOUND TRUE)\nset(Inner_VERSION 2.2)\n' > "$project/modules/FindInner.cmake"
  configure
  expect_text '"name":"Inner","version":"2.2","found":"yes","file":"[^"]*/FindOuter.cmake"' "$events"
  expect_text '"name":"Outer","version":"1.1","found":"yes","file":"[^"]*/CMakeLists.txt"' "$events"
  build 0
}

# Find modules have no config file, and spell their results as they like.
pitfall_10() {
  lists 'project(product NONE)
list(APPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_SOURCE_DIR}/modules")
find_package(Shout REQUIRED)
find_package(Text REQUIRED)
add_custom_target(all_of_it ALL)'
  mkdir "$project/modules"
  printf 'set(SHOUT_FOUND TRUE)\nset(Shout_FOUND TRUE)\nset(SHOUT_VERSION_STRING 3.3)\nset(SHOUT_LIBRARY /usr/lib/libshout.so)\n' > "$project/modules/FindShout.cmake"
  printf 'set(Text_FOUND TRUE)\nset(Text_VERSION_STRING 4.4)\n' > "$project/modules/FindText.cmake"
  configure
  expect_text '"name":"Shout","version":"3.3","found":"yes".*"libraries":\["/usr/lib/libshout.so"\]' "$events"
  expect_text '"name":"Text","version":"4.4","found":"yes"' "$events"
  build 0
}

# What is left out of ALL, by itself or with its folder, is not built because the gate is there; asked for, it waits for the gate.
pitfall_11() {
  lists 'project(product C)
add_executable(app app.c)
add_library(left_out STATIC EXCLUDE_FROM_ALL app.c)
add_subdirectory(below EXCLUDE_FROM_ALL)'
  empty_main
  mkdir "$project/below"
  echo 'add_library(deep STATIC ../app.c)' > "$project/below/CMakeLists.txt"
  printf 'sluice: 1\nextends: [{use: "builtin:internal-baseline@1"}]\ndeliveries: ["third_party/*.tar.gz"]\n' > "$project/sluice.yaml"
  put $accepted
  configure
  for name in left_out deep; do expect_text "\"event\":\"left-out\",\"name\":\"$name\"" "$events"; done
  build 0
  expect_objects 1
  put $rejected
  build error --target deep
  expect_objects 1
}

# A toolchain that lets CMake look only below a root of the target machine: the program is of this machine, and is found.
pitfall_12() {
  lists 'project(product NONE)
add_custom_target(all_of_it ALL)'
  mkdir "$work/root"
  cat > "$work/company.cmake" <<END
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_FIND_ROOT_PATH "$work/root")
foreach(kind IN ITEMS PROGRAM LIBRARY INCLUDE PACKAGE)
  set(CMAKE_FIND_ROOT_PATH_MODE_\${kind} ONLY)
endforeach()
include("$source_dir/cmake/SluiceToolchain.cmake")
END
  PATH=$(dirname "$sluice"):$PATH configure_without -DCMAKE_MAKE_PROGRAM="$(command -v ninja)" -DCMAKE_TOOLCHAIN_FILE="$work/company.cmake"
  expect_text "SLUICE_EXECUTABLE:FILEPATH=$sluice" "$build/CMakeCache.txt"
  build 0
  expect_text 'intake gate'
}

# Lists, quotes, line ends and other odd characters in what is recorded.
pitfall_13() {
  project="$work/a project \"odd\" here" build="$work/a build"
  mkdir -p "$project"
  lists 'project(product VERSION 1.0 HOMEPAGE_URL "https://acme.example/a;b?\"c\"\\d" LANGUAGES NONE)
add_library(odd INTERFACE IMPORTED)
set_target_properties(odd PROPERTIES INTERFACE_LINK_LIBRARIES "one;two\\;three;four\"five;six\nseven\tü")
find_package(Odd QUIET)
add_custom_target(all_of_it ALL)'
  events="$build/.sluice/events.jsonl"
  configure
  expect_json_lines
  expect_text '"event":"end"' "$events"
  build 0
  expect_no_text 'cannot be read' "$build/.sluice/report.json"
}

# Built in the source folder: what the gate writes lies there too, and is nothing to judge.
pitfall_14() {
  use_project single
  build=$project
  printf 'sluice: 1\nextends: [{use: "builtin:internal-baseline@1"}]\ndeliveries: ["**/*.json"]\n' > "$project/sluice.yaml"
  echo '{}' > "$project/third_party/data.json"
  configure
  build 0
  build 0
  expect_text 'data\.json' "$(report)"
  expect_no_text 'codemodel-|cmakeFiles-' "$(report)"
  remember
  build 0
  expect_unjudged
}

# Each configuration of a multi-config generator is judged by itself.
pitfall_15() {
  use_project single
  configure
  build 0 --config Debug
  expect_file "$build/.sluice/report-Debug.json"
  expect_no_file "$build/.sluice/report-Release.json"
  build 0 --config Release
  expect_file "$build/.sluice/report-Release.json"
  remember
  build 0 --config Release
  build 0 --config Debug
  expect_unjudged
}

# An older index that names files which are gone: the newest counts.
pitfall_16() {
  use_project single
  configure
  build 0
  reply=$build/.cmake/api/v1/reply
  printf '{"cmake": {"version": {"string": "3.0"}}, "objects": [], "reply": {"client-sluice": {"query.json": {"responses": [{"kind": "codemodel", "jsonFile": "gone.json"}]}}}}' > "$reply/index-2000-01-01T00-00-00-0000.json"
  touch "$build/.sluice/configure.stamp"
  remember
  build 0
  expect_judged
  expect_text '"targets": *1,' "$(report)"
}

# Somebody else's CMAKE_PROJECT_INCLUDE is still read; a project that sets it away is said to.
pitfall_17() {
  lists 'project(product NONE)
add_custom_target(all_of_it ALL)
if(AWAY)
  set(CMAKE_PROJECT_INCLUDE "${CMAKE_CURRENT_SOURCE_DIR}/own.cmake")
endif()
add_subdirectory(inner)'
  mkdir "$project/inner"
  echo 'project(inner VERSION 4.5 LANGUAGES NONE)' > "$project/inner/CMakeLists.txt"
  echo 'message(STATUS "its own include")' > "$project/own.cmake"
  echo 'message(STATUS "their include: ${PROJECT_NAME}")' > "$work/theirs.cmake"
  configure -DCMAKE_PROJECT_INCLUDE="$work/theirs.cmake"
  expect_text 'their include: product'
  expect_text 'their include: inner'
  expect_text '"event":"project","name":"inner","version":"4.5"' "$events"
  expect_no_text 'include-replaced' "$events"
  configure -DAWAY=ON
  expect_text '"event":"include-replaced"' "$events"
  build 0
  expect_text 'CMAKE_PROJECT_INCLUDE' "$(report)"
  run 0 "$sluice" doctor --build "$build"
  expect_text 'unseen .*CMAKE_PROJECT_INCLUDE'
}

# A file that the codemodel promises is not always there after the build.
pitfall_18() {
  lists 'project(product C)
add_executable(app app.c)
add_custom_command(TARGET app POST_BUILD COMMAND "${CMAKE_COMMAND}" -E rm "$<TARGET_FILE:app>")'
  empty_main
  configure
  build 0
  touch "$build/.sluice/configure.stamp"
  remember
  build 0
  expect_judged
  expect_text '"gate": *"passed"' "$(report)"
  run 0 "$sluice" inventory --build "$build"
}

# Our targets lie in a folder of their own in IDEs.
pitfall_19() {
  use_project single
  echo 'cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" ID ask CALL ask)
function(ask)
  get_property(turn GLOBAL PROPERTY turn)
  if("${turn}" STREQUAL "xxxxxx")
    get_property(names DIRECTORY "${CMAKE_SOURCE_DIR}" PROPERTY BUILDSYSTEM_TARGETS)
    foreach(name IN LISTS names)
      get_target_property(folder ${name} FOLDER)
      message(STATUS "folder of ${name}: ${folder}")
    endforeach()
  else()
    set_property(GLOBAL PROPERTY turn "${turn}x")
    cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL ask)
  endif()
endfunction()' >> "$project/CMakeLists.txt"
  configure
  expect_text 'folder of sluice-gate: sluice$'
  [ -z "$(grep 'folder of sluice' "$log" | grep -v ': sluice$')" ] || fail "a target of ours lies outside of the folder"
}

# Another program, policy or day asks for a new judgement; nothing else does. (Policy and day: rejudge.sh.)
pitfall_20() {
  use_project single
  mkdir -p "$work/prefix/bin"
  cp "$sluice" "$work/prefix/bin/sluice"
  ln -s "$(dirname "$(dirname "$sluice")")/share" "$work/prefix/share"
  sluice=$work/prefix/bin/sluice
  configure
  build 0
  remember
  build 0
  expect_unjudged
  touch "$sluice"
  build 0
  expect_judged
}

"pitfall_$7"
