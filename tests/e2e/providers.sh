# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Another dependency provider before ours is served, and no call is lost; one after ours takes its place, which is reported.
. "$(dirname "$0")/lib.sh" "$@"
cat > "$project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(product C)
find_package(acme_codec REQUIRED)
find_package(Threads REQUIRED)
find_package(acme_absent QUIET)
add_executable(app app.c)
target_link_libraries(app PRIVATE Threads::Threads)
if(NOT acme_codec_VERSION STREQUAL "7.1.0" OR acme_absent_FOUND)
  message(FATAL_ERROR "the results of find_package() are wrong")
endif()
END
echo 'int main(void) { return 0; }' > "$project/app.c"
# double METHOD...: a provider that writes down its calls and knows acme_codec.
double() {
  cat > "$work/double.cmake" <<END
macro(double_provide method name)
  file(APPEND "\${CMAKE_BINARY_DIR}/calls.txt" "\${method} \${name}\\n")
  if("\${name}" STREQUAL "acme_codec")
    set(acme_codec_FOUND TRUE)
    set(acme_codec_VERSION 7.1.0)
  endif()
endmacro()
cmake_language(SET_DEPENDENCY_PROVIDER double_provide SUPPORTED_METHODS $*)
END
}
gate=$source_dir/cmake/SluiceGate.cmake
events=$build/.sluice/events.jsonl
# in_order INCLUDES [ARGUMENT...]
in_order() {
  local includes=$1
  shift
  rm -rf "$build"
  configure_without -DSLUICE_EXECUTABLE="$sluice" -DCMAKE_PROJECT_TOP_LEVEL_INCLUDES="$includes" "$@"
}
expect_all_events() {
  for name in acme_codec Threads acme_absent; do
    expect_text "\"event\":\"find_package\",\"name\":\"$name\"" "$events"
    expect_text "^FIND_PACKAGE $name$" "$build/calls.txt"
  done
  expect_text '"name":"acme_codec","version":"7.1.0","found":"yes"' "$events"
  expect_no_text '"event":"provider-replaced"' "$events"
  build 0
  expect_no_text 'Wsluice-.*provider'
}

double FIND_PACKAGE FETCHCONTENT_MAKEAVAILABLE_SERIAL
in_order "$work/double.cmake;$gate"
expect_all_events

double FIND_PACKAGE
in_order "$work/double.cmake;$gate"
expect_all_events

sed -i 's/SET_DEPENDENCY_PROVIDER double_provide/SET_DEPENDENCY_PROVIDER ${mine}/; 1i set(mine double_provide)' "$work/double.cmake"
want=1 in_order "$work/double.cmake;$gate"
expect_text 'sets a dependency provider whose name is not plain'
expect_text '"event":"provider-unknown"' "$events"
in_order "$work/double.cmake;$gate" -DSLUICE_CHAIN_PROVIDER=double_provide
expect_all_events
expect_no_text '"event":"provider-unknown"' "$events"

in_order "$gate;$work/double.cmake"
expect_text 'sluice: .*dependency provider'
expect_text '"event":"provider-replaced"' "$events"
expect_text '"event":"find_package","name":"acme_codec"' "$events"
build 0
expect_text 'provider' "$(report)"

want=1 in_order "$gate" -DSLUICE_CHAIN_PROVIDER=no_such_command
expect_text "SLUICE_CHAIN_PROVIDER names 'no_such_command'"
