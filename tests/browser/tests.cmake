# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The HTML report in Debian's Chromium, driven by the npm package playwright-core; axe-core judges its accessibility.
add_executable(make_pages browser/make_pages.cpp)
target_link_libraries(make_pages PRIVATE sluice_reports sluice_test_support sluice_test_warnings sluice_sanitizers)
target_compile_options(make_pages PRIVATE -O0)
set(pages "${PROJECT_BINARY_DIR}/pages")
add_test(NAME browser/make_pages COMMAND make_pages "${pages}")
set_tests_properties(browser/make_pages PROPERTIES FIXTURES_SETUP pages)
foreach(case IN ITEMS page_test changes_test axe_test hostile_test large_test shots)
  add_test(NAME browser/${case} COMMAND node "${PROJECT_SOURCE_DIR}/tests/browser/${case}.mjs" /usr/bin/chromium "${pages}")
  set_tests_properties(browser/${case} PROPERTIES FIXTURES_REQUIRED pages LABELS "browser;slow" TIMEOUT 300)
endforeach()
set_tests_properties(browser/large_test PROPERTIES RUN_SERIAL ON)  # it measures
