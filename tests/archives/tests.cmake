# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The acceptance archives, made once for each run of the tests.
find_program(SLUICE_PYTHON python3 REQUIRED)
add_test(NAME archives COMMAND "${SLUICE_PYTHON}" -B "${CMAKE_CURRENT_SOURCE_DIR}/archives/make_cases.py" "${PROJECT_BINARY_DIR}/archives")
set_tests_properties(archives PROPERTIES FIXTURES_SETUP archives LABELS slow)
