# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Entry `cmake -C SluiceInit.cmake -S SOURCE -B BUILD`: no change to the project. The file API query stands before the first
# configure, so that CMake before 3.27 replies on its first run too.
cmake_policy(VERSION 3.24)
include("${CMAKE_CURRENT_LIST_DIR}/SluiceFileApi.cmake")
_sluice_write_query("${CMAKE_BINARY_DIR}")

set(_sluice_includes ${CMAKE_PROJECT_TOP_LEVEL_INCLUDES})
if(NOT "${CMAKE_CURRENT_LIST_DIR}/SluiceGate.cmake" IN_LIST _sluice_includes)
  list(APPEND _sluice_includes "${CMAKE_CURRENT_LIST_DIR}/SluiceGate.cmake")
  set(CMAKE_PROJECT_TOP_LEVEL_INCLUDES "${_sluice_includes}" CACHE STRING "Files included by the first project() call" FORCE)
endif()
unset(_sluice_includes)
