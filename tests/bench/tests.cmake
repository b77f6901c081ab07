# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# `cmake --build BUILD --target bench` prints every promised speed as a ratio against a named baseline of the same run.
# It wants bsdtar, unzip, xz, zstd, openssl and licensecheck (cmake/bootstrap bench). The first run fetches a source package of
# some 70 MB and packs it each way (1 GB).
if(SLUICE_BUILD_BENCH)
  file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.cpp)
  add_executable(sluice_bench EXCLUDE_FROM_ALL ${bench_sources})
  target_link_libraries(sluice_bench PRIVATE sluice_gate sluice_reports sluice_hooks sluice_license_compiler sluice_test_support LibArchive::LibArchive sluice_test_warnings sluice_sanitizers)
  target_compile_definitions(sluice_bench PRIVATE SLUICE_LICENSE_INDEX="${PROJECT_BINARY_DIR}/share/sluice/licenses.idx"
    SLUICE_LICENSE_LISTS="${SLUICE_LICENSE_LISTS}" SLUICE_SBOM_SCHEMAS="${PROJECT_BINARY_DIR}/share/sluice/sbom_schemas.idx")
  add_dependencies(sluice_bench license_index sbom_schemas)
  add_custom_target(bench COMMAND sluice_bench "$<TARGET_FILE:sluice>" "${PROJECT_BINARY_DIR}/bench-corpus" DEPENDS sluice USES_TERMINAL VERBATIM)
endif()
