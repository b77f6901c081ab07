# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Sluice's gate for a CMake build. Entries: -DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=<this file>, `cmake -C SluiceInit.cmake`, or
# find_package(Sluice). cmake/README.md is the guide.
get_property(_sluice_trying GLOBAL PROPERTY IN_TRY_COMPILE)
get_property(_sluice_active GLOBAL PROPERTY SLUICE_ACTIVE)
if(_sluice_trying OR _sluice_active OR CMAKE_SCRIPT_MODE_FILE)
  return()
endif()
if(CMAKE_VERSION VERSION_LESS 3.24)
  message(FATAL_ERROR "sluice: the gate needs CMake 3.24 or newer, this is ${CMAKE_VERSION}")
endif()
set_property(GLOBAL PROPERTY SLUICE_ACTIVE TRUE)

# Our functions keep the policies of this place. The provider comes after the end of it: it is a macro that calls find_package() on
# behalf of the project, and must see the project's.
cmake_policy(PUSH)
cmake_policy(VERSION 3.24)

# A dependency provider can be set in a top-level include only; anywhere else CMake would stop.
set(_sluice_entry package)
foreach(_sluice_include IN LISTS CMAKE_PROJECT_TOP_LEVEL_INCLUDES)
  get_filename_component(_sluice_include "${_sluice_include}" REALPATH BASE_DIR "${CMAKE_SOURCE_DIR}")
  foreach(_sluice_file IN ITEMS "${CMAKE_CURRENT_LIST_FILE}" "${CMAKE_PARENT_LIST_FILE}")
    get_filename_component(_sluice_file "${_sluice_file}" REALPATH)
    if(_sluice_file STREQUAL _sluice_include)
      set(_sluice_entry top-level)
    endif()
  endforeach()
endforeach()
set_property(GLOBAL PROPERTY SLUICE_ENTRY "${_sluice_entry}")

include("${CMAKE_CURRENT_LIST_DIR}/SluiceSettings.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceEvents.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceFileApi.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceRequest.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceImported.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceFetched.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluicePackages.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceEdges.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceEvidence.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceRelease.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceStrictLinker.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceFinalise.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/SluiceFunctions.cmake")

cmake_policy(POP)
include("${CMAKE_CURRENT_LIST_DIR}/SluiceProvider.cmake")

_sluice_start_events()
_sluice_ask_file_api()
_sluice_become_provider()
_sluice_add_release_rule()
_sluice_guard_linkers()

# Logs every project() call. CMAKE_PROJECT_INCLUDE was one file before CMake 3.29: what the project set is included from ours.
set(SLUICE_CHAINED_PROJECT_INCLUDE "${CMAKE_PROJECT_INCLUDE}")
set(CMAKE_PROJECT_INCLUDE "${CMAKE_CURRENT_LIST_DIR}/SluiceProject.cmake")

cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL _sluice_finalise_last)
