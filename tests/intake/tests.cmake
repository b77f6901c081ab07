# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A program that stands in the worker's place and misbehaves, under the worker's own confinement.
add_executable(worker_stand_in intake/worker_stand_in.cpp)
target_link_libraries(worker_stand_in PRIVATE sluice_worker sluice_test_warnings sluice_sanitizers)
add_dependencies(tests_intake worker_stand_in)
target_compile_definitions(tests_intake PRIVATE SLUICE_WORKER_STAND_IN="$<TARGET_FILE:worker_stand_in>")
if(SLUICE_SANITIZE MATCHES "address|memory|thread")
  target_compile_definitions(tests_intake PRIVATE SLUICE_NO_ADDRESS_LIMIT)
endif()
