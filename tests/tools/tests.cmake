# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Programs that the demo and the end-to-end tests use.
add_executable(pack_fixture tools/pack_fixture.cpp)
target_link_libraries(pack_fixture PRIVATE sluice_test_support sluice_test_warnings sluice_sanitizers)
set_target_properties(pack_fixture PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
add_test(NAME real/archives COMMAND "${PROJECT_SOURCE_DIR}/cmake/dev/real_archives" "$<TARGET_FILE:sluice>" "${PROJECT_BINARY_DIR}/real" --few)
add_test(NAME real/licenses COMMAND "${PROJECT_SOURCE_DIR}/cmake/dev/real_licenses" "$<TARGET_FILE:sluice>" "${PROJECT_BINARY_DIR}/real" --few)
set_tests_properties(real/archives real/licenses PROPERTIES LABELS "real;slow" SKIP_RETURN_CODE 77 TIMEOUT 300 RESOURCE_LOCK real)
add_test(NAME readme COMMAND "${CMAKE_COMMAND}" -DSOURCE=${PROJECT_SOURCE_DIR} -DBUILD=${PROJECT_BINARY_DIR} -P "${CMAKE_CURRENT_SOURCE_DIR}/tools/readme_test.cmake")
add_test(NAME reports_page COMMAND "${CMAKE_COMMAND}" -DSOURCE=${PROJECT_SOURCE_DIR} -DBUILD=${PROJECT_BINARY_DIR} -P "${CMAKE_CURRENT_SOURCE_DIR}/tools/reports_page_test.cmake")
set_tests_properties(readme reports_page PROPERTIES LABELS "e2e;slow")

# Needs node's ajv (cmake/dev/npm) and xmllint.
add_test(NAME sbom/judges COMMAND "${CMAKE_COMMAND}" -E env "SLUICE_NPM=${PROJECT_SOURCE_DIR}/cmake/dev/npm" node "${CMAKE_CURRENT_SOURCE_DIR}/tools/judge_sboms.mjs"
  "$<TARGET_FILE:sluice>" "${SLUICE_SBOM_SCHEMAS}" "${PROJECT_BINARY_DIR}/judges" "${CMAKE_CURRENT_SOURCE_DIR}/sbom/schema_differences.txt"
  "${CMAKE_CURRENT_SOURCE_DIR}/sbom/samples" "${SLUICE_SHARED_DATA}/sbom")
set_tests_properties(sbom/judges PROPERTIES LABELS "judge;slow" SKIP_RETURN_CODE 77 TIMEOUT 300)

# Pages whose commands are run, and whose output is what they print.
foreach(page IN ITEMS supplier build-engineer release-manager)
  add_test(NAME walkthrough/${page} COMMAND python3 "${CMAKE_CURRENT_SOURCE_DIR}/tools/walkthrough.py" "$<TARGET_FILE:sluice>" "${PROJECT_SOURCE_DIR}"
    "${PROJECT_SOURCE_DIR}/policy/walkthrough/${page}.md")
  set_tests_properties(walkthrough/${page} PROPERTIES LABELS "e2e")
endforeach()
