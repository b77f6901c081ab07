# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Each *_fuzz.cpp is replayed over its corpus in the normal run; with SLUICE_BUILD_FUZZERS (clang) it is a libFuzzer program too.
file(GLOB fuzz_sources CONFIGURE_DEPENDS fuzz/*_fuzz.cpp)
foreach(source IN LISTS fuzz_sources)
  get_filename_component(stem "${source}" NAME_WE)
  set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${stem}")
  add_executable(replay_${stem} "${source}" fuzz/replay.cpp)
  target_link_libraries(replay_${stem} PRIVATE sluice_cli sluice_license_compiler sluice_test_support sluice_test_warnings sluice_sanitizers)
  target_compile_definitions(replay_${stem} PRIVATE SLUICE_SBOM_SCHEMAS="${PROJECT_BINARY_DIR}/share/sluice/sbom_schemas.idx")
  add_test(NAME fuzz/${stem} COMMAND replay_${stem} "${corpus}")
  if(SLUICE_BUILD_FUZZERS)
    add_executable(${stem} "${source}")
    target_link_libraries(${stem} PRIVATE sluice_cli sluice_license_compiler sluice_test_support sluice_test_warnings sluice_sanitizers)
    target_compile_definitions(${stem} PRIVATE SLUICE_SBOM_SCHEMAS="${PROJECT_BINARY_DIR}/share/sluice/sbom_schemas.idx")
    target_link_options(${stem} PRIVATE -fsanitize=fuzzer)
  endif()
endforeach()
