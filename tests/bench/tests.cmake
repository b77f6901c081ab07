# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# `cmake --build BUILD --target bench` prints every promised speed as a ratio against a named baseline of the same run.
# The first run fetches a source package of some 70 MB and packs it each way (1 GB).
if(SLUICE_BUILD_BENCH)
  file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.cpp)
  add_executable(sluice_bench EXCLUDE_FROM_ALL ${bench_sources})
  target_link_libraries(sluice_bench PRIVATE sluice_gate sluice_hooks sluice_test_support LibArchive::LibArchive sluice_test_warnings sluice_sanitizers)
  add_custom_target(bench COMMAND sluice_bench "$<TARGET_FILE:sluice>" "${PROJECT_BINARY_DIR}/bench-corpus" DEPENDS sluice USES_TERMINAL VERBATIM)
endif()
