# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Tests of the source tree itself: layers, style.
file(GLOB tree_sources CONFIGURE_DEPENDS tree/*.cpp)
add_executable(tests_tree ${tree_sources})
target_link_libraries(tests_tree PRIVATE sluice_test_support Catch2::Catch2WithMain sluice_test_warnings sluice_sanitizers)
catch_discover_tests(tests_tree TEST_PREFIX "tree/" DISCOVERY_MODE PRE_TEST)
